"""An optimisation as a page: the answer, what may be decided, what was chosen, and how it was reckoned."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

from simulator import __version__
from simulator.report.optimised.answer import answer, question
from simulator.report.optimised.figures import drawn
from simulator.report.optimised.naming import asked_of, margin_of, share_of, voice_of, wish_of
from simulator.report.optimised.told import candidates, confirmed, decided, roster
from simulator.report.page.figures import inline_figures
from simulator.report.page.sources import grouped, numbers_table
from simulator.report.page.study import Part, Section, StudyPage, write_pages
from simulator.report.page.told import part_of
from simulator.report.sheet import without_folders
from simulator.report.swept.method import stress_of
from simulator.report.told import Told
from simulator.report.words import optimised as words
from simulator.report.words import page as common
from simulator.report.words.language import Language
from simulator.report.words.voice import Voice
from simulator.study.selection.choices import Choices
from simulator.study.selection.choosing import Chosen
from simulator.study.selection.rostered import Rostered
from simulator.units import MINUTES_PER_DAY

TITLES = {
    "candidates": (words.CANDIDATES, words.CANDIDATES_SAID),
    "front": (words.FRONT, words.FRONT_SAID),
    "roster": (words.ROSTER, words.ROSTER_SAID),
}
MOST_APART = 4
"""So many things decided have a column each in the table of candidates; more stand in the name."""
SHOWN = 40
"""Candidates in the table of the page; all are in `candidates.csv`."""


def write_optimised_pages(found: Chosen | Rostered, folder: Path, command: str) -> tuple[Path, ...]:
    """The page in three languages."""
    return write_pages(folder, lambda language: filled(found, language, command))


def filled(found: Chosen | Rostered, language: Language, command: str) -> StudyPage:
    """The page in one language."""
    asked = asked_of(found)
    voice = voice_of(asked, language, framed=False)
    figures = tuple(
        Part(figure=each) for each in inline_figures(drawn(found, command, voice), TITLES, asked.digest, voice)
    )
    if isinstance(found, Rostered):
        sections = [_section(roster(found, voice), before=figures, title=voice.say(words.ON_FRESH_LUCK))]
    else:
        apart = len(found.choices.plan.factors) <= MOST_APART
        sections = [
            _decided(found.choices, voice),
            _section(confirmed(found, voice, SHOWN)),
            _section(candidates(found, voice, SHOWN, apart=apart), before=figures),
        ]
    return StudyPage(
        kicker=voice.say(words.KICKER),
        title=voice.title,
        asked=question(asked, voice),
        answer=answer(found, voice),
        sections=(*sections, _method(found, voice, command)),
        digest=asked.digest,
        own_question=wish_of(asked).question,
    )


def _section(told: Told, *, before: tuple[Part, ...] = (), title: str = "", lead: str = "") -> Section:
    """A section that is one table, under the title of the table unless another is given."""
    return Section(title or told.title, (*before, replace(part_of(told), title=told.title if title else "")), lead)


def _decided(asked: Choices, voice: Voice) -> Section:
    every = f"{len(asked.plan.design):,}"
    lead = (
        voice.say(words.BUDGET, every=every, count=f"{len(asked.rows):,}", budget=f"{asked.budget:g}")
        if math.isfinite(asked.budget)
        else voice.say(words.NO_BUDGET, every=every)
    )
    return _section(decided(asked, voice), lead=lead)


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
            certainty = share_of(asked.certainty_share, voice)
            how.append(voice.say(words.KN_METHOD, margin=margin_of(asked, voice), certainty=certainty))
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
