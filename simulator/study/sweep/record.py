"""What a finished sweep says of itself: the manifest, the points that failed, and every number of the scenario."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq

from simulator import __version__
from simulator.scenario.numbers import numbers_of
from simulator.study.program import code_digest
from simulator.study.sweep.factors import TOGETHER
from simulator.study.sweep.ledger import Ledger
from simulator.study.sweep.parts import sure
from simulator.study.sweep.plan import Plan
from simulator.study.sweep.sampled import labels
from simulator.study.sweep.wish import Precision


def write_record(plan: Plan, ledger: Ledger, folder: Path, command: str, seconds: float) -> None:
    """`parameters.csv`, `failed.csv` and, last, `manifest.json`."""
    failed = ledger.failed()
    _csv(folder / "parameters.csv", ("place", "value", "varied_by"), _parameters(plan))
    names = [factor.name for factor in plan.factors]
    _csv(
        folder / "failed.csv",
        ("point", *names, "reason"),
        ((row, *plan.values_of(row), why) for row, why in failed.items()),
    )
    text = json.dumps(_manifest(plan, ledger, command, seconds, failed), ensure_ascii=False, indent=1)
    sure(folder / "manifest.json", lambda path: path.write_text(text + "\n", encoding="utf-8", newline="\n"))


def read_cells(plan: Plan, folder: Path) -> Iterator[tuple[Any, Any, Any]]:
    """Rows, replications and values of the cells in the wide table of a finished sweep, some at a time."""
    file = pq.ParquetFile(folder / "wide.parquet")
    columns = ["point", "replication", *labels(plan.measures)]
    policies = len(plan.policies)
    for group in range(file.num_row_groups):
        table = file.read_row_group(group, columns=columns)
        values = np.stack([table[name].to_numpy() for name in columns[2:]], axis=1)
        yield (
            table["point"].to_numpy()[::policies],
            table["replication"].to_numpy()[::policies],
            values.reshape(-1, policies, len(plan.measures)),
        )


def _parameters(plan: Plan) -> Iterator[tuple[object, ...]]:
    """Every number of the scenario under the baseline, and which factor varies it."""
    varied = {
        target: factor.name
        for factor in plan.factors
        if factor.kind == "path"
        for target in factor.target.split(TOGETHER)
    }
    middle = {factor.name: factor.at(factor.where(factor.likely)) for factor in plan.factors}
    for loc, value in numbers_of(plan.kitchen.tree(middle, 0, 0 if plan.recipe.named else None)):
        place = ".".join(loc)
        yield place, value, varied.get(place, "")


def _csv(path: Path, head: tuple[str, ...], rows: Any) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    sure(path, lambda half: half.write_text(text.getvalue(), encoding="utf-8", newline="\n"))


def _manifest(plan: Plan, ledger: Ledger, command: str, seconds: float, failed: dict[int, str]) -> dict[str, Any]:
    rule = plan.replications
    return {
        "program": "strait",
        "version": __version__,
        "code": code_digest(),
        "command": command,
        "sweep": plan.name,
        "digest": plan.digest,
        "scenario": plan.baseline.name,
        "scenario_digest": plan.baseline.digest,
        "levers": [layer.label for layer in plan.recipe.levers],
        "policies": list(plan.policies),
        "factors": [
            {
                "name": factor.name,
                factor.kind: factor.target,
                "low": factor.low,
                "high": factor.high,
                "likely": factor.likely,
                "unit": factor.told_in,
                "grade": factor.grade,
                "distribution": factor.distribution,
                "values": list(factor.values),
                "whole": factor.whole,
            }
            for factor in plan.factors
        ],
        "correlations": [[each.first, each.second, each.rank] for each in plan.wish.correlations],
        "design": {"kind": plan.design.kind, **plan.design.structure},
        "points": len(plan.design),
        "replications": (
            {"precision": rule.share, "first": rule.first, "at_most": rule.at_most}
            if isinstance(rule, Precision)
            else rule
        ),
        "measures": list(labels(plan.measures)),
        "seed": plan.seed,
        "days": plan.baseline.scenario.run.horizon / 1440,
        "cells": ledger.cells(),
        "failed": {str(row): why for row, why in failed.items()},
        "seconds": round(seconds, 3),
        "model_seconds": round(ledger.model_seconds(), 3),
    }
