"""Figure: the share of people who are there within so many hours from door to door, under each policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulator.journal.columns import Floats
from simulator.report.bands import Band, under_each_policy
from simulator.report.sheet import Size, sheet
from simulator.report.style import name_panel, note, policy_colour
from simulator.report.words import figures as words
from simulator.report.words.voice import Voice
from simulator.study.comparison import Comparison
from simulator.study.comparison.rounds import ARRIVED_WITHIN_MINUTES
from simulator.units import MINUTES_PER_DAY, MINUTES_PER_HOUR

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "arrived_within"
MOST_PANELS = 4
MOVED_SHARE = 0.01
"""Ways on which no policy moves its curve by more than this have no panel, unless none does."""
FARTHEST_SHARE = 0.95
POINTS_DRAWN = 300


def draw(found: Comparison, voice: Voice, command: str) -> Figure | None:
    """A panel for each way on which the policies differ, the primary one first; None if nobody set out."""
    rounds = found.replications
    ways = list(dict.fromkeys(way for each in rounds for way in each.policies[0].arrived_within_share))
    curves = {way: every for way in ways if (every := _curves(found, way))}
    if not curves:
        return None
    own = found.design.place.partition("/")[0]
    moved = [way for way, every in curves.items() if _moved(every)] or list(curves)[:1]
    shown = sorted(moved, key=lambda way: way != own)[:MOST_PANELS]
    figure, panels = sheet(
        found,
        [len(shown)],
        voice.say(words.WITHIN_TITLE),
        voice.say(words.WITHIN),
        command,
        Size(2, 3.6, 2.2),
        x_label=voice.say(words.WITHIN_X),
        y_label=voice.say(words.WITHIN_Y),
        about=voice.title,
        framed=voice.framed,
        keys=voice.keys(baseline=True),
    )
    reach = max(minutes_until(mean) for way in shown for mean, _ in curves[way]) / MINUTES_PER_HOUR
    for panel, way in zip(panels, shown, strict=True):
        for row, (mean, half_width) in enumerate(curves[way]):
            _curve(panel, mean, half_width, policy_colour(row), reach)
        name_panel(panel, voice.place(way))
        people = _people(found, way)
        note(panel, voice.say(words.TRAVELLERS, count=len(rounds), people=f"{people:,.0f}"), low=True)
        panel.set_xlim(0, reach)
        panel.set_ylim(0, 104)
        panel.set_yticks([0, 25, 50, 75, 100])
    return figure


def _curves(found: Comparison, way: str) -> list[Band]:
    """The mean curve of each policy with the half-width of the baseline, and of each policy's difference to it; none
    where nobody goes this way under one of them."""
    shares = [[each.policies[row].arrived_within_share.get(way) for each in found.replications] for row in _rows(found)]
    bands = [band for band in under_each_policy(shares) if band is not None]
    return bands if len(bands) == len(shares) else []


def _rows(found: Comparison) -> range:
    return range(len(found.policies))


def _moved(every: list[Band]) -> bool:
    return any(float(np.abs(mean - every[0][0]).max()) > MOVED_SHARE for mean, _ in every[1:])


def _curve(panel: Axes, mean: Floats, half_width: Floats | None, colour: str, reach: float) -> None:
    hours = ARRIVED_WITHIN_MINUTES / MINUTES_PER_HOUR
    shown = np.unique(np.searchsorted(hours, np.linspace(0, reach, POINTS_DRAWN)).clip(max=len(hours) - 1))
    panel.plot(hours[shown], mean[shown] * 100, color=colour)
    if half_width is not None:
        low, high = (np.clip(end[shown], 0, 1) * 100 for end in (mean - half_width, mean + half_width))
        panel.fill_between(hours[shown], low, high, color=colour, alpha=0.16, lw=0)


def minutes_until(mean: Floats) -> float:
    """Where nearly all who ever arrive have arrived."""
    place = int(np.searchsorted(mean, FARTHEST_SHARE * mean[-1]))
    return float(ARRIVED_WITHIN_MINUTES[min(place, len(mean) - 1)]) * 1.25 or 1.0


def _people(found: Comparison, way: str) -> float:
    """Travellers of a replication, in the baseline."""
    run = found.file.scenario.run
    a_day = found.of("travellers_per_day", way)
    return a_day[0].paired.before.mean * (run.horizon - run.warm_up) / MINUTES_PER_DAY if a_day else 0.0
