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
from matplotlib.text import Text

from simulator import __version__
from simulator.report import load_by_departure, queue_by_time_of_day, waited_within
from simulator.report.figures import write_figures
from simulator.report.style import LOOK, printable
from simulator.scenario import loads
from simulator.study import Study, replicate
from tests.tiny import FERRY, ONE_DESK, everything

KINDS = (queue_by_time_of_day, waited_within, load_by_departure)
COMMAND = "strait run ferry.yaml"


@pytest.fixture(scope="module")
def ferry() -> Study:
    return replicate(loads(FERRY, name="ferry"), 3, 1)


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
    foot = " ".join(" ".join(words(drawn(kind, ferry))).split())
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


def test_where_nobody_came_nothing_is_drawn(tmp_path: Path) -> None:
    nobody = ONE_DESK.replace("every: {exponential: 3 min}", "rate: 3 / h, demand: 0")
    study = replicate(loads(nobody, name="nobody"), 2, 1)
    assert write_figures(study, tmp_path, COMMAND) == ()


def test_without_curves_there_are_no_figures(tmp_path: Path) -> None:
    assert write_figures(replicate(loads(ONE_DESK), 2, 1, with_curves=False), tmp_path, COMMAND) == ()


def test_every_station_and_every_lounge_has_a_panel(ferry: Study) -> None:
    titles = [panel.get_title(loc="left") for panel in drawn(queue_by_time_of_day, ferry).axes]
    assert titles == ["Wutong security", "To kinmen"]


def test_seats_stand_above_the_load(ferry: Study) -> None:
    (panel,) = drawn(load_by_departure, ferry).axes
    load, seats = panel.lines
    assert list(load.get_xdata()) == [9.0, 10.0, 11.5]
    assert all(seats.get_ydata() == 60)
    assert all(load.get_ydata() <= seats.get_ydata())
