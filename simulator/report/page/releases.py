"""The tables of a Time Release Study on a page: each interval under the baseline and under each policy."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from simulator.report.key_measures import way_of
from simulator.report.numbers import NOTHING, decimals_for, number, with_interval
from simulator.report.page.tables import Cell, Row, Table
from simulator.report.words import releases as words
from simulator.report.words.language import is_chinese, said
from simulator.report.words.measures import INTERVALS
from simulator.report.words.sentences import duration
from simulator.report.words.voice import Voice
from simulator.study.comparison import Comparison
from simulator.study.comparison.releases import STATISTICS, Release, releases
from simulator.study.comparison.rounds import STANDARD_MINUTES

FEW_FIGURES = 20.0
"""Half-widths from here on have no decimals, from a tenth of it on one, below two: half a minute matters to nobody."""
OF_A_GROUP = ("lodgement_to_release", "arrival_to_release")
"""The intervals told of each group; all of them stand in the file."""


@dataclass(frozen=True, slots=True)
class Part:
    """One table of a study, split or not."""

    title: str
    table: Table


@dataclass(frozen=True, slots=True)
class StudyTables:
    """One study."""

    title: str
    whole: Table
    parts: tuple[Part, ...]


def studies(found: Comparison, voice: Voice) -> list[StudyTables]:
    """Every study, that of the measure that decides first, then those of its direction; none where no goods are
    controlled."""
    every = releases(found)
    own = found.design.place.partition("/")[0]
    places = dict.fromkeys(each.study for each in every)
    return [
        _study([each for each in every if each.study == study], voice)
        for study in sorted(places, key=lambda place: (place != own, way_of(place) != way_of(own)))
    ]


def lead(voice: Voice) -> str:
    """How to read them."""
    return voice.say(words.LEAD, standard=_standard(voice))


def _standard(voice: Voice) -> str:
    return duration(STANDARD_MINUTES, voice.language, goods=True)


def _study(every: Sequence[Release], voice: Voice) -> StudyTables:
    splits = dict.fromkeys(each.by for each in every if each.by)
    return StudyTables(
        voice.place(every[0].study),
        _table([each for each in every if not each.by], voice),
        tuple(Part(voice.say(words.BY[by]), _of_groups(every, by, voice)) for by in splits),
    )


def _of_groups(every: Sequence[Release], by: str, voice: Voice) -> Table:
    return _table([each for each in every if each.by == by and each.interval in OF_A_GROUP], voice)


def _table(every: Iterable[Release], voice: Voice) -> Table:
    """A heading for each group and interval, below it the baseline and each policy."""
    head = ("", *(voice.say(words.HEADS[name], standard=_standard(voice)) for name in STATISTICS))
    found: dict[tuple[str, str, str], list[Release]] = {}
    for each in every:
        found.setdefault((each.by, each.group, each.interval), []).append(each)
    rows: list[Row] = []
    for (by, group, interval), of_it in found.items():
        rows.append(Row(place=_heading(by, group, interval, voice)))
        by_policy = [
            [each for each in of_it if each.alternative == name]
            for name in dict.fromkeys(each.alternative for each in of_it)
        ]
        rows.append(Row((Cell(voice.policies[0]), *(_before(each) for each in by_policy[0]))))
        for row, statistics in enumerate(by_policy, 1):
            rows.append(Row((Cell(voice.short(row)), *(_after(each) for each in statistics))))
    return Table(head, tuple(rows))


def _heading(by: str, group: str, interval: str, voice: Voice) -> str:
    """`Opened: arrival to release`."""
    name = said(INTERVALS[interval], voice.language)
    if not by:
        return name if is_chinese(voice.language) else f"{name[:1].upper()}{name[1:]}"
    called = words.GROUPS.get(by, {}).get(group) or (words.NOT_SAID if not group else None)
    who = voice.place(group) if called is None else voice.say(called)
    return f"{who}：{name}" if is_chinese(voice.language) else f"{who[:1].upper()}{who[1:]}: {name}"


def _scale(found: Release) -> float:
    return 100.0 if found.statistic.endswith("_share") else 1.0


def _before(found: Release) -> Cell:
    scale = _scale(found)
    return Cell(with_interval(found.before, decimals_for([found.before], scale), scale))


def _after(found: Release) -> Cell:
    """The policy's own, and below it the difference."""
    scale = _scale(found)
    text = with_interval(found.after, decimals_for([found.after], scale), scale)
    return Cell(text, below=_gap(found, scale))


def _gap(found: Release, scale: float) -> str:
    mean, half_width = found.difference.mean * scale, found.joint_half_width * scale
    if found.difference.n < 2 or math.isnan(half_width):
        return NOTHING
    if mean == half_width == 0:
        return "0"
    decimals = 0 if half_width >= FEW_FIGURES else 1 if half_width >= FEW_FIGURES / 10 else 2
    told = f"{number(mean, decimals)} ± {number(half_width, decimals)}".replace("-", "−")
    return f"+{told}" if round(mean, decimals) > 0 else told
