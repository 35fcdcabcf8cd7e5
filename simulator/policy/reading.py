"""Lever file in, frozen lever out; or every complaint at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from simulator.policy.asking import STRENGTHS
from simulator.policy.fields import CHANGES, FIELDS, LANGUAGES, MAY_CHANGE, STATUSES, Field
from simulator.policy.lever import Lever
from simulator.scenario.complaints import Complaint, Complaints, at, in_order, nearest, whole
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
    always = _standing(changes, "always") or changes.replaced({})
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


def _standing(node: Node | None, key: str) -> Node | None:
    """What stands under a key; a key without a value is as good as left out."""
    found = node.get(key) if node is not None else None
    return found if found is not None and found.content is not None else None


class _Look:
    """One lever file, looked through key by key; what is wrong joins the complaints."""

    def __init__(self, root: Node, complaints: list[Complaint]) -> None:
        self.root, self.complaints = root, complaints

    def through(self) -> None:
        """Everything that stands there, and all that should."""
        self._keys((), self.root, PARTS, PARTS)
        head, changes = _standing(self.root, "lever"), _standing(self.root, "changes")
        self._keys(("lever",), head, FIELDS, [key for key, field in FIELDS.items() if field.needed])
        for key, field in FIELDS.items():
            value = _standing(head, key)
            if value is not None:
                self._value(("lever", key), value, field)
        if changes is not None:
            self._keys(("changes",), changes, CHANGES, STRENGTHS)
        for key in CHANGES:
            value = _standing(changes, key)
            if value is not None:
                self._parts(("changes", key), value)

    def _wrong(self, loc: tuple[str, ...], rule: str, hint: str = "", *, key: bool = False) -> None:
        self.complaints.append(at(self.root, loc, rule, hint, key=key))

    def _keys(self, loc: tuple[str, ...], node: Node | None, known: Iterable[str], needed: Iterable[str]) -> None:
        """No key but those known, and each that is needed unless it was only misspelt."""
        if node is None or not isinstance(node.content, dict):
            self._wrong(loc, f"should have keys of its own: {', '.join(known)}")
            return
        hints = {key: nearest(key, known) for key in node.mapping if key not in known}
        for key, hint in hints.items():
            self._wrong((*loc, key), "is not a key here", hint, key=True)
        for key in needed:
            if _standing(node, key) is None and not any(f"did you mean `{key}`?" in hint for hint in hints.values()):
                self._wrong((*loc, key), "is missing")

    def _value(self, loc: tuple[str, ...], value: Node, field: Field) -> None:
        if field.form == "text":
            self._text(loc, value)
        elif field.form == "languages":
            self._keys(loc, value, LANGUAGES, LANGUAGES)
            for key, (_, words) in value.mapping.items():
                self._text((*loc, key), words)
        elif field.form == "status":
            said = value.get("value")
            if said is None:
                self._wrong(loc, "needs its evidence, as in {value: in_force, grade: published, source: a newspaper}")
            elif said.content not in STATUSES:
                self._wrong((*loc, "value"), "is no status", nearest(str(plain(said)), STATUSES))
        elif field.form == "number":
            amount = value.get("value")
            if amount is None:
                self._wrong(loc, "needs its evidence, as in {value: 40, grade: assumed}")
            elif isinstance(amount.content, bool) or not isinstance(amount.content, int | float | str):
                self._wrong((*loc, "value"), "should be a number, or a quantity such as `30 min`")
        else:
            self._places(loc, value)

    def _text(self, loc: tuple[str, ...], value: Node) -> None:
        if value.content is not None and not isinstance(value.content, str):
            self._wrong(loc, "should be text", "put it in quotation marks")

    def _places(self, loc: tuple[str, ...], value: Node) -> None:
        """What it brings along must be among what it changes at every strength."""
        if not isinstance(value.content, tuple) or not all(isinstance(place.content, str) for place in value.content):
            self._wrong(loc, "should be a list of places, as in [policy.stations.third_desk]")
            return
        changes = _standing(self.root, "changes")
        for place in plain(value):
            for strength in STRENGTHS:
                if not any(_sets(_standing(changes, layer), place) for layer in ("always", strength)):
                    self._wrong(loc, f"{place} is not set at its {strength} strength")
                    break

    def _parts(self, loc: tuple[str, ...], value: Node) -> None:
        """Differences to the world and to policy, and to nothing else."""
        if not isinstance(value.content, dict):
            self._wrong(loc, f"should have keys of its own: {', '.join(MAY_CHANGE)}")
            return
        for key in value.mapping:
            if key not in MAY_CHANGE:
                self._wrong((*loc, key), "is not for a lever to change", nearest(key, MAY_CHANGE), key=True)


def _sets(changes: Node | None, place: str, at: str = "") -> bool:
    """Whether something is set at a dotted place; keys may hold dots themselves."""
    return changes is not None and any(
        at + key == place or (place.startswith(f"{at}{key}.") and _sets(value, place, f"{at}{key}."))
        for key, (_, value) in changes.mapping.items()
    )
