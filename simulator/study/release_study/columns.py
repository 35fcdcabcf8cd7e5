"""Which column of a spreadsheet holds what, told by its first line."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from simulator.measures.release import DESCRIPTIONS, REQUIRED, STAGES
from simulator.scenario.complaints import Complaint, Complaints, nearest, whole
from simulator.study.release_study.lines import Line, as_text, is_empty, told

NAME, PROBLEM = "declaration", "problem"
"""What a declaration is called; and what an earlier reading found wrong with it, which is not read again."""
COLUMNS: Final = (NAME, *DESCRIPTIONS, *STAGES)
NEEDED: Final = (NAME, *REQUIRED)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column stands, counted from 0."""

    heading: tuple[str, ...]
    """All names as they stand, those that are not read included."""
    places: dict[str, int]
    """Of the columns that are read."""

    def name(self, place: int) -> str:
        """What a column is called; empty for one without a name, or beyond the last."""
        return self.heading[place] if place < len(self.heading) else ""


def columns_of(line: Line, shown: str, ignore: Collection[str] = ()) -> Columns:
    """The columns that a heading names, without those to be ignored; raises Complaints with all that is wrong."""
    heading = tuple(as_text(cell) for cell in line.cells)
    _parted_by_commas(heading, shown)
    places: dict[str, int] = {}
    complaints: list[Complaint] = []
    hints: list[str] = []
    for place, name in enumerate(heading):
        if is_empty(name) or name == PROBLEM or name in ignore:
            continue
        if name not in COLUMNS:
            hint = nearest(name.lower(), COLUMNS)
            hints.append(hint)
            rule = "is not a column of a Time Release Study, nor one to be ignored"
            complaints.append(Complaint(shown, line.number, place + 1, told(name), "", rule, hint))
        elif name in places:
            rule = f"is the name of two columns, {places[name] + 1} and {place + 1}"
            complaints.append(Complaint(shown, line.number, place + 1, name, "", rule))
        else:
            places[name] = place
    for name in NEEDED:
        if name not in places and not any(f"did you mean `{name}`?" in hint for hint in hints):
            complaints.append(Complaint(shown, line.number, 1, name, "", "is a column that must be there"))
    for name in ignore:
        if name not in heading:
            complaints.append(whole(shown, f"has no column `{name}` to ignore", nearest(name, filter(None, heading))))
    if complaints:
        raise Complaints(complaints)
    return Columns(heading, places)


def _parted_by_commas(heading: tuple[str, ...], shown: str) -> None:
    """One long name holds all names where the cells are parted by something else."""
    for mark, called in ((";", "semicolons"), ("\t", "tabs")):
        if len(heading) == 1 and mark in heading[0]:
            raise Complaints([whole(shown, f"its cells are parted by {called}", "part them by commas")])
