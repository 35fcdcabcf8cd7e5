"""How long whole journeys take, from door to door.

Counted are those who arrived after the warm-up. Only finished journeys have a duration;
`unfinished_share` says beside it how many were still on their way when the run ended. NaN where nobody
arrived. Companions (`flow/companion`) have no measures of their own.

`place` is a flow, a direction, or some of those who go in a direction: `to_taiwan/taipei` are those of direction
`to_taiwan` who are of kind `taipei`, or for whom that is the value of a trait.
"""

from __future__ import annotations

import math

import numpy as np

from simulator.journal import Ending, Journal
from simulator.journal.columns import Floats, Ints, Mask
from simulator.measures.period import counted_days, mean, ratio
from simulator.measures.places import directions, flows_of, traveller_flows
from simulator.measures.quantiles import quantiles
from simulator.measures.rows import Row, row
from simulator.measures.travellers import Durations, arrived, cells_of, direction_places, finished, how_many


def journey_minutes(journal: Journal, place: str) -> Floats:
    """Minutes from arrival to the end, one for each finished journey."""
    if _is_flow(journal, place):
        return _minutes(journal, arrived(journal, flows_of(journal, place)))
    return Durations(journal).of(place)


def journey_mean_minutes(journal: Journal, place: str) -> float:
    """Mean duration of finished journeys, in minutes."""
    return mean(journey_minutes(journal, place))


def journey_p50_minutes(journal: Journal, place: str) -> float:
    """The duration, in minutes, that half of the finished journeys do not exceed."""
    return quantiles(journey_minutes(journal, place), (0.5,))[0]


def journey_p90_minutes(journal: Journal, place: str) -> float:
    """The duration, in minutes, that 90 of 100 finished journeys do not exceed."""
    return quantiles(journey_minutes(journal, place), (0.9,))[0]


def journey_p95_minutes(journal: Journal, place: str) -> float:
    """The duration, in minutes, that 95 of 100 finished journeys do not exceed."""
    return quantiles(journey_minutes(journal, place), (0.95,))[0]


def unfinished_share(journal: Journal, place: str) -> float:
    """Share of those who would have set out in the time counted who were still on their way when the run ended, or
    had not set out, for want of an earlier seat."""
    here = cells_of(journal, place)
    return _unfinished(journal, how_many(journal), how_many(journal, _inside(journal)), here)


def travellers_per_day(journal: Journal, place: str) -> float:
    """How many set out after the warm-up, per day; NaN where nobody did."""
    return _per_day(journal, int(how_many(journal)[cells_of(journal, place)].sum()))


def journey_rows(journal: Journal) -> tuple[Row, ...]:
    """All measures of this page: for each flow that travels in its own right, each direction, and in it each kind
    and trait of those who came."""
    came, inside = how_many(journal), how_many(journal, _inside(journal))
    flows = tuple(flow for flow in traveller_flows(journal) if _is_flow(journal, flow))
    by_kind = direction_places(journal, came)
    durations = Durations(journal) if by_kind else None
    rows: list[Row] = []
    for place in (*flows, *by_kind):
        if durations is None or place in flows:
            minutes = _minutes(journal, arrived(journal, flows_of(journal, place)))
        else:
            minutes = durations.of(place)
        here = cells_of(journal, place)
        median, ninety, late = quantiles(minutes, (0.5, 0.9, 0.95))
        rows += (
            row("travellers_per_day", place, _per_day(journal, int(came[here].sum()))),
            row("journey_mean_minutes", place, mean(minutes)),
            row("journey_p50_minutes", place, median),
            row("journey_p90_minutes", place, ninety),
            row("journey_p95_minutes", place, late),
            row("unfinished_share", place, _unfinished(journal, came, inside, here)),
        )
    return tuple(rows)


def _unfinished(journal: Journal, came: Ints, inside: Ints, here: Mask) -> float:
    late = journal.beyond.ravel()
    return ratio(int((inside + late)[here].sum()), int((came + late)[here].sum()))


def _per_day(journal: Journal, people: int) -> float:
    return people / counted_days(journal) if people else math.nan


def _is_flow(journal: Journal, place: str) -> bool:
    """A direction of the same name goes before a flow."""
    return place in journal.flows and place not in directions(journal)


def _minutes(journal: Journal, here: Mask) -> Floats:
    done = np.flatnonzero(here & finished(journal))
    return np.asarray(journal.journeys.left[done] - journal.journeys.arrived[done])


def _inside(journal: Journal) -> Mask:
    return np.asarray(journal.journeys.ending == Ending.INSIDE)
