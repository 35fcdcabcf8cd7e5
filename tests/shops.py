"""A balanced journal of a market made by hand: five visitors of one day under a limit of 1,000 yuan."""

from __future__ import annotations

from typing import Any

from simulator.journal import Control, Ending, Journal
from tests.journals import DAY, NEVER, made

WITHIN, SPLITS, PAYS, SMUGGLES = range(4)


def shops(**changes: Any) -> Journal:
    """Two together, of whom the first hands on 200 of what is over and leaves 100 in the shop; one who declares 500,
    one who hides 400 past a gate that finds a quarter; and one, within the limit, who is turned away. Tax is a
    tenth."""
    seen = [(row, 100.0, 100.0, 101.0) for row in range(4)]
    facts: dict[str, Any] = {
        "horizon": DAY,
        "flows": ("visitors",),
        "directions": ("market",),
        "kinds": ("within", "splits", "pays", "smuggles"),
        "traits_of": [("outcome",)],
        "journeys": [
            (0, 100.0, 101.0, Ending.FINISHED),
            (0, 100.0, 101.0, Ending.FINISHED),
            (0, 100.0, 101.0, Ending.FINISHED),
            (0, 100.0, 101.0, Ending.FINISHED),
            (0, 102.0, 102.0, Ending.TURNED_AWAY),
        ],
        "kind": [SPLITS, WITHIN, PAYS, SMUGGLES, WITHIN],
        "party": [0, 0, 2, 3, 4],
        "visits": {"gate": [*seen, (4, 102.0, NEVER, 102.0)]},
        "stations": {"gate": ((0.0,), (4,), NEVER)},
        "controls": {"gate": Control(finds=(NEVER, NEVER, NEVER, 0.25, NEVER))},
        "purchases": [
            {"entity": 0, "wished": 1300, "duty_free": 1000, "handed_on": 200, "left": 100, "tax_forgone": 120},
            {"entity": 1, "wished": 800, "duty_free": 800, "carried": 200, "tax_forgone": 80},
            {"entity": 2, "wished": 1500, "duty_free": 1000, "taxed": 500, "tax_forgone": 100, "tax_paid": 50},
            {"entity": 3, "wished": 1400, "duty_free": 1000, "smuggled": 400, "tax_forgone": 100, "tax_evaded": 40},
            {"entity": 4, "wished": 700, "duty_free": 700, "tax_forgone": 70},
        ],
    }
    rows = [{"limit": 1000.0, **row} for row in facts["purchases"]]
    return made(**{**facts, "purchases": rows, **changes})
