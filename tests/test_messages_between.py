"""Every pair of parts that do not fit together is provoked here, and what is said about it is read."""

from pathlib import Path

import pytest

from simulator.scenario import load, loads
from tests import tiny
from tests.example_scenarios import ONE_DESK
from tests.mistakes import FERRY, place, said, with_line

BETWEEN = [
    ("{seize: counter}", "{walk: 1 min}", "release = counter\n    is released, and no step before this one seizes it"),
    (
        "{release: counter}",
        "{walk: 1 min}",
        "seize = counter\n    is seized and never released: nobody can leave this station",
    ),
    ("{release: counter}", "{release: counter, share: 50 %}", "is released by only some of those who seized it"),
    (
        "{walk: 2 min}",
        "{seize: counter, name: again}",
        "itinerary.1.seize = counter\n    is seized again before it is released",
    ),
    (
        "{release: counter}",
        "one_of: [{release: counter, only: [local]}, {walk: 1 min, name: on}]",
        "itinerary.2.one_of.0.release = counter\n    is released by one of several alternatives: whoever takes another "
        "would keep it for ever; release counter in a step after the choice",
    ),
    (
        "only: [local]}",
        "share: 1}",
        "itinerary.3.one_of.0\n    everybody takes this alternative, and nobody those after it",
    ),
    (
        "{visit: desk, service: 50 s}",
        "{visit: desk, service: 50 s, share: 60 %}",
        "itinerary.3.one_of.1.share = 60 %\n    the last alternative takes the rest, whatever share it has; "
        "leave the share out",
    ),
    (
        "{walk: 2 min}",
        "{visit: gate, service: 20 s, patience: 5 min}",
        "itinerary.1.patience = 5 min\n    nobody may leave while holding `counter`, and who loses patience here "
        "leaves; release counter before this step",
    ),
    (
        "{walk: 2 min}",
        "{board: [over]}",
        "itinerary.1.board = [over]\n    nobody may leave while holding `counter`, and who is left behind here may be "
        "stranded",
    ),
    (
        "only: [local]}",
        "only: [lokal]}",
        "only.0 = lokal\n    the flow out has no such kind of traveller; did you mean `local`?",
    ),
    (
        "{board: [over]}",
        "{board: [back]}",
        "booking.on.0 = over\n    is booked, and no step of the itinerary boards it",
    ),
    ("{board: [over]}", "{board: [oever]}", "board.0 = oever\n    there is no such route; did you mean `over`?"),
    (
        "on: [over]",
        "on: [over, back]",
        "booking.on.1 = back\n    is booked, and no step of the itinerary boards it",
    ),
    ("{walk: 1 h}, {meet: hall}", "{walk: 1 h}", "itinerary.5.meet = hall\n    nobody else of this flow comes here"),
    (
        "size: 4",
        "size: 300",
        "party.size = 300\n    a party of 300 boards together, and no sailing on over has more than 200",
    ),
    ("stops_in: [fog]", "stops_in: [frog]", "stops_in.0 = frog\n    there is no such weather; did you mean `fog`?"),
    ("      out: {2011-10-02", "      owt: {2011-10-02", "by_flow.owt\n    there is no such flow; did you mean `out`?"),
    ("follows_calendar: true, ", "", "by_flow.out\n    is a flow that does not follow the calendar"),
    (
        "works: [over, back]",
        "works: [over]",
        "works.0 = over\n    none of its routes brings the vessel back from there to here",
    ),
    ("lies_at: here", "lies_at: hear", "lies_at = hear\n    there is no such port; did you mean `here`?"),
    (
        "there: {berths: 1}",
        "theree: {berths: 1}",
        "over.destination = there\n    there is no such port; did you mean `theree`?",
    ),
    (
        "takes: 20 min}",
        "takes: 20 min, seats: 9}",
        "back.seats = 9\n    has seats of its own and a vessel that works it, ship",
    ),
    ("every: 1 h}", "every: 0.001 s}", "routes.over.departures\n    more than one departure a minute"),
    ('last: "17:00"', 'last: "07:00"', "routes.over.departures\n    last should not be before first"),
    ('["09:00", "18:00"]', "[]", "routes.back\n    departures should name at least one time"),
    ('["09:00", "18:00"]', "[9]", "routes.back.departures.0 = 9\n    should be a time of day such as `08:30`"),
    ("local: 40 %", "local: 50 %", "flows.out\n    the shares of kinds should sum to 1, not 1.1"),
    (
        "[1, 1, 1, 1, 1, 1, 0, 0,",
        "[1, 1, 1, 1, 1, 1, 0,",
        "spells_by_month = [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0]\n    should have at least 12 entries, not 11",
    ),
]


@pytest.mark.parametrize(("old", "new", "words"), BETWEEN, ids=[f"{old} -> {new}" for old, new, _ in BETWEEN])
def test_parts_that_do_not_fit_together_are_named(old: str, new: str, words: str) -> None:
    assert words in said(with_line(FERRY, old, new))


def test_a_timetable_with_neither_seats_nor_a_vessel_is_refused() -> None:
    text = with_line(FERRY, "works: [over, back]", "works: [back]").replace("lies_at: here", "lies_at: there")
    words = said(text)
    assert "policy.routes.over\n    has a timetable and no vessel; give it `seats`, or let a vessel work it" in words


def test_a_vessel_that_never_comes_to_where_its_route_begins_is_named() -> None:
    far = '    far: {origin: one, destination: two, departures: ["09:00"], takes: 20 min}\nrun:'
    text = with_line(FERRY, "run:", far).replace("works: [over, back]", "works: [over, back, far]")
    text = text.replace("    there: {berths: 1}", "    there: {berths: 1}\n    one: {berths: 1}\n    two: {berths: 1}")
    assert "works.2 = far\n    the vessel never comes to one, where this route begins" in said(text)
    assert "lies_at = one\n    lies at a port that none of its routes leaves" in said(
        text.replace("lies_at: here", "lies_at: one").replace("[over, back, far]", "[over, back]")
    )


def test_a_station_nobody_visits_is_a_warning_and_no_complaint() -> None:
    file = loads(with_line(ONE_DESK, "desk: {servers: 1}", "desk: {servers: 1}\n    spare: {servers: 1}"))
    assert [str(warning) for warning in file.warnings] == ["text.yaml:12:5  policy.stations.spare\n    is never used"]


def test_a_misspelt_name_of_an_inherited_station_is_told(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(ONE_DESK.replace("desk", "xiamen_lodgement"), encoding="utf-8")
    text = "extends: base.yaml\npolicy:\n  stations:\n    {}: {{servers: 3}}\n"
    misspelt, spare = (
        str(loads(text.format(name), folder=tmp_path).warnings[0]) for name in ("xiamen_lodgment", "spare")
    )
    assert misspelt.endswith("policy.stations.xiamen_lodgment\n    is never used; did you mean `xiamen_lodgement`?")
    assert spare.endswith("policy.stations.spare\n    is never used")


def test_the_two_midnights_of_one_day_are_two_and_a_holiday_that_never_comes_is_a_warning() -> None:
    hours = "servers: 1, on_days: {friday: {00:00: 2, 24:00: 1}, holiday: {08:00: 0}}"
    text = with_line(ONE_DESK, "servers: 1", hours)
    assert [str(warning) for warning in loads(text).warnings] == [
        f"text.yaml:{place(text, 'holiday')}  policy.stations.desk.on_days.holiday\n"
        "    is never used: no day is a holiday; list them in world.calendar.holidays"
    ]


def test_a_day_after_the_end_is_warned_of_where_it_was_written_and_not_where_it_was_inherited(tmp_path: Path) -> None:
    later = "  from_date: {2011-03-01: {stations: {desk: {servers: 2}}}}\n"
    policy_line = "policy: {stations: {desk: {servers: 1, standard: 5 min}}}\n"
    one_desk = tiny.ONE_DESK.replace("600 min", "90 day").replace(policy_line, "")
    policy = "policy:\n  stations: {desk: {servers: 1, standard: 5 min}}\n"
    (tmp_path / "long.yaml").write_text(one_desk + policy + later, encoding="utf-8")
    short = tmp_path / "short.yaml"
    short.write_text("extends: long.yaml\nrun: {horizon: 2 day}\n", encoding="utf-8")
    assert not load(short).warnings
    own = f"extends: long.yaml\nrun: {{horizon: 2 day}}\npolicy:\n{later.replace('03-01', '04-01')}"
    short.write_text(own, encoding="utf-8")
    (warning,) = load(short).warnings
    assert warning.rule == "the run ends before this day"
    assert (warning.file, warning.line) == (str(short), 4)
