"""Which policy is the best by one measure, over all points of a sweep."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from simulator.measures.nature import NATURES
from simulator.study.comparison.margins import USUAL_MARGIN_SHARE
from simulator.study.decision.futures import Future, all_level, futures
from simulator.study.decision.switching import Switch, switches
from simulator.study.sensitivity.along import most_order
from simulator.study.sensitivity.observed import observed
from simulator.study.sensitivity.unfit import Reason, UnfitError
from simulator.study.sweep import Sampled
from simulator.study.sweep.sampled import Target

SAMPLES: Final = ("grid", "latin_hypercube", "morris", "sobol", "pawn", "named")
"""Designs whose points stand for what may come; a grid does if its levels are as likely as each other."""


@dataclass(frozen=True, eq=False)
class Decision:
    """Which policy is the best by one measure."""

    measure: Target
    less_is_good: bool
    rows: tuple[int, ...]
    """Points of the sweep that were seen under every policy."""
    switches: tuple[Switch, ...]
    futures: tuple[Future, ...]
    remarks: tuple[Reason, ...]
    margin: float = 0.0
    """Policies no farther apart than this are level: 1 % of the baseline's mean over all points (assumed)."""
    level: tuple[int, ...] = ()
    """Of `rows`, the points at which all policies are level."""


def decision(sampled: Sampled, measure: Target) -> Decision:
    """Ask which policy is the best by a measure, and where that changes."""
    good = NATURES[measure[0]].good
    nothing = Decision(measure, good == "less", (), (), (), ())
    if len(sampled.policies) < 2:
        return replace(nothing, remarks=(Reason("one_policy"),))
    if good == "neither":
        return replace(nothing, remarks=(Reason("no_good_way"),))
    if sampled.design.kind not in SAMPLES:
        return replace(nothing, remarks=(Reason("no_sample", {"design": sampled.design.kind}),))
    column = sampled.measures.index(measure)
    values = sampled.values[:, :, :, column].copy()
    values[list(sampled.failed)] = np.nan
    together = np.where(np.isnan(values).any(axis=1, keepdims=True), np.nan, values)
    try:
        seen = observed(together[:, 0])
    except UnfitError as refused:
        return replace(nothing, remarks=(refused.reason,))
    rows = list(seen.rows)
    common = ~np.isnan(together[rows]).any(axis=(0, 1))
    full = together[rows][:, :, common]
    remarks = list(seen.remarks)
    margin = USUAL_MARGIN_SHARE * abs(float(full[:, 0].mean()))
    level = tuple(row for row, is_level in zip(rows, all_level(full, margin), strict=True) if is_level)
    found: tuple[Switch, ...] = ()
    try:
        if sampled.factors:
            order = most_order(sampled.design.kind)
            found = switches(sampled.settings[rows], full, less_is_good=good == "less", most_order=order, margin=margin)
    except UnfitError as refused:
        remarks.append(refused.reason)
    if full.shape[2] < 2:
        remarks.append(Reason("one_replication"))
    told = futures(full, less_is_good=good == "less", margin=margin)
    return Decision(measure, good == "less", tuple(rows), found, told, tuple(remarks), margin, level)
