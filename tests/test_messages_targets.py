"""What is said of a published figure that names no measure, or a place where it is not taken."""

from __future__ import annotations

import pytest

from simulator.scenario import Complaints, loads
from simulator.scenario.measured import place_of
from tests.tiny import FERRY, ONE_DESK
from tests.transfer import SMALL_TRANSFER


def with_target(scenario: str, measure: str) -> str:
    """The scenario with one target of this measure, in place of its own."""
    before = scenario.partition("targets:")[0]
    return f"{before}targets: {{paper: {{measure: {measure}, value: 1, use: held_out, source: a paper}}}}\n"


def said(scenario: str, measure: str) -> str:
    """What is said about the target, after place and value."""
    with pytest.raises(Complaints) as told:
        loads(with_target(scenario, measure))
    (line, *rest) = str(told.value).split("\n")
    assert line.endswith(f"targets.paper.measure = {measure}")
    return " ".join("".join(rest).split())


WRONG = [
    (SMALL_TRANSFER, "journey_p99_minutes.to_taiwan", "there is no such measure; did you mean `journey_p95_minutes`?"),
    (SMALL_TRANSFER, "journey_p95_minutes.to_tawain", "no such flow, direction or kind; did you mean `to_taiwan`?"),
    (
        SMALL_TRANSFER,
        "journey_p95_minutes",
        "is measured of each flow, direction or kind; write `journey_p95_minutes.`",
    ),
    (
        SMALL_TRANSFER,
        "journey_p95_minutes.to_taiwan/tapei",
        "of those who go to_taiwan nobody is of this kind; did you mean `taipei`? "
        "(there are: mainland, resident, stays, taipei)",
    ),
    (
        SMALL_TRANSFER,
        "journey_p95_minutes.to_xiamen/taipei",
        "of those who go to_xiamen nobody is of this kind (there are none)",
    ),
    (
        SMALL_TRANSFER,
        "journey_p95_minutes.to_kinmen/taipei",
        "no such flow, direction or kind; did you mean `to_taiwan/taipei`?",
    ),
    (
        SMALL_TRANSFER,
        "queueing_mean_minutes.travellers",
        "there is no such direction (there are: to_taiwan, to_xiamen)",
    ),
    (SMALL_TRANSFER, "queueing_mean_minutes.to_taiwan/taipei", "there is no such direction; did you mean `to_taiwan`?"),
    (
        SMALL_TRANSFER,
        "passengers_per_day",
        "is measured of each mode or flow; write `passengers_per_day.` and the name of one "
        "(there are: coach, ferry, flight, returning, travellers)",
    ),
    (SMALL_TRANSFER, "sailings_per_day.all", "is measured of each mode or route; write `sailings_per_day.`"),
    (SMALL_TRANSFER, "sailings_per_day.ferri", "there is no such mode or route; did you mean `ferry`?"),
    (SMALL_TRANSFER, "stranded_per_day.over", "there is no such mode (there are: coach, ferry, flight)"),
    (SMALL_TRANSFER, "busiest_day_passengers.flight", "is measured of all together; write `busiest_day_passengers`"),
    (FERRY, "sailings_per_day.flight", "there is no such route (there are: all, ferry, wutong_shuitou)"),
    (FERRY, "refunded_per_day.wutong_shuitou", "is measured of all together; write `refunded_per_day`"),
    (
        FERRY,
        "journey_mean_minutes.to_kinmen/taipei",
        "there is no such flow, direction or kind; did you mean `to_kinmen`?",
    ),
    (
        FERRY,
        "generalised_cost_yuan.to_kinmen",
        "no cost is reckoned where time has no value; say in `world.costs` what an hour is worth",
    ),
    (ONE_DESK, "wait_mean_minutes.all", "is measured of each station; write `wait_mean_minutes.` and the name of one"),
]


@pytest.mark.parametrize(("scenario", "measure", "words"), WRONG, ids=[measure for _, measure, _ in WRONG])
def test_a_measure_or_place_that_is_none_is_answered_with_those_that_are(
    scenario: str, measure: str, words: str
) -> None:
    assert words in said(scenario, measure)


@pytest.mark.parametrize(
    ("scenario", "measure", "place"),
    [
        (SMALL_TRANSFER, "journey_p95_minutes.to_taiwan", "to_taiwan"),
        (SMALL_TRANSFER, "journey_mean_minutes.to_taiwan/taipei", "to_taiwan/taipei"),
        (SMALL_TRANSFER, "journey_mean_minutes.travellers", "travellers"),
        (SMALL_TRANSFER, "generalised_cost_yuan.to_taiwan/resident", "to_taiwan/resident"),
        (SMALL_TRANSFER, "load_share.flight", "flight"),
        (SMALL_TRANSFER, "load_share.kinmen_taipei", "kinmen_taipei"),
        (SMALL_TRANSFER, "busiest_day_passengers", "all"),
        (SMALL_TRANSFER, "busiest_day_passengers.ferry", "all"),
        (FERRY, "passengers_per_day", "all"),
        (FERRY, "passengers_per_day.all", "all"),
        (FERRY, "passengers_per_day.ferry", "all"),
        (FERRY, "stranded_per_day.ferry", "all"),
        (FERRY, "passengers_per_day.to_kinmen", "to_kinmen"),
        (ONE_DESK, "wait_mean_minutes.desk", "desk"),
    ],
)
def test_a_place_has_one_name_in_the_table_of_measures(scenario: str, measure: str, place: str) -> None:
    file = loads(with_target(scenario, measure))
    assert place_of(file.scenario, measure) == (measure.partition(".")[0], place)
