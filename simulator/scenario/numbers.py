"""Numbers of a scenario by their dotted places: where they stand, what they are, and others in their stead.

All of it works on a scenario as it was written, without its evidence (`take_out`). A number set there is written so
that it reads back as the same number, as `4.5 min` or `1200.0 CNY`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from simulator.scenario.choices import COUNTS, DURATIONS
from simulator.scenario.complaints import Complaints, nearest
from simulator.scenario.evidence import amount
from simulator.scenario.loading import checked
from simulator.scenario.nodes import Loc, Node, dotted, find, plain
from simulator.units import AMOUNT, clock_text

UNITS_INSIDE: Final = {
    "time": "min",
    "rate": "/ min",
    "length": "m",
    "value of time": "CNY / min",
    "clock": "minutes after midnight",
}
"""In what each kind of quantity is reckoned inside; a plain number, and money, in what it is written in."""
IN_WORDS: Final = {
    "time": "minutes",
    "length": "metres",
    "value of time": "CNY a minute",
    "clock": "minutes after midnight",
    "number": "",
    "s": "second",
    "min": "minute",
    "h": "hour",
}
_MEANS: Final = ("mean", "likely")
"""Under which key a distribution has what its evidence is about."""


def place_of_number(root: Node, path: str) -> tuple[tuple[str, ...], str]:
    """The keys that lead to a number, and nothing; or, where none stands there, how far there is something, and what is
    wrong. Of a distribution it is the mean (the likeliest of three corners)."""
    loc = _down(root, path)
    if loc is None:
        return _astray(root, path)
    node = find(root, _loc(root, loc))[1]
    for part in _to_the_mean(node):
        loc, node = (*loc, part), node.mapping[part][1]
    if amount(plain(node)) is None:
        inside = list(node.mapping) or [str(row) for row in range(len(_items(node)))]
        hint = f"it has {', '.join(inside[:12])}" if inside else ""
        return loc, f"is not one number{'; ' + hint if hint else ''}"
    return loc, ""


@dataclass(frozen=True, slots=True)
class Told:
    """How a quantity is told: in the unit that is used inside, but rates as they are written (574 a day, not 0.399 a
    minute)."""

    kind: str
    """What it is a quantity of, as `evidence.amount` has it."""
    unit: str
    """What is written behind the number."""
    words: str
    """The unit in words; empty for a plain number."""
    scale: float = 1.0
    """So many of the unit used inside are one of this."""


def told(written: Any) -> Told:
    """How a quantity is told that is written like this one."""
    found = amount(written)
    kind = found[1] if found else "number"
    if kind == "rate":
        per = str(written).rpartition("/")[2].strip()
        return Told(kind, f"/ {per}", f"per {IN_WORDS.get(per, per)}", (amount(f"1 / {per}") or (1.0, ""))[0])
    return Told(kind, UNITS_INSIDE.get(kind, kind), IN_WORDS.get(kind, kind))


def number_at(root: Node, loc: Loc) -> tuple[float, Told]:
    """The number at a place, as it is told."""
    written = plain(find(root, _loc(root, loc))[1])
    found, how = amount(written), told(written)
    if found is None:
        raise ValueError(f"{dotted(loc)} is not a number")
    split = AMOUNT.fullmatch(str(written).strip()) if how.kind == "rate" else None
    return (float(split[1]) if split else found[0]), how


def put(root: Node, loc: Loc, number: float, *, whole: bool = False) -> Node:
    """The scenario with another number at a place, told and written as what stands there is."""
    if not loc:
        standing = plain(root)
        how = told(standing)
        rate = f"{float(number)!r} {how.unit}" if how.kind == "rate" else None
        return root.replaced(rate or written_like(standing, number, whole=whole))
    first, rest = str(loc[0]), loc[1:]
    if isinstance(root.content, tuple):
        row = int(first)
        items = root.content
        return root.replaced((*items[:row], put(items[row], rest, number, whole=whole), *items[row + 1 :]))
    key, value = root.mapping[first]
    return root.replaced({**root.mapping, first: (key, put(value, rest, number, whole=whole))})


def written_like(standing: Any, number: float, *, whole: bool = False) -> str | int | float:
    """A number of the unit used inside, as the same kind of quantity as stands there."""
    found = amount(standing)
    kind = found[1] if found else "number"
    if kind == "clock":
        return clock_text(number)
    if kind == "number":
        return int(number) if whole else float(number)
    return f"{float(number)!r} {UNITS_INSIDE.get(kind, kind)}"


def counted(root: Node, loc: Loc) -> bool:
    """Whether the schema has only whole numbers at a place: it would refuse half of one."""
    content = find(root, _loc(root, loc))[1].content
    if isinstance(content, bool) or not isinstance(content, int):
        return False
    try:
        checked(put(root, loc, content + 0.5), root.file)
    except Complaints as wrong:
        return any(each.rule == "should be a whole number" for each in wrong.complaints)
    return False


def numbers_of(root: Node, loc: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every number that is written in a scenario, as it was written, by its place."""
    if isinstance(root.content, dict):
        for key, (_, value) in root.content.items():
            yield from numbers_of(value, (*loc, key))
    elif isinstance(root.content, tuple):
        for row, value in enumerate(root.content):
            yield from numbers_of(value, (*loc, str(row)))
    elif amount(root.content) is not None:
        yield loc, root.content


def _loc(root: Node, loc: Loc) -> tuple[int | str, ...]:
    """With places in lists as numbers, as `find` wants them."""
    found: list[int | str] = []
    node = root
    for part in loc:
        found.append(int(part) if isinstance(node.content, tuple) and str(part).isdigit() else str(part))
        node = find(node, (found[-1],))[1]
    return tuple(found)


def _items(node: Node) -> tuple[Node, ...]:
    return node.content if isinstance(node.content, tuple) else ()


def _down(node: Node, path: str, loc: tuple[str, ...] = ()) -> tuple[str, ...] | None:
    """The way down a dotted path; keys may hold dots themselves."""
    if not path:
        return loc
    for key in node.mapping:
        if path == key or path.startswith(f"{key}."):
            found = _down(node.mapping[key][1], path[len(key) + 1 :], (*loc, key))
            if found is not None:
                return found
    first, _, rest = path.partition(".")
    items = _items(node)
    if first.isdigit() and int(first) < len(items):
        return _down(items[int(first)], rest, (*loc, first))
    return None


def _astray(root: Node, path: str) -> tuple[tuple[str, ...], str]:
    """How far a path leads, and what it might have meant there."""
    node, loc, rest = root, tuple[str, ...](), path
    while True:
        key = max((each for each in node.mapping if rest.startswith(f"{each}.")), key=len, default=None)
        if key is None:
            break
        node, loc, rest = node.mapping[key][1], (*loc, key), rest[len(key) + 1 :]
    items = _items(node)
    if items:
        return loc, f"{dotted(loc)} is a list of {len(items)}, counted from 0, and has no `{rest.partition('.')[0]}`"
    where = f"in {dotted(loc)}" if loc else "at the top"
    return loc, f"{where} there is no `{rest.partition('.')[0]}`; {nearest(rest.partition('.')[0], node.mapping)}"


def _to_the_mean(node: Node) -> tuple[str, ...]:
    """From a distribution to its mean; nothing from anything else."""
    if len(node.mapping) != 1:
        return ()
    name = next(iter(node.mapping))
    if name not in DURATIONS + COUNTS:
        return ()
    inner = node.mapping[name][1]
    return (name, *[key for key in _MEANS if key in inner.mapping][:1])
