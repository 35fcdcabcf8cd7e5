"""A file looked through key by key; what is wrong joins the complaints, with its line and the nearest right name."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.scenario.complaints import Complaint, at, nearest
from simulator.scenario.evidence import amount
from simulator.scenario.nodes import Node, find, plain

Loc = tuple[int | str, ...]


class Look:
    """One file; every question is asked at a place, and what cannot be answered rightly is complained of."""

    def __init__(self, root: Node, complaints: list[Complaint]) -> None:
        self.root, self.complaints = root, complaints

    def wrong(self, loc: Loc, rule: str, hint: str = "", *, key: bool = False) -> None:
        """A complaint about what stands at a place, or about its key."""
        self.complaints.append(at(self.root, loc, rule, hint, key=key))

    def node(self, loc: Loc) -> Node | None:
        """What stands at a place; a key without a value is as good as left out."""
        if not loc:
            return self.root
        above = self.node(loc[:-1])
        if above is None:
            return None
        if isinstance(above.content, tuple):
            found = above.content[int(loc[-1])] if int(loc[-1]) < len(above.content) else None
        else:
            found = above.get(str(loc[-1]))
        return found if found is not None and found.content is not None else None

    def keys(self, loc: Loc, known: Iterable[str], needed: Iterable[str] = ()) -> list[str]:
        """The keys that stand there; each that is not known, and each that is needed and missing, is complained of."""
        known = list(known)
        node = self.node(loc)
        if node is None or not isinstance(node.content, dict):
            self.wrong(loc, f"should have keys of its own: {', '.join(known)}")
            return []
        hints = {key: nearest(key, known) for key in node.mapping if key not in known}
        for key, hint in hints.items():
            self.wrong((*loc, key), "is not a key here", hint, key=True)
        for key in needed:
            if self.node((*loc, key)) is None and not any(f"did you mean `{key}`?" in hint for hint in hints.values()):
                self.wrong((*loc, key), "is missing")
        return [key for key in node.mapping if key in known and self.node((*loc, key)) is not None]

    def names(self, loc: Loc) -> list[str]:
        """The keys of a mapping whose keys are names of the writer's own."""
        node = self.node(loc)
        if node is None:
            return []
        if not isinstance(node.content, dict):
            self.wrong(loc, "should be a mapping from names")
            return []
        return list(node.mapping)

    def items(self, loc: Loc) -> list[Loc]:
        """The places of a list."""
        node = self.node(loc)
        if node is None:
            return []
        if not isinstance(node.content, tuple):
            self.wrong(loc, "should be a list, as in [a, b]")
            return []
        return [(*loc, row) for row in range(len(node.content))]

    def text(self, loc: Loc) -> str:
        """Words; empty where there are none."""
        node = self.node(loc)
        if node is None:
            return ""
        if not isinstance(node.content, str) or not node.content:
            self.wrong(loc, "should be text", "put it in quotation marks" if not isinstance(node.content, dict) else "")
            return ""
        return node.content

    def words(self, loc: Loc) -> list[str]:
        """A list of words."""
        return [word for each in self.items(loc) if (word := self.text(each))]

    def count(self, loc: Loc, least: int = 1, usual: int = 0, most: int = 10_000_000) -> int:
        """A whole number."""
        node = self.node(loc)
        if node is None:
            return usual
        number = node.content
        if isinstance(number, bool) or not isinstance(number, int):
            self.wrong(loc, "should be a whole number")
            return usual
        if not least <= number <= most:
            self.wrong(loc, f"should be between {least} and {most}")
            return usual
        return number

    def flag(self, loc: Loc, usual: bool) -> bool:
        """True or false."""
        node = self.node(loc)
        if node is None:
            return usual
        if not isinstance(node.content, bool):
            self.wrong(loc, "should be true or false")
            return usual
        return node.content

    def amount(self, loc: Loc, kind: str = "") -> float | None:
        """A number in the unit used inside; None where none stands there. If a kind is named it must be of it."""
        node = self.node(loc)
        if node is None:
            return None
        found = amount(plain(node))
        if found is None:
            self.wrong(loc, "should be a number, or a quantity such as `30 min`")
            return None
        if kind and found[1] != kind:
            self.wrong(loc, f"is a {found[1]}, and a {kind} is needed here")
            return None
        return found[0]

    def stands(self, loc: Loc) -> tuple[str, int, int]:
        """File, line and column of a place."""
        where = find(self.root, loc)[1]
        return where.file, where.line, where.column
