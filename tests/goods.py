"""Goods under control, made by hand: every number of their measures can be followed with a pencil."""

from __future__ import annotations

from simulator.journal import Control, Ending, Journal
from tests.journals import DAY, NEVER, made

STATIONS = ("scanner", "officer", "desk", "quay", "counter", "bank", "sampler", "laboratory", "release", "gate")
KINDS = ("aeo/clean", "aeo/hides", "general/hides")


def customs(**changes: object) -> Journal:
    """Four consignments and their papers: a clean one, and three that hide something. A scanner that finds 40 % sees
    the second and third, an officer who finds half opens the third; a desk finds 10 % in the papers of all. Lodged at
    minute 15, checked at 30, looked at when the scanner or the officer is done, released at 300, gone at 350."""
    journeys = [(0, 10.0, 400.0, Ending.FINISHED)] * 4 + [(1, 10.0, 300.0, Ending.FINISHED)] * 4
    facts: dict[str, object] = {
        "horizon": DAY,
        "flows": ("goods", "goods/papers"),
        "directions": ("to_xiamen", "to_xiamen"),
        "kinds": KINDS,
        "traits_of": (("", "state"), ("", "state")),
        "journeys": journeys,
        "kind": [0, 1, 2, 2] * 2,
        "visits": {
            "scanner": [(0, 20.0, 20.0, 25.0), (1, 20.0, 25.0, 30.0), (2, 20.0, 30.0, 35.0)],
            "officer": [(2, 40.0, 40.0, 280.0)],
            "quay": [(row, 10.0, 10.0, 12.0) for row in range(4)],
            "counter": [(4 + row, 12.0, 12.0, 15.0) for row in range(4)],
            "desk": [(4 + row, 20.0, 20.0, 30.0) for row in range(4)],
            "bank": [(row, 281.0, 281.0, 285.0) for row in range(4)],
            "sampler": [(0, 25.0, 25.0, 28.0)],
            "laboratory": [(0, 30.0, 30.0, 90.0)],
            "release": [(row, 290.0, 290.0, 300.0) for row in range(4)],
            "gate": [(row, 345.0, 345.0, 350.0) for row in range(4)],
        },
        "stations": dict.fromkeys(STATIONS, ((0.0,), (9,), NEVER)),
        "controls": {
            "scanner": Control("xiamen", "examined", "scan", (NEVER, 0.4, 0.4, NEVER)),
            "officer": Control("xiamen", "examined", "open", (NEVER, 0.5, 0.5, NEVER)),
            "desk": Control("xiamen", "documents_checked", "documents", (NEVER, 0.1, 0.1, NEVER)),
            "quay": Control("xiamen", "arrived"),
            "counter": Control("xiamen", "lodged"),
            "bank": Control("xiamen", "duty_paid"),
            "sampler": Control("xiamen", "sampled"),
            "laboratory": Control("xiamen", "tested"),
            "release": Control("xiamen", "released"),
            "gate": Control("xiamen", "gated_out"),
        },
    }
    return made(**facts | changes)  # type: ignore[arg-type]
