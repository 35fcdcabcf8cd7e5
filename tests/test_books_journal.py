"""The books balance for journals that are right, and say what is wrong with those that are not."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest

from simulator.journal import Control, Costs, Ending, Journal, balance
from tests.journals import NEVER, busy_crossing, desk_morning, ferry_day, made
from tests.transfer import transfer

DESK = [(0, 10.0, 10.0, 30.0), (1, 15.0, 30.0, 40.0), (2, 20.0, NEVER, 35.0)]
PEOPLE = [
    (0, 10.0, 50.0, Ending.FINISHED),
    (0, 15.0, 40.0, Ending.FINISHED),
    (0, 20.0, 35.0, Ending.GAVE_UP),
    (1, 10.0, 50.0, Ending.FINISHED),
]


def desk(*rows: tuple[int, float, float, float]) -> Journal:
    """The desk's morning with other visits for the first people."""
    return desk_morning(visits={"desk": [*rows, *DESK[len(rows) :]]})


def people(*rows: tuple[int, float, float, Ending]) -> Journal:
    """The desk's morning with other journeys for the first people."""
    return desk_morning(journeys=[*rows, *PEOPLE[len(rows) :]])


@pytest.mark.parametrize(
    "journal",
    [desk_morning(), ferry_day(), transfer(), busy_crossing(2, travellers=500), made(horizon=1.0)],
    ids=["desk", "ferry", "transfer", "crossing", "nothing"],
)
def test_books_of_a_sound_run_balance(journal: Journal) -> None:
    assert balance(journal) == ()


WRONG = {
    # Endings
    "unknown ending": (
        people((0, 10.0, 50.0, 9)),  # type: ignore[arg-type]
        "4 arrived, but 0 inside + 2 finished + 0 turned away + 1 gave up + 0 stranded + 0 refunded = 3.",
    ),
    "inside, yet left": (
        people((0, 10.0, 50.0, Ending.INSIDE)),
        "1 journeys are still inside, yet have left (first: row 0).",
    ),
    "never left": (
        people((0, 10.0, NEVER, Ending.FINISHED)),
        "1 journeys have ended without a time of leaving (first: row 0).",
    ),
    "left too early": (people((0, 10.0, 5.0, Ending.FINISHED)), "1 left before they arrived (first: row 0)."),
    "left too late": (people((0, 10.0, 150.0, Ending.FINISHED)), "1 left after the end of the run (first: row 0)."),
    "arrived too late": (
        people((0, 110.0, 150.0, Ending.FINISHED)),
        "1 arrived outside the time of the run (first: row 0).",
    ),
    # One ending, and the last visit tells it
    "finished, but gave up": (
        people(*PEOPLE[:2], (0, 20.0, 35.0, Ending.FINISHED)),
        "At station desk, 3 came, but 2 served + 0 in service + 0 waiting + 0 turned away + 0 gave up = 2.",
    ),
    "gave up, but was served": (
        people((0, 10.0, 50.0, Ending.GAVE_UP)),
        "1 journeys were turned away, gave up, were stranded or refunded, but not at exactly one place (first: row 0).",
    ),
    "finished unserved": (
        people(*PEOPLE[:2], (0, 20.0, 35.0, Ending.FINISHED)),
        "1 journeys left a queue unserved, yet finished or are still inside (first: row 2).",
    ),
    "gave up at another time": (
        desk(*DESK[:2], (2, 20.0, NEVER, 33.0)),
        "At station desk, 1 left the queue at another time than the journey (first: journey 2).",
    ),
    "turned away late": (
        people(*PEOPLE[:2], (0, 20.0, 35.0, Ending.TURNED_AWAY)),
        "At station desk, 1 were turned away later than they came (first: journey 2).",
    ),
    "finished while waiting": (
        desk(DESK[0], (1, 15.0, NEVER, NEVER)),
        "At station desk, 3 came, but 1 served + 0 in service + 0 waiting + 0 turned away + 1 gave up = 2.",
    ),
    "waits twice": (
        made(
            horizon=9.0,
            journeys=[(0, 1.0, NEVER, Ending.INSIDE)],
            visits={"desk": [(0, 1.0, NEVER, NEVER)], "gate": [(0, 2.0, NEVER, NEVER)]},
        ),
        "1 journeys wait at more than one place at once (first: row 0).",
    ),
    "leaves a meeting with a party that was turned away, having left already": (
        desk_morning(meetings={"people/belt": [(2, 20.0, NEVER, 35.0)]}),
        "1 journeys were turned away, gave up, were stranded or refunded, but not at exactly one place (first: row 2).",
    ),
    # Order
    "queued before arrival": (
        desk((0, 9.0, 10.0, 30.0)),
        "At station desk, 1 queued before they arrived (first: journey 0).",
    ),
    "served before queueing": (
        desk((0, 12.0, 10.0, 30.0)),
        "At station desk, 1 were served before they queued (first: journey 0).",
    ),
    "done before served": (
        desk((0, 10.0, 31.0, 30.0)),
        "At station desk, 1 were done before they were served (first: journey 0).",
    ),
    "done after leaving": (
        desk((0, 10.0, 10.0, 30.0), (1, 15.0, 30.0, 41.0)),
        "At station desk, 1 were done after they had left (first: journey 1).",
    ),
    "after the end": (desk_morning(horizon=39.0), "At station desk, 1 have times outside the run (first: journey 1)."),
    "two places at once": (
        desk_morning(meetings={"people/belt": [(1, 20.0, 21.0, 21.0)]}),
        "1 records begin before the journey was done with the one before (first: journey 1).",
    ),
    # Stations
    "beyond the roster": (
        desk(DESK[0], (1, 15.0, 29.0, 40.0)),
        "At station desk, 1 services began beyond the servers rostered (first: journey 1).",
    ),
    "closed": (
        desk_morning(stations={"desk": ((0.0, 29.0), (1, 0), NEVER)}),
        "At station desk, 1 services began while no server was rostered (first: journey 1).",
    ),
    "little": (
        desk_morning(horizon=25.0),
        "At station desk, L = λW fails: the queue adds up to 15 person-minutes, the waits to 30.",
    ),
    "no roster": (desk_morning(stations={}), "Station desk has visits but no roster."),
    "roster backwards": (
        desk_morning(stations={"desk": ((0.0, 9.0, 5.0), (1, 2, 1), NEVER)}),
        "The roster of station desk does not rise from time 0.",
    ),
    # Rows that point nowhere
    "nobody's visit": (desk((7, 10.0, 10.0, 30.0)), "At desk, 1 rows name a journey that is not there (first: row 0)."),
    "nobody's flow": (
        people((5, 10.0, 50.0, Ending.FINISHED)),
        "1 journeys name a flow that is not there (first: row 0).",
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_books_say_what_is_wrong(wrong: str) -> None:
    journal, sentence = WRONG[wrong]
    assert sentence in balance(journal)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"directions": ()}, "There are 0 directions, and there should be 2."),
        ({"traits": ()}, "There are 0 traits, and there should be 2."),
        ({"modes": ("ferry",)}, "There are 1 modes, and there should be 0."),
        ({"fares_yuan": (9.0,)}, "There are 1 fares_yuan, and there should be 0."),
        ({"distances_metres": (9.0,)}, "There are 1 distances_metres, and there should be 0."),
        ({"costs": Costs(np.ones(3), 1.0, 1.0, 0.0)}, "There are 3 values of time, and there should be 1."),
    ],
)
def test_what_is_said_once_of_each_flow_or_route_is_said_of_all(changes: dict[str, Any], said: str) -> None:
    assert balance(dataclasses.replace(desk_morning(), **changes)) == (said,)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"control": Control(finds=(0.5, 0.5))}, "Station desk finds 2 shares, and there should be 1."),
        ({"control": Control(finds=(1.5,))}, "Station desk finds a share that is not between 0 and 1."),
        ({"control": Control(finds=(-1.0,))}, "Station desk finds a share that is not between 0 and 1."),
        ({"control": Control(finds=(NEVER,))}, ""),
        ({"working": np.ones(9, np.bool_)}, "The columns of the roster of station desk are not of one length."),
        (
            {"working": np.zeros(1, np.bool_)},
            "At station desk, 2 services were done while no service went on (first: journey 0).",
        ),
    ],
)
def test_a_station_has_shares_of_every_kind_and_works_while_it_serves(changes: dict[str, Any], said: str) -> None:
    morning = desk_morning()
    record = dataclasses.replace(morning.stations["desk"], **changes)
    assert balance(dataclasses.replace(morning, stations={"desk": record})) == ((said,) if said else ())


def test_a_server_sent_back_by_the_start_that_shortened_the_queue_is_no_mistake() -> None:
    # Extra server from 0 to 30, sent back at 30, when Cy was called and nobody waited any more.
    visits = [(0, 10.0, 10.0, 30.0), (1, 15.0, 15.0, 60.0), (2, 20.0, 30.0, 40.0)]
    journal = made(
        horizon=100.0,
        journeys=[(0, came, end, Ending.FINISHED) for _, came, _, end in visits],
        visits={"desk": visits},
        stations={"desk": ((0.0, 30.0), (2, 1), NEVER)},
    )
    assert balance(journal) == ()
    late = dataclasses.replace(journal.stations["desk"], changed=np.array([0.0, 29.0]))
    assert balance(dataclasses.replace(journal, stations={"desk": late})) == (
        "At station desk, 1 services began beyond the servers rostered (first: journey 2).",
    )


def test_the_start_that_sends_the_last_relief_back_from_a_closed_desk_is_no_mistake() -> None:
    # One desk and one relief until the desk closes at 20; at 30 the relief calls Cy, the last, and is sent back.
    visits = [(0, 0.0, 0.0, 30.0), (1, 5.0, 5.0, 20.0), (2, 10.0, 30.0, 40.0)]
    journal = made(
        horizon=100.0,
        journeys=[(0, came, end, Ending.FINISHED) for _, came, _, end in visits],
        visits={"desk": visits},
        stations={"desk": ((0.0, 5.0, 20.0, 30.0), (1, 2, 1, 0), NEVER)},
    )
    assert balance(journal) == ()
    early = dataclasses.replace(journal.stations["desk"], changed=np.array([0.0, 5.0, 20.0, 29.0]))
    assert balance(dataclasses.replace(journal, stations={"desk": early})) == (
        "At station desk, 1 services began while no server was rostered (first: journey 2).",
    )


def test_every_server_there_was_within_an_instant_may_have_begun_a_service_in_it() -> None:
    # At 30 the desk closes, the relief comes, calls both who wait, and is sent back: three changes of one instant.
    visits = [(0, 10.0, 10.0, 30.0), (1, 15.0, 30.0, 40.0), (2, 20.0, 30.0, 40.0)]
    journal = made(
        horizon=100.0,
        journeys=[(0, came, end, Ending.FINISHED) for _, came, _, end in visits],
        visits={"desk": visits},
        stations={"desk": ((0.0, 30.0, 30.0, 30.0), (1, 0, 2, 0), NEVER)},
    )
    assert balance(journal) == ()
    one = dataclasses.replace(journal.stations["desk"], servers=np.array([1, 0, 1, 0], np.int32))
    assert balance(dataclasses.replace(journal, stations={"desk": one})) == (
        "At station desk, 2 services began beyond the servers rostered (first: journey 1).",
    )


def test_service_in_progress_at_a_roster_cut_may_be_finished() -> None:
    assert balance(desk_morning(stations={"desk": ((0.0, 30.5), (1, 0), NEVER)})) == ()


def test_a_seized_server_may_be_kept_while_its_holder_is_served_elsewhere() -> None:
    journal = made(
        horizon=100.0,
        journeys=[(0, 0.0, 50.0, Ending.FINISHED)],
        visits={"ramp": [(0, 0.0, 5.0, 40.0)], "gate": [(0, 10.0, 12.0, 20.0)]},
    )
    assert balance(journal) == ()
