"""Another roster for a station, by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from simulator.measures.standard_by_clock import in_time_by_clock
from simulator.scenario import dump, load, loads
from simulator.scenario.rostering import with_roster
from simulator.world import simulate

DAY = Path("scenarios/xiamen_kinmen_day.yaml")
STATION = "wutong_exit_desks"


def test_a_roster_laid_over_a_station_reads_back_as_the_same_scenario() -> None:
    file = with_roster(load(DAY), STATION, {420.0: 3, 720.0: 1, 1200.0: 0})
    assert file.scenario.policy.stations[STATION].roster == {420.0: 3, 720.0: 1, 1200.0: 0}
    assert loads(dump(file)).digest == file.digest != load(DAY).digest
    assert any(
        "wutong_exit_desks.roster: {07:00: 6, 20:00: 0} -> {07:00: 3, 12:00: 1, 20:00: 0}" in line
        for line in file.overridden
    )
    assert not [place for place in file.evidence if place.startswith(f"policy.stations.{STATION}.roster")]


def test_the_roster_it_had_changes_nothing() -> None:
    file = load(DAY)
    assert with_roster(file, STATION, file.scenario.policy.stations[STATION].roster or {}).digest == file.digest


def test_who_is_served_in_time_is_counted_by_when_they_came() -> None:
    file = loads(
        """
about: {title: {en: One desk, zh_Hans: 一台, zh_Hant: 一台}}
world:
  flows:
    people:
      arrivals: {at: ["07:30", "08:00", "08:01", "08:02", "09:00", "12:00"]}
      itinerary: [{visit: desk, service: 10 min}]
policy: {stations: {desk: {roster: {"08:00": 1, "11:00": 0}}}}
run: {start: 2011-04-04, horizon: 1 day, replications: 1, seed: 1}
"""
    )
    journal = simulate(file.scenario, 0, digest=file.digest)
    # Served from 08:00, 08:10, 08:20, 08:30, 09:00 and never: waits 30, 10, 19, 28, 0; the last comes after closing.
    found = in_time_by_clock(journal, "desk", [480, 540, 660], 15.0)
    assert found.came.tolist() == [4, 1]
    assert found.in_time.tolist() == [1, 1]
    assert in_time_by_clock(journal, "desk", [480, 540, 660], 30.0).in_time.tolist() == [4, 1]
    assert np.array_equal(in_time_by_clock(journal, "desk", [0, 1440], 1e9).came, [6])
