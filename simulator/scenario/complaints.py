"""What is wrong with a scenario, and where: one complaint for each problem, all of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.scenario.nodes import Loc, Node, brief, dotted, find, plain


@dataclass(frozen=True, slots=True, order=True)
class Complaint:
    """One thing that is wrong, in words that name the place, the value, the rule and a way out."""

    file: str
    """As it was given, or as `extends` led to it."""
    line: int
    """Counted from 1; 0 where the complaint is about the whole file."""
    column: int
    """Counted from 1."""
    path: str
    """Dotted keys, as `policy.stations.wutong.servers`; places in lists count from 0."""
    value: str
    """What stands there, shortened; empty for a mapping or where nothing stands."""
    rule: str
    """What should hold."""
    hint: str = ""
    """The nearest right name, or what to write instead."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        what = f"{self.path} = {self.value}" if self.path and self.value else self.path or self.value
        joint = " " if self.hint.startswith("(") else "; "
        said = self.rule + joint + self.hint if self.hint else self.rule
        return f"{place}  {what}".rstrip() + f"\n    {said}"


class Complaints(Exception):  # noqa: N818 - what is raised is a list of complaints, and is called so
    """Everything that is wrong with a scenario; nothing was simulated and nothing written."""

    def __init__(self, complaints: Iterable[Complaint]) -> None:
        self.complaints = tuple(dict.fromkeys(complaints))
        super().__init__(str(self))

    def __str__(self) -> str:
        """One problem a paragraph."""
        return "\n".join(str(complaint) for complaint in self.complaints)


def in_order(complaints: Iterable[Complaint], first_file: str) -> tuple[Complaint, ...]:
    """By place in the file that was asked for, then by place in those it extends; each once."""
    return tuple(
        sorted(dict.fromkeys(complaints), key=lambda c: (c.file != first_file, c.file, c.line, c.column, c.path))
    )


def at(root: Node, loc: Loc, rule: str, hint: str = "", *, key: bool = False) -> Complaint:
    """A complaint about the value (or the key) at a place, or about the nearest place above it that was written."""
    name, value = find(root, loc)
    where = name if key or isinstance(value.content, dict) else value
    shown = "" if isinstance(value.content, dict) else brief(plain(value))
    return Complaint(where.file, where.line, where.column, dotted(loc), shown, rule, hint)


def whole(file: str, rule: str, hint: str = "") -> Complaint:
    """A complaint about a file as a whole."""
    return Complaint(file, 0, 0, "", "", rule, hint)


def nearest(name: str, names: Iterable[str]) -> str:
    """`did you mean ...?` for the nearest of the right names, and what they are."""
    known = sorted(set(names))
    guess = did_you_mean(name, known, 0.6)
    guess += " " if guess else ""
    shown = ", ".join(known[:12]) + (f" and {len(known) - 12} more" if len(known) > 12 else "")
    return guess + (f"(there are: {shown})" if known else "(there are none)")


def did_you_mean(name: str, names: Iterable[str], likeness: float) -> str:
    """`did you mean ...?` for the nearest name; nothing where none is as much alike (1 where they are the same)."""
    from difflib import get_close_matches

    close = get_close_matches(name, sorted(set(names)), n=1, cutoff=likeness)
    return f"did you mean `{close[0]}`?" if close else ""
