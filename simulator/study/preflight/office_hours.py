"""The week of a station in words, as it would hang on its door."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from simulator.scenario.places import Station
from simulator.scenario.rosters import WEEK
from simulator.units import MINUTES_PER_DAY, clock_text


def office_hours(station: Station) -> tuple[tuple[str, str], ...]:
    """Days and their hours, as (`Mon–Fri`, `08:30–12:00 by 2, 13:30–17:30 by 2`), holidays last where they have hours
    of their own; empty where all days are alike."""
    if station.on_days is None:
        return ()
    week = [(day.capitalize()[:3], _hours(station.steps(weekday))) for weekday, day in enumerate(WEEK)]
    alike = [(hours, [day for day, _ in days]) for hours, days in groupby(week, key=lambda day: day[1])]
    rows = [(days[0] if len(days) == 1 else f"{days[0]}–{days[-1]}", hours) for hours, days in alike]
    if station.on_days.holiday is not None:
        rows.append(("holidays", _hours(station.steps(WEEK.index("wednesday"), holiday=True))))
    return tuple(rows)


def _hours(steps: Sequence[tuple[float, int]]) -> str:
    return ", ".join(_spans(steps)) or "closed"


def _spans(steps: Sequence[tuple[float, int]]) -> Iterator[str]:
    """Each stretch of the day with as many servers throughout."""
    changes = [step for number, step in enumerate(steps) if number == 0 or step[1] != steps[number - 1][1]]
    for (begins, servers), (ends, _) in pairwise([*changes, (MINUTES_PER_DAY, 0)]):
        if servers:
            until = "24:00" if ends == MINUTES_PER_DAY else clock_text(ends)
            yield f"{clock_text(begins)}–{until} by {servers}"
