"""What the figures of a comparison show: as many panels as policies, each with its n, its unit and its colour."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import pairwise
from types import ModuleType

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from simulator import __version__, report
from simulator.report import (
    arrived_within,
    difference_forest,
    lever_parts,
    queue_moved,
    queue_under_policies,
    replication_slopes,
    running_difference,
)
from simulator.report.bands import under_each_policy
from simulator.report.comparison_figures import CHECKS, kinds
from simulator.report.sheet import wrapped
from simulator.report.style import ALTERNATIVES, LOOK, policy_colour
from simulator.report.words.figures import TITLES
from simulator.report.words.voice import letter_of, voice
from simulator.study.comparison import Comparison, compare
from simulator.study.comparison.rounds import ARRIVED_WITHIN_MINUTES
from simulator.study.estimate import Estimate
from tests.lever_files import MORE_DESKS, SHORTER_WAIT, desk_and_levers

KINDS = (
    difference_forest,
    arrived_within,
    queue_moved,
    queue_under_policies,
    replication_slopes,
    running_difference,
    lever_parts,
)
BY_POLICY = (queue_moved, replication_slopes, running_difference)
COMMAND = "strait compare one_desk.yaml"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    path = desk_and_levers(tmp_path_factory.mktemp("figures"), more_desks=MORE_DESKS, shorter_wait=SHORTER_WAIT)
    wishes = ["more_desks:high", "more_desks:low+shorter_wait"]
    return compare(path, wishes, replications=4, budget=4, explain=True, workers=1)


@pytest.fixture(autouse=True)
def look() -> Iterator[None]:
    with mpl.rc_context(LOOK):
        yield


def drawn(kind: ModuleType, found: Comparison, *, framed: bool = True) -> Figure:
    figure = kind.draw(found, voice(found, framed=framed), COMMAND)
    assert isinstance(figure, Figure)
    return figure


def words(part: Axes | Figure) -> list[str]:
    return [text.get_text() for text in part.findobj(Text) if isinstance(text, Text)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.NAME)
def test_every_panel_says_how_many_were_counted(kind: ModuleType, found: Comparison) -> None:
    for panel in drawn(kind, found).axes:
        assert any(text.startswith("n = 4") for text in words(panel))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.NAME)
def test_axes_have_their_unit(kind: ModuleType, found: Comparison) -> None:
    units = {"time of day", "min", "%", "points", "people", "hours", "a day", "person-hours", "replications"}
    labels = [label for panel in drawn(kind, found).axes for label in (panel.get_xlabel(), panel.get_ylabel()) if label]
    assert labels
    assert all(any(unit in label for unit in units) for label in labels)


@pytest.mark.parametrize("kind", BY_POLICY, ids=lambda kind: kind.NAME)
def test_there_is_a_panel_for_each_policy_under_its_name(kind: ModuleType, found: Comparison) -> None:
    titles = [panel.get_title(loc="left") for panel in drawn(kind, found).axes]
    speaker = voice(found)
    assert titles == [speaker.short(row) for row in range(1, len(found.policies))]


@pytest.mark.parametrize("kind", KINDS[:6], ids=lambda kind: kind.NAME)
def test_a_policy_keeps_its_colour_in_every_figure(kind: ModuleType, found: Comparison) -> None:
    figure = drawn(kind, found)
    keys = {to_hex(line.get_color()).lower() for line in figure.get_children() if isinstance(line, Line2D)}
    assert {ALTERNATIVES[0].lower(), ALTERNATIVES[1].lower()} <= keys
    assert len({policy_colour(row) for row in range(8)}) == 8


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.NAME)
def test_a_figure_carries_what_is_needed_to_draw_it_again_unless_its_page_does(
    kind: ModuleType, found: Comparison
) -> None:
    foot = " ".join(" ".join(words(drawn(kind, found))).split())
    for needed in (found.digest, __version__, "seed 0", "4 replications", COMMAND):
        assert needed in foot
    assert found.digest not in " ".join(words(drawn(kind, found, framed=False)))


def test_the_forest_has_a_row_for_each_policy_and_the_verdict_beside_it(found: Comparison) -> None:
    first = drawn(difference_forest, found).axes[0]
    said = [text for text in words(first) if text in {"better", "worse", "practically equal", "inconclusive"}]
    assert said == [each.verdict.word for each in found.primary]


def test_marks_of_large_differences_do_not_run_into_one_another(found: Comparison) -> None:
    """A difference of thousands, in every panel."""
    large = tuple(
        dataclasses.replace(
            each,
            joint_half_width=3000.0,
            paired=dataclasses.replace(each.paired, difference=Estimate(-14000.0, 2000.0, 4, 0)),
        )
        for each in found.contrasts
    )
    figure = drawn(difference_forest, dataclasses.replace(found, contrasts=large))
    figure.draw_without_rendering()
    for panel in figure.axes:
        low, high = panel.get_xlim()
        shown = [
            mark.get_window_extent()
            for place, mark in zip(panel.get_xticks(), panel.get_xticklabels(), strict=True)
            if low <= place <= high
        ]
        assert len(shown) >= 3
        assert all(left.x1 < right.x0 for left, right in pairwise(shown))


def test_the_curves_reach_as_far_as_goods_take() -> None:
    """Of goods that arrive evenly over a month 95 in 100 do so within 95 % of it; the axis is a quarter longer."""
    mean = np.clip(ARRIVED_WITHIN_MINUTES / (30 * 24 * 60), 0, 1)
    assert arrived_within.minutes_until(mean) == pytest.approx(1.25 * 0.95 * 30 * 24 * 60, rel=0.01)


def test_a_queue_has_a_curve_for_each_policy_and_means_over_replications(found: Comparison) -> None:
    """At one desk each point is the mean of the four replications in its quarter of an hour."""
    (panel,) = drawn(queue_under_policies, found).axes
    curves = {to_hex(line.get_color()): np.asarray(line.get_ydata(), float) for line in panel.get_lines()}
    assert list(curves) == [policy_colour(row).lower() for row in range(3)]
    for row in range(3):
        people = [each.policies[row].queue_people["desk"] for each in found.replications]
        by_hand = np.mean([[quarter.mean() for quarter in np.split(one, 96)] for one in people], axis=0)
        np.testing.assert_allclose(curves[policy_colour(row).lower()], by_hand)


def test_bands_are_of_the_difference_where_there_is_a_baseline() -> None:
    """Two replications: 10 and 30 people, and 4 fewer each under the policy, whose difference does not vary. Student's
    t of one degree of freedom is 12.706, the standard error of 10 and 30 is 10."""
    before, after, nowhere = [np.array([10.0]), np.array([30.0])], [np.array([6.0]), np.array([26.0])], [None, None]
    bands = under_each_policy([before, after, nowhere])
    assert bands[2] is None
    (first, own), (second, apart) = (band for band in bands if band is not None)
    assert (first.tolist(), second.tolist()) == ([20.0], [16.0])
    assert own is not None
    assert apart is not None
    assert own[0] == pytest.approx(127.06, abs=0.01)
    assert apart[0] == 0.0


def test_nothing_is_drawn_of_nothing(found: Comparison) -> None:
    nothing = dataclasses.replace(found, attributions=(), movements=(), replications=found.replications[:2])
    assert lever_parts.draw(nothing, voice(found), COMMAND) is None
    assert queue_moved.draw(nothing, voice(found), COMMAND) is None
    assert running_difference.draw(nothing, voice(found), COMMAND) is None


def test_where_there_is_little_room_policies_are_called_by_letters(found: Comparison) -> None:
    policies = ("baseline", "More desks", "More desks and a stricter standard")
    page = dataclasses.replace(voice(found, framed=False), policies=policies)
    assert [page.short(row) for row in range(3)] == ["baseline", "A", "B"]
    assert page.named(2) == "B: More desks and a stricter standard"
    alone = dataclasses.replace(page, policies=page.policies[:2])
    assert alone.short(1) == alone.named(1) == "More desks"
    assert (letter_of(26), letter_of(27)) == ("Z", "27")


def test_lines_are_broken_by_the_breadth_of_their_letters() -> None:
    assert wrapped("one two three", 7) == ["one two", "three"]
    assert wrapped("一二三四五六", 8) == ["一二三四", "五六"]
    assert wrapped("一二三四，五六", 8) == ["一二三", "四，五六"]
    assert wrapped("", 8) == []


def test_a_figure_is_one_call(found: Comparison) -> None:
    figure = report.figure("difference_forest", found)
    assert "What each policy changes" in words(figure)
    assert "strait compare one_desk.yaml --with more_desks:high" in " ".join(" ".join(words(figure)).split())
    assert "各项政策带来的变化" in words(report.figure("difference_forest", found, "zh_Hans"))
    bare = report.figure("queue_by_time_of_day", found, framed=False)
    assert "Who waits where, by time of day" not in words(bare)


def test_a_figure_that_is_not_there_is_a_complaint(found: Comparison) -> None:
    with pytest.raises(ValueError, match="no figure 'diference_forest'; did you mean `difference_forest`"):
        report.figure("diference_forest", found)
    with pytest.raises(ValueError, match="nothing to draw of 'corridor'"):
        report.figure("corridor", found)


def test_every_figure_has_a_title_and_an_explanation_in_each_language() -> None:
    assert set(kinds()) == set(TITLES)
    assert set(CHECKS) <= set(TITLES)
