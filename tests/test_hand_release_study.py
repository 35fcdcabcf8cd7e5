"""Intervals and tables of a Time Release Study, worked by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given

from simulator.measures.quantile_interval import fewest_for, quantile_interval
from simulator.measures.release import (
    EARLIER,
    ENDED_BY,
    INTERVALS,
    STAGES,
    Declarations,
    Times,
    groups,
    interval_minutes,
    peak_hours,
    release_study_by_stage,
    release_table,
    reversed_stages,
)
from tests.declarations import any_declarations, declared

EVERY_STAGE = dict(zip(STAGES, (0.0, 60.0, 90.0, 210.0, 215.0, 1500.0, 1510.0, 1530.0, 1700.0), strict=True))


def row(table: tuple[Times, ...], interval: str, *group: str) -> Times:
    (found,) = (each for each in table if (each.interval, each.group) == (interval, group))
    return found


# Intervals


@pytest.mark.parametrize(
    ("interval", "minutes"),
    [
        ("arrival_to_lodgement", 60 - 0),
        ("lodgement_to_documents", 90 - 60),
        ("documents_to_examination", 210 - 90),
        ("examination_to_laboratory", 1500 - 210),
        ("to_duty", 1510 - 1500),
        ("to_release", 1530 - 1510),
        ("lodgement_to_release", 1530 - 60),
        ("arrival_to_release", 1530 - 0),
        ("release_to_gate_out", 1700 - 1530),
        ("arrival_to_gate_out", 1700 - 0),
    ],
)
def test_a_declaration_that_passed_every_stage_has_each_interval_from_the_stage_before(
    interval: str, minutes: float
) -> None:
    assert interval_minutes(declared(EVERY_STAGE), interval).tolist() == [minutes]


def test_the_stages_of_a_declaration_add_up_to_its_whole_time() -> None:
    stages = [interval for interval in INTERVALS.values() if not interval.whole]
    total = math.fsum(interval.minutes(declared(EVERY_STAGE))[0] for interval in stages)
    assert total == interval_minutes(declared(EVERY_STAGE), "arrival_to_gate_out")[0]


def test_a_declaration_lodged_before_arrival_has_a_negative_time_to_lodgement_and_waits_for_the_goods() -> None:
    # Lodged 10 h and checked 8 h before the goods come; examined 2 h after that.
    at_sea = declared({"arrived": 600, "lodged": 0, "documents_checked": 120, "examined": 720, "released": 730})
    assert interval_minutes(at_sea, "arrival_to_lodgement").tolist() == [-600]
    assert interval_minutes(at_sea, "lodgement_to_documents").tolist() == [120]
    assert interval_minutes(at_sea, "documents_to_examination").tolist() == [120]
    assert interval_minutes(at_sea, "to_release").tolist() == [10]


def test_an_interval_begins_earlier_where_the_stage_before_it_was_skipped() -> None:
    scanned = declared({"arrived": 0, "lodged": 30, "examined": 50, "released": 60})
    assert interval_minutes(scanned, "documents_to_examination").tolist() == [20]
    assert interval_minutes(scanned, "to_release").tolist() == [10]


def test_duty_paid_before_the_examination_is_counted_from_the_documents() -> None:
    paid = declared(
        {"arrived": 0, "lodged": 10, "documents_checked": 20, "duty_paid": 45, "examined": 90, "released": 95}
    )
    assert interval_minutes(paid, "to_duty").tolist() == [45 - 20]
    assert interval_minutes(paid, "documents_to_examination").tolist() == [90 - 20]
    assert interval_minutes(paid, "to_release").tolist() == [95 - 90]


def test_an_interval_does_not_apply_without_its_stage() -> None:
    plain = declared({"arrived": 0, "lodged": 10, "released": 20})
    for interval in ("lodgement_to_documents", "documents_to_examination", "examination_to_laboratory", "to_duty"):
        assert len(interval_minutes(plain, interval)) == 0
    assert np.isnan(INTERVALS["release_to_gate_out"].minutes(plain)).all()


# The order of stages


def test_every_stage_may_fall_at_the_same_moment_as_the_one_before() -> None:
    assert reversed_stages(dict.fromkeys(STAGES, 5.0)) == {}
    assert reversed_stages(EVERY_STAGE) == {}


@pytest.mark.parametrize(("stage", "before"), [(stage, before) for stage in STAGES for before in EARLIER[stage]])
def test_a_stage_before_one_that_it_follows_is_found(stage: str, before: str) -> None:
    assert reversed_stages({stage: 1.0, before: 2.0}) == {stage: before}


def test_the_latest_of_the_stages_that_were_overtaken_is_named() -> None:
    assert reversed_stages({"arrived": 3.0, "lodged": 9.0, "released": 1.0}) == {"released": "lodged"}


def test_papers_may_be_ahead_of_the_goods_and_duty_of_the_examination() -> None:
    assert reversed_stages({"lodged": 0, "documents_checked": 1, "duty_paid": 2, "arrived": 9, "examined": 10}) == {}


# Peak and off-peak


def lodged_at(*hours: float) -> Declarations:
    return declared(*({"arrived": 0, "lodged": 60 * hour, "released": 60 * hour} for hour in hours))


def test_peak_hours_are_the_busiest_and_as_few_as_hold_half() -> None:
    # Of 8 lodgements 3 come in hour 9, 2 in hour 14 (one of them on the next day): 5 of 8 hold half, 3 do not.
    assert peak_hours(lodged_at(8, 9, 9.5, 9.99, 14, 24 + 14.5, 16, 17)) == (9, 14)
    assert peak_hours(lodged_at(9, 9, 10, 11)) == (9,)


def test_of_hours_equally_busy_the_earlier_is_the_peak() -> None:
    assert peak_hours(lodged_at(17, 8)) == (8,)


def test_no_declarations_have_no_peak() -> None:
    assert peak_hours(lodged_at()) == ()


def test_the_peak_is_that_of_all_declarations_however_the_table_is_split() -> None:
    # Food alone would have its peak at 11; the whole customs house has it at 9.
    some = declared(
        *({"arrived": 0, "lodged": 60 * hour, "released": 2000} for hour in (9, 9, 9, 11)),
        goods=["general", "general", "general", "food"],
    )
    assert [*groups(some, ["goods", "hours"])] == [("food", "off-peak"), ("general", "peak")]


# Intervals of quantiles


@pytest.mark.parametrize(("share", "fewest"), [(0.5, 6), (0.9, 29), (0.95, 59)])
def test_a_quantile_has_an_interval_from_where_all_on_one_side_is_unlikely_enough(share: float, fewest: int) -> None:
    # The smallest and the largest miss the quantile if all n lie above it or all below.
    assert 1 - share**fewest - (1 - share) ** fewest >= 0.95
    assert 1 - share ** (fewest - 1) - (1 - share) ** (fewest - 1) < 0.95
    assert fewest_for(share) == fewest
    values = np.arange(fewest, dtype=np.float64)
    assert math.isnan(quantile_interval(values[1:], share)[0])
    low, high = quantile_interval(values, share)
    assert low < np.quantile(values, share) <= high


@pytest.mark.parametrize("share", [0.5, 0.9])
@pytest.mark.parametrize("n", [30, 59, 200, 1001])
def test_an_interval_of_a_quantile_covers_it_as_the_binomial_says_and_none_is_shorter(n: int, share: float) -> None:
    pmf = [math.comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n + 1)]
    low, high = (int(end) for end in quantile_interval(np.arange(n, dtype=np.float64), share))
    assert math.fsum(pmf[low + 1 : high + 1]) >= 0.95  # l = low + 1 to u - 1 = high lie below it
    narrower = high - low - 1
    assert all(math.fsum(pmf[start + 1 : start + 1 + narrower]) < 0.95 for start in range(n - narrower))


# Tables


def test_a_table_has_a_row_for_each_interval_and_its_figures_are_those_worked_by_hand() -> None:
    # Released after 10, 20 ... 100 min: mean 55, median 55, 90 % at place 8.1 of 0 to 9: 91.
    some = declared(*({"arrived": 0, "lodged": 0, "released": 10.0 * n} for n in range(1, 11)))
    table = release_table(some, standard_minutes=30)
    assert [each.interval for each in table] == list(INTERVALS)
    found = row(table, "arrival_to_release")
    assert (found.n, found.mean_minutes, found.median_minutes, found.longest_minutes) == (10, 55, 55, 100)
    assert found.p90_minutes == pytest.approx(91)
    assert found.within_standard_share == 0.3
    # Ten coins fall 2 to 8 heads in 1002 of 1024 ways, so the 2nd to the 9th; 2 to 7 in 957 and 1 to 7 in 967: too few.
    assert (found.median_low_minutes, found.median_high_minutes) == (20, 90)
    assert math.isnan(found.p90_low_minutes)


def test_what_did_not_happen_is_nothing_and_not_zero() -> None:
    found = row(release_table(declared({"arrived": 0, "lodged": 0, "released": 9}), standard_minutes=60), "to_duty")
    assert found.n == 0
    figures = (found.mean_minutes, found.median_minutes, found.p90_minutes, found.longest_minutes)
    assert all(math.isnan(each) for each in (*figures, found.within_standard_share, found.median_low_minutes))


def test_a_standard_is_kept_by_what_takes_exactly_as_long() -> None:
    some = declared({"arrived": 0.1, "lodged": 0.1, "released": 0.1 + 0.2}, {"arrived": 0, "lodged": 0, "released": 9})
    assert row(release_table(some, standard_minutes=0.2), "arrival_to_release").within_standard_share == 0.5
    assert math.isnan(row(release_table(some), "arrival_to_release").within_standard_share)


def test_a_table_is_split_by_one_description_or_several_and_every_row_is_in_one_part() -> None:
    some = declared(
        *({"arrived": 0, "lodged": 0, "released": 10.0 * n} for n in range(1, 5)),
        channel=["open", "release", "open", ""],
        trader=["aeo", "aeo", "general", "aeo"],
    )
    table = release_table(some, by=["channel"])
    assert [each.group for each in table[:: len(INTERVALS)]] == [("",), ("open",), ("release",)]
    assert row(table, "arrival_to_release", "open").mean_minutes == 20
    both = release_table(some, by=["channel", "trader"])
    assert row(both, "arrival_to_release", "open", "general").mean_minutes == 30
    assert sum(each.n for each in both if each.interval == "arrival_to_release") == 4


def test_no_declarations_make_a_table_of_nothing() -> None:
    assert all(each.n == 0 and math.isnan(each.mean_minutes) for each in release_table(declared()))
    assert release_table(declared(channel=[]), by=["channel"]) == ()


def test_each_part_of_the_time_to_release_belongs_to_the_stage_that_ended_it() -> None:
    # Papers lodged and read before the goods came took none of it; duty was paid while the examination went on.
    ahead, later = {"lodged": 10.0, "documents_checked": 50.0}, {"lodged": 130.0, "documents_checked": 150.0}
    rest = {"arrived": 100.0, "duty_paid": 200.0, "examined": 260.0, "released": 300.0}
    parts = {
        stage: minutes.tolist()
        for stage, minutes in release_study_by_stage(declared(ahead | rest, later | rest)).items()
    }
    assert parts == {
        "lodged": [0, 30],
        "documents_checked": [0, 20],
        "examined": [60, 60],
        "sampled": [0, 0],
        "tested": [0, 0],
        "duty_paid": [100, 50],
        "released": [40, 40],
    }


@given(any_declarations())
def test_the_parts_of_the_time_to_release_add_up_to_it(declarations: Declarations) -> None:
    parts = release_study_by_stage(declarations)
    assert tuple(parts) == ENDED_BY
    assert all((minutes >= 0).all() for minutes in parts.values())
    whole = declarations.passed["released"] - declarations.passed["arrived"]
    np.testing.assert_allclose(sum(parts.values()), whole, atol=1e-6)
