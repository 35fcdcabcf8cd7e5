"""Whether a plan can be carried out: every factor at both of its ends, and what is allowed but hardly meant."""

from __future__ import annotations

import math
from collections.abc import Sequence

from simulator.scenario.complaints import Complaint, Complaints, at
from simulator.study.sweep.plan import Plan
from simulator.study.sweep.wish import Wish


def ends_fit(found: Plan) -> None:
    """Each factor at either end, the others at their likely value, under every policy: does the schema allow it?"""
    kitchen = found.kitchen
    likely = {factor.name: factor.at(factor.where(factor.likely)) for factor in found.factors}
    tried = [("", "", likely)]
    for factor in found.factors:
        tried += [(factor.name, "low", {**likely, factor.name: factor.at(0.0)})]
        tried += [(factor.name, "high", {**likely, factor.name: factor.at(1.0)})]
    rows: Sequence[int | None] = range(len(found.design)) if found.recipe.named else [None]
    said: set[tuple[str, str, str]] = set()
    for name, end, values in tried:
        for policy in range(len(found.policies)):
            for row in rows:
                try:
                    kitchen.scenario(values, policy, row)
                except Complaints as problem:
                    for each in problem.complaints:
                        where = "" if row is None else str(row)
                        if {(where, each.path, each.rule), (name + end, each.path, each.rule)} & said:
                            continue
                        said.add((name + end or where, each.path, each.rule))
                        _say(found, name, end, values, policy, row, each)


def _say(
    found: Plan, name: str, end: str, values: dict[str, float], policy: int, row: int | None, each: Complaint
) -> None:
    """A complaint of the scenario, at the place of the sweep file that asks for it."""
    look = found.wish.look
    under = f" under {found.policies[policy]}" if policy else ""
    what = f"{each.path}: {each.rule}" if each.path else f"{each.file}: {each.rule}"
    if name:
        place: tuple[str | int, ...] = ("factors", name, end)
        if look.node(place) is None:
            place = place[:-1]
        look.wrong(place, f"at its {end} end, {values[name]:g}{under}, the scenario fails: {what}", each.hint, key=True)
    elif row is not None:
        look.wrong(("design", "named", found.wish.named[row].name), f"the scenario fails{under}: {what}", each.hint)
    elif policy:
        look.wrong(("policies", policy - 1), f"the scenario fails: {what}", each.hint)
    else:
        found.wish.complaints.append(each)


def warnings_of(wish: Wish, found: Plan) -> list[Complaint]:
    """What is allowed and hardly meant."""
    warned = list(found.baseline.warnings)
    root = wish.look.root
    base = int(found.design.structure.get("base", 0))
    if wish.kind == "sobol" and base & (base - 1):
        below = 2 ** int(math.log2(base))
        rule = "is no power of 2: Sobol' points lose their balance, and the indices their precision"
        warned.append(at(root, ("design", "sobol", "base"), rule, f"take {below} or {2 * below}"))
    if wish.kind == "sobol" and base < 32:
        warned.append(at(root, ("design", "sobol"), f"a base of {base} is too small for indices to be worth much"))
    if wish.kind == "morris" and found.design.structure["trajectories"] < 4:
        rule = "fewer than 4 trajectories: an effect and its spread cannot be told apart"
        warned.append(at(root, ("design", "morris"), rule))
    if wish.kind in ("latin_hypercube", "pawn") and len(found.design) < 10 * len(found.factors):
        rule = f"{len(found.design)} points for {len(found.factors)} factors: at least ten for each are usual"
        warned.append(at(root, ("design", wish.kind), rule))
    for factor in found.factors:
        if found.design.kind in ("morris", "sobol") and factor.distribution == "discrete" and len(factor.values) == 1:
            warned.append(at(root, ("factors", factor.name), "has one value only, and explains nothing"))
    return warned
