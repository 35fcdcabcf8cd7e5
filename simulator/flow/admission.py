"""Who is let in where, who need not stop there, whom a scheme takes in: what policy says, for all who set out."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from simulator.flow.timetable import policy_by_day
from simulator.journal.columns import Floats, Ints, SmallInts
from simulator.scenario.places import Station
from simulator.scenario.policy import Scheme
from simulator.scenario.schema import Scenario
from simulator.scenario.sorts import Sort, largest
from simulator.scenario.traits import EVERYBODY

Rule = TypeVar("Rule", Station, Scheme)


class Admission:
    """The share of each sort of traveller that visits a station or is in a scheme, by the day on which they set out."""

    def __init__(self, scenario: Scenario, sorts: Sequence[Sort]) -> None:
        self._sorts = (*sorts, ())  # the last for those of no kind, row -1
        days = policy_by_day(scenario)
        stations = {name: [policy.stations[name] for policy in days] for name in scenario.policy.stations}
        limited = {name: rules for name, rules in stations.items() if any(limits(rule) for rule in rules)}
        self._admitted = {name: self._by_day(rules, admitted_share) for name, rules in limited.items()}
        self._exempt = {name: self._by_day(rules, exempt_share) for name, rules in limited.items()}
        self._taken_in = {
            name: self._by_day([policy.schemes[name] for policy in days], taken_in_share)
            for name in scenario.policy.schemes
        }

    def limits(self, station: str) -> bool:
        """Whether some need not, or may not, visit the station."""
        return station in self._admitted

    def admitted(self, station: str, day: Ints, kind: SmallInts) -> Floats:
        """The share of those like each of these people that a station lets in, by the day on which they set out."""
        return _of_each(self._admitted[station], day, kind)

    def exempt(self, station: str, day: Ints, kind: SmallInts) -> Floats:
        """The share of those like each of these people that need not stop there."""
        return _of_each(self._exempt[station], day, kind)

    def taken_in(self, scheme: str, day: Ints, kind: SmallInts) -> Floats:
        """The share of those like each of these people whom a scheme takes in."""
        return _of_each(self._taken_in[scheme], day, kind)

    def _by_day(self, rules: Sequence[Rule], share: Callable[[Rule, Sort], float]) -> tuple[Ints, Floats]:
        """Of each day which row of shares counts, and the rows; few days have a rule of their own."""
        known: dict[int, int] = {}
        row_of_day = np.array([known.setdefault(id(rule), len(known)) for rule in rules])
        told = {id(rule): rule for rule in rules}
        return row_of_day, np.array([[share(told[each], sort) for sort in self._sorts] for each in known])


def _of_each(shares: tuple[Ints, Floats], day: Ints, kind: SmallInts) -> Floats:
    row_of_day, rows = shares
    return np.asarray(rows[row_of_day[day], kind])


def limits(station: Station) -> bool:
    """Whether some need not, or may not, visit a station."""
    return station.admits is not None or station.exempts is not None


def admitted_share(station: Station, sort: Sort) -> float:
    """The share of one sort of traveller that a station lets in."""
    return 1.0 if station.admits is None else largest(station.admits, sort, 0.0)


def exempt_share(station: Station, sort: Sort) -> float:
    """The share of one sort of traveller that need not stop at a station."""
    return largest(station.exempts or {}, sort, 0.0)


def visiting_share(station: Station, sort: Sort) -> float:
    """The share of one sort of traveller that visits a station."""
    return admitted_share(station, sort) * (1.0 - exempt_share(station, sort))


def taken_in_share(scheme: Scheme, sort: Sort) -> float:
    """The share of one sort of traveller whom a scheme takes in: what it says of them, its odds times all that fit."""
    share = largest(scheme.takes_in, sort, 0.0)
    factor = math.prod(odds for name, odds in scheme.odds.items() if name == EVERYBODY or name in sort)
    return share if share == 1 else share * factor / (1 - share + share * factor)
