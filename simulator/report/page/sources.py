"""What the policies change, and what stands behind the numbers: the part of a page that comes before belief."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from simulator.policy.layer import Layer
from simulator.report.page.tables import Table, row_of
from simulator.report.words import page as words
from simulator.report.words.levers import status_of
from simulator.report.words.sentences import per_cent
from simulator.report.words.voice import Voice
from simulator.scenario.evidence import GRADES, Evidence
from simulator.scenario.nodes import brief
from simulator.study.comparison import Comparison


def lever_parts(found: Comparison, layers: Sequence[Sequence[Layer]], voice: Voice) -> list[dict[str, Any]]:
    """Each lever once: what it is, and which values it changes."""
    levers: dict[str, dict[str, Any]] = {}
    for file, each in zip(found.design.alternatives, layers, strict=True):
        for layer in each:
            lever, end = layer.lever, f" ({layer.label})"
            lines = [line.removesuffix(end) for line in file.overridden if line.endswith(end)]
            strength, unit = layer.evidence, getattr(lever.unit, voice.language)
            said = {
                "title": voice.lever(layer.label),
                "label": layer.label,
                "mechanism": getattr(lever.mechanism, voice.language),
                "clause": lever.clause,
                "words": lever.words,
                "status": status_of(lever, voice.language),
                "status_from": "; ".join(filter(None, (lever.status.note, lever.status.source))),
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
    strengths = [layer.evidence for each in layers for layer in each]
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
    """Every number with its evidence, those that the policies bring at the end."""
    return numbers_table([*distinct(found).values(), *of_the_policies(found).values()], voice)


def numbers_table(numbers: Iterable[tuple[list[str], Evidence]], voice: Voice) -> Table:
    """Numbers with their evidence; one that stands at several places is told once."""
    head = (words.WHERE, words.VALUE, words.RANGE, words.GRADE, words.SOURCE)
    rows = []
    for paths, each in numbers:
        where = paths[0]
        if len(paths) > 1:
            where += f" {voice.say(words.AND_MORE, count=len(paths) - 1)}"
        ends = "" if each.low is None and each.high is None else f"{brief(each.low)} – {brief(each.high)}"
        source = "; ".join(filter(None, (each.source, each.note)))
        rows.append(row_of(where, brief(each.value), ends, voice.say(words.GRADES[each.grade]), source))
    return Table(tuple(voice.say(each) for each in head), tuple(rows), text_columns=True)


def distinct(found: Comparison) -> dict[str, tuple[list[str], Evidence]]:
    """The numbers of the baseline, each with all the places where it stands."""
    return grouped(found.design.baseline.evidence.items())


def of_the_policies(found: Comparison) -> dict[str, tuple[list[str], Evidence]]:
    """The numbers that the policies bring and the baseline does not have."""
    known = distinct(found)
    brought = grouped(item for file in found.design.alternatives for item in file.evidence.items())
    return {key: each for key, each in brought.items() if key not in known}


def grouped(items: Iterable[tuple[str, Evidence]]) -> dict[str, tuple[list[str], Evidence]]:
    """Each number once, with all the places where it stands."""
    groups: dict[str, tuple[list[str], Evidence]] = {}
    for path, each in items:
        paths, _ = groups.setdefault(repr(each), ([], each))
        if path not in paths:
            paths.append(path)
    return groups
