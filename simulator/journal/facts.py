"""What a saved journal says only once: names, days, fares, what time is worth; `journal.json`."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from simulator.journal.journal import Costs, Journal

FORMAT = 3
"""Of the files that hold a journal; a reader of another format must not guess."""


def facts_of(journal: Journal) -> dict[str, Any]:
    """All of a journal that is no column, in plain words and numbers; null for what is not known."""
    return {
        "format": FORMAT,
        "digest": journal.digest,
        "seed": journal.seed,
        "replication": journal.replication,
        "start": journal.start.isoformat(),
        "horizon_minutes": float(journal.horizon_minutes),
        "warm_up_minutes": float(journal.warm_up_minutes),
        "flows": journal.flows,
        "directions": journal.directions,
        "kinds": journal.kinds,
        "routes": journal.routes,
        "modes": journal.modes,
        "fares_yuan": [_known(fare) for fare in journal.fares_yuan],
        "lounges": [[journal.routes[route] for route in lounge] for lounge in journal.lounges],
        "vessels": journal.vessels,
        "visits": tuple(journal.visits),
        "meetings": tuple(journal.meetings),
        "standard_minutes": {name: _known(record.standard) for name, record in journal.stations.items()},
        "costs": None if journal.costs is None else _costs(journal.costs),
    }


def lounges_in(facts: dict[str, Any]) -> tuple[tuple[int, ...], ...]:
    """The routes of each lounge, as rows."""
    row_of = {name: row for row, name in enumerate(facts["routes"])}
    return tuple(tuple(row_of[name] for name in lounge) for lounge in facts["lounges"])


def costs_in(facts: dict[str, Any]) -> Costs | None:
    """What time and trouble are worth; None where the scenario does not say."""
    costs = facts["costs"]
    if costs is None:
        return None
    return Costs(np.array(costs["yuan_per_minute"], np.float64), costs["waiting_counts"], costs["night_yuan"])


def _costs(costs: Costs) -> dict[str, Any]:
    return {
        "yuan_per_minute": costs.yuan_per_minute.tolist(),
        "waiting_counts": float(costs.waiting_counts),
        "night_yuan": float(costs.night_yuan),
    }


def _known(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
