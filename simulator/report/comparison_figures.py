"""All figures of a comparison, as SVG and PNG, with the same bytes whenever the same comparison is drawn."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.report.figures import save_figure
from simulator.report.style import LOOK
from simulator.report.words.language import Language
from simulator.report.words.voice import Voice, voice
from simulator.scenario.complaints import nearest
from simulator.study.comparison import Comparison

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Draw = Callable[[Comparison, Voice, str], "Figure | None"]
"""Draws a comparison, with the command that made it; None where there is nothing to draw."""
CHECKS = ("replication_slopes", "running_difference")
"""Figures that tell how sure the answer is."""


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
    for name, draw in kinds().items():
        figure = draw(found, voice, command)
        if figure is not None:
            yield name, figure


def figure(name: str, found: Comparison, language: Language = "en", *, framed: bool = True) -> Figure:
    """One figure of a comparison by its name, `difference_forest` say, in a language, as the report draws it.

    Not `framed` it has no title, explanation and small print. Raises ValueError where there is no such figure, or
    nothing to draw of it.
    """
    import matplotlib as mpl

    every = kinds()
    if name not in every:
        near = nearest(name, every)
        raise ValueError(f"there is no figure {name!r}{f'; {near}' if near else ''}")
    policies = [part for wish in found.design.wishes for part in ("--with", wish)]
    command = shlex.join(["strait", "compare", Path(found.file.path).name, *policies])
    with mpl.rc_context({**LOOK, **({} if language == "en" else {"svg.fonttype": "none"})}):
        drawn_so = every[name](found, voice(found, language, framed=framed), command)
    if drawn_so is None:
        raise ValueError(f"there is nothing to draw of {name!r} in this comparison")
    return drawn_so


def kinds() -> dict[str, Draw]:
    """What draws each figure, by its name: first those that answer, then those that tell how sure that is."""
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

    return {
        kind.NAME: kind.draw
        for kind in (
            difference_forest,
            arrived_within,
            queue_moved,
            queue_under_policies,
            corridor_under_policies,
            flow_map,
            lever_parts,
            replication_slopes,
            running_difference,
        )
    }
