"""Writes what a comparison leaves behind: the scenarios compared, tidy tables, a manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from simulator.measures.nature import NATURES
from simulator.measures.pairs import GROUP_SHARES
from simulator.report.manifest import manifest
from simulator.report.writer import figure, write_csv
from simulator.study.comparison import Comparison
from simulator.study.comparison.releases import Release, releases
from simulator.units import MINUTES_PER_DAY

CONTRAST = (
    *("alternative", "measure", "place", "unit", "average_over", "better", "baseline_mean", "baseline_half_width"),
    *("mean", "half_width", "difference", "difference_half_width", "joint_half_width", "relative_share"),
    *(
        "relative_half_width_share",
        "margin",
        "p",
        "p_holm",
        "verdict",
        "replications_needed",
        "replications",
        "missing",
        "correlation",
        "variance_ratio",
    ),
    *("independent_half_width", "independent_replications"),
)
GROUPS = (
    *("alternative", "replication", "sort", "group", "travellers", "sooner", "later", "sooner_mean_minutes"),
    *(f"sooner_p{round(share * 100)}_minutes" for share in GROUP_SHARES),
    *("only_under_baseline", "only_under_alternative"),
)
STAGES = (
    *("alternative", "stage", "sort", "wait_before_minutes", "difference_minutes", "difference_minutes_half_width"),
    *("difference_person_hours_per_day", "difference_person_hours_half_width"),
)


RELEASES = (
    *("alternative", "study", "by", "group", "interval", "statistic", "baseline_mean", "baseline_half_width", "mean"),
    *("half_width", "difference", "difference_half_width", "joint_half_width", "replications", "missing"),
)
PARTS = (
    *("package", "lever", "measure", "place", "part", "part_half_width", "alone", "alone_half_width"),
    *("as_the_last", "as_the_last_half_width", "whole", "whole_half_width", "exact", "replications"),
)


def write_comparison(found: Comparison, folder: Path) -> None:
    """The scenarios and every table; what was not observed is an empty field."""
    _write_scenarios(found, folder / "scenarios")
    write_csv(folder / "comparison.csv", CONTRAST, _contrasts(found))
    write_csv(
        folder / "by_replication.csv",
        ("replication", "policy", "measure", "place", "unit", "value"),
        (
            (each.number, name, row.measure, row.place, row.unit, figure(row.value))
            for each in found.replications
            for name, policy in zip(found.policies, each.policies, strict=True)
            for row in policy.rows
        ),
    )
    write_csv(folder / "pairs.csv", GROUPS, _groups(found))
    write_csv(folder / "stages.csv", STAGES, _stages(found))
    if every := releases(found):
        write_csv(folder / "release_studies.csv", RELEASES, map(_release, every))
    if found.attributions:
        write_csv(folder / "attribution.csv", PARTS, _parts(found))
    write_csv(
        folder / "best.csv",
        ("policy", "better_than_the_best_other_at_least", "at_most", "may_be_best"),
        (
            (name, figure(each.low), figure(each.high), each.may_be_best)
            for name, each in zip(found.policies, found.best, strict=bool(found.best))
        ),
    )


def write_comparison_manifest(found: Comparison, folder: Path, command: str, seconds: Mapping[str, float]) -> None:
    """`manifest.json`: what was compared, by which version, with what, and how long it took."""
    design, run = found.design, found.file.scenario.run
    manifest(
        folder,
        command,
        {
            "scenario": found.file.name,
            "digest": found.digest,
            "policies": {
                name: {"digest": file.digest, "levers": list(file.levers), "overridden": list(file.overridden)}
                for name, file in zip(found.policies, (design.baseline, *design.alternatives), strict=True)
            },
            "primary": f"{design.measure}.{design.place}",
            "margin": design.margin,
            "precision_share": design.rule.precision_share,
            "first_replications": design.rule.first,
            "budget_replications": design.rule.budget,
            "replications": len(found.replications),
            "precise": found.precise,
            "seed": run.seed,
            "days": run.horizon / MINUTES_PER_DAY,
            "warm_up_days": run.warm_up / MINUTES_PER_DAY,
        },
        seconds,
        replications=[round(each.seconds, 3) for each in found.replications],
    )


def file_names(policies: Sequence[str]) -> list[str]:
    """What the scenario of each policy is kept as: no colon, which some systems do not take, and not too long."""
    plain = [name.replace(":", "-") for name in policies]
    return [name if len(name) <= 100 else f"{name[:90]}_{row}" for row, name in enumerate(plain)]


def _write_scenarios(found: Comparison, folder: Path) -> None:
    from simulator.scenario import dump

    folder.mkdir()
    files = (found.design.baseline, *found.design.alternatives)
    for name, file in zip(file_names(found.policies), files, strict=True):
        (folder / f"{name}.yaml").write_text(dump(file), encoding="utf-8", newline="\n")


def _contrasts(found: Comparison) -> Iterator[Sequence[object]]:
    for each in found.contrasts:
        pair, nature = each.paired, NATURES[each.measure]
        needed, apart = each.verdict.replications_needed, pair.independent_replications
        yield (
            each.alternative,
            each.measure,
            each.place,
            each.unit,
            nature.over,
            nature.good,
            *map(figure, (pair.before.mean, pair.before.half_width, pair.after.mean, pair.after.half_width)),
            *map(figure, (pair.difference.mean, pair.difference.half_width, each.joint_half_width)),
            *map(figure, (each.relative.mean, each.relative.half_width)),
            *map(figure, (each.margin, pair.p, each.holm_p)),
            each.verdict.word,
            "" if needed is None else needed,
            pair.difference.n,
            pair.difference.missing,
            *map(figure, (pair.correlation, pair.variance_ratio, pair.independent_half_width)),
            "" if apart is None else apart,
        )


def _groups(found: Comparison) -> Iterator[Sequence[object]]:
    for row, name in enumerate(found.design.names):
        for each in found.replications:
            met = each.met[row]
            for group in met.groups:
                of_all = group.sort == "all"
                yield (
                    name,
                    each.number,
                    group.sort,
                    group.name,
                    group.travellers,
                    group.sooner,
                    group.later,
                    *map(figure, (group.sooner_mean_minutes, *group.sooner_quantile_minutes)),
                    met.only_before if of_all else "",
                    met.only_after if of_all else "",
                )


def _stages(found: Comparison) -> Iterator[Sequence[object]]:
    for movement in found.movements:
        for each in movement.shifts:
            yield (
                movement.alternative,
                each.stage,
                "lounge" if each.in_lounge else "station",
                *map(figure, (each.before_minutes, each.minutes.mean, each.minutes.half_width)),
                *map(figure, (each.hours.mean, each.hours.half_width)),
            )


def _release(each: Release) -> Sequence[object]:
    return (
        *(each.alternative, each.study, each.by, each.group, each.interval, each.statistic),
        *map(figure, (each.before.mean, each.before.half_width, each.after.mean, each.after.half_width)),
        *map(figure, (each.difference.mean, each.difference.half_width, each.joint_half_width)),
        each.difference.n,
        each.difference.missing,
    )


def _parts(found: Comparison) -> Iterator[Sequence[object]]:
    for each in found.attributions:
        for part in each.parts:
            yield (
                each.package,
                part.lever,
                each.measure,
                each.place,
                *map(figure, (part.part.mean, part.part.half_width, part.alone.mean, part.alone.half_width)),
                *map(figure, (part.last.mean, part.last.half_width, each.whole.mean, each.whole.half_width)),
                each.exact,
                each.whole.n,
            )
