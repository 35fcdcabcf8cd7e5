"""Figure: the share of people who wait no longer than so many minutes at each station."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.journal.columns import Floats, Ints
from simulator.report.bands import mean_and_half_width
from simulator.report.sheet import panel_size, sheet
from simulator.report.style import BLUE, DASHES, FAINT, SHADE, VERMILION, halo, name_panel, note, spoken
from simulator.report.towns import by_town, listed, of_these
from simulator.report.wording import Unit, unit_of
from simulator.scenario.measured import travelling
from simulator.study.curves import WAITED_WITHIN_MINUTES
from simulator.study.study import Study

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "waited_within"
FARTHEST_SHARE = 0.99
"""The panels end where this share have been served at the slowest station."""

WORTH_A_PANEL_MINUTES = 0.1
"""Stations where 95 % wait less than this are named, not drawn (unless there is nothing else to draw)."""

POINTS_DRAWN = 240
STANDARD_AT_PER_CENT = 27
"""The height at which a standard is named: above the number served, below where half are."""


def draw(study: Study, command: str) -> Figure | None:
    """One panel for each station where anybody to speak of waited, the others behind it in grey; None if nobody was
    served."""
    every = [replication.curves for replication in study.replications if replication.curves is not None]
    stations = [
        station for station in (every[0].served if every else ()) if any(curves.served[station] for curves in every)
    ]
    if not stations:
        return None
    found = {
        station: mean_and_half_width(
            [curves.waited_within_share[station] for curves in every if curves.served[station]]
        )
        for station in stations
    }
    everywhere = by_town(stations)
    waited = [station for station in stations if _minutes_until(found[station][0], 0.95) >= WORTH_A_PANEL_MINUTES]
    towns = of_these(everywhere, waited) or everywhere
    drawn = [(station, rest, town) for town, rests in towns.items() for station, rest in rests.items()]
    quiet = of_these(everywhere, set(stations) - {station for station, _, _ in drawn})
    reach = max(_minutes_until(mean, FARTHEST_SHARE) for mean, _ in found.values()) * 1.15 or 1.0
    unit = unit_of(reach)
    explanation = (
        f"Share of those served who had waited no longer than so many {unit.long}; dots: half, and 95 %"
        + ("; shaded: 95 % interval over replications." if len(every) > 1 else ".")
        + (" Grey: the other stations." if len(everywhere) == 1 and len(stations) > 1 else "")
        + (" Grey: the other stations of the same terminal." if len(everywhere) > 1 else "")
    )
    figure, panels = sheet(
        study,
        [len(town) for town in towns.values()],
        f"How long {travelling(study.file.scenario)} wait",
        explanation,
        command,
        panel_size(len(drawn)),
        x_label=f"waited no longer than, {unit.short}",
        y_label="share, %",
        left_out=_few_wait(quiet),
    )
    for panel, (station, name, town) in zip(panels, drawn, strict=True):
        for other in everywhere[town]:
            _line(panel, found[other][0], reach, unit, color=FAINT, lw=0.7)
        _standard(panel, study, station, reach, unit)
        _curve(panel, *found[station], reach, unit)
        name_panel(panel, spoken(name), spoken(town))
        note(panel, f"n = {sum(curves.served[station] for curves in every):,}", low=True)
        panel.set_xlim(-0.015 * reach / unit.minutes, reach / unit.minutes)
        panel.set_ylim(0, 104)
        panel.set_yticks([0, 50, 95])
    return figure


def _few_wait(quiet: dict[str, dict[str, str]]) -> str:
    return f"Of those served, 95 % wait less than {WORTH_A_PANEL_MINUTES:g} min at {listed(quiet)}." if quiet else ""


def _line(panel: Axes, shares: Floats, reach: float, unit: Unit, **look: Any) -> None:
    """One distribution curve, as far as the panel goes."""
    shown = _up_to(reach)
    panel.plot(WAITED_WITHIN_MINUTES[shown] / unit.minutes, shares[shown] * 100, **look)


def _curve(panel: Axes, mean: Floats, half_width: Floats | None, reach: float, unit: Unit) -> None:
    _line(panel, mean, reach, unit, color=BLUE)
    if half_width is not None:
        shown = _up_to(reach)
        low, high = (np.clip(end[shown], 0, 1) * 100 for end in (mean - half_width, mean + half_width))
        panel.fill_between(WAITED_WITHIN_MINUTES[shown] / unit.minutes, low, high, color=BLUE, **SHADE)
    for share in (0.5, 0.95):
        waited = _minutes_until(mean, share) / unit.minutes
        panel.plot([waited], [share * 100], "o", ms=3.2, color=BLUE, clip_on=False, zorder=5)
        panel.annotate(
            f"{waited:.{1 if waited >= 0.1 else 2}f} {unit.short}" if waited else f"0 {unit.short}",
            (waited, share * 100),
            (5, -3),
            fontsize=6.5,
            textcoords="offset points",
            va="top",
            annotation_clip=True,
            path_effects=halo(),
        )


def _up_to(reach: float) -> Ints:
    """Which of the waits to draw: as many as the eye can tell apart, or the files grow to megabytes."""
    found = np.searchsorted(WAITED_WITHIN_MINUTES, np.linspace(0, reach, POINTS_DRAWN))
    return np.unique(np.minimum(found, len(WAITED_WITHIN_MINUTES) - 1))


def _standard(panel: Axes, study: Study, station: str, reach: float, unit: Unit) -> None:
    """The service standard, where one is set and lies within the panel."""
    known = study.file.scenario.policy.stations.get(station)
    if known is not None and known.standard is not None and known.standard < reach:
        panel.axvline(known.standard / unit.minutes, ymin=0.16, color=VERMILION, lw=0.9, ls=DASHES)
        early = known.standard < reach / 2
        panel.annotate(
            f"standard {known.standard / unit.minutes:g} {unit.short}",
            (known.standard / unit.minutes, STANDARD_AT_PER_CENT),
            (3 if early else -3, 0),
            textcoords="offset points",
            ha="left" if early else "right",
            fontsize=6.5,
            color=VERMILION,
            path_effects=halo(),
        )


def _minutes_until(mean: Floats, share: float) -> float:
    """The shortest wait that this share of people do not exceed."""
    reached = np.flatnonzero(mean >= share)
    return float(WAITED_WITHIN_MINUTES[reached[0] if len(reached) else -1])
