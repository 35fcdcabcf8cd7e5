"""What a comparison comes to, in sentences, and how sure that is."""

from __future__ import annotations

from simulator.report.numbers import NOTHING, number
from simulator.report.style import plural
from simulator.report.words.measures import phrase_of, scale_of, unit_of
from simulator.report.words.sentences import effect, fortunes
from simulator.study.comparison import Comparison, Contrast
from simulator.study.comparison.bounds import fewest_values, quantile_bounds
from simulator.study.comparison.movement import MOVED_SHARE
from simulator.study.estimate import CONFIDENCE_SHARE

LATE_SHARE = 0.95
"""The bad replications: those beyond this quantile."""
CERTAIN = f"{CONFIDENCE_SHARE * 100:g} % confidence"


def answer(found: Comparison) -> str:
    """What it comes to: a sentence for each policy, who wins and loses by it, and which is best."""
    lines = [
        f"{effect(contrast, contrast.alternative, contrast.place)} {fortunes(winners)}".strip()
        for contrast, winners in zip(found.primary, found.winners, strict=True)
    ]
    return "\n".join([*lines, *_best(found), *_alarms(found)])


def statistics(found: Comparison) -> str:
    """How sure that is, and what the same luck was worth."""
    rule, before = found.design.rule, found.primary[0].paired.before
    widest = max(each.joint_half_width for each in found.primary)
    reached = f"{widest / abs(before.mean) * 100:.2g} %" if before.mean else NOTHING
    asked = f"the {rule.precision_share * 100:g} % asked for"
    ended = f"{asked} is reached" if found.precise else f"{asked} is not: the budget of {rule.budget} ended first"
    runs = plural(len(found.replications), "replication")
    return "\n".join(
        (
            f"Precision: half-width {reached} of the baseline's mean with {runs}; {ended}.",
            *(_luck(each) for each in found.primary),
            _late(found),
            _family(len(found.primary)),
        )
    )


def _family(alternatives: int) -> str:
    """What holds together, and what does not."""
    if alternatives == 1:
        return "One alternative: nothing to adjust for. Each measure stands for itself; the primary one decides."
    return (
        "Family: for each measure, the alternatives; their intervals hold together (Bonferroni), p is Holm's. A dozen "
        "measures are a dozen families: the primary one decides."
    )


def _luck(found: Contrast) -> str:
    """What common random numbers were worth for one alternative."""
    pair = found.paired
    if pair.difference.half_width == 0:
        return f"{found.alternative}: the difference does not vary; the same luck leaves nothing to chance."
    cost = pair.independent_replications
    apart = f"{cost:,}" if cost else "more than a million"
    harm = " (more, not less: here the same luck does harm)" if pair.variance_ratio > 1 else ""
    return (
        f"{found.alternative}: under the same luck the two go together with correlation {number(pair.correlation, 3)}, "
        f"and their difference varies {number(pair.variance_ratio, 4)} times as much as in independent runs{harm}; "
        f"those would need {apart} replications for as narrow an interval."
    )


def _late(found: Comparison) -> str:
    """What the primary measure comes to in a bad replication, or why no interval for it exists."""
    values, scale, unit = found.values(0), scale_of(found.design.measure), unit_of(found.design.measure)
    bounds = quantile_bounds(values, LATE_SHARE)
    what = f"95th percentile over replications of the baseline's {phrase_of(found.design.measure)}"
    if bounds is None:
        return f"{what}: no distribution-free 95 % interval exists below {fewest_values(LATE_SHARE)} replications."
    return f"{what}: between {number(bounds.low * scale)} and {number(bounds.high * scale)} {unit}."


def _best(found: Comparison) -> list[str]:
    """Which may be the best, by multiple comparisons with the best."""
    if len(found.best) < 2 or len(found.primary) < 2:
        return []
    may = [name for name, each in zip(found.policies, found.best, strict=True) if each.may_be_best]
    if len(may) == 1:
        return [f"Best of the {len(found.policies)} policies: {may[0]} ({CERTAIN})."]
    return [f"Which is best is not decided between {', '.join(may)} ({CERTAIN})."]


def _alarms(found: Comparison) -> list[str]:
    """A policy that only moves the queue is called one."""
    return [
        f"Mind: {each.alternative} largely moves the queue. {number(each.fallen_hours, 0)} person-hours of waiting a "
        f"day are taken at some stages and {number(each.grown_hours, 0)} added at others "
        f"(the alarm is given from {MOVED_SHARE * 100:g} % on)."
        for each in found.movements
        if each.only_moved
    ]
