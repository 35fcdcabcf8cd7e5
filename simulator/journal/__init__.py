"""What happened, in columns, and on disk."""

from simulator.journal.books import balance
from simulator.journal.journal import (
    Control,
    Costs,
    Crossings,
    Ending,
    Journal,
    Journeys,
    Purchases,
    Sailings,
    StationRecord,
    Stops,
    Visits,
    WeatherRecord,
)
from simulator.journal.loading import JournalError, load_journal
from simulator.journal.storage import save

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
