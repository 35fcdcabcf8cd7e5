"""What a scenario with decks, places or weekdays may get wrong, and what is said about it."""

from __future__ import annotations

import pytest

from simulator.scenario import Complaints, loads

RO_PAX = """
about: {title: {en: A ro-pax, zh_Hans: 客货滚装船, zh_Hant: 客貨滾裝船}}
world:
  flows:
    people: {arrivals: {at: ["08:00"]}, itinerary: [{board: [over]}, {board: [back]}]}
    boxes:
      arrivals: {at: ["08:00"]}
      kinds: {twenty_foot: 60 %, forty_foot: 40 %}
      itinerary: [{board: [slots], takes_up: {forty_foot: 2}}, {visit: tractors, service: 5 min}]
    cars: {arrivals: {at: ["08:00"]}, itinerary: [{board: [garage]}]}
policy:
  stations: {tractors: {servers: 1}}
  ports: {here: {berths: 1}, there: {berths: 1}}
  vessels: {star: {seats: 90, decks: {slots: 20}, works: [over, back], lies_at: here, turnaround: 1 h}}
  routes:
    over: {origin: here, destination: there, departures: ["18:00"], on_days: [monday, thursday], takes: 8 h,
           boarding_closes: 30 min, discharged_at: [tractors], left_after_last: wait}
    back: {origin: there, destination: here, departures: ["18:00"], takes: 8 h, left_after_last: wait}
    slots: {aboard: over, boarding_closes: 6 h, left_after_last: wait}
    garage: {aboard: over, seats: 8, left_after_last: wait}
run: {horizon: 14 days}
"""


def said(old: str, new: str) -> str:
    """The complaints about the ro-pax with one thing changed."""
    assert RO_PAX.count(old) == 1, old
    with pytest.raises(Complaints) as raised:
        loads(RO_PAX.replace(old, new))
    return str(raised.value)


def test_the_example_has_nothing_wrong() -> None:
    assert loads(RO_PAX).warnings == ()


WRONG = [
    (
        "slots: {aboard: over",
        "slots: {aboard: ovr",
        "policy.routes.slots.aboard = ovr\n    there is no such route; did you mean `over`?",
    ),
    (
        "slots: {aboard: over",
        "slots: {aboard: garage",
        "policy.routes.slots.aboard = garage\n    is itself a deck; a deck is aboard of a route: over, back",
    ),
    (
        "slots: {aboard: over",
        "slots: {aboard: slots",
        "policy.routes.slots.aboard = slots\n    is this deck itself; a deck is aboard of a route: over, back",
    ),
    (
        "slots: {aboard: over",
        "slots: {aboard: over, origin: here, takes: 8 h, on_days: [monday]",
        "policy.routes.slots\n    is aboard of `over`, which says origin, on_days, takes for both; leave it out here",
    ),
    (
        "slots: {aboard: over",
        "slots: {aboard: over, distance: 300 km",
        "policy.routes.slots\n    is aboard of `over`, which says distance for both; leave it out here",
    ),
    (
        "takes: 8 h,\n           boarding",
        "distance: 300, takes: 8 h,\n           boarding",
        "policy.routes.over.distance = 300\n    needs a unit of length: m or km, as in `900 m`",
    ),
    (
        "takes: 8 h,\n           boarding",
        "distence: 300 km, takes: 8 h,\n           boarding",
        "did you mean `distance`?",
    ),
    (
        "takes: 8 h,\n           boarding",
        "boarding",
        "policy.routes.over\n    should have takes; only a deck, `aboard` another route, goes without",
    ),
    (
        "boarding_closes: 6 h",
        "boarding_closes: 10 min",
        "policy.routes.slots.boarding_closes = 10 min\n    closes after over does (30 min before departure);",
    ),
    (
        "garage: {aboard: over, seats: 8, ",
        "garage: {aboard: over, ",
        "policy.routes.garage\n    is a deck without places; give it `seats`, or let a vessel say under `decks`",
    ),
    (
        "slots: {aboard: over, ",
        "slots: {aboard: over, seats: 30, ",
        "policy.routes.slots.seats = 30\n    has places of its own and a vessel that brings its own, star;",
    ),
    (
        "works: [over, back]",
        "works: [over, back, slots]",
        "policy.vessels.star.works.2 = slots\n    is a deck, and sails with the route it is aboard of;",
    ),
    (
        "decks: {slots: 20}",
        "decks: {slot: 20}",
        "policy.vessels.star.decks.slot = 20\n    there is no such route; did you mean `slots`?",
    ),
    (
        "decks: {slots: 20}",
        "decks: {slots: 20, back: 3}",
        "policy.vessels.star.decks.back = 3\n    is no deck of a route that the vessel works (over, back)",
    ),
    ("decks: {slots: 20}", "decks: {slots: 0}", "policy.vessels.star.decks.slots = 0\n    should be at least 1"),
    (
        "discharged_at: [tractors]",
        "discharged_at: [tractor]",
        "policy.routes.over.discharged_at.0 = tractor\n    there is no such station; did you mean `tractors`?",
    ),
    (
        "on_days: [monday, thursday]",
        "on_days: [monday, thursdays]",
        "policy.routes.over.on_days.1 = thursdays\n    should be `monday`, `tuesday`, `wednesday`, `thursday`,",
    ),
    ("on_days: [monday, thursday]", "on_days: []", "policy.routes.over.on_days = []\n    should have at least 1 entry"),
    ("on_days: [monday, thursday]", "on_days: [monday, monday]", "policy.routes.over\n    on_days names a day twice"),
    (
        "takes_up: {forty_foot: 2}",
        "takes_up: {fourty_foot: 2}",
        "itinerary.0.takes_up.fourty_foot = 2\n    the flow boxes has no such kind of traveller; did you mean `forty",
    ),
    (
        "takes_up: {forty_foot: 2}",
        "takes_up: {forty_foot: 21}",
        "itinerary.0.takes_up.forty_foot = 21\n    takes up 21 places, and no sailing on slots has more than 20",
    ),
    (
        "takes_up: {forty_foot: 2}",
        "takes_up: 21",
        "world.flows.boxes.itinerary.0.takes_up = 21\n    takes up 21 places, and no sailing on slots has more than 20",
    ),
    (
        "takes_up: {forty_foot: 2}",
        "takes_up: 0",
        "world.flows.boxes.itinerary.0.takes_up = 0\n    should be at least 1",
    ),
    ("takes_up: {forty_foot: 2}", "takes_up: {}", "boxes.itinerary.0.takes_up\n    should have at least 1 entry"),
    ("service: 5 min}", "service: 5 min, takes_up: 2}", "world.flows.boxes.itinerary.1\n    takes_up goes with board"),
    (
        "itinerary: [{board: [garage]}]",
        "party: {size: 3, together: true}, itinerary: [{board: [garage], takes_up: 3}]",
        "cars.party.size = 3\n    a party of 3 boards together and takes up 9 places, and no sailing on garage has "
        "more than 8 places",
    ),
    (
        "run: {horizon",
        "  from_date: {2011-01-03: {routes: {slots: {on_days: [friday]}}}}\nrun: {horizon",
        "routes.slots.on_days = [friday]\n    is a deck, and sails when over does; change over instead",
    ),
    (
        "run: {horizon",
        "  from_date: {2011-01-03: {routes: {slots: {seats: 30}}}}\nrun: {horizon",
        "policy.from_date.2011-01-03.routes.slots.seats = 30\n    is a route whose vessels bring their own seats",
    ),
    (
        "run: {horizon",
        "  from_date: {2011-01-03: {routes: {over: {on_days: [friday, friday]}}}}\nrun: {horizon",
        "policy.from_date.2011-01-03.routes.over\n    on_days names a day twice",
    ),
    (
        "garage: {aboard: over",
        "bus: {origin: here, destination: there, departures: ['09:00'], takes: 1 h, seats: 9, discharged_at: "
        "[tractors]}\n    garage: {aboard: over",
        "routes.bus.discharged_at = [tractors]\n    holds up the next departure of a vessel, and no vessel works this",
    ),
    (
        "    garage: {aboard: over",
        "    freight: {aboard: over",
        "policy.routes.freight\n    `freight` is the name that measures give to all routes of the mode freight",
    ),
]


@pytest.mark.parametrize(("old", "new", "words"), WRONG, ids=[new[:40] for _, new, _ in WRONG])
def test_what_is_wrong_with_decks_places_and_days_is_named_with_the_rule(old: str, new: str, words: str) -> None:
    assert words in said(old, new)


def test_everything_wrong_with_decks_is_said_at_once() -> None:
    text = RO_PAX.replace(
        "decks: {slots: 20}, works: [over, back]", "decks: {slots: 20, back: 3}, works: [over, back, garage]"
    )
    with pytest.raises(Complaints) as raised:
        loads(text.replace("aboard: over, seats: 8,", "aboard: over, boarding_closes: 5 min,"))
    assert len(raised.value.complaints) == 4


def test_a_vessel_without_a_deck_that_another_brings_has_no_places_on_it() -> None:
    text = RO_PAX.replace(
        "vessels: {star:", "vessels: {small: {seats: 9, works: [over, back], lies_at: here, turnaround: 1 h}, star:"
    )
    assert loads(text).scenario.policy.places("slots") == (0, 20)
