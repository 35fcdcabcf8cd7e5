"""What the tables of a run say, read off studies made by hand."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence
from io import StringIO

import pytest
from rich.console import Console, RenderableType

from simulator.measures import Row
from simulator.report.calibration import calibration_tables, comparisons
from simulator.report.numbers import number, to_the_interval, with_interval
from simulator.report.run_tables import heading, run_tables
from simulator.report.towns import by_town
from simulator.scenario import loads
from simulator.study.estimate import estimate
from simulator.study.study import Replication, Study, summarise
from tests.tiny import ONE_DESK

NOTHING = math.nan


def study_of(values: Mapping[tuple[str, str], Sequence[float]]) -> Study:
    """A study with these measures: (measure, place) -> one value for each replication."""
    count = len(next(iter(values.values())))
    replications = tuple(
        Replication(each, tuple(Row(*key, found[each], "") for key, found in values.items()), None, 0.0)
        for each in range(count)
    )
    return Study(loads(ONE_DESK, name="one_desk"), replications, summarise(replications))


def printed(*tables: RenderableType, width: int = 100) -> str:
    out = StringIO()
    console = Console(file=out, width=width, highlight=False)
    for table in tables:
        console.print(table)
    return out.getvalue()


def test_a_cell_is_the_mean_and_half_of_the_interval() -> None:
    # Mean 2, half-width tan(0.475 pi) = 12.706 (two values, one step apart on either side).
    assert with_interval(estimate([1.0, 3.0])) == "2.0 ± 12.7"
    assert with_interval(estimate([0.01, 0.03]), scale=100) == "2.0 ± 12.7"


def test_one_replication_shows_no_interval_and_the_heading_says_so() -> None:
    assert with_interval(estimate([4.0])) == "4.0"
    assert "1 replication: half-widths n/a" in printed(heading(study_of({("wait_mean_minutes", "desk"): [4.0]})))
    assert with_interval(estimate([4.0, NOTHING])) == "4.0 ± n/a*"


def test_nothing_observed_is_printed_as_such_and_never_as_zero() -> None:
    assert with_interval(None) == with_interval(estimate([NOTHING])) == number(NOTHING) == "n/a"


def test_a_mean_over_fewer_replications_is_marked_and_explained() -> None:
    text = printed(*run_tables(study_of({("wait_mean_minutes", "desk"): [1.0, NOTHING, 3.0]})))
    assert "2.00 ± 12.71*" in text
    assert "observed in only 2 of 3 replications" in " ".join(text.split())


@pytest.mark.parametrize(
    ("value", "half_width", "shown"),
    [
        (0.02571, 0.0012, "0.0257"),
        (4.5, 0.25, "4.50"),
        (1234.5, 31.0, "1,234"),
        (4.25, 0.0, "4.25"),
        (1 / 3, NOTHING, "0.3333"),
        (NOTHING, 1.0, "n/a"),
    ],
)
def test_a_figure_has_the_decimals_its_interval_warrants(value: float, half_width: float, shown: str) -> None:
    assert to_the_interval(value, half_width) == shown


def test_stations_of_a_terminal_stand_together_in_the_order_of_the_scenario() -> None:
    assert by_town(["wutong.security", "shuitou_desks", "wutong.check_in", "shuitou_gates", "the_desk"]) == {
        "wutong": {"wutong.security": "security", "wutong.check_in": "check_in"},
        "shuitou": {"shuitou_desks": "desks", "shuitou_gates": "gates"},
        "": {"the_desk": "the_desk"},
    }


def everywhere(places: int) -> Study:
    stations = [f"wutong_{place}_with_a_long_name" for place in range(places)]
    measures = (
        "wait_mean_minutes",
        "wait_p50_minutes",
        "wait_p95_minutes",
        "within_standard_share",
        "utilisation_share",
        "throughput_per_day",
        "passengers_per_sailing",
        "load_share",
        "left_behind_per_sailing",
        "sailings_per_day",
        "cancelled_sailings_per_day",
        "passengers_per_day",
        "journey_mean_minutes",
    )
    return study_of({(measure, station): [1.5, 1002.5, 3.0] for measure in measures for station in stations})


@pytest.mark.parametrize("width", [80, 100, 140])
def test_no_table_is_wider_than_the_terminal_nor_cut_off(width: int) -> None:
    study = everywhere(3)
    text = printed(*run_tables(study, width), width=width)
    assert max(map(len, text.splitlines())) <= width
    assert "…" not in text
    cells = text.count(" ± ")
    assert cells == len(study.estimates)


def test_what_the_scenario_does_not_have_is_left_out() -> None:
    text = printed(*run_tables(study_of({("wait_mean_minutes", "desk"): [1.0, 2.0]})))
    assert "Stations" in text
    assert "Sailings" not in text
    assert "load" not in text


def test_the_heading_says_what_was_run() -> None:
    text = printed(heading(study_of({("wait_mean_minutes", "desk"): [1.0, 2.0]})))
    assert "One desk" in text
    assert "seed 0" in text
    assert "2 replications" in text


def test_calibrated_and_held_out_figures_stand_in_lists_of_their_own() -> None:
    study = study_of({("wait_mean_minutes", "desk"): [4.0, 6.0], ("queue_mean_people", "desk"): [1.3, 1.3]})
    fitted, foretold = (printed(table) for table in calibration_tables(study))
    assert "calibrated" in fitted
    assert "+25.0 %" in fitted  # a mean of 5 against 4 published
    assert "a leaflet" in fitted
    assert "held out" in foretold
    assert "+0.0 %" in foretold
    assert "fitted_wait" not in foretold


def test_a_target_that_was_not_observed_has_no_error() -> None:
    study = study_of({("wait_mean_minutes", "desk"): [4.0, 6.0]})
    missing = next(each for each in comparisons(study) if each.name == "foretold_queue")
    assert missing.simulated is None
    assert math.isnan(missing.error_share)
    assert printed(calibration_tables(study)[1]).count("n/a") == 2


def test_a_target_of_all_places_needs_no_place() -> None:
    study = study_of({("passengers_per_day", "all"): [90.0, 110.0]})
    fitted = study.file.scenario.targets["fitted_wait"]
    target = fitted.model_copy(update={"measure": "passengers_per_day", "value": 80})
    scenario = study.file.scenario.model_copy(update={"targets": {"passengers": target}})
    changed = dataclasses.replace(study, file=dataclasses.replace(study.file, scenario=scenario))
    assert comparisons(changed)[0].error_share == pytest.approx(0.25)
