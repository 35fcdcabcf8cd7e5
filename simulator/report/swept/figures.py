"""All figures of a sweep, as SVG, PNG and the CSV they are drawn from, with the same bytes whenever they are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from simulator.report.figures import save_figure
from simulator.report.style import LOOK
from simulator.report.words.voice import Voice
from simulator.report.writer import figure as written
from simulator.report.writer import write_csv
from simulator.study.decision.findings import Findings

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def kinds() -> tuple[ModuleType, ...]:
    """Every kind of figure, in the order in which they are read."""
    from simulator.report.swept import (
        convergence,
        dose_response,
        heat_map,
        interaction,
        morris_plane,
        scatter,
        share_best,
        tornado,
        variance_shares,
    )

    answers = (share_best, variance_shares, morris_plane, tornado, dose_response)
    return (*answers, heat_map, interaction, scatter, convergence)


def drawn(found: Findings, voice: Voice, command: str) -> Iterator[tuple[str, Figure]]:
    """Each figure by its name, drawn when it is its turn."""
    for kind in kinds():
        figure = kind.draw(found, voice, command)
        if figure is not None:
            yield kind.NAME, figure


def write_swept_figures(found: Findings, folder: Path, command: str) -> tuple[Path, ...]:
    """Draw every figure there is something to draw of, and write beside each what it is drawn from."""
    import matplotlib as mpl

    from simulator.report.swept.naming import voice_of

    folder.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    by_name = {kind.NAME: kind for kind in kinds()}
    with mpl.rc_context({**LOOK, "svg.hashsalt": found.digest}):
        for name, figure in drawn(found, voice_of(found), command):
            files += save_figure(figure, folder, name)
            kind = by_name[name]
            write_csv(folder / f"{name}.csv", kind.HEADING, map(fields, kind.rows(found)))
            files.append(folder / f"{name}.csv")
    return tuple(files)


def fields(row: Iterable[object]) -> tuple[object, ...]:
    """As they are written: an empty field where nothing was observed."""
    return tuple(written(each) if isinstance(each, float) else each for each in row)
