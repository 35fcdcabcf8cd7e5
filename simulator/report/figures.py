"""All figures of a run, as SVG and PNG, with the same bytes whenever the same run is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.report.style import LOOK
from simulator.scenario.measured import modes
from simulator.study.study import Study

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DOTS_PER_INCH = 160


def write_figures(study: Study, folder: Path, command: str) -> tuple[Path, ...]:
    """Draw every figure the study has data for; returns the files written, two for each figure."""
    import matplotlib as mpl

    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    # A fixed salt, since SVG marks its parts with random names otherwise.
    with mpl.rc_context({**LOOK, "svg.hashsalt": study.file.digest}):
        for name, figure in _figures(study, command):
            if figure is not None:
                written += save_figure(figure, folder, name)
    return tuple(written)


def _figures(study: Study, command: str) -> Iterator[tuple[str, Figure | None]]:
    """Each figure by its name, drawn when it is its turn; coaches and flights have sheets of their own."""
    from simulator.report import (
        corridor,
        journey_by_stage,
        load_by_departure,
        queue_by_time_of_day,
        release_study_by_stage,
        waited_within,
    )

    for kind in (
        journey_by_stage,
        release_study_by_stage,
        corridor,
        queue_by_time_of_day,
        waited_within,
        load_by_departure,
    ):
        yield kind.NAME, kind.draw(study, command)
    for mode in modes(study.file.scenario)[1:]:
        for kind in (queue_by_time_of_day, load_by_departure):
            yield f"{kind.NAME}_{mode}", kind.draw_mode(study, command, mode)


def save_figure(figure: Figure, folder: Path, name: str) -> list[Path]:
    """As SVG and PNG, with no date and no maker's mark: they would change the bytes."""
    without: dict[str, dict[str, Any]] = {"svg": {"Date": None, "Creator": None}, "png": {"Software": None}}
    written = []
    for suffix, metadata in without.items():
        path = folder / f"{name}.{suffix}"
        figure.savefig(path, dpi=DOTS_PER_INCH, metadata=metadata)
        written.append(path)
    return written
