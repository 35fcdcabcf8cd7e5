"""What the variance of a measure rests on, and which numbers would be worth measuring, as tables."""

from __future__ import annotations

from simulator.report.numbers import number, plain
from simulator.report.swept.cells import in_per_cent
from simulator.report.swept.naming import (
    factor_name,
    grade_of,
    level_of,
    subject_sentence,
    unit_of_subject,
)
from simulator.report.told import Told
from simulator.report.words import page
from simulator.report.words import swept as words
from simulator.report.words.voice import Voice
from simulator.study.decision.findings import Findings
from simulator.study.sensitivity import Sensitivity
from simulator.study.sensitivity.resting import DECIDED


def of_resting(found: Findings, told: Sensitivity, voice: Voice) -> Told | None:
    """By grade: how much of the variance is theirs."""
    if not told.resting:
        return None
    rows = [
        (
            voice.say(words.DECIDED if each.grade == DECIDED else page.GRADES[each.grade]),
            str(len(each.factors)),
            number(each.at_least_share * 100, 0),
            number(each.at_most_share * 100, 0),
        )
        for each in told.resting
    ]
    head = (words.GRADE, words.HOW_MANY, words.AT_LEAST, words.AT_MOST)
    return Told(
        voice.say(words.RESTING_TITLE, what=subject_sentence(found, told, voice)),
        tuple(voice.say(each) for each in head),
        tuple(rows),
        (voice.say(words.RESTING_BELOW),),
    )


def of_measurements(found: Findings, told: Sensitivity, voice: Voice) -> Told | None:
    """What knowing each number would take off."""
    if not told.measurements or told.shares is None:
        return None
    scale, unit = voice.scale(told.measure[0], level_of(told)), unit_of_subject(told, voice)
    rows = [
        (
            factor_name(found, each.factor, voice),
            grade_of(found, each.factor, voice),
            in_per_cent(each.taken_off),
            plain(each.deviation_left * scale),
        )
        for each in told.measurements
    ]
    head = (
        voice.say(words.FACTOR),
        voice.say(words.GRADE),
        voice.say(words.TAKEN_OFF),
        voice.say(words.LEFT, unit=unit),
    )
    now = f"{plain(told.shares.deviation * scale)} {unit}".strip()
    return Told(
        voice.say(words.MEASURE_TITLE, what=subject_sentence(found, told, voice)),
        head,
        tuple(rows),
        (voice.say(words.MEASURE_BELOW, now=now),),
    )
