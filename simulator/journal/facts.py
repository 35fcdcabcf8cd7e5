"""What a saved journal says only once: names, days, fares, what time is worth; `journal.json`."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import numpy as np

from simulator.journal.costs import Costs
from simulator.journal.journal import Journal
from simulator.journal.stations import Control, StationRecord

FORMAT = 7
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
        "traits": journal.traits,
        "kinds": journal.kinds,
        "routes": journal.routes,
        "modes": journal.modes,
        "fares_yuan": [_known(fare) for fare in journal.fares_yuan],
        "distances_metres": [_known(distance) for distance in journal.distances_metres],
        "lounges": [[journal.routes[route] for route in lounge] for lounge in journal.lounges],
        "vessels": journal.vessels,
        "beyond": journal.beyond.tolist(),
        "visits": tuple(journal.visits),
        "meetings": tuple(journal.meetings),
        "stations": {name: _station(record) for name, record in journal.stations.items()},
        "costs": None if journal.costs is None else _costs(journal.costs),
    }


def known_in(facts: dict[str, Any], name: str) -> tuple[float, ...]:
    """A number of each route, or share of each kind; NaN where none is known."""
    return tuple(math.nan if value is None else value for value in facts[name])


def lounges_in(facts: dict[str, Any]) -> tuple[tuple[int, ...], ...]:
    """The routes of each lounge, as rows."""
    row_of = {name: row for row, name in enumerate(facts["routes"])}
    return tuple(tuple(row_of[name] for name in lounge) for lounge in facts["lounges"])


def costs_in(facts: dict[str, Any]) -> Costs | None:
    """What time and trouble are worth; None where the scenario does not say."""
    costs = facts["costs"]
    if costs is None:
        return None
    worth = np.array(costs["yuan_per_minute"], np.float64)
    keeps = np.array(known_in(costs, "shelf_life_minutes"), np.float64)
    return Costs(worth, costs["waiting_counts"], costs["put_off_counts"], costs["night_yuan"], keeps)


def _station(record: StationRecord) -> dict[str, Any]:
    finds = [_known(share) for share in record.control.finds]
    return {"standard_minutes": _known(record.standard), **dataclasses.asdict(record.control), "finds": finds}


def station_in(facts: dict[str, Any]) -> tuple[float, Control]:
    """The standard of a station (NaN for none), and what it is for the control of goods."""
    standard, charges = facts["standard_minutes"], tuple((days, yuan) for days, yuan in facts["charges"])
    control = Control(facts["shore"], facts["stamps"], facts["channel"], known_in(facts, "finds"), charges)
    return math.nan if standard is None else standard, control


def _costs(costs: Costs) -> dict[str, Any]:
    return {
        "yuan_per_minute": costs.yuan_per_minute.tolist(),
        "waiting_counts": float(costs.waiting_counts),
        "put_off_counts": float(costs.put_off_counts),
        "night_yuan": float(costs.night_yuan),
        "shelf_life_minutes": [_known(minutes) for minutes in costs.shelf_life_minutes],
    }


def _known(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
