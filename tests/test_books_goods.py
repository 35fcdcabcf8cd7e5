"""Release studies and misses of scenarios drawn by lot, against a clerk who reads the journal line by line."""

from __future__ import annotations

import dataclasses
import json
import math
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pytest

from simulator import measures
from simulator.journal import Ending, Journal
from simulator.measures.release.declarations import CHANNELS, REQUIRED, STAGES
from simulator.scenario import Complaints, loads
from simulator.units import MINUTES_PER_DAY
from simulator.world import simulate
from tests.random_scenarios import random_scenario

Line = tuple[str, float, float, float]
"""Of one visit: whose it was, when they came, were begun with and done."""


@pytest.fixture(scope="module")
def controlled() -> list[Journal]:
    """Runs in which goods are controlled."""
    found = []
    for seed in range(200):
        try:
            scenario = loads(json.dumps(random_scenario(seed))).scenario
        except Complaints:
            continue
        if any(station.shore for station in scenario.policy.stations.values()):
            found.append(stamped(simulate(scenario, walker="plain")))
    return found


def stamped(journal: Journal) -> Journal:
    """The same run, its three busiest stations on one shore and stamping what every release study needs."""
    busiest = sorted(journal.visits, key=lambda name: len(journal.visits[name]))[-len(REQUIRED) :]
    stations = dict(journal.stations)
    for name, stage in zip(busiest, REQUIRED, strict=False):
        control = dataclasses.replace(stations[name].control, shore="near", stamps=stage)
        stations[name] = dataclasses.replace(stations[name], control=control)
    return dataclasses.replace(journal, stations=stations)


def traveller(journal: Journal, row: int) -> str:
    """What the traveller is called to whom a journey, or what comes along on it, belongs."""
    return f"{journal.flows[journal.journeys.flow[row]].partition('/')[0]} {journal.journeys.index[row]}"


def lines(journal: Journal, station: str) -> Iterator[Line]:
    """Every visit to a station."""
    visits = journal.visits[station]
    for row, *times in zip(visits.entity, visits.queued, visits.started, visits.ended, strict=True):
        queued, started, ended = map(float, times)
        yield traveller(journal, row), queued, started, ended


def noted(journal: Journal, shore: str) -> tuple[dict[str, dict[str, float]], dict[str, int]]:
    """What a clerk notes of everyone who is served on a shore, or whose papers are; and the heaviest channel."""
    stamps: dict[str, dict[str, float]] = defaultdict(dict)
    channels: dict[str, int] = defaultdict(int)
    for name in journal.visits:
        control = journal.stations[name].control
        if control.shore != shore:
            continue
        for who, queued, started, ended in lines(journal, name):
            if control.stamps == "arrived":
                stamps[who]["arrived"] = min(queued, stamps[who].get("arrived", math.inf))
            elif control.stamps and ended >= started:
                stamps[who][control.stamps] = max(ended, stamps[who].get(control.stamps, -math.inf))
            if control.channel and not math.isnan(started):
                channels[who] = max(channels[who], CHANNELS.index(control.channel))
    return {who: struck(passed) for who, passed in stamps.items()}, channels


def struck(passed: dict[str, float]) -> dict[str, float]:
    """The stamps without what was done only after release, and without a gate passed before it, under seal."""
    released = passed.get("released", math.nan)
    return {
        stage: minute
        for stage, minute in passed.items()
        if stage in REQUIRED or not (minute < released if stage == "gated_out" else minute > released)
    }


def test_a_release_study_is_what_the_clerk_noted_of_those_who_were_released(controlled: list[Journal]) -> None:
    compared = 0
    for journal in controlled:
        going = {flow for flow, way in zip(journal.flows, journal.directions, strict=True) if way}
        for shore in ("near", "far"):
            stamps, channels = noted(journal, shore)
            released = {
                who
                for who, passed in stamps.items()
                if passed.keys() >= set(REQUIRED) and who.partition(" ")[0] in going
            }
            for name, study in measures.studies(journal).items():
                if not name.endswith(f".{shore}"):
                    continue
                for row, who in enumerate(study.name.tolist()):
                    released.remove(who)
                    assert study.described["channel"][row] == CHANNELS[channels[who]]
                    passed = [study.passed[stage][row] for stage in STAGES]
                    np.testing.assert_array_equal(passed, [stamps[who].get(stage, math.nan) for stage in STAGES])
                    compared += 1
            assert not released
    assert compared > 100


def test_what_is_missed_is_what_the_clerk_multiplies(controlled: list[Journal]) -> None:
    compared = 0
    for journal in controlled:
        finds = {name: record.control.finds for name, record in journal.stations.items() if record.control.finds}
        people = journal.journeys
        kind = {traveller(journal, row): int(people.kind[row]) for row in range(len(people))}
        missed = {
            traveller(journal, row): 1.0
            for row in np.flatnonzero(people.ending == Ending.FINISHED)
            if "/" not in journal.flows[people.flow[row]]
            and any(not math.isnan(shares[people.kind[row]]) for shares in finds.values())
        }
        for station, shares in finds.items():
            for who, _, started, ended in lines(journal, station) if station in journal.visits else ():
                if who in missed and ended >= started:
                    missed[who] *= 1 - shares[kind[who]]
        days = journal.horizon_minutes / MINUTES_PER_DAY
        for flow in {who.partition(" ")[0] for who in missed} - set(journal.directions):
            mine = [share for who, share in missed.items() if who.startswith(f"{flow} ")]
            assert measures.hidden_per_day(journal, flow) == pytest.approx(len(mine) / days)
            assert measures.missed_per_day(journal, flow) == pytest.approx(sum(mine) / days)
            compared += len(mine)
    assert compared > 100
