"""An answer in a student's language: figures with their intervals, baseline beside choice, sentences, curves."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any, Final

from simulator.policy import STRENGTHS
from simulator.report.numbers import NOTHING
from simulator.report.words.language import Language, is_chinese, said
from simulator.report.words.measures import gap_unit_of, name_of, phrase_of, scale_of, unit_of
from simulator.report.words.places import place_of
from simulator.report.words.sentences import VERDICTS, Figures, effect, per_cent
from simulator.study.comparison.contrasts import Contrast
from simulator.study.estimate import Estimate
from simulator.units import MINUTES
from simulator.workshop import words
from simulator.workshop.answer import Answer
from simulator.workshop.session_file import SessionFile
from simulator.workshop.settings import Setting

SHORT: Final = 2
"""A Chinese unit of so many letters is a counter, and stands behind its number."""
TOO_SMALL_TO_SHOW: Final = 0.005
NEARLY_NOTHING: Final = "≈ 0"
"""A change and its interval that are smaller than any digit a class would read."""


def amount_of(file: SessionFile, name: str, step: str, language: Language) -> str:
    """How much a step of a lever is, in the lever's own unit: `350 seats a sailing`."""
    value, unit = value_of(file, name, step), getattr(file.levers[name].unit, language)
    return _measured_out(value, unit) if is_chinese(language) else f"{value} {unit}"


def value_of(file: SessionFile, name: str, step: str) -> str:
    """The same without the unit; thousands apart."""
    value = str(file.levers[name].strengths[step].value) if step in STRENGTHS else step
    return f"{int(value):,}" if value.isdecimal() else value


def range_of(file: SessionFile, name: str, language: Language) -> str:
    """From the first step of a lever to its last, with the unit: `286 to 350 seats a sailing`."""
    steps, unit = file.session.levers[name].steps, getattr(file.levers[name].unit, language)
    both = said(words.RANGE, language).format(
        first=value_of(file, name, steps[0]), last=value_of(file, name, steps[-1])
    )
    return _measured_out(both, unit) if is_chinese(language) else f"{both} {unit}"


def change_words(found: Contrast, difference: float, half_width: float, language: Language) -> str:
    """A change of a measure with half of its interval: `−48 ± 14 people`; without one where every run says the same."""
    figures = Figures(found.measure, half_width, language, found.paired.before.mean)
    sign = "+" if difference > 0 else ""
    unit = gap_unit_of(found.measure, language, found.paired.before.mean)
    half = f" ± {figures.bare(half_width)}" if half_width > 0 else ""
    return f"{sign}{figures.bare(difference)}{half}{'' if is_chinese(language) else ' '}{unit}"


def _measured_out(value: str, unit: str) -> str:
    """A Chinese amount: `350座位/航次`, `每人每天4,000元`, `厦门新增人工台9个`, `占申报人次比例0.5`."""
    if found := re.fullmatch(r"(.+)（(.+)）", unit):
        what, counter = found.groups() if not found[2].startswith("每") else (found[2], found[1])
        return f"{what}{value}{counter}"
    return f"{value}{unit}" if "/" in unit or "平方" in unit or len(unit) <= SHORT else f"{unit}{value}"


def setting_words(file: SessionFile, setting: Setting, language: Language) -> str:
    """A setting as a list of levers, each with its amount."""
    if not setting.levers:
        return said(words.ALL_OFF, language)
    parts = []
    for name, step in setting.levers:
        title, amount = getattr(file.levers[name].title, language), amount_of(file, name, step, language)
        parts.append(f"{title}（{amount}）" if is_chinese(language) else f"{title} ({amount})")
    return ("＋" if is_chinese(language) else " + ").join(parts)


def measure_words(measure: str, place: str, language: Language) -> str:
    """`Wait, mean: Dongdu entry desks`."""
    name, where = name_of(measure, language), "" if place == "all" else place_of(place, language)
    if is_chinese(language):
        return f"{where}{name}"
    return f"{name[:1].upper()}{name[1:]}{': ' + where if where else ''}"


def _phrase(measure: str, place: str, language: Language) -> str:
    """The same within a sentence: `mean wait (Dongdu entry desks)`."""
    if is_chinese(language):
        return measure_words(measure, place, language)
    where = "" if place == "all" else f" ({place_of(place)})"
    return f"{phrase_of(measure)}{where}"


def told(file: SessionFile, setting: Setting, answer: Answer, language: Language) -> dict[str, Any]:
    """The answer as the page shows it; raw numbers stand beside those that are read."""
    primary = answer.primary
    what = _phrase(primary.measure, primary.place, language)
    chosen = setting_words(file, setting, language)
    return {
        "levers": setting.steps,
        "shock": setting.shock,
        "what": chosen,
        "measures": [_measure(each, language) for each in answer.contrasts],
        "sentence": effect(primary, chosen, what, language) if setting.levers else "",
        "fortunes": _fortunes(answer, language) if setting.levers else "",
        "queues": [
            {
                "place": place,
                "name": _queue_name(file, place, language),
                "before": _curve(before),
                "after": _curve(after),
            }
            for place, (before, after) in answer.queues.items()
        ],
        "note": said(words.INTERVAL_NOTE, language).format(
            count=primary.paired.before.n + primary.paired.before.missing
        ),
    }


def _queue_name(file: SessionFile, place: str, language: Language) -> str:
    name = place_of(place, language)
    if place not in file.scenario.scenario.policy.stations:
        return said(words.LOUNGE_OF, language).format(place=name)
    return f"{name[:1].upper()}{name[1:]}"


def _measure(found: Contrast, language: Language) -> dict[str, Any]:
    pair = found.paired
    mean = pair.before.mean
    word = found.verdict.word if pair.difference.n else "inconclusive"
    return {
        "id": f"{found.measure}.{found.place}",
        "name": measure_words(found.measure, found.place, language),
        "unit": unit_of(found.measure, language, mean),
        "gap_unit": gap_unit_of(found.measure, language, mean),
        "before": _with_interval(found, pair.before, language),
        "after": _with_interval(found, pair.after, language),
        "change": _with_interval(found, pair.difference, language, signed=True),
        "raw": [_plain(pair.before.mean), _plain(pair.after.mean), _plain(pair.difference.mean)],
        "half": _plain(pair.difference.half_width),
        "word": word.replace(" ", "_"),
        "verdict": said(VERDICTS[word], language),
    }


def _with_interval(found: Contrast, each: Estimate, language: Language, *, signed: bool = False) -> str:
    if not each.n:
        return NOTHING
    scale = scale_of(found.measure, found.paired.before.mean)
    if each.half_width > 0 and (abs(each.mean) + each.half_width) * scale < TOO_SMALL_TO_SHOW:
        return NEARLY_NOTHING
    figures = Figures(found.measure, each.half_width, language, found.paired.before.mean)
    sign = "+" if signed and each.mean > 0 else ""
    text = sign + figures.bare(each.mean)
    return f"{text} ± {figures.bare(each.half_width)}" if each.half_width > 0 else text


def _fortunes(answer: Answer, language: Language) -> str:
    everyone = answer.winners.everyone
    if everyone is None:
        return ""
    margin = answer.winners.margin_minutes
    minutes = margin >= 1
    shortly = f"{margin if minutes else margin / MINUTES['s']:.2g}" if margin < 10 else f"{margin:.0f}"
    unit = unit_of("journey_mean_minutes", language) if minutes else said(words.SECONDS, language)
    return said(words.WORSE_OFF, language).format(
        later=per_cent(everyone.later_share.mean, language),
        sooner=per_cent(everyone.sooner_share.mean, language),
        margin=f"{shortly}{'' if is_chinese(language) else ' '}{unit}",
    )


def _curve(steps: Sequence[Estimate]) -> list[list[float | None]]:
    """Mean and half-width of each step, to a tenth of a person."""
    return [[_plain(each.mean, 1), _plain(each.half_width, 1)] for each in steps]


def _plain(value: float, decimals: int | None = None) -> float | None:
    if math.isnan(value):
        return None
    return value if decimals is None else round(value, decimals)
