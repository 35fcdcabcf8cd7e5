"""How long whole journeys take, from arrival to the end of the itinerary.

Counted are those who arrived after the warm-up. Only finished journeys have a duration;
`unfinished_share` says beside it how many were still on their way when the run ended. NaN where nobody
arrived. Companions (`flow/companion`) have no measures of their own.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulator.journal import Ending, Journal
from simulator.journal.journal import Floats
from simulator.measures.period import mean, ratio, traveller_flows
from simulator.measures.quantiles import quantiles
from simulator.measures.rows import Row, row


def journey_minutes(journal: Journal, flow: str) -> Floats:
    """Minutes from arrival to the end, one for each finished journey of the flow."""
    return _minutes(journal, _arrived(journal, flow))


def journey_mean_minutes(journal: Journal, flow: str) -> float:
    """Mean duration of finished journeys, in minutes."""
    return mean(journey_minutes(journal, flow))


def journey_p95_minutes(journal: Journal, flow: str) -> float:
    """The duration, in minutes, that 95 of 100 finished journeys do not exceed."""
    return quantiles(journey_minutes(journal, flow), (0.95,))[0]


def unfinished_share(journal: Journal, flow: str) -> float:
    """Share of those who arrived who were still on their way when the run ended."""
    return _unfinished(journal, _arrived(journal, flow))


def journey_rows(journal: Journal) -> tuple[Row, ...]:
    """All measures of this page, for each flow that travels in its own right."""
    rows: list[Row] = []
    for flow in traveller_flows(journal):
        arrived = _arrived(journal, flow)
        minutes = _minutes(journal, arrived)
        rows += (
            row("journey_mean_minutes", flow, mean(minutes)),
            row("journey_p95_minutes", flow, quantiles(minutes, (0.95,))[0]),
            row("unfinished_share", flow, _unfinished(journal, arrived)),
        )
    return tuple(rows)


def _arrived(journal: Journal, flow: str) -> NDArray[np.bool_]:
    arrived = journal.journeys.flow == journal.flows.index(flow)
    if journal.warm_up_minutes > 0:
        arrived &= journal.journeys.arrived >= journal.warm_up_minutes
    return np.asarray(arrived)


def _minutes(journal: Journal, arrived: NDArray[np.bool_]) -> Floats:
    finished = np.flatnonzero(arrived & (journal.journeys.ending == Ending.FINISHED))
    return np.asarray(journal.journeys.left[finished] - journal.journeys.arrived[finished])


def _unfinished(journal: Journal, arrived: NDArray[np.bool_]) -> float:
    inside = arrived & (journal.journeys.ending == Ending.INSIDE)
    return ratio(int(np.count_nonzero(inside)), int(np.count_nonzero(arrived)))
