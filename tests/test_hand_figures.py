"""The figures: readable by all, redrawable by anyone, the same bytes each time."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import matplotlib as mpl
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from simulator import __version__
from simulator.report import (
    corridor,
    journey_by_stage,
    load_by_departure,
    queue_by_time_of_day,
    release_study_by_stage,
    waited_within,
)
from simulator.report.figures import write_figures
from simulator.report.sheet import _columns, without_folders
from simulator.report.style import LOOK, printable, spoken
from simulator.scenario import loads
from simulator.study import Study, replicate
from tests.goods_day import GOODS_DAY
from tests.tiny import FERRY, ONE_DESK, everything
from tests.transfer import SMALL_TRANSFER

KINDS = (queue_by_time_of_day, waited_within, load_by_departure)
COMMAND = "strait run ferry.yaml"


@pytest.fixture(scope="module")
def ferry() -> Study:
    return replicate(loads(FERRY, name="ferry"), 3, 1)


@pytest.fixture(scope="module")
def transfer() -> Study:
    return replicate(loads(SMALL_TRANSFER, name="transfer"), 3, 1)


@pytest.fixture(autouse=True)
def look() -> Iterator[None]:
    with mpl.rc_context(LOOK):
        yield


def drawn(kind: ModuleType, study: Study) -> Figure:
    figure = kind.draw(study, COMMAND)
    assert isinstance(figure, Figure)
    return figure


def words(panel: Axes | Figure) -> list[str]:
    return [text.get_text() for text in panel.findobj(Text) if isinstance(text, Text)]


def all_words(figure: Figure) -> str:
    """All words of a figure on one line."""
    return " ".join(" ".join(words(figure)).split())


def titles(figure: Figure) -> list[str]:
    return [panel.get_title(loc="left") for panel in figure.axes]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.NAME)
def test_every_panel_says_how_many_were_counted(kind: ModuleType, ferry: Study) -> None:
    for panel in drawn(kind, ferry).axes:
        assert any("n = " in text for text in words(panel))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.NAME)
def test_axes_have_their_unit(kind: ModuleType, ferry: Study) -> None:
    panels = drawn(kind, ferry).axes
    assert panels[0].get_ylabel() in {"people waiting", "share, %", "passengers on board"}
    assert panels[-1].get_xlabel() in {"time of day", "waited no longer than, min", "scheduled departure, time of day"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.NAME)
def test_a_figure_carries_what_is_needed_to_draw_it_again(kind: ModuleType, ferry: Study) -> None:
    foot = all_words(drawn(kind, ferry))
    for needed in (ferry.file.digest, __version__, "seed 7", "3 replications", COMMAND):
        assert needed in foot


def test_the_same_study_gives_the_same_bytes(tmp_path: Path, ferry: Study) -> None:
    for name in ("one", "two"):
        write_figures(ferry, tmp_path / name, COMMAND)
    assert len(everything(tmp_path / "one")) == 2 * len(KINDS)
    assert everything(tmp_path / "one") == everything(tmp_path / "two")


def test_words_the_typeface_cannot_write_are_replaced_and_not_boxed(tmp_path: Path, ferry: Study) -> None:
    # A missing glyph is a warning, and warnings are errors here.
    assert printable("厦门 $a_b$ → Wutong") == "?? $a_b$ → Wutong"
    write_figures(ferry, tmp_path, "strait run 厦门_$a_b$.yaml --out '$HOME/été'")


def test_one_replication_is_drawn_without_a_band(ferry: Study) -> None:
    alone = dataclasses.replace(ferry, replications=ferry.replications[:1])
    for kind in (queue_by_time_of_day, waited_within):
        assert sum(len(panel.collections) for panel in drawn(kind, ferry).axes) > 0
        assert sum(len(panel.collections) for panel in drawn(kind, alone).axes) == 0


@pytest.mark.parametrize(("horizon", "mean_of_two"), [("1 day", False), ("2 days", True), ("3 days", False)])
def test_panels_of_a_run_of_two_days_say_that_they_show_the_mean_of_both(horizon: str, mean_of_two: bool) -> None:
    study = replicate(loads(FERRY.replace("horizon: 1 day", f"horizon: {horizon}"), name="ferry"), 2, 1)
    queues = drawn(queue_by_time_of_day, study)
    assert any(panel.get_ylabel() == "people waiting,\nmean of both days" for panel in queues.axes) is mean_of_two
    for figure in (queues, drawn(load_by_departure, study)):
        assert ("both days of 2 replications" in all_words(figure)) is mean_of_two
        assert (f"{horizon} of 2 replications" in all_words(figure)) is not mean_of_two


def test_where_nobody_came_nothing_is_drawn(tmp_path: Path) -> None:
    nobody = ONE_DESK.replace("every: {exponential: 3 min}", "rate: 3 / h, demand: 0")
    study = replicate(loads(nobody, name="nobody"), 2, 1)
    assert write_figures(study, tmp_path, COMMAND) == ()


def test_without_curves_there_are_no_figures(tmp_path: Path) -> None:
    assert write_figures(replicate(loads(ONE_DESK), 2, 1, with_curves=False), tmp_path, COMMAND) == ()


def test_a_station_where_hardly_anybody_waits_is_named_and_not_drawn() -> None:
    # 960 people from 08:00 to 11:00, 320 an hour, 2 s each: load 0.18, mean queue (M/D/1) 0.02 people.
    idle = replicate(loads(FERRY.replace("service: 20 s", "service: 2 s"), name="ferry"), 3, 1)
    figure = drawn(queue_by_time_of_day, idle)
    assert titles(figure) == ["Wutong → Shuitou"]
    assert "stays below 0.5 people at: wutong security." in all_words(figure)


def test_a_station_where_people_wait_has_a_panel(ferry: Study) -> None:
    # The same people at 20 s each: more come than can be served.
    figure = drawn(queue_by_time_of_day, ferry)
    assert titles(figure) == ["Wutong security", "Wutong → Shuitou"]
    assert "stays below" not in all_words(figure)


def test_where_nobody_waits_anywhere_the_stations_are_drawn_all_the_same() -> None:
    idle = replicate(loads(ONE_DESK.replace("exponential: 2 min", "exponential: 1 s")), 2, 1)
    for kind in (queue_by_time_of_day, waited_within):
        assert titles(drawn(kind, idle)) == ["Desk"]


def test_a_station_where_nineteen_of_twenty_wait_not_at_all_has_no_curve_of_waits() -> None:
    two_desks = ONE_DESK.replace("itinerary: [", "itinerary: [{visit: gate, service: 1 s}, ").replace(
        "stations: {", "stations: {gate: {servers: 3}, "
    )
    figure = drawn(waited_within, replicate(loads(two_desks), 2, 1))
    assert titles(figure) == ["Desk"]
    assert "less than 0.1 min at gate." in all_words(figure)


def test_the_small_print_names_no_folder_of_this_machine() -> None:
    typed = "strait run '/home/a b/ferry.yaml' --out=/opt/there ../up.yaml scenarios/day.yaml --seed 7"
    assert without_folders(typed) == "strait run ferry.yaml --out=there up.yaml scenarios/day.yaml --seed 7"


@pytest.mark.parametrize(
    ("groups", "most", "columns"),
    [((6, 6, 7, 8), 5, 4), ((1,), 2, 1), ((3,), 2, 2), ((5,), 5, 5), ((2, 1), 4, 2), ((6, 5, 6, 4), 5, 4)],
)
def test_panels_fill_their_rows(groups: tuple[int, ...], most: int, columns: int) -> None:
    # Six, six, seven and eight panels take eight rows of five, and eight rows of four as well. Six, five, six and four
    # take six rows of five, two of them with one panel; of seven rows of four one has one panel.
    assert _columns(groups, most) == columns


def test_ferries_coaches_and_flights_have_sheets_of_their_own(tmp_path: Path, transfer: Study) -> None:
    written = {path.stem for path in write_figures(transfer, tmp_path, COMMAND)}
    assert written == {
        "journey_by_stage",
        "waited_within",
        *(
            f"{figure}{mode}"
            for figure in ("queue_by_time_of_day", "load_by_departure")
            for mode in ("", "_coach", "_flight")
        ),
    }
    assert titles(drawn(queue_by_time_of_day, transfer))[-2:] == ["Over", "Back"]
    assert titles(drawn(load_by_departure, transfer)) == ["Over", "Back"]
    for kind in (queue_by_time_of_day, load_by_departure):
        flights = kind.draw_mode(transfer, COMMAND, "flight")
        assert flights is not None
        assert titles(flights) == ["Kinmen → Taipei"]
        assert "flight" in all_words(flights)
        assert kind.draw_mode(transfer, COMMAND, "coach") is not None


SIDE_BY_SIDE = """
about: {title: {en: a test, zh_Hans: 测试, zh_Hant: 測試}}
world:
  flows:
    people: {direction: to_taiwan, arrivals: {every: 10 min},
      itinerary: [{visit: desk, service: 9 min}, {board: [over]}]}
    boxes: {direction: boxes_to_taiwan, arrivals: {every: 20 min},
      itinerary: [{visit: bay, service: 19 min}, {board: [slots]}]}
policy:
  stations: {desk: {servers: 1}, bay: {servers: 1}}
  routes:
    over: {origin: a, destination: b, departures: ["12:00", "20:00"], takes: 1 h, seats: 100}
    slots: {mode: freight, origin: a, destination: b, departures: ["12:00", "20:00"], takes: 1 h, seats: 100}
run: {horizon: 1 day}
"""


def test_where_people_and_goods_wait_side_by_side_neither_is_called_the_other() -> None:
    both = replicate(loads(SIDE_BY_SIDE, name="both"), 1, 1)
    queues, parts = drawn(queue_by_time_of_day, both), drawn(journey_by_stage, both)
    freight = queue_by_time_of_day.draw_mode(both, COMMAND, "freight")
    assert freight is not None
    assert "Where people and consignments wait" in all_words(queues)
    assert {panel.get_ylabel() for panel in queues.axes} <= {"waiting", ""}
    assert {panel.get_ylabel() for panel in freight.axes} <= {"consignments waiting", ""}
    assert "lounges" not in all_words(parts)
    assert "taxis" not in all_words(parts)


def test_the_parts_of_a_journey_stand_end_to_end_and_the_interval_under_the_whole(transfer: Study) -> None:
    (panel,) = drawn(journey_by_stage, transfer).axes
    for row, direction in enumerate(("to_taiwan", "to_xiamen")):
        total = transfer.find("journey_mean_minutes", direction)
        assert total is not None
        bars = [
            bar
            for bar in panel.patches
            if isinstance(bar, Rectangle) and bar.get_y() < row < bar.get_y() + bar.get_height()
        ]
        ends = [bar.get_x() + bar.get_width() for bar in bars]
        assert [bar.get_x() for bar in bars] == pytest.approx([0.0, *ends[:-1]])
        assert ends[-1] == pytest.approx(total.mean)
        if direction == "to_taiwan":
            assert list(panel.lines[0].get_xdata()) == [total.low, total.high]
    assert {"To Taiwan", "To Xiamen", "n = 3 replications"} <= set(words(panel))


def test_without_directions_there_are_no_stages_of_a_journey(ferry: Study) -> None:
    assert journey_by_stage.draw(ferry, COMMAND) is None


def test_places_keep_their_capital() -> None:
    assert spoken("to_taiwan") == "To Taiwan"
    assert spoken("wutong.exit_gates") == "Wutong exit gates"


def test_seats_stand_above_the_load(ferry: Study) -> None:
    (panel,) = drawn(load_by_departure, ferry).axes
    load, seats = panel.lines
    assert list(load.get_xdata()) == [9.0, 10.0, 11.5]
    assert all(seats.get_ydata() == 60)
    assert all(load.get_ydata() <= seats.get_ydata())


@pytest.fixture(scope="module")
def goods() -> Study:
    return replicate(loads(GOODS_DAY, name="goods"), 2, 1)


@pytest.mark.parametrize("kind", [release_study_by_stage, corridor], ids=lambda kind: kind.NAME)
def test_figures_of_goods_say_what_was_counted_and_how_to_draw_them_again(kind: ModuleType, goods: Study) -> None:
    figure = drawn(kind, goods)
    for panel in figure.axes:
        assert any("n = " in text for text in words(panel))
    for needed in (goods.file.digest, "2 replications", COMMAND):
        assert needed in all_words(figure)


def test_the_time_to_release_is_stacked_by_stage_for_each_channel(goods: Study) -> None:
    # All are opened: 0.1 h until lodged, 2 h until examined, a minute until released; of 127 minutes.
    figure = drawn(release_study_by_stage, goods)
    widths = [bar.get_width() for bar in figure.axes[0].findobj(Rectangle) if isinstance(bar, Rectangle)]
    for hours in (6 / 60, 2.0, 1 / 60):
        assert sum(abs(width - hours) < 1e-9 for width in widths) == 2  # of all, and of those opened
    text = all_words(figure)
    assert text.count("2.1 h · n = 8") == 2
    assert "channel: open" in text
    assert "channel: scan" not in text


def test_no_part_of_the_time_to_release_that_is_seen_is_called_nothing() -> None:
    # Examined for half an hour instead of two: six minutes until lodged are 0.1 of 0.6 h, and wide enough for a number.
    figure = drawn(release_study_by_stage, replicate(loads(GOODS_DAY.replace("2 h}", "30 min}"), name="goods"), 2, 1))
    written = words(figure.axes[0])
    assert written.count("0.1") == written.count("0.5") == 2
    assert "0" not in written


def test_a_corridor_has_a_panel_for_time_and_one_for_cost(goods: Study) -> None:
    figure = drawn(corridor, goods)
    assert titles(figure) == ["To Xiamen: time, h", "To Xiamen: cost, CNY"]
    time, cost = figure.axes
    assert time.get_lines()[0].get_xdata()[-1] == 300
    assert time.get_lines()[0].get_ydata()[-1] == pytest.approx(563 / 60)
    assert cost.get_lines()[0].get_ydata()[-1] == pytest.approx(563 + 500 + 40)
    for name in ("leaves Kaohsiung", "reaches Xiamen", "released in Xiamen", "delivered"):
        assert name in words(time)


def test_without_distance_or_release_study_their_figures_are_not_drawn(ferry: Study) -> None:
    assert corridor.draw(ferry, COMMAND) is None
    assert release_study_by_stage.draw(ferry, COMMAND) is None


def test_waits_of_days_are_drawn_in_hours() -> None:
    # The bay is open on Thursday alone; who comes on Friday waits for six days.
    text = GOODS_DAY.replace(
        "bay: {servers: 4,", 'bay: {roster: {"00:00": 0}, on_days: {thursday: {"00:00": 4}},'
    ).replace("horizon: 1 day", "start: 2011-01-07, horizon: 14 days")
    study = replicate(loads(text, name="goods"), 2, 1)
    panel = drawn(waited_within, study).axes[-1]
    assert panel.get_xlabel() == "waited no longer than, h"
    assert panel.get_xlim()[1] > 5 * 24
    assert "How long consignments wait" in all_words(drawn(waited_within, study))
    assert drawn(journey_by_stage, study).axes[0].get_xlabel() == "hours from door to door"
