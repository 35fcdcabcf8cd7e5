"""One contender in a process of its own: `python -m benchmarks.child NAME` prints what it took, as JSON.

Times are processor seconds of this process, so that what else runs on the machine disturbs them little.
Imports and compiling stand outside them. What exists before the stopwatch starts (draws, modules) is taken
out of the garbage collector's sight, so that no contender pays for another's objects.
"""

from __future__ import annotations

import gc
import importlib
import json
import math
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

AGREEMENT_DAYS = 3
CHAIN_DAYS = {"ciw": 7, "salabim": 3, "simpy": 7, "reference": 3}
"""Days of the chain that a rival is timed on; 30 for those not named."""
LOOPS_SECONDS = 0.6
"""For how long a quick contender is repeated."""


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Processor seconds, and the answer."""
    began = time.process_time()
    answer = work()
    return time.process_time() - began, answer


def settled(work: Callable[[], Any]) -> float:
    """Median processor seconds over as many calls as fit into half a second or so, one at least."""
    seconds: list[float] = []
    while sum(seconds) < LOOPS_SECONDS:
        seconds.append(timed(work)[0])
    return statistics.median(seconds)


def put_aside() -> None:
    gc.collect()
    gc.freeze()


def peak_megabytes() -> float:
    """The most memory this process ever held."""
    try:
        import resource
    except ImportError:  # Windows
        return math.nan
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


def scenario_file(name: str) -> Any:
    from benchmarks.draws import SCENARIOS
    from simulator.scenario import load

    return load(SCENARIOS / f"{name}.yaml")


def month_strait() -> dict[str, Any]:
    """Load, simulate, measure: the median of five months, after a day that pays for compiling."""
    from simulator.measures import summary
    from simulator.world import simulate

    summary(simulate(scenario_file("xiamen_kinmen_day").scenario, walker="compiled"))
    put_aside()
    laps: dict[str, list[float]] = {"load": [], "simulate": [], "measures": []}
    for _ in range(5):
        load, file = timed(lambda: scenario_file("xiamen_kinmen_month"))
        walk, journal = timed(lambda: simulate(file.scenario, walker="compiled"))  # noqa: B023
        measure, rows = timed(lambda: summary(journal))  # noqa: B023
        for lap, seconds in zip(laps, (load, walk, measure), strict=True):
            laps[lap].append(seconds)
    visits = sum(len(each) for each in journal.visits.values())
    figures = {f"{row.measure}|{row.place}": row.value for row in rows}
    seconds = {lap: statistics.median(taken) for lap, taken in laps.items()}
    peak = peak_megabytes()
    from benchmarks.draws import draw

    seconds["of which drawing"] = statistics.median(timed(lambda: draw(file.scenario))[0] for _ in range(3))
    return {"seconds": seconds, "visits": visits, "peak": peak, "figures": figures}


def month_simpy(collector: bool = True) -> dict[str, Any]:
    """The plain SimPy model on the same draws, which it gets for nothing."""
    from benchmarks.draws import draw
    from benchmarks.plain_simpy import Crossing
    from benchmarks.plain_simpy_measures import measures

    scenario = scenario_file("xiamen_kinmen_month").scenario
    draws = draw(scenario)
    put_aside()
    if not collector:
        gc.disable()
    walk, model = timed(lambda: Crossing(scenario, draws).run())
    gc.enable()
    measure, found = timed(lambda: measures(model, scenario))
    visits = sum(len(desk.log) for desk in model.desks.values())
    figures = {f"{name}|{place}": float(value) for (name, place), value in found.items()}
    return {
        "seconds": {"simulate": walk, "measures": measure},
        "visits": visits,
        "peak": peak_megabytes(),
        "figures": figures,
    }


def days_walker(walker: str) -> dict[str, Any]:
    """Two days of the month by one walker: `simulate` alone, for its rate."""
    from benchmarks.draws import shortened
    from simulator.world import simulate

    scenario = shortened(scenario_file("xiamen_kinmen_month").scenario, 2)
    simulate(scenario, walker=walker)
    put_aside()
    seconds, journal = timed(lambda: simulate(scenario, walker=walker))
    return {
        "seconds": {"simulate": seconds},
        "visits": sum(len(each) for each in journal.visits.values()),
        "peak": peak_megabytes(),
    }


def year(name: str) -> dict[str, Any]:
    """A year of one scenario, one replication, compiled."""
    from simulator.measures import summary
    from simulator.world import simulate

    summary(simulate(scenario_file("xiamen_kinmen_day").scenario, walker="compiled"))
    put_aside()
    load, file = timed(lambda: scenario_file(name))
    began = time.perf_counter()
    walk, journal = timed(lambda: simulate(file.scenario, walker="compiled"))
    wall = time.perf_counter() - began
    measure, _ = timed(lambda: summary(journal))
    return {
        "seconds": {"load": load, "simulate": walk, "measures": measure, "simulate, by the wall clock": wall},
        "visits": sum(len(each) for each in journal.visits.values()),
        "peak": peak_megabytes(),
        "people": len(journal.journeys),
        "crossings": int(journal.sailings.boarded.sum()),
        "departures": int((journal.sailings.departed == journal.sailings.departed).sum()),  # NaN: it did not leave
    }


def compiling() -> dict[str, Any]:
    """The first call of the compiled walker in this process (the cache folder decides what it has to pay)."""
    import numpy as np

    from benchmarks.chain import Chain
    from benchmarks.chain_strait import mean_waits

    nobody = Chain(np.zeros(1), np.ones((1, 1)), np.ones(1, dtype=np.int64), 10.0)
    first, _ = timed(lambda: mean_waits(nobody))
    again, _ = timed(lambda: mean_waits(nobody))
    return {"seconds": {"first call": first, "second call": again}, "peak": peak_megabytes()}


def chain_of(rival: str) -> dict[str, Any]:
    """One rival on the chain: its mean waits on the first days, and its rate."""
    from benchmarks.chain import chain

    strait = rival in ("compiled", "plain", "reference")
    try:
        module = importlib.import_module("benchmarks.chain_strait" if strait else f"benchmarks.chain_{rival}")
    except ImportError as error:
        return {"missing": str(error)}
    options = {"walker": rival} if strait else {}
    week, long = chain(AGREEMENT_DAYS), chain(CHAIN_DAYS.get(rival, 30))
    put_aside()
    waits = module.mean_waits(week, **options)
    seconds = settled(lambda: module.mean_waits(long, **options))
    return {"seconds": {"simulate": seconds}, "visits": long.visits, "peak": peak_megabytes(), "waits": waits}


CONTENDERS: dict[str, Callable[[], dict[str, Any]]] = {
    "month/strait": month_strait,
    "month/simpy": month_simpy,
    "month/simpy_without_collector": lambda: month_simpy(collector=False),
    **{f"days/{walker}": (lambda walker=walker: days_walker(walker)) for walker in ("compiled", "plain", "reference")},
    **{
        f"chain/{rival}": (lambda rival=rival: chain_of(rival))
        for rival in ("simpy", "compiled", "plain", "reference", "ciw", "salabim", "bare_numba")
    },
    "year": lambda: year("xiamen_kinmen_2011"),
    "year_chain": lambda: year("transfer_route_2011"),
    "year_port": lambda: year("whole_port"),
    "year_market": lambda: year("dadeng_2010"),
    "compiling": compiling,
}

if __name__ == "__main__":
    print(json.dumps(CONTENDERS[sys.argv[1]]()))
