"""Every scenario that ships, cut to a few days: the walkers agree to the last bit and the books balance."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simulator.journal.books import balance
from simulator.scenario import Scenario, load
from simulator.world import simulate
from tests.same import assert_same
from tests.tiny import SHIPPED

ROOT = Path(__file__).parent.parent / "scenarios"
FEW_VISITS = 4_000


def shortened(scenario: Scenario, days: float) -> Scenario:
    run = scenario.run
    horizon = min(run.horizon, days * 1440)
    return scenario.model_copy(
        update={"run": run.model_copy(update={"horizon": horizon, "warm_up": min(run.warm_up, horizon / 4)})}
    )


def brief(path: Path) -> Scenario:
    """The first day, or as much of it as gives the reference walker a second's work."""
    scenario = load(path).scenario
    days = 2.0 if scenario.policy.routes else 1.0
    while days > 0.01 and len(simulate(shortened(scenario, days)).journeys) > FEW_VISITS * (
        2 if scenario.policy.routes else 1
    ):
        days *= 0.8
    return shortened(scenario, days)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_walkers_agree_to_the_last_bit_and_the_books_balance(path: Path) -> None:
    scenario = brief(path)
    reference = simulate(scenario, walker="reference")
    assert_same(reference, simulate(scenario, walker="plain"))
    assert_same(reference, simulate(scenario, walker="compiled"))
    assert len(reference.journeys) > 10
    assert balance(reference) == ()


def test_the_manual_counts_the_numbers_of_the_goods_and_how_many_are_assumed() -> None:
    evidence = load(ROOT / "goods_2011.yaml").evidence.values()
    manual = (ROOT.parent / "docs" / "goods_2011.md").read_text(encoding="utf-8")
    said = re.search(r"Of (\d+) numbers of the scenario (\d+) are assumed", manual)
    assert said is not None
    assert [int(number) for number in said.groups()] == [
        len(evidence),
        sum(each.grade == "assumed" for each in evidence),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_whole_run_balances_under_the_compiled_walker(path: Path) -> None:
    journal = simulate(load(path).scenario, replication=1, walker="compiled")
    assert balance(journal) == ()
