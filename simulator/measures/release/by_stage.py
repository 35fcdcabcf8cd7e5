"""Where the time from arrival to release goes, stage by stage."""

from __future__ import annotations

from typing import Final

import numpy as np

from simulator.journal.columns import Floats
from simulator.measures.release.declarations import STAGES, Declarations

ENDED_BY: Final = STAGES[1 : STAGES.index("released") + 1]
"""The stages that can end a part of the time from arrival to release, in the order of the study."""


def release_study_by_stage(declarations: Declarations) -> dict[str, Floats]:
    """Minutes of each declaration from arrival to release, by the stage that ended each part of them: 100 minutes of
    `examined` are those between the stage passed before the examination and its end.

    The parts of a declaration add up to its time from arrival to release, so that their means can be stacked, which
    those of the intervals cannot: they may overlap, and each is of other declarations. What was done before arrival
    took none of that time, and a stage that does not apply ends none: 0.
    """
    arrived, released = declarations.passed["arrived"], declarations.passed["released"]
    passed = np.array([declarations.passed[stage] for stage in ENDED_BY]).reshape(len(ENDED_BY), -1)
    passed = np.clip(np.where(np.isnan(passed), -np.inf, passed), arrived, np.maximum(arrived, released))
    order = np.argsort(passed, axis=0, kind="stable")
    in_order = np.take_along_axis(passed, order, axis=0)
    parts = np.empty_like(passed)
    np.put_along_axis(parts, order, np.diff(in_order, axis=0, prepend=arrived[None]), axis=0)
    return dict(zip(ENDED_BY, parts, strict=True))
