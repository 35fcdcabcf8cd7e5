"""Figure: how many wait at each station, and in each lounge, through the day, under each policy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from simulator.journal.columns import Floats
from simulator.report.bands import Band, under_each_policy
from simulator.report.queue_by_time_of_day import NAME, open_hours
from simulator.report.sheet import Size, sheet
from simulator.report.style import SHADE, clock_axis, name_panel, note, policy_colour
from simulator.report.words import figures as words
from simulator.report.words.voice import Voice
from simulator.study.comparison import Comparison
from simulator.study.curves import SLICE_MINUTES, SLICES
from simulator.units import MINUTES_PER_HOUR

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["NAME", "draw"]

MOST_PANELS = 9
WORTH_A_PANEL_PEOPLE = 0.5
"""Where the mean queue never grows to this under any policy there is no panel."""
WORTH_A_PANEL_SHARE = 0.1
"""Where it grows to so much nowhere, those have a panel where it grows to this share of the longest."""
TOGETHER = 3
"""Slices of the curves that are drawn as one: a quarter of an hour."""
PANEL_INCHES = 2.4

Place = tuple[str, bool]
"""A station or the routes of a lounge, and whether it is a lounge."""


def draw(found: Comparison, voice: Voice, command: str) -> Figure | None:
    """A panel for each place where the queue changes most, in the order of the way; None if nobody ever waited."""
    bands = {place: every for place in _places(found) if any(every := _bands(found, place))}
    shown = _most_changed(bands)
    if not shown:
        return None
    columns = min(3, len(shown))
    figure, panels = sheet(
        found,
        [len(shown)],
        voice.say(words.QUEUES_TITLE),
        voice.say(words.QUEUES),
        command,
        Size(columns, PANEL_INCHES if columns == 3 else 3.6, 1.7),
        x_label=voice.say(words.QUEUES_X),
        y_label=voice.say(words.QUEUES_Y),
        about=voice.title,
        framed=voice.framed,
        keys=voice.keys(baseline=True),
    )
    hours = open_hours([np.repeat(band[0], TOGETHER) for place in shown for band in bands[place] if band])
    for panel, place in zip(panels, shown, strict=True):
        clock_axis(panel, *hours, most_marks=5)
        for row, band in enumerate(bands[place]):
            if band is not None:
                _curve(panel, band, policy_colour(row))
        panel.set_ylim(0, _top(bands[place]) * 1.2 or 1)
        panel.locator_params(axis="y", nbins=4)
        name_panel(panel, voice.place(place[0]), voice.say(words.IN_LOUNGE) if place[1] else "")
        note(panel, voice.say(words.REPLICATIONS, count=len(found.replications)))
    return figure


def _places(found: Comparison) -> Iterator[Place]:
    """Stations, then lounges, of all policies."""
    policies = [policy for each in found.replications for policy in each.policies]
    yield from dict.fromkeys((name, False) for policy in policies for name in policy.queue_people)
    yield from dict.fromkeys((name, True) for policy in policies for name in policy.lounge_people)


def _bands(found: Comparison, place: Place) -> list[Band | None]:
    """The curve of each policy, NaN at hours that were not simulated; none where nobody ever came."""

    def curve(row: int, replication: int) -> Floats | None:
        policy = found.replications[replication].policies[row]
        people = (policy.lounge_people if place[1] else policy.queue_people).get(place[0])
        if people is None or np.isnan(people).all():
            return None
        quarters: Floats = people.reshape(-1, TOGETHER).mean(axis=1)
        return quarters

    return under_each_policy(
        [[curve(row, number) for number in range(len(found.replications))] for row in range(len(found.policies))]
    )


def _most_changed(bands: dict[Place, list[Band | None]]) -> list[Place]:
    """The places with the largest change of the queue, in person-hours a day, in the order in which they stand; where
    nothing changes, those with the longest queue."""
    longest = max(map(_peak, bands.values()), default=0.0)
    least = WORTH_A_PANEL_PEOPLE if longest >= WORTH_A_PANEL_PEOPLE else WORTH_A_PANEL_SHARE * longest
    worth = {place: every for place, every in bands.items() if _peak(every) >= least}
    ranked = sorted(worth, key=lambda place: (-_change(worth[place]), -_peak(worth[place])))[:MOST_PANELS]
    if any(_change(worth[place]) > 0 for place in ranked):
        ranked = [place for place in ranked if _change(worth[place]) > 0]
    return [place for place in bands if place in ranked]


def _change(every: list[Band | None]) -> float:
    """Sum of the changes through the day, under the policy that changes most; all that waits, where a place is not
    there under one of them."""
    before = every[0][0] if every[0] is not None else 0.0
    return max((float(np.nansum(np.abs((band[0] if band else 0.0) - before))) for band in every[1:]), default=0.0)


def _peak(every: list[Band | None]) -> float:
    return max(float(np.nanmax(band[0])) for band in every if band is not None)


def _top(every: list[Band | None]) -> float:
    """As high as means and bands reach; a band of few replications can reach the sky."""
    reach = max(
        float(np.nanmax(band[0] if band[1] is None else band[0] + band[1])) for band in every if band is not None
    )
    return min(reach, 2 * _peak(every))


def _curve(panel: Axes, band: Band, colour: str) -> None:
    mean, half_width = band
    hours = (np.arange(SLICES // TOGETHER) + 0.5) * SLICE_MINUTES * TOGETHER / MINUTES_PER_HOUR
    panel.plot(hours, mean, color=colour, lw=1.2)
    if half_width is not None:
        panel.fill_between(hours, np.maximum(mean - half_width, 0), mean + half_width, color=colour, **SHADE)
