"""The tables of a page, as plain values for the template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from simulator.report.key_measures import key_measures, misses_more
from simulator.report.numbers import decimals_for, number, with_interval
from simulator.report.words import page as words
from simulator.report.words.language import is_chinese
from simulator.report.words.measures import name_of, scale_of
from simulator.report.words.sentences import BUT_MISSES, VERDICTS, Figures, per_cent
from simulator.report.words.voice import Voice
from simulator.study.comparison import Comparison, Contrast
from simulator.study.comparison.winners import Fortune
from simulator.units import MINUTES_PER_HOUR

MOST_KINDS = 6
"""Kinds of travellers in the table of winners and losers: those of which most are later."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a table."""

    text: str
    chip: str = ""
    """Of a verdict: its class, by which it is coloured."""
    below: str = ""
    """In small letters on a second line."""


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
    mean = every[0].paired.before.mean
    unit, gap = voice.unit(measure, mean), voice.gap_unit(measure, mean)
    head = (
        voice.say(words.POLICY),
        f"{voice.say(words.MEAN)} ({unit})",
        f"{voice.say(words.DIFFERENCE)} ({gap})",
        *(voice.say(each) for each in (words.RELATIVE, words.P, words.VERDICT)),
    )
    scale = scale_of(measure, mean)
    digits = decimals_for([every[0].paired.before, *(each.paired.after for each in every)], scale)
    rows = [row_of(voice.policies[0], with_interval(every[0].paired.before, digits, scale), "", "", "", "")]
    for name, each in zip(voice.policies[1:], every, strict=True):
        cells = row_of(
            name,
            with_interval(each.paired.after, digits, scale),
            _gap(each, voice),
            per_cent_signed(each.relative, voice),
            f"{_p(each.paired.p)}; {_p(each.holm_p)}",
        ).cells
        verdict = _verdict(each, voice)
        if misses_more(found, each.alternative):
            verdict = Cell(verdict.text + voice.say(BUT_MISSES), verdict.chip)
        rows.append(Row((*cells, verdict)))
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
        before = every[0].paired.before
        scale = scale_of(measure, before.mean)
        cells = [
            Cell(with_unit(name_of(measure, voice.language, goods=voice.goods), voice.unit(measure, before.mean))),
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


def per_cent_signed(share: float, voice: Voice) -> str:
    """`+3.4 %`; what rounds to nothing has no sign."""
    shown = per_cent(abs(share), voice.language)
    return shown if abs(share) < 0.0005 else f"{'+' if share > 0 else '−'}{shown}"


def row_of(*texts: str) -> Row:
    """A row of plain fields."""
    return Row(tuple(Cell(text) for text in texts))


def _gap(found: Contrast, voice: Voice) -> str:
    """`−12.1 ± 2.7`."""
    difference, half_width = found.paired.difference, found.joint_half_width
    if difference.n < 2:
        return number(float("nan"))
    if difference.mean == half_width == 0:
        return "0"
    figures = Figures(found.measure, half_width, voice.language, found.paired.before.mean)
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


def with_unit(name: str, unit: str) -> str:
    """`journey, mean (min)`; not `passengers a day (a day)`."""
    return name if name.endswith(unit) else f"{name} ({unit})"


def _who(group: Fortune, voice: Voice, *, hardest: bool) -> str:
    if group.sort == "all":
        return voice.say(words.EVERYBODY)
    name = voice.place(group.name)
    return voice.say(words.HARDEST, who=name) if hardest else name


def _fortune(group: Fortune, who: str, voice: Voice) -> Row:
    scale = 1 / MINUTES_PER_HOUR if voice.goods else 1.0
    quantiles = "; ".join(number(each.mean * scale).replace("-", "−") for each in group.sooner_quantile_minutes)
    sooner, later = (f"{with_interval(each, 1, 100)}%" for each in (group.sooner_share, group.later_share))
    return row_of(who, f"{group.travellers:,}", sooner, later, quantiles)
