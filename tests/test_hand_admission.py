"""Who is let in where, worked by hand: e-channels that admit some, counters from which a ticket exempts."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.journal import Journal
from simulator.scenario import Complaints, loads
from tests.by_hand import ABOUT, play

HALL = """
world:
  flows:
    out:
      arrivals: {rate: 400 / day}
      kinds: {resident: 50 %, visitor: 50 %}
      traits: {ticket: {package: 50 %, separate: 50 %}}
      itinerary:
        - {visit: counter, service: 10 s}
        - one_of:
            - {visit: gates, service: 10 s}
            - {visit: desks, service: 30 s}
policy:
  stations:
    counter: {servers: 3 COUNTER}
    gates: {servers: 2 GATES}
    desks: {servers: 9}
  FROM_DATE
run: {start: 2011-04-01, horizon: 2 days}
"""


def hall(gates: str = ", admits: {all: 100 %}", counter: str = "", from_date: str = "") -> Journal:
    return play(HALL.replace("GATES", gates).replace("COUNTER", counter).replace("FROM_DATE", from_date))


def visitors_of(journal: Journal, station: str) -> set[int]:
    return set(journal.visits[station].entity.tolist())


def of_kind(journal: Journal, name: str) -> set[int]:
    kinds = [row for row, kind in enumerate(journal.kinds) if name in kind.split("/")]
    return set(np.flatnonzero(np.isin(journal.journeys.kind, kinds)).tolist())


def test_a_station_open_to_all_takes_all_before_the_next_alternative() -> None:
    journal = hall()
    assert len(visitors_of(journal, "gates")) == len(journal.journeys)


def test_gates_take_only_those_they_admit_and_the_desks_the_rest() -> None:
    journal = hall(", admits: {resident: 100 %}")
    assert visitors_of(journal, "gates") == of_kind(journal, "resident")
    assert visitors_of(journal, "desks") == of_kind(journal, "visitor")


def test_admitting_more_moves_people_to_the_gates_and_none_away() -> None:
    few, many = (visitors_of(hall(f", admits: {{resident: {share} %}}"), "gates") for share in (30, 60))
    assert few < many < of_kind(hall(), "resident")


def test_of_several_names_that_fit_the_largest_share_counts() -> None:
    journal = hall(", admits: {resident: 100 %, package: 20 %, all: 0 %}")
    assert of_kind(journal, "resident") <= visitors_of(journal, "gates")
    packages = of_kind(journal, "package") - of_kind(journal, "resident")
    assert 0 < len(packages & visitors_of(journal, "gates")) < len(packages)
    assert not visitors_of(journal, "gates") & (of_kind(journal, "separate") - of_kind(journal, "resident"))


def test_a_ticket_exempts_from_the_counter() -> None:
    journal = hall(counter=", exempts: {package: 100 %}")
    assert visitors_of(journal, "counter") == of_kind(journal, "separate")


def test_gates_that_open_on_a_day_take_those_who_set_out_from_then_on() -> None:
    opened = "from_date: {2011-04-02: {stations: {gates: {admits: {resident: 100 %}}}}}"
    journal = hall(", admits: {resident: 0 %}", from_date=opened)
    second_day = set(np.flatnonzero(journal.journeys.arrived >= 1440).tolist())
    assert visitors_of(journal, "gates") == of_kind(journal, "resident") & second_day


def test_a_kind_that_nobody_is_of_is_a_complaint() -> None:
    with pytest.raises(Complaints) as caught:
        loads(
            ABOUT + HALL.replace("GATES", ", admits: {residant: 5 %}").replace("COUNTER", "").replace("FROM_DATE", "")
        )
    assert "no flow has such a kind of traveller; did you mean `resident`?" in str(caught.value)


def test_who_is_spared_at_one_counter_is_spared_at_the_other_and_so_is_what_they_carry() -> None:
    journal = play("""
world:
  flows:
    out:
      arrivals: {rate: 400 / day}
      itinerary: [{visit: claim, service: 10 s}, {visit: scan, service: 10 s}]
      companions: {bag: {itinerary: [{visit: belt, service: 10 s}]}}
policy:
  stations:
    claim: {servers: 9, exempts: {all: 40 %}}
    scan: {servers: 9, exempts: {all: 60 %}}
    belt: {servers: 9, exempts: {all: 40 %}}
run: {horizon: 1 day}
""")
    claimed, scanned = visitors_of(journal, "claim"), visitors_of(journal, "scan")
    travellers = int((journal.journeys.flow == 0).sum())
    assert scanned < claimed
    assert 0.45 < len(claimed) / travellers < 0.75
    bags = {int(journal.journeys.index[row]) for row in visitors_of(journal, "belt")}
    assert bags == {int(journal.journeys.index[row]) for row in claimed}


def test_what_comes_along_goes_home_with_its_owner() -> None:
    journal = play("""
world:
  flows:
    out:
      arrivals: {at: ["08:00", "08:01", "08:02", "08:03", "08:04", "08:05", "08:06", "08:07"], on: [2011-01-01]}
      itinerary: [{board: [over]}]
      companions: {bag: {itinerary: [{board: [over]}]}}
policy: {routes: {over: {origin: a, destination: b, departures: ["07:00"], takes: 30 min, seats: 99,
                         left_after_last: wait, refunds: 50 %}}}
run: {start: 2011-01-01, horizon: 2 days}
""")
    people, bags = (journal.journeys.ending[journal.journeys.flow == flow].tolist() for flow in (0, 1))
    assert people == bags
    assert len(set(people)) == 2
