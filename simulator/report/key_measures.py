"""The measures that stand in the first table of a comparison, chosen by what the scenario has.

Where stations look for something, what is missed stands right after the measure that decides: time is easily saved by
looking less.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from simulator.scenario.measured import hidden_kinds
from simulator.scenario.steps import seized
from simulator.study.comparison import Comparison, Contrast

MOST: Final = 13
"""Rows of the table, the primary measure included."""
MOST_OF_GOODS: Final = 24
"""The same where there are release studies."""
RISK: Final = "missed_share"
"""What a quicker control may cost."""
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
OF_STUDIES: Final = ("arrival_to_release_mean_hours", "clearance_mean_hours")
OF_CARGO: Final = ("journey_mean_minutes", "charges_mean_yuan", "spoiled_share")
SERVERS: Final = "server_hours_per_day"
MOST_STATIONS: Final = 3
"""Stations, those whose server-hours differ most, beside release studies."""
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
    """Measure and place of each row: the primary one; what is missed; of goods the release studies and the stations
    whose work changes; the whole way it belongs to, and its market; the other ways; what concerns all routes together;
    and where that is less than a table, the stations where people wait longest."""
    design = found.design
    ways = [place for place in found.places("queueing_mean_minutes") if "/" not in place]
    own = way_of(design.place)
    first = [own] if own in ways else ways[:1]
    others = [way for way in ways if way not in first]
    studies = sorted(
        (place for place in found.places(OF_STUDIES[0]) if "/" not in place), key=lambda at: way_of(at) != own
    )
    cargo = OF_CARGO if studies else ()
    wished = [
        (design.measure, design.place),
        *((each.measure, each.place) for each in risks(found, design.names[0])),
        *((measure, study) for study in studies for measure in OF_STUDIES),
        *((measure, way) for way in first for measure in (*cargo, *OF_THE_WAY, *OF_THE_WAY_TOO, *OF_THE_MARKET)),
        *((SERVERS, station) for station in _busier(found) if studies),
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
    return tuple(dict.fromkeys(row for row in wished if row in there))[: MOST_OF_GOODS if studies else MOST]


def by_place(rows: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The same rows, those of a place together, as a table has them."""
    places = dict.fromkeys(place for _, place in rows)
    return tuple(row for place in places for row in rows if row[1] == place)


def way_of(place: str) -> str:
    """The direction that a place belongs to: of `to_xiamen/hides` and of the study `to_xiamen.xiamen` it is
    `to_xiamen`; of a station or a flow, itself."""
    return place.partition("/")[0].partition(".")[0]


def risks(found: Comparison, alternative: str) -> tuple[Contrast, ...]:
    """What is missed of what is hidden under an alternative, in each direction, that of the primary measure first, and
    where several things are hidden of each of them; none where nobody looks for anything."""
    own, scenario = way_of(found.design.place), found.file.scenario
    every = []
    for each in found.contrasts:
        if (each.measure, each.alternative) == (RISK, alternative):
            direction, slash, kind = each.place.partition("/")
            hidden = hidden_kinds(scenario, direction)
            if not slash or (len(hidden) > 1 and kind in hidden):
                every.append(each)
    return tuple(sorted(every, key=lambda each: way_of(each.place) != own))


def misses_more(found: Comparison, alternative: str) -> bool:
    """Whether more of what is hidden surely passes unseen, beyond the margin, in any direction."""
    return found.design.measure != RISK and any(each.verdict.word == "worse" for each in risks(found, alternative))


def _busier(found: Comparison) -> list[str]:
    """The stations whose server-hours any policy changes most, the largest change first; yards do no work."""
    yards = seized(found.file.scenario)
    changes: dict[str, float] = {}
    for each in found.contrasts:
        if each.measure != SERVERS or each.place in yards:
            continue
        if (change := abs(each.paired.difference.mean)) > 0:
            changes[each.place] = max(change, changes.get(each.place, 0.0))
    return sorted(changes, key=lambda place: -changes[place])[:MOST_STATIONS]


def _slowest(found: Comparison) -> list[str]:
    """Stations by their mean wait in the baseline, the longest first."""
    waits = {each.place: each.paired.before.mean for each in found.contrasts if each.measure == OF_STATIONS[0]}
    return sorted((place for place, wait in waits.items() if wait > 0), key=lambda place: -waits[place])


def _worth(before: float, after: float) -> bool:
    """Whether anything but zeros was observed."""
    return before > 0 or after > 0
