"""Draws: found by address, inverted, and distributed as the scenario says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from scipy import special

from simulator.flow.chance import Chance
from simulator.flow.sampling import counts, minutes, poisson
from simulator.scenario.counts import Counts
from simulator.scenario.distributions import Durations

DURATIONS = TypeAdapter(Durations)
COUNTS = TypeAdapter(Counts)
WRITTEN = [
    "5 min",
    {"exponential": "5 min"},
    {"lognormal": {"mean": "5 min", "spread": "3 min"}},
    {"gamma": {"mean": "5 min", "spread": "3 min"}},
    {"erlang": {"mean": "5 min", "stages": 4}},
    {"triangular": {"low": "1 min", "likely": "4 min", "high": "10 min"}},
    {"triangular": {"low": "1 min", "likely": "1 min", "high": "10 min"}},
    {"uniform": {"low": "1 min", "high": "9 min"}},
    {"empirical": {"values": ["9 min", "1 min", "5 min"], "weights": [1, 2, 1]}},
    {"mixture": [{"share": "30 %", "of": {"exponential": "10 min"}}, {"share": "70 %", "of": "2 min"}]},
]
WRITTEN_COUNTS = [30, {"geometric": 3.5}, {"geometric": 1}, {"empirical": {"values": [20, 40], "weights": [3, 1]}}]


def test_a_longer_row_begins_with_the_shorter_one() -> None:
    chance = Chance(seed=7, replication=2)
    np.testing.assert_array_equal(chance.uniforms("desk", 10_000)[:10], chance.uniforms("desk", 10))


def test_ten_replications_are_ten_different_runs_and_seed_zero_is_a_seed() -> None:
    rows = {Chance(seed, replication).uniforms("desk", 4).tobytes() for seed in (0, 1) for replication in range(10)}
    assert len(rows) == 20
    np.testing.assert_array_equal(Chance(0, 0).uniforms("desk", 4), Chance(0, 0).uniforms("desk", 4))


def test_addresses_do_not_run_into_one_another() -> None:
    assert Chance(1, 11).uniforms("a", 1)[0] != Chance(11, 1).uniforms("a", 1)[0]
    assert Chance(1, 1).uniforms("ab", 1)[0] != Chance(1, 1).uniforms("a", 1)[0]


@pytest.mark.parametrize("written", WRITTEN, ids=str)
def test_mean_and_spread_are_those_the_scenario_names(written: object) -> None:
    distribution = DURATIONS.validate_python(written)
    luck = (np.arange(200_000) + 0.5) / 200_000  # the middle of each part: a quadrature, not a sample
    drawn = minutes(distribution, luck)
    mean, variance = distribution.moments()
    assert drawn.mean() == pytest.approx(mean, rel=2e-3)
    assert drawn.std() == pytest.approx(variance**0.5, rel=2e-2, abs=1e-9)


@pytest.mark.parametrize("written", WRITTEN[:-1], ids=str)
@given(luck=st.lists(st.floats(0, 1, exclude_max=True), min_size=2, max_size=20))
def test_more_luck_never_takes_less_time(written: object, luck: list[float]) -> None:
    drawn = minutes(DURATIONS.validate_python(written), np.array(sorted(luck)))
    assert (np.diff(drawn) >= 0).all()
    assert np.isfinite(drawn).all()
    assert (drawn >= 0).all()


@pytest.mark.parametrize("written", WRITTEN_COUNTS, ids=str)
def test_counts_have_the_mean_and_spread_they_are_given(written: object) -> None:
    distribution = COUNTS.validate_python(written)
    drawn = counts(distribution, (np.arange(100_000) + 0.5) / 100_000)
    mean, variance = distribution.moments()
    assert drawn.min() >= 1
    assert drawn.mean() == pytest.approx(mean, rel=2e-3)
    assert drawn.std() == pytest.approx(variance**0.5, rel=1e-2, abs=1e-9)


@given(mean=st.floats(0, 5_000), luck=st.floats(0, 1, exclude_max=True))
def test_poisson_counts_invert_the_function_of_distribution(mean: float, luck: float) -> None:
    count = int(poisson(mean, np.array([luck]))[0])
    assert special.pdtr(count, mean) >= luck * (1 - 1e-12)
    assert count == 0 or special.pdtr(count - 1, mean) <= luck * (1 + 1e-12)
