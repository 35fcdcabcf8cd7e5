"""What happened, in columns, and on disk."""

from simulator.journal.books import balance
from simulator.journal.costs import Costs
from simulator.journal.journal import Journal
from simulator.journal.journeys import Ending, Journeys
from simulator.journal.loading import JournalError, load_journal
from simulator.journal.passages import Crossings, Visits
from simulator.journal.purchases import Purchases
from simulator.journal.sailings import Sailings
from simulator.journal.stations import Control, StationRecord
from simulator.journal.storage import save
from simulator.journal.weather import Stops, WeatherRecord

__all__ = [
    "Control",
    "Costs",
    "Crossings",
    "Ending",
    "Journal",
    "JournalError",
    "Journeys",
    "Purchases",
    "Sailings",
    "StationRecord",
    "Stops",
    "Visits",
    "WeatherRecord",
    "balance",
    "load_journal",
    "save",
]
