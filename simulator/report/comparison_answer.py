"""What a comparison comes to, in sentences, and how sure that is; in each language."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from simulator.measures.quantile_interval import fewest_for, quantile_interval
from simulator.report.key_measures import misses_more, risks, way_of
from simulator.report.numbers import NOTHING, number
from simulator.report.words import answers as words
from simulator.report.words import table_notes
from simulator.report.words.language import is_chinese
from simulator.report.words.measures import phrase_of
from simulator.report.words.sentences import BUT_MISSES, effect, fortunes, missed, per_cent
from simulator.report.words.voice import Voice
from simulator.study.comparison import Comparison, Contrast
from simulator.study.comparison.movement import MOVED_SHARE
from simulator.study.comparison.paired import variance

LATE_SHARE = 0.95
"""The bad replications: those beyond this quantile."""
UNFINISHED, MANY_UNFINISHED_SHARE = "unfinished_share", 0.05
"""Where more than so many have not arrived at the end, that is said beside the answer."""
FEWEST_FOR_LUCK = 10
"""Correlation and variance ratio over fewer replications than this are noise. Assumed."""
SKEWED, MANY = 1.0, 30
"""Differences more skewed than this, and fewer than that, are warned of."""


def answer(found: Comparison, voice: Voice) -> list[str]:
    """What it comes to: a sentence for each policy, what it lets pass unseen, who wins and loses by it; which is best,
    alarms."""
    lines = []
    named = zip(voice.policies[1:], found.primary, found.winners, strict=True)
    for policy, contrast, winners in named:
        what = voice.phrase(contrast.measure, contrast.place)
        sentences = (
            effect(
                contrast,
                policy,
                what,
                voice.language,
                misses_more=misses_more(found, contrast.alternative),
                goods=voice.goods,
            ),
            *_risk(found, contrast.alternative, voice),
            fortunes(winners, voice.say, voice.language, goods=voice.goods),
        )
        lines.append(("" if is_chinese(voice.language) else " ").join(filter(None, sentences)))
    return [*lines, *_best(found, voice), *_alarms(found, voice), *_unfinished(found, voice)]


def _risk(found: Comparison, alternative: str, voice: Voice) -> list[str]:
    """What becomes of what is hidden: always in the direction that is decided about, in others where it moves."""
    own = (found.design.measure, found.design.place)
    every = [each for each in risks(found, alternative) if (each.measure, each.place) != own]
    at_home = way_of(found.design.place)
    told = [each for each in every if _is_worth_telling(each, at_home)] or every[:1]
    return [missed(each, voice.within(each.place), voice.language) for each in told]


def _is_worth_telling(found: Contrast, at_home: str) -> bool:
    """A whole direction where it moves or is decided about; one sort of what is hidden there only if more of it passes:
    the table has them all."""
    if found.place == way_of(found.place):
        return found.place == at_home or found.paired.difference.mean != 0
    return found.verdict.word == "worse"


def _unfinished(found: Comparison, voice: Voice) -> list[str]:
    """Where many had not arrived when the run ended, their means are of the lucky ones."""
    way = way_of(found.design.place)
    shares = [max(each.paired.before.mean, each.paired.after.mean) for each in found.of(UNFINISHED, way)]
    most = max((share for share in shares if not math.isnan(share)), default=0.0)
    if most < MANY_UNFINISHED_SHARE:
        return []
    return [voice.say(table_notes.UNFINISHED, share=per_cent(most, voice.language), where=voice.within(way))]


def statistics(found: Comparison, voice: Voice) -> list[str]:
    """How sure that is, and what the same luck was worth."""
    named = list(zip(voice.policies[1:], found.primary, strict=True))
    return [
        _precision(found, voice),
        *(luck(each, policy, voice) for policy, each in named),
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
        asked=voice.say(words.DECISION)
        if rule.precision_share is None
        else f"{rule.precision_share * 100:g}{'' if is_chinese(voice.language) else ' '}%",
        count=len(found.replications),
        state=voice.say(state, budget=rule.budget),
    )


def luck(found: Contrast, policy: str, voice: Voice) -> str:
    """What common random numbers were worth for one alternative."""
    pair = found.paired
    if not pair.difference.half_width > 0:
        return voice.say(words.NO_LUCK, policy=policy)
    if pair.difference.n < FEWEST_FOR_LUCK:
        return voice.say(words.FEW_FOR_LUCK, policy=policy, count=pair.difference.n, fewest=FEWEST_FOR_LUCK)
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
    measure, mean = found.design.measure, found.primary[0].paired.before.mean
    scale = voice.scale(measure, mean)
    seen = np.array([value for value in found.values(0) if not math.isnan(value)])
    bounds = quantile_interval(seen, LATE_SHARE)
    what = phrase_of(measure, voice.language, goods=voice.goods)
    if math.isnan(bounds[0]):
        return voice.say(words.NO_LATE, what=what, fewest=fewest_for(LATE_SHARE))
    space, unit = "" if is_chinese(voice.language) else " ", voice.unit(measure, mean)
    low, high = (f"{number(end * scale)}{space}{unit}" for end in bounds)
    return voice.say(words.LATE, what=what, low=low, high=high)


def _best(found: Comparison, voice: Voice) -> list[str]:
    """Which may be the best, by multiple comparisons with the best."""
    if len(found.best) < 2 or len(found.primary) < 2:
        return []
    may = [
        name + (voice.say(BUT_MISSES) if misses_more(found, policy) else "")
        for name, policy, each in zip(voice.policies, found.policies, found.best, strict=True)
        if each.may_be_best
    ]
    if len(may) == 1:
        return [voice.say(words.BEST, count=len(found.policies), policy=may[0])]
    return [voice.say(words.UNDECIDED, policies=("；" if is_chinese(voice.language) else "; ").join(may))]


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
