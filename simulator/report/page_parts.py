"""What stands in the report of a comparison, part by part, as plain values for the template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from simulator.measures import UNITS
from simulator.policy.finding import Layer
from simulator.report.key_measures import key_measures
from simulator.report.numbers import decimals_for, number, with_interval
from simulator.report.words import page as words
from simulator.report.words.language import is_chinese
from simulator.report.words.measures import name_of, scale_of
from simulator.report.words.sentences import VERDICTS, Figures, per_cent
from simulator.report.words.voice import Voice
from simulator.scenario.evidence import GRADES, Evidence
from simulator.scenario.nodes import brief
from simulator.study.comparison import Comparison, Contrast
from simulator.study.comparison.winners import Fortune
from simulator.units import MINUTES_PER_DAY

MOST_KINDS = 6
"""Kinds of travellers in the table of winners and losers: those of which most are later."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a table."""

    text: str
    chip: str = ""
    """Of a verdict: its class, by which it is coloured."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of fields, or the name of the place that the next rows are about."""

    cells: tuple[Cell, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    text_columns: bool = False
    """Whether its fields are words, and stand at the left."""


def primary_table(found: Comparison, voice: Voice) -> Table:
    """The measure that decides: the baseline, and each policy."""
    every = found.primary
    measure = found.design.measure
    unit, gap = voice.unit(measure), voice.gap_unit(measure)
    head = (
        voice.say(words.POLICY),
        f"{voice.say(words.MEAN)} ({unit})",
        f"{voice.say(words.DIFFERENCE)} ({gap})",
        *(voice.say(each) for each in (words.RELATIVE, words.P, words.VERDICT)),
    )
    scale = scale_of(measure)
    digits = decimals_for([every[0].paired.before, *(each.paired.after for each in every)], scale)
    rows = [_row(voice.policies[0], with_interval(every[0].paired.before, digits, scale), "", "", "", "")]
    for name, each in zip(voice.policies[1:], every, strict=True):
        cells = _row(
            name,
            with_interval(each.paired.after, digits, scale),
            _gap(each, voice),
            per_cent_signed(each.relative, voice),
            f"{_p(each.paired.p)}; {_p(each.holm_p)}",
        ).cells
        rows.append(Row((*cells, _verdict(each, voice))))
    return Table(head, tuple(rows))


def measures_table(found: Comparison, voice: Voice) -> Table:
    """A dozen measures, place by place: baseline, and the difference and verdict of each policy."""
    head = [voice.say(words.MEASURE), voice.policies[0]]
    for row in range(1, len(voice.policies)):
        head += [f"{voice.short(row)}: {voice.say(words.DIFFERENCE)}", voice.say(words.VERDICT)]
    rows: list[Row] = []
    said = ""
    for measure, place in key_measures(found):
        every = found.of(measure, place)
        if place != said:
            rows.append(Row(place=voice.place(place)))
            said = place
        scale, before = scale_of(measure), every[0].paired.before
        cells = [
            Cell(_with_unit(name_of(measure, voice.language), voice.unit(measure))),
            Cell(number(before.mean * scale, decimals_for([before], scale))),
        ]
        for each in every:
            cells += [Cell(_gap(each, voice)), _verdict(each, voice)]
        rows.append(Row(tuple(cells)))
    return Table(tuple(head), tuple(rows))


def winners_parts(found: Comparison, voice: Voice) -> list[dict[str, Any]]:
    """For each policy, who arrives sooner and who later."""
    head = tuple(voice.say(each) for each in (words.WHO, words.TRAVELLERS, words.SOONER, words.LATER, words.MEDIAN_90))
    parts = []
    for name, each in zip(voice.policies[1:], found.winners, strict=True):
        worst = each.hit_hardest
        kinds = sorted((group for group in each.groups if group.sort == "kind"), key=_by_later)[:MOST_KINDS]
        shown = [*(group for group in each.groups if group.sort == "all"), *kinds]
        rows = [_fortune(group, _who(group, voice, hardest=group is worst), voice) for group in shown]
        note = voice.say(words.ONE_ONLY, before=number(each.only_before.mean), after=number(each.only_after.mean))
        if kinds:
            note += f"{'' if is_chinese(voice.language) else ' '}{voice.say(words.MOST_LATE, count=len(kinds))}"
        parts.append({"name": name, "table": Table(head, tuple(rows)), "note": note})
    return parts


def lever_parts(found: Comparison, layers: Sequence[Sequence[Layer]], voice: Voice) -> list[dict[str, Any]]:
    """Each lever once: what it is, and which values it changes."""
    levers: dict[str, dict[str, Any]] = {}
    for file, each in zip(found.design.alternatives, layers, strict=True):
        for layer in each:
            lever, end = layer.lever, f" ({layer.label})"
            lines = [line.removesuffix(end) for line in file.overridden if line.endswith(end)]
            strength, unit = lever.strengths[layer.strength], getattr(lever.unit, voice.language)
            said = {
                "title": voice.lever(layer.label),
                "label": layer.label,
                "mechanism": getattr(lever.mechanism, voice.language),
                "clause": lever.clause,
                "words": lever.words,
                "strength": f"{brief(strength.value)} ({unit})",
                "grade": voice.say(words.GRADES[strength.grade]),
                "note": strength.note,
                "lines": lines,
                "more": voice.say(words.MORE_LINES, count=len(lines)),
            }
            levers.setdefault(layer.label, said)
    return list(levers.values())


def rests_on(found: Comparison, layers: Sequence[Sequence[Layer]], voice: Voice) -> dict[str, Any]:
    """How many of the numbers behind the answer are published, derived and assumed."""
    behind = list(distinct(found).values())
    strengths = [layer.lever.strengths[layer.strength] for each in layers for layer in each]
    theirs = [each for _, each in of_the_policies(found).values()] + strengths
    count = {grade: sum(each.grade == grade for _, each in behind) for grade in GRADES}
    total = max(len(behind), 1)
    return {
        "lead": voice.say(
            words.RESTS_LEAD,
            count=len(behind),
            assumed=count["assumed"],
            share=per_cent(count["assumed"] / total, voice.language),
            set=len(theirs),
            set_assumed=sum(each.grade == "assumed" for each in theirs),
        ),
        "parts": [
            {
                "grade": grade,
                "name": voice.say(words.GRADES[grade]),
                "count": count[grade],
                "share": per_cent(count[grade] / total, voice.language),
            }
            for grade in GRADES
        ],
        "mostly_assumed": count["assumed"] * 2 > total,
    }


def provenance_table(found: Comparison, voice: Voice) -> Table:
    """Every number with its evidence; one that stands at several places is told once."""
    head = (words.WHERE, words.VALUE, words.RANGE, words.GRADE, words.SOURCE)
    rows = []
    for paths, each in [*distinct(found).values(), *of_the_policies(found).values()]:
        where = paths[0]
        if len(paths) > 1:
            where += f" {voice.say(words.AND_MORE, count=len(paths) - 1)}"
        ends = "" if each.low is None and each.high is None else f"{brief(each.low)} – {brief(each.high)}"
        source = "; ".join(filter(None, (each.source, each.note)))
        rows.append(_row(where, brief(each.value), ends, voice.say(words.GRADES[each.grade]), source))
    return Table(tuple(voice.say(each) for each in head), tuple(rows), text_columns=True)


def distinct(found: Comparison) -> dict[str, tuple[list[str], Evidence]]:
    """The numbers of the baseline, each with all the places where it stands."""
    return _grouped(found.design.baseline.evidence.items())


def of_the_policies(found: Comparison) -> dict[str, tuple[list[str], Evidence]]:
    """The numbers that the policies bring and the baseline does not have."""
    known = distinct(found)
    brought = _grouped(item for file in found.design.alternatives for item in file.evidence.items())
    return {key: each for key, each in brought.items() if key not in known}


def stress(found: Comparison, voice: Voice, version: str, question: str) -> list[dict[str, str]]:
    """The headings of STRESS-DES (Monks et al. 2019, Journal of Simulation 13, 55-67), filled from the scenario."""
    design, scenario = found.design, found.file.scenario
    run, rule = scenario.run, design.rule
    days = f"{run.horizon / MINUTES_PER_DAY:g}"
    what = voice.measure(design.measure, design.place)
    weather = ("、" if is_chinese(voice.language) else ", ").join(scenario.world.weather) or "–"
    count = len(found.replications)
    items = (
        (words.PURPOSE, question),
        (words.OUTPUTS, voice.say(words.OUTPUTS_TEXT, what=what, count=len(UNITS))),
        (
            words.AIMS,
            voice.say(
                words.AIMS_TEXT,
                count=len(design.alternatives),
                precision=per_cent(rule.precision_share, voice.language),
                first=rule.first,
                budget=rule.budget,
            ),
        ),
        (words.LOGIC, voice.say(words.LOGIC_TEXT)),
        (
            words.COMPONENTS,
            voice.say(
                words.COMPONENTS_TEXT,
                flows=len(scenario.world.flows),
                stations=len(scenario.policy.stations),
                routes=len(scenario.policy.routes),
                weather=weather,
            ),
        ),
        (words.DATA, voice.say(words.DATA_TEXT)),
        (
            words.INITIALISATION,
            voice.say(words.INITIALISATION_TEXT, start=run.start, warm_up=f"{run.warm_up / MINUTES_PER_DAY:g}"),
        ),
        (words.RUN_LENGTH, voice.say(words.RUN_LENGTH_TEXT, days=days, count=count)),
        (words.ESTIMATION, voice.say(words.ESTIMATION_TEXT)),
        (words.SOFTWARE, voice.say(words.SOFTWARE_TEXT, version=version, seed=run.seed)),
        (words.ACCESS, voice.say(words.ACCESS_TEXT)),
    )
    return [{"head": voice.say(head), "text": text} for head, text in items]


def limits(found: Comparison, voice: Voice, *, mostly_assumed: bool) -> list[str]:
    """What to mind, from what the comparison is."""
    run = found.file.scenario.run
    unfinished = max(
        (
            max(each.paired.before.mean, each.paired.after.mean)
            for each in found.contrasts
            if each.measure == "unfinished_share" and each.paired.difference.n
        ),
        default=0.0,
    )
    days = f"{run.horizon / MINUTES_PER_DAY:g}"
    return [
        voice.say(words.LIMIT_MODEL),
        voice.say(words.LIMIT_DAYS, days=days, start=run.start),
        *([voice.say(words.LIMIT_UNFINISHED, share=per_cent(unfinished, voice.language))] if unfinished else []),
        *([voice.say(words.LIMIT_CHOICE)] if found.file.scenario.world.choices else []),
        *([voice.say(words.LIMIT_ASSUMED)] if mostly_assumed else []),
    ]


def per_cent_signed(share: float, voice: Voice) -> str:
    """`+3.4 %`."""
    return ("+" if share > 0 else "−" if share < 0 else "") + per_cent(abs(share), voice.language)


def _grouped(items: Iterable[tuple[str, Evidence]]) -> dict[str, tuple[list[str], Evidence]]:
    groups: dict[str, tuple[list[str], Evidence]] = {}
    for path, each in items:
        paths, _ = groups.setdefault(repr(each), ([], each))
        if path not in paths:
            paths.append(path)
    return groups


def _row(*texts: str) -> Row:
    return Row(tuple(Cell(text) for text in texts))


def _gap(found: Contrast, voice: Voice) -> str:
    """`−12.1 ± 2.7`."""
    difference, half_width = found.paired.difference, found.joint_half_width
    if difference.n < 2:
        return number(float("nan"))
    if difference.mean == half_width == 0:
        return "0"
    figures = Figures(found.measure, half_width, voice.language)
    sign = "+" if difference.mean > 0 else ""
    return f"{sign}{figures.bare(difference.mean)} ± {figures.bare(half_width)}"


def _verdict(found: Contrast, voice: Voice) -> Cell:
    word = found.verdict.word
    return Cell(voice.say(VERDICTS[word]), word.replace(" ", "-"))


def _p(p: float) -> str:
    return number(p, 3) if not p < 0.001 else "<0.001"


def _by_later(group: Fortune) -> tuple[float, int]:
    """The largest share later first; of equal ones, the larger group."""
    return -group.later_share.mean, -group.travellers


def _with_unit(name: str, unit: str) -> str:
    """`journey, mean (min)`; not `passengers a day (a day)`."""
    return name if unit in name else f"{name} ({unit})"


def _who(group: Fortune, voice: Voice, *, hardest: bool) -> str:
    if group.sort == "all":
        return voice.say(words.EVERYBODY)
    name = voice.place(group.name)
    return voice.say(words.HARDEST, who=name) if hardest else name


def _fortune(group: Fortune, who: str, voice: Voice) -> Row:
    quantiles = "; ".join(number(each.mean).replace("-", "−") for each in group.sooner_quantile_minutes)
    sooner, later = (f"{with_interval(each, 1, 100)}%" for each in (group.sooner_share, group.later_share))
    return _row(who, f"{group.travellers:,}", sooner, later, quantiles)
