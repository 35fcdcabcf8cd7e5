"""Figures as they stand in a page: drawn anew in the reader's language, their words kept as words."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from simulator.report.style import LOOK
from simulator.report.words.language import Language, Words
from simulator.report.words.voice import Voice

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FACES: dict[Language, str] = {
    "en": "'DejaVu Sans', Verdana, 'Segoe UI', sans-serif",
    "zh_Hans": "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
    "zh_Hant": "'PingFang TC', 'Microsoft JhengHei', 'Noto Sans CJK TC', 'Noto Sans TC', sans-serif",
}
"""Typefaces that the systems of each side's readers have."""


TALL = 0.85
"""Height by breadth."""


@dataclass(frozen=True, slots=True)
class InlineFigure:
    """One figure, to be put into a page."""

    name: str
    title: str
    explanation: str
    svg: str
    """Markup."""

    @property
    def tall(self) -> bool:
        """Whether it needs a page of its own when it is printed."""
        box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', self.svg)
        return box is not None and float(box[2]) > TALL * float(box[1])


def inline_figures(
    drawn: Iterator[tuple[str, Figure]], titles: Mapping[str, tuple[Words, Words]], digest: str, voice: Voice
) -> Iterator[InlineFigure]:
    """Every figure as it is drawn, under its title and with what it shows in words."""
    import matplotlib as mpl

    with mpl.rc_context({**LOOK, "svg.fonttype": "none"}), warnings.catch_warnings():
        # The words stay words: whether the typeface that measures them has their letters does not matter.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        for name, figure in drawn:
            mpl.rcParams["svg.hashsalt"] = f"{digest} {name}"
            written = BytesIO()
            figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
            title, explanation = (voice.say(words) for words in titles[name])
            yield InlineFigure(
                name, title, explanation, _within_a_page(written.getvalue().decode("utf-8"), voice.language)
            )


def _within_a_page(svg: str, language: Language) -> str:
    """Without what only a file needs: the prologue, a size of its own, and names that would stand twice in a page."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r' id="[A-Za-z0-9.]+_\d+"', "", svg)
    svg = re.sub(r'(<svg[^>]*?) width="[^"]*"', r"\1", svg, count=1)
    svg = re.sub(r'(<svg[^>]*?) height="[^"]*"', r"\1", svg, count=1)
    return svg.replace("'DejaVu Sans'", FACES[language])
