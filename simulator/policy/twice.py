"""Two levers that set one value differently: the later holds, and whoever asked for both should know.

In a package that is compared with others nobody should have to know it: there it is a fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from simulator.policy.values import bare, shown
from simulator.scenario.complaints import Complaint
from simulator.scenario.merge import Override
from simulator.scenario.nodes import Node, dotted


def set_twice(
    overrides: Iterable[Override], later: str, earlier: Sequence[tuple[str, Override]], together: str = ""
) -> Iterator[Complaint]:
    """A warning for each value that a lever sets otherwise than one before it did; a complaint if they are laid
    `together`, so that neither comes later."""
    for override in overrides:
        for label, before in reversed(earlier):
            if _contradicts(override, before):
                yield Complaint(
                    override.key.file,
                    override.key.line,
                    override.key.column,
                    dotted(override.place),
                    shown(override.new),
                    f"{label} and {later} set this differently"
                    + (f" {together}" if together else f"; {later} comes later, and holds"),
                    f"{label} has {shown(before.new)}",
                )
                break


def _contradicts(later: Override, before: Override) -> bool:
    """Whether one sets what the other did, or a part of it, to another value."""
    shared = min(len(later.place), len(before.place))
    if later.place[:shared] != before.place[:shared]:
        return False
    theirs, ours = _within(before.new, later.place[shared:]), _within(later.new, before.place[shared:])
    return theirs is not None and bare(theirs) != bare(ours)


def _within(node: Node | None, keys: Iterable[str]) -> Node | None:
    """What stands further down; None where nothing does."""
    for key in keys:
        node = node.get(key) if node is not None else None
    return node
