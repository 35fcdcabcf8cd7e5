"""What happened, in columns, and on disk."""

from simulator.journal.books import balance
from simulator.journal.journal import (
    Crossings,
    Ending,
    Journal,
    Journeys,
    Sailings,
    StationRecord,
    Visits,
    WeatherRecord,
)
from simulator.journal.storage import JournalError, load_journal, save

__all__ = [
    "Crossings",
    "Ending",
    "Journal",
    "JournalError",
    "Journeys",
    "Sailings",
    "StationRecord",
    "Visits",
    "WeatherRecord",
    "balance",
    "load_journal",
    "save",
]
