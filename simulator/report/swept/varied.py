"""What a sweep varied: every factor with its range, and what stands behind it."""

from __future__ import annotations

from simulator.report.numbers import plain
from simulator.report.page.study import Part, Section
from simulator.report.page.tables import Table, row_of
from simulator.report.swept.naming import factor_axis, grade_of
from simulator.report.words import page as common
from simulator.report.words import swept as tables
from simulator.report.words import swept_page as words
from simulator.report.words.voice import Voice
from simulator.study.decision.findings import Findings


def varied(found: Findings, voice: Voice) -> Section:
    """The design in a sentence, and the factors in a table."""
    sampled = found.sampled
    points, policies, replications, _ = sampled.values.shape
    lead = voice.say(
        words.VARIED_LEAD if policies > 1 else words.VARIED_ALONE,
        design=voice.say(words.DESIGNS[sampled.design.kind]),
        points=f"{points:,}",
        factors=len(sampled.factors),
        replications=replications,
        policies=policies,
        runs=f"{points * policies * replications:,}",
    )
    head = (tables.FACTOR, words.LOW, words.LIKELY, words.HIGH, words.SPREAD, common.GRADE, words.PLACE)
    rows = []
    for row, factor in enumerate(sampled.factors):
        ends = (plain(value).replace("-", "−") for value in (factor.low, factor.likely, factor.high))
        spread = voice.say(words.DISTRIBUTIONS[factor.distribution], count=len(factor.values))
        rows.append(row_of(factor_axis(found, row, voice), *ends, spread, grade_of(found, row, voice), factor.target))
    if not rows:
        return Section(voice.say(words.VARIED), (Part(lines=_named_points(found)),), lead)
    table = Table(tuple(voice.say(each) for each in head), tuple(rows), text_columns=True)
    return Section(voice.say(words.VARIED), (Part(table=table, note=voice.say(words.RANGES)),), lead)


def _named_points(found: Findings) -> tuple[str, ...]:
    return tuple(found.sampled.design.structure.get("names", ()))
