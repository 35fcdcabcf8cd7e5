"""The tables of a page, as plain values for the template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from simulator.measures.pairs import GROUP_SHARES
from simulator.report.contrast_cells import gap_told, relative_told
from simulator.report.key_measures import by_place, key_measures, misses_more
from simulator.report.numbers import NOTHING, decimals_for, number, with_interval
from simulator.report.wording import unit_of
from simulator.report.words import page as words
from simulator.report.words import table_notes as notes
from simulator.report.words.language import is_chinese, said
from simulator.report.words.measures import SHOWN_IN, name_of
from simulator.report.words.sentences import BUT_MISSES, VERDICTS, Figures, fortunes
from simulator.report.words.voice import Voice
from simulator.study.comparison import Comparison, Contrast
from simulator.study.comparison.margins import NOTICED_MINUTES, USUAL_MARGIN_SHARE
from simulator.study.comparison.winners import Fortune, is_nobody

MOST_APART = 3
"""Policies, the baseline among them, up to which verdicts have columns of their own: more would run out of sight."""
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
    above: str = ""
    """Of a verdict: the difference that it is about, where both stand in one field."""


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
    scale = voice.scale(measure, mean)
    digits = decimals_for([every[0].paired.before, *(each.paired.after for each in every)], scale)
    rows = [row_of(voice.policies[0], with_interval(every[0].paired.before, digits, scale), "", "", "", "")]
    for name, each in zip(voice.policies[1:], every, strict=True):
        cells = row_of(
            name,
            with_interval(each.paired.after, digits, scale),
            gap_told(each, scale).replace("-", "−"),
            _relative(each, voice),
            f"{_p(each.paired.p)}; {_p(each.holm_p)}",
        ).cells
        verdict = _verdict(each, voice)
        if misses_more(found, each.alternative):
            verdict = replace(verdict, text=verdict.text + voice.say(BUT_MISSES))
        rows.append(Row((*cells, verdict)))
    return Table(head, tuple(rows))


def measures_table(found: Comparison, voice: Voice) -> Table:
    """A dozen measures, place by place: baseline, and the difference and verdict of each policy."""
    head = [voice.say(words.MEASURE), voice.policies[0]]
    together = len(voice.policies) > MOST_APART
    for row in range(1, len(voice.policies)):
        of_it = f"{voice.short(row)}: {voice.say(words.DIFFERENCE)}"
        head += [of_it] if together else [of_it, voice.say(words.VERDICT)]
    rows: list[Row] = []
    said = ""
    for measure, place in by_place(key_measures(found)):
        every = found.of(measure, place)
        if place != said:
            rows.append(Row(place=capital(voice.place(place))))
            said = place
        before = every[0].paired.before
        scale = voice.scale(measure, before.mean)
        cells = [
            Cell(with_unit(name_of(measure, voice.language, goods=voice.goods), voice.unit(measure, before.mean))),
            Cell(number(before.mean * scale, decimals_for([before], scale))),
        ]
        for each in every:
            gap, verdict = gap_told(each, scale).replace("-", "−"), _verdict(each, voice)
            cells += [replace(verdict, above=gap)] if together else [Cell(gap), verdict]
        rows.append(Row(tuple(cells)))
    return Table(tuple(head), tuple(rows))


def primary_note(found: Comparison, voice: Voice) -> str:
    """How much matters, and what ± is."""
    first = found.primary[0]
    figures = Figures(first.measure, first.margin, voice.language, first.paired.before.mean, voice.goods)
    margin = figures.margin(first.margin)
    usual = found.design.margin is None
    told = voice.say(notes.MARGIN_USUAL if usual else notes.MARGIN_GIVEN, margin=margin, share=_usual_share(voice))
    return voice.say(words.MARGIN_NOTE, margin=told, count=len(found.replications))


def measures_note(found: Comparison, voice: Voice) -> str:
    """The same of a dozen measures, and over whom percentiles are."""
    first, given = found.primary[0], ""
    mean = first.paired.before.mean
    if found.design.margin is not None:
        unit = voice.gap_unit(first.measure, mean)
        margin = Figures(first.measure, first.margin, voice.language, mean, voice.goods).margin(first.margin)
        given = voice.say(notes.MARGIN_OF_UNIT, unit=unit, margin=margin)
    least = f"{NOTICED_MINUTES:g}{'' if is_chinese(voice.language) else ' '}{said(SHOWN_IN['minutes'], voice.language)}"
    share = _usual_share(voice)
    return voice.say(notes.MEASURES_NOTE, count=len(found.replications), given=given, share=share, least=least)


def capital(name: str) -> str:
    """As it stands at the beginning of a line."""
    return f"{name[:1].upper()}{name[1:]}"


def _usual_share(voice: Voice) -> str:
    return f"{USUAL_MARGIN_SHARE * 100:g}{'' if is_chinese(voice.language) else ' '}%"


def winners_parts(found: Comparison, voice: Voice) -> list[dict[str, Any]]:
    """For each policy, who arrives sooner and who later."""
    head = (*(voice.say(each) for each in (words.WHO, words.TRAVELLERS, words.SOONER, words.LATER)), *_quantiles(voice))
    parts = []
    for name, each in zip(voice.policies[1:], found.winners, strict=True):
        worst = each.hit_hardest
        kinds = sorted((group for group in each.groups if group.sort == "kind"), key=_by_later)[:MOST_KINDS]
        shown = [*(group for group in each.groups if group.sort == "all"), *kinds]
        rows = [_fortune(group, _who(group, voice, hardest=group is worst), voice) for group in shown]
        note = voice.say(words.ONE_ONLY, before=number(each.only_before.mean), after=number(each.only_after.mean))
        if kinds and not is_nobody(each):
            note += f"{'' if is_chinese(voice.language) else ' '}{voice.say(words.MOST_LATE, count=len(kinds))}"
        nobody = fortunes(each, voice.say, voice.language, goods=voice.goods) if is_nobody(each) else ""
        parts.append({"name": name, "nobody": nobody, "table": Table(head, tuple(rows)), "note": note})
    return parts


def _relative(found: Contrast, voice: Voice) -> str:
    """`+3.4 ± 0.2 %`."""
    told = relative_told(found).replace("-", "−")
    return told if told == NOTHING else f"{told}{'' if is_chinese(voice.language) else ' '}%"


def row_of(*texts: str) -> Row:
    """A row of plain fields."""
    return Row(tuple(Cell(text) for text in texts))


def _verdict(found: Contrast, voice: Voice) -> Cell:
    word, needed = found.verdict.word, found.verdict.replications_needed
    below = voice.say(notes.NEEDED_SHORT, count=f"{needed:,}") if needed else ""
    return Cell(voice.say(VERDICTS[word]), word.replace(" ", "-"), below)


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
    scale = 1 / unit_of(goods=voice.goods).minutes
    quantiles = (with_interval(each, 1, scale).replace("-", "−") for each in group.sooner_quantile_minutes)
    space = "" if is_chinese(voice.language) else " "
    sooner, later = (f"{with_interval(each, 1, 100)}{space}%" for each in (group.sooner_share, group.later_share))
    return row_of(who, f"{group.travellers:,}", sooner, later, *quantiles)


def _quantiles(voice: Voice) -> Iterator[str]:
    """How much sooner the 5th, the median and the 95th of a hundred are."""
    unit = said(SHOWN_IN[unit_of(goods=voice.goods).long], voice.language)
    for share in GROUP_SHARES:
        percent = f"{share * 100:g}"
        yield voice.say(notes.SOONER_BY_MEDIAN if share == 0.5 else notes.SOONER_BY, percent=percent, unit=unit)
