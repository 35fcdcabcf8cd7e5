"""Rules of published figures: each is compared with a measure that there is, at a place that has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from simulator.scenario.complaints import Complaint, at, nearest
from simulator.scenario.measured import EVERYONE, MEASURED, places
from simulator.scenario.nodes import Node
from simulator.scenario.schema import Scenario


def targets(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Complaints about the measures of targets, written as `name` (of all) or `name.place`."""
    for name, target in scenario.targets.items():
        for key in ("measure", "relative_to"):
            written = getattr(target, key)
            if written is not None and (found := mismeasured(scenario, written)):
                yield at(root, ("targets", name, key), *found)


def mismeasured(scenario: Scenario, written: str) -> tuple[str, str] | None:
    """What is wrong with a measure written as `name` or `name.place`, and what to write; None where nothing is."""
    measure, _, place = written.partition(".")
    if measure not in MEASURED:
        return "there is no such measure", nearest(measure, MEASURED)
    return _misplaced(scenario, measure, place)


def _misplaced(scenario: Scenario, measure: str, place: str) -> tuple[str, str] | None:
    """What is wrong with the place, and what to write; None where nothing is."""
    known = {sort: places(scenario, sort) for sort in MEASURED[measure]}
    names = [name for sort in known.values() for name in sort]
    if measure == "generalised_cost_yuan" and scenario.world.costs is None:
        return "no cost is reckoned where time has no value", "say in `world.costs` what an hour is worth"
    if (place or EVERYONE) in names:
        return None
    if EVERYONE in names and len(known) == 1:
        return "is measured of all together", f"write `{measure}`"
    each = _either(sort.rpartition("_")[2] for sort in known if EVERYONE not in known[sort])
    if place in ("", EVERYONE):
        return f"is measured of each {each}", f"write `{measure}.` and the name of one {nearest('', names)}"
    direction, slash, kind = place.partition("/")
    if slash and "kind" in known and direction in places(scenario, "direction"):
        there = [name.partition("/")[2] for name in known["kind"] if name.startswith(f"{direction}/")]
        return f"of those who go {direction} nobody is of this kind", nearest(kind, there)
    return f"there is no such {each}", nearest(place, names)


def _either(words: Iterable[str]) -> str:
    """`flow, direction or kind`."""
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last
