"""What places, flows and kinds are called, in each language."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.policy.layer import Layer
from simulator.report.words.language import LANGUAGES, Words, said
from simulator.report.words.places import place_of
from simulator.report.words.policies import policy_title
from simulator.workshop.replay.words import MEETING, MEETINGS

Label = dict[str, str]
"""The same in each language."""


def label(name: str) -> Label:
    """A name of a scenario in the reader's words; one that is not known, as its author wrote it."""
    return {language: place_of(name, language).replace("_", " ") for language in LANGUAGES}


def met(name: str) -> Label:
    """What is waited for at a meeting point (`flow/point`)."""
    point = name.rsplit("/", maxsplit=1)[-1]
    return in_words(MEETINGS[point]) if point in MEETINGS else label(point)


def meeting(name: str) -> Label:
    """That it is waited for."""
    what = met(name)
    return {language: said(MEETING, language).format(place=what[language]) for language in LANGUAGES}


def in_words(words: Words) -> Label:
    """Words of a catalogue."""
    return {language: said(words, language) for language in LANGUAGES}


def filled(words: Words, names: list[str], joint: str = ", ") -> Label:
    """Words of a catalogue with names of a scenario for `{place}`."""
    return {
        language: said(words, language).format(place=joint.join(place_of(name, language) for name in names))
        for language in LANGUAGES
    }


def capital(words: Label) -> Label:
    """The same, beginning with a capital where the language has them."""
    return {language: text[:1].upper() + text[1:] for language, text in words.items()}


def policy_label(layers: Sequence[Layer]) -> Label:
    """A policy by the titles of its levers."""
    return {language: policy_title(layers, language) for language in LANGUAGES}
