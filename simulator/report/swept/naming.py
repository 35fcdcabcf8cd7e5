"""What factors, their values, and what is told of a sweep are called."""

from __future__ import annotations

from simulator.report.numbers import plain
from simulator.report.words import page
from simulator.report.words import swept as words
from simulator.report.words import swept_figures as figures
from simulator.report.words.figures import BASELINE
from simulator.report.words.language import LANGUAGES, Language, is_chinese, said
from simulator.report.words.places import place_of
from simulator.report.words.policies import policy_title
from simulator.report.words.swept_factors import FACTORS
from simulator.report.words.swept_reasons import REASONS
from simulator.report.words.voice import Voice
from simulator.scenario.measured import CONSIGNMENTS, carried
from simulator.study.decision import Decision
from simulator.study.decision.findings import Findings
from simulator.study.estimate import Estimate
from simulator.study.sensitivity import Sensitivity
from simulator.study.sensitivity.resting import is_decided
from simulator.study.sensitivity.unfit import Reason
from simulator.study.sweep import Plan

SHORTEST_NAME = 26
"""Of a factor, in Latin letters, beyond which it is cut where there is little room."""


def voice_of(found: Findings, language: Language = "en", *, framed: bool = True) -> Voice:
    """Who speaks of a sweep."""
    about = found.file.scenario.about.title
    title = found.titles.get(language) or said((about.en, about.zh_Hans, about.zh_Hant), language)
    policies = [
        said(found.called[policy], language) if policy in found.called else policy
        for policy in found.sampled.policies[1:]
    ]
    goods = carried(found.file.scenario) == CONSIGNMENTS
    return Voice(language, title, (said(BASELINE, language), *policies), framed, goods)


def called_in(plan: Plan) -> dict[str, tuple[str, str, str]]:
    """What the policies of a sweep, the levers among its factors and what these count are called in each language."""
    en, hans, hant = LANGUAGES
    called = {
        name: (policy_title(layers, en), policy_title(layers, hans), policy_title(layers, hant))
        for name, layers in plan.recipe.policies
        if layers
    }
    for factor in plan.factors:
        if factor.kind == "lever":
            lever = plan.recipe.factor_levers[factor.target]
            for name, words_of in ((factor.name, lever.title), (factor.counts, lever.unit)):
                called[name] = (words_of.en, words_of.zh_Hans, words_of.zh_Hant)
    return called


def factor_name(found: Findings, row: int, voice: Voice) -> str:
    """As it is called where something is known of it; else as the sweep has it, read aloud."""
    name = found.sampled.factors[row].name
    if name in found.called:
        return said(found.called[name], voice.language)
    return name_in_file(name, voice)


def name_in_file(name: str, voice: Voice) -> str:
    """A factor as the file calls it: in the reader's words where these are known, else read aloud."""
    if name in FACTORS:
        return voice.say(FACTORS[name])
    called = place_of(name, voice.language)
    return called if is_chinese(voice.language) else f"{called[:1].upper()}{called[1:]}"


def in_a_sentence(found: Findings, row: int, voice: Voice) -> str:
    """The same within a sentence."""
    name = found.sampled.factors[row].name
    if name in found.called:
        return factor_name(found, row, voice)
    if name in FACTORS and not is_chinese(voice.language):
        called = voice.say(FACTORS[name])
        return f"{called[:1].lower()}{called[1:]}"
    return voice.say(FACTORS[name]) if name in FACTORS else voice.within(name)


def short_name(found: Findings, row: int, voice: Voice) -> str:
    """The same where there is little room."""
    name = factor_name(found, row, voice)
    breadth = 0
    for place, letter in enumerate(name):
        breadth += 2 if ord(letter) > 0x2E7F else 1
        if breadth > SHORTEST_NAME:
            return f"{name[:place].rstrip()}…"
    return name


def factor_unit(found: Findings, row: int, voice: Voice) -> str:
    """What stands behind its values, `min`, `%` or `sailings a day`; empty for a plain number."""
    unit = found.sampled.factors[row].unit
    if unit:
        return said(words.UNITS[unit], voice.language) if unit in words.UNITS else unit
    return _counts(found, row, voice)


def _counts(found: Findings, row: int, voice: Voice) -> str:
    counts = found.sampled.factors[row].counts
    return said(found.called[counts], voice.language) if counts in found.called else counts


def factor_value(found: Findings, row: int, value: float, voice: Voice) -> str:
    """`12.5 min`."""
    unit = factor_unit(found, row, voice)
    return f"{plain(value)}{'' if is_chinese(voice.language) or not unit else ' '}{unit}".replace("-", "−")


def factor_axis(found: Findings, row: int, voice: Voice) -> str:
    """Its name, what it counts and its unit, as along an axis."""
    between = "，" if is_chinese(voice.language) else ", "
    behind = between.join(filter(None, dict.fromkeys((_counts(found, row, voice), factor_unit(found, row, voice)))))
    name = factor_name(found, row, voice)
    if not behind:
        return name
    return f"{name}（{behind}）" if is_chinese(voice.language) else f"{name}, {behind}"


def grade_of(found: Findings, row: int, voice: Voice) -> str:
    """What stands behind a factor's range."""
    factor = found.sampled.factors[row]
    return voice.say(words.DECIDED if is_decided(factor) else page.GRADES[factor.grade])


def subject_name(found: Findings, told: Sensitivity, voice: Voice) -> str:
    """`Journey, mean: to Taiwan`, and whose it is where there are several policies."""
    what = voice.measure(*told.measure)
    if len(found.sampled.policies) == 1:
        return what
    policy = voice.short(found.sampled.policies.index(told.policy))
    if not told.less:
        return f"{policy}：{what}" if is_chinese(voice.language) else f"{policy}: {what[:1].lower()}{what[1:]}"
    less = voice.short(found.sampled.policies.index(told.less))
    return voice.say(figures.DIFFERENCE, policy=policy, less=less)


def subject_sentence(found: Findings, told: Sensitivity, voice: Voice) -> str:
    """The same at the head of a table, whole."""
    what = voice.phrase(*told.measure)
    if told.less:
        policy, less = (voice.policies[found.sampled.policies.index(each)] for each in (told.policy, told.less))
        return voice.say(figures.CHANGES, policy=policy, less=less, what=what)
    if len(found.sampled.policies) == 1:
        return what
    policy = voice.policies[found.sampled.policies.index(told.policy)]
    return f"{policy}：{what}" if is_chinese(voice.language) else f"{policy}, {what}"


def level_of(told: Sensitivity) -> float:
    """By whose size units are chosen: minutes so long are told in hours. Of a difference nothing is so long."""
    return told.noise.mean.mean if told.noise is not None and not told.less else 0.0


def unit_of_subject(told: Sensitivity, voice: Voice) -> str:
    """What stands behind its numbers."""
    mean = level_of(told)
    return voice.gap_unit(told.measure[0], mean) if told.less else voice.unit(told.measure[0], mean)


def margin_of(decided: Decision, voice: Voice) -> str:
    """Within what policies are level, with its unit."""
    measure = decided.measure[0]
    space = "" if is_chinese(voice.language) else " "
    return f"{plain(decided.margin * voice.scale(measure))}{space}{voice.gap_unit(measure)}".strip()


def ranked(told: Sensitivity) -> list[int]:
    """Factors, the one that matters most first: by Sobol' total, by μ*, else by the change it makes."""
    if told.sobol is not None:
        sizes: tuple[Estimate, ...] = told.sobol.total
    elif told.morris is not None:
        sizes = tuple(each.size for each in told.morris.effects)
    elif told.main is not None:
        sizes = tuple(each.change for each in told.main.effects)
    else:
        return []
    return sorted(range(len(sizes)), key=lambda row: -abs(sizes[row].mean))


def reason(voice: Voice, why: Reason) -> str:
    """Why there is no answer, in the reader's words."""
    return voice.say(REASONS[why.code], **why.details)
