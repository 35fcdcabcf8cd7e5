"""In what unit a measure is told: one rule for the number, its unit, sentences, tables and figures."""

from __future__ import annotations

import pytest

from simulator.report.numbers import signed, to_the_interval
from simulator.report.wording import LONG_MINUTES, unit_of
from simulator.report.words.language import LANGUAGES
from simulator.report.words.measures import scale_of
from simulator.report.words.sentences import Figures, duration, per_cent
from simulator.report.words.voice import Voice


@pytest.mark.parametrize("goods", [False, True])
@pytest.mark.parametrize("mean", [0.0, 30.0, LONG_MINUTES, LONG_MINUTES + 1])
@pytest.mark.parametrize("measure", ["lounge_wait_mean_minutes", "wait_p95_minutes", "journey_mean_minutes"])
def test_number_and_unit_go_together(measure: str, mean: float, goods: bool) -> None:
    in_hours = goods or mean > LONG_MINUTES
    for language, minute, hour in zip(LANGUAGES, ("min", "分钟", "分鐘"), ("h", "小时", "小時"), strict=True):
        speaker = Voice(language, "", ("baseline",), goods=goods)
        unit = hour if in_hours else minute
        assert speaker.unit(measure, mean) == speaker.gap_unit(measure, mean) == unit
        assert speaker.scale(measure, mean) == scale_of(measure, mean, goods=goods) == (1 / 60 if in_hours else 1.0)
        assert Figures(measure, 60.0, language, mean, goods).whole(600.0).endswith(unit)
    assert unit_of(mean, goods=goods).short == ("h" if in_hours else "min")
    assert duration(90.0, goods=goods) == ("1.5 h" if goods else "90 min")


def test_shares_and_hours_are_told_alike_of_goods_and_of_people() -> None:
    for goods in (False, True):
        assert scale_of("unfinished_share", 0.2, goods=goods) == 100
        assert scale_of("clearance_mean_hours", 0.2, goods=goods) == 1


@pytest.mark.parametrize(
    ("value", "half_width", "shown"),
    [
        (163_411.0, 4_348.0, "+163,400 ± 4,300"),
        (-12.13, 2.71, "-12.1 ± 2.7"),
        (0.0, 0.0, "0"),
        (0.004, 0.52, "0.00 ± 0.52"),
        (-0.004, 0.52, "0.00 ± 0.52"),
        (float("nan"), 1.0, "n/a"),
    ],
)
def test_a_difference_has_the_figures_its_interval_warrants_and_no_sign_where_it_rounds_to_nothing(
    value: float, half_width: float, shown: str
) -> None:
    assert signed(value, half_width) == shown


def test_a_large_figure_is_rounded_as_its_interval_warrants() -> None:
    assert to_the_interval(1_614_209.0, 4_348.0) == "1,614,200"


def test_no_more_decimals_are_shown_than_matter() -> None:
    """Of a margin of a minute a hundredth is told: 0.6 s, and not a millionth of a minute."""
    assert signed(-0.001234, 0.0000456) == "-0.001234 ± 0.000046"
    assert signed(-0.001234, 0.0000456, finest=0.01) == "-0.001 ± 0.000"
    assert signed(-30.0, 10.2, finest=0.01) == "-30 ± 10"


def test_what_one_replication_saw_has_no_interval_and_is_not_told() -> None:
    assert signed(0.001105, float("nan")) == "n/a"


def test_a_share_that_is_not_quite_nothing_is_not_called_nothing() -> None:
    assert per_cent(0.0) == "0 %"
    assert per_cent(0.0001) == "<0.1 %"
    assert per_cent(0.0001, "zh_Hans") == "<0.1%"
