"""Names that a lever counts on: it changes stations, routes and flows that a scenario has, and makes none unawares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from simulator.scenario.complaints import Complaint, nearest
from simulator.scenario.nodes import Node, dotted

ANY: Final = "*"
NAMED: Final = {
    ("world", "flows", ANY): "flow",
    ("world", "flows", ANY, "kinds", ANY): "kind of traveller",
    ("world", "flows", ANY, "traits", ANY): "trait",
    ("world", "flows", ANY, "traits", ANY, ANY): "kind of traveller",
    ("world", "flows", ANY, "companions", ANY): "companion",
    ("world", "flows", ANY, "basket", "classes", ANY): "class of goods",
    ("world", "weather", ANY): "weather",
    ("world", "choices", ANY): "choice",
    ("policy", "duty_free"): "allowance",
    ("policy", "stations", ANY): "station",
    ("policy", "ports", ANY): "port",
    ("policy", "airports", ANY): "airport",
    ("policy", "vessels", ANY): "vessel",
    ("policy", "schemes", ANY): "scheme",
    ("policy", "routes", ANY): "route",
}
"""Places of a scenario whose keys are names that its author chose, and what they name; and an allowance, which
not every scenario has."""


def unknown_names(
    changes: Node, root: Node, adds: tuple[str, ...], scenario: str, at: tuple[str, ...] = ()
) -> Iterator[Complaint]:
    """Complaints about names in a lever's changes that a scenario does not have and the lever does not bring along."""
    for key, (name, value) in changes.mapping.items():
        place = (*at, key)
        below = root.get(key)
        if dotted(place) in adds:
            continue
        if below is None and (kind := _kind(place)):
            rule = f"{scenario} has no such {kind}"
            hint = nearest(key, root.mapping)
            yield Complaint(name.file, name.line, name.column, dotted(place), "", rule, hint)
        else:
            yield from unknown_names(value, below or value.replaced({}), adds, scenario, place)


def _kind(place: tuple[str, ...]) -> str:
    """What the last key of a place names; empty where it is no name."""
    fitting = (
        kind
        for pattern, kind in NAMED.items()
        if len(pattern) == len(place) and all(part in (ANY, key) for part, key in zip(pattern, place, strict=True))
    )
    return next(fitting, "")
