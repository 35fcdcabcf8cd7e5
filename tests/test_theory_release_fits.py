"""Stage times fitted to known distributions: likelihood, choice, intervals, and what a scenario makes of them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from scipy import stats

from simulator.flow.chance import Chance
from simulator.journal.columns import Floats
from simulator.measures.release import INTERVALS
from simulator.report.stage_times import stage_times
from simulator.scenario import loads
from simulator.scenario.distributions import Gamma
from simulator.study.release_study import fit_stages, read_study
from simulator.study.release_study.evidence import evidence
from simulator.study.release_study.families import FAMILIES, sums_of
from simulator.study.release_study.fitting import CONSTANT, FEWEST, Chosen, Fit, choose
from tests.declarations import EXAMPLE, declared, lasting
from tests.tiny import ONE_DESK

MEAN, SPREAD = 180.0, 120.0
SHAPE = (MEAN / SPREAD) ** 2


def gamma(n: int, seed: int) -> Floats:
    """Durations by inversion, from luck of their own."""
    return np.asarray(stats.gamma.ppf(Chance(seed, 0).uniforms("test durations", n), SHAPE, scale=MEAN / SHAPE))


def chosen(minutes: Floats, seed: int = 0) -> Chosen:
    return choose(minutes, Chance(seed, 0), "test")


def fit_of(minutes: Floats, interval: str = "to_release") -> Fit:
    (fit,) = (each for each in fit_stages(lasting(minutes)) if each.interval == interval)
    return fit


# Likelihood


def scipy_fit(name: str, minutes: Floats) -> tuple[float, float, float]:
    """Mean, spread and log-likelihood by scipy's general search, with the origin held at zero."""
    law = {"exponential": stats.expon, "gamma": stats.gamma, "lognormal": stats.lognorm}[name]
    fitted = law(*law.fit(minutes, floc=0))
    return float(fitted.mean()), float(fitted.std()), float(fitted.logpdf(minutes).sum())


@pytest.mark.parametrize("name", [*FAMILIES])
@pytest.mark.parametrize("power", [0.2, 1.0, 3.0])
def test_each_family_is_fitted_as_well_as_by_a_general_search(name: str, power: float) -> None:
    minutes = gamma(300, seed=1) ** power
    fitted = FAMILIES[name].fit(sums_of(minutes))
    mean, spread, likelihood = scipy_fit(name, minutes)
    assert float(fitted.mean) == pytest.approx(mean, rel=1e-6)
    assert float(fitted.spread) == pytest.approx(spread, rel=1e-4)
    assert float(fitted.log_likelihood) == pytest.approx(likelihood, rel=1e-9)
    parameters = 1 if name == "exponential" else 2
    assert FAMILIES[name].aic(sums_of(minutes)) == pytest.approx(2 * parameters - 2 * likelihood, rel=1e-9)


def test_fits_to_many_samples_at_once_are_those_to_each() -> None:
    samples = gamma(600, seed=2).reshape(20, 30)
    for family in FAMILIES.values():
        together = family.fit(sums_of(samples))
        for number, sample in enumerate(samples):
            alone = family.fit(sums_of(sample))
            assert together.mean[number] == pytest.approx(float(alone.mean), rel=1e-12)
            assert together.spread[number] == pytest.approx(float(alone.spread), rel=1e-9)


def test_the_distance_is_that_of_kolmogorov_and_smirnov() -> None:
    minutes = np.round(gamma(200, seed=3))  # to the minute, so with ties
    found = chosen(minutes)
    family, mean, spread = FAMILIES[found.family], found.mean_minutes.value, found.spread_minutes.value
    published = stats.kstest(minutes, lambda each: family.below(each, mean, spread))
    assert found.distance_share == pytest.approx(float(published.statistic), rel=1e-9)


# Choice and intervals


def test_each_family_is_chosen_for_data_of_its_own() -> None:
    luck = Chance(5, 0).uniforms("test durations", 2000)
    assert chosen(gamma(2000, seed=5)).family == "gamma"
    assert chosen(stats.lognorm.ppf(luck, 1.0, scale=60)).family == "lognormal"
    assert chosen(stats.expon.ppf(luck, scale=60)).family == "exponential"


def test_data_from_a_known_gamma_give_its_mean_and_spread_within_the_stated_intervals() -> None:
    found = chosen(gamma(400, seed=0))
    assert found.family == "gamma"
    assert found.mean_minutes.low <= MEAN <= found.mean_minutes.high
    assert found.spread_minutes.low <= SPREAD <= found.spread_minutes.high


def test_the_interval_of_the_mean_covers_the_truth_as_often_as_it_says() -> None:
    # Of 60 samples 95 % cover: 57. Fewer than 51 would be 3.5 standard deviations (1.7 each) too few.
    found = [chosen(gamma(150, seed), seed).mean_minutes for seed in range(60)]
    least = 60 * 0.95 - 3.5 * math.sqrt(60 * 0.95 * 0.05)
    assert sum(each.low <= MEAN <= each.high for each in found) >= least


def test_the_interval_of_the_mean_is_as_wide_as_theory_says() -> None:
    # 400 independent durations: mean ± 1.96 spread / 20; the width of a percentile interval is itself uncertain.
    found = chosen(gamma(400, seed=0)).mean_minutes
    assert found.high - found.low == pytest.approx(2 * 1.96 * SPREAD / 20, rel=0.2)


def test_a_fit_is_the_same_every_time_and_another_seed_resamples_anew() -> None:
    some = lasting(gamma(60, seed=7))
    assert fit_stages(some) == fit_stages(some) == fit_stages(some, seed=0)
    assert fit_stages(some) != fit_stages(some, seed=1)


def test_durations_that_are_all_the_same_are_constant() -> None:
    found = chosen(np.full(50, 120.0))
    assert (found.family, found.mean_minutes.value, found.spread_minutes.value) == (CONSTANT, 120, 0)


def test_durations_that_are_nearly_all_the_same_are_fitted_without_a_stumble() -> None:
    minutes = np.full(12, 120.0)
    minutes[0] = 121  # most of its resamples of 12 hold it, a third do not, and are all the same
    found = chosen(minutes)
    assert found.mean_minutes.low == pytest.approx(120)
    assert found.mean_minutes.value == pytest.approx(120 + 1 / 12, rel=1e-6)


# Stages


def test_whole_journeys_are_not_stages_and_what_nobody_passed_is_not_fitted() -> None:
    fits = fit_stages(lasting(gamma(30, seed=1)))
    assert [fit.interval for fit in fits] == ["arrival_to_lodgement", "to_release"]
    assert not any(INTERVALS[fit.interval].whole for fit in fits)


def test_too_few_durations_are_not_fitted() -> None:
    assert fit_of(gamma(FEWEST - 1, seed=1)).chosen is None
    assert fit_of(gamma(FEWEST, seed=1)).chosen is not None


def test_those_who_passed_at_once_and_those_who_came_first_are_counted_apart() -> None:
    rows = [{"arrived": 100.0, "lodged": minute, "released": 200.0} for minute in (100, 100, 40, *range(101, 121))]
    (fit,) = (each for each in fit_stages(declared(*rows)) if each.interval == "arrival_to_lodgement")
    assert (fit.n, fit.at_once, fit.before) == (20, 2, 1)


def test_the_share_that_ended_on_a_later_day_is_counted() -> None:
    # From noon on: 719 min end at 23:59, 720 at midnight, which is the next day.
    assert fit_of(np.array([719.0, 720.0, 721.0, 10.0])).overnight_share == 0.5


def test_each_kind_of_trader_has_fits_of_its_own() -> None:
    minutes = np.concatenate([gamma(40, seed=1), 10 * gamma(40, seed=2)])
    some = lasting(minutes, trader=["aeo"] * 40 + ["general"] * 40)
    quick, slow = (fit for fit in fit_stages(some, by=["trader"]) if fit.interval == "to_release")
    assert (quick.group, slow.group) == (("aeo",), ("general",))
    assert quick.chosen is not None
    assert slow.chosen is not None
    assert quick.chosen.mean_minutes.value == pytest.approx(chosen(gamma(40, seed=1)).mean_minutes.value)
    assert slow.chosen.mean_minutes.value == pytest.approx(10 * chosen(gamma(40, seed=2)).mean_minutes.value)


# In a scenario


def in_a_scenario(service: object) -> Any:
    """What a scenario reads where this stands as a service time."""
    import json

    return loads(ONE_DESK.replace("{exponential: 2 min}", json.dumps(service)))


def test_a_fitted_stage_stands_in_a_scenario_with_its_evidence() -> None:
    some = lasting(gamma(400, seed=0))
    (fit,) = (each for each in fit_stages(some) if each.interval == "to_release")
    file = in_a_scenario(evidence(fit, "march.csv", some))
    service = file.scenario.world.flows["people"].itinerary[0].service
    assert isinstance(service, Gamma)
    assert fit.chosen is not None
    assert service.gamma.mean == pytest.approx(fit.chosen.mean_minutes.value, rel=1e-3)
    assert service.gamma.spread == pytest.approx(fit.chosen.spread_minutes.value, rel=1e-3)
    found = file.evidence["world.flows.people.itinerary.0.service"]
    assert found.grade == "derived"
    assert found.source == "march.csv, 2011-03-01, n = 400"
    assert "waiting and closed hours" in found.note


def test_a_fit_that_does_not_describe_its_data_says_so_in_its_note() -> None:
    # Half take about a minute, half about a thousand: no distribution with one hump is near that.
    two_humps = lasting(np.concatenate([gamma(200, seed=1) / gamma(200, seed=1).mean(), 1000 + gamma(200, seed=2)]))
    one_hump = lasting(gamma(400, seed=0))
    wrong, right = (
        next(each for each in fit_stages(some) if each.interval == "to_release") for some in (two_humps, one_hump)
    )
    assert wrong.far
    assert not right.far
    assert evidence(wrong, "march.csv", two_humps)["note"].count("does not describe these data") == 1
    assert "does not describe" not in evidence(right, "march.csv", one_hump)["note"]


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e4])
@pytest.mark.parametrize("name", [*FAMILIES, CONSTANT, "at once"])
def test_every_kind_of_fit_stands_in_a_scenario(name: str, scale: float) -> None:
    luck = Chance(9, 0).uniforms("test durations", 300)
    minutes = (
        scale
        * {
            "exponential": stats.expon.ppf(luck),
            "gamma": stats.gamma.ppf(luck, 3),
            "lognormal": stats.lognorm.ppf(luck, 2.0),
            CONSTANT: np.ones(300),
            "at once": np.concatenate([np.zeros(299), stats.gamma.ppf(luck, 3)]),
        }[name]
    )
    some = lasting(np.asarray(minutes))
    (fit,) = (each for each in fit_stages(some) if each.interval == "to_release")
    file = in_a_scenario(evidence(fit, "march.csv", some))
    mean, variance = file.scenario.world.flows["people"].itinerary[0].service.moments()
    share = fit.n / (fit.n + fit.at_once)
    assert fit.chosen is not None
    assert mean == pytest.approx(share * fit.chosen.mean_minutes.value, rel=1e-3)
    assert variance >= 0


def test_the_printed_stages_are_yaml_of_the_scenario_language() -> None:
    reading = read_study(EXAMPLE)
    text = stage_times(reading, fit_stages(reading.good), EXAMPLE.name)
    fitted = [fit for fit in fit_stages(reading.good) if fit.chosen is not None]
    assert len(fitted) > 3
    indented = "\n".join(f"          {line}" for line in text.splitlines() if not line.startswith("#"))
    for fit in fitted:
        (block,) = (part for part in indented.split("\n          \n") if f" {fit.interval}:" in part)
        scenario = ONE_DESK.replace(
            "[{visit: desk, service: {exponential: 2 min}}]",
            "\n        - visit: desk\n" + block.replace(f"{fit.interval}:", "service:"),
        )
        assert loads(scenario).evidence["world.flows.people.itinerary.0.service"].grade == "derived"


def test_too_great_a_distance_is_said_to_be_one() -> None:
    # Two heaps, 1 h and 40 h: none of the three families has two heaps.
    heaps = np.concatenate([np.linspace(55, 65, 60), np.linspace(2390, 2410, 60)])
    some = lasting(heaps)
    reading = read_study(EXAMPLE)
    text = stage_times(reading, fit_stages(some), "heaps.csv")
    assert "it does not describe these data" in text
    assert "does not describe" not in stage_times(reading, fit_stages(lasting(gamma(120, seed=4))), "gamma.csv")
