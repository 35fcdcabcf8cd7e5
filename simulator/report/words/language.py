"""The languages of a report, and how each joins words and numbers."""

from __future__ import annotations

from typing import Final, Literal

Language = Literal["en", "zh_Hans", "zh_Hant"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh_Hans", "zh_Hant")
Words = tuple[str, str, str]
"""The same in each of `LANGUAGES`."""


def said(words: Words, language: Language) -> str:
    """The words of one language."""
    return words[LANGUAGES.index(language)]


def is_chinese(language: Language) -> bool:
    """Whether words stand without spaces between them, and sentences end with a 。"""
    return language != "en"
