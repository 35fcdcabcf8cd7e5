"""Figure: how many go each way a day, as widths on a map of the strait and of the bay of Xiamen, under each policy."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from simulator.report.numbers import number
from simulator.report.sheet import Size, sheet
from simulator.report.strait import Degrees, strait
from simulator.report.style import GREY, INK, halo, name_policy, note, policy_colour, printable
from simulator.report.words import figures as words
from simulator.report.words.voice import Voice
from simulator.study.comparison import Comparison
from simulator.study.comparison.paired import joint_half_width, paired
from simulator.study.estimate import Estimate

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "flow_map"
PEOPLE, GOODS = "passengers_per_sailing", "consignments_per_sailing"
DEPARTURES = "sailings_per_day"
SAND, SEA = "#ece7dc", "#f7fafc"
PANEL_INCHES = 2.45
LABEL_POINTS = 8.6
"""From one line of a label to the next."""
NEAR_DEGREES = 1.0
"""Names no farther apart than this from west to east may stand in each other's way."""
WIDEST, NARROWEST = 8.0, 0.9
"""Of a line, in points."""
DASHES_POINTS: Final = {"flight": (6.0, 3.0), "coach": (1.5, 1.5)}
"""By mode, the dash and the gap of its line; ships have whole lines."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the sea: west, east, south and north in degrees, and the length of its scale bar."""

    west: float
    east: float
    south: float
    north: float
    bar_km: float

    def holds(self, at: Degrees) -> bool:
        """Whether a point lies in it."""
        return self.west <= at[0] <= self.east and self.south <= at[1] <= self.north

    @property
    def ratio(self) -> float:
        """Height by breadth, as it lies on the globe."""
        breadth = (self.east - self.west) * math.cos(math.radians((self.south + self.north) / 2))
        return (self.north - self.south) / breadth


STRAIT = Window(116.7, 123.5, 21.75, 26.45, 50)
BAY = Window(117.86, 118.56, 24.23, 24.71, 5)

TOWNS: Final = {
    **dict.fromkeys(("dongdu", "wutong", "gaoqi", "haicang", "xiangyu"), "xiamen"),
    **dict.fromkeys(("shuitou", "shangyi"), "kinmen"),
}
"""What ports and airports of the bay are called on a map of the whole strait."""
SOMEWHERE: Final = {"taiwan": (121.5, 23.8)}
"""Any port or airport of the island: where its way does not lie upon that to another city."""
RATIO = max(STRAIT.ratio, BAY.ratio)
PANEL_POINTS = PANEL_INCHES * RATIO * 72
Ends = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Flow:
    """What goes between two places a day, both ways together, under one policy."""

    mode: str
    a_day: Estimate
    gap: Estimate | None
    """Difference to the baseline, with the interval of all policies together; None of the baseline itself."""


def draw(found: Comparison, voice: Voice, command: str) -> Figure | None:
    """A row for the strait and one for the bay, of people and of goods, where anything goes there; in it a map for each
    policy. None where no route between known places carries anything."""
    sheets = [(measure, flows) for measure in (PEOPLE, GOODS) if (flows := _flows(found, measure))]
    shown = [
        (measure, flows, window, mine)
        for measure, flows in sheets
        for window in (STRAIT, BAY)
        if (mine := [ends for ends in flows if _window(ends) is window])
    ]
    if not shown:
        return None
    figure, panels = sheet(
        found,
        [len(found.policies)] * len(shown),
        voice.say(words.MAP_TITLE),
        voice.say(words.MAP),
        command,
        Size(3, PANEL_INCHES, PANEL_INCHES * RATIO),
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
            _chart(panel, window, voice)
            _ways(panel, {ends: flows[ends][policy] for ends in mine}, window, widest, policy, voice)
            name_policy(panel, f"{voice.short(policy)}{words.MAP_JOINT[voice.language]}{what}", PANEL_INCHES)
            note(panel, voice.say(words.REPLICATIONS, count=len(found.replications)))
    return figure


def _window(ends: Ends) -> Window:
    """The bay where both ends lie in it, else the strait."""
    return BAY if all(BAY.holds(_site(end)) for end in ends) else STRAIT


def _site(end: str) -> Degrees:
    """Of a place that is on the map."""
    at = SOMEWHERE.get(end) or strait().site(end)
    assert at is not None, end  # noqa: S101 only ways between places on the map are told
    return at


def _flows(found: Comparison, measure: str) -> dict[Ends, list[Flow | None]]:
    """By the two places between which it goes, what goes there under each policy."""
    design = found.design
    routes = [file.scenario.policy.routes for file in (design.baseline, *design.alternatives)]
    carried = [_carried(found, row, measure) for row in range(len(routes))]
    known: dict[Ends, str] = {}
    for each in routes:
        for route in each.values():
            if route.origin != route.destination and strait().way(route.origin, route.destination) is not None:
                ends = (min(route.origin, route.destination), max(route.origin, route.destination))
                known.setdefault(ends, route.mode)
    flows: dict[Ends, list[Flow | None]] = {}
    for ends, mode in known.items():
        columns = [
            _a_day(carried[row], [name for name, at in each.items() if {at.origin, at.destination} == {*ends}])
            for row, each in enumerate(routes)
        ]
        of_policies = [_flow(columns, row, mode) for row in range(len(routes))]
        if any(flow is not None for flow in of_policies):
            flows[ends] = of_policies
    return flows


def _carried(found: Comparison, policy: int, measure: str) -> list[dict[str, float]]:
    """In each replication, by route: how many a departure, times departures a day."""
    every = []
    for each in found.replications:
        rows = [row for row in each.policies[policy].rows if row.measure in {measure, DEPARTURES}]
        a_departure, departures = (
            {row.place: row.value for row in rows if row.measure == one} for one in (measure, DEPARTURES)
        )
        every.append({route: value * departures[route] for route, value in a_departure.items() if route in departures})
    return every


def _a_day(carried: Sequence[dict[str, float]], routes: Sequence[str]) -> list[float]:
    """In each replication, of these routes together; a route on which nothing left carries nothing."""
    return [math.fsum(np.nan_to_num([each.get(route, 0.0) for route in routes])) for each in carried]


def _flow(columns: Sequence[Sequence[float]], policy: int, mode: str) -> Flow | None:
    if not any(columns[policy]):
        return None
    pair = paired(columns[0], columns[policy])
    half_width = joint_half_width(pair.difference, len(columns) - 1)
    gap = Estimate(pair.difference.mean, half_width, pair.difference.n, pair.difference.missing)
    return Flow(mode, pair.after, gap if policy else None)


def _chart(panel: Axes, window: Window, voice: Voice) -> None:
    """Sea, land, and how long a stretch is."""
    from matplotlib.collections import PolyCollection

    panel.set_facecolor(SEA)
    panel.add_collection(
        PolyCollection([np.array(ring) for ring in strait().land], facecolor=SAND, edgecolor="#cfc8b8", lw=0.4)
    )
    panel.set_xlim(window.west, window.east)
    panel.set_ylim(window.south, window.north)
    panel.set_aspect(1 / math.cos(math.radians((window.south + window.north) / 2)))
    panel.set_xticks([])
    panel.set_yticks([])
    panel.grid(visible=False)
    for spine in panel.spines.values():
        spine.set_visible(True)
        spine.set_color("#d5d9de")
    degrees = window.bar_km / (111.32 * math.cos(math.radians(window.south)))
    x, y = window.east - 0.04 * (window.east - window.west), window.south + 0.04 * (window.north - window.south)
    panel.plot([x - degrees, x], [y, y], color=GREY, lw=1.2, solid_capstyle="butt")
    km = voice.say(words.MAP_KM, km=f"{window.bar_km:g}")
    panel.annotate(km, (x - degrees / 2, y), (0, 2), textcoords="offset points", ha="center", fontsize=6.5, color=GREY)


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
        points = np.array([_site(ends[0]), *(strait().way(*ends) or ())[1:-1], _site(ends[1])])
        width = NARROWEST + (WIDEST - NARROWEST) * flow.a_day.mean / widest
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
        alone = sorted((end for end in ends if met[called[end]] == 1), key=lambda end: -_site(end)[0])
        if alone:
            told[called[alone[0]]] = _told(flow)
        else:
            halfway = _along(points, 0.5)
            panel.annotate(_told(flow), halfway, ha="center", va="center", fontsize=6, color=INK, path_effects=halo())
    names = sorted(dict.fromkeys(called.values()), key=lambda name: -_site(name)[1])
    lowest: list[tuple[bool, float, float]] = []
    for name in names:
        at = _site(name)
        left = at[0] < window.west + 0.36 * (window.east - window.west)
        height = (at[1] - window.south) / (window.north - window.south) * PANEL_POINTS
        in_the_way = [foot for side, east, foot in lowest if side == left and abs(east - at[0]) < NEAR_DEGREES]
        at_most = min(in_the_way, default=math.inf) - LABEL_POINTS
        lowest.append((left, at[0], min(height, at_most) - (LABEL_POINTS if name in told else 0.0)))
        _name(panel, voice.place(name), told.get(name, ""), at, left=left, lower_points=max(height - at_most, 0.0))


def _along(points: np.ndarray[tuple[int, int], np.dtype[np.float64]], share: float) -> Degrees:
    """The point at a share of the length of a line."""
    lengths = np.hypot(*np.diff(points, axis=0).T)
    gone = np.concatenate([[0.0], np.cumsum(lengths)])
    x, y = (float(np.interp(share * gone[-1], gone, points[:, axis])) for axis in (0, 1))
    return x, y


def _told(flow: Flow) -> str:
    """`1,203 ± 40`; under a policy `1,248 (+45 ± 12)`."""
    digits = 0 if flow.a_day.mean >= 20 else 1
    if flow.gap is None:
        ends = f" ± {number(flow.a_day.half_width, digits)}" if flow.a_day.half_width > 0 else ""
        return f"{number(flow.a_day.mean, digits)}{ends}"
    text = number(flow.a_day.mean, digits)
    if flow.gap.n < 2 or round(flow.gap.mean, digits) == 0 == round(flow.gap.half_width, digits):
        return text
    sign = "+" if flow.gap.mean > 0 else ""
    return f"{text} ({sign}{number(flow.gap.mean, digits)} ± {number(flow.gap.half_width, digits)})".replace("-", "−")


def _name(panel: Axes, name: str, told: str, at: Degrees, *, left: bool, lower_points: float) -> None:
    """A place, its name at the left or right, and below it how many come and go there; so much lower, where another
    name stands in the way."""
    panel.plot(*at, marker="o", ms=3, color=INK, mec="white", mew=0.6)
    side: Any = {"textcoords": "offset points", "ha": "right" if left else "left", "va": "center", "color": INK}
    side["path_effects"] = halo()
    x = -5 if left else 5
    panel.annotate(printable(name), at, (x, -lower_points), fontsize=7.8, fontweight="bold", **side)
    if told:
        panel.annotate(told, at, (x, -lower_points - LABEL_POINTS), fontsize=6.8, **side)
