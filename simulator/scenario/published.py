"""Published figures are of the days that were counted; over other days, or under another policy, they are left out."""

from __future__ import annotations

from typing import Any, Final

from pydantic import ValidationError

from simulator.scenario.nodes import Node, plain
from simulator.scenario.schema import Run

PUBLISHED: Final = ("calibrated", "held_out")
"""Uses of a target that are of days as they were; exact values of theory hold on any."""
LEFT_OUT: Final = "left out"
"""What the log of overrides says of a published figure that no longer fits the days it would be held against."""


def published(root: Node) -> list[str]:
    """The names of the published figures of a scenario as written."""
    targets = root.get("targets")
    return [name for name, (_, target) in targets.mapping.items() if _use(target) in PUBLISHED] if targets else []


def without_targets(root: Node, names: list[str]) -> Node:
    """A scenario as written, without the targets of these names."""
    targets = root.get("targets")
    if targets is None or not names:
        return root
    kept = {name: entry for name, entry in targets.mapping.items() if name not in names}
    return root.replaced({**root.mapping, "targets": (root.mapping["targets"][0], targets.replaced(kept))})


def same_days(one: Node, other: Node) -> bool:
    """Whether two scenarios as written simulate the same days, in whatever units they say so."""
    return _days(one) == _days(other)


def said_of(idle: list[str]) -> list[str]:
    """A line for the log of overrides about each published figure that was left out."""
    return [f"targets.{name}: {LEFT_OUT}" for name in idle]


def _use(target: Node) -> object:
    use = target.get("use")
    return None if use is None else use.content


def _days(root: Node) -> object:
    """First day and length; of a run that says neither rightly, what it says."""
    run = root.get("run")
    said = {key: _value(plain(run.mapping[key][1])) for key in ("start", "horizon") if run and key in run.mapping}
    try:
        days = Run.model_validate(said)
    except ValidationError:
        return said
    return days.start, days.horizon


def _value(written: Any) -> Any:
    """A value without what stands behind it."""
    return written.get("value") if isinstance(written, dict) else written
