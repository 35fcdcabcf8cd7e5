"""The dozen measures that stand in the first table of a comparison, chosen by what the scenario has."""

from __future__ import annotations

from typing import Final

from simulator.study.comparison import Comparison

MOST: Final = 13
"""Rows of the table, the primary measure included."""
OF_THE_WAY: Final = ("journey_mean_minutes", "journey_p95_minutes", "queueing_mean_minutes")
OF_THE_WAY_TOO: Final = ("lounge_wait_mean_minutes", "generalised_cost_yuan", "unfinished_share")
OF_THE_MARKET: Final = (
    "sales_yuan_per_day",
    "sales_mean_yuan",
    "unsold_yuan_per_day",
    "tax_paid_yuan_per_day",
    "tax_forgone_yuan_per_day",
    "smuggled_missed_yuan_per_day",
)
OF_ALL: Final = (
    "passengers_per_day",
    "missed_connections_per_day",
    "overnight_per_day",
    "stranded_per_day",
    "left_behind_per_sailing",
)
OF_STATIONS: Final = ("wait_mean_minutes", "wait_p95_minutes")
WHOLES: Final = ("all", "ferry", "flight")


def key_measures(found: Comparison) -> tuple[tuple[str, str], ...]:
    """Measure and place of each row: the primary one; the whole way it belongs to, and its market; the other ways; what
    concerns all routes together; and where that is less than a table, the stations where people wait longest."""
    design = found.design
    ways = [place for place in found.places("queueing_mean_minutes") if "/" not in place]
    own = design.place.partition("/")[0]
    first = [own] if own in ways else ways[:1]
    others = [way for way in ways if way not in first]
    wished = [
        (design.measure, design.place),
        *((measure, way) for way in first for measure in (*OF_THE_WAY, *OF_THE_WAY_TOO, *OF_THE_MARKET)),
        *((measure, place) for place in WHOLES for measure in OF_ALL),
        *(("journey_mean_minutes", way) for way in others),
        *((measure, flow) for flow in found.places("journey_mean_minutes") if not ways for measure in OF_THE_WAY[:2]),
        *((measure, station) for station in _slowest(found) for measure in OF_STATIONS),
    ]
    there = {
        (each.measure, each.place)
        for each in found.contrasts
        if _worth(each.paired.before.mean, each.paired.after.mean)
    }
    there.add((design.measure, design.place))
    return tuple(dict.fromkeys(row for row in wished if row in there))[:MOST]


def _slowest(found: Comparison) -> list[str]:
    """Stations by their mean wait in the baseline, the longest first."""
    waits = {each.place: each.paired.before.mean for each in found.contrasts if each.measure == OF_STATIONS[0]}
    return sorted((place for place, wait in waits.items() if wait > 0), key=lambda place: -waits[place])


def _worth(before: float, after: float) -> bool:
    """Whether anything but zeros was observed."""
    return before > 0 or after > 0
