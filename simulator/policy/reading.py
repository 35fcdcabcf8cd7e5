"""Lever file in, frozen lever out; or every complaint at once."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from simulator.policy.asking import STRENGTHS
from simulator.policy.fields import CHANGES, FIELDS, MAY_CHANGE
from simulator.policy.lever import Lever
from simulator.policy.looking import Look, standing
from simulator.scenario.complaints import Complaints, in_order, nearest, whole
from simulator.scenario.evidence import Evidence, take_out
from simulator.scenario.merge import overlay
from simulator.scenario.nodes import Node, plain
from simulator.scenario.schema import Text
from simulator.scenario.texts import read_text
from simulator.scenario.yaml_reader import read

PARTS: Final = ("lever", "changes")
UNKNOWN: Final = Evidence("hypothetical", None, None, "", "assumed")
"""What a lever is that says nothing of whether it was ordered."""


def read_lever(path: str | Path) -> Lever:
    """The lever in a file; raises Complaints with everything that is wrong."""
    shown = str(path)
    text = read_text(Path(path), shown)
    if not text.strip():
        raise Complaints([whole(shown, "is empty", f"a lever needs: {', '.join(PARTS)}")])
    root, complaints = read(text, shown)
    if not any(part in root.mapping for part in PARTS):
        raise Complaints([whole(shown, "is not a lever", f"a lever has two parts: {', '.join(PARTS)}")])
    head = {key: entry for key, entry in root.mapping.items() if key == "lever"}
    _, evidence = take_out(root.replaced(head), complaints)
    _Look(root, complaints).through()
    if complaints:
        raise Complaints(in_order(complaints, shown))
    return _lever(shown, root, evidence)


def _lever(path: str, root: Node, evidence: dict[str, Evidence]) -> Lever:
    """A lever in whose file nothing is wrong."""
    head, changes = (root.mapping[part][1] for part in PARTS)
    said = plain(head, nulls=False)
    always = standing(changes, "always") or changes.replaced({})
    return Lever(
        name=Path(path).stem,
        path=path,
        title=Text(**said["title"]),
        clause=said["clause"],
        words=said["words"],
        mechanism=Text(**said["mechanism"]),
        unit=Text(**said["unit"]),
        strengths={strength: evidence[f"lever.{strength}"] for strength in STRENGTHS},
        changes={strength: overlay(always, changes.mapping[strength][1], []) for strength in STRENGTHS},
        status=evidence.get("lever.status", UNKNOWN),
        since=said.get("since", ""),
        adds=tuple(said.get("adds", ())),
        note=said.get("note", ""),
        over=said.get("over", ""),
    )


class _Look(Look):
    """One lever file."""

    def through(self) -> None:
        """Everything that stands there, and all that should."""
        self.keys((), self.root, PARTS, PARTS)
        head, changes = standing(self.root, "lever"), standing(self.root, "changes")
        self.fields(("lever",), head, FIELDS)
        if changes is not None:
            self.keys(("changes",), changes, CHANGES, STRENGTHS)
        for key in CHANGES:
            value = standing(changes, key)
            if value is not None:
                self._parts(("changes", key), value)
        adds = standing(head, "adds")
        for place in plain(adds) if adds is not None and self.is_list_of_text(adds) else ():
            self._is_set(place, changes)

    def _is_set(self, place: str, changes: Node | None) -> None:
        """What it brings along must be among what it changes at every strength."""
        for strength in STRENGTHS:
            if not any(_sets(standing(changes, layer), place) for layer in ("always", strength)):
                self.wrong(("lever", "adds"), f"{place} is not set at its {strength} strength")
                break

    def _parts(self, loc: tuple[str, ...], value: Node) -> None:
        """Differences to the world and to policy, and to nothing else."""
        if not isinstance(value.content, dict):
            self.wrong(loc, f"should have keys of its own: {', '.join(MAY_CHANGE)}")
            return
        for key in value.mapping:
            if key not in MAY_CHANGE:
                self.wrong((*loc, key), "is not for a lever to change", nearest(key, MAY_CHANGE), key=True)


def _sets(changes: Node | None, place: str, at: str = "") -> bool:
    """Whether something is set at a dotted place; keys may hold dots themselves."""
    return changes is not None and any(
        at + key == place or (place.startswith(f"{at}{key}.") and _sets(value, place, f"{at}{key}."))
        for key, (_, value) in changes.mapping.items()
    )
