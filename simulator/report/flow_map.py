"""Figure: how many go each way a day, as widths on a map of the strait and of the bay of Xiamen, under each policy."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from simulator.report.map_chart import BAY, STRAIT, TOWNS, Window, chart, site_of, window_of
from simulator.report.map_flows import Ends, Flow, flows_of
from simulator.report.map_labels import placed, points_of, write
from simulator.report.sheet import Size, sheet
from simulator.report.strait import Degrees, strait
from simulator.report.style import INK, halo, name_policy, note, policy_colour
from simulator.report.words import figures as words
from simulator.report.words.voice import Voice
from simulator.study.comparison import Comparison

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "flow_map"
PEOPLE, GOODS = "passengers_per_sailing", "consignments_per_sailing"
PANEL_INCHES = 3.2
WIDEST, NARROWEST = 8.0, 0.9
"""Of a line, in points."""
DASHES_POINTS: Final = {"flight": (6.0, 3.0), "coach": (1.5, 1.5)}
"""By mode, the dash and the gap of its line; ships have whole lines."""
Points = np.ndarray[tuple[int, int], np.dtype[np.float64]]
RATIO = max(STRAIT.ratio, BAY.ratio)


def draw(found: Comparison, voice: Voice, command: str) -> Figure | None:
    """A row for the strait and one for the bay, of people and of goods, where anything goes there; in it a map for each
    policy. None where no route between known places carries anything."""
    sheets = [(measure, flows) for measure in (PEOPLE, GOODS) if (flows := flows_of(found, measure))]
    shown = [
        (measure, flows, window, mine)
        for measure, flows in sheets
        for window in (STRAIT, BAY)
        if (mine := [ends for ends in flows if window_of(ends) is window])
    ]
    if not shown:
        return None
    figure, panels = sheet(
        found,
        [len(found.policies)] * len(shown),
        voice.say(words.MAP_TITLE),
        voice.say(words.MAP),
        command,
        Size(2, PANEL_INCHES, PANEL_INCHES * RATIO),
        x_label="",
        y_label="",
        about=voice.title,
        framed=voice.framed,
        keys=voice.keys(baseline=True),
    )
    remaining = iter(panels)
    for measure, flows, window, mine in shown:
        widest = max(flow.a_day.mean for ends in mine for flow in flows[ends] if flow is not None)
        what = voice.say(words.MAP_PEOPLE if measure == PEOPLE else words.MAP_GOODS)
        for policy in range(len(found.policies)):
            panel = next(remaining)
            chart(panel, window, voice)
            _ways(panel, {ends: flows[ends][policy] for ends in mine}, window, widest, policy, voice)
            name_policy(panel, f"{voice.short(policy)}{words.MAP_JOINT[voice.language]}{what}", PANEL_INCHES)
            note(panel, voice.say(words.REPLICATIONS, count=len(found.replications)))
    return figure


def _ways(
    panel: Axes, flows: dict[Ends, Flow | None], window: Window, widest: float, policy: int, voice: Voice
) -> None:
    """The ways, wide as what goes there; then the names of their ends, with the number a day at an end that has but one
    way, else along the way."""
    called = {end: end if window is BAY else TOWNS.get(end, end) for ends in flows for end in ends}
    met = Counter(called[end] for ends in flows for end in ends)
    told: dict[str, str] = {}
    for ends, flow in flows.items():
        if flow is None:
            continue
        points = np.array([site_of(ends[0]), *(strait().way(*ends) or ())[1:-1], site_of(ends[1])])
        _line(panel, points, flow, NARROWEST + (WIDEST - NARROWEST) * flow.a_day.mean / widest, policy)
        alone = sorted((end for end in ends if met[called[end]] == 1), key=lambda end: -site_of(end)[0])
        if alone:
            told[called[alone[0]]] = flow.told
        else:
            halfway = _along(points, 0.5)
            panel.annotate(flow.told, halfway, ha="center", va="center", fontsize=6, color=INK, path_effects=halo())
    names = {name: voice.place(name) for name in called.values()}
    write(panel, placed(names, told, window, points_of(window, PANEL_INCHES, PANEL_INCHES * RATIO)))


def _line(panel: Axes, points: Points, flow: Flow, width: float, policy: int) -> None:
    """One way, in the dashes of its mode."""
    dash = tuple(points_long / width for points_long in DASHES_POINTS.get(flow.mode, ()))
    panel.plot(
        points[:, 0],
        points[:, 1],
        color=policy_colour(policy),
        lw=width,
        ls=(0, dash) if dash else "-",
        alpha=0.75,
        solid_capstyle="round",
        dash_capstyle="butt",
    )


def _along(points: Points, share: float) -> Degrees:
    """The point at a share of the length of a line."""
    lengths = np.hypot(*np.diff(points, axis=0).T)
    gone = np.concatenate([[0.0], np.cumsum(lengths)])
    x, y = (float(np.interp(share * gone[-1], gone, points[:, axis])) for axis in (0, 1))
    return x, y
