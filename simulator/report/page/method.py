"""How it was done and what to mind, from the scenario and the comparison themselves."""

from __future__ import annotations

from simulator.measures import UNITS
from simulator.report.words import page as words
from simulator.report.words.language import is_chinese
from simulator.report.words.sentences import per_cent
from simulator.report.words.voice import Voice
from simulator.study.comparison import Comparison
from simulator.units import MINUTES_PER_DAY


def stress(found: Comparison, voice: Voice, version: str, question: str) -> list[dict[str, str]]:
    """The headings of STRESS-DES (Monks et al. 2019, Journal of Simulation 13, 55-67), filled from the scenario."""
    design, scenario = found.design, found.file.scenario
    run, rule = scenario.run, design.rule
    days = f"{run.horizon / MINUTES_PER_DAY:g}"
    what = voice.measure(design.measure, design.place)
    weather = ("、" if is_chinese(voice.language) else ", ").join(map(voice.within, scenario.world.weather)) or "–"
    count = len(found.replications)
    items = (
        (words.PURPOSE, question),
        (words.OUTPUTS, voice.say(words.OUTPUTS_TEXT, what=what, count=len(UNITS))),
        (
            words.AIMS,
            voice.say(
                words.AIMS_DECIDED if rule.precision_share is None else words.AIMS_TEXT,
                count=len(design.alternatives),
                precision=per_cent(rule.precision_share or 0.0, voice.language),
                first=rule.first,
                budget=rule.budget,
            ),
        ),
        (words.LOGIC, voice.say(words.LOGIC_TEXT)),
        (
            words.COMPONENTS,
            voice.say(
                words.COMPONENTS_TEXT,
                flows=len(scenario.world.flows),
                stations=len(scenario.policy.stations),
                routes=len(scenario.policy.routes),
                weather=weather,
            ),
        ),
        (words.DATA, voice.say(words.DATA_TEXT)),
        (
            words.INITIALISATION,
            voice.say(words.INITIALISATION_TEXT, start=run.start, warm_up=f"{run.warm_up / MINUTES_PER_DAY:g}"),
        ),
        (words.RUN_LENGTH, voice.say(words.RUN_LENGTH_TEXT, days=days, count=count)),
        (words.ESTIMATION, voice.say(words.ESTIMATION_TEXT)),
        (words.SOFTWARE, voice.say(words.SOFTWARE_TEXT, version=version, seed=run.seed)),
        (words.ACCESS, voice.say(words.ACCESS_TEXT)),
    )
    return [{"head": voice.say(head), "text": text} for head, text in items]


def limits(found: Comparison, voice: Voice, *, mostly_assumed: bool) -> list[str]:
    """What to mind, from what the comparison is."""
    run = found.file.scenario.run
    unfinished = max(
        (
            max(each.paired.before.mean, each.paired.after.mean)
            for each in found.contrasts
            if each.measure == "unfinished_share" and each.paired.difference.n
        ),
        default=0.0,
    )
    days = f"{run.horizon / MINUTES_PER_DAY:g}"
    return [
        voice.say(words.LIMIT_MODEL),
        voice.say(words.LIMIT_DAYS, days=days, start=run.start),
        *([voice.say(words.LIMIT_UNFINISHED, share=per_cent(unfinished, voice.language))] if unfinished else []),
        *([voice.say(words.LIMIT_CHOICE)] if found.file.scenario.world.choices else []),
        *([voice.say(words.LIMIT_ASSUMED)] if mostly_assumed else []),
    ]
