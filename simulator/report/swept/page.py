"""A sweep as a page: the answer, what was varied, which policy is best, what matters, and how it was reckoned."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from simulator import __version__
from simulator.report.page.figures import inline_figures
from simulator.report.page.sources import grouped, numbers_table
from simulator.report.page.study import Key, Part, Section, StudyPage, write_pages
from simulator.report.page.told import part_of
from simulator.report.sheet import without_folders
from simulator.report.style import policy_colour
from simulator.report.swept.answer import answer
from simulator.report.swept.figures import drawn
from simulator.report.swept.method import reckoned, stress
from simulator.report.swept.naming import subject_sentence, voice_of
from simulator.report.swept.told import remarks_of, table_of_points, tables_of, tables_of_decision
from simulator.report.swept.varied import varied
from simulator.report.words import page as common
from simulator.report.words import swept_page as words
from simulator.report.words.language import Language, is_chinese
from simulator.report.words.swept_figures import TITLES
from simulator.report.words.voice import Voice
from simulator.study.decision.findings import Findings
from simulator.study.sensitivity import Sensitivity

DECIDING = ("share_best", "dose_response")
"""Figures that stand where it is told which policy is best, if there are several."""


def write_swept_pages(found: Findings, folder: Path, command: str) -> tuple[Path, ...]:
    """The page in three languages."""
    return write_pages(folder, lambda language: filled(found, language, command))


def filled(found: Findings, language: Language, command: str) -> StudyPage:
    """The page in one language."""
    voice = voice_of(found, language, framed=False)
    several = len(found.sampled.policies) > 1
    deciding = DECIDING if several else ()
    asked = words.ASKED_BEST if several and found.decisions[0].futures else words.ASKED
    figures = {each.name: each for each in inline_figures(drawn(found, voice, command), TITLES, found.digest, voice)}
    numbers = {name: place for place, name in enumerate(_order(figures, deciding), 1)}

    def shown(name: str) -> Iterator[Part]:
        if name in figures:
            note = voice.say(words.FIGURE_FILE, number=numbers[name], name=name)
            yield Part(figure=figures[name], note=note)

    sections = [
        varied(found, voice),
        *([_deciding(found, voice, [part for name in deciding for part in shown(name)])] if several else []),
        _matters(found, voice, [part for name in numbers if name not in deciding for part in shown(name)]),
        *_other_measures(found, voice),
        _method(found, voice, command),
    ]
    return StudyPage(
        kicker=voice.say(words.KICKER),
        title=voice.title,
        asked=voice.say(asked, what=voice.phrase(*found.sampled.measures[0])),
        answer=tuple(answer(found, voice)) or tuple(_to_mind(found, voice)[:1]),
        sections=tuple(each for each in sections if each.parts),
        digest=found.digest,
        own_question=found.question,
        keys=_keys(found, voice) if several else (),
    )


def _order(figures: Collection[str], deciding: Sequence[str]) -> list[str]:
    """As they stand on the page."""
    first = [name for name in deciding if name in figures]
    return [*first, *(name for name in figures if name not in first)]


def _keys(found: Findings, voice: Voice) -> tuple[Key, ...]:
    codes = found.sampled.policies
    return tuple(Key(voice.named(row), code, policy_colour(row)) for row, code in enumerate(codes))


def _deciding(found: Findings, voice: Voice, figures: list[Part]) -> Section:
    parts = [part_of(each) for each in tables_of_decision(found, found.decisions[0], voice)]
    return Section(voice.say(words.DECIDES), (*parts[:1], *figures, *parts[1:]))


def _matters(found: Findings, voice: Voice, figures: list[Part]) -> Section:
    first, *others = found.subjects(len(found.sampled.policies))
    tables = [part_of(each) for each in table_of_points(found, first.measure, voice)]
    tables += [part_of(each) for each in tables_of(found, first, voice)]
    more = [part_of(each) for told in others for each in tables_of(found, told, voice)]
    lines = _to_mind(found, voice)
    minded = [Part(voice.say(words.TO_MIND), lines=tuple(lines))] if lines else []
    return Section(voice.say(words.MATTERS), (*tables[:1], *figures, *tables[1:], *more, *minded))


def _other_measures(found: Findings, voice: Voice) -> Iterator[Section]:
    """The measures after the first, each with what moves it and which policy is best by it."""
    parts: list[Part] = []
    for decided in found.decisions[1:]:
        parts += [part_of(each) for each in tables_of_decision(found, decided, voice)]
        told = found.of(decided.measure)
        parts += [part_of(each) for each in table_of_points(found, decided.measure, voice)]
        parts += [part_of(each) for each in tables_of(found, told, voice)]
        lines = remarks_of(found, told, voice)
        if lines and parts:
            parts.append(Part(lines=tuple(lines)))
    if parts:
        yield Section(voice.say(words.EACH_MEASURE), tuple(parts))


def _to_mind(found: Findings, voice: Voice) -> list[str]:
    """What was refused or left out, and how much is chance, of what figures are about; each once."""
    lines: list[str] = []
    failed = found.sampled.failed
    if failed:
        said = "; ".join(dict.fromkeys(failed.values()))
        count, points = len(failed), f"{len(found.sampled.design):,}"
        lines.append(voice.say(words.FAILED, count=count, points=points, reason=said))
    subjects: tuple[Sensitivity, ...] = found.subjects(len(found.sampled.policies))
    for told in subjects:
        for line in remarks_of(found, told, voice):
            joint = "：" if is_chinese(voice.language) else ": "
            lines.append(f"{subject_sentence(found, told, voice)}{joint}{line}" if len(subjects) > 1 else line)
    lines += remarks_of(found, found.decisions[0], voice)
    return list(dict.fromkeys(lines))


def _method(found: Findings, voice: Voice, command: str) -> Section:
    numbers = list(grouped(found.file.evidence.items()).values())
    table = numbers_table(numbers, voice)
    parts = (
        Part(voice.say(words.HOW), lines=tuple(reckoned(found, voice)), note=voice.say(words.TABLES_KEPT)),
        Part(voice.say(common.STRESS), terms=stress(found, voice, __version__)),
        Part(voice.say(common.LIMITS), lines=tuple(_limits(found, voice))),
        Part(voice.say(common.PROVENANCE), table=table, folded=voice.say(common.NUMBERS, count=len(table.rows))),
        Part(voice.say(words.REDRAW), quoted=without_folders(command)),
    )
    return Section(voice.say(common.METHOD), parts)


def _limits(found: Findings, voice: Voice) -> list[str]:
    run = found.file.scenario.run
    days = f"{run.horizon / 1440:g}"
    return [
        voice.say(words.LIMIT_RANGES),
        voice.say(words.LIMIT_FIXED),
        voice.say(common.LIMIT_MODEL),
        voice.say(common.LIMIT_DAYS, days=days, start=run.start),
    ]
