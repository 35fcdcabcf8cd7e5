"""What a lesson states, held against the model: each number it hands out, as the class would find it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from simulator.scenario.measured import place_of
from simulator.workshop.answer import answered
from simulator.workshop.running import Wish, design_of, seen_of
from simulator.workshop.session import Checked
from simulator.workshop.session_file import SessionFile
from simulator.workshop.settings import Setting, setting_of


def found_numbers(file: SessionFile) -> Iterator[tuple[Checked, float]]:
    """Each number that the lesson states, and what the model finds; those of one setting are found in one run of it."""
    session = file.session
    stated = session.lesson.numbers if session.lesson else ()

    def setting(number: Checked) -> Setting:
        return setting_of(session, number.setting, number.shock or "")

    for chosen, numbers in groupby(sorted(stated, key=lambda each: str(setting(each))), setting):
        together = [(number, place_of(file.scenario.scenario, number.measure)) for number in numbers]
        shock = session.shocks.get(chosen.shock)
        under = shock.levers if shock else ()
        wanted = (place_of(file.scenario.scenario, session.primary), *(measure for _, measure in together))
        measures = tuple(dict.fromkeys(wanted))
        path, count = file.scenarios[chosen.shock], session.replications
        wish = Wish(path, under, chosen.labels, measures, (), count, session.days, session.seed, session.margin)
        found = answered(design_of(wish), "+".join(chosen.labels), seen_of(wish, range(count)), measures)
        for number, measure in together:
            paired = found.of(*measure).paired
            yield number, paired.after.mean if number.difference is None else paired.difference.mean
