"""A Hypothesis strategy of journals of any content whatever; they need not balance."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from simulator.journal import (
    Costs,
    Crossings,
    Ending,
    Journal,
    Journeys,
    Purchases,
    Sailings,
    StationRecord,
    Stops,
    Visits,
    WeatherRecord,
)
from tests.journals import NEVER


@st.composite
def journals(draw: st.DrawFn) -> Journal:
    """Any journal: any times, NaN and infinities included, any codes, any names, empty parts."""
    names = st.lists(st.text(max_size=6), unique=True, max_size=3)
    some_names = st.lists(st.text(max_size=6), unique=True, min_size=1, max_size=3)
    times = st.floats(width=64)
    flows, kinds, routes, vessels = (tuple(draw(given)) for given in (some_names, names, some_names, names))
    people, boats, crossed, spells, halts, buyers = (draw(st.integers(0, 5)) for _ in range(6))
    lounges = tuple(draw(st.lists(st.sampled_from(range(len(routes))), unique=True).map(tuple)) for _ in range(2))
    cost = draw(st.none() | st.floats(0, 1e9))
    worth = st.floats(0, 1e9) | st.just(NEVER)  # kept as JSON, where not known is null, whatever its bits were

    def column(kind: Any, rows: int, elements: st.SearchStrategy[Any]) -> Any:
        return draw(arrays.arrays(kind, rows, elements=elements))

    def codes(rows: int, low: int, high: int) -> Any:
        return column(np.int32, rows, st.integers(low, max(high, low)))

    def whole(rows: int, kind: type[np.signedinteger[Any]] = np.int32) -> Any:
        return column(kind, rows, st.integers(0, np.iinfo(kind).max))

    def visits() -> Visits:
        rows = draw(st.integers(0, 4))
        return Visits(whole(rows), *(column(float, rows, times) for _ in range(3)))

    def roster() -> StationRecord:
        rows = draw(st.integers(0, 3))
        working = column(np.bool_, rows, st.booleans())
        return StationRecord(column(float, rows, times), whole(rows), working, draw(st.floats(0, 1e9) | st.just(NEVER)))

    keeps = column(float, len(kinds) + 1, st.just(NEVER) | st.floats(1, 1e6))
    kept = draw(st.sampled_from([keeps, np.empty(0)]))
    return Journal(
        digest=draw(st.text(max_size=8)),
        seed=draw(st.integers(0)),
        replication=draw(st.integers(0, 9)),
        start=draw(st.dates()),
        horizon_minutes=draw(st.floats(0, 1e12)),
        warm_up_minutes=draw(st.floats(0, 1e12)),
        flows=flows,
        directions=tuple(draw(st.text(max_size=3)) for _ in flows),
        traits=tuple(tuple(draw(st.lists(st.text(max_size=3), max_size=2))) for _ in flows),
        kinds=kinds,
        routes=routes,
        modes=tuple(draw(st.sampled_from(("ferry", "coach", "flight", "freight"))) for _ in routes),
        fares_yuan=tuple(draw(st.just(NEVER) | st.floats(0, 1e9)) for _ in routes),
        distances_metres=tuple(draw(st.just(NEVER) | st.floats(0, 1e9)) for _ in routes),
        lounges=lounges,
        vessels=vessels,
        journeys=Journeys(
            codes(people, 0, len(flows) - 1),
            codes(people, -1, len(kinds) - 1),
            whole(people, np.int64),
            whole(people, np.int64),
            *(column(float, people, times) for _ in range(3)),
            column(np.int8, people, st.sampled_from([int(ending) for ending in Ending])),
        ),
        beyond=whole(len(flows) * (len(kinds) + 1), np.int64).reshape(len(flows), len(kinds) + 1),
        visits={name: visits() for name in draw(names)},
        meetings={name: visits() for name in draw(names)},
        crossings=Crossings(
            whole(crossed),
            *(column(float, crossed, times) for _ in range(3)),
            sailing=codes(crossed, -1, 5),
            booked=codes(crossed, -1, 5),
            lounge=codes(crossed, 0, 1),
        ),
        sailings=Sailings(
            codes(boats, 0, len(routes) - 1),
            codes(boats, -1, len(vessels) - 1),
            *(column(float, boats, times) for _ in range(3)),
            *(whole(boats) for _ in range(4)),
            cancelled=column(np.bool_, boats, st.booleans()),
            extra=column(np.bool_, boats, st.booleans()),
        ),
        stations={name: roster() for name in draw(names)},
        weather=WeatherRecord(
            tuple(draw(st.lists(st.text(max_size=4), min_size=spells, max_size=spells))),
            *(column(float, spells, times) for _ in range(2)),
        ),
        stops=Stops(codes(halts, 0, len(routes) - 1), *(column(float, halts, times) for _ in range(2))),
        purchases=Purchases(
            whole(buyers),
            column(np.int64, buyers, st.integers(0, 1 << 40)),
            *(column(float, buyers, times) for _ in range(len(Purchases.__slots__) - 2)),
        ),
        costs=None
        if cost is None
        else Costs(column(float, len(kinds) + 1, worth), cost, draw(st.floats(0, 9)), draw(st.floats(0, 1e9)), kept),
    )
