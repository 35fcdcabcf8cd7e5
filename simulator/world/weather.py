"""Fog, wind and typhoons: when they come, and when a route must wait for them."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Sequence

import numpy as np

from simulator.flow import sampling
from simulator.flow.chance import Chance
from simulator.journal import WeatherRecord
from simulator.scenario.places import Spells
from simulator.scenario.schema import Scenario
from simulator.units import MINUTES_PER_DAY, MINUTES_PER_HOUR


def weather(scenario: Scenario, chance: Chance) -> WeatherRecord:
    """Draw every spell that touches the horizon, by its beginning."""
    spells = []
    for name, kind in scenario.world.weather.items():
        for year, month in _months(scenario):
            spells += [
                (began, ended, name) for began, ended in _month(kind, name, year, month, scenario.run.start, chance)
            ]
    inside = sorted(spell for spell in spells if spell[1] > 0 and spell[0] < scenario.run.horizon)
    return WeatherRecord(
        name=tuple(name for _, _, name in inside),
        began=np.array([max(began, 0.0) for began, _, _ in inside]),
        ended=np.array([ended for _, ended, _ in inside]),
    )


def _months(scenario: Scenario) -> list[tuple[int, int]]:
    """The months of the horizon and the one before it, whose last spell may last into it."""
    first = scenario.run.start - dt.timedelta(days=28)
    last = scenario.run.start + dt.timedelta(minutes=scenario.run.horizon)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [(first.year + (first.month - 1 + k) // 12, (first.month - 1 + k) % 12 + 1) for k in range(count)]


def _month(kind: Spells, name: str, year: int, month: int, start: dt.date, chance: Chance) -> list[tuple[float, float]]:
    """The spells of one month, minutes from the start of the run; each month has its own luck."""
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
    return list(zip(began.tolist(), (began + lasts).tolist(), strict=True))


class Closures:
    """When a route may not sail: the union of the spells it stops in."""

    def __init__(self, record: WeatherRecord, stops_in: Sequence[str]) -> None:
        self._began: list[float] = []
        self._ended: list[float] = []
        for name, began, ended in zip(record.name, record.began.tolist(), record.ended.tolist(), strict=True):
            if name not in stops_in:
                continue
            if self._ended and began <= self._ended[-1]:
                self._ended[-1] = max(self._ended[-1], ended)
            else:
                self._began.append(began)
                self._ended.append(ended)

    def open_from(self, minutes: float) -> float:
        """The first minute from this one on at which the route may sail."""
        spell = bisect.bisect_right(self._began, minutes) - 1
        return self._ended[spell] if spell >= 0 and minutes < self._ended[spell] else minutes
