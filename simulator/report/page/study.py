"""A page that any study can fill: question, answer, evidence, method, and how to draw it all again.

A sweep does, and whatever else asks many runs one question. Everything in a page is plain text, which is escaped when
it is written; figures alone are markup.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from simulator import __version__
from simulator.report.page.figures import InlineFigure
from simulator.report.page.html import TAGS, TEMPLATES
from simulator.report.page.tables import Table
from simulator.report.words import page as words
from simulator.report.words.language import LANGUAGES, Language, said


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a section: a table, lines, terms with what they mean, words to be copied, or a figure."""

    title: str = ""
    table: Table | None = None
    lines: tuple[str, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    quoted: str = ""
    note: str = ""
    folded: str = ""
    """Of a long table: what to press to see it."""
    figure: InlineFigure | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading."""

    title: str
    parts: tuple[Part, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """A policy and the colour it has in every figure."""

    name: str
    code: str
    colour: str


@dataclass(frozen=True, slots=True)
class StudyPage:
    """The page in one language."""

    kicker: str
    """What kind of study this is."""
    title: str
    asked: str
    """The question that it answers."""
    answer: tuple[str, ...]
    sections: tuple[Section, ...]
    digest: str
    own_question: str = ""
    """As the author of the file put it."""
    keys: tuple[Key, ...] = ()


def write_pages(folder: Path, filled: Callable[[Language], StudyPage]) -> tuple[Path, ...]:
    """`report_en.html`, `report_zh_Hans.html`, `report_zh_Hant.html`, each whole in itself."""
    written = []
    for language in LANGUAGES:
        path = folder / f"report_{language}.html"
        path.write_text(rendered(filled(language), language), encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(written)


def rendered(page: StudyPage, language: Language) -> str:
    """The page as HTML."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    headings = {"QUESTION": words.QUESTION, "OWN_QUESTION": words.OWN_QUESTION, "ANSWER": words.ANSWER}
    return environment.get_template("study.html.j2").render(
        page=page,
        lang=TAGS[language],
        version=__version__,
        css=(TEMPLATES / "comparison.css").read_text(encoding="utf-8"),
        say={name: said(each, language) for name, each in headings.items()},
    )
