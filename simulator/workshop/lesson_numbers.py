"""What a lesson states, held against the model: each number it hands out, as the class would find it."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.scenario.measured import place_of
from simulator.workshop.answer import answered
from simulator.workshop.running import Wish, design_of, seen_of
from simulator.workshop.session import Checked
from simulator.workshop.session_file import SessionFile
from simulator.workshop.settings import setting_of


def found_numbers(file: SessionFile) -> Iterator[tuple[Checked, float]]:
    """Each number that the lesson states, and what the model finds."""
    session = file.session
    for stated in session.lesson.numbers if session.lesson else ():
        setting = setting_of(session, stated.setting, stated.shock or "")
        measure = place_of(file.scenario.scenario, stated.measure)
        shock = session.shocks.get(setting.shock)
        under = shock.levers if shock else ()
        measures = tuple(dict.fromkeys((place_of(file.scenario.scenario, session.primary), measure)))
        path, count = file.scenarios[setting.shock], session.replications
        wish = Wish(path, under, setting.labels, measures, (), count, session.days, session.seed, session.margin)
        found = answered(design_of(wish), "+".join(setting.labels), seen_of(wish, range(count)), measures).of(*measure)
        yield stated, found.paired.after.mean if stated.difference is None else found.paired.difference.mean
