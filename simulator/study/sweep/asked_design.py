"""The design that a sweep file asks for, its named points, and which factors go together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from simulator.scenario.complaints import nearest
from simulator.study.sweep.fields import CORRELATION, DESIGNS, FLAG, MOST_POINTS_ASKED, NAMED, needed
from simulator.study.sweep.looking import Loc, Look
from simulator.study.sweep.wish import Correlation, Named


def design_of(path: Path, look: Look) -> tuple[str, dict[str, Any], tuple[Named, ...]]:
    """Its kind, what it is told, and of named points these."""
    node = look.node(("design",))
    if node is None:
        return "", {}, ()
    if isinstance(node.content, str):
        kind = node.content
    elif len(node.mapping) == 1:
        kind = next(iter(node.mapping))
    else:
        look.wrong(
            ("design",), f"should be one of: {', '.join(DESIGNS)}", "as in design: {latin_hypercube: {points: 200}}"
        )
        return "", {}, ()
    if kind not in DESIGNS:
        look.wrong(("design", kind) if node.mapping else ("design",), "there is no such design", nearest(kind, DESIGNS))
        return "", {}, ()
    at: Loc = ("design", kind)
    if kind == "named":
        return kind, {}, _named(path, look, at)
    written = look.keys(at, DESIGNS[kind]) if look.node(at) is not None else []
    settings: dict[str, Any] = {}
    for key in written:
        is_flag = DESIGNS[kind][key].form == FLAG
        settings[key] = look.flag((*at, key), True) if is_flag else look.count((*at, key), 1, 1, MOST_POINTS_ASKED)
    return kind, settings, ()


def _named(path: Path, look: Look, at: Loc) -> tuple[Named, ...]:
    found = []
    for name in look.names(at):
        here = (*at, name)
        if look.node(here) is not None:
            look.keys(here, NAMED)
        found.append(
            Named(name, beside(path, look.text((*here, "scenario"))), tuple(look.words((*here, "with"))))
            if look.node(here) is not None
            else Named(name, "", ())
        )
    if not found:
        look.wrong(at, "should name at least one point, as in named: {as_written: {}, busy: {with: [more_sailings]}}")
    return tuple(found)


def correlations_of(look: Look) -> tuple[Correlation, ...]:
    """Factors that go together."""
    found: list[Correlation] = []
    for at in look.items(("correlations",)):
        if not look.keys(at, CORRELATION, needed(CORRELATION)):
            continue
        pair = look.words((*at, "between"))
        rank = look.amount((*at, "rank"), "number")
        factors = look.names(("factors",))
        for row, name in enumerate(pair):
            if name not in factors:
                look.wrong((*at, "between", row), "there is no such factor", nearest(name, factors))
        if len(pair) != 2 or pair[0] == pair[1]:
            look.wrong((*at, "between"), "should name two factors, as in [fog, wind]")
        elif any({pair[0], pair[1]} == {each.first, each.second} for each in found):
            look.wrong((*at, "between"), "this pair is there already")
        elif rank is not None and not -1 < rank < 1:
            look.wrong((*at, "rank"), "should lie between -1 and 1")
        elif rank is not None:
            found.append(Correlation(pair[0], pair[1], rank))
    return tuple(found)


def beside(path: Path, named: str) -> str:
    """A file named relative to this one."""
    return str(Path(path.parent, named)) if named else ""
