"""Writes what a frontier leaves behind: the scenario of every point, tidy tables, a manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from simulator.measures import UNITS
from simulator.report.manifest import manifest
from simulator.report.writer import figure, write_csv
from simulator.scenario import dump
from simulator.study.estimate import Estimate
from simulator.study.frontier import Frontier, Point
from simulator.units import MINUTES_PER_DAY

QUANTITIES = ("examined_share", "time", "risk", "server_hours_per_day", "waiting_share")
READ_OFF = ("rate", "examined_share", "time", "time_difference", "server_hours_per_day", "server_hours_difference")
POINT = ("point", "rate", "odds")
ENDS = ("keeps_up", "on_frontier", "beaten_by", "replications", "missing")


def write_frontier(found: Frontier, folder: Path) -> None:
    """The scenarios and every table; what was not observed is an empty field."""
    (folder / "scenarios").mkdir()
    for point in found.design.points:
        text = dump(point.of(found.file))
        (folder / "scenarios" / f"{file_name(point)}.yaml").write_text(text, encoding="utf-8", newline="\n")
    write_csv(folder / "frontier.csv", (*POINT, "baseline", *_twice(QUANTITIES), *ENDS), _points(found))
    write_csv(
        folder / "same_risk.csv",
        ("odds", *_twice(READ_OFF), "replications", "missing"),
        (
            (each.odds, *_with_half_widths(each, READ_OFF), each.time_difference.n, each.time_difference.missing)
            for each in found.same_risks
        ),
    )
    write_csv(
        folder / "by_replication.csv",
        ("replication", *POINT, *QUANTITIES),
        (
            (number, *_named(point), *(figure(getattr(outcomes[number], name)) for name in QUANTITIES))
            for number in found.replications
            for point, outcomes in zip(found.design.points, found.columns, strict=True)
        ),
    )


def write_frontier_manifest(found: Frontier, folder: Path, command: str, seconds: Mapping[str, float]) -> None:
    """`manifest.json`: what was varied, by which version, with what, and how long it took."""
    design, run = found.design, found.file.scenario.run
    manifest(
        folder,
        command,
        {
            "scenario": found.file.name,
            "levers": list(found.file.levers),
            "overridden": list(found.file.overridden),
            "digest": found.digest,
            "schemes": list(design.schemes),
            "odds_of": design.kind,
            "time": ".".join(design.time),
            "time_unit": UNITS[design.time[0]],
            "risk": ".".join(design.risk),
            "risk_unit": UNITS[design.risk[0]],
            "stations": {name: list(stations) for name, stations in design.stations.items()},
            "points": {
                point.name: {"digest": point.of(found.file).digest, "settings": dict(point.settings)}
                for point in design.points
            },
            "seed": run.seed,
            "replications": len(found.replications),
            "days": run.horizon / MINUTES_PER_DAY,
            "warm_up_days": run.warm_up / MINUTES_PER_DAY,
        },
        seconds,
        runs=[[round(each.seconds, 3) for each in outcomes] for outcomes in found.columns],
    )


def file_name(point: Point) -> str:
    """What the scenario of a point is kept as: `odds_10_at_0.5`."""
    return point.name.replace("×", "").replace(" ", "_")


def _points(found: Frontier) -> Iterator[Sequence[object]]:
    points = found.design.points
    for row, each in enumerate(found.standings):
        yield (
            *_named(each.point),
            row == 0,
            *_with_half_widths(each, QUANTITIES),
            each.keeps_up,
            each.on_frontier,
            "; ".join(points[other].name for other in each.beaten_by),
            min(each.time.n, each.risk.n),
            max(each.time.missing, each.risk.missing),
        )


def _named(point: Point) -> tuple[object, ...]:
    """A point by its name and what it was set to; empty where that makes no difference."""
    return point.name, *(point.settings.get(name, "") for name in POINT[1:])


def _twice(names: Sequence[str]) -> Iterator[str]:
    """Each quantity, and half of its interval."""
    for name in names:
        yield from (name, f"{name}_half_width")


def _with_half_widths(whole: object, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        value: Estimate = getattr(whole, name)
        yield from (figure(value.mean), figure(value.half_width))
