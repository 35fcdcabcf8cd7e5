"""What a sweep comes to as tables of words and figures, for the terminal and for a page alike."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from simulator.report.numbers import NOTHING, number, plain
from simulator.report.swept.naming import (
    factor_name,
    factor_unit,
    factor_value,
    grade_of,
    level_of,
    ranked,
    reason,
    subject_sentence,
    unit_of_subject,
)
from simulator.report.words import page
from simulator.report.words import swept as words
from simulator.report.words.sentences import per_cent
from simulator.report.words.voice import Voice
from simulator.study.decision import Decision, Switch
from simulator.study.decision.findings import Findings
from simulator.study.estimate import Estimate, estimate
from simulator.study.sensitivity import Sensitivity
from simulator.study.sensitivity.resting import DECIDED
from simulator.study.sweep.sampled import Target

DASH = "–"
LONGEST_UNIT = 9
SILENT = ("one_policy",)
"""Reasons that need not be said where nobody asked."""


@dataclass(frozen=True, slots=True)
class Told:
    """One table; a heading for each column but the first, which names the row."""

    title: str
    head: tuple[str, ...]
    """The first is that of the names."""
    rows: tuple[tuple[str, ...], ...]
    below: tuple[str, ...] = ()


def table_of_points(found: Findings, measure: Target, voice: Voice) -> Iterator[Told]:
    """Of named points: what each came to under every policy; of other designs there are too many to tell."""
    names = found.sampled.design.structure.get("names")
    if not names:
        return
    every = [[estimate(values) for values in found.sampled.of(measure, policy)] for policy in found.sampled.policies]
    scale = voice.scale(measure[0], every[0][0].mean)
    digits = _decimals([each for column in every for each in column], scale)
    rows = [
        (name, *(NOTHING if row in found.sampled.failed else _with(column[row], digits, scale) for column in every))
        for row, name in enumerate(names)
    ]
    unit = voice.unit(measure[0], every[0][0].mean)
    head = (voice.say(words.POINT), *(_in(voice.short(row), unit, voice) for row in range(len(every))))
    yield Told(voice.say(words.POINTS_TITLE, what=voice.phrase(*measure)), head, tuple(rows))


def tables_of(found: Findings, told: Sensitivity, voice: Voice) -> Iterator[Told]:
    """Every table of what moves one measure, the surest method first."""
    for make in (_sobol, _morris, _effects, _pawn, _resting, _measurements):
        table = make(found, told, voice)
        if table is not None:
            yield table


def tables_of_decision(found: Findings, told: Decision, voice: Voice) -> Iterator[Told]:
    """Which policy is best, and where that changes."""
    if told.futures:
        yield _futures(found, told, voice)
    if told.switches:
        yield _switches(found, told, voice)


def remarks_of(found: Findings, told: Sensitivity | Decision, voice: Voice) -> list[str]:
    """Refusals and what to mind, a line each; and how much is chance."""
    lines = [reason(voice, each) for each in told.remarks if each.code not in SILENT]
    noise = told.noise if isinstance(told, Sensitivity) else None
    if noise is not None and not math.isnan(noise.share):
        assert isinstance(told, Sensitivity)  # noqa: S101
        scale, unit = voice.scale(told.measure[0], level_of(told)), unit_of_subject(told, voice)
        half = noise.mean.half_width * scale
        said = voice.say(
            words.NOISE,
            share=per_cent(noise.share, voice.language),
            count=noise.mean.n,
            level=f"{plain(half)} {unit}".strip(),
        )
        lines.append(said)
    return lines


def _effects(found: Findings, told: Sensitivity, voice: Voice) -> Told | None:
    if told.main is None:
        return None
    main, scale = told.main, voice.scale(told.measure[0], level_of(told))
    unit = unit_of_subject(told, voice)
    digits = _decimals([each.at_low for each in main.effects] + [each.at_high for each in main.effects], scale)
    fine = _decimals([each.change for each in main.effects], scale)
    shares = told.sobol is None and not all(math.isnan(each.first_share) for each in main.effects)
    rows = []
    for row in sorted(range(len(main.effects)), key=lambda each: -abs(main.effects[each].change.mean)):
        each = main.effects[row]
        ends = f"{plain(each.low)} … {_short_value(found, row, each.high, voice)}".replace("-", "−")
        cells = [
            *(number(end.mean * scale, digits).replace("-", "−") for end in (each.at_low, each.at_high)),
            _with(each.change, fine, scale, signed=True),
        ]
        if shares:
            cells.append(number(each.first_share * 100, 0))
        rows.append((factor_name(found, row, voice), ends, *cells))
    head = [
        voice.say(words.FACTOR),
        voice.say(words.RANGE),
        _in(voice.say(words.AT_LOW), unit, voice),
        _in(voice.say(words.AT_HIGH), unit, voice),
        _in(voice.say(words.CHANGE), unit, voice),
    ]
    below = voice.say(words.OWN_POINTS)
    if main.way == "a curve":
        below = voice.say(words.BY_CURVES, share=per_cent(max(main.r_squared, 0.0), voice.language))
    title = voice.say(words.EFFECTS_TITLE, what=subject_sentence(found, told, voice))
    return Told(title, (*head, *([voice.say(words.ALONE)] if shares else [])), tuple(rows), (below,))


def _sobol(found: Findings, told: Sensitivity, voice: Voice) -> Told | None:
    if told.sobol is None:
        return None
    indices = told.sobol
    rows = []
    for row in ranked(told):
        pairs = [
            (each.mean, one + other - row)
            for one, other, each in indices.second
            if row in (one, other) and each.low > 0
        ]
        partner, said = max(pairs, default=None), DASH
        if partner is not None:
            said = f"{factor_name(found, partner[1], voice)} {number(partner[0] * 100, 0)}"
        cells = (_share(indices.first[row]), _share(indices.total[row]))
        rows.append((factor_name(found, row, voice), *cells, *([said] if indices.second else [])))
    if not math.isnan(indices.noise.share):
        cells = (number(indices.noise.share * 100, 0 if indices.noise.share >= 0.01 else 1), DASH)
        rows.append((voice.say(words.REPLICATION_NOISE), *cells, *([DASH] if indices.second else [])))
    head = (voice.say(words.FACTOR), voice.say(words.FIRST), voice.say(words.TOTAL))
    title = voice.say(words.SOBOL_TITLE, what=subject_sentence(found, told, voice))
    return Told(
        title,
        (*head, *([voice.say(words.PAIRS)] if indices.second else [])),
        tuple(rows),
        (voice.say(words.SOBOL_BELOW, base=f"{indices.base:,}"),),
    )


def _morris(found: Findings, told: Sensitivity, voice: Voice) -> Told | None:
    if told.morris is None:
        return None
    effects, scale = told.morris.effects, voice.scale(told.measure[0], level_of(told))
    digits = _decimals([each.size for each in effects], scale)
    rows = [
        (
            factor_name(found, row, voice),
            _with(effects[row].size, digits, scale),
            number(effects[row].mean * scale, digits).replace("-", "−"),
            number(effects[row].spread * scale, digits),
            number(effects[row].noise_size * scale, digits),
            voice.say(words.YES if effects[row].stands_out else words.NO),
        )
        for row in ranked(told)
    ]
    unit = unit_of_subject(told, voice)
    head = (
        voice.say(words.FACTOR),
        *(_in(each, unit, voice) for each in ("μ*", "μ", "σ", voice.say(words.CHANCE))),
        voice.say(words.STANDS_OUT),
    )
    title = voice.say(words.MORRIS_TABLE, what=subject_sentence(found, told, voice))
    return Told(title, head, tuple(rows), (voice.say(words.MORRIS_BELOW),))


def _pawn(found: Findings, told: Sensitivity, voice: Voice) -> Told | None:
    if told.pawn is None:
        return None
    distances = told.pawn.distances
    rows = [
        (
            factor_name(found, row, voice),
            _with(distances[row], 2),
            voice.say(words.YES if distances[row].mean > told.pawn.nothing else words.NO),
        )
        for row in sorted(range(len(distances)), key=lambda each: -distances[each].mean)
    ]
    head = (voice.say(words.FACTOR), voice.say(words.DISTANCE), voice.say(words.STANDS_OUT))
    below = voice.say(words.PAWN_BELOW, slices=told.pawn.slices, nothing=number(told.pawn.nothing, 2))
    return Told(voice.say(words.PAWN_TITLE, what=subject_sentence(found, told, voice)), head, tuple(rows), (below,))


def _resting(found: Findings, told: Sensitivity, voice: Voice) -> Told | None:
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


def _measurements(found: Findings, told: Sensitivity, voice: Voice) -> Told | None:
    if not told.measurements or told.shares is None:
        return None
    scale, unit = voice.scale(told.measure[0], level_of(told)), unit_of_subject(told, voice)
    rows = [
        (
            factor_name(found, each.factor, voice),
            grade_of(found, each.factor, voice),
            _share(each.taken_off),
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


def _futures(found: Findings, told: Decision, voice: Voice) -> Told:
    measure = told.measure[0]
    scale = voice.scale(measure)
    sizes = [each.regret_max * scale for each in told.futures]
    digits = 0 if max(sizes) >= 1000 else 1 if max(sizes) >= 10 else 2
    rows = [
        (
            voice.policies[each.policy],
            _share(each.best_share),
            number(each.surely_best_share * 100, 0),
            *(number(value * scale, digits) for value in (each.regret_mean, each.regret_p90, each.regret_max)),
        )
        for each in told.futures
    ]
    head = (words.POLICY, words.IS_BEST, words.SURELY, words.REGRET_MEAN, words.REGRET_LATE, words.REGRET_MAX)
    below = voice.say(words.FUTURES_BELOW, unit=voice.gap_unit(measure), count=f"{len(told.rows):,}")
    title = voice.say(words.FUTURES_TITLE, what=voice.phrase(*told.measure))
    return Told(title, tuple(voice.say(each) for each in head), tuple(rows), (below,))


def _switches(found: Findings, told: Decision, voice: Voice) -> Told:
    rows: list[tuple[str, ...]] = []
    for switch in sorted(told.switches, key=lambda each: not each.crossings):
        rows += _of_one(found, switch, voice)
    head = (words.FACTOR, words.SWITCHES_AT, words.INTERVAL, words.BELOW_ABOVE)
    title = voice.say(words.SWITCH_TITLE, what=voice.phrase(*told.measure))
    return Told(title, tuple(voice.say(each) for each in head), tuple(rows), (voice.say(words.SWITCH_BELOW),))


def _of_one(found: Findings, switch: Switch, voice: Voice) -> Iterator[tuple[str, ...]]:
    name, row = factor_name(found, switch.factor, voice), switch.factor
    said: Callable[[float], str] = lambda value: plain(value).replace("-", "−")  # noqa: E731
    for crossing in switch.crossings:
        low, high = said(crossing.low), said(crossing.high)
        ends = f"{'… ' if crossing.open_low else ''}{low} {DASH} {high}{' …' if crossing.open_high else ''}"
        change = f"{voice.short(crossing.before)} → {voice.short(crossing.after)}"
        yield name, _short_value(found, row, crossing.value, voice), ends, change
    if switch.crossings:
        return
    best = voice.short(switch.best_at_low)
    if switch.may_switch_at is None:
        yield name, voice.say(words.NEVER), DASH, best
        return
    low, high = (said(each) for each in switch.may_switch_at)
    yield name, voice.say(words.NEVER), voice.say(words.UNSURE, low=low, high=high), best


def _short_value(found: Findings, row: int, value: float, voice: Voice) -> str:
    """With its unit, if that is short: long ones stand in the table of factors."""
    long = len(factor_unit(found, row, voice)) > LONGEST_UNIT
    return plain(value).replace("-", "−") if long else factor_value(found, row, value, voice)


def _in(text: str, unit: str, voice: Voice) -> str:
    return f"{text}\n{unit}" if voice.language == "en" else f"{text}（{unit}）"


def _decimals(column: Sequence[Estimate], scale: float) -> int:
    largest = max((abs(each.mean) * scale for each in column if not math.isnan(each.mean)), default=0.0)
    return 0 if largest >= 1000 else 1 if largest >= 10 else 2


def _with(found: Estimate, digits: int, scale: float = 1.0, *, signed: bool = False) -> str:
    """`+12.3 ± 0.4`; without an interval where there is none."""
    if math.isnan(found.mean):
        return NOTHING
    text = number(found.mean * scale, digits).replace("-", "−")
    if signed and found.mean * scale >= 0.5 * 10**-digits:
        text = f"+{text}"
    return text if math.isnan(found.half_width) else f"{text} ± {number(found.half_width * scale, digits)}"


def _share(found: Estimate) -> str:
    """In per cent; an estimate a little below nothing is shown as it is."""
    return _with(found, 0, 100.0)
