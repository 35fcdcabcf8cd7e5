"""A lever: a policy that a person could order, what the plan says of it, and what it changes in a scenario."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scenario.evidence import Evidence
from simulator.scenario.nodes import Node
from simulator.scenario.schema import Text


@dataclass(frozen=True, slots=True)
class Lever:
    """One policy, read from its file. It sets values of a scenario and knows nothing of results."""

    name: str
    """The stem of the file's name."""
    path: str
    """The file as it was found."""
    title: Text
    """What the policy is called, in three languages."""
    clause: str
    """The section of the plan, as 二(五)."""
    words: str
    """What the plan says, in its own words."""
    mechanism: Text
    """What it moves in the port, in three languages."""
    unit: Text
    """What its strengths count, in three languages."""
    strengths: dict[str, Evidence]
    """Under `low`, `likely` and `high`: how much, and what stands behind it."""
    changes: dict[str, Node]
    """Under `low`, `likely` and `high`: the differences to a scenario, as they were written."""
    status: Evidence
    """Whether somebody has ordered it (`in_force`, `piloted`, `hypothetical`), and how that is known."""
    since: str
    """From when on, as `2019-06`; empty where it does not say."""
    adds: tuple[str, ...] = ()
    """Places of a scenario that it brings along (a flow, a station, a route); all others it must find there."""
    note: str = ""
    """What to mind."""
    over: str = ""
    """The scenario it was written for, by the stem of its file; empty where it does not say."""
