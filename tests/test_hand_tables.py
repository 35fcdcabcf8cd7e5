"""What the tables of a run say, read off studies made by hand."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Mapping, Sequence
from io import StringIO

import pytest
from rich.console import Console, RenderableType

from simulator.measures import Row
from simulator.measures.release import INTERVALS
from simulator.report.calibration import calibration_tables, comparisons
from simulator.report.numbers import number, to_the_interval, with_interval
from simulator.report.run_tables import below_nothing, heading, run_tables
from simulator.report.tables import Column, measures_tables
from simulator.report.towns import by_town
from simulator.scenario import Complaints, loads
from simulator.study.estimate import estimate
from simulator.study.replications import replicate
from simulator.study.study import Replication, Study, summarise
from tests.goods_day import GOODS_DAY
from tests.tiny import FERRY, ONE_DESK
from tests.transfer import SMALL_TRANSFER

NOTHING = math.nan


def study_of(values: Mapping[tuple[str, str], Sequence[float]], scenario: str = ONE_DESK) -> Study:
    """A study with these measures: (measure, place) -> one value for each replication."""
    count = len(next(iter(values.values())))
    replications = tuple(
        Replication(each, tuple(Row(*key, found[each], "") for key, found in values.items()), None, 0.0)
        for each in range(count)
    )
    return Study(loads(scenario, name="one_desk"), replications, summarise(replications))


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


def test_an_interval_that_reaches_below_nothing_is_remarked_on() -> None:
    # 1 and 3 are 2 ± 12.7; 100 and 100.2 are 100.1 ± 1.27; two zeros are 0 ± 0; one value has no interval.
    reaching, short, nothing, single = ([1.0, 3.0], [100.0, 100.2], [0.0, 0.0], [1.0])
    assert "read from 0 on" in below_nothing(study_of({("wait_mean_minutes", "desk"): reaching}))
    for values in (short, nothing, single):
        assert not below_nothing(study_of({("wait_mean_minutes", "desk"): values}))


def test_nothing_observed_is_printed_as_such_and_never_as_zero() -> None:
    assert with_interval(None) == with_interval(estimate([NOTHING])) == number(NOTHING) == "n/a"


def test_a_mean_over_fewer_replications_is_marked_and_explained() -> None:
    text = printed(*run_tables(study_of({("wait_mean_minutes", "desk"): [1.0, NOTHING, 3.0]})))
    assert "2.00 ± 12.71*" in text
    assert "observed in only 2 of 3 replications" in " ".join(text.split())


def test_no_asterisk_is_explained_under_a_table_that_has_none() -> None:
    # Below a table stands only what its own cells need: neither of another table, nor of a place that it leaves out.
    values = {("wait_mean_minutes", "desk"): [1.0, 2.0, 3.0], ("utilisation_share", "desk"): [0.5, 0.6, 0.7]}
    elsewhere = {("recovery_minutes", "all"): [1.0, NOTHING, 3.0]}
    stations, recovery = printed(*run_tables(study_of(values | elsewhere))).split("Stops by the weather")
    assert "observed in only" not in stations
    assert "observed in only 2 of 3 replications" in recovery
    journeys = {
        ("journey_mean_minutes", "people"): [1.0, 2.0, 3.0],
        ("journey_mean_minutes", "nobody"): [1.0, NOTHING, 3],
    }
    rows = measures_tables(
        study_of(journeys), [Column("mean\nmin", "journey_mean_minutes")], "Some", 80, lambda _: [("people", "people")]
    )
    assert "*" not in printed(*rows)


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


def test_each_mode_has_a_table_in_its_own_words() -> None:
    both = [2.0, 3.0]
    places = ("over", "back", "bus", "kinmen_taipei", "ferry", "coach", "flight")
    study = study_of({("passengers_per_sailing", place): both for place in places}, SMALL_TRANSFER)
    tables = [printed(table) for table in run_tables(study)]
    assert [table.split()[0] for table in tables] == ["Sailings", "Coaches", "Flights"]
    assert [re.findall(r"^(\w+) ", table, re.MULTILINE) for table in tables] == [
        ["over", "back", "all"],
        ["bus", "all"],
        ["kinmen_taipei", "all"],
    ]
    assert ["a sailing" in tables[0], "a coach" in tables[1], "a flight" in tables[2]] == [True] * 3


def test_journeys_stand_by_direction_with_kinds_and_traits_below_it() -> None:
    both = [2.0, 3.0]
    places = ("travellers", "returning", "to_taiwan", "to_taiwan/resident", "to_taiwan/taipei", "to_xiamen")
    rows = {("journey_p90_minutes", place): both for place in places}
    rows |= {("queueing_mean_minutes", place): both for place in ("to_taiwan", "to_xiamen")}
    text = printed(*run_tables(study_of(rows, SMALL_TRANSFER)))
    assert re.findall(r"^( *\w+) +2.50", text[: text.index("Where")], re.MULTILINE) == [
        "to_taiwan",
        "  resident",
        "  taipei",
        "to_xiamen",
    ]


def test_without_directions_journeys_stand_by_flow_among_the_people() -> None:
    text = printed(*run_tables(study_of({("journey_p90_minutes", "to_kinmen"): [2.0, 3.0]}, FERRY)))
    assert "People" in text
    assert "Door to door" not in text


def test_connections_nobody_had_and_nights_nobody_spent_are_left_out() -> None:
    def shown(**values: float) -> str:
        rows = {(measure, "over"): [value, value] for measure, value in values.items()}
        return printed(*run_tables(study_of(rows, SMALL_TRANSFER)))

    assert not shown(
        missed_connection_share=NOTHING, overnight_per_day=0.0, held_up_people=0.0, recovery_minutes=NOTHING
    )
    assert "overnight" not in shown(missed_connection_share=0.0, overnight_per_day=0.0)
    assert "Connections and nights" in shown(missed_connection_share=0.0)
    assert "Stops by the weather" in shown(held_up_people=3.0)


def test_a_short_run_is_told_hour_by_hour() -> None:
    # Fog from 08:30 to 09:30 stops one of two ferry routes: 15 min of each of these hours on the mean. The 09:00 leaves
    # at 09:30, the 10:00 of both routes at 10:00, the last of the one at 11:30.
    study = replicate(loads(SMALL_TRANSFER), 2, 1, with_curves=False)
    text = printed(*run_tables(study))
    table = text[text.index("Sailings, hour by hour") : text.index("Coaches, hour by hour")]
    found = {line.split()[0]: line.split()[1::3] for line in table.splitlines() if re.match(r"\d\d:00", line)}
    hours = ("08:00", "09:00", "10:00", "11:00")
    assert [found[hour][0] for hour in hours] == ["0.00", "1.00", "2.00", "1.00"]
    assert [found[hour][-1] for hour in hours] == ["15.0", "15.0", "0.0", "0.0"]
    assert "cancelled" not in table
    long = replicate(loads(SMALL_TRANSFER.replace("horizon: 1 day", "horizon: 3 days")), 1, 1, with_curves=False)
    assert "hour by hour" not in printed(*run_tables(long))


def test_hours_in_which_nothing_happens_are_left_out_and_days_told_apart() -> None:
    study = replicate(loads(SMALL_TRANSFER.replace("horizon: 1 day", "horizon: 2 days")), 1, 1, with_curves=False)
    text = printed(*run_tables(study))
    assert "01-01 08:00" in text
    assert "01-02 08:00" in text
    assert "01-01 20:00" not in text
    assert "as many waited as before are left out" in text


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


@pytest.mark.parametrize(
    ("bound", "published", "error", "said"),
    [("at_least", 90.0, 0.0, "holds"), ("at_least", 125.0, -0.2, "-20.0 %"), ("at_most", 100.0, 0.0, "holds")],
)
def test_a_bound_holds_or_is_missed_by_so_much(bound: str, published: float, error: float, said: str) -> None:
    target = f"{{measure: passengers_per_day, value: {published}, use: held_out, source: a paper, bound: {bound}}}"
    scenario = f"{FERRY}targets:\n  passengers: {target}\n"
    study = study_of({("passengers_per_day", "all"): [90.0, 110.0]}, scenario)
    assert comparisons(study)[0].error_share == pytest.approx(error)
    text = printed(*calibration_tables(study))
    assert f"{bound.replace('_', ' ')} {published:.0f}" in text.replace(".0", "")
    assert said in text


def test_a_change_is_held_against_the_ratio_of_two_measures_replication_by_replication() -> None:
    # 4 / 8 and 6 / 10: a mean of 0.55 against a published half.
    target = (
        "{measure: wait_mean_minutes.desk, relative_to: queue_mean_people.desk, value: 0.5, use: held_out, source: a}"
    )
    scenario = f"{ONE_DESK.partition('targets:')[0]}targets:\n  halved: {target}\n"
    study = study_of({("wait_mean_minutes", "desk"): [4.0, 6.0], ("queue_mean_people", "desk"): [8.0, 10.0]}, scenario)
    (halved,) = comparisons(study)
    assert halved.simulated is not None
    assert halved.simulated.mean == pytest.approx(0.55)
    assert halved.error_share == pytest.approx(0.1)
    with pytest.raises(Complaints, match=r"targets\.halved\.relative_to"):
        loads(scenario.replace("queue_mean_people", "queue_mean_pople"))


def test_a_bound_that_was_not_observed_does_not_hold() -> None:
    target = "{measure: passengers_per_day, value: 1, use: held_out, source: a paper, bound: at_least}"
    study = study_of({("load_share", "all"): [0.5, 0.5]}, f"{FERRY}targets:\n  passengers: {target}\n")
    assert math.isnan(comparisons(study)[0].error_share)


def test_the_name_of_the_only_mode_is_another_for_all_in_a_target() -> None:
    target = "{measure: passengers_per_day.ferry, value: 80, use: held_out, source: a paper}"
    study = study_of({("passengers_per_day", "all"): [90.0, 110.0]}, f"{FERRY}targets:\n  passengers: {target}\n")
    assert comparisons(study)[0].error_share == pytest.approx(0.25)
    several = f"{SMALL_TRANSFER}targets:\n  passengers: {target}\n"
    both = study_of({("passengers_per_day", "ferry"): [60.0, 60.0]}, several)
    assert comparisons(both)[0].error_share == pytest.approx(-0.25)


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


def test_where_many_had_not_arrived_the_mean_is_marked_as_too_short() -> None:
    both = ("to_taiwan", "to_xiamen")
    rows = {(measure, each): [2.0] for measure in ("queueing_mean_minutes", "journey_mean_minutes") for each in both}
    rows |= {("unfinished_share", "to_taiwan"): [0.31], ("unfinished_share", "to_xiamen"): [0.01]}
    text = printed(*run_tables(study_of(rows, SMALL_TRANSFER)))
    assert "to_taiwan †" in text
    assert "to_xiamen †" not in text
    assert text.count("† 31 % of to_taiwan had not arrived when the run ended") == 1


def test_people_of_whom_nothing_was_observed_are_left_out() -> None:
    rows = {("passengers_per_day", "to_kinmen"): [3.0], ("passengers_per_day", "to_xiamen"): [NOTHING]}
    text = printed(*run_tables(study_of(rows, FERRY)))
    assert "to_kinmen" in text
    assert "to_xiamen" not in text


def test_few_replications_are_said_to_give_wide_intervals() -> None:
    for count, wide in ((2, True), (4, True), (5, False)):
        text = printed(heading(study_of({("wait_mean_minutes", "desk"): [1.0] * count})))
        assert ("--replications 10 gives better" in " ".join(text.split())) == wide


def test_a_warm_up_of_one_day_is_the_first_day() -> None:
    for days, words in ((1, "the first day left out"), (2, "the first 2 days left out")):
        scenario = re.sub(r"run: \{.*\}", f"run: {{horizon: 9 days, warm_up: {days} days, seed: 0}}", ONE_DESK)
        assert words in printed(heading(study_of({("wait_mean_minutes", "desk"): [1.0, 2.0]}, scenario)))


@pytest.fixture(scope="module")
def goods() -> str:
    """What a run of a day of goods prints."""
    return printed(*run_tables(replicate(loads(GOODS_DAY), 2, 1, with_curves=False)))


def row_of(text: str, title: str, name: str) -> list[str]:
    """The means of a row of the first table under a title."""
    table = text[text.index(title) :]
    line = next(line for line in table.splitlines() if line.strip().startswith(name))
    return re.findall(r"([\d.,]+) ±", line)


def test_a_release_study_stands_interval_by_interval_in_the_order_of_the_study(goods: str) -> None:
    # Landed at 15:00, lodged at 15:06 (a crane's minute, then five), two hours in the bay, a minute each at the desks.
    # Nobody has documents checked, goods sampled or tested, or duty paid.
    study = goods[goods.index("Time Release Study, to_xiamen at xiamen") : goods.index("Release by channel")]
    skipped = {"documents_checked", "sampled", "tested", "duty_paid"}
    passed = [interval.title for interval in INTERVALS.values() if interval.ends not in skipped]
    assert re.findall(r"^(.*?)  +[\d.]+ ±", study, re.MULTILINE) == passed
    assert row_of(goods, "Time Release Study", "arrival → release") == ["4.00", f"{127 / 60:.2f}", f"{127 / 60:.2f}"]
    assert row_of(goods, "Time Release Study", "arrival → lodgement") == ["4.00", "0.10", "0.10"]


def test_release_stands_by_channel_trader_and_trait_and_what_nobody_is_is_left_out(goods: str) -> None:
    table = goods[goods.index("Release by channel") : goods.index("What is missed")]
    names = [line.rstrip() for line in re.findall(r"^ *[a-z_]+", table, re.MULTILINE)]
    assert [name for name in names if name.strip() not in ("a day", "release", "n", "a")] == [
        "all",
        "channel",
        "  open",
        "trader",
        "  general",
        "goods",
        "  scrap",
    ]
    assert row_of(table, "Release", "open") == ["4.00", "2.02", "2.12"]
    assert re.search(r"open +4.00 ± 0.00 +2.02 ± 0.00 +2.02 +2.12 ± 0.00 +2.12", table)


def test_what_is_missed_is_shown_but_not_of_those_whom_it_defines(goods: str) -> None:
    # Four hide something, each is found with one half.
    table = goods[goods.index("What is missed") :]
    assert row_of(table, "What", "to_xiamen") == row_of(table, "What", "scrap") == ["4.00", "2.00", "50.0"]
    assert "hides" not in table


def test_stations_on_a_shore_show_hours_worked_and_a_yard_the_places_taken(goods: str) -> None:
    # Four in the bay for two hours; four in the yard from 15:00 to 17:07.
    worked = goods[goods.index("server-hours") :]
    assert row_of(worked, "server-hours", "bay")[-1] == "8.00"
    kept = goods[goods.index("Places kept, in hours") :]
    assert row_of(kept, "Places", "yard")[-1] == f"{4 * 127 / 1440:.2f}"


def test_of_goods_alone_nothing_speaks_of_people(goods: str) -> None:
    for word in ("People", "people", "passenger", "lounge", "seats", "taxi", "on foot"):
        assert word not in goods
    assert "Consignments" in goods
    assert "of it charges" in goods


def test_journeys_of_more_than_two_days_are_told_in_hours() -> None:
    rows = {
        (measure, way): [2880.0 + more] * 2
        for way, more in (("to_taiwan", 60), ("to_xiamen", -60))
        for measure in ("journey_mean_minutes", "queueing_mean_minutes")
    }
    text = printed(*run_tables(study_of(rows, SMALL_TRANSFER)))
    assert row_of(text, "Door to door\n", "to_xiamen") == ["2,820"]
    assert row_of(text, "Door to door, in hours", "to_taiwan") == ["49.0"]
    assert row_of(text, "Where the time goes, in hours", "to_taiwan") == ["49.0", "49.0"]
    assert "to_taiwan" not in text[: text.index(", in hours")]


def test_papers_lodged_before_arrival_are_no_interval_below_nothing() -> None:
    assert not below_nothing(study_of({("arrival_to_lodgement_mean_hours", "to_xiamen.xiamen"): [1.0, 3.0]}))


def test_a_small_word_is_no_terminal() -> None:
    assert by_town(["on_call_bay", "on_call_desk"]) == {
        "": {"on_call_bay": "on_call_bay", "on_call_desk": "on_call_desk"}
    }
