"""The back-tests of other customs houses: what must hold whatever their desks and hours."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from simulator import measures
from simulator.journal import Journal
from simulator.journal.books import balance
from simulator.measures.release.declarations import Declarations
from simulator.policy import load_with
from simulator.scenario import load
from simulator.scenario.schema import Scenario
from simulator.world import simulate
from tests.lever_files import SCENARIOS

DAYS = 21.0


def brief(scenario: Scenario) -> Scenario:
    """Three weeks of it, all counted."""
    run = scenario.run.model_copy(update={"horizon": DAYS * 1440, "warm_up": 0.0})
    return scenario.model_copy(update={"run": run})


@cache
def played(name: str) -> Journal:
    """Three weeks of a shipped scenario."""
    return simulate(brief(load(SCENARIOS / f"{name}.yaml").scenario))


def part(study: Declarations, value: str) -> Declarations:
    """Those of a kind or with a trait."""
    return study.where(np.any([words == value for words in study.described.values()], axis=0))


@pytest.mark.parametrize("name", ["japan_2012", "japan_2015", "joint_exam_pilot_2013"])
def test_the_books_of_a_back_test_balance(name: str) -> None:
    assert balance(played(name)) == ()


@pytest.fixture(scope="module")
def japan() -> Declarations:
    """Japan's study of 2012."""
    return measures.studies(played("japan_2012"))["to_japan.japan"]


def test_a_trusted_importer_has_the_permit_as_soon_as_it_is_declared(japan: Declarations) -> None:
    # A minute for the declaration, of which it is lodged at the end, and one for the permit; both by computer.
    special = part(japan, "special")
    took = special.passed["released"] - special.passed["lodged"]
    assert len(took) > 500
    assert took == pytest.approx(np.ones(len(took)))
    assert np.isnan(special.passed["examined"]).all()


def test_nothing_is_declared_before_it_is_carried_in(japan: Declarations) -> None:
    discharging_at_least = 2 * 60.0
    assert (japan.passed["lodged"] - japan.passed["arrived"]).min() > discharging_at_least


def test_papers_read_at_sea_are_not_read_again_on_landing(japan: Declarations) -> None:
    assert np.isnan(part(japan, "preliminary").passed["documents_checked"]).all()
    assert not np.isnan(part(japan, "on_landing").passed["documents_checked"]).all()


def test_each_thing_asked_for_beside_takes_time_and_each_thing_done_ahead_saves_it(japan: Declarations) -> None:
    def hours(value: str) -> float:
        some = part(japan, value)
        return float((some.passed["released"] - some.passed["arrived"]).mean()) / 60

    assert hours("special") < hours("preliminary") < hours("on_landing")
    assert hours("customs_alone") < hours("other_laws")
    assert hours("full") < hours("loose")


def test_only_what_customs_opens_is_opened_together() -> None:
    file = load_with(SCENARIOS / "goods_2011.yaml", ["joint_exam:high"])
    journal = simulate(brief(file.scenario))
    opened = {
        int(row)
        for station in ("haicang_examination", "freight_station_examination", "on_call_bay", "inland_examination")
        for row in journal.visits[station].entity
    }
    together, apart = (journal.visits[name].entity.tolist() for name in ("joint_examination", "ciq_bay"))
    assert len(together) > 5
    assert set(together) <= opened
    assert len(apart) > 10
    assert not set(apart) & set(together)


def test_under_the_pilot_inspectors_take_twenty_minutes_more_than_customs_and_else_a_bay_of_their_own() -> None:
    journal = played("joint_exam_pilot_2013")
    kinds = np.array([kind.split("/") for kind in journal.kinds], object)
    for station, value in (("joint_examination", "opened_together"), ("ciq_bay", "opened_apart")):
        met = journal.journeys.kind[journal.visits[station].entity]
        assert len(met) > 20, station
        assert all(value in kinds[row] for row in met), station
    visits = journal.visits["joint_examination"]
    within = visits.ended - visits.started < 24 * 60  # the others lay over a night or a Sunday
    assert (visits.ended - visits.started)[within].min() == pytest.approx(20)


def test_opened_once_saves_the_second_examination_but_for_twenty_minutes_where_nobody_queues() -> None:
    """Bays open at all hours and as many as are asked for: an examination of 20 minutes for one of two hours."""
    scenario = brief(load(SCENARIOS / "joint_exam_pilot_2013.yaml").scenario)
    always = {"roster": None, "servers": 500, "on_days": None}
    stations = {
        name: station.model_copy(update=always) if station.roster is not None else station
        for name, station in scenario.policy.stations.items()
    }

    def released(share: float) -> dict[str, float]:
        joint = scenario.policy.schemes["joint_inspection"].model_copy(update={"takes_in": {"all": share}})
        schemes = scenario.policy.schemes | {"joint_inspection": joint}
        policy = scenario.policy.model_copy(update={"stations": stations, "schemes": schemes})
        study = measures.studies(simulate(scenario.model_copy(update={"policy": policy})))["to_xiamen.xiamen"]
        return dict(zip(study.name.tolist(), study.passed["sampled"].tolist(), strict=True))

    apart, together = released(0.0), released(1.0)
    saved = [apart[name] - together[name] for name in apart.keys() & together.keys()]
    assert len(saved) > 50
    assert np.mean(saved) == pytest.approx(100, abs=4 * 50 / len(saved) ** 0.5)  # 2 h, spread 50 min, less 20 min
