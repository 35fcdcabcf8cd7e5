"""Stage times fitted to a Time Release Study, as YAML that can stand in a scenario."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from simulator.report.release_tables import NOT_SAID
from simulator.scenario.writing import as_yaml
from simulator.study.release_study import Fit, Reading
from simulator.study.release_study.evidence import evidence

FEW = 30
"""Durations below which a fit is marked as resting on few."""


def stage_times(reading: Reading, fits: Sequence[Fit], file: str) -> str:
    """The fitted stages as YAML: each value as it can stand in a scenario, and how good it is in a comment above."""
    parts = []
    for interval in dict.fromkeys(fit.interval for fit in fits):
        of_interval = [fit for fit in fits if fit.interval == interval]
        parts += [f"# {line}" for fit in of_interval for line in _comment(fit)]
        fitted: dict[str, Any] = {
            "/".join(word or NOT_SAID for word in fit.group): evidence(fit, file, reading.good)
            for fit in of_interval
            if fit.chosen is not None
        }
        if fitted:
            parts.append(as_yaml({interval: fitted.get("", fitted)}))
    return "\n".join(parts).rstrip() + "\n"


def _comment(fit: Fit) -> Iterator[str]:
    """How a stage was fitted, and what to mind."""
    called = ", ".join((fit.interval, *(word or NOT_SAID for word in fit.group)))
    if fit.before:
        yield f"{called}: {fit.before} passed the later stage first; they have no duration and are left out"
    if fit.chosen is None:
        yield f"{called}: n = {fit.n} that took time, too few to fit"
        return
    chosen = fit.chosen
    others = ", ".join(f"{name} {aic:.1f}" for name, aic in sorted(chosen.aic.items(), key=lambda each: each[1]))
    yield f"{called}: n = {fit.n}, {chosen.family}" + (f" by AIC ({others})" if others else ", all are the same")
    limit = fit.farthest_share
    yield (
        f"  Kolmogorov–Smirnov distance {chosen.distance_share:.3f}"
        + (f", more than {limit:.3f}: it does not describe these data" if fit.far else f" (limit {limit:.3f})")
        + f"; {100 * fit.overnight_share:.0f} % end on a later day than they begin"
    )
    if fit.at_once:
        yield f"  {fit.at_once} more passed both stages at once: a mixture"
    if fit.n < FEW:
        yield f"  fewer than {FEW} durations: the choice of the family rests on little"
