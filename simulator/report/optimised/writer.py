"""Writes what an optimisation leaves behind: tidy tables, the scenario of what was chosen, a manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from simulator.measures import UNITS
from simulator.report.manifest import manifest
from simulator.report.writer import figure, write_csv
from simulator.scenario import dump
from simulator.study.program import code_digest
from simulator.study.selection.choices import Choices
from simulator.study.selection.choosing import CONFIRMED_FROM, Chosen
from simulator.study.selection.race import NOTHING_BEATEN
from simulator.study.selection.rostered import Rostered
from simulator.study.selection.rosters import Rostering
from simulator.study.sweep.sampled import labels
from simulator.units import MINUTES_PER_DAY, clock_text


def write(found: Chosen | Rostered, folder: Path) -> None:
    """Every table, and what was chosen as scenarios that can be run; what was not observed is an empty field."""
    if isinstance(found, Rostered):
        _write_roster(found, folder)
    else:
        _write_choice(found, folder)


def _write_choice(found: Chosen, folder: Path) -> None:
    asked = found.choices
    names = [factor.name for factor in asked.plan.factors]
    aims = labels([aim.target for aim in asked.aims])
    columns = [column for aim in aims for column in (aim, f"{aim}_half_width")]
    write_csv(
        folder / "candidates.csv",
        ("row", *names, "cost", *columns, "replications", "beaten_after", "chosen"),
        _candidates(found),
    )
    write_csv(
        folder / "by_replication.csv",
        ("row", "replication", *aims),
        (
            (row, number, *map(figure, values))
            for row, of_row in zip(found.looked_at, found.values, strict=True)
            for number, values in enumerate(of_row.tolist())
        ),
    )
    if found.searched:
        write_csv(
            folder / "searched.csv",
            (*names, *aims),
            (
                (
                    *(factor.values[at] for factor, at in zip(asked.plan.factors, choice, strict=True)),
                    *map(figure, values),
                )
                for choice, values in zip(found.searched.tried, found.searched.values, strict=True)
            ),
        )
    parts = ("as_written", "mean", "half_width", "difference", "difference_half_width")
    write_csv(
        folder / "confirmed.csv",
        ("row", *names, "measure", "unit", *parts, "replications"),
        (
            (
                each.row,
                *asked.plan.point(each.row).values.values(),
                label,
                UNITS[aim.target[0]],
                figure(pair.before.mean),
                figure(pair.after.mean),
                figure(pair.after.half_width),
                figure(pair.difference.mean),
                figure(pair.difference.half_width),
                pair.difference.n,
            )
            for each in found.confirmed
            for label, aim, pair in zip(aims, asked.aims, each.paired, strict=True)
        ),
    )
    (folder / "scenarios").mkdir()
    for row in found.best:
        text = dump(asked.plan.file(row))
        (folder / "scenarios" / f"candidate_{row}.yaml").write_text(text, encoding="utf-8", newline="\n")


def _candidates(found: Chosen) -> Iterator[Sequence[object]]:
    asked = found.choices
    for place, (row, estimates) in enumerate(zip(found.looked_at, found.estimates, strict=True)):
        left = found.raced.left_after[place] if found.raced else NOTHING_BEATEN
        yield (
            row,
            *asked.plan.point(row).values.values(),
            figure(float(asked.cost[row])),
            *(figure(value) for each in estimates for value in (each.mean, each.half_width)),
            len(found.values[place]),
            "" if left == NOTHING_BEATEN else left,
            row in found.best,
        )


def _write_roster(found: Rostered, folder: Path) -> None:
    asked = found.rostering
    shares = ("as_written_in_time_share", "as_written_half_width", "in_time_share", "half_width")
    write_csv(
        folder / "roster.csv",
        ("from", "to", "as_written", "searched", "found", *shares, "came_per_replication"),
        (
            (
                clock_text(asked.edges[row]),
                clock_text(asked.edges[row + 1]),
                asked.now[row],
                found.searched.roster[row],
                found.roster[row],
                figure(found.as_written[row].share),
                figure(found.as_written[row].half_width),
                figure(found.confirmed[row].share),
                figure(found.confirmed[row].half_width),
                figure(found.confirmed[row].came_per_replication),
            )
            for row in range(len(asked.now))
        ),
    )
    text = dump(asked.with_roster(found.roster))
    (folder / "scenario.yaml").write_text(text, encoding="utf-8", newline="\n")


def write_manifest(found: Chosen | Rostered, folder: Path, command: str, seconds: Mapping[str, float]) -> None:
    """`manifest.json`: what was asked, by which version, with what, and how long it took."""
    asked = found.rostering if isinstance(found, Rostered) else found.choices
    file = asked.file if isinstance(asked, Rostering) else asked.plan.baseline
    run = file.scenario.run
    manifest(
        folder,
        command,
        {
            "code": code_digest(),
            "scenario": file.name,
            "levers": list(file.levers),
            "digest": asked.digest,
            "seed": run.seed,
            "days": run.horizon / MINUTES_PER_DAY,
            **(_of_roster(found) if isinstance(found, Rostered) else _of_choice(found)),
            "fresh_replications_from": CONFIRMED_FROM,
        },
        seconds,
    )


def _of_choice(found: Chosen) -> dict[str, object]:
    asked: Choices = found.choices
    return {
        "aims": {
            label: "less" if aim.less_is_better else "more"
            for label, aim in zip(labels([aim.target for aim in asked.aims]), asked.aims, strict=True)
        },
        "combinations": len(asked.plan.design),
        "within_budget": len(asked.rows),
        "searched": len(found.searched.tried) if found.searched else None,
        "margin": asked.margin if len(asked.aims) == 1 else None,
        "certainty_share": asked.certainty_share if len(asked.aims) == 1 else None,
        "decided": found.raced.decided if found.raced else None,
        "runs": found.runs,
        "chosen": list(found.best),
    }


def _of_roster(found: Rostered) -> dict[str, object]:
    asked = found.rostering
    return {
        "station": asked.station,
        "within_minutes": asked.within_minutes,
        "share": asked.share,
        "desk_hours_per_day": {"as_written": asked.desk_hours(asked.now), "found": asked.desk_hours(found.roster)},
        "rosters_tried": found.searched.tried,
        "desks_added_on_fresh_luck": found.repairs,
        "kept_on_fresh_luck": found.keeps,
        "replications": {"each_roster": asked.replications, "fresh": found.replications},
    }
