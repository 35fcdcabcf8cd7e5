"""Which policy is best, and where that changes, as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from simulator.report.numbers import number, plain
from simulator.report.swept.cells import DASH, in_per_cent, short_value
from simulator.report.swept.naming import (
    factor_name,
    margin_of,
)
from simulator.report.told import Told
from simulator.report.words import swept as words
from simulator.report.words.voice import Voice
from simulator.study.decision import Decision, Switch
from simulator.study.decision.findings import Findings


def of_futures(found: Findings, told: Decision, voice: Voice) -> Told:
    """In how many futures each policy is the best, and what choosing it would cost."""
    measure = told.measure[0]
    scale = voice.scale(measure)
    sizes = [each.regret_max * scale for each in told.futures]
    digits = 0 if max(sizes) >= 1000 else 1 if max(sizes) >= 10 else 2
    rows = [
        (
            voice.policies[each.policy],
            in_per_cent(each.best_share),
            number(each.surely_best_share * 100, 0),
            *(number(value * scale, digits) for value in (each.regret_mean, each.regret_p90, each.regret_max)),
        )
        for each in told.futures
    ]
    if told.level:
        share = number(100 * len(told.level) / len(told.rows), 0)
        rows.append((voice.say(words.NO_DIFFERENCE), share, *[DASH] * 4))
    head = (words.POLICY, words.IS_BEST, words.SURELY, words.REGRET_MEAN, words.REGRET_LATE, words.REGRET_MAX)
    below = voice.say(
        words.FUTURES_BELOW,
        unit=voice.gap_unit(measure),
        count=f"{len(told.rows):,}",
        margin=margin_of(told, voice),
    )
    title = voice.say(words.FUTURES_TITLE, what=voice.phrase(*told.measure))
    return Told(title, tuple(voice.say(each) for each in head), tuple(rows), (below,))


def of_switches(found: Findings, told: Decision, voice: Voice) -> Told:
    """Where another policy becomes the best, factor by factor."""
    rows: list[tuple[str, ...]] = []
    for switch in sorted(told.switches, key=lambda each: not each.crossings):
        rows += _of_one(found, switch, voice)
    head = (words.FACTOR, words.SWITCHES_AT, words.INTERVAL, words.BELOW_ABOVE)
    title = voice.say(words.SWITCH_TITLE, what=voice.phrase(*told.measure))
    below = voice.say(words.SWITCH_BELOW, margin=margin_of(told, voice))
    return Told(title, tuple(voice.say(each) for each in head), tuple(rows), (below,))


def _of_one(found: Findings, switch: Switch, voice: Voice) -> Iterator[tuple[str, ...]]:
    name, row = factor_name(found, switch.factor, voice), switch.factor
    said: Callable[[float], str] = lambda value: plain(value).replace("-", "−")  # noqa: E731
    for crossing in switch.crossings:
        low, high = said(crossing.low), said(crossing.high)
        ends = f"{'… ' if crossing.open_low else ''}{low} {DASH} {high}{' …' if crossing.open_high else ''}"
        change = f"{voice.short(crossing.before)} → {voice.short(crossing.after)}"
        yield name, short_value(found, row, crossing.value, voice), ends, change
    if switch.crossings:
        return
    best = voice.short(switch.best_at_low)
    if switch.level:
        yield name, voice.say(words.NEVER), DASH, voice.say(words.NO_DIFFERENCE)
        return
    if switch.may_switch_at is None:
        yield name, voice.say(words.NEVER), DASH, best
        return
    low, high = (said(each) for each in switch.may_switch_at)
    yield name, voice.say(words.NEVER), voice.say(words.UNSURE, low=low, high=high), best
