"""What the lessons of the textbook state is what theory says of the same scenario under the same levers."""

from __future__ import annotations

import pytest

from simulator.policy import load_with
from simulator.scenario import Scenario
from simulator.study.textbook.theories import THEORIES
from simulator.workshop.session_file import SessionFile, load_session
from simulator.workshop.settings import setting_of
from tests.lever_files import SCENARIOS

ROUNDED = 0.006
"""Lessons state two digits after the point at most."""


def lesson(name: str) -> SessionFile:
    return load_session(SCENARIOS / "workshops" / f"{name}.yaml")


def stated_means(file: SessionFile, measure: str) -> list[tuple[float, Scenario]]:
    """Each mean of a measure that a lesson states, and the scenario under the levers of its setting."""
    session = file.session
    assert session.lesson
    return [
        (number.mean, load_with(file.scenario.path, setting_of(session, number.setting).labels).scenario)
        for number in session.lesson.numbers
        if number.measure == measure and number.mean is not None
    ]


def test_one_queue_states_the_waits_of_erlang() -> None:
    stated = stated_means(lesson("one_queue"), "wait_mean_minutes.desk")
    assert len(stated) == 6
    for mean, scenario in stated:
        (wait, _) = THEORIES["one_desk"](scenario)
        assert mean == pytest.approx(wait.theory, abs=ROUNDED)


@pytest.mark.parametrize(("flow", "many"), [("aeo", 3), ("general", 3)])
def test_lanes_for_the_trusted_states_the_wait_and_the_service_of_each_lane(flow: str, many: int) -> None:
    stated = stated_means(lesson("lanes_for_the_trusted"), f"journey_mean_minutes.{flow}")
    assert len(stated) == many
    for mean, scenario in stated:
        service = scenario.world.flows[flow].itinerary[0].service
        assert service is not None
        waits = dict(zip(scenario.world.flows, THEORIES["lanes_pooled"](scenario), strict=True))
        assert mean == pytest.approx(waits[flow].theory + service.moments()[0], abs=ROUNDED)


def test_papers_under_way_states_the_sum_of_two_times_and_then_the_mean_of_the_later() -> None:
    stated = stated_means(lesson("papers_under_way"), "arrival_to_release_mean_hours.inland.here")
    assert len(stated) == 4
    for mean, scenario in stated:
        meets = [step.meet for step in scenario.world.flows["consignments"].itinerary if step.meet]
        theory = THEORIES["documents_after_transit" if "there" in meets else "documents_and_transit"]
        (_, hours) = theory(scenario)
        assert mean == pytest.approx(hours.theory, abs=ROUNDED)
