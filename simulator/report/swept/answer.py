"""What a sweep comes to, in sentences made of numbers alone."""

from __future__ import annotations

from simulator.report.numbers import plain
from simulator.report.swept.naming import factor_value, in_a_sentence, level_of, ranked, unit_of_subject
from simulator.report.words import swept_answer as words
from simulator.report.words.language import is_chinese
from simulator.report.words.sentences import per_cent
from simulator.report.words.voice import Voice
from simulator.study.comparison.margins import USUAL_MARGIN_SHARE
from simulator.study.decision import Decision
from simulator.study.decision.findings import Findings
from simulator.study.sensitivity import Sensitivity
from simulator.study.sensitivity.sobol import NOISE_ONLY_SHARE

MOST_NAMED = 3
NOISY_SHARE = 0.25
"""From so large a share of chance on it is spoken of."""


def answer(found: Findings, voice: Voice) -> list[str]:
    """What matters most, what it rests on, which policy is best and where that changes; a sentence each."""
    lines = []
    for told in found.subjects(len(found.sampled.policies)) if found.sampled.factors else ():
        lines += _moves(found, told, voice)
    for decided in found.decisions[:1]:
        lines += _best(found, decided, voice)
    return lines


def _moves(found: Findings, told: Sensitivity, voice: Voice) -> list[str]:
    what, noise = _what(found, told, voice), told.noise
    if noise is None:
        return []
    if noise.variance == 0:
        return [voice.say(words.NOTHING_MOVES, what=what)]
    if noise.share > NOISE_ONLY_SHARE:
        said = voice.say(words.CHANCE_ALONE, what=what)
        return [said[:1].upper() + said[1:]]
    lines = []
    named = _named(found, told, voice)
    if named:
        lines.append(voice.say(words.MOVES_MOST, what=what, factors=named))
    elif told.main is not None:
        lines.append(voice.say(words.NONE_SURE, what=what))
    assumed = next((each for each in told.resting if each.grade == "assumed"), None)
    if assumed is not None:
        least, most = (per_cent(each, voice.language) for each in (assumed.at_least_share, assumed.at_most_share))
        lines.append(voice.say(words.RESTS if least != most else words.RESTS_EXACTLY, least=least, most=most))
    if told.measurements:
        first = told.measurements[0]
        share = per_cent(min(max(first.taken_off.mean, 0.0), 1.0), voice.language)
        lines.append(voice.say(words.MEASURE_FIRST, factor=in_a_sentence(found, first.factor, voice), share=share))
    if noise.share > NOISY_SHARE:
        lines.append(voice.say(words.NOISY, share=per_cent(noise.share, voice.language)))
    return [("" if is_chinese(voice.language) else " ").join(lines)] if lines else []


def _what(found: Findings, told: Sensitivity, voice: Voice) -> str:
    if told.less:
        policy = voice.policies[found.sampled.policies.index(told.policy)]
        return voice.say(words.WHAT_IT_CHANGES, policy=policy, what=voice.phrase(*told.measure))
    return voice.say(words.THE, what=voice.phrase(*told.measure))


def _named(found: Findings, told: Sensitivity, voice: Voice) -> str:
    """Up to three factors, each with its share or its effect; none that is not told from chance."""
    said: list[str] = []
    if told.sobol is not None:
        order = sorted(enumerate(told.sobol.total), key=lambda each: -each[1].mean)
        for row, total in order[:MOST_NAMED]:
            if total.low > 0 or not said:
                share = per_cent(min(max(total.mean, 0.0), 1.0), voice.language)
                said.append(_pair(in_a_sentence(found, row, voice), share, voice))
    elif told.morris is not None:
        scale, unit = voice.scale(told.measure[0], level_of(told)), unit_of_subject(told, voice)
        for row in ranked(told)[:MOST_NAMED]:
            screened = told.morris.effects[row]
            if screened.stands_out:
                size = _signed(screened.mean * scale, unit, voice)
                said.append(_pair(in_a_sentence(found, row, voice), size, voice))
    elif told.main is not None:
        scale, unit = voice.scale(told.measure[0], level_of(told)), unit_of_subject(told, voice)
        effects = sorted(enumerate(told.main.effects), key=lambda each: -abs(each[1].change.mean))
        sure = [not abs(effect.change.mean) <= effect.change.half_width for _, effect in effects]
        for place, (row, effect) in enumerate(effects[:MOST_NAMED]):
            if not any(sure[place:]):  # what follows is smaller and unsure
                break
            text = _signed(effect.change.mean * scale, unit, voice)
            text = text if sure[place] else voice.say(words.UNSURE, size=text)
            said.append(_pair(in_a_sentence(found, row, voice), text, voice))
    return ("、" if is_chinese(voice.language) else ", ").join(said)


def _signed(value: float, unit: str, voice: Voice) -> str:
    """`+12.3 min`."""
    sign, space = "+" if value > 0 else "", "" if is_chinese(voice.language) else " "
    return f"{sign}{plain(value)}{space}{unit}".replace("-", "−")


def _pair(name: str, size: str, voice: Voice) -> str:
    return f"{name}（{size}）" if is_chinese(voice.language) else f"{name} ({size})"


def _all_equal(decided: Decision, worst: float, voice: Voice) -> str:
    """Where no choice matters."""
    unit = voice.gap_unit(decided.measure[0])
    space = "" if is_chinese(voice.language) else " "
    return voice.say(
        words.ALL_EQUAL,
        what=voice.phrase(*decided.measure),
        worst=f"{plain(worst * voice.scale(decided.measure[0]))}{space}{unit}",
        share=per_cent(USUAL_MARGIN_SHARE, voice.language),
    )


def _best(found: Findings, decided: Decision, voice: Voice) -> list[str]:
    if not decided.futures:
        return []
    worst = max(each.regret_max for each in decided.futures)
    if len(decided.level) == len(decided.rows):
        return [_all_equal(decided, worst, voice)]
    best = max(decided.futures, key=lambda each: each.best_share.mean)
    least = min(decided.futures, key=lambda each: each.regret_mean)
    measure, what = decided.measure[0], voice.phrase(*decided.measure)
    unit, scale = voice.gap_unit(measure), voice.scale(measure)
    space = "" if is_chinese(voice.language) else " "
    lines = [
        voice.say(
            words.BEST_OFTEN,
            policy=voice.policies[best.policy],
            what=what,
            share=per_cent(best.best_share.mean, voice.language),
            regret=f"{plain(best.regret_mean * scale)}{space}{unit}",
            worst=f"{plain(best.regret_max * scale)}{space}{unit}",
        )
    ]
    if decided.level:
        lines.append(voice.say(words.LEVEL, level=f"{len(decided.level):,}", count=f"{len(decided.rows):,}"))
    if least.policy != best.policy:
        lines.append(
            voice.say(
                words.LEAST_REGRET,
                policy=voice.policies[least.policy],
                regret=f"{plain(least.regret_mean * scale)}{space}{unit}",
            )
        )
    for switch in decided.switches:
        for crossing in switch.crossings:
            lines.append(
                voice.say(
                    words.SWITCHES,
                    factor=in_a_sentence(found, switch.factor, voice),
                    value=factor_value(found, switch.factor, crossing.value, voice),
                    low=plain(crossing.low).replace("-", "−"),
                    high=plain(crossing.high).replace("-", "−"),
                    before=voice.policies[crossing.before],
                    after=voice.policies[crossing.after],
                )
            )
    if decided.switches and not any(each.crossings for each in decided.switches):
        lines.append(voice.say(words.SWITCHES_NOWHERE))
    return [space.join(lines)]
