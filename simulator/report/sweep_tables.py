"""A sweep on the terminal: what would be run, and what came of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from simulator.report.durations import in_words
from simulator.report.numbers import plain
from simulator.report.run_tables import observed
from simulator.report.style import plural
from simulator.report.told import Told
from simulator.report.told_columns import in_columns
from simulator.study.estimate import estimate
from simulator.study.sweep import Factor, Plan, Sweep
from simulator.study.sweep.estimate_cost import Cost
from simulator.study.sweep.factors import TOGETHER
from simulator.study.sweep.sampled import labels
from simulator.study.sweep.wish import Precision

if TYPE_CHECKING:
    from rich.console import RenderableType

FIRST_POINTS = 5
FACTORS_ACROSS = 6
MANY_PLACES = 3
"""That a factor sets besides the first: from so many on they are counted."""
DESIGNS = {
    "grid": "grid",
    "one_at_a_time": "one at a time",
    "latin_hypercube": "Latin hypercube",
    "morris": "Morris trajectories",
    "sobol": "Sobol' (Saltelli)",
    "pawn": "PAWN",
    "named": "named points",
}


def heading(wish: Plan) -> str:
    """What is varied, and how often it is run."""
    from rich.markup import escape

    run = wish.baseline.scenario.run
    title = wish.wish.titles.get("en", wish.name)
    rule = wish.replications
    often = (
        f"until each half-width is {rule.share:.0%} of the mean ({rule.first} to {rule.at_most} replications)"
        if isinstance(rule, Precision)
        else plural(rule, "replication")
    )
    policies = plural(len(wish.policies), "policy").replace("policys", "policies")
    return (
        f"[bold]{escape(title)}[/bold]\n"
        f"{escape(wish.baseline.name)}: {DESIGNS[wish.design.kind]}, {plural(len(wish.design), 'point')} of "
        f"{plural(len(wish.factors), 'factor')} × {policies} × {often} · {observed(run)}\n"
        f"seed {wish.seed} · digest {wish.digest}"
    )


def plan_tables(wish: Plan, cost: Cost, width: int) -> tuple[RenderableType, ...]:
    """Factors, the first points, and what it will take."""
    said = [f"\n{plural(cost.runs, 'run')}"]
    if isinstance(wish.replications, Precision):
        most = wish.replications.at_most / wish.replications.first
        said[0] += f" at least, and {round(cost.runs * most):,} at most"
    if cost.reason:
        said.append(f"the first point fails: {cost.reason}")
    else:
        said.append(
            f"about {in_words(cost.seconds)} on {plural(cost.workers, 'worker')} "
            f"({cost.seconds_a_run * 1000:.0f} ms a run, by one that was timed and not kept)"
        )
    said.append(f"about {_size(cost.bytes_on_disk)} on the disk")
    return (*_factors(wish, width), *_points(wish, width), "; ".join(said))


def outcome_tables(found: Sweep, width: int) -> tuple[RenderableType, ...]:
    """Of each measure under each policy: the lowest, the middle and the highest of all points."""
    sampled, state = found.sampled, found.state
    tables: list[RenderableType] = []
    for name, target in zip(labels(sampled.measures), sampled.measures, strict=True):
        rows = []
        for policy in sampled.policies:
            values = sampled.of(target, policy)
            kept = [row for row in range(len(values)) if row not in sampled.failed]
            found_here = [estimate(values[row]) for row in kept]
            means = np.array([each.mean for each in found_here if each.n])
            half = np.array([each.half_width for each in found_here if not math.isnan(each.half_width)])
            if len(means):
                cells = [plain(float(each)) for each in (means.min(), np.median(means), means.max())]
            else:
                cells = ["n/a"] * 3
            rows.append((policy, *cells, plain(float(np.median(half))) if len(half) else "n/a"))
        told = Told(f"{name}, {sampled.unit_of(target)}", ("", "lowest", "median", "highest", "±"), tuple(rows))
        tables += in_columns(told, width)
    took = f"{plural(state.runs, 'run')} in {in_words(state.seconds)}"
    return (
        *tables,
        "\n[dim italic]of all points: the lowest, median and highest mean over replications; ± is chance alone, the "
        "median half-width (95 %) of a point's mean[/dim italic]",
        took + (f" ({state.runs_per_second:.3g} runs / s)" if state.runs else ""),
    )


def _factors(wish: Plan, width: int) -> Sequence[RenderableType]:
    if not wish.factors:
        return ()
    head = ("", "low", "likely", "high", "distribution", "grade")
    rows = tuple(
        (each.name, *(plain(value) for value in (each.low, each.likely, each.high)), _spread(each), each.grade)
        for each in wish.factors
    )
    said = tuple(", ".join(filter(None, (f"{each.name}: {_place(each)}", each.told_in))) for each in wish.factors)
    return in_columns(Told("Factors", head, rows, said), width)


def _place(factor: Factor) -> str:
    """What it sets; of many places the first."""
    if factor.kind == "lever":
        return f"lever {factor.target}"
    first, *others = factor.target.split(TOGETHER)
    return TOGETHER.join((first, *others)) if len(others) < MANY_PLACES else f"{first} and {len(others)} places more"


def _spread(factor: Factor) -> str:
    words = f"{len(factor.values)} values" if factor.distribution == "discrete" else factor.distribution
    return f"{words}, whole" if factor.whole else words


def _points(wish: Plan, width: int) -> Sequence[RenderableType]:
    """The first rows of the design."""
    count = min(FIRST_POINTS, len(wish.design))
    if wish.recipe.named:
        points = [wish.point(row) for row in range(count)]
        named = tuple((each.name, each.settings["scenario"], each.settings["with"]) for each in points)
        return in_columns(Told("First points", ("", "scenario", "with"), named), width)
    shown = wish.factors[: min(FACTORS_ACROSS, max(1, width // 16))]
    rows = tuple((str(row), *map(plain, wish.values_of(row)[: len(shown)])) for row in range(count))
    left_out = len(wish.factors) - len(shown)
    below = (f"and {plural(left_out, 'factor')} more",) if left_out else ()
    return in_columns(Told("First points", ("", *(each.name for each in shown)), rows, below), width)


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(count, 1000) / 1e3:.0f} kB"
