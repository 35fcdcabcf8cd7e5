"""What a wish for a frontier must fit: controls that take somebody in, a kind that somebody is of, measures with a good
way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from simulator.measures.nature import NATURES
from simulator.scenario.complaints import Complaint, nearest, whole
from simulator.scenario.crosscheck_targets import mismeasured
from simulator.scenario.schema import Scenario
from simulator.study.frontier.openings import sent_to


def controls_among(scenario: Scenario, schemes: Sequence[str], complaints: list[Complaint]) -> tuple[str, ...]:
    """Those of the schemes that decide who is examined; of each other a complaint."""
    known, found = scenario.policy.schemes, []
    if not schemes:
        complaints.append(whole("--scheme", "no scheme is named", nearest("", known)))
    for name in dict.fromkeys(schemes):
        if name not in known:
            complaints.append(whole(f"--scheme {name}", "there is no such scheme", nearest(name, known)))
        elif not sent_to(scenario, (name,)):
            complaints.append(whole(f"--scheme {name}", "no step of an itinerary is under it: nothing would change"))
        elif not any(known[name].takes_in.values()):
            rule = "takes in nobody, and any multiple of that is nobody"
            complaints.append(whole(f"--scheme {name}", rule, "lay a lever over it with --with, or name another"))
        else:
            found.append(name)
    return tuple(found)


def has_intervals(scenario: Scenario, complaints: list[Complaint]) -> None:
    """A complaint about a single replication: without an interval no point is surely better than another."""
    if scenario.run.replications < 2:
        rule = "a single replication has no interval, and no point would be surely better than another"
        complaints.append(whole(f"--replications {scenario.run.replications}", rule, "ask for two or more"))


def somebody_is(scenario: Scenario, kind: str, flows: Iterable[str], complaints: list[Complaint]) -> None:
    """A complaint where nobody of these flows is of a kind."""
    names = {name for flow in flows for trait in scenario.world.flows[flow].every_trait() for name in trait}
    if kind not in names:
        rule = f"nobody whom the schemes are about is `{kind}`"
        complaints.append(whole(f"--odds {kind}", rule, nearest(kind, names)))


def has_a_good_way(scenario: Scenario, option: str, measure: str, complaints: list[Complaint]) -> None:
    """A complaint where there is no such measure, or neither way of it is better."""
    if found := mismeasured(scenario, measure):
        complaints.append(whole(f"{option} {measure}", *found))
    elif NATURES[measure.partition(".")[0]].good == "neither":
        rule = "more of it is neither better nor worse: no point could be ahead of another"
        complaints.append(whole(f"{option} {measure}", rule, "choose a time, a cost or a share that should fall"))
