"""What the analysis of a sweep takes: from the parts of one that was just finished, or from the tables it left."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from simulator.journal.columns import Floats, Ints
from simulator.study.sweep.ledger import Ledger
from simulator.study.sweep.plan import Plan
from simulator.study.sweep.sampled import Sampled
from simulator.study.sweep.table import cells
from simulator.study.sweep.wish import Precision


def sampled_of(plan: Plan, ledger: Ledger) -> Sampled:
    """What the analysis takes, from the parts."""
    return _filled(plan, ((some.rows, some.replications, some.values) for some in cells(plan, ledger)), ledger.failed())


def read_back(plan: Plan, folder: Path) -> Sampled:
    """What the analysis takes, from the tables of a finished sweep."""
    from simulator.study.sweep.record import read_cells

    said = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return _filled(plan, read_cells(plan, folder), {int(row): why for row, why in said["failed"].items()})


def _filled(
    plan: Plan,
    some: Iterable[tuple[Ints, Ints, Floats]],
    failed: dict[int, str],
) -> Sampled:
    shape = (len(plan.design), len(plan.policies), plan.most_replications, len(plan.measures))
    values = np.full(shape, np.nan)
    most = 0
    for rows, replications, found in some:
        values[rows, :, replications, :] = found
        most = max(most, int(replications.max(initial=-1)) + 1)
    kept = values[:, :, : max(most, 1), :] if isinstance(plan.replications, Precision) else values
    return Sampled(plan.factors, plan.design, plan.policies, plan.measures, kept, failed, plan.drawn)
