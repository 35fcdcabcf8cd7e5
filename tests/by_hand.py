"""For scenarios worked by hand: play one under every walker, and say clock times as a timetable does."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from simulator.journal import Ending, Journal
from simulator.journal.books import balance
from simulator.journal.columns import Ints
from simulator.scenario import loads
from simulator.units import MINUTES_PER_DAY, clock_minutes
from simulator.world import simulate
from tests.same import assert_same

ABOUT = "about: {title: {en: By hand, zh_Hans: 手算, zh_Hant: 手算}}\n"
DAY = MINUTES_PER_DAY
ALL_WALKERS = ("plain", "compiled")
DENSE_MORNING_FOG = """
  weather:
    fog:
      spells_by_month: [900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900, 900]
      begins_by_hour: [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
      lasts: 4 h
"""


def play(text: str, *, walkers: tuple[str, ...] = ("plain",)) -> Journal:
    """One run under the reference walker; the others agree on it and its books balance."""
    scenario = loads(ABOUT + text).scenario
    journal = simulate(scenario, walker="reference")
    for walker in walkers:
        assert_same(journal, simulate(scenario, walker=walker), walker)
    assert balance(journal) == ()
    return journal


def at(*clock_times: str) -> list[float]:
    """Minutes after the first midnight; `+09:00` is on the second day."""
    return [clock_minutes(text.removeprefix("+")) + DAY * text.startswith("+") for text in clock_times]


def booked(journal: Journal) -> Ints:
    """The row of the sailing that each person had booked for the last lounge reached; -1 for none."""
    rows = np.full(len(journal.journeys), -1)
    rows[journal.crossings.entity] = journal.crossings.booked
    return rows


def endings(journal: Journal) -> list[Ending]:
    """How each journey came out, in population order."""
    return [Ending(code) for code in journal.journeys.ending]


def fog(journal: Journal) -> tuple[float, float]:
    """When the first morning's fog came and cleared: its spells overlap, since each outlasts the hour of onset."""
    first_day = journal.weather.began < DAY
    began, ended = sorted(journal.weather.began[first_day]), sorted(journal.weather.ended[first_day])
    assert all(later - earlier < clock_minutes("04:00") for earlier, later in pairwise(began))
    return began[0], ended[-1]
