"""Sweeps of functions whose answer is known, as an analysis takes them: no scenario is simulated."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from simulator.journal.columns import Floats
from simulator.study.sweep import Design, Factor, Sampled

MEASURE = ("wait_mean_minutes", "desk")


def factors(*names: str, low: float = 0.0, high: float = 1.0, grades: Sequence[str] = ()) -> tuple[Factor, ...]:
    """Numbers of a scenario, assumed unless their grades are given."""
    every = grades or ["assumed"] * len(names)
    return tuple(
        Factor(name, "path", f"world.{name}", low, high, (low + high) / 2, grade=grade)
        for name, grade in zip(names, every, strict=True)
    )


def sobol_points(count: int, base: int, *, second_order: bool = True) -> Design:
    """Saltelli's design."""
    from SALib.sample.sobol import sample

    unit = sample(_problem(count), base, calc_second_order=second_order, seed=1)
    return Design("sobol", unit, {"base": base, "second_order": second_order})


def morris_points(count: int, trajectories: int, levels: int = 4) -> Design:
    """Trajectories at so many levels."""
    from SALib.sample.morris import sample

    unit = sample(_problem(count), trajectories, num_levels=levels, seed=1)
    return Design("morris", unit, {"trajectories": trajectories, "levels": levels})


def anywhere(count: int, points: int, kind: str = "latin_hypercube") -> Design:
    """Points drawn by lot."""
    return Design(kind, np.random.default_rng(1).random((points, count)), {"slices": 10} if kind == "pawn" else {})  # type: ignore[arg-type]


def grid(*levels: int) -> Design:
    """Every combination of so many levels, the ends of the range among them."""
    axes = [np.linspace(0, 1, count) for count in levels]
    return Design("grid", np.stack([each.ravel() for each in np.meshgrid(*axes)], axis=1), {"levels": levels})


def swept(
    design: Design,
    every: Sequence[Factor],
    outcomes: Mapping[str, Callable[[Floats], Floats]],
    *,
    replications: int = 1,
    luck: float = 0.0,
    noise: float = 0.0,
    failed: Mapping[int, str] | None = None,
    measure: tuple[str, str] = MEASURE,
    **more: Any,
) -> Sampled:
    """What a sweep of these functions of the settings would have found: `luck` is common to all points and policies of
    a replication, `noise` is each point's own."""
    rng = np.random.default_rng(7)
    bare = Sampled(tuple(every), design, tuple(outcomes), (measure,), np.empty((len(design), 1, 1, 1)), **more)
    exact = np.stack([outcome(bare.settings) for outcome in outcomes.values()], axis=1)[:, :, None]
    shape = (len(design), len(outcomes), replications)
    values = exact + rng.normal(0, luck or 1e-300, (1, 1, replications)) + rng.normal(0, noise or 1e-300, shape)
    return Sampled(bare.factors, design, bare.policies, (measure,), values[..., None], dict(failed or {}), **more)


def _problem(count: int) -> dict[str, Any]:
    return {"num_vars": count, "names": [f"x{row}" for row in range(count)], "bounds": [[0.0, 1.0]] * count}
