"""Every mistake in a scenario file is provoked here, and what is said about it is read."""

import re
import time
from pathlib import Path

import jsonschema
import pytest
import yaml

from simulator.scenario import Complaints, json_schema, load, loads, yaml_reader
from simulator.scenario.merge import LONGEST_CHAIN
from simulator.scenario.texts import LARGEST_FILE_BYTES
from simulator.scenario.yaml_reader import read
from tests.example_scenarios import ONE_DESK, RICH

FERRY = """\
about:
  title: {en: Ferry, zh_Hans: 渡轮, zh_Hant: 渡輪}
world:
  flows:
    out:
      arrivals: {rate: 20 / h, follows_calendar: true, ceiling: 2}
      party: {size: 4, together: true}
      kinds: {local: 40 %, other: 60 %}
      booking: {on: [over], share: 50 %, shows_up: 40 min}
      itinerary:
        - {seize: counter}
        - {walk: 2 min}
        - {release: counter}
        - one_of:
            - {visit: gate, service: 20 s, only: [local]}
            - {visit: desk, service: 50 s}
        - {board: [over]}
        - {meet: hall}
      companions:
        bag:
          itinerary: [{walk: 1 h}, {meet: hall}]
  calendar:
    by_date: {2011-10-01: 1.5}
    by_flow:
      out: {2011-10-02: 1.2}
  weather:
    fog:
      spells_by_month: [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0]
      begins_by_hour: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
      lasts: 3 h
policy:
  stations:
    counter: {servers: 2}
    gate: {servers: 1}
    desk:
      roster: {"08:00": 3, "17:00": 0}
  ports:
    here: {berths: 1}
    there: {berths: 1}
  vessels:
    ship: {seats: 200, works: [over, back], lies_at: here, turnaround: 30 min}
  routes:
    over: {origin: here, destination: there, departures: {first: "08:00", last: "17:00", every: 1 h}, takes: 20 min,
           stops_in: [fog]}
    back: {origin: there, destination: here, departures: ["09:00", "18:00"], takes: 20 min}
run: {start: 2011-10-01, horizon: 3 days, warm_up: 1 day}
"""


def said(text: str, folder: Path = Path()) -> str:
    """What is complained of in a scenario text."""
    with pytest.raises(Complaints) as caught:
        loads(text, folder=folder)
    words = str(caught.value)
    assert "pydantic" not in words
    assert "Input should" not in words
    assert "http" not in words
    assert not re.search(r"\.=|\[key\]", words)
    return words


def with_line(text: str, old: str, new: str) -> str:
    """The text with one thing in it changed."""
    assert text.count(old) == 1, old
    return text.replace(old, new)


def place(text: str, what: str) -> str:
    """`line:column` of something that stands once in a text."""
    assert text.count(what) == 1, what
    before = text[: text.index(what)]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def test_both_examples_are_right_as_they_stand() -> None:
    assert loads(ONE_DESK).warnings == ()
    assert [str(warning) for warning in loads(FERRY).warnings] == [
        f"text.yaml:{place(FERRY, 'back: {')}  policy.routes.back\n    is never used"
    ]


# file, line, column, path, value, rule, nearest name


def test_a_misspelt_key_is_met_with_its_place_and_the_nearest_name() -> None:
    text = with_line(ONE_DESK, "servers: 1", "server: 6")
    assert said(text) == (
        f"text.yaml:{place(text, 'server: 6')}  policy.stations.desk.server = 6\n"
        "    is not a key here; did you mean `servers`? "
        "(there are: admits, at_closing, channel, charges, exempts, finds, on_days, relief, roster, servers, shore, "
        "stamps and 2 more)"
    )


VALUES = [
    ("servers: 1", "servers: 0", "policy.stations.desk.servers = 0\n    should be at least 1"),
    ("servers: 1", "servers: -2", "policy.stations.desk.servers = -2\n    should be at least 1"),
    ("servers: 1", "servers: 1.5", "policy.stations.desk.servers = 1.5\n    should be a whole number"),
    ("servers: 1", "servers: two", "policy.stations.desk.servers = two\n    should be a whole number"),
    ("servers: 1", "servers: 9999999999", "= 9999999999\n    should be at most 1 000 000 000"),
    ("desk: {servers: 1}", "desk: 1", "policy.stations.desk = 1\n    should have keys of its own"),
    ("desk: {servers: 1}", "desk:", "policy.stations.desk = null\n    should have keys of its own, and is empty"),
    ("desk: {servers: 1}", "Desk: {servers: 1}", "policy.stations.Desk\n    is not a name: a name begins with"),
    (
        "servers: 1",
        "servers: 1, roster: {08:00: 1}",
        "policy.stations.desk\n    should have exactly one of: servers, roster",
    ),
    ("servers: 1", "roster: {08:00: 0, 12:00: 0}", "policy.stations.desk\n    this roster never opens"),
    (
        "servers: 1",
        "servers: 1, on_days: {saterday: {08:00: 0}}",
        "policy.stations.desk.on_days.saterday\n    is not a key here; did you mean `saturday`?",
    ),
    (
        "servers: 1",
        "servers: 1, on_days: {weekday: {00:00: 0}, weekend: {00:00: 0}, holiday: {08:00: 1}}",
        "policy.stations.desk\n    this station opens on no day of the week: at least one count should be above 0",
    ),
    (
        "servers: 1",
        "servers: 1, on_days: {friday: {}}",
        "policy.stations.desk.on_days.friday\n    should have at least 1 entry, not 0",
    ),
    (
        "servers: 1",
        "servers: 1, on_days: {friday: {8:00: 1, 08:00: 0}}",
        "policy.stations.desk.on_days.friday.08:00 = 0\n    is the same time as 8:00",
    ),
    ("servers: 1", "servers: 1, at_closing: stop", "at_closing = stop\n    should be `finish` or `pause`"),
    (
        "servers: 1",
        "roster: {08:00: 1, 25:00: 0}",
        "policy.stations.desk.roster.25:00 = 0\n    should be a time of day",
    ),
    (
        "servers: 1",
        "roster: {08:00: 1, 8:00: 2}",
        "policy.stations.desk.roster.8:00 = 2\n    is the same time as 08:00",
    ),
    (
        "servers: 1",
        "roster: {00:00: 1, 24:00: 2}",
        "policy.stations.desk.roster.24:00 = 2\n    is the same time as 00:00",
    ),
    (
        "every: {exponential: 1 min}",
        "rate: 1 / h, by_time_of_day: {08:00: 1, 24:00: 0}",
        "arrivals.by_time_of_day.24:00 = 0\n    is the end of the day, and weights count from their time on",
    ),
    (
        "visit: desk, ",
        "visit: desk, service: 1 s}\n        - {visit: desk, ",
        "itinerary.1\n    its draws would be called `desk`, as are those of itinerary.0; give each step that comes "
        "again a `name` of its own",
    ),
    ("exponential: 50 s", "exponential: -3 min", "itinerary.0.service.exponential = -3 min\n    should be at least 0"),
    (
        "exponential: 50 s",
        "exponential: 50",
        "itinerary.0.service.exponential = 50\n    needs a unit of time: s, min, h",
    ),
    ("exponential: 50 s", "exponential: 1e308 day", "= 1e308 day\n    should be a finite number"),
    ("exponential: 50 s", "exponental: 50 s", "did you mean `exponential`?"),
    (
        "exponential: 50 s",
        "geometric: 3",
        "service.geometric = 3\n    is not one of the distributions that may stand here",
    ),
    ("{exponential: 50 s}", "{}", "itinerary.0.service\n    needs a quantity such as `20 s`, or the name of"),
    ("{exponential: 50 s}", "soon", "itinerary.0.service = soon\n    should be a quantity such as `30 min`"),
    ("exponential: 50 s", "lognormal: {mean: 50 s}", "service.lognormal.spread\n    is missing"),
    ("exponential: 50 s", "uniform: {low: 3 s, high: 2 s}", "service.uniform\n    low should be less than high"),
    ("exponential: 50 s", "mixture: [{share: 40 %, of: 3 s}]", "the shares of a mixture should sum to 1, not 0.4"),
    (
        "exponential: 50 s",
        "empirical: {values: []}",
        "service.empirical.values = []\n    should have at least 1 entry, not 0",
    ),
    ("exponential: 50 s", "empirical: {values: 3 s}", "values = 3 s\n    should be a list, as in [a, b]"),
    ("visit: desk, ", "visit: desk, share: 1.2, ", "itinerary.0.share = 1.2\n    a share lies between 0 and 1"),
    ("visit: desk, ", "visit: desk, share: 120 %, ", "itinerary.0.share = 120 %\n    a share lies between 0 and 1"),
    ("visit: desk, ", "visit: desk, priority: 10, ", "itinerary.0.priority = 10\n    should be at most 9"),
    ("visit: desk, ", "visit: desk, walk: 3 s, ", "itinerary.0\n    should have exactly one of: visit, walk"),
    ("visit: desk, ", "visit: disk, ", "itinerary.0.visit = disk\n    there is no such station; did you mean `desk`?"),
    (
        "visit: desk, ",
        "visit: desk, only: [local], ",
        "only.0 = local\n    the flow people has no such kind of traveller (there",
    ),
    ("exponential: 1 min", "exponential: 0 s", "arrivals.every\n    the time between arrivals should be more than 0"),
    ("every: {exponential: 1 min}", "rate: 0 / h", "arrivals.rate = 0 / h\n    should be more than 0"),
    ("every: {exponential: 1 min}", "rate: 5 min", "arrivals.rate = 5 min\n    needs `/` and a unit of time"),
    ("every: {exponential: 1 min}", "rate: 1e12 / s", "= 1e12 / s\n    would bring about 8.6e+16 travellers"),
    (
        "every: {exponential: 1 min}",
        "rate: 1 / h, demand: .inf",
        "arrivals.demand = inf\n    should be a finite number",
    ),
    (
        "every: {exponential: 1 min}",
        "rate: 1 / h, demand: 2",
        "demand 2 is above its ceiling 1; raise the ceiling first",
    ),
    ("every: {exponential: 1 min}", "rate: 1 / h, demand: many", "demand = many\n    should be a plain number"),
    ("every: {exponential: 1 min}", "rate: 1 / h, follows_calendar: yes", "= yes\n    should be true or false"),
    ("horizon: 1 day", "horizon: 0 min", "run.horizon = 0 min\n    should be more than 0"),
    ("horizon: 1 day", "horizn: 1 day", "run.horizn = 1 day\n    is not a key here; did you mean `horizon`?"),
    ("horizon: 1 day, ", "", "run.horizon\n    is missing"),
    ("horizon: 1 day", "horizon: 1 day, warm_up: 24 h", "run.warm_up = 24 h\n    should be shorter than the horizon"),
    ("horizon: 1 day", "horizon: 1e9 days", "run.horizon = 1e9 days\n    should be at most 100 years"),
    ("horizon: 1 day", "horizon: 1 day, start: 2011", "run.start = 2011\n    should be a day of the calendar such as"),
    (
        "horizon: 1 day",
        "horizon: 1 day, start: 2011-02-30",
        "run.start = 2011-02-30\n    should be a day of the calendar",
    ),
    ("seed: 0", "seed: -1", "run.seed = -1\n    should be at least 0"),
    ("seed: 0", "seed: 1.0", "run.seed = 1.0\n    should be a whole number"),
    ("en: One desk", "en: 1", "about.title.en = 1\n    should be text; put it in quotation marks"),
    (
        "run: {",
        "targets: {x: {measure: y, value: 1, use: guess, source: z}}\nrun: {",
        "targets.x.use = guess\n    should be `calibrated`, `held_out` or `theory`",
    ),
    ("run: {", "rum: {", "rum\n    is not a key here; did you mean `run`?"),
    ("run: {", "=gamma: 1\nrun: {", "=gamma = 1\n    is not a key here"),
    (
        "run: {",
        "targets: {x: {measure: wait_mean_minute.desk, value: 1, use: theory, source: z}}\nrun: {",
        "targets.x.measure = wait_mean_minute.desk\n    there is no such measure; did you mean `wait_mean_minutes`?",
    ),
    (
        "run: {",
        "targets: {x: {measure: wait_mean_minutes.disk, value: 1, use: theory, source: z}}\nrun: {",
        "targets.x.measure = wait_mean_minutes.disk\n    there is no such station; did you mean `desk`?",
    ),
    (
        "run: {",
        "targets: {x: {measure: wait_mean_minutes, value: 1, use: theory, source: z}}\nrun: {",
        "is measured of each station; write `wait_mean_minutes.` and the name of one (there are: desk)",
    ),
    (
        "run: {",
        "targets: {x: {measure: stranded_per_day.desk, value: 1, use: theory, source: z}}\nrun: {",
        "targets.x.measure = stranded_per_day.desk\n    is measured of all together; write `stranded_per_day`",
    ),
]


@pytest.mark.parametrize(("old", "new", "words"), VALUES, ids=[new for _, new, _ in VALUES])
def test_a_wrong_value_is_named_with_the_rule_it_breaks(old: str, new: str, words: str) -> None:
    text = said(with_line(ONE_DESK, old, new))
    assert words in text
    assert re.match(r"text\.yaml:\d+:\d+  \S", text)
    assert text.count("text.yaml") == 1


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


def test_the_two_midnights_of_one_day_are_two_and_a_holiday_that_never_comes_is_a_warning() -> None:
    hours = "servers: 1, on_days: {friday: {00:00: 2, 24:00: 1}, holiday: {08:00: 0}}"
    text = with_line(ONE_DESK, "servers: 1", hours)
    assert [str(warning) for warning in loads(text).warnings] == [
        f"text.yaml:{place(text, 'holiday')}  policy.stations.desk.on_days.holiday\n"
        "    is never used: no day is a holiday; list them in world.calendar.holidays"
    ]


def test_a_bad_entry_is_not_called_a_list_too_short_as_well() -> None:
    text = with_line(FERRY, "[1, 1, 1, 1, 1, 1, 0, 0,", "[x, 1, 1, 1, 1, 1, 0, 0,")
    assert said(text).endswith("spells_by_month.0 = x\n    should be a plain number")


def test_all_problems_are_told_at_once_by_place_in_the_file() -> None:
    text = with_line(ONE_DESK, "horizon: 1 day", "horizon: 0 min").replace("servers: 1", "server: 1, servers: 0")
    text = text.replace("exponential: 50 s", "exponential: 50 x").replace("en: One desk, ", "")
    rows = re.findall(r"^text\.yaml:(\d+):(\d+)", said(text), re.MULTILINE)
    assert rows == sorted(rows, key=lambda row: (int(row[0]), int(row[1])))
    assert [row[0] for row in rows] == ["2", "8", "11", "11", "12"]


# evidence


EVIDENCE = [
    ("{value: 1, low: 2, grade: assumed}", "servers.low = 2\n    low <= value <= high should hold, and the value is 1"),
    (
        "{value: 1, high: 0.5, grade: assumed}",
        "servers.high = 0.5\n    low <= value <= high should hold, and the value is 1",
    ),
    (
        "{value: 1, low: 2 min, grade: assumed}",
        "servers.low = 2 min\n    should be in the same kind of unit as the value, 1",
    ),
    ("{value: 1, low: 1}", "servers.grade\n    an evidenced number needs a grade: published, derived or assumed"),
    ("{value: 1, grade: sure}", "servers.grade = sure\n    an evidenced number needs a grade: published, derived or"),
    ("{value: 1, grade: published}", "servers.source\n    a published number needs a source"),
    ("{value: 1, grade: derived}", "servers.source\n    a derived number needs a source"),
    (
        "{value: 1, grade: derived, sauce: x}",
        "servers.sauce = x\n    is not a key of an evidenced number; did you mean `source`",
    ),
    (
        "{value: 1, grade: assumed, source: 2011}",
        "servers.source = 2011\n    should be text; put it in quotation marks",
    ),
    ("{value: 0, grade: assumed}", "servers = 0\n    should be at least 1"),
]


@pytest.mark.parametrize(("evidenced", "words"), EVIDENCE, ids=[evidenced for evidenced, _ in EVIDENCE])
def test_evidence_that_is_not_whole_is_named(evidenced: str, words: str) -> None:
    assert words in said(with_line(ONE_DESK, "servers: 1", f"servers: {evidenced}"))


def test_the_range_of_a_distribution_is_about_its_mean() -> None:
    text = with_line(ONE_DESK, "{exponential: 50 s}", "{value: {exponential: 50 s}, low: 1 min, grade: assumed}")
    assert "service.low = 1 min\n    low <= value <= high should hold, and the value is 50 s" in said(text)


# files


def test_a_file_of_50_mb_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    def read_bytes(self: Path) -> bytes:
        raise AssertionError("read before its size was known")

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    with pytest.raises(Complaints) as caught:
        load(path)
    assert str(caught.value) == f"{path}\n    a scenario file has at most 2 MB, and this one has 50.0 MB"


def test_a_text_as_large_is_refused_too() -> None:
    assert "a scenario has at most 2 MB" in said("a: " + "x" * LARGEST_FILE_BYTES)


def test_repetitions_cannot_grow_without_end() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    began = time.perf_counter()
    assert "more than 200000 values, repetitions (`*`) counted" in said("\n".join(lines))
    assert time.perf_counter() - began < 5


SYNTAX = [
    ("", "text.yaml\n    is empty; a scenario needs at least: about, world, run"),
    ("- a\n", "text.yaml:1:1\n    a scenario has keys such as: about, world, policy, run"),
    (
        "a: !!python/object:os.system x\n",
        "text.yaml:1:4  a\n    YAML tags such as `tag:yaml.org,2002:python/object:os.system`",
    ),
    ("a: !secret x\n", "text.yaml:1:4  a\n    YAML tags such as `!secret` are refused; remove the tag"),
    ("a: {b: 1, c: 2, b: 3}\n", "text.yaml:1:17  a.b\n    this key stands here twice; the first is in line 1"),
    ("a: 1\n---\nb: 2\n", "text.yaml:2:1\n    a second document begins here; a scenario file holds one document"),
    ("a:\n\tb: 1\n", "text.yaml:2:1\n    this character cannot begin a value: indent with spaces"),
    ("a: b: c\n", "text.yaml:1:5\n    a `:` is not expected here: check the indentation"),
    ("a: [1, 2\nb: 3\n", "text.yaml:2:2\n    a bracket is opened and not closed"),
    ("a: 'x\n", "a quotation mark is opened and not closed"),
    ("a: 1\n b: 2\n", "a `:` is not expected here: check the indentation"),
    ("a:\n  - 1\n b: 2\n", "text.yaml:3:2\n    the indentation does not fit the lines above"),
    ("a: *b\n", "text.yaml:1:4  a\n    nothing is marked `&b` before this"),
    ("? [a]\n: 1\n", "text.yaml:1:3\n    a key should be a word, not a list or a mapping"),
    ("a: " + "[" * 100, "is nested deeper than 60 levels"),
    ("a: 1\nb: 厦门\x00", "text.yaml:2:6  U+0000\n    is a character that no YAML file may hold"),
    ("a: \ud800", "text.yaml:1:4  U+D800\n    is a character that no YAML file may hold"),
    ("a: 1 # \u2028b: 2", "text.yaml:1:8  U+2028\n    is a character that readers of YAML take in different ways"),
    ("a: x\ufeff", 'take in different ways; where it is meant, write "\\U0000FEFF"'),
    ("a: - b\n", "text.yaml:1:4\n    a `-` is not expected here: begin the list on a line of its own"),
    ("厦门: 门 b: c\n", "text.yaml:1:8\n    a `:` is not expected here"),
    ("厦门: 1\r\n厦门: 2\r\n", "text.yaml:2:1  厦门\n    this key stands here twice; the first is in line 1"),
    ("a: 'b' c\n", "text.yaml:1:8\n    the indentation does not fit the lines above"),
    ("a: }\n", "text.yaml:1:4\n    a value should stand here"),
    ("{a: 1}}\n", "text.yaml:1:7\n    something follows the end of the scenario"),
    ('a: "\\q"\n', "in double quotation marks `\\` begins an escape, and this is none"),
    ('a: "\\x4"\n', "in double quotation marks"),
    ("%YAML 2.0\n---\na: 1\n", "text.yaml:1:1\n    is of a version of YAML that is not read here"),
    ("a: 1\r\n...\r\n%TAG !e! tag:e:\r\n", "text.yaml:3:1  %TAG\n    gives YAML tags a name, and tags are refused"),
    ("a: !e!x 1\n", "text.yaml:1:4\n    YAML tags are refused"),
]


@pytest.mark.parametrize("parser", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize(("text", "words"), SYNTAX, ids=[repr(text[:30]) for text, _ in SYNTAX])
def test_what_is_not_plain_yaml_is_refused_in_words(
    text: str, words: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_reader, "_PARSER", getattr(yaml, parser))
    assert words in said(text)


def test_both_parsers_read_the_same_values_at_the_same_places(monkeypatch: pytest.MonkeyPatch) -> None:
    for text in (RICH, FERRY, ONE_DESK, "\ufeff厦门: {门: [1, x]} # 😀\r\n😀: |\r\n  a\r\n   b\r\n"):
        monkeypatch.setattr(yaml_reader, "_PARSER", yaml.CSafeLoader)
        quick = read(text, "text")
        monkeypatch.setattr(yaml_reader, "_PARSER", yaml.SafeLoader)
        assert read(text, "text") == quick


def test_what_is_not_utf8_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"about:\n  question: caf\xe9\n")
    with pytest.raises(Complaints, match=r"latin\.yaml:2:16\n    is not UTF-8 text; save the file as UTF-8"):
        load(path)


def test_a_missing_file_is_met_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "ferry.yaml").write_text(FERRY, encoding="utf-8")
    with pytest.raises(Complaints, match=r"cannot be read \(no such file or directory\); did you mean `ferry\.yaml`\?"):
        load(tmp_path / "fery.yaml")
    with pytest.raises(Complaints, match=r"cannot be read \(is a directory\)"):
        load(tmp_path)


# extends


def test_a_circle_of_extends_is_named_all_round(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("extends: b.yaml\n")
    (tmp_path / "b.yaml").write_text("extends: a.yaml\n")
    with pytest.raises(
        Complaints, match=r"b\.yaml:1:10  extends = a\.yaml\n    extends in a circle: a\.yaml -> b\.yaml -> a\.yaml"
    ):
        load(tmp_path / "a.yaml")
    (tmp_path / "c.yaml").write_text("extends: c.yaml\n")
    with pytest.raises(Complaints, match=r"extends in a circle: c\.yaml -> c\.yaml"):
        load(tmp_path / "c.yaml")


def test_an_extended_file_that_is_missing_is_met_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "ferry.yaml").write_text(FERRY, encoding="utf-8")
    words = said("extends: fery.yaml\n", tmp_path)
    assert f"extends = fery.yaml\n    there is no file {tmp_path}/fery.yaml; did you mean `ferry.yaml`?" in words
    assert "extends = 3\n    should be the name of another scenario file" in said("extends: 3\n", tmp_path)


def test_a_mistake_in_an_extended_file_is_placed_in_that_file(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(with_line(ONE_DESK, "servers: 1", "servers: 0"), encoding="utf-8")
    words = said("extends: base.yaml\nrun: {sede: 3}\n", tmp_path)
    assert f"{tmp_path}/text.yaml:2:7  run.sede = 3\n    is not a key here; did you mean `seed`?" in words
    assert f"{tmp_path}/base.yaml:11:21  policy.stations.desk.servers = 0\n    should be at least 1" in words
    assert words.index("run.sede") < words.index("desk.servers")


def test_an_endless_chain_of_extends_is_cut(tmp_path: Path) -> None:
    for n in range(LONGEST_CHAIN + 2):
        (tmp_path / f"s{n}.yaml").write_text(f"extends: s{n + 1}.yaml\n")
    with pytest.raises(Complaints, match=f"extends more than {LONGEST_CHAIN} files, one after the other"):
        load(tmp_path / "s0.yaml")


# what is allowed


def test_a_seed_of_zero_is_a_seed() -> None:
    assert loads(ONE_DESK).scenario.run.seed == 0
    assert loads(ONE_DESK).digest != loads(with_line(ONE_DESK, "seed: 0", "seed: 1")).digest


# for editors


def test_the_json_schema_accepts_every_scenario_and_marks_a_misspelt_key() -> None:
    from simulator.scenario.nodes import plain

    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    files = (Path(__file__).parents[1] / "scenarios").rglob("*.yaml")
    shipped = [path.read_text(encoding="utf-8") for path in files if path.parent.name != "levers"]
    for text in [ONE_DESK, FERRY, *shipped]:
        written = plain(read(text, "text")[0])
        assert [error.message for error in validator.iter_errors(written)] == []
        assert not validator.is_valid(written | {"polcy": {}})
    for old, new in (
        ("servers: 1", "server: 1"),
        ("exponential: 50 s", "exponental: 50 s"),
        ("horizon: 1 day", "horizon: 1"),
    ):
        assert not validator.is_valid(plain(read(with_line(ONE_DESK, old, new), "text")[0])), new
    for name, part in schema["$defs"].items():
        assert all("description" in key for key in part["properties"].values()), name
    for new in ("servers: null", "servers: {value: 2, low: 1, grade: assumed}", "roster: {08:00: 2}"):
        assert validator.is_valid(plain(read(with_line(ONE_DESK, "servers: 1", new), "text")[0])), new
