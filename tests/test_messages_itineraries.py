"""Every mistake in the way that people go is provoked here: names, bookings, meetings, servers that are kept."""

import pytest

from simulator.scenario import loads
from tests.by_hand import ABOUT
from tests.mistakes import FERRY, place, said, with_line

# names of draws


def test_each_step_that_comes_again_needs_a_name_that_no_other_has() -> None:
    again = "\n        - {walk: 3 min"
    text = with_line(FERRY, "{meet: hall}\n", "{meet: hall}" + again + "}\n")
    assert (
        f"text.yaml:{place(text, '{walk: 3 min}')}  world.flows.out.itinerary.6\n"
        "    its draws would be called `walk`, as are those of itinerary.1; give each step that comes again a `name` "
        "of its own"
    ) in said(text)
    assert (
        "itinerary.6.name = gate\n    its draws would be called `gate`, as are those of itinerary.3.one_of.0;"
    ) in said(with_line(text, "walk: 3 min", "walk: 3 min, name: gate"))
    loads(with_line(text, "walk: 3 min", "walk: 3 min, name: home"))


@pytest.mark.parametrize(
    ("step", "name"),
    [
        ("one_of: [{visit: spare, service: 1 s, share: 1 %}, {visit: gate, service: 1 s, name: g}]", "one_of"),
        ("board: [over]", "over"),
        ("seize: counter", "counter"),
        ("one_of: [{walk: 1 min, share: 10 %}, {visit: spare, service: 1 s}], name: way", "walk"),
        ("walk: 1 min, name: hall", "hall"),
    ],
)
def test_no_kind_of_step_may_come_again_without_a_name(step: str, name: str) -> None:
    text = with_line(FERRY, "gate: {servers: 1}", "gate: {servers: 1}\n    spare: {servers: 1}")
    release = "\n        - {release: counter}" if "seize" in step else ""
    words = said(with_line(text, "{meet: hall}\n", f"{{meet: hall}}\n        - {{{step}}}{release}\n"))
    assert f"its draws would be called `{name}`, as are those of itinerary." in words
    assert words.count("text.yaml") == 1


def test_alternatives_may_visit_the_same_place_and_companions_have_names_of_their_own() -> None:
    loads(with_line(FERRY, "{visit: desk, service: 50 s}", "{visit: gate, service: 50 s}"))
    loads(with_line(FERRY, "[{walk: 1 h}", "[{walk: 1 h}, {visit: gate, service: 1 s}"))


@pytest.mark.parametrize(
    ("part", "old"), [("world.flows", "out:"), ("policy.stations", "gate"), ("policy.routes", "over")]
)
def test_what_measures_call_all_together_is_no_name_of_one(part: str, old: str) -> None:
    text = FERRY.replace(f" {old}", " all" + ":" * old.endswith(":")).replace(f"[{old}", "[all")
    assert f"{part}.all\n    `all` is the name that measures give to all together; choose another" in said(text)


# booking, meetings and servers kept


def test_a_step_boards_all_that_may_be_booked_or_none_of_it() -> None:
    text = FERRY.replace("[over]", "[over, charter]").replace(
        "\nrun:",
        '\n    charter: {origin: here, destination: there, departures: ["10:00"], takes: 9 min, seats: 9}\nrun:',
    )
    loads(text)
    part = text.replace("- {board: [over, charter]}", "- {board: [over]}\n        - {board: [charter]}")
    words = said(part)
    assert (
        "itinerary.4.board = [over]\n    leaves out charter: whoever booked there would miss that sailing here; "
        "board all of over, charter here, or none"
    ) in words
    assert "itinerary.5.board = [charter]\n    leaves out over: whoever booked there" in words
    loads(text.replace("[over, charter]}", "[over, charter, back]}"))
    loads(text.replace("- {board: [over, charter]}", "- {board: [over, charter]}\n        - {board: [back]}"))


def test_nobody_meets_at_the_same_point_twice() -> None:
    text = with_line(FERRY, "{meet: hall}\n", "{meet: hall}\n        - {meet: hall, only: [local]}\n")
    words = said(text)
    assert words == (
        f"text.yaml:{place(text, 'hall, only')}  world.flows.out.itinerary.6.meet = hall\n"
        "    is met before on the same way, and one would wait there for oneself for ever; give this meeting a point "
        "of its own"
    )
    others = text.replace("{meet: hall}\n", "{meet: hall, only: [other]}\n")
    loads(others)
    assert "itinerary.6\n    its draws would be called `hall`" in said(
        others.replace("hall, only: [local]", "hall, only: [local], share: 9 %")
    )
    loads(
        with_line(
            FERRY, "- {meet: hall}\n", "- one_of: [{meet: hall, only: [local]}, {meet: hall}]\n          name: two\n"
        )
    )


@pytest.mark.parametrize(
    "leaves", ["visit: gate, service: 9 s, patience: 1 h", "visit: narrow, service: 9 s", "board: [back]"]
)
def test_a_companion_that_may_never_come_is_a_warning(leaves: str) -> None:
    text = with_line(FERRY, "gate: {servers: 1}", "gate: {servers: 1}\n    narrow: {servers: 1, waiting_places: 9}")
    text = with_line(text, "[{walk: 1 h}, {meet: hall}]", f"[{{walk: 1 h}}, {{{leaves}}}, {{meet: hall}}]")
    words = "\n".join(str(warning) for warning in loads(text).warnings)
    assert (
        f"text.yaml:{place(text, 'hall}' + chr(10) + '      companions')}  world.flows.out.itinerary.5.meet = hall\n"
        "    somebody may wait here for ever: bag may leave on the way here and be waited for in vain"
    ) in words
    after = text.replace(f"{{walk: 1 h}}, {{{leaves}}}, {{meet: hall}}", f"{{meet: hall}}, {{{leaves}}}")
    assert "for ever" not in "\n".join(str(warning) for warning in loads(after).warnings)


@pytest.mark.parametrize("key", ["under", "unless"])
def test_a_release_asks_for_no_scheme_that_the_seize_did_not(key: str) -> None:
    schemes = "  schemes: {few: {takes_in: {all: 10 %}}, many: {takes_in: {all: 90 %}}}\n  ports:"
    text = with_line(with_line(FERRY, "  ports:", schemes), "{release: counter}", f"{{release: counter, {key}: few}}")
    assert (
        f"text.yaml:{place(text, 'few}' + chr(10))}  world.flows.out.itinerary.2.{key} = few\n"
        f"    would be of no account: whoever seized counter releases it here; leave `{key}` out"
    ) in said(text)
    assert f"leave `{key}` out" in said(with_line(text, "{seize: counter}", f"{{seize: counter, {key}: many}}"))
    loads(with_line(text, "{seize: counter}", f"{{seize: counter, {key}: few}}"))


def test_nobody_is_both_in_a_scheme_and_not() -> None:
    text = with_line(
        FERRY, "  ports:", "  schemes: {few: {takes_in: {all: 10 %}}, many: {takes_in: {all: 1}}}\n  ports:"
    )
    text = with_line(text, "{walk: 2 min}", "{walk: 2 min, under: few, unless: few}")
    assert "under and unless name the same scheme, `few`, so that nobody takes this step" in said(text)
    loads(with_line(text, "unless: few", "unless: many"))


@pytest.mark.parametrize(
    "seizes",
    [
        "one_of: [{seize: counter, share: 40 %}, {seize: counter, patience: 1 h}]",
        "one_of: [{seize: counter, only: [local]}, {visit: gate, service: 9 s, name: before}]",
        "seize: counter, only: [local]}\n        - {seize: counter, only: [other], name: others",
    ],
)
def test_a_server_seized_in_any_of_several_ways_is_released_once(seizes: str) -> None:
    loads(with_line(FERRY, "{seize: counter}", "{" + seizes + ("}" if "one_of" not in seizes else ", name: start}")))


def test_who_may_seize_a_station_twice_is_told_so_even_by_chance() -> None:
    twice = "{seize: counter, share: 30 %}\n        - {seize: counter, share: 30 %, name: again}"
    assert "itinerary.1.seize = counter\n    is seized again before it is released" in said(
        with_line(FERRY, "{seize: counter}", twice)
    )


def test_nobody_leaves_holding_what_only_a_later_alternative_seized() -> None:
    either = "{one_of: [{seize: counter, only: [other]}, {seize: counter}], name: start}"
    text = with_line(FERRY, "{seize: counter}", either)
    words = said(with_line(text, "{walk: 2 min}", "{visit: gate, service: 9 s, patience: 1 h, only: [local], name: g}"))
    assert "itinerary.1.patience = 1 h\n    nobody may leave while holding `counter`" in words


def test_nobody_is_turned_away_while_holding_a_server() -> None:
    text = with_line(FERRY, "{walk: 2 min}", "{visit: gate, service: 9 s, name: first}")
    loads(text)
    assert (
        "itinerary.1.visit = gate\n    nobody may leave while holding `counter`, and who finds gate full is turned away"
    ) in said(with_line(text, "gate: {servers: 1}", "gate: {servers: 1, waiting_places: 9}"))
    loads(with_line(FERRY, "counter: {servers: 2}", "counter: {servers: 2, waiting_places: 9}"))


def test_nobody_waits_in_vain_for_a_companion_while_holding_a_server() -> None:
    text = FERRY.replace(", {meet: hall}]", ", {meet: hall}, {meet: cart}]")
    text = with_line(text, "{walk: 2 min}", "{meet: cart}")
    loads(text)
    words = said(with_line(text, "[{walk: 1 h}", "[{visit: gate, service: 9 s, patience: 1 h}"))
    assert (
        "itinerary.1.meet = cart\n    nobody may leave while holding `counter`, and bag may leave on the way here and "
        "be waited for in vain"
    ) in words


def test_a_companion_may_not_leave_with_a_server_either() -> None:
    way = "[{seize: gate}, {visit: desk, service: 9 s, patience: 1 h}, {release: gate}"
    words = said(with_line(FERRY, "[{walk: 1 h}", way))
    assert "companions.bag.itinerary.1.patience = 1 h\n    nobody may leave while holding `gate`" in words


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{walk: 2 min}", "{visit: gate, service: 20 s, name: first}"),
        (
            "{seize: counter}",
            "{visit: gate, service: 9 s, patience: 1 h, name: g}\n        - {seize: counter, patience: 1 h}",
        ),
        ("{release: counter}", "{release: counter}\n        - {visit: gate, service: 20 s, patience: 5 min, name: g}"),
        ("stops_in: [fog]}", "stops_in: [fog], left_after_last: wait}"),
    ],
)
def test_who_can_only_leave_before_or_after_may_hold_a_server(old: str, new: str) -> None:
    text = with_line(FERRY, old, new)
    loads(with_line(text, "{walk: 2 min}", "{board: [over], name: first}") if "wait}" in new else text)


def test_who_holds_nothing_may_leave_while_others_hold() -> None:
    other_kind = with_line(FERRY, "{seize: counter}", "{seize: counter, only: [local]}")
    loads(with_line(other_kind, "{walk: 2 min}", "{visit: gate, service: 9 s, patience: 1 h, only: [other], name: g}"))
    either = (
        "{one_of: [{seize: counter, share: 30 %}, {visit: desk, service: 9 s, patience: 1 h, name: d}], name: start}"
    )
    loads(with_line(FERRY, "{seize: counter}", either))


def test_the_last_alternative_may_say_for_whom_it_is() -> None:
    loads(with_line(FERRY, "{visit: desk, service: 50 s}", "{visit: desk, service: 50 s, only: [other]}"))


AIRPORT = """
world:
  flows: {out: {arrivals: {at: ["08:00"]}, itinerary: [{board: [air]}]}}
policy:
  airports: {shangyi: {opens: "07:00", closes: "20:00"}, songshan: {}}
  routes: {air: {mode: flight, origin: shangyi, destination: songshan, departures: TIMES, takes: 50 min, seats: 70}}
run: {horizon: 1 day}
"""


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("origin: shangyi", "origin: shangy", "there is no such airport; did you mean `shangyi`?"),
        ("destination: songshan", "destination: taipei", "there is no such airport (there are: shangyi, songshan)"),
        ("TIMES", '["06:40"]', "06:40 is before the terminal shangyi opens, at 07:00"),
        ("TIMES", '["19:00", "21:00"]', "21:00 is after the terminal shangyi closes, at 20:00"),
        ("closes: 20:00", "closes: 07:00", "closes should be after opens"),
    ],
)
def test_flights_go_between_airports_while_these_are_open(old: str, new: str, complaint: str) -> None:
    text = AIRPORT.replace('"07:00"', "07:00").replace('"20:00"', "20:00")
    assert complaint in said(ABOUT + text.replace(old, new).replace("TIMES", '["09:00"]'))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("air: {mode", "ferry: {mode", "`ferry` is the name that measures give to all routes of the mode ferry"),
        (
            "out: {arrivals",
            "out: {direction: flight, arrivals",
            "give to all routes of the mode flight; choose",
        ),
        ("out: {arrivals", "out: {direction: way, arrivals", ""),
    ],
)
def test_names_that_measures_use_are_taken(old: str, new: str, complaint: str) -> None:
    text = ABOUT + AIRPORT.replace("TIMES", '["09:00"]').replace("[air]", "[air]" if "out" in old else "[ferry]")
    if complaint:
        assert complaint in said(text.replace(old, new))
    else:
        loads(text.replace(old, new))


PARTY = """
world:
  flows:
    groups:
      arrivals: {at: ["08:00"]}
      party: {size: 6, together: true}
      itinerary: [{visit: desk, service: 1 min, patience: 10 min}, {board: [over]}]
policy:
  stations: {desk: {servers: 1}}
  routes: {over: {origin: a, destination: b, departures: ["09:00"], takes: 30 min, seats: 9}}
run: {horizon: 1 day}
"""


def test_a_warning_says_where_a_party_may_wait_for_a_member_who_has_left() -> None:
    (warning,) = loads(ABOUT + PARTY).warnings
    assert "parties of groups board together, and who loses patience here leaves: the others would wait" in str(warning)
    assert "itinerary.0.patience" in str(warning)
    assert loads(ABOUT + PARTY.replace(", together: true", "")).warnings == ()
    assert loads(ABOUT + PARTY.replace(", patience: 10 min", "")).warnings == ()
