"""Writes what the analysis of a sweep leaves behind: tables of every measure and policy, figures, the page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from simulator.report.swept import morris_plane, share_best, variance_shares
from simulator.report.swept.figures import fields
from simulator.report.writer import write_csv
from simulator.study.decision.findings import Findings

Row = Sequence[object]
SUBJECT = ("measure", "place", "policy", "less")
Made = Callable[[Findings], Iterable[Row]]


def write_swept(
    found: Findings,
    folder: Path,
    command: str,
    on_progress: Callable[[str], None] | None = None,
    *,
    figures: bool = True,
) -> None:
    """`analysis/*.csv` and, unless no figures are wanted, `figures/` and `report_*.html`.

    They are made beside the folder's tables and put there when they are whole; what an earlier time left of them makes
    way.
    """
    from simulator.report.swept.figures import write_swept_figures
    from simulator.report.swept.page import write_swept_pages

    tell = on_progress or (lambda _: None)
    made = folder / f".analysis.{os.getpid()}"
    try:
        (made / "analysis").mkdir(parents=True)
        _write_tables(found, made / "analysis")
        if figures:
            tell("drawing figures")
            write_swept_figures(found, made / "figures", command)
            tell("writing the report")
            write_swept_pages(found, made, command)
        for each in sorted(made.iterdir()):
            old = folder / each.name
            if old.is_dir():
                shutil.rmtree(old)
            each.replace(old)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _write_tables(found: Findings, folder: Path) -> None:
    tables: dict[str, tuple[Sequence[str], Made]] = {
        "noise": ((*SUBJECT, *NOISE), _noise),
        "main_effects": ((*SUBJECT, *EFFECTS), _effects),
        "sobol": (variance_shares.HEADING, variance_shares.rows),
        "morris": (morris_plane.HEADING, morris_plane.rows),
        "pawn": ((*SUBJECT, *PAWN), _pawn),
        "resting": ((*SUBJECT, *RESTING), _resting),
        "measurements": ((*SUBJECT, *MEASUREMENTS), _measurements),
        "best": (share_best.HEADING, share_best.rows),
        "switching": (SWITCHING, _switching),
        "remarks": ((*SUBJECT, "remark"), _remarks),
    }
    for name, (heading, make) in tables.items():
        rows = list(make(found))
        if rows:
            write_csv(folder / f"{name}.csv", heading, map(fields, rows))


NOISE = (
    *("mean", "mean_half_width", "variance_between_points", "noise_variance", "noise_share", "points"),
    "replications",
)
EFFECTS = (
    *("factor", "grade", "low", "high", "result_at_low", "result_at_high", "change", "change_half_width"),
    *("first_order_share", "way"),
)
PAWN = ("factor", "distance", "half_width", "nothing", "slices")
RESTING = ("grade", "factors", "at_least_share", "at_most_share", "basis")
MEASUREMENTS = ("rank", "factor", "grade", "taken_off_share", "half_width", "deviation_now", "deviation_left")
SWITCHING = (
    *("measure", "place", "factor", "switching_value", "low", "high", "open_low", "open_high", "best_below"),
    *("best_above", "unsure_from", "unsure_to", "level"),
)


def _noise(found: Findings) -> Iterator[Row]:
    for each in found.sensitivities:
        if each.noise is not None and each.observed is not None:
            noise, (points, count) = each.noise, each.observed.values.shape
            yield (
                *(*each.measure, each.policy, each.less, noise.mean.mean, noise.mean.half_width, noise.variance),
                *(noise.noise_variance, noise.share, points, count),
            )


def _effects(found: Findings) -> Iterator[Row]:
    for each in found.sensitivities:
        for row, effect in enumerate(each.main.effects if each.main else ()):
            factor, way = found.sampled.factors[row], each.main.way if each.main else ""
            yield (
                *(*each.measure, each.policy, each.less, factor.name, factor.grade, effect.low, effect.high),
                *(effect.at_low.mean, effect.at_high.mean, effect.change.mean, effect.change.half_width),
                *(effect.first_share, way),
            )


def _pawn(found: Findings) -> Iterator[Row]:
    for each in found.sensitivities:
        if each.pawn is not None:
            for row, distance in enumerate(each.pawn.distances):
                name = found.sampled.factors[row].name
                head = (*each.measure, each.policy, each.less, name)
                yield (*head, distance.mean, distance.half_width, each.pawn.nothing, each.pawn.slices)


def _resting(found: Findings) -> Iterator[Row]:
    for each in found.sensitivities:
        for rests in each.resting:
            names = "; ".join(found.sampled.factors[row].name for row in rests.factors)
            basis = each.shares.basis if each.shares else ""
            head = (*each.measure, each.policy, each.less, rests.grade, names)
            yield (*head, rests.at_least_share, rests.at_most_share, basis)


def _measurements(found: Findings) -> Iterator[Row]:
    for each in found.sensitivities:
        for rank, one in enumerate(each.measurements, 1):
            factor, now = found.sampled.factors[one.factor], each.shares.deviation if each.shares else float("nan")
            head = (*each.measure, each.policy, each.less, rank, factor.name, factor.grade)
            yield (*head, one.taken_off.mean, one.taken_off.half_width, now, one.deviation_left)


def _switching(found: Findings) -> Iterator[Row]:
    policies = found.sampled.policies
    for decided in found.decisions:
        for switch in decided.switches:
            head = (*decided.measure, found.sampled.factors[switch.factor].name)
            for one in switch.crossings:
                ends = (one.value, one.low, one.high, one.open_low, one.open_high)
                yield (*head, *ends, policies[one.before], policies[one.after], "", "", False)
            if not switch.crossings:
                best = policies[switch.best_at_low], policies[switch.best_at_high]
                yield (*head, *[""] * 5, *best, *(switch.may_switch_at or ("", "")), switch.level)


def _remarks(found: Findings) -> Iterator[Row]:
    for each in found.sensitivities:
        for remark in each.remarks:
            yield (*each.measure, each.policy, each.less, str(remark))
    for decided in found.decisions:
        for remark in decided.remarks:
            yield (*decided.measure, "", "", str(remark))
