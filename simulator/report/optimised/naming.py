"""What an optimisation, its candidates, and the numbers of either are called."""

from __future__ import annotations

from simulator.report.numbers import plain
from simulator.report.swept.naming import name_in_file
from simulator.report.words import optimised as words
from simulator.report.words.language import Language, is_chinese, said
from simulator.report.words.voice import Voice
from simulator.scenario import ScenarioFile
from simulator.scenario.measured import CONSIGNMENTS, carried
from simulator.study.selection.choices import Choices
from simulator.study.selection.choosing import Chosen
from simulator.study.selection.rostered import Rostered
from simulator.study.selection.rosters import Rostering
from simulator.study.selection.runs import AS_WRITTEN
from simulator.study.sweep.wish import Wish
from simulator.units import MINUTES_PER_DAY, clock_text


def asked_of(found: Chosen | Rostered) -> Choices | Rostering:
    """What it answers."""
    return found.rostering if isinstance(found, Rostered) else found.choices


def wish_of(asked: Choices | Rostering) -> Wish:
    """As its file has it."""
    return asked.wish if isinstance(asked, Rostering) else asked.plan.wish


def file_of(asked: Choices | Rostering) -> ScenarioFile:
    """The scenario as it is written."""
    return asked.file if isinstance(asked, Rostering) else asked.plan.baseline


def voice_of(asked: Choices | Rostering, language: Language = "en", *, framed: bool = True) -> Voice:
    """Who speaks of an optimisation."""
    wish, file = wish_of(asked), file_of(asked)
    title = wish.titles.get(language) or wish.titles.get("en") or wish.name
    goods = carried(file.scenario) == CONSIGNMENTS
    return Voice(language, title, (said(words.AS_WRITTEN, language), said(words.FOUND, language)), framed, goods)


def thing(asked: Choices, factor: int, voice: Voice) -> str:
    """What may be decided: a lever by its title, a number by its name."""
    name, target = asked.plan.factors[factor].name, asked.plan.factors[factor].target
    lever = asked.plan.recipe.factor_levers.get(target)
    if lever is not None:
        return said((lever.title.en, lever.title.zh_Hans, lever.title.zh_Hant), voice.language)
    return name_in_file(name, voice)


def candidate(asked: Choices, row: int, voice: Voice) -> str:
    """`Desks 4, gates 2`; of the scenario as it is, so."""
    if row == AS_WRITTEN:
        return voice.say(words.AS_WRITTEN)
    values = asked.plan.point(row).values.values()
    chinese = is_chinese(voice.language)
    parts = []
    for place, value in enumerate(values):
        name = thing(asked, place, voice)
        name = f"{name[:1].lower()}{name[1:]}" if place and not chinese else name
        parts.append(f"{name}{'：' if chinese else ' '}{plain(value)}")
    return ("，" if chinese else ", ").join(parts)


def values_of(asked: Choices, row: int) -> str:
    """`4 · 2`: a candidate's values alone, where what they are of is said beside."""
    return " · ".join(plain(value) for value in asked.plan.point(row).values.values())


def breadth(name: str) -> int:
    """In Latin letters; a Chinese one is as wide as two."""
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in name)


def margin_of(asked: Choices, voice: Voice) -> str:
    """δ with its unit."""
    measure = asked.aims[0].target[0]
    space = "" if is_chinese(voice.language) else " "
    return f"{asked.margin * voice.scale(measure):g}{space}{voice.gap_unit(measure)}"


def share_of(share: float, voice: Voice) -> str:
    """In per cent, as many digits as it has."""
    return f"{share * 100:g}{'%' if is_chinese(voice.language) else ' %'}"


def part_of_day(asked: Rostering, row: int) -> str:
    """`07:00–08:00`."""
    after = asked.edges[row + 1]
    return f"{clock_text(asked.edges[row])}–{'24:00' if after == MINUTES_PER_DAY else clock_text(after)}"
