"""Changes between two strengths of a lever: each number that differs moves on the straight line from one to the other.

What is the same at both stays. Where anything but numbers differs there is no line, and so nothing between.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from simulator.policy.amounts import CLOCK, Amount, alike, read_amount, shortly
from simulator.scenario.nodes import Node, Scalar, dotted, plain
from simulator.scenario.wholes import must_be_whole

Place = tuple[int | str, ...]
"""The keys that lead to a number, and places in lists."""
Content = Scalar | tuple[Node, ...] | dict[str, tuple[Node, Node]]


class NotNumbersError(Exception):
    """Something that is no number differs; its text is the place."""


@dataclass(frozen=True, slots=True)
class Line:
    """One number that differs between two strengths."""

    place: Place
    first: Amount
    last: Amount

    @property
    def whole(self) -> bool:
        """Whether every number on it has to be a whole one; times of day are told in whole minutes."""
        return self.first.unit == CLOCK or (not self.first.unit and must_be_whole(self.place))

    @property
    def counted(self) -> bool:
        """Whether it counts things: desks, boats, people."""
        return self.first.unit != CLOCK and self.whole

    def at(self, share: Fraction) -> Amount:
        """The number so far on the way from the first to the last."""
        return replace(self.first, number=self.first.number + share * (self.last.number - self.first.number))


def lines(first: Node, last: Node, at: Place = ()) -> Iterator[Line]:
    """Every number that differs; raises NotNumbersError where anything else does."""
    one, other = _value(first), _value(last)
    if plain(one) == plain(other):
        return
    met = alike([read_amount(node.content) for node in (one, other)])
    if met:
        yield Line(at, *met)
        return
    pairs = _pairs(one, other)
    if pairs is None:
        lonely = sorted(one.mapping.keys() ^ other.mapping.keys()) if one.mapping and other.mapping else []
        raise NotNumbersError(dotted((*at, *lonely[:1])))
    for key, (below, beside) in pairs.items():
        yield from lines(below, beside, (*at, key))


def between(first: Node, last: Node, share: Fraction, rounded: list[str], at: Place = ()) -> Node:
    """The changes so far on the way from the first to the last.

    What has to be whole is rounded, and said in `rounded` as `place 12.4 to 12`.
    """
    if plain(first) == plain(last):
        return first
    one, other = _value(first), _value(last)
    middle = one.replaced(_between(one, other, share, rounded, at))
    return middle if one is first and other is last else _with_evidence(first, last, middle)


def _between(one: Node, other: Node, share: Fraction, rounded: list[str], at: Place) -> Content:
    pairs = _pairs(one, other)
    if pairs is None or plain(one) == plain(other):
        return _moved(one, other, share, rounded, at)
    inside = {key: between(*each, share, rounded, (*at, key)) for key, each in pairs.items()}
    if isinstance(one.content, tuple):
        return tuple(inside.values())
    return {str(key): (one.mapping[str(key)][0], node) for key, node in inside.items()}


def _moved(one: Node, other: Node, share: Fraction, rounded: list[str], at: Place) -> Content:
    line = next(lines(one, other, at), None)
    if line is None:
        return one.content
    found = line.at(share)
    if line.whole and found.number.denominator != 1:
        near = replace(found, number=Fraction(_nearest(found.number)))
        rounded.append(f"{dotted(at)} {shortly(round(float(found.number), 3))} to {near.written}")
        return near.written
    return found.written


def _nearest(number: Fraction) -> int:
    """The whole number nearest to it; a half goes up, so that a larger value never gives a smaller number."""
    return (number + Fraction(1, 2)).__floor__()


def _value(node: Node) -> Node:
    """A value without its evidence."""
    value = node.get("value")
    return node if value is None else value


def _pairs(one: Node, other: Node) -> dict[int | str, tuple[Node, Node]] | None:
    """What stands under the same key in both; None where one has what the other has not."""
    if isinstance(one.content, tuple) and isinstance(other.content, tuple) and len(one.content) == len(other.content):
        return dict(enumerate(zip(one.content, other.content, strict=True)))
    if isinstance(one.content, dict) and one.mapping.keys() == other.mapping.keys():
        return {key: (value, other.mapping[key][1]) for key, (_, value) in one.mapping.items()}
    return None


def _with_evidence(first: Node, last: Node, middle: Node) -> Node:
    """A value between two of which one or both have evidence: derived from both, or assumed where one is."""
    said = [node for node in (first, last) if node.get("value") is not None]
    grades = {plain(node).get("grade") for node in said}
    sources = dict.fromkeys(source for node in said if (source := plain(node).get("source")))
    grade = "derived" if "assumed" not in grades and len(said) == 2 and sources else "assumed"
    told = {"grade": grade, "source": "; ".join(sources), "note": "between two strengths of a lever"}
    home = said[0]
    entries = {key: (home.replaced(key), home.replaced(text)) for key, text in told.items() if text}
    return home.replaced({"value": (home.replaced("value"), middle), **entries})
