"""The report that is read in a browser: one file for each language, whole in itself, asking nothing of any network.

It is read from the answer over the evidence to the method. Everything that a template is given is a plain value; what
comes from a scenario is escaped; only the figures, which are drawn here and escape what they quote, are markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from simulator import __version__
from simulator.report import difference_forest
from simulator.report.comparison_answer import answer, statistics
from simulator.report.comparison_figures import CHECKS, drawn
from simulator.report.page import method, releases, sources, tables
from simulator.report.page.figures import inline_figures
from simulator.report.sheet import without_folders
from simulator.report.style import policy_colour
from simulator.report.words import page as words
from simulator.report.words import releases as of_releases
from simulator.report.words.figures import TITLES
from simulator.report.words.language import LANGUAGES, Language
from simulator.report.words.sentences import duration
from simulator.report.words.voice import Voice, voice
from simulator.study.comparison import Comparison

TEMPLATES = Path(__file__).with_name("templates")
TAGS: dict[Language, str] = {"en": "en", "zh_Hans": "zh-Hans", "zh_Hant": "zh-Hant"}


def write_reports(
    found: Comparison, folder: Path, command: str, languages: Sequence[Language] = LANGUAGES
) -> tuple[Path, ...]:
    """`report_en.html`, `report_zh_Hans.html`, `report_zh_Hant.html`, or some of them."""
    written = []
    for language in languages:
        path = folder / f"report_{language}.html"
        path.write_text(rendered(found, language, command), encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(written)


def rendered(found: Comparison, language: Language, command: str) -> str:
    """The page in one language."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    page = environment.get_template("comparison.html.j2")
    return page.render(_context(found, voice(found, language, framed=False), without_folders(command)))


def _context(found: Comparison, voice: Voice, command: str) -> dict[str, Any]:
    design, about = found.design, found.file.scenario.about
    layers = design.layers or [()] * len(design.alternatives)
    what = voice.measure(design.measure, design.place)
    asked = voice.say(words.ASKED, what=voice.phrase(design.measure, design.place))
    rests = sources.rests_on(found, layers, voice)
    provenance = sources.provenance_table(found, voice)
    told = answer(found, voice)
    figures = [
        {
            "number": place,
            "title": each.title,
            "explanation": each.explanation,
            "alt": " ".join([*(told if each.name == difference_forest.NAME else ()), each.explanation]),
            "svg": each.svg,
            "tall": each.tall,
            "checks": each.name in CHECKS,
            "file": voice.say(words.FIGURE_FILE, number=place, name=each.name),
        }
        for place, each in enumerate(inline_figures(drawn(found, voice, command), TITLES, found.digest, voice), 1)
    ]
    margin = duration(found.winners[0].margin_minutes, voice.language, goods=voice.goods)
    names = zip(map(voice.named, range(len(found.policies))), found.policies, strict=True)
    return {
        "lang": TAGS[voice.language],
        "say": {name: voice.say(each) for name, each in vars(words).items() if _is_words(each) and "{" not in each[0]},
        "version": __version__,
        "css": (TEMPLATES / "comparison.css").read_text(encoding="utf-8"),
        "title": voice.title,
        "asked": asked,
        "own_question": about.question,
        "keys": [{"name": name, "code": code, "colour": policy_colour(row)} for row, (name, code) in enumerate(names)],
        "answer": [
            {"text": line, "colour": policy_colour(row) if row < len(found.policies) else ""}
            for row, line in enumerate(told, 1)
        ],
        "levers": sources.lever_parts(found, layers, voice),
        "rests": rests,
        "primary": {
            "title": voice.say(words.PRIMARY, what=what),
            "table": tables.primary_table(found, voice),
            "note": tables.primary_note(found, voice),
        },
        "figures": [each for each in figures if not each["checks"]],
        "checks": [each for each in figures if each["checks"]],
        "measures": {"table": tables.measures_table(found, voice), "note": tables.measures_note(found, voice)},
        "winners": {
            "lead": voice.say(words.WINNERS_LEAD, margin=margin),
            "policies": tables.winners_parts(found, voice),
        },
        "releases": {
            "title": voice.say(of_releases.TITLE),
            "lead": releases.lead(voice),
            "studies": releases.studies(found, voice),
        },
        "statistics": statistics(found, voice),
        "stress": method.stress(found, voice, __version__, asked),
        "limits": method.limits(found, voice, mostly_assumed=rests["mostly_assumed"]),
        "provenance": {"summary": voice.say(words.NUMBERS, count=len(provenance.rows)), "table": provenance},
        "command": command,
        "digest": found.digest,
    }


def _is_words(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == len(LANGUAGES) and all(isinstance(each, str) for each in value)
