"""Writes what a run leaves behind: scenario, measures, journal, figures, manifest."""

from __future__ import annotations

import csv
import dataclasses
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from simulator.measures.release import DESCRIPTIONS, ORIGIN, SIMULATED
from simulator.report.manifest import manifest
from simulator.study.study import Study
from simulator.units import MINUTES_PER_DAY


def write_scenario(study: Study, folder: Path) -> None:
    """`scenario.yaml`: resolved and whole; run again, it gives the same digest and the same measures."""
    from simulator.scenario import dump

    (folder / "scenario.yaml").write_text(dump(study.file), encoding="utf-8", newline="\n")


def write_measures(study: Study, folder: Path) -> None:
    """`measures.csv` (estimates) and `measures_by_replication.csv`; an empty field where nothing was observed."""
    write_csv(
        folder / "measures.csv",
        ("measure", "place", "unit", "mean", "half_width", "low", "high", "replications", "missing"),
        (
            (
                row.measure,
                row.place,
                row.unit,
                *map(figure, (row.estimate.mean, row.estimate.half_width, row.estimate.low, row.estimate.high)),
                row.estimate.n,
                row.estimate.missing,
            )
            for row in study.estimates
        ),
    )
    write_csv(
        folder / "measures_by_replication.csv",
        ("replication", "measure", "place", "unit", "value"),
        (
            (replication.number, row.measure, row.place, row.unit, figure(row.value))
            for replication in study.replications
            for row in replication.rows
        ),
    )


def write_journal(study: Study, folder: Path) -> None:
    """`journal/`: what happened in replication 0, as Parquet, where it was kept."""
    if study.journal is not None:
        from simulator.journal import save

        save(study.journal, folder / "journal")


def write_release_studies(study: Study, folder: Path) -> None:
    """`release_study_<direction>_<shore>.csv`: the declarations of replication 0, in the layout of a Time Release Study
    file, where its journal was kept; what a declaration does not say (a home, what it hides) is left out."""
    from simulator.measures import studies
    from simulator.study.release_study import write_study

    for place, declarations in studies(study.journal).items() if study.journal is not None else ():
        direction, _, shore = place.partition(".")
        said = {name: words for name, words in declarations.described.items() if name in DESCRIPTIONS}
        said.setdefault("direction", np.full(len(declarations), direction))
        said[ORIGIN] = np.full(len(declarations), SIMULATED)
        write_study(
            dataclasses.replace(declarations, described=said), folder / f"release_study_{direction}_{shore}.csv"
        )


def write_manifest(study: Study, folder: Path, command: str, seconds: Mapping[str, float]) -> None:
    """`manifest.json`: what was run, by which version, with what, and how long it took."""
    run = study.file.scenario.run
    manifest(
        folder,
        command,
        {
            "scenario": study.file.name,
            "levers": list(study.file.levers),
            "digest": study.file.digest,
            "seed": run.seed,
            "replications": len(study.replications),
            "days": run.horizon / MINUTES_PER_DAY,
            "warm_up_days": run.warm_up / MINUTES_PER_DAY,
            "overridden": list(study.file.overridden),
        },
        seconds,
        replications=[round(replication.seconds, 3) for replication in study.replications],
    )


def figure(value: float) -> str:
    """A number with every digit, so that reading it back gives the same number."""
    return "" if math.isnan(value) else repr(float(value))


def write_csv(path: Path, heading: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table; the same bytes on every system."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)
