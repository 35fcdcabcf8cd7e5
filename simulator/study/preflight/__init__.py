"""What can be said of a scenario before any simulating: load of every station by hour, seats of every route."""

from simulator.study.preflight.sheet import DaySheet, Preflight, RouteSheet, StationHour, StationSheet
from simulator.study.preflight.survey import preflight

__all__ = ["DaySheet", "Preflight", "RouteSheet", "StationHour", "StationSheet", "preflight"]
