"""How sure a number is: its range, where it comes from, and whether it was published, derived or assumed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from simulator import units
from simulator.scenario.complaints import Complaint, at, nearest
from simulator.scenario.nodes import Loc, Node, brief, dotted, plain

Grade = Literal["published", "derived", "assumed"]
GRADES: Final = get_args(Grade)
KEYS: Final = ("value", "low", "high", "source", "grade", "note")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind one number of a scenario; value, low and high are as they were written."""

    value: Any
    """As written: `30 min`, `45 %`, 6, or a distribution."""
    low: Any
    """The smallest value still believable (of a distribution: its smallest mean); None when not given."""
    high: Any
    """The largest value still believable; None when not given."""
    source: str
    """Where it was published or what it was derived from; empty for a plain assumption."""
    grade: Grade
    """`published`, `derived` from what was published, or `assumed`."""
    note: str = ""
    """What to mind."""


def take_out(root: Node, complaints: list[Complaint]) -> tuple[Node, dict[str, Evidence]]:
    """The file with bare values only, and the evidence of each by its dotted path."""
    taking = _Taking(root, complaints)
    return taking.bare(root, ()), taking.evidence


class _Taking:
    """Evidence as it is found; what the file repeats (`*`) is read once."""

    def __init__(self, root: Node, complaints: list[Complaint]) -> None:
        self.evidence: dict[str, Evidence] = {}
        self._root, self._complaints = root, complaints
        self._read: dict[int, Evidence] = {}

    def bare(self, node: Node, loc: Loc) -> Node:
        """A value without its evidence."""
        content = node.content
        if isinstance(content, tuple):
            return node.replaced(tuple(self.bare(inner, (*loc, place)) for place, inner in enumerate(content)))
        if not isinstance(content, dict) or loc == ("targets",):
            return node
        value = node.get("value")
        if value is None:
            return node.replaced({key: (name, self.bare(inner, (*loc, key))) for key, (name, inner) in content.items()})
        found = self._read.get(id(node)) or _read(node, loc, self._root, self._complaints)
        if found is not None:
            self._read[id(node)] = self.evidence[dotted(loc)] = found
        return self.bare(value, loc) if "value" not in value.mapping else value


def _read(node: Node, loc: Loc, root: Node, complaints: list[Complaint]) -> Evidence | None:
    """The evidence of one number, or complaints."""
    before = len(complaints)
    written = plain(node)
    complaints += [
        at(root, (*loc, key), "is not a key of an evidenced number", nearest(key, KEYS), key=True)
        for key in written
        if key not in KEYS
    ]
    grade, source, note = written.get("grade"), written.get("source"), written.get("note")
    if grade not in GRADES:
        complaints.append(at(root, (*loc, "grade"), "an evidenced number needs a grade: published, derived or assumed"))
    for key, text in (("source", source), ("note", note)):
        if text is not None and not isinstance(text, str):
            complaints.append(at(root, (*loc, key), "should be text", "put it in quotation marks"))
    if grade in ("published", "derived") and not source:
        complaints.append(at(root, (*loc, "source"), f"a {grade} number needs a source"))
    _check_range(written, loc, root, complaints)
    if len(complaints) > before:
        return None
    return Evidence(written["value"], written.get("low"), written.get("high"), source or "", grade, note or "")


def _check_range(written: dict[str, Any], loc: Loc, root: Node, complaints: list[Complaint]) -> None:
    """low <= value <= high, read with their units."""
    middle = amount(_mean(written["value"]))
    for key in ("low", "high"):
        end = written.get(key)
        if end is None:
            continue
        if middle is None:
            complaints.append(at(root, (*loc, key), f"{key} goes with a single quantity or a distribution with a mean"))
            continue
        read = amount(end)
        if read is None or read[1] != middle[1]:
            complaints.append(
                at(
                    root,
                    (*loc, key),
                    f"should be in the same kind of unit as the value, {brief(_mean(written['value']))}",
                )
            )
        elif (read[0] > middle[0]) if key == "low" else (read[0] < middle[0]):
            complaints.append(
                at(
                    root,
                    (*loc, key),
                    f"low <= value <= high should hold, and the value is {brief(_mean(written['value']))}",
                )
            )


def _mean(value: Any) -> Any:
    """What the range of a value is about: the mean of a distribution, the likeliest of three corners, else itself."""
    if isinstance(value, dict) and len(value) == 1:
        inner = next(iter(value.values()))
        if isinstance(inner, dict):
            return inner.get("mean", inner.get("likely"))
        return inner
    return value


def amount(written: Any) -> tuple[float, str] | None:
    """A quantity as a plain number and what kind of quantity it is; None where it is none."""
    if isinstance(written, bool) or not isinstance(written, str | int | float):
        return None
    if isinstance(written, int | float):
        return float(written), "number"
    for kind, reader in (
        ("time", units.duration_minutes),
        ("rate", units.rate_per_minute),
        ("number", units.share),
        ("clock", units.clock_minutes),
        ("length", units.length_metres),
        ("value of time", units.yuan_per_minute),
    ):
        try:
            return reader(written), kind
        except units.UnitError:
            continue
    try:
        value, currency = units.money(written)
    except units.UnitError:
        return None
    return value, currency
