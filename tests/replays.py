"""A sample of a replay as the page reads it, and what the journal says of the same minute."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from simulator.journal import Journal
from simulator.journal.passages import Visits
from simulator.workshop.replay.columns import unpacked
from simulator.workshop.replay.stretches import State


class Read:
    """The moves of a sample, each with its traveller and its tick."""

    def __init__(self, sample: dict[str, Any]) -> None:
        moves, people = sample["moves"], sample["people"]
        many = unpacked(people["moves"])
        self.owner = np.repeat(np.arange(len(many)), many)
        since = unpacked(moves["since"])
        first = np.cumsum(many) - many
        so_far = np.cumsum(since)
        self.tick = so_far - np.repeat(so_far[first] - since[first], many)
        self.place, self.state = unpacked(moves["place"]) - 1, unpacked(moves["state"])
        self.sailing = unpacked(moves["sailing"])
        self.people = {name: unpacked(column) for name, column in people.items()}
        self.count = len(many)

    def at(self, tick: int) -> tuple[np.ndarray, np.ndarray]:
        """Place and state of everybody at a tick; -9 of who has not come yet."""
        state, place = np.full(self.count, -9), np.full(self.count, -9)
        begun = self.tick <= tick  # within each traveller by tick, so the last one written holds
        state[self.owner[begun]], place[self.owner[begun]] = self.state[begun], self.place[begun]
        return place, state


def waits(visits: Visits, minute: float) -> int:
    """How many wait at this minute of the run: those who have come and are neither served nor gone."""
    left = np.where(np.isnan(visits.started), visits.ended, visits.started)
    return int(np.count_nonzero((visits.queued <= minute) & ~(left <= minute)))


def aboard(journal: Journal, route: int, minute: float) -> int:
    """How many are aboard the sailings of a route."""
    crossings = journal.crossings
    mine = crossings.sailing >= 0
    mine[mine] = journal.sailings.route[crossings.sailing[mine]] == route
    return int(np.count_nonzero(mine & (crossings.started <= minute) & ~(crossings.ended <= minute)))


def faults(journal: Journal, sample: dict[str, Any], minutes: Iterable[int]) -> list[str]:
    """Where the sample says anything else than the journal, at whole minutes of its window."""
    read, people, found = Read(sample), journal.journeys, []
    table = {(each["place"], each["state"]): unpacked(each["people"]) for each in sample["counts"]}
    whole = sample["shown"]["one_in"] == 1
    for minute in minutes:
        now = sample["from_minute"] + minute
        place, state = read.at(int(minute) * 60 // sample["tick_seconds"])
        expected = {}
        for row, here in enumerate(sample["places"]):
            if here["kind"] in {"station", "yard"}:
                expected[row, State.QUEUEING] = waits(journal.visits[here["name"]], now)
            elif here["kind"] == "meeting":
                expected[row, State.QUEUEING] = waits(journal.meetings[here["name"]], now)
            elif here["kind"] == "route":
                expected[row, State.ABOARD] = aboard(journal, journal.routes.index(here["name"]), now)
        for (row, doing), many in expected.items():
            counted = int(table[row, doing][minute]) if (row, doing) in table else 0
            drawn = int(np.count_nonzero((place == row) & (state == doing))) if whole else many
            if not counted == drawn == many:
                found.append(f"{sample['places'][row]['name']} at {now}: {many}, counted {counted}, drawn {drawn}")
        inside = int(np.count_nonzero((people.arrived <= now) & ~(people.left <= now)))
        counted = sum(int(many[minute]) for (_, doing), many in table.items() if doing != State.LEFT)
        drawn = int(np.count_nonzero((state >= 0) & (state != State.LEFT))) if whole else inside
        if not counted == drawn == inside:
            found.append(f"on the way at {now}: {inside}, counted {counted}, drawn {drawn}")
    return found


def cells(sample: dict[str, Any]) -> list[int]:
    """The places that stand in a hall."""
    return [cell["place"] for hall in sample["layout"]["halls"] for column in hall["columns"] for cell in column]
