"""Fog, wind and typhoons: when they come, how far one sees, and when a route must wait for them."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulator.flow import sampling
from simulator.flow.chance import Chance
from simulator.journal import Stops, WeatherRecord
from simulator.scenario.routes import Route
from simulator.scenario.schema import Scenario
from simulator.scenario.weather import Spells
from simulator.units import MINUTES_PER_DAY, MINUTES_PER_HOUR


@dataclass(frozen=True, slots=True)
class Spell:
    """One spell of weather; minutes from the start of the run, metres."""

    began: float
    ended: float
    name: str
    below: float
    """One sees less far than this in it; infinite where the weather has no visibility."""
    least: float
    """How far one sees in its middle."""

    def stops(self, minimum_visibility: float | None) -> tuple[float, float] | None:
        """The part of it in which a route that needs so much visibility is stopped; all of it where it names none."""
        if minimum_visibility is None or self.below == np.inf:
            return self.began, self.ended
        if self.least >= minimum_visibility:
            return None
        # Visibility falls evenly to the middle and rises evenly: it is too short for so much of either half.
        clear = (self.below - minimum_visibility) / (self.below - self.least) * (self.ended - self.began) / 2
        return self.began + clear, self.ended - clear


def weather(scenario: Scenario, chance: Chance) -> tuple[Spell, ...]:
    """Draw or list every spell that touches the horizon, by its beginning."""
    spells: list[Spell] = []
    for name, kind in scenario.world.weather.items():
        if kind.listed is not None:
            spells += _listed(kind, name, scenario.run.start, chance)
        else:
            for year, month in _months(scenario):
                spells += _month(kind, name, year, month, scenario.run.start, chance)
    inside = [spell for spell in spells if spell.ended > 0 and spell.began < scenario.run.horizon]
    return tuple(sorted(inside, key=lambda spell: (max(spell.began, 0.0), spell.ended, spell.name)))


def record(spells: Sequence[Spell]) -> WeatherRecord:
    """The spells as the journal keeps them."""
    return WeatherRecord(
        name=tuple(spell.name for spell in spells),
        began=np.array([max(spell.began, 0.0) for spell in spells]),
        ended=np.array([spell.ended for spell in spells]),
    )


def _months(scenario: Scenario) -> list[tuple[int, int]]:
    """The months of the horizon and the one before it, whose last spell may last into it."""
    first = scenario.run.start - dt.timedelta(days=28)
    last = scenario.run.start + dt.timedelta(minutes=scenario.run.horizon)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [(first.year + (first.month - 1 + k) // 12, (first.month - 1 + k) % 12 + 1) for k in range(count)]


def _month(kind: Spells, name: str, year: int, month: int, start: dt.date, chance: Chance) -> list[Spell]:
    """The spells of one month; each month has its own luck."""
    if kind.spells_by_month is None or kind.begins_by_hour is None or kind.lasts is None:
        return []
    address = f"weather/{name}/{year}-{month:02d}"
    count = int(sampling.poisson(kind.spells_by_month[month - 1], chance.uniforms(f"{address}/spells", 1))[0])
    if count == 0:
        return []
    first = dt.date(year, month, 1)
    days = ((first + dt.timedelta(days=31)).replace(day=1) - first).days
    day = np.floor(chance.uniforms(f"{address}/day", count) * days) + (first - start).days
    reached = np.cumsum(kind.begins_by_hour) / sum(kind.begins_by_hour)
    hour = np.searchsorted(reached, chance.uniforms(f"{address}/hour", count), side="right")
    minute = chance.uniforms(f"{address}/minute", count) * MINUTES_PER_HOUR
    began = day * MINUTES_PER_DAY + hour * MINUTES_PER_HOUR + minute
    lasts = sampling.minutes(kind.lasts, chance.uniforms(f"{address}/lasts", count))
    return _spells(kind, name, began.tolist(), (began + lasts).tolist(), address, chance)


def _listed(kind: Spells, name: str, start: dt.date, chance: Chance) -> list[Spell]:
    """The spells that the scenario lists."""
    midnight, minute = dt.datetime.combine(start, dt.time()), dt.timedelta(minutes=1)
    listed = kind.listed or ()
    began = [(spell.began - midnight) / minute for spell in listed]
    ended = [(spell.ended - midnight) / minute for spell in listed]
    least = [spell.least_visibility for spell in listed]
    return _spells(kind, name, began, ended, f"weather/{name}/listed", chance, least)


def _spells(
    kind: Spells,
    name: str,
    began: Sequence[float],
    ended: Sequence[float],
    address: str,
    chance: Chance,
    known: Sequence[float | None] = (),
) -> list[Spell]:
    """Spells with the visibility in their middle, drawn where it is not known."""
    if kind.visibility is None:
        return [Spell(first, last, name, np.inf, 0.0) for first, last in zip(began, ended, strict=True)]
    bounds = kind.visibility.least
    drawn = bounds.low + chance.uniforms(f"{address}/visibility", len(began)) * (bounds.high - bounds.low)
    least = [float(drawn[row]) if row >= len(known) or known[row] is None else known[row] for row in range(len(began))]
    return [
        Spell(first, last, name, kind.visibility.below, float(middle or 0.0))
        for first, last, middle in zip(began, ended, least, strict=True)
    ]


class Closures:
    """When a route may not sail: the union of the stops by all the weather it stops in."""

    def __init__(self, spells: Sequence[Spell], route: Route) -> None:
        self.began: list[float] = []
        self.ended: list[float] = []
        stops = [spell.stops(route.minimum_visibility) for spell in spells if spell.name in route.stops_in]
        for began, cleared in sorted(stop for stop in stops if stop is not None):
            ended = cleared + route.resumes_after
            if ended <= 0:
                continue
            if self.ended and began <= self.ended[-1]:
                self.ended[-1] = max(self.ended[-1], ended)
            else:
                self.began.append(max(began, 0.0))
                self.ended.append(ended)

    def open_from(self, minutes: float) -> float:
        """The first minute from this one on at which the route may sail."""
        spell = bisect.bisect_right(self.began, minutes) - 1
        return self.ended[spell] if spell >= 0 and minutes < self.ended[spell] else minutes


def stops(closures: Sequence[Closures]) -> Stops:
    """When each route was stopped, as the journal keeps it."""
    return Stops(
        route=np.repeat(np.arange(len(closures), dtype=np.int32), [len(route.began) for route in closures]),
        began=np.array([began for route in closures for began in route.began]),
        ended=np.array([ended for route in closures for ended in route.ended]),
    )
