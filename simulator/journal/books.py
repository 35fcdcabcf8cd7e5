"""The books of a run: everyone who came is accounted for once, and no rule of the terminal was broken.

Nothing is simulated or estimated here. A journal whose books do not balance was made by a program
with a mistake in it, so the sentences are written for whoever looks for that mistake.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from simulator.journal.book_of_facts import balance_facts
from simulator.journal.book_of_journeys import balance_journeys
from simulator.journal.book_of_purchases import balance_purchases
from simulator.journal.book_of_sailings import balance_sailings
from simulator.journal.book_of_stations import balance_station
from simulator.journal.book_of_stops import balance_stops
from simulator.journal.findings import Findings
from simulator.journal.journal import Journal
from simulator.journal.passages import Crossings, Visits


def balance(journal: Journal) -> tuple[str, ...]:
    """Every way in which the books fail to balance, a sentence each; empty when they do.

    In total and at every stage: arrived = finished + waiting + turned away + gave up + stranded + refunded +
    still inside, each journey with one ending that agrees with its last visit. Times never run backwards. At
    every station L = λW to rounding, nobody begins service beyond the roster or while it has nobody. On
    every sailing those who crossed are those who boarded, from a lounge of its route, within the seats; none
    leaves while its route is stopped, and no seat on an extra one was booked. Every yuan wished for in a market goes
    somewhere, and nobody takes out more free of duty than allowed.
    """
    findings = Findings()
    _columns_are_as_long(journal, findings)
    balance_facts(journal, findings)
    if findings:
        return findings.sentences()
    _rows_exist(journal, findings)
    if findings:  # what points nowhere cannot be followed any further
        return findings.sentences()
    balance_journeys(journal, findings)
    for station in journal.visits:
        balance_station(journal, station, findings)
    balance_sailings(journal, findings)
    balance_stops(journal, findings)
    balance_purchases(journal, findings)
    return findings.sentences()


def _columns_are_as_long(journal: Journal, findings: Findings) -> None:
    """The columns of each table have as many rows as one another."""
    tables: dict[str, object] = {
        "journeys": journal.journeys,
        "crossings": journal.crossings,
        "sailings": journal.sailings,
        "purchases": journal.purchases,
        **{f"visits to {name}": visits for name, visits in journal.visits.items()},
    }
    for name, table in tables.items():
        lengths = {field.name: len(getattr(table, field.name)) for field in dataclasses.fields(table)}  # type: ignore[arg-type]
        if len(set(lengths.values())) > 1:
            findings.say(f"The columns of {name} are not of one length: {lengths}")


def _rows_exist(journal: Journal, findings: Findings) -> None:
    """Every row number points at a row."""
    people, sailings = len(journal.journeys), len(journal.sailings)
    stages: dict[str, Visits | Crossings] = {**journal.visits, **journal.meetings, "the crossings": journal.crossings}
    for where, stage in stages.items():
        findings.add(
            (stage.entity < 0) | (stage.entity >= people),
            f"At {where}, {{count}} rows name a journey that is not there",
        )
    bought = journal.purchases.entity
    findings.add((bought < 0) | (bought >= people), "{count} purchases name a journey that is not there")
    for what, rows, low, names in (
        ("flow", journal.journeys.flow, 0, len(journal.flows)),
        ("kind", journal.journeys.kind, -1, len(journal.kinds)),
    ):
        findings.add((rows < low) | (rows >= names), f"{{count}} journeys name a {what} that is not there")
    for what, rows, low, names in (
        ("route", journal.sailings.route, 0, len(journal.routes)),
        ("vessel", journal.sailings.vessel, -1, len(journal.vessels)),
    ):
        findings.add((rows < low) | (rows >= names), f"{{count}} sailings name a {what} that is not there")
    crossings = journal.crossings
    for what, rows, low, names in (
        ("sailing", crossings.sailing, -1, sailings),
        ("booked sailing", crossings.booked, -1, sailings),
        ("lounge", crossings.lounge, 0, len(journal.lounges)),
    ):
        findings.add((rows < low) | (rows >= names), f"{{count}} crossings name a {what} that is not there")
    stopped = journal.stops.route
    if journal.beyond.shape != (len(journal.flows), len(journal.kinds) + 1) or (journal.beyond < 0).any():
        findings.say("Those who found no seat before the end are not counted by flow and kind")
    findings.add((stopped < 0) | (stopped >= len(journal.routes)), "{count} stops name a route that is not there")
    for route in {route for lounge in journal.lounges for route in lounge} - set(range(len(journal.routes))):
        findings.say(f"A lounge serves route {route}, which is not there")
    for station in journal.visits:
        record = journal.stations.get(station)
        if record is None or not len(record.changed):
            findings.say(f"Station {station} has visits but no roster")
        elif record.changed[0] != 0 or not np.all(np.diff(record.changed) >= 0):
            findings.say(f"The roster of station {station} does not rise from time 0")
