"""Factors as a sweep file names them, with the range, the unit and the grade that the scenario or the lever has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, cast

from simulator.scenario.complaints import nearest
from simulator.scenario.evidence import Evidence, amount
from simulator.scenario.nodes import Node, brief, dotted, plain
from simulator.scenario.numbers import Told, counted, number_at, place_of_number, told
from simulator.study.sweep.factor import DISTRIBUTIONS, Distribution, Factor
from simulator.study.sweep.fields import FACTOR
from simulator.study.sweep.looking import Loc, Look
from simulator.study.sweep.wish import Wish

TOGETHER: Final = " & "
"""Between the places of a factor that sets several."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the factors are looked up in."""

    bare: Node
    """The scenario as it was written, levers of the sweep laid over it, without its evidence."""
    evidence: Mapping[str, Evidence]
    levers: Mapping[str, Any]
    """The levers that factors name, read, by their name."""


def read_factors(wish: Wish, ground: Ground) -> tuple[Factor, ...]:
    """Every factor of the file; what is wrong joins the complaints of the wish."""
    found: list[Factor] = []
    sets: dict[str, str] = {}
    for name in wish.look.names(("factors",)):
        factor = _factor(wish.look, ("factors", name), name, ground)
        if factor is None:
            continue
        for target in factor.target.split(TOGETHER):
            if target in sets:
                wish.look.wrong(("factors", name), f"{target} is varied by `{sets[target]}` already", key=True)
            sets[target] = name
        found.append(factor)
    return tuple(found)


def _factor(look: Look, at: Loc, name: str, ground: Ground) -> Factor | None:
    before = len(look.complaints)
    written = look.keys(at, FACTOR)
    if ("path" in written) == ("lever" in written) and len(look.complaints) == before:
        look.wrong(at, "should name one of: path, lever")
    if len(look.complaints) > before:
        return None
    base = _of_lever(look, at, name, ground) if "lever" in written else _of_path(look, at, name, ground)
    if base is None:
        return None
    factor, how = base
    return _ranged(look, at, factor, how, set(written))


def _of_path(look: Look, at: Loc, name: str, ground: Ground) -> tuple[Factor, Told] | None:
    """A factor as the scenario has it."""
    places: list[tuple[str, ...]] = []
    for path in _paths_of(look, at):
        loc, problem = place_of_number(ground.bare, path)
        if problem:
            look.wrong((*at, "path"), f"is no number of {ground.bare.file}: {problem}")
        elif path.partition(".")[0] not in ("world", "policy"):
            look.wrong((*at, "path"), "should lead into `world` or `policy`: how a scenario is run is no factor")
        else:
            places.append(loc)
    if not places:
        return None
    units = {number_at(ground.bare, loc)[1].unit or "plain numbers" for loc in places}
    if len(units) > 1:
        look.wrong((*at, "path"), f"leads to quantities of several units: {', '.join(sorted(units))}")
        return None
    likely, how = number_at(ground.bare, places[0])
    behind = _behind(ground.evidence, places[0])
    low, high = (_end(behind, key, how) for key in ("low", "high"))
    return (
        Factor(
            name,
            "path",
            TOGETHER.join(dotted(loc) for loc in places),
            likely if low is None else low,
            likely if high is None else high,
            likely,
            behind.grade if behind else "assumed",
            how.words,
            "triangular" if low is not None and high is not None and low < likely < high else "uniform",
            whole=all(counted(ground.bare, loc) for loc in places),
        ),
        how,
    )


def _paths_of(look: Look, at: Loc) -> Sequence[str]:
    """The place, or the places, that a factor sets."""
    node = look.node((*at, "path"))
    if node is not None and isinstance(node.content, tuple):
        return look.words((*at, "path"))
    return [text] if (text := look.text((*at, "path"))) else []


def _behind(evidence: Mapping[str, Evidence], loc: tuple[str, ...]) -> Evidence | None:
    """What stands behind a number, or behind the distribution whose mean it is."""
    for length in range(len(loc), max(len(loc) - 3, 0), -1):
        found = evidence.get(dotted(loc[:length]))
        if found is not None:
            return found
    return None


def _end(behind: Evidence | None, key: str, how: Told) -> float | None:
    found = amount(getattr(behind, key)) if behind is not None else None
    return None if found is None else _of_unit(found[0], how)


def _of_unit(number: float, how: Told) -> float:
    """A number of the unit used inside as it is told; 880 a day is not 879.9999999999999 of them."""
    return number if how.scale == 1 else float(f"{number / how.scale:.12g}")


def _of_lever(look: Look, at: Loc, name: str, ground: Ground) -> tuple[Factor, Told] | None:
    """A factor as the lever has it; of one that knows its strengths only, these are its values."""
    from simulator.policy import scale_of

    lever = ground.levers.get(look.text((*at, "lever")))
    if lever is None:
        return None  # complained of where levers are read
    scale = scale_of(lever)
    if scale.low != scale.low:
        rule = "has strengths that are no numbers"
        look.wrong((*at, "lever"), rule, "name them under policies: [lever:low, lever:high]")
        return None
    factor = Factor(
        name,
        "lever",
        lever.name,
        scale.smallest,
        scale.largest,
        scale.likely,
        _grade(lever),
        scale.unit,
        whole=scale.whole,
        counts=scale.counts.en,
    )
    if not scale.continuous:
        values = tuple(sorted({scale.low, scale.likely, scale.high}))
        factor = replace(factor, distribution="discrete", values=values)
    return factor, told(0)


def _grade(lever: Any) -> str:
    """The weakest of its strengths."""
    grades = [each.grade for each in lever.strengths.values()]
    return next(grade for grade in ("assumed", "derived", "published") if grade in grades)


def _ranged(look: Look, at: Loc, factor: Factor, how: Told, written: set[str]) -> Factor | None:
    """The factor with the range and distribution that the sweep file gives it."""
    before = len(look.complaints)
    if "values" in written:
        values = [_amount(look, each, factor, how) for each in look.items((*at, "values"))]
        known = tuple(sorted({value for value in values if value is not None}))
        if not values:
            look.wrong((*at, "values"), "should be a list of values, as in [4, 6, 8]")
        if {"low", "high"} & written or look.text((*at, "distribution")) not in ("", "discrete"):
            look.wrong((*at, "values"), "goes without low, high and distribution", key=True)
        if len(look.complaints) > before:
            return None
        likely = factor.likely if known[0] <= factor.likely <= known[-1] else known[len(known) // 2]
        factor = replace(factor, low=known[0], high=known[-1], likely=likely, distribution="discrete", values=known)
        return _within_scale(look, at, factor, before)
    ends = {key: _amount(look, (*at, key), factor, how) for key in ("low", "high", "likely") if key in written}
    changed = {key: value for key, value in ends.items() if value is not None}
    if len(look.complaints) > before:
        return None
    if changed and factor.distribution == "discrete":
        look.wrong((*at, next(iter(changed))), f"{factor.target} has no values but {_listed(factor.values)}", key=True)
        return None
    factor = replace(
        factor,
        grade="assumed" if {"low", "high"} & written else factor.grade,
        low=changed.get("low", factor.low),
        high=changed.get("high", factor.high),
        likely=changed.get("likely", factor.likely),
    )
    if (
        not changed.keys() >= {"likely"}
        and {"low", "high"} & written
        and not factor.low <= factor.likely <= factor.high
    ):
        factor = replace(factor, likely=(factor.low + factor.high) / 2)
    name = look.text((*at, "distribution"))
    if name:
        if name not in DISTRIBUTIONS:
            look.wrong((*at, "distribution"), "is no distribution here", nearest(name, DISTRIBUTIONS))
            return None
        if name == "discrete" and factor.distribution != "discrete":
            look.wrong((*at, "distribution"), "needs `values`", "as in values: [4, 6, 8]")
            return None
        if name != "discrete" and factor.distribution == "discrete":
            look.wrong((*at, "distribution"), f"{factor.target} has no values but {_listed(factor.values)}")
            return None
        factor = replace(factor, distribution=cast(Distribution, name))
    elif {"low", "high"} & written:
        factor = replace(factor, distribution="uniform")
    if factor.distribution != "discrete" and factor.low >= factor.high:
        rule = "has no range: the scenario gives none" if factor.low == factor.high else "low should be less than high"
        look.wrong(at, rule, "write low and high, or values", key=True)
    elif not factor.low <= factor.likely <= factor.high:
        look.wrong(at, f"low <= likely <= high should hold, and likely is {factor.likely:g}", key=True)
    elif factor.distribution == "lognormal" and factor.low <= 0:
        look.wrong(at, "a lognormal number lies above 0, and so should low", key=True)
    return _within_scale(look, at, factor, before)


def _within_scale(look: Look, at: Loc, factor: Factor, before: int) -> Factor | None:
    return factor if len(look.complaints) == before else None


def _amount(look: Look, at: Loc, factor: Factor, how: Told) -> float | None:
    """One end of a range, in the unit used inside; of a lever, in the unit of its file."""
    if factor.kind == "lever":
        node = look.node(at)
        text = str(plain(node)) if node is not None else ""
        number = text.removesuffix(factor.unit).strip()
        try:
            return float(number)
        except ValueError:
            look.wrong(at, "should be a number, as the lever counts")
            return None
    value = look.amount(at, how.kind)
    value = None if value is None else _of_unit(value, how)
    if value is not None and factor.whole and value != int(value):
        look.wrong(at, f"counts things, and {value:g} is no whole number")
        return None
    return value


def _listed(values: tuple[float, ...]) -> str:
    return brief(list(values))


def lever_names(wish: Wish) -> dict[str, Loc]:
    """The levers that factors name, and where."""
    look = wish.look
    return {
        name: ("factors", factor, "lever")
        for factor in look.names(("factors",))
        if look.node(("factors", factor, "lever")) is not None and (name := look.text(("factors", factor, "lever")))
    }
