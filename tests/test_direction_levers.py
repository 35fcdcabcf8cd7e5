"""Levers in directions that must hold: one bottleneck, the same people, the same luck."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from simulator.journal import Journal
from simulator.policy import STRENGTHS, load_with
from simulator.world import simulate
from tests.lever_files import BASE, MORE_DESKS, SCENARIOS, desk_and_levers

DAYS = 1.0


def waits(journal: Journal) -> dict[int, float]:
    """Minutes waited at the one desk, by the traveller's place in the population."""
    visits = journal.visits["desk"]
    who = journal.journeys.index[visits.entity]
    return dict(zip(who.tolist(), (visits.started - visits.queued).tolist(), strict=True))


def on_the_whole_way(*levers: str) -> Journal:
    """A day of the whole route under levers."""
    scenario = load_with(BASE, levers).scenario
    run = scenario.run.model_copy(update={"horizon": DAYS * 1440, "warm_up": 0.0})
    return simulate(scenario.model_copy(update={"run": run}))


def visits_at(journal: Journal, *stations: str) -> int:
    """Visits to some stations, all together."""
    return sum(len(journal.visits[station]) for station in stations)


def test_a_stronger_lever_at_the_only_desk_lengthens_nobodys_wait(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    found = [
        waits(simulate(load_with(path, wish).scenario)) for wish in ([], *([f"more_desks:{s}"] for s in STRENGTHS))
    ]
    for weaker, stronger in pairwise(found):
        assert weaker.keys() == stronger.keys()
        assert all(not stronger[who] > wait + 1e-9 for who, wait in weaker.items())  # NaN: not yet served
    assert np.nansum([*found[0].values()]) > np.nansum([*found[-1].values()])


@pytest.mark.parametrize(
    ("lever", "stations"),
    [
        ("through_check_in", ("shangyi_check_in", "shuitou_check_in")),
        ("through_baggage", ("shuitou_baggage_claim", "shangyi_baggage_claim")),
        ("e_channels", ("dongdu_entry_desks", "wutong_entry_desks", "dongdu_exit_desks", "wutong_exit_desks")),
        ("joint_inspection", ("dongdu_customs", "wutong_customs", "dongdu_quarantine", "wutong_quarantine")),
    ],
)
def test_a_stronger_lever_sends_fewer_past_the_second_counter(lever: str, stations: tuple[str, ...]) -> None:
    counts = [visits_at(on_the_whole_way(*wish), *stations) for wish in ([], *([f"{lever}:{s}"] for s in STRENGTHS))]
    assert counts == sorted(counts, reverse=True)
    assert len(set(counts)) >= 3


def test_a_lever_at_kinmen_airport_changes_nothing_before_it() -> None:
    base, under = on_the_whole_way(), on_the_whole_way("through_check_in")
    for station in ("dongdu_check_in", "dongdu_exit_desks", "wutong_exit_desks"):
        assert visits_at(base, station) == visits_at(under, station) > 100


def on_goods(*levers: str) -> Journal:
    """Three weeks of goods under levers."""
    scenario = load_with(SCENARIOS / "goods_2011.yaml", levers).scenario
    run = scenario.run.model_copy(update={"horizon": 21 * 1440.0, "warm_up": 0.0})
    return simulate(scenario.model_copy(update={"run": run}))


def put_off(journal: Journal, flow: str) -> float:
    """Minutes by which those of a flow set out at another time than they wished, in the mean."""
    ours = journal.journeys.flow == journal.flows.index(flow)
    return float(np.abs(journal.journeys.arrived - journal.journeys.wished)[ours].mean())


def test_the_more_direct_flights_the_nearer_to_when_people_wish_to_go() -> None:
    journals = [on_the_whole_way(*wish) for wish in ([], *([f"direct_flights:{s}"] for s in STRENGTHS))]
    for flow in ("direct_to_taiwan", "direct_to_xiamen"):
        found = [put_off(journal, flow) for journal in journals]
        assert found == sorted(found, reverse=True)
        assert found[-1] < 0.8 * found[0]
    assert visits_at(journals[0], "dongdu_exit_desks") == visits_at(journals[-1], "dongdu_exit_desks") > 100


def test_fast_roads_bring_people_home_sooner_and_change_nothing_on_the_water() -> None:
    base, under = on_the_whole_way(), on_the_whole_way("half_hour_circle:high")
    for flow in ("travellers_to_taiwan", "travellers_to_xiamen"):
        ours = [journal.journeys.flow == journal.flows.index(flow) for journal in (base, under)]
        minutes = [
            float(np.nanmean((journal.journeys.left - journal.journeys.arrived)[rows]))
            for journal, rows in zip((base, under), ours, strict=True)
        ]
        # 25 to 55 minutes become 15 to 30, 16 fewer in the mean, on the way home; who goes out waits at the pier.
        saved = minutes[0] - minutes[1]
        assert (14 < saved < 18) if flow.endswith("xiamen") else (-1 < saved < 10)
    assert len(base.sailings.route) == len(under.sailings.route)


def test_the_more_feeders_the_shorter_goods_wait_for_one() -> None:
    # A vessel every 12, 8, 6 and 4 hours: half of that in the mean, for whoever comes at any hour.
    found = []
    for wish in ([], *([f"more_feeders:{s}"] for s in STRENGTHS)):
        crossings = on_goods(*wish).crossings
        found.append(float(np.nanmean(crossings.started - crossings.queued)))
    assert found == sorted(found, reverse=True)
    assert found[-1] < 0.75 * found[0]


def test_the_more_health_food_is_registered_the_less_comes_to_the_laboratory() -> None:
    counts = [
        visits_at(on_goods(*wish), "laboratory") for wish in ([], *([f"health_food_port:{s}"] for s in STRENGTHS))
    ]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] < counts[0]
