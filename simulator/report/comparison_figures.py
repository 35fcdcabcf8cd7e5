"""All figures of a comparison, as SVG and PNG, with the same bytes whenever the same comparison is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.report.figures import save_figure
from simulator.report.style import LOOK
from simulator.report.words.voice import Voice, voice
from simulator.study.comparison import Comparison

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def write_comparison_figures(found: Comparison, folder: Path, command: str) -> tuple[Path, ...]:
    """Draw every figure there is something to draw of; returns the files written, two for each figure."""
    import matplotlib as mpl

    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    with mpl.rc_context({**LOOK, "svg.hashsalt": found.digest}):
        for name, figure in drawn(found, voice(found), command):
            written += save_figure(figure, folder, name)
    return tuple(written)


def drawn(found: Comparison, voice: Voice, command: str) -> Iterator[tuple[str, Figure]]:
    """Each figure by its name, drawn when it is its turn."""
    from simulator.report import (
        arrived_within,
        corridor_under_policies,
        difference_forest,
        flow_map,
        lever_parts,
        queue_moved,
        queue_under_policies,
        replication_slopes,
        running_difference,
    )

    answers = (difference_forest, arrived_within, queue_moved, queue_under_policies, corridor_under_policies, flow_map)
    checks = (replication_slopes, running_difference)
    for kind in (*answers, lever_parts, *checks):
        figure = kind.draw(found, voice, command)
        if figure is not None:
            yield kind.NAME, figure
