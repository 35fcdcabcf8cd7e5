"""An optimisation as a page: the answer, what may be decided, what was chosen, and how it was reckoned."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from simulator import __version__
from simulator.report.numbers import decimals_for, number, plain, with_interval
from simulator.report.optimised.figures import drawn, voice_of
from simulator.report.optimised.tables import in_time, margin_of, order_of, part_of_day, share_of
from simulator.report.page.figures import inline_figures
from simulator.report.page.sources import grouped, numbers_table
from simulator.report.page.study import Part, Section, StudyPage, write_pages
from simulator.report.page.tables import Row, Table, row_of
from simulator.report.sheet import without_folders
from simulator.report.swept.method import stress_of
from simulator.report.words import optimised as words
from simulator.report.words import page as common
from simulator.report.words.language import Language
from simulator.report.words.measures import scale_of
from simulator.report.words.sentences import Figures
from simulator.report.words.voice import Voice
from simulator.study.selection.choosing import Chosen
from simulator.study.selection.rostered import Rostered
from simulator.study.selection.rosters import Rostering
from simulator.study.selection.runs import named
from simulator.units import MINUTES_PER_DAY

TITLES = {
    "candidates": (words.CANDIDATES, words.CANDIDATES_SAID),
    "front": (words.FRONT, words.FRONT_SAID),
    "roster": (words.ROSTER, words.ROSTER_SAID),
}
SHOWN = 40
"""Candidates in the table of the page; all are in `candidates.csv`."""


def write_optimised_pages(found: Chosen | Rostered, folder: Path, command: str) -> tuple[Path, ...]:
    """The page in three languages."""
    return write_pages(folder, lambda language: filled(found, language, command))


def filled(found: Chosen | Rostered, language: Language, command: str) -> StudyPage:
    """The page in one language."""
    voice = voice_of(found, language, framed=False)
    asked = found.rostering if isinstance(found, Rostered) else found.choices
    wish = asked.wish if isinstance(asked, Rostering) else asked.plan.wish
    every = inline_figures(drawn(found, command, voice), TITLES, asked.digest, voice)
    figures = tuple(Part(figure=each) for each in every)
    if isinstance(found, Rostered):
        question, answer = _roster_question(found, voice), _roster_answer(found, voice)
        sections = [Section(voice.say(words.ON_FRESH_LUCK), (*figures, Part(table=_roster_table(found, voice))))]
    else:
        question, answer = _question(found, voice), tuple(_answer(found, voice))
        sections = [_decided(found, voice), _confirmed(found, voice), _looked_at(found, voice, figures)]
    return StudyPage(
        kicker=voice.say(words.KICKER),
        title=voice.title,
        asked=question,
        answer=answer,
        sections=(*sections, _method(found, voice, command)),
        digest=asked.digest,
        own_question=wish.question,
    )


def _roster_question(found: Rostered, voice: Voice) -> str:
    asked = found.rostering
    return voice.say(
        words.ASKED_ROSTER,
        place=voice.within(asked.station),
        share=share_of(asked.share, voice.language),
        minutes=f"{asked.within_minutes:g}",
    )


def _roster_answer(found: Rostered, voice: Voice) -> tuple[str, ...]:
    asked = found.rostering
    hours, before = (f"{asked.desk_hours(roster):g}" for roster in (found.roster, asked.now))
    return (voice.say(words.HOURS if found.keeps else words.HOURS_NOT_KEPT, hours=hours, before=before),)


def _question(found: Chosen, voice: Voice) -> str:
    if len(found.choices.aims) > 1:
        return voice.say(words.ASKED_FRONT)
    return voice.say(words.ASKED_BEST, what=voice.phrase(*found.choices.aims[0].target))


def _answer(found: Chosen, voice: Voice) -> Iterator[str]:
    asked, count = found.choices, len(found.looked_at)
    if len(asked.aims) > 1:
        yield voice.say(words.UNBEATEN, left=len(found.best), count=count)
    elif found.raced is None or found.raced.decided:
        yield voice.say(
            words.BEST,
            name=named(asked.plan, found.best[0]),
            certainty=share_of(asked.certainty_share, voice.language),
            count=count,
            margin=margin_of(asked, voice.language),
        )
    else:
        yield voice.say(words.UNDECIDED, left=len(found.best), count=count, replications=found.raced.replications)
    if found.searched:
        yield voice.say(words.TRIED, tried=len(found.searched.tried), every=f"{len(asked.plan.design):,}")
    for each in found.confirmed if len(asked.aims) == 1 else ():
        measure, change = asked.aims[0].target[0], each.paired[0].difference
        said = Figures(measure, change.half_width, voice.language)
        yield voice.say(
            words.CONFIRMED,
            name=named(asked.plan, each.row),
            what=voice.phrase(*asked.aims[0].target),
            change=said.gap(change.mean, signed=True),
            low=said.bare(change.low),
            high=said.bare(change.high),
        )


def _decided(found: Chosen, voice: Voice) -> Section:
    asked = found.choices
    head = tuple(voice.say(each) for each in (words.THING, words.VALUES, words.COST, words.AS_WRITTEN))
    rows = tuple(
        row_of(
            factor.name,
            ", ".join(plain(value) for value in factor.values),
            plain(asked.costs[factor.name]) if factor.name in asked.costs else "–",
            plain(factor.likely),
        )
        for factor in asked.plan.factors
    )
    every = f"{len(asked.plan.design):,}"
    lead = (
        voice.say(words.BUDGET, every=every, count=f"{len(asked.rows):,}", budget=f"{asked.budget:g}")
        if math.isfinite(asked.budget)
        else voice.say(words.NO_BUDGET, every=every)
    )
    return Section(voice.say(words.DECIDED), (Part(table=Table(head, rows, text_columns=True)),), lead)


def _confirmed(found: Chosen, voice: Voice) -> Section:
    asked = found.choices
    head = [voice.say(words.CANDIDATE)]
    for aim in asked.aims:
        gap = f"{voice.say(words.DIFFERENCE)} ({voice.gap_unit(aim.target[0])})"
        head += [voice.with_unit(*aim.target), gap]
    first = [voice.say(words.AS_WRITTEN)]
    for aim, before in zip(asked.aims, found.as_written, strict=True):
        scale = scale_of(aim.target[0])
        first += [with_interval(before, decimals_for([before], scale), scale), ""]
    rows = [row_of(*first)]
    for each in found.confirmed:
        cells = [named(asked.plan, each.row)]
        for aim, pair in zip(asked.aims, each.paired, strict=True):
            scale = scale_of(aim.target[0])
            decimals = decimals_for([pair.after, pair.difference], scale)
            cells += [with_interval(pair.after, decimals, scale), with_interval(pair.difference, decimals, scale)]
        rows.append(row_of(*cells))
    note = voice.say(words.FRESH_NOTE, count=found.as_written[0].n)
    return Section(voice.say(words.ON_FRESH_LUCK), (Part(table=Table(tuple(head), tuple(rows)), note=note),))


def _looked_at(found: Chosen, voice: Voice, figures: tuple[Part, ...]) -> Section:
    asked = found.choices
    head = [voice.say(words.CANDIDATE), voice.say(words.COST_OF)]
    head += [voice.with_unit(*aim.target) for aim in asked.aims]
    columns = [[each[at] for each in found.estimates] for at in range(len(asked.aims))]
    rows: list[Row] = []
    for place in order_of(found)[:SHOWN]:
        row = found.looked_at[place]
        cells = [named(asked.plan, row), plain(float(asked.cost[row])) if asked.costs else "–"]
        for aim, column in zip(asked.aims, columns, strict=True):
            scale = scale_of(aim.target[0])
            cells.append(with_interval(column[place], decimals_for(column, scale), scale))
        rows.append(row_of(*cells, str(len(found.values[place]))))
    table = Table((*head, voice.say(words.REPLICATIONS)), tuple(rows))
    return Section(voice.say(words.LOOKED_AT), (*figures, Part(table=table)))


def _roster_table(found: Rostered, voice: Voice) -> Table:
    asked = found.rostering
    written, got, share = (voice.say(each) for each in (words.AS_WRITTEN, words.FOUND, words.IN_TIME))
    head = (
        voice.say(words.PART_OF_DAY),
        written,
        f"{written}: {share}",
        got,
        f"{got}: {share}",
        voice.say(words.CAME),
    )
    rows = tuple(
        row_of(
            part_of_day(asked, row),
            str(asked.now[row]),
            in_time(found.as_written[row]),
            str(found.roster[row]),
            in_time(found.confirmed[row]),
            number(found.confirmed[row].came_per_replication, 0),
        )
        for row in range(len(asked.now))
    )
    return Table(head, rows)


def _method(found: Chosen | Rostered, voice: Voice, command: str) -> Section:
    if isinstance(found, Rostered):
        file, measured, count = (
            found.rostering.file,
            [("wait_mean_minutes", found.rostering.station)],
            found.replications,
        )
        how = [voice.say(words.ROSTER_METHOD, tried=found.searched.tried, repairs=found.repairs)]
    else:
        asked = found.choices
        file, measured, count = asked.plan.baseline, [aim.target for aim in asked.aims], found.as_written[0].n
        how = []
        if found.raced:
            certainty = share_of(asked.certainty_share, voice.language)
            how.append(voice.say(words.KN_METHOD, margin=margin_of(asked, voice.language), certainty=certainty))
        if found.searched:
            how.append(voice.say(words.SEARCH_METHOD))
    run = file.scenario.run
    table = numbers_table(list(grouped(file.evidence.items()).values()), voice)
    limits = (
        voice.say(common.LIMIT_MODEL),
        voice.say(common.LIMIT_DAYS, days=f"{run.horizon / MINUTES_PER_DAY:g}", start=run.start),
    )
    parts = (
        Part(lines=tuple(how)),
        Part(voice.say(common.STRESS), terms=stress_of(file.scenario, measured, count, voice, __version__)),
        Part(voice.say(common.LIMITS), lines=limits),
        Part(voice.say(common.PROVENANCE), table=table, folded=voice.say(common.NUMBERS, count=len(table.rows))),
        Part(voice.say(common.REDRAW), quoted=without_folders(command)),
    )
    return Section(
        voice.say(common.METHOD), tuple(part for part in parts if part.lines or part.terms or part.table or part.quoted)
    )
