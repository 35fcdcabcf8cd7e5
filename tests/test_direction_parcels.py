"""Levers over parcels, bonded zones and boxes in directions that must hold: the same goods, the same luck."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from simulator.journal import Journal
from simulator.policy import STRENGTHS, load_with
from simulator.world import simulate
from tests.lever_files import SCENARIOS

DAYS = {"parcels_2012": 14.9, "bonded_moves": 10.0, "cosco_star": 28.0, "parcels_of_2022": 5.0}
"""Each ends well after the last landing, so that whoever was to be seen on it was."""


@cache
def under(scenario: str, *levers: str) -> Journal:
    """The first days of a shipped scenario under levers."""
    found = load_with(SCENARIOS / f"{scenario}.yaml", levers).scenario
    run = found.run.model_copy(update={"horizon": DAYS[scenario] * 1440, "warm_up": 0.0})
    return simulate(found.model_copy(update={"run": run}))


@pytest.mark.parametrize(
    ("scenario", "lever", "spared", "instead"),
    [
        ("parcels_2012", "mail_exchange_centre", "fuzhou_desk", "centre_desk"),
        ("parcels_2012", "low_value_declaration", "express_documents", "express_lists"),
        ("bonded_moves", "bonded_zones_joined", "haicang_documents", "haicang_record"),
        ("cosco_star", "drive_through_trailers", "xiamen_tractors", "xiamen_ramp"),
    ],
)
def test_a_stronger_lever_sends_more_by_the_new_way(scenario: str, lever: str, spared: str, instead: str) -> None:
    found = [under(scenario), *(under(scenario, f"{lever}:{strength}") for strength in STRENGTHS)]
    for weaker, stronger in pairwise(found):
        assert len(weaker.visits[spared]) > len(stronger.visits[spared])
        assert len(weaker.visits[instead]) < len(stronger.visits[instead])
    assert len(found[0].visits[instead]) == 0


def test_a_mail_exchange_centre_changes_nothing_for_express() -> None:
    base, centre = under("parcels_2012"), under("parcels_2012", "mail_exchange_centre:high")
    mail = list(base.flows).index("mail_to_xiamen")
    express = base.journeys.flow != mail
    np.testing.assert_array_equal(base.journeys.left[express], centre.journeys.left[express])
    assert not np.array_equal(base.journeys.left[~express], centre.journeys.left[~express], equal_nan=True)


def test_as_many_boxes_are_examined_whether_they_drive_or_are_lifted() -> None:
    lifted, driven = under("cosco_star"), under("cosco_star", "drive_through_trailers:high")
    for port in ("xiamen", "kaohsiung", "taichung"):
        seen = [np.sort(journal.visits[f"{port}_examination"].entity) for journal in (lifted, driven)]
        np.testing.assert_array_equal(*seen)


def test_more_lines_bring_a_ship_load_through_sooner() -> None:
    # All of low value is on the list, so that the belt is what they wait for.
    listed = "low_value_declaration:high"
    found = [
        under("parcels_of_2022", listed),
        *(under("parcels_of_2022", listed, f"parcel_x_ray:{s}") for s in STRENGTHS),
    ]
    done = [np.sum(~np.isnan(journal.visits["express_x_ray"].ended)) for journal in found]
    assert done[0] < done[1] <= done[2] <= done[3]
