"""What moves a measure, as tables: by itself, in shares of the variance, by screening, by whole distributions."""

from __future__ import annotations

import math

from simulator.report.numbers import number, plain
from simulator.report.swept.cells import DASH, decimals, in_per_cent, in_unit, short_value, with_half
from simulator.report.swept.naming import (
    factor_name,
    level_of,
    ranked,
    subject_sentence,
    unit_of_subject,
)
from simulator.report.told import Told
from simulator.report.words import swept as words
from simulator.report.words import swept_figures as figures
from simulator.report.words.sentences import per_cent
from simulator.report.words.voice import Voice
from simulator.study.decision.findings import Findings
from simulator.study.sensitivity import Sensitivity


def of_main_effects(found: Findings, told: Sensitivity, voice: Voice) -> Told | None:
    """What each factor does by itself; of a screening μ* tells more, since the points of a trajectory hang together."""
    if told.main is None or told.morris is not None:
        return None
    main, scale = told.main, voice.scale(told.measure[0], level_of(told))
    unit = unit_of_subject(told, voice)
    digits = decimals([each.at_low for each in main.effects] + [each.at_high for each in main.effects], scale)
    fine = decimals([each.change for each in main.effects], scale)
    shares = told.sobol is None and not all(math.isnan(each.first_share) for each in main.effects)
    rows = []
    for row in sorted(range(len(main.effects)), key=lambda each: -abs(main.effects[each].change.mean)):
        each = main.effects[row]
        ends = f"{plain(each.low)} … {short_value(found, row, each.high, voice)}".replace("-", "−")
        cells = [
            *(number(end.mean * scale, digits).replace("-", "−") for end in (each.at_low, each.at_high)),
            with_half(each.change, fine, scale, signed=True),
        ]
        if shares:
            cells.append(number(each.first_share * 100, 0))
        rows.append((factor_name(found, row, voice), ends, *cells))
    head = [
        voice.say(words.FACTOR),
        voice.say(words.RANGE),
        in_unit(voice.say(words.AT_LOW), unit, voice),
        in_unit(voice.say(words.AT_HIGH), unit, voice),
        in_unit(voice.say(words.CHANGE), unit, voice),
    ]
    below = voice.say(words.OWN_POINTS)
    if main.way == "a curve":
        below = voice.say(words.BY_CURVES, share=per_cent(max(main.r_squared, 0.0), voice.language))
    title = voice.say(words.EFFECTS_TITLE, what=subject_sentence(found, told, voice))
    return Told(title, (*head, *([voice.say(words.ALONE)] if shares else [])), tuple(rows), (below,))


def of_sobol(found: Findings, told: Sensitivity, voice: Voice) -> Told | None:
    """Shares of the variance."""
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
        cells = (in_per_cent(indices.first[row]), in_per_cent(indices.total[row]))
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


def of_morris(found: Findings, told: Sensitivity, voice: Voice) -> Told | None:
    """Which factors matter at all."""
    if told.morris is None:
        return None
    effects, scale = told.morris.effects, voice.scale(told.measure[0], level_of(told))
    digits = decimals([each.size for each in effects], scale)
    rows = [
        (
            factor_name(found, row, voice),
            with_half(effects[row].size, digits, scale),
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
        *(in_unit(each, unit, voice) for each in ("μ*", "μ", "σ", voice.say(figures.CHANCE))),
        voice.say(words.STANDS_OUT),
    )
    title = voice.say(words.MORRIS_TABLE, what=subject_sentence(found, told, voice))
    return Told(title, head, tuple(rows), (voice.say(words.MORRIS_BELOW),))


def of_pawn(found: Findings, told: Sensitivity, voice: Voice) -> Told | None:
    """How far the whole distribution moves."""
    if told.pawn is None:
        return None
    distances = told.pawn.distances
    rows = [
        (
            factor_name(found, row, voice),
            with_half(distances[row], 2),
            voice.say(words.YES if distances[row].mean > told.pawn.nothing else words.NO),
        )
        for row in sorted(range(len(distances)), key=lambda each: -distances[each].mean)
    ]
    head = (voice.say(words.FACTOR), voice.say(words.DISTANCE), voice.say(words.STANDS_OUT))
    below = voice.say(words.PAWN_BELOW, slices=told.pawn.slices, nothing=number(told.pawn.nothing, 2))
    return Told(voice.say(words.PAWN_TITLE, what=subject_sentence(found, told, voice)), head, tuple(rows), (below,))
