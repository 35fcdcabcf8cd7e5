"""Levers that take effect on a day: what they set is written under `policy.from_date`, and the days before are as ever.

Rosters, timetables, schemes and the allowance can change on a day. A change there replaces what it names whole, so that
a roster of which the lever sets one hour is written with all its other hours as they stand on that day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from simulator.policy.backing import backed
from simulator.policy.layer import Layer
from simulator.scenario.complaints import Complaint, whole
from simulator.scenario.loading import ScenarioFile
from simulator.scenario.merge import Override, overlay
from simulator.scenario.nodes import Node, dotted
from simulator.scenario.policy import RouteChange, StationChange
from simulator.units import MINUTES_PER_DAY

Place = tuple[str, ...]
FIELDS: Final = {"stations": tuple(StationChange.model_fields), "routes": tuple(RouteChange.model_fields)}
"""What can change on a day, of stations and of routes."""
DEPTHS: Final[dict[Place, int]] = {("policy", "stations"): 4, ("policy", "routes"): 4, ("policy", "schemes"): 3}
"""How many keys lead to what can change."""
STAFFED: Final = ("servers", "roster")
"""Of these a station has one; what is written on a day replaces both."""
WHAT_CAN: Final = "rosters, timetables, who is let in or spared, schemes and the allowance can change on a day"


def too_late(file: ScenarioFile) -> Iterator[Complaint]:
    """Levers that take effect only when the run is over, and so do nothing."""
    run = file.scenario.run
    for label in file.levers:
        name, at, day = label.rpartition("@")
        if at and (dt.date.fromisoformat(day) - run.start).days * MINUTES_PER_DAY >= run.horizon:
            last = run.start + dt.timedelta(minutes=run.horizon - 1)
            yield whole(label, f"does nothing: the run ends on {last.isoformat()}, before {name} takes effect")


def laid_from(root: Node, layer: Layer, day: dt.date, overrides: list[Override]) -> tuple[Node, list[Complaint]]:
    """The scenario with a lever from a day on, and what keeps it from that; what it sets is added to `overrides`."""
    before = as_of(root, day)
    after = overlay(before, backed(layer.changes, before, layer.evidence, layer.label), [])
    fixed, found = [*layer.lever.adds], []
    for place in _places(layer.changes):
        value = at_place(after, place)
        if value is not None and _can_change(place):
            found.append((place, value))
        elif not _restaffed(after, place):
            fixed.append(dotted(place))
    if fixed:
        more = f" and {len(fixed) - 1} more" if len(fixed) > 1 else ""
        rule = f"cannot take effect on a day: it sets {fixed[0]}{more}, and only {WHAT_CAN}"
        return root, [whole(layer.lever.path, rule, f"lay it for the whole run: {layer.label.rpartition('@')[0]}")]
    for place, value in found:
        written = ("policy", "from_date", day.isoformat(), *place[1:])
        overrides.append(Override(written, value, at_place(before, place), value))
        root = _put(root, written, value)
    return root, []


def changed_later(root: Node, day: dt.date, overrides: Iterable[Override]) -> Iterator[str]:
    """Places that a lever sets from a day on and that the scenario changes again after it."""
    for date in _dates(root):
        for override in overrides:
            place = ("policy", "from_date", date, *override.place[3:])
            if date > day.isoformat() and at_place(root, place) is not None:
                yield dotted(place)


def as_of(root: Node, day: dt.date) -> Node:
    """A scenario as written, with what it changes up to a day as if it had always been so."""
    for date in _dates(root):
        change = at_place(root, ("policy", "from_date", date))
        for place in _places(change, ("policy",)) if change is not None and date <= day.isoformat() else ():
            value = at_place(change, place[1:])
            if value is not None:
                others = {(*place[:-1], key) for key in STAFFED} - {place} if place[-1] in STAFFED else set()
                root = _put(_without(root, others), place, value)
    return root


def _dates(root: Node) -> list[str]:
    changes = at_place(root, ("policy", "from_date"))
    return sorted(changes.mapping) if changes else []


def _places(changes: Node | None, at: Place = ()) -> Iterator[Place]:
    """What is set, each place as deep as it can change on a day."""
    for key, (_, value) in changes.mapping.items() if changes is not None else ():
        place = (*at, key)
        deepest = DEPTHS.get(place[:2], 2 if at[:1] == ("policy",) else 3)
        if isinstance(value.content, dict) and len(place) < deepest:
            yield from _places(value, place)
        else:
            yield place


def _can_change(place: Place) -> bool:
    part = place[1] if place[0] == "policy" and len(place) > 1 else ""
    if part in FIELDS:
        return len(place) == DEPTHS["policy", part] and place[-1] in FIELDS[part]
    return part in ("schemes", "duty_free")


def _restaffed(after: Node, place: Place) -> bool:
    """Whether only the one way of saying how many work at a station makes room for the other."""
    others = [(*place[:-1], key) for key in STAFFED if key != place[-1]]
    return _can_change(place) and place[-1] in STAFFED and any(at_place(after, other) is not None for other in others)


def at_place(root: Node | None, place: Place) -> Node | None:
    """What stands at a place; None where nothing does."""
    for key in place:
        root = root.get(key) if root is not None else None
    return root if root is not None and root.content is not None else None


def _put(root: Node, place: Place, value: Node) -> Node:
    """The same with another value at a place, whatever stood there."""
    key, *rest = place
    name, below = root.mapping.get(key, (value.replaced(key), value.replaced({})))
    return root.replaced({**root.mapping, key: (name, _put(below, tuple(rest), value) if rest else value)})


def _without(root: Node, places: Iterable[Place]) -> Node:
    """The same without what stands at some places."""
    for key, *rest in places:
        if key in root.mapping:
            name, below = root.mapping[key]
            kept = {other: entry for other, entry in root.mapping.items() if other != key}
            root = root.replaced({**root.mapping, key: (name, _without(below, [tuple(rest)]))} if rest else kept)
    return root
