"""What is meant where the wish leaves it open: who hides something, what is saved, what is risked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from simulator.measures.release import REQUIRED
from simulator.scenario.complaints import Complaint, nearest, whole
from simulator.scenario.measured import hidden_kinds
from simulator.scenario.schema import Scenario

Sent = Mapping[str, tuple[str, ...]]
"""Stations to which the controls send, by flow or companion."""


def usual_kind(scenario: Scenario, schemes: Sequence[str], sent: Sent, complaints: list[Complaint]) -> str:
    """Whom the schemes aim at already; if nobody, whom the stations they send to look for. A complaint where that
    is not one kind."""
    policy, flows = scenario.policy, [scenario.world.flows[name.partition("/")[0]] for name in sent]
    there = {kind for flow in flows for trait in flow.every_trait() for kind in trait}
    aimed = {kind for name in schemes for kind in policy.schemes[name].odds}
    sought = {kind for station in policy.stations.values() for kind in station.finds or ()}
    named = {kind for some in sent.values() for name in some for kind in policy.stations[name].finds or ()}
    kinds = aimed or (named & there) or sought
    if len(kinds) != 1:
        rule = "the scenario does not say whom to aim at" if not kinds else "there are several kinds to aim at"
        complaints.append(whole("--odds", rule, f"name one, as in --odds hides=1,3,10 {nearest('', kinds)}"))
        return ""
    return kinds.pop()


def usual_time(scenario: Scenario, sent: Sent) -> str:
    """From arrival to release at the shore of the first station, where that is stamped; else the mean journey."""
    direction = _direction(scenario, sent)
    stations = scenario.policy.stations
    shores = [stations[name].shore for some in sent.values() for name in some]
    for shore in filter(None, shores):
        stamps = {station.stamps for station in stations.values() if station.shore == shore}
        if {*REQUIRED} <= stamps and direction in {flow.direction for flow in scenario.world.flows.values()}:
            return f"arrival_to_release_mean_hours.{direction}.{shore}"
    return f"journey_mean_minutes.{direction}"


def usual_risk(scenario: Scenario, sent: Sent, kind: str = "") -> str:
    """The share of what is hidden that nobody finds; of the kind that is aimed at, where several things are hidden."""
    direction = _direction(scenario, sent)
    several = len(hidden_kinds(scenario, direction)) > 1
    return f"missed_share.{direction}/{kind}" if several and kind else f"missed_share.{direction}"


def _direction(scenario: Scenario, sent: Iterable[str]) -> str:
    """Of the first flow that the controls are about; its name where it has none."""
    flow = next((name.partition("/")[0] for name in sent), next(iter(scenario.world.flows)))
    return scenario.world.flows[flow].direction or flow
