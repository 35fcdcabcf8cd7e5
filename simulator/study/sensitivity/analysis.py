"""Everything that a sweep says of what moves one measure, and how sure that is.

Each method is asked only where the design is made for it; where it is and cannot answer, its reason stands in its
place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

import numpy as np

from simulator.journal.columns import Floats
from simulator.study.sensitivity import convergence
from simulator.study.sensitivity.along import Along, along, most_order
from simulator.study.sensitivity.main_effects import MainEffects, by_curves, by_own_points
from simulator.study.sensitivity.morris import METHOD as MORRIS
from simulator.study.sensitivity.morris import Morris, morris
from simulator.study.sensitivity.observed import Noise, Observed, noise_of, observed
from simulator.study.sensitivity.pawn import USUAL_SLICES, Pawn, pawn
from simulator.study.sensitivity.resting import (
    Measurement,
    Resting,
    Shares,
    measurements,
    resting_on,
    shares_of_curves,
    shares_of_sobol,
)
from simulator.study.sensitivity.sobol import FEWEST_BASE_POINTS, NOISE_ONLY_SHARE, Sobol, sobol
from simulator.study.sensitivity.sobol import METHOD as SOBOL
from simulator.study.sensitivity.unfit import Reason, UnfitError
from simulator.study.sweep import Sampled
from simulator.study.sweep.design import NEEDS_EVERY_POINT
from simulator.study.sweep.sampled import Target

ANYWHERE: Final = ("latin_hypercube", "pawn")
"""Designs whose points lie anywhere in the cube, each on its own."""
VARIANCES: Final = ("grid", "latin_hypercube", "pawn")
"""Designs whose points have the variance of what may come, so that shares of it can be told from curves; a trajectory's
points hang together."""
METHODS: Final = {"morris": MORRIS, "sobol": SOBOL}

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Sensitivity:
    """What moves one measure under one policy, or the difference that a policy makes to it."""

    measure: Target
    policy: str
    less: str
    """What is taken off: the baseline where a difference is told, else empty."""
    observed: Observed | None = None
    noise: Noise | None = None
    fitted: Along | None = None
    main: MainEffects | None = None
    morris: Morris | None = None
    sobol: Sobol | None = None
    pawn: Pawn | None = None
    stages: tuple[convergence.Stage, ...] = ()
    shares: Shares | None = None
    resting: tuple[Resting, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    remarks: tuple[Reason, ...] = ()
    """Refusals, and what to mind."""


def sensitivity(sampled: Sampled, measure: Target, policy: str, less: str = "") -> Sensitivity:
    """Ask every method that the design is made for about a measure under a policy, or about its difference to
    another."""
    remarks = list(_to_mind(sampled))
    nothing = Sensitivity(measure, policy, less)
    kind = sampled.design.kind
    method = METHODS.get(kind, "")
    try:
        seen = _observed(sampled, measure, policy, less, method)
    except UnfitError as refused:
        return replace(nothing, remarks=(*remarks, refused.reason))
    remarks += seen.remarks
    noise = noise_of(seen)
    if noise.variance == 0:
        return replace(nothing, observed=seen, noise=noise, remarks=(*remarks, Reason("constant")))
    if seen.values.shape[1] < 2:
        remarks.append(Reason("one_replication"))
    rows, structure = list(seen.rows), sampled.design.structure
    settings, unit = sampled.settings[rows], _drawn(sampled)[rows]
    factors = len(sampled.factors)

    def asked(question: Callable[[], T]) -> T | None:
        try:
            return question()
        except UnfitError as refused:
            if refused.reason not in remarks:
                remarks.append(refused.reason)
            return None

    fitted = main = None
    if kind == "one_at_a_time":
        main = asked(lambda: by_own_points(seen, settings))
    elif factors:
        fitted = asked(lambda: along(settings, seen.levelled, most_order=most_order(kind)))
        if fitted is not None:
            told = kind in VARIANCES and sampled.drawn is None and not noise.share > NOISE_ONLY_SHARE
            main = by_curves(seen, settings, fitted, noise, shares=told)
    found: dict[str, Any] = {"morris": None, "sobol": None, "pawn": None, "stages": ()}
    if kind == "morris":
        levels = int(structure["levels"])
        found["morris"] = asked(lambda: morris(seen, sampled.design.unit[rows], levels))
        if found["morris"]:
            found["stages"] = convergence.of_morris(seen, sampled.design.unit[rows], levels)
    if kind == "sobol":
        second = bool(structure.get("second_order"))
        found["sobol"] = asked(lambda: sobol(seen, factors, second_order=second))
        if found["sobol"]:
            found["stages"] = convergence.of_sobol(seen, factors, second_order=second)
    if kind in ANYWHERE:
        slices = int(structure.get("slices", USUAL_SLICES))
        found["pawn"] = asked(lambda: pawn(seen, unit, slices))
        if found["pawn"]:
            found["stages"] = convergence.of_pawn(seen, unit, slices)
    shares = None
    if noise.share > NOISE_ONLY_SHARE:
        if Reason("noise_only") not in remarks:
            remarks.append(Reason("noise_only"))
    elif found["sobol"]:
        shares = shares_of_sobol(found["sobol"])
    elif main is not None and fitted is not None and kind in VARIANCES and sampled.drawn is None:
        shares = shares_of_curves(main, noise)
    return replace(
        nothing,
        observed=seen,
        noise=noise,
        fitted=fitted,
        main=main,
        **found,
        shares=shares,
        resting=resting_on(shares, sampled.factors) if shares else (),
        measurements=measurements(shares, sampled.factors) if shares else (),
        remarks=tuple(remarks),
    )


def _observed(sampled: Sampled, measure: Target, policy: str, less: str, method: str) -> Observed:
    """The values, failed points as if nothing had been seen there; refused by name where all points are needed."""
    needs = sampled.design.kind in NEEDS_EVERY_POINT
    if needs and sampled.failed:
        row, reason = next(iter(sampled.failed.items()))
        raise UnfitError(
            "failed", count=len(sampled.failed), points=len(sampled.design), method=method, row=row, reason=reason
        )
    values = sampled.of(measure, policy)
    values = values - sampled.of(measure, less) if less else values.copy()
    values[list(sampled.failed)] = np.nan
    return observed(values, method, needs_every_point=needs)


def _drawn(sampled: Sampled) -> Floats:
    return sampled.design.unit if sampled.drawn is None else sampled.drawn


def _to_mind(sampled: Sampled) -> tuple[Reason, ...]:
    """Of the design, before anything is asked."""
    found = []
    kind, structure = sampled.design.kind, sampled.design.structure
    base = int(structure.get("base", 0))
    if kind == "sobol" and base & (base - 1):
        below = 1 << (base.bit_length() - 1)
        found.append(Reason("not_power_of_two", {"base": base, "below": below, "above": 2 * below}))
    if kind == "sobol" and base < FEWEST_BASE_POINTS:
        found.append(Reason("few_base_points", {"base": base, "needed": FEWEST_BASE_POINTS}))
    if sampled.drawn is not None and kind in METHODS:
        found.append(Reason("correlated", {"method": METHODS[kind]}))
    if sampled.drawn is not None and kind in VARIANCES:
        found.append(Reason("drawn_together"))
    return tuple(found)
