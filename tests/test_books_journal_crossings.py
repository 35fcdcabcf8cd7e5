"""The books of sailings and stops say what is wrong with journals that are not right."""

from __future__ import annotations

import dataclasses

import pytest

from simulator.journal import Ending, balance
from tests.journals import ferry_but, ferry_day, made
from tests.transfer import BACK, OVER, transfer

WRONG = {
    # Sailings
    "too many aboard": (
        ferry_but("sailings", "seats", 0, 1),
        "1 sailings boarded more than they have seats (first: row 0).",
    ),
    "boarded but did not cross": (
        ferry_but("sailings", "boarded", 1, 2),
        "The sailings boarded 6, but 5 crossings were begun.",
    ),
    "crossed on another": (
        ferry_but("crossings", "sailing", 0, 1),
        "2 sailings boarded another number than crossed on them (first: row 0).",
    ),
    "left without it": (
        ferry_but("crossings", "started", 2, 590.0),
        "1 crossings began at another time than their sailing departed (first: journey 2).",
    ),
    "ashore too soon": (
        ferry_but("crossings", "ended", 2, 630.0),
        "1 went ashore before their sailing arrived (first: journey 2).",
    ),
    "cancelled but left": (
        ferry_but("sailings", "departed", 2, 2000.0),
        "1 sailings were cancelled, yet departed, have seats or carried passengers (first: row 2).",
    ),
    "arrived too soon": (
        ferry_but("sailings", "arrived", 0, 500.0),
        "1 sailings arrived before they departed (first: row 0).",
    ),
    "crossed on none": (
        ferry_but("crossings", "sailing", 0, -1),
        "1 crossings have a sailing but no departure, or the other way round (first: journey 0).",
    ),
    "stranded, but finished": (
        ferry_but("journeys", "ending", 6, Ending.FINISHED),
        "At the lounges, 6 came, but 5 served + 0 in service + 0 waiting + 0 stranded + 0 refunded = 5.",
    ),
    "goes on aboard": (
        dataclasses.replace(
            ferry_day(), meetings=made(horizon=1.0, meetings={"people/pier": [(0, 560.0, 570.0, 570.0)]}).meetings
        ),
        "1 records begin before the journey was done with the one before (first: journey 0).",
    ),
    "refunded, but aboard": (
        ferry_but("journeys", "ending", 0, Ending.REFUNDED),
        "1 journeys were turned away, gave up, were stranded or refunded, but not at exactly one place (first: row 0).",
    ),
    "refunded at the gate": (
        ferry_but("journeys", "ending", 3, Ending.REFUNDED),
        "At station gate, 8 came, but 6 served + 0 in service + 1 waiting + 0 turned away + 0 gave up = 7.",
    ),
    "extra was booked": (
        transfer(booked={11: 7}),
        "1 had booked an extra sailing, which nobody can know before (first: journey 5).",
    ),
    "extra and cancelled": (transfer(extra=[6]), "1 sailings were extra, and cancelled (first: row 6)."),
    "from another lounge": (
        transfer(lounges=((OVER,), (1,), (BACK,), (2,))),
        "5 boarded a sailing of a route that does not leave from their lounge (first: journey 0).",
    ),
    # Stops
    "left in fog": (
        transfer(stops=[(OVER, 590.0, 650.5), (BACK, 1000.0, 1200.0)]),
        "1 sailings departed while the weather stopped their route (first: row 1).",
    ),
    "left as fog came": (
        transfer(stops=[(OVER, 540.0, 541.0)]),
        "1 sailings departed while the weather stopped their route (first: row 0).",
    ),
    "stop backwards": (
        transfer(stops=[(OVER, 590.0, 580.0)]),
        "1 stops end before they begin, or at once (first: row 0).",
    ),
    "stops out of order": (
        transfer(stops=[(BACK, 1000.0, 1200.0), (OVER, 590.0, 650.0)]),
        "1 stops do not stand by route and time (first: row 1).",
    ),
    "stops out of time": (
        transfer(stops=[(BACK, 1100.0, 1200.0), (BACK, 1000.0, 1050.0)]),
        "1 stops do not stand by route and time (first: row 1).",
    ),
    "stops that touch": (
        transfer(stops=[(BACK, 1000.0, 1100.0), (BACK, 1100.0, 1200.0)]),
        "1 stops begin before their route was open again (first: row 1).",
    ),
    # Rows that point nowhere
    "no such booking": (
        ferry_but("crossings", "booked", 0, 9),
        "1 crossings name a booked sailing that is not there (first: row 0).",
    ),
    "no such lounge": (
        ferry_but("crossings", "lounge", 0, 1),
        "1 crossings name a lounge that is not there (first: row 0).",
    ),
    "no such lounge's route": (
        transfer(lounges=[(0,), (1,), (2,), (3, 4)]),
        "A lounge serves route 4, which is not there.",
    ),
    "no such stopped route": (
        transfer(stops=[(4, 0.0, 1.0)]),
        "1 stops name a route that is not there (first: row 0).",
    ),
    "no such sailing": (
        ferry_but("crossings", "sailing", 0, 9),
        "1 crossings name a sailing that is not there (first: row 0).",
    ),
    "no such route": (
        ferry_but("sailings", "route", 0, 3),
        "1 sailings name a route that is not there (first: row 0).",
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_books_say_what_is_wrong_on_the_water(wrong: str) -> None:
    journal, sentence = WRONG[wrong]
    assert sentence in balance(journal)


def test_a_sailing_may_leave_at_the_very_end_of_a_stop() -> None:
    assert balance(transfer(stops=[(OVER, 590.0, 650.0)])) == ()
