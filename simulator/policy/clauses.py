"""Clauses of the plan: the levers that carry each of them out, or the reason why it moves nothing here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from simulator.policy.catalogue import shipped_folder
from simulator.policy.fields import CLAUSE
from simulator.policy.looking import Look, standing
from simulator.scenario.complaints import Complaints, in_order
from simulator.scenario.nodes import plain
from simulator.scenario.schema import Text
from simulator.scenario.texts import read_text
from simulator.scenario.yaml_reader import read

FILE: Final = "plan/clauses.yaml"
"""Within a folder of levers."""
STARS: Final = (2, 3)
"""How directly a clause sets something in the model: 3 at once, 2 by way of capacity, time or demand."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause, and what became of it."""

    name: str
    clause: str
    """The section of the plan, as 二(五)."""
    words: str
    """What the plan says, in its own words."""
    stars: int
    """3 where it sets something in the model directly, else 2."""
    asks: Text
    """What it asks for, in a few words of three languages."""
    levers: tuple[str, ...]
    """The levers that carry it out; none where it moves nothing here."""
    why: Text | None
    """Why it moves nothing here, or nothing more than its levers do."""


def clauses() -> tuple[Clause, ...]:
    """The clauses of the plan in its order; none where the file is missing."""
    folder = shipped_folder()
    path = None if folder is None else folder / FILE
    return () if path is None or not path.is_file() else read_clauses(path)


def read_clauses(path: str | Path) -> tuple[Clause, ...]:
    """The clauses in a file; raises Complaints with everything that is wrong."""
    shown = str(path)
    root, complaints = read(read_text(Path(path), shown), shown)
    look = Look(root, complaints)
    look.keys((), root, ("clauses",), ("clauses",))
    listed = root.get("clauses")
    for name, (_, entry) in listed.mapping.items() if listed is not None else ():
        loc = ("clauses", name)
        look.fields(loc, entry, CLAUSE)
        stars = standing(entry, "stars")
        if stars is not None and stars.content not in STARS:
            look.wrong((*loc, "stars"), "should be 2 or 3")
        if standing(entry, "levers") is None and standing(entry, "why") is None:
            look.wrong(loc, "should have levers, or say why it has none")
    if listed is None or complaints:
        raise Complaints(in_order(complaints, shown))
    return tuple(_clause(name, plain(entry, nulls=False)) for name, (_, entry) in listed.mapping.items())


def _clause(name: str, said: dict[str, Any]) -> Clause:
    """A clause in which nothing is wrong."""
    return Clause(
        name=name,
        clause=said["clause"],
        words=said["words"],
        stars=said["stars"],
        asks=Text(**said["asks"]),
        levers=tuple(said.get("levers", ())),
        why=Text(**said["why"]) if "why" in said else None,
    )
