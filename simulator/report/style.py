"""The look that all figures share: type, colours, names and clock times as people read them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from simulator.study.replications import TOLD_BY_HOUR_DAYS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis

# Colours that stay apart for colour-blind readers, after Okabe and Ito (2008), "Color Universal Design".
BLUE, GREEN, VERMILION = "#0072B2", "#009E73", "#D55E00"
AMBER, PALE = "#E69F00", "#c9c9c9"
PURPLE, SKY, BROWN = "#CC79A7", "#56B4E9", "#7a5c3e"
INK, GREY, FAINT = "#222222", "#6b6b6b", "#d4d4d4"
ALTERNATIVES = (BLUE, VERMILION, GREEN, PURPLE, AMBER, SKY, BROWN)
SHADE: dict[str, Any] = {"alpha": 0.2, "lw": 0}
DASHES = (0, (4, 2))

LOOK: Any = {
    "font.family": "DejaVu Sans",
    "font.size": 8.5,
    "text.color": INK,
    "text.parse_math": False,
    "axes.edgecolor": GREY,
    "axes.labelcolor": GREY,
    "axes.labelsize": 7.5,
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 9,
    "axes.titlelocation": "left",
    "axes.titlepad": 5,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.axisbelow": True,
    "grid.color": "#ececec",
    "grid.linewidth": 0.6,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelsize": 7.5,
    "ytick.labelsize": 7.5,
    "xtick.major.size": 2.5,
    "ytick.major.size": 0,
    "xtick.major.width": 0.6,
    "lines.linewidth": 1.4,
    "lines.solid_capstyle": "round",
    "figure.facecolor": "white",
    "svg.fonttype": "path",
    "path.simplify": True,
}


def policy_colour(policy: int) -> str:
    """The colour that a policy keeps in every figure: the baseline (0) is grey; from the eighth alternative on they
    come again."""
    return ALTERNATIVES[(policy - 1) % len(ALTERNATIVES)] if policy else GREY


def figures_along(*axes: Axis) -> None:
    """Marks along axes as people write numbers, with all figures that tell one from the next."""
    for axis in axes:
        axis.set_major_formatter(lambda mark, _: f"{mark + 0.0:,.7g}".replace("-", "−"))


def plural(count: int, noun: str) -> str:
    """`1 replication`, `12 replications`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


PLACES = (
    "xiamen kinmen dongdu wutong shuitou shangyi gaoqi zhangzhou quanzhou fuzhou mawei pingtan matsu penghu dadeng "
    "haicang taiwan taipei songshan keelung taoyuan taichung chiayi tainan kaohsiung"
)
"""Names that keep their capital wherever they stand."""


def spoken(name: str) -> str:
    """`exit_immigration` as `Exit immigration`, `to_taiwan` as `To Taiwan`."""
    words = name.replace("_", " ").replace(".", " ").split(" ")
    return " ".join(word.capitalize() if not row or word in PLACES.split() else word for row, word in enumerate(words))


def are_two(days: float) -> bool:
    """Whether a curve is the mean of two days, neither of which need be like it; the tables hour by hour tell them
    apart."""
    return 1 < days <= TOLD_BY_HOUR_DAYS


def days_named(days: float) -> str:
    """`1 day`, `both days`, `365 days`."""
    return "both days" if are_two(days) else f"{days:,.4g} day{'' if days == 1 else 's'}"


def name_panel(panel: Axes, name: str, above: str = "") -> None:
    """What a panel shows, and in small letters above it the terminal or the ports it belongs to."""
    panel.set_title(printable(name))
    if above:
        panel.annotate(
            printable(above),
            (0, 1),
            (0, 17),
            xycoords="axes fraction",
            textcoords="offset points",
            fontsize=6.5,
            color=GREY,
            annotation_clip=False,
        )


def name_policy(panel: Axes, name: str, width_inches: float) -> None:
    """The name of a policy above its panel, in smaller letters where it would not fit."""
    breadth = sum(2 if ord(letter) > 0x2E7F else 1 for letter in name)
    panel.set_title(printable(name), fontsize=max(5.5, min(9.0, 9 * width_inches * 14 / breadth)))


def note(panel: Axes, text: str, *, low: bool = False) -> None:
    """A few small words in the right corner of a panel: how many were counted."""
    panel.annotate(
        text,
        (1, 0 if low else 1),
        (-2, 4 if low else -2),
        xycoords="axes fraction",
        textcoords="offset points",
        ha="right",
        va="bottom" if low else "top",
        fontsize=6.5,
        color=GREY,
        path_effects=halo(),
    )


def halo() -> list[Any]:
    """A white rim that keeps small words legible on lines. Words that stay words get it from the page they stand on:
    here they would be drawn as outlines."""
    if _words_stay_words():
        return []
    from matplotlib.patheffects import withStroke

    return [withStroke(linewidth=2.2, foreground="white")]


def clock_axis(panel: Axes, first_hour: float, last_hour: float, most_marks: int) -> None:
    """Hours of the day along the foot of a panel."""
    hours_shown = last_hour - first_hour
    step = next((step for step in (1, 2, 3, 4, 6) if hours_shown / step <= most_marks), 12)
    hours = range(-(-int(first_hour) // step) * step, int(last_hour) + 1, step)
    panel.set_xlim(first_hour, last_hour)
    panel.set_xticks([float(hour) for hour in hours], [f"{hour:02d}:00" for hour in hours])


def printable(text: str) -> str:
    """The text with each character that the typeface lacks replaced, so that no empty box is ever drawn."""
    if _words_stay_words():
        return text
    known = _characters()
    return "".join(letter if ord(letter) in known else "?" for letter in text)


def _words_stay_words() -> bool:
    """Whether what is drawn keeps its words as text, for whoever shows it to set in a typeface of its own."""
    from matplotlib import rcParams

    return str(rcParams["svg.fonttype"]) == "none"


@cache
def _characters() -> frozenset[int]:
    from matplotlib.font_manager import findfont, get_font

    return frozenset(get_font(findfont("DejaVu Sans")).get_charmap())
