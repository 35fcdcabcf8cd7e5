"""What was found, for readers: tables, figures, pages, folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from simulator.report.words.language import Language
    from simulator.study.comparison import Comparison


def figure(name: str, found: Comparison, language: Language = "en", *, framed: bool = True) -> Figure:
    """One figure of a comparison by its name, as its report draws it; `docs/comparing.md` has the names."""
    from simulator.report import comparison_figures

    return comparison_figures.figure(name, found, language, framed=framed)
