"""Another roster for a station of a scenario that was read: how many are on duty in each part of the day, every day."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.scenario.loading import ScenarioFile
from simulator.scenario.overrides import published_figures, rewritten
from simulator.units import clock_text


def with_roster(file: ScenarioFile, station: str, roster: Mapping[float, int]) -> ScenarioFile:
    """The same scenario with another roster at a station, and the digest that goes with it.

    `roster` says how many from each clock time (minutes after midnight) on. Published figures are of days as they were,
    so they are left out. The station must have no rosters of certain days.
    """
    standing = file.scenario.policy.stations[station]
    kept = dict(sorted(roster.items()))
    stations = {
        **file.scenario.policy.stations,
        station: standing.model_copy(update={"roster": kept, "servers": None}),
    }
    scenario = file.scenario.model_copy(
        update={"policy": file.scenario.policy.model_copy(update={"stations": stations})}
    )
    written = {clock_text(minute): count for minute, count in kept.items()}
    policy = file.resolved["policy"]
    there = {key: value for key, value in policy["stations"][station].items() if key not in ("servers", "roster")}
    resolved = {
        **file.resolved,
        "policy": {**policy, "stations": {**policy["stations"], station: {**there, "roster": written}}},
    }
    place = f"policy.stations.{station}"
    line = f"{place}.roster: {_said(standing.roster, standing.servers)} -> {_said(kept, None)}"
    changed = [f"{place}.roster", f"{place}.servers"]
    return rewritten(file, scenario, resolved, [line], changed, published_figures(file.scenario))


def _said(roster: Mapping[float, int] | None, servers: int | None) -> str:
    if roster is None:
        return str(servers)
    return "{" + ", ".join(f"{clock_text(minute)}: {count}" for minute, count in sorted(roster.items())) + "}"
