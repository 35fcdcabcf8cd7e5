"""One language, and what the scenario and the policies of a comparison are called in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from simulator.report.style import PLACES, policy_colour
from simulator.report.words.figures import BASELINE
from simulator.report.words.goods import said_of
from simulator.report.words.language import Language, Words, is_chinese, said
from simulator.report.words.measures import gap_unit_of, name_of, phrase_of, scale_of, unit_of
from simulator.report.words.places import place_of
from simulator.report.words.policies import lever_title, policy_name, policy_title
from simulator.scenario.measured import CONSIGNMENTS, carried
from simulator.study.comparison import Comparison

LONGEST_NAME = 30
"""Of a policy, in Latin letters, where there is little room."""


def letter_of(policy: int) -> str:
    """`A` for the first alternative; beyond `Z`, its number."""
    return chr(ord("A") + policy - 1) if 0 < policy <= 26 else str(policy)


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
    goods: bool = False
    """Whether goods are spoken of, not people."""
    levers: dict[str, str] = field(default_factory=dict)
    """What a lever is called, by its label; by that itself where nothing else is known."""

    def say(self, words: Words, **numbers: object) -> str:
        """Words of this language, with numbers put in."""
        return said_of(words, self.language, goods=self.goods).format(**numbers)

    def measure(self, measure: str, place: str) -> str:
        """`Journey, mean: to Taiwan`."""
        name, where = name_of(measure, self.language, goods=self.goods), self.within(place)
        return f"{where}{name}" if is_chinese(self.language) else f"{name[:1].upper()}{name[1:]}: {where}"

    def with_unit(self, measure: str, place: str, mean: float = 0.0) -> str:
        """The same along an axis: `Journey, mean: to Taiwan, min`."""
        name, unit = self.measure(measure, place), self.unit(measure, mean)
        return f"{name}（{unit}）" if is_chinese(self.language) else f"{name}, {unit}"

    def phrase(self, measure: str, place: str) -> str:
        """The same within a sentence: `mean journey (to Taiwan)`."""
        name, where = phrase_of(measure, self.language, goods=self.goods), self.within(place)
        return f"{where}{name}" if is_chinese(self.language) else f"{name} ({where})"

    def place(self, place: str) -> str:
        """A place."""
        return place_of(place, self.language)

    def within(self, place: str) -> str:
        """A place within a sentence: `to Taiwan`."""
        where = self.place(place)
        if is_chinese(self.language) or place.partition("_")[0] in PLACES.split():
            return where
        return where[:1].lower() + where[1:]

    def keys(self, *, baseline: bool = False) -> list[tuple[str, str]]:
        """What each colour stands for: the policies, a letter before those that are called by it."""
        return [(self.named(row), policy_colour(row)) for row in range(0 if baseline else 1, len(self.policies))]

    def named(self, policy: int) -> str:
        """The whole name of a policy, and before it the letter that stands for it where there is little room."""
        name, short = self.policies[policy], self.short(policy)
        return name if name == short else f"{short}{'：' if is_chinese(self.language) else ': '}{name}"

    def short(self, policy: int) -> str:
        """The name of a policy (0: the baseline) where there is little room: a letter, where there are several policies
        with names in words, or where the name is long."""
        name = self.policies[policy]
        breadth = sum(2 if ord(letter) > 0x2E7F else 1 for letter in name)
        several = not self.framed and len(self.policies) > 2
        return letter_of(policy) if policy and (several or breadth > LONGEST_NAME) else name

    def lever(self, label: str) -> str:
        """A lever of a package."""
        return self.levers.get(label, label)

    def unit(self, measure: str, mean: float = 0.0) -> str:
        """What stands behind its numbers, by the baseline's mean."""
        return unit_of(measure, self.language, mean, goods=self.goods)

    def gap_unit(self, measure: str, mean: float = 0.0) -> str:
        """What stands behind a difference."""
        return gap_unit_of(measure, self.language, mean, goods=self.goods)

    def scale(self, measure: str, mean: float = 0.0) -> float:
        """What its values are multiplied by when shown in that unit."""
        return scale_of(measure, mean, goods=self.goods)


def is_of_goods(found: Comparison) -> bool:
    """Whether what travels in a comparison is goods alone."""
    return carried(found.file.scenario) == CONSIGNMENTS


def voice(found: Comparison, language: Language = "en", *, framed: bool = True) -> Voice:
    """The voice of one language; policies are called by the titles of their packages and levers."""
    layers = found.design.layers
    titles = [policy_title(each, language) for each in layers]
    levers = {layer.label: lever_title(layer, language) for each in layers for layer in each}
    return _voice(found, language, titles, framed=framed, levers=levers)


def typed_voice(found: Comparison) -> Voice:
    """The voice of the terminal: levers are called by the names under which they are asked for, packages by their
    titles."""
    return _voice(found, "en", [policy_name(each) for each in found.design.layers], framed=True, levers={})


def _voice(
    found: Comparison, language: Language, titles: Sequence[str], *, framed: bool, levers: Mapping[str, str]
) -> Voice:
    """A policy of which nothing was read is called as the comparison calls it."""
    title, names = found.file.scenario.about.title, found.design.names
    return Voice(
        language,
        said((title.en, title.zh_Hans, title.zh_Hant), language),
        (said(BASELINE, language), *(called or name for called, name in zip(titles or names, names, strict=True))),
        framed,
        is_of_goods(found),
        dict(levers),
    )
