"""Every wrong value in a scenario file is provoked here, and what is said about it is read."""

import re

import pytest

from simulator.scenario import loads
from tests.example_scenarios import ONE_DESK
from tests.mistakes import FERRY, place, said, with_line


def test_both_examples_are_right_as_they_stand() -> None:
    assert loads(ONE_DESK).warnings == ()
    assert [str(warning) for warning in loads(FERRY).warnings] == [
        f"text.yaml:{place(FERRY, 'back: {')}  policy.routes.back\n    is never used"
    ]


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


def test_a_bad_entry_is_not_called_a_list_too_short_as_well() -> None:
    text = with_line(FERRY, "[1, 1, 1, 1, 1, 1, 0, 0,", "[x, 1, 1, 1, 1, 1, 0, 0,")
    assert said(text).endswith("spells_by_month.0 = x\n    should be a plain number")


def test_all_problems_are_told_at_once_by_place_in_the_file() -> None:
    text = with_line(ONE_DESK, "horizon: 1 day", "horizon: 0 min").replace("servers: 1", "server: 1, servers: 0")
    text = text.replace("exponential: 50 s", "exponential: 50 x").replace("en: One desk, ", "")
    rows = re.findall(r"^text\.yaml:(\d+):(\d+)", said(text), re.MULTILINE)
    assert rows == sorted(rows, key=lambda row: (int(row[0]), int(row[1])))
    assert [row[0] for row in rows] == ["2", "8", "11", "11", "12"]
