"""What goods lose by spoiling, followed with a pencil."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from simulator import measures
from simulator.journal import Costs, Journal, load_journal, save
from simulator.journal.books import balance
from simulator.policy import load_with
from simulator.report.run_tables import run_tables
from simulator.report.terminal import Page
from simulator.scenario import Complaints, loads
from simulator.study.replications import replicate
from simulator.world import simulate
from tests.goods import customs
from tests.goods_day import GOODS_DAY
from tests.journals import NEVER
from tests.lever_files import SCENARIOS

KEEPS = GOODS_DAY.replace("{all: 60 CNY / h}", "{all: 60 CNY / h}, shelf_life: {scrap: 40 h}")
SET_OUT_TO_RELEASE_HOURS = 9 + 7 / 60 - 0.25
"""From 08:00 to 08:30 they set out, ten minutes apart, and at 17:07 all are released."""


def test_each_hour_from_setting_out_to_release_takes_its_share_of_the_shelf_life() -> None:
    journal = simulate(loads(KEEPS).scenario)
    assert measures.spoiled_share(journal, "to_xiamen") == pytest.approx(SET_OUT_TO_RELEASE_HOURS / 40)
    assert measures.spoiled_share(journal, "to_xiamen/scrap") == pytest.approx(SET_OUT_TO_RELEASE_HOURS / 40)


def test_no_more_than_all_of_it_is_lost() -> None:
    journal = simulate(loads(KEEPS.replace("40 h", "2 h")).scenario)
    assert measures.spoiled_share(journal, "to_xiamen") == 1


def test_of_several_shelf_lives_that_fit_the_shortest_counts() -> None:
    journal = simulate(loads(KEEPS.replace("{scrap: 40 h}", "{all: 90 h, scrap: 40 h, general: 50 h}")).scenario)
    assert measures.spoiled_share(journal, "to_xiamen") == pytest.approx(SET_OUT_TO_RELEASE_HOURS / 40)


def kept(*hours: float) -> Costs:
    """Costs under which each kind keeps for so long, and those of none for ever."""
    return Costs(np.ones(4), 1.0, 0.0, 0.0, np.array([*hours, NEVER]) * 60)


def test_what_does_not_spoil_is_left_out_of_the_mean() -> None:
    # Four consignments from minute 10 to 300; of the kinds aeo/clean, aeo/hides and twice general/hides.
    journal = customs(costs=kept(NEVER, 10, 20))
    lost = 290 / 60
    assert measures.spoiled_share(journal, "to_xiamen/aeo") == pytest.approx(lost / 10)
    assert measures.spoiled_share(journal, "to_xiamen/hides") == pytest.approx((lost / 10 + 2 * lost / 20) / 3)
    assert math.isnan(measures.spoiled_share(journal, "to_xiamen/clean"))
    told = {row.place: row.value for row in measures.summary(journal) if row.measure == "spoiled_share"}
    assert told.keys() == {f"to_xiamen{part}" for part in ("", "/aeo", "/general", "/hides")}


def test_where_nothing_spoils_nothing_is_said() -> None:
    for journal in (customs(), customs(costs=Costs(np.ones(4), 1.0, 0.0, 0.0))):
        assert math.isnan(measures.spoiled_share(journal, "to_xiamen"))
        assert not [row for row in measures.summary(journal) if row.measure == "spoiled_share"]


def test_a_saved_journal_knows_how_long_goods_keep(tmp_path: Path) -> None:
    journal = customs(costs=kept(NEVER, 10, 20))
    save(journal, tmp_path)
    assert measures.spoiled_share(load_journal(tmp_path), "to_xiamen") == measures.spoiled_share(journal, "to_xiamen")


def test_a_shelf_life_is_said_of_every_kind_or_of_none() -> None:
    said = balance(customs(costs=Costs(np.ones(4), 1.0, 1.0, 0.0, np.ones(2))))
    assert "There are 2 shelf lives, and there should be 4." in said


def test_it_stands_beside_what_is_charged_for_keeping_a_place(capsys: pytest.CaptureFixture[str]) -> None:
    Page().put(*run_tables(replicate(loads(KEEPS), workers=1)))
    said = " ".join(capsys.readouterr().out.split())
    assert "of it charges value" in said
    assert "CNY spoiled, %" in said


def test_a_shelf_life_of_a_kind_that_nobody_is_of_is_named() -> None:
    with pytest.raises(Complaints, match=r"shelf_life\.scrup"):
        loads(KEEPS.replace("shelf_life: {scrap", "shelf_life: {scrup"))


def under(*levers: str) -> Journal:
    """Six weeks of the goods of 2011."""
    scenario = load_with(SCENARIOS / "goods_2011.yaml", levers).scenario
    run = scenario.run.model_copy(update={"horizon": 42 * 1440.0, "warm_up": 0.0})
    return simulate(scenario.model_copy(update={"run": run}))


def test_of_the_goods_of_2011_fruit_spoils_and_does_so_less_where_no_test_is_waited_for() -> None:
    before, after = under(), under("accepted_tests:high")
    places = {row.place for row in measures.summary(before) if row.measure == "spoiled_share"}
    assert "to_xiamen/fruit" in places
    assert not {"to_xiamen/scrap", "to_taiwan"} & places
    one, other = (measures.spoiled_share(journal, "to_xiamen/fruit") for journal in (before, after))
    assert 0 < other < one < 1
