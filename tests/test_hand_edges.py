"""The edges of a day worked by hand: ties, servers given back, relief that comes and goes at once."""

from __future__ import annotations

import pytest

from simulator.journal import Ending
from simulator.scenario import loads
from simulator.world import simulate
from tests.by_hand import ABOUT, ALL_WALKERS, at, endings, play


def test_a_server_given_back_at_the_same_instant_is_in_time_for_whoever_has_no_patience() -> None:
    # Two desks until 00:05, then one. Both services end at 00:10: p gives back first, finds q's still counted busy at
    # the one desk left, and asks again without patience. q gives back at that instant too, before patience can end.
    journal = play(
        """
world:
  flows:
    p:
      arrivals: {at: ["00:00"]}
      itinerary:
        - {visit: desk, service: 10 min}
        - {visit: desk, service: 5 min, patience: 0 min, name: again}
    q: {arrivals: {at: ["00:01"]}, itinerary: [{visit: desk, service: 9 min}]}
policy: {stations: {desk: {roster: {"00:00": 2, "00:05": 1}}}}
run: {horizon: 1 h}
""",
        walkers=ALL_WALKERS,
    )
    assert endings(journal) == [Ending.FINISHED, Ending.FINISHED]
    assert journal.journeys.left.tolist() == at("00:15", "00:10")


def test_at_one_instant_whoever_was_told_first_goes_first() -> None:
    # Four services end at 00:10, in the order in which they began: p, q, r, s. p asks for the stamp and q for the
    # second desk, and both get them; r finds p's desk taken by q and s still at the other, and waits; s gives it back.
    # Now the news is told in the order in which it arose: p's return of a desk calls r in, then p is stamped, in no
    # time. So r comes to the gate before p: 00:10 to 00:15, and p 00:15 to 00:20.
    journal = play(
        """
world:
  flows:
    p:
      arrivals: {at: ["00:00"]}
      itinerary: [{visit: desk, service: 10 min}, {visit: stamp, service: 0 min}, {visit: gate, service: 5 min}]
    q: {arrivals: {at: ["00:01"]}, itinerary: [{visit: scales, service: 9 min}, {visit: desk, service: 1 min}]}
    r:
      arrivals: {at: ["00:02"]}
      itinerary:
        - {visit: scales, service: 8 min}
        - {seize: desk}
        - {visit: gate, service: 5 min}
        - {release: desk}
    s: {arrivals: {at: ["00:03"]}, itinerary: [{visit: desk, service: 7 min}]}
policy: {stations: {desk: {servers: 2}, scales: {servers: 2}, stamp: {servers: 1}, gate: {servers: 1}}}
run: {horizon: 1 h}
""",
        walkers=ALL_WALKERS,
    )
    assert journal.visits["gate"].started.tolist() == at("00:15", "00:10")  # p, r
    assert journal.journeys.left.tolist() == at("00:20", "00:11", "00:15", "00:10")


@pytest.mark.parametrize(
    "seizing",
    [
        "{one_of: [{seize: desk, only: [local]}, {seize: desk, priority: 1}]}",
        "{seize: desk, only: [local]}, {seize: desk, only: [other], priority: 1, name: other_desk}",
    ],
    ids=["by one of two alternatives", "by one of two steps"],
)
def test_whoever_seized_gives_back_wherever_it_was_seized(seizing: str) -> None:
    # One a minute, and a minute each: were a desk kept, the next would wait for ever.
    journal = play(f"""
world:
  flows:
    people:
      arrivals: {{at: ["08:00", "08:01", "08:02", "08:03"]}}
      kinds: {{local: 50 %, other: 50 %}}
      itinerary: [{seizing}, {{walk: 1 min}}, {{release: desk}}]
policy: {{stations: {{desk: {{servers: 1}}}}}}
run: {{horizon: 1 day}}
""")
    assert journal.journeys.left.tolist() == at("08:01", "08:02", "08:03", "08:04")


@pytest.mark.parametrize(
    ("called_at", "sent_back_at", "last_two", "changed"),
    [
        (3, 2, ("08:30", "08:40"), ("00:00", "08:00", "08:00", "08:03", "08:20")),
        (3, 0, ("08:30", "08:30"), ("00:00", "08:00", "08:30")),
        (1, 0, ("08:30", "08:30"), ("00:00", "08:00", "08:30")),
    ],
)
def test_relief_that_is_called_and_sent_back_at_one_instant_serves_one(
    called_at: int, sent_back_at: int, last_two: tuple[str, str], changed: tuple[str, ...]
) -> None:
    # Four at 08:00 and four at 08:03, ten minutes each. Relief takes the second of the first four: two wait, and where
    # it is sent back at two, it goes at once, to be called again by the four who follow. Pairs start at 08:00, 08:10
    # and 08:20, when two wait again: sent back now, it leaves them to one desk, 08:30 and 08:40; else both at 08:30.
    journal = play(f"""
world:
  flows:
    people: {{arrivals: {{at: ["08:00", "08:03"]}}, party: {{size: 4}}, itinerary: [{{visit: desk, service: 10 min}}]}}
policy:
  stations:
    desk: {{servers: 1, relief: {{servers: 1, when_waiting: {called_at}, until_waiting: {sent_back_at}}}}}
run: {{horizon: 1 day}}
""")
    pairs = ("08:00", "08:00", "08:10", "08:10", "08:20", "08:20")
    assert journal.visits["desk"].started.tolist() == at(*pairs, *last_two)
    record = journal.stations["desk"]
    assert record.changed.tolist() == at(*changed)
    assert record.servers.tolist() == [1, 2, 1, 2, 1][: len(changed)]


def test_relief_called_before_closing_does_not_come_to_a_closed_desk() -> None:
    # Five at 16:58: one is served, four wait, and relief would come at 17:03. Shut since 17:00, the desk serves the
    # four alone from 08:00 on.
    journal = play("""
world:
  flows: {people: {arrivals: {at: ["16:58"]}, party: {size: 5}, itinerary: [{visit: desk, service: 10 min}]}}
policy:
  stations:
    desk:
      roster: {"08:00": 1, "17:00": 0}
      relief: {servers: 1, when_waiting: 3, until_waiting: 0, comes_after: 5 min}
run: {horizon: 2 days}
""")
    assert journal.visits["desk"].started[:5].tolist() == at("16:58", "+08:00", "+08:10", "+08:20", "+08:30")
    assert journal.stations["desk"].servers.tolist() == [0, 1, 0, 1, 0]


@pytest.mark.parametrize(
    "unused", ["{walk: 1 min, share: 0 %, name: stroll}", "{visit: shop, service: 1 min, share: 0 %}"]
)
def test_a_step_that_nobody_takes_changes_nobodys_luck(unused: str) -> None:
    def left(before: str) -> list[float]:
        journal = play(f"""
world:
  flows:
    people:
      arrivals: {{at: ["08:00", "09:00", "10:00"]}}
      itinerary: [{before} {{walk: {{exponential: 5 min}}}}, {{visit: desk, service: {{exponential: 3 min}}}}]
policy: {{stations: {{desk: {{servers: 9}}, shop: {{servers: 9}}}}}}
run: {{horizon: 1 day}}
""")
        return journal.journeys.left.tolist()

    assert left(before="") == left(before=f"{unused},")


def test_an_unknown_walker_is_refused_by_name() -> None:
    scenario = loads(f"""{ABOUT}
world: {{flows: {{people: {{arrivals: {{at: ["08:00"]}}, itinerary: [{{walk: 1 min}}]}}}}}}
run: {{horizon: 1 day}}
""").scenario
    with pytest.raises(ValueError, match="there is no walker 'refrence'; there are: auto, compiled, plain, reference"):
        simulate(scenario, walker="refrence")
