"""One language, and what the scenario and the policies of a comparison are called in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from simulator.report.style import PLACES
from simulator.report.words.figures import BASELINE
from simulator.report.words.language import Language, Words, is_chinese, said
from simulator.report.words.measures import gap_unit_of, name_of, unit_of
from simulator.report.words.places import place_of
from simulator.study.comparison import Comparison


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: every figure and every sentence of a report asks here what a thing is called."""

    language: Language
    title: str
    """Of the scenario."""
    policies: tuple[str, ...]
    """The baseline first."""
    framed: bool = True
    """Whether a figure carries its own title, explanation and small print."""
    levers: dict[str, str] = field(default_factory=dict)
    """What a lever is called, by its label; by that itself where nothing else is known."""

    def say(self, words: Words, **numbers: object) -> str:
        """Words of this language, with numbers put in."""
        return said(words, self.language).format(**numbers)

    def measure(self, measure: str, place: str) -> str:
        """`Journey, mean: to Taiwan`."""
        name, where = name_of(measure, self.language), self.place(place)
        if is_chinese(self.language):
            return f"{where}{name}"
        port = place.partition("_")[0] in PLACES.split()
        return f"{name[:1].upper()}{name[1:]}: {where if port else where[:1].lower() + where[1:]}"

    def place(self, place: str) -> str:
        """A place."""
        return place_of(place, self.language)

    def lever(self, label: str) -> str:
        """A lever of a package."""
        return self.levers.get(label, label)

    def unit(self, measure: str) -> str:
        """What stands behind its numbers."""
        return unit_of(measure, self.language)

    def gap_unit(self, measure: str) -> str:
        """What stands behind a difference."""
        return gap_unit_of(measure, self.language)


def voice(
    found: Comparison,
    language: Language = "en",
    policies: Sequence[str] = (),
    *,
    framed: bool = True,
    levers: Mapping[str, str] | None = None,
) -> Voice:
    """The voice of one language; alternatives are called by their levers unless they are named."""
    title = found.file.scenario.about.title
    return Voice(
        language,
        said((title.en, title.zh_Hans, title.zh_Hant), language),
        (said(BASELINE, language), *(policies or found.design.names)),
        framed,
        dict(levers or {}),
    )
