"""Every textbook scenario through the same door as the real thing, against theory computed from its own file."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from simulator.journal import Visits
from simulator.scenario import ScenarioFile, load, loads
from simulator.study.textbook.files import textbook_paths
from simulator.study.textbook.order_of_service import first_come_first_served_stations, starts_out_of_order
from simulator.study.textbook.theories import THEORIES
from simulator.study.verify import held_against, most_standard_errors, verify, verify_file
from simulator.theory import erlang

PATHS = textbook_paths()


def changed(name: str, *changes: tuple[str, str]) -> ScenarioFile:
    """A textbook scenario with pieces of its text replaced."""
    text = PATHS[name].read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return loads(text, name=name)


@pytest.mark.parametrize("name", PATHS)
def test_the_model_agrees_with_theory(name: str) -> None:
    failed = [check for check in verify([name]) if not check.passed]
    assert failed == []


def test_every_textbook_scenario_has_a_theory_and_every_theory_a_scenario() -> None:
    assert set(PATHS) == set(THEORIES)


def test_every_textbook_scenario_speaks_all_three_languages() -> None:
    for path in PATHS.values():
        title = load(path).scenario.about.title
        assert title.en
        assert title.zh_Hans != title.zh_Hant


def test_theory_follows_the_file() -> None:
    slower = changed("mmc", ("225 / h", "150 / h"))
    wait, waiting = THEORIES["mmc"](slower.scenario)
    assert wait.theory == pytest.approx(erlang.mean_wait_minutes(2.5, 1.0, 5))
    assert waiting.theory == pytest.approx(erlang.erlang_c(2.5, 5))


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        ("mmc", ("{exponential: 1 min}", "{uniform: {low: 0 s, high: 2 min}}"), "needs an exponential duration"),
        (
            "mmc",
            ("{rate: 225 / h}", '{rate: 225 / h, by_time_of_day: {"06:00": 1.0}}'),
            "needs arrivals at a steady rate",
        ),
        ("mmc", ("{servers: 5}", '{roster: {"00:00": 5, "12:00": 6}}'), "same number of servers at all hours"),
        ("mmck", (", waiting_places: 4", ""), "so many waiting_places"),
        ("erlang_b", ("waiting_places: 0", "waiting_places: 1"), "waiting_places: 0"),
        ("mg1_mixture", ("servers: 1", "servers: 2"), "needs one server, not 2"),
        ("mdc", ("service: 1 min", "service: {exponential: 1 min}"), "needs a constant service"),
        ("staged_queue", ("erlang: {mean: 64 s, stages: 2}", "constant: 64 s"), "needs an Erlang duration"),
        ("ferry_load_constant", ("size: 235", "size: {geometric: 235}"), "party of constant size"),
        ("scheduled_ferry", ('"23:30"', '"22:30"'), "equal distance through day and night"),
        ("mmc", ("225 / h", "300 / h"), "no steady state"),
        ("mg1_opened", ("servers: 1", "servers: 2"), "needs one server that is kept"),
        ("mg1_opened", ("{hides: 4}", "{honest: 4}"), "a share of all, and odds of who `hides`"),
        ("lanes_apart", ("{exponential: 36 s}, name", "36 s, name"), "needs an exponential duration"),
        ("documents_after_transit", ("{exponential: 6 h}", "6 h"), "needs an Erlang duration"),
        ("mmc_office_hours", ("at_closing: pause", "at_closing: finish"), "needs a station that pauses"),
        ("mmc_office_hours", ("1, 1, 0, 0]", "1, 1, 1, 0]"), "steady rate in office hours, and none outside"),
        ("mmc_office_hours", ('"13:30": 3', '"13:30": 4'), "as many desks and hours on all its days"),
        ("what_is_missed", ("finds: {hides: 40 %}", "standard: 1 min"), "looks for who `hides`"),
        ("limited_baskets", ("duty_free: {limit: 1000 CNY}", "moved: {}"), "needs a duty-free limit"),
        ("limited_baskets", ("{exponential: 800 CNY}", "800 CNY"), "an exponential or a lognormal basket"),
        ("limited_baskets", ("{exponential: 800 CNY}", "{exponential: 800 CNY}, share: 50 %"), "everybody would like"),
        ("limited_baskets", ("800 CNY}}}}\n", "800 CNY}}}, over: {pays: 5 %}}\n"), "who leave what is over"),
    ],
)
def test_a_scenario_that_no_longer_fits_its_theory_says_why(name: str, change: tuple[str, str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        THEORIES[name](changed(name, change).scenario)


def test_a_wrong_theory_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    # M/M/5 held against the theory of a queue with service ten per cent longer: it must fail.
    right = THEORIES["mmc"]
    slower = changed("mmc", ("{exponential: 1 min}", "{exponential: 66 s}")).scenario
    monkeypatch.setitem(THEORIES, "mmc", lambda _: right(slower))
    wait = verify_file(changed("mmc", ("42 day", "8 day")), 5)[0]
    assert not wait.passed
    assert wait.standard_errors_off > 3.5


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(KeyError, match=r"no textbook scenario is called `mmm`; there are: batches, .*staged_queue"):
        verify(["mmm"])


def test_a_mean_three_and_a_half_standard_errors_off_still_passes_and_more_does_not() -> None:
    # Ten values, five m - 0.1 and five m + 0.1: the variance is 10 x 0.01 / 9, its tenth the squared standard error.
    error = 0.1 / 3
    for off, passed in ((3.4, True), (3.6, False)):
        mean = 100 + off * error
        check = held_against("x", "y", "z", 100.0, [mean - 0.1, mean + 0.1] * 5)
        assert check.standard_errors_off == pytest.approx(off)
        assert check.half_width == pytest.approx(2.262157 * error)  # t(0.975, 9 degrees), any table
        assert check.passed is passed


def test_three_replications_may_lie_as_far_off_as_chance_puts_them_as_rarely() -> None:
    # Values m - 0.1, m, m + 0.1 have a standard deviation of 0.1 and a standard error of 0.1 / sqrt(3). Student's t of
    # two degrees exceeds t with probability a where t = (1 - 2a) / sqrt(2a (1 - a)).
    error = 0.1 / math.sqrt(3)
    tail = math.erfc(3.5 / math.sqrt(2)) / 2
    limit = (1 - 2 * tail) / math.sqrt(2 * tail * (1 - tail))
    assert most_standard_errors(3) == pytest.approx(limit)
    for off, passed in ((6.6, True), (0.99 * limit, True), (1.01 * limit, False)):
        mean = 100 + off * error
        check = held_against("x", "y", "z", 100.0, [mean - 0.1, mean, mean + 0.1])
        assert check.standard_errors_off == pytest.approx(off)
        assert check.passed is passed


def test_an_interval_wider_than_two_per_cent_of_theory_proves_nothing() -> None:
    assert not held_against("x", "y", "z", 1.0, [0.98, 1.0, 1.02]).passed
    assert not held_against("x", "y", "z", 1.0, [1.0]).passed  # a single run has no interval
    assert not held_against("x", "y", "z", 1.0, [math.nan, 1.0, 1.0]).passed


def test_what_chance_does_not_touch_must_be_exact() -> None:
    assert held_against("x", "y", "z", 0.3, [0.1 + 0.2] * 3).passed
    assert not held_against("x", "y", "z", 0.3, [0.3001] * 3).passed


def visits(queued: list[float], started: list[float], ended: list[float]) -> Visits:
    """A station's visits, one person each."""
    return Visits(np.arange(len(queued), dtype=np.int32), np.array(queued), np.array(started), np.array(ended))


def test_the_recursion_finds_every_start_out_of_order() -> None:
    # Two desks and services of 5, 5, 1, 1: the third takes the desk that is free at 5, the fourth waits until 6.
    right = visits([0, 1, 2, 3], [0, 1, 5, 6], [5, 6, 6, 7])
    assert starts_out_of_order(right, 2) == 0
    assert starts_out_of_order(dataclasses.replace(right, started=np.array([0, 1, 5, 6.5])), 2) == 1
    assert starts_out_of_order(right, 1) == 2  # one desk: the second would start at 5 and the third at 6
    assert starts_out_of_order(right, 3) == 2  # three desks: the third would start at 2 and the fourth at 5
    last_waits = dataclasses.replace(right, started=np.array([0, 1, 5, math.nan]), ended=np.array([5, 6, 6, math.nan]))
    assert starts_out_of_order(last_waits, 2) == 1  # a desk is free, and yet somebody waits at the end


def test_only_stations_that_serve_in_order_are_held_to_the_recursion() -> None:
    assert first_come_first_served_stations(load(PATHS["mmc"]).scenario) == {"desks": 5}
    assert set(first_come_first_served_stations(load(PATHS["jackson"]).scenario)) == {
        "check_in",
        "desks",
        "e_channel",
        "security",
    }
    for name in ("priorities_equal", "patience", "mmck", "rush_hour"):
        assert first_come_first_served_stations(load(PATHS[name]).scenario) == {}
