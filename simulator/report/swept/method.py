"""How a sweep was reckoned, from the design that it has; and the model by the headings of STRESS-DES."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.report.words import page as common
from simulator.report.words import swept_page as words
from simulator.report.words.language import is_chinese
from simulator.report.words.voice import Voice
from simulator.scenario import Scenario
from simulator.study.decision.findings import Findings
from simulator.study.sweep.sampled import Target
from simulator.units import MINUTES_PER_DAY


def reckoned(found: Findings, voice: Voice) -> list[str]:
    """A paragraph for each method that was used."""
    every = found.sensitivities
    used = (
        (True, words.NOISE_METHOD),
        (any(each.fitted for each in every), words.CURVES_METHOD),
        (any(each.sobol for each in every), words.SOBOL_METHOD),
        (any(each.morris for each in every), words.MORRIS_METHOD),
        (any(each.pawn for each in every), words.PAWN_METHOD),
        (found.sampled.design.kind == "one_at_a_time", words.OWN_METHOD),
        (any(each.futures for each in found.decisions), words.DECISION_METHOD),
    )
    return [voice.say(method) for is_used, method in used if is_used]


def stress(found: Findings, voice: Voice, version: str) -> tuple[tuple[str, str], ...]:
    """The headings of STRESS-DES for a sweep."""
    return stress_of(found.file.scenario, found.sampled.measures, len(found.replications), voice, version)


def stress_of(
    scenario: Scenario, measured: Sequence[Target], replications: int, voice: Voice, version: str
) -> tuple[tuple[str, str], ...]:
    """The headings of STRESS-DES (Monks et al. 2019, Journal of Simulation 13, 55-67), filled from the scenario."""
    run = scenario.run
    weather = ("、" if is_chinese(voice.language) else ", ").join(map(voice.within, scenario.world.weather)) or "–"
    days, warm_up = (f"{minutes / MINUTES_PER_DAY:g}" for minutes in (run.horizon, run.warm_up))
    measures = ("、" if is_chinese(voice.language) else ", ").join(voice.phrase(*each) for each in measured)
    items = (
        (common.OUTPUTS, measures),
        (common.LOGIC, voice.say(common.LOGIC_TEXT)),
        (
            common.COMPONENTS,
            voice.say(
                common.COMPONENTS_TEXT,
                flows=len(scenario.world.flows),
                stations=len(scenario.policy.stations),
                routes=len(scenario.policy.routes),
                weather=weather,
            ),
        ),
        (common.DATA, voice.say(common.DATA_TEXT)),
        (common.INITIALISATION, voice.say(common.INITIALISATION_TEXT, start=run.start, warm_up=warm_up)),
        (common.RUN_LENGTH, voice.say(common.RUN_LENGTH_TEXT, days=days, count=replications)),
        (common.SOFTWARE, voice.say(common.SOFTWARE_TEXT, version=version, seed=run.seed)),
    )
    return tuple((voice.say(head), text) for head, text in items)
