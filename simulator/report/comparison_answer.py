"""What a comparison comes to, in sentences, and how sure that is; in each language."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from simulator.measures.quantile_interval import fewest_for, quantile_interval
from simulator.report.numbers import NOTHING, number
from simulator.report.words import answers as words
from simulator.report.words.language import Words, is_chinese
from simulator.report.words.measures import phrase_of, scale_of
from simulator.report.words.sentences import effect, fortunes, per_cent
from simulator.report.words.voice import Voice
from simulator.study.comparison import Comparison, Contrast
from simulator.study.comparison.movement import MOVED_SHARE
from simulator.study.comparison.paired import variance

LATE_SHARE = 0.95
"""The bad replications: those beyond this quantile."""
DECISION: Final[Words] = ("decision", "定论", "定論")
"""What is asked for where no precision is."""
SKEWED, MANY = 1.0, 30
"""Differences more skewed than this, and fewer than that, are warned of."""


def answer(found: Comparison, voice: Voice) -> list[str]:
    """What it comes to: a sentence for each policy and who wins and loses by it, which is best, alarms."""
    lines = []
    named = zip(voice.policies[1:], found.primary, found.winners, strict=True)
    for policy, contrast, winners in named:
        what = voice.phrase(contrast.measure, contrast.place)
        sentences = (effect(contrast, policy, what, voice.language), fortunes(winners, voice.language))
        lines.append(("" if is_chinese(voice.language) else " ").join(filter(None, sentences)))
    return [*lines, *_best(found, voice), *_alarms(found, voice)]


def statistics(found: Comparison, voice: Voice) -> list[str]:
    """How sure that is, and what the same luck was worth."""
    named = list(zip(voice.policies[1:], found.primary, strict=True))
    return [
        _precision(found, voice),
        *(_luck(each, policy, voice) for policy, each in named),
        *_skewed(found, voice),
        _late(found, voice),
        voice.say(words.ALONE if len(named) == 1 else words.FAMILY),
    ]


def _precision(found: Comparison, voice: Voice) -> str:
    rule, before = found.design.rule, found.primary[0].paired.before.mean
    widest = max(each.joint_half_width for each in found.primary)
    state = words.REACHED if found.precise else words.NOT_REACHED
    return voice.say(
        words.PRECISION,
        reached=per_cent(widest / abs(before), voice.language)
        if before
        else number(widest, 0)
        if not widest
        else NOTHING,
        asked=voice.say(DECISION)
        if rule.precision_share is None
        else f"{rule.precision_share * 100:g}{'' if is_chinese(voice.language) else ' '}%",
        count=len(found.replications),
        state=voice.say(state, budget=rule.budget),
    )


def _luck(found: Contrast, policy: str, voice: Voice) -> str:
    """What common random numbers were worth for one alternative."""
    pair = found.paired
    if not pair.difference.half_width > 0:
        return voice.say(words.NO_LUCK, policy=policy)
    cost = pair.independent_replications
    return voice.say(
        words.LUCK,
        policy=policy,
        correlation=number(pair.correlation, 3),
        ratio=number(pair.variance_ratio, 4),
        apart=f"{cost:,}" if cost else voice.say(words.MILLION),
        harm=voice.say(words.HARM) if pair.variance_ratio > 1 else "",
    )


def _skewed(found: Comparison, voice: Voice) -> list[str]:
    """Few and skewed differences make an interval that promises too much."""
    before, warnings = found.values(0), []
    for row, policy in enumerate(voice.policies[1:], 1):
        gaps = [y - x for x, y in zip(before, found.values(row), strict=True) if not math.isnan(x + y)]
        skew = skewness(gaps)
        if len(gaps) < MANY and abs(skew) > SKEWED:
            warnings.append(voice.say(words.SKEWED, policy=policy, skew=number(skew), count=len(gaps)))
    return warnings


def skewness(values: Sequence[float]) -> float:
    """The third standardised moment; NaN where the values do not vary."""
    spread = variance(values)
    if not spread > 0:
        return math.nan
    mean, count = math.fsum(values) / len(values), len(values)
    return float(math.fsum((value - mean) ** 3 for value in values) / count / (spread * (count - 1) / count) ** 1.5)


def _late(found: Comparison, voice: Voice) -> str:
    """What the primary measure comes to in a bad replication, or why no interval for it exists."""
    measure, scale = found.design.measure, scale_of(found.design.measure)
    seen = np.array([value for value in found.values(0) if not math.isnan(value)])
    bounds = quantile_interval(seen, LATE_SHARE)
    what = phrase_of(measure, voice.language)
    if math.isnan(bounds[0]):
        return voice.say(words.NO_LATE, what=what, fewest=fewest_for(LATE_SHARE))
    space, unit = "" if is_chinese(voice.language) else " ", voice.unit(measure)
    low, high = (f"{number(end * scale)}{space}{unit}" for end in bounds)
    return voice.say(words.LATE, what=what, low=low, high=high)


def _best(found: Comparison, voice: Voice) -> list[str]:
    """Which may be the best, by multiple comparisons with the best."""
    if len(found.best) < 2 or len(found.primary) < 2:
        return []
    may = [name for name, each in zip(voice.policies, found.best, strict=True) if each.may_be_best]
    if len(may) == 1:
        return [voice.say(words.BEST, count=len(found.policies), policy=may[0])]
    return [voice.say(words.UNDECIDED, policies=("、" if is_chinese(voice.language) else ", ").join(may))]


def _alarms(found: Comparison, voice: Voice) -> list[str]:
    """A policy that only moves the queue is called one."""
    return [
        voice.say(
            words.MOVED,
            policy=policy,
            fallen=number(each.fallen_hours, 0),
            grown=number(each.grown_hours, 0),
            share=per_cent(MOVED_SHARE, voice.language),
        )
        for policy, each in zip(voice.policies[1:], found.movements, strict=True)
        if each.only_moved
    ]
