"""A sweep before anything is simulated: scenario and policies checked, points laid out, runs counted."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from simulator.journal.journal import Floats
from simulator.policy import levers_of
from simulator.policy.finding import layers_of
from simulator.scenario import ScenarioFile
from simulator.scenario.complaints import Complaint, Complaints, at, in_order
from simulator.scenario.crosscheck_targets import mismeasured
from simulator.scenario.evidence import take_out
from simulator.scenario.loading import finished
from simulator.scenario.measured import place_of
from simulator.scenario.merge import Written, overlay, read_chain
from simulator.scenario.nodes import Node
from simulator.scenario.published import published, without_targets
from simulator.study.sweep.design import Design, DesignKind
from simulator.study.sweep.factor import Factor
from simulator.study.sweep.factors import Ground, lever_names, read_factors
from simulator.study.sweep.laid_out import MOST_POINTS, how_many_points, laid_out, named
from simulator.study.sweep.point import Point
from simulator.study.sweep.recipe import Kitchen, Recipe, light
from simulator.study.sweep.sampled import BASELINE, Target, labels
from simulator.study.sweep.together import correlation_of, drawn_together, is_possible
from simulator.study.sweep.wish import Precision, Wish, read_wish


@dataclass(frozen=True, eq=False)
class Plan:
    """A sweep that could be begun."""

    wish: Wish
    recipe: Recipe
    design: Design
    measures: tuple[Target, ...]
    replications: int | Precision
    """Of each point."""
    seed: int
    baseline: ScenarioFile
    """The scenario as the file has it, levers of the sweep laid over it."""
    drawn: Floats | None = None
    """Where each factor stands, if some go together."""
    warnings: tuple[Complaint, ...] = ()

    @property
    def name(self) -> str:
        """The stem of the sweep's file."""
        return self.wish.name

    @property
    def factors(self) -> tuple[Factor, ...]:
        """What is varied."""
        return self.recipe.factors

    @property
    def policies(self) -> tuple[str, ...]:
        """The baseline first."""
        return self.recipe.names

    @property
    def cells(self) -> int:
        """Points × replications (those run in any case, where a precision decides)."""
        each = self.replications.first if isinstance(self.replications, Precision) else self.replications
        return len(self.design) * each

    @property
    def most_replications(self) -> int:
        """Of one point."""
        return self.replications.at_most if isinstance(self.replications, Precision) else self.replications

    @property
    def runs(self) -> int:
        """Cells × policies."""
        return self.cells * len(self.policies)

    @cached_property
    def settings(self) -> Floats:
        """Points × factors: the value of each factor at each point."""
        from simulator.study.sweep.sampled import Sampled

        empty = Sampled(self.factors, self.design, self.policies, self.measures, self.design.unit, {}, self.drawn)
        return empty.settings

    def values_of(self, row: int) -> tuple[float, ...]:
        """Of the factors at one point."""
        return tuple(float(each) for each in self.settings[row])

    def point(self, row: int) -> Point:
        """One point."""
        values = dict(zip([factor.name for factor in self.factors], self.values_of(row), strict=True))
        if not self.recipe.named:
            return Point(row, values, self.policies)
        each = self.wish.named[row]
        said = {"scenario": Path(each.scenario or self.wish.scenario).stem, "with": "+".join(each.levers)}
        return Point(row, values, self.policies, each.name, said)

    @cached_property
    def kitchen(self) -> Kitchen:
        """Where the scenario of a point is made, here."""
        return Kitchen(self.recipe)

    def file(self, row: int, policy: str = BASELINE) -> ScenarioFile:
        """The scenario of a point under a policy: write it with `dump`, and `strait run` gives its results again."""
        named_row = row if self.recipe.named else None
        return self.kitchen.file(self.point(row).values, self.policies.index(policy), named_row)

    def likely_file(self, policy: str = BASELINE) -> ScenarioFile:
        """The scenario with every factor at its likely value."""
        likely = {factor.name: factor.at(factor.where(factor.likely)) for factor in self.factors}
        return self.kitchen.file(likely, self.policies.index(policy), 0 if self.recipe.named else None)

    @cached_property
    def digest(self) -> str:
        """16 hex digits that name all that determines what the sweep finds."""
        kitchen = self.kitchen
        middle = {factor.name: factor.at(factor.where(factor.likely)) for factor in self.factors}
        first = 0 if self.recipe.named else None
        rule = self.replications
        what: list[Any] = [
            [kitchen.scenario(middle, policy, first)[1] for policy in range(len(self.policies))],
            [[name, [layer.label for layer in layers]] for name, layers in self.recipe.policies],
            [
                [each.name, written.name, [layer.label for layer in layers], finished(written).digest]
                for each, (_, written, layers) in zip(self.wish.named, self.recipe.named, strict=True)
            ],
            [repr(factor) for factor in self.factors],
            [self.design.kind, {key: str(value) for key, value in sorted(self.design.structure.items())}],
            hashlib.sha256(self.settings.tobytes()).hexdigest(),
            labels(self.measures),
            [rule.share, rule.first, rule.at_most] if isinstance(rule, Precision) else rule,
        ]
        return hashlib.sha256(json.dumps(what).encode()).hexdigest()[:16]


def plan(
    path: str | Path,
    *,
    days: float | None = None,
    replications: int | None = None,
    seed: int | None = None,
) -> Plan:
    """A sweep as its file asks for it, or as told otherwise; raises Complaints with everything that is wrong."""
    wish = read_wish(path)
    wish = replace(
        wish,
        days=wish.days if days is None else days,
        seed=wish.seed if seed is None else seed,
        replications=wish.replications if replications is None else replications,
        precision=wish.precision if replications is None else None,
    )
    return planned(wish)


def planned(wish: Wish) -> Plan:
    """A sweep as it was asked for; raises Complaints with everything that is wrong, with what was wrong already."""
    try:
        found = _planned(wish)
    except Complaints as problem:
        wish.complaints.extend(problem.complaints)
        found = None
    if wish.complaints or found is None:
        raise Complaints(in_order(wish.complaints, wish.path))
    return found


def _planned(wish: Wish) -> Plan | None:
    if not wish.scenario:
        return None
    written = _read(wish, wish.scenario, ("scenario",))
    if written is None:
        return None
    base = finished(written)
    levers = _layers(wish, wish.levers, ("with",), written)
    policies = [(BASELINE, ())]
    for row, policy in enumerate(wish.policies):
        policies.append((policy, _layers(wish, (policy,), ("policies", row), written)))
    points = []
    for each in wish.named:
        at = ("design", "named", each.name)
        own = written if not each.scenario else _read(wish, each.scenario, (*at, "scenario"))
        if own is not None:
            points.append((each.name, own, _layers(wish, each.levers, (*at, "with"), own)))
    factor_levers = {
        name: layers[0].lever
        for name, loc in lever_names(wish).items()
        if (layers := _layers(wish, (name,), loc, written))
    }
    _not_twice(wish, levers, policies, factor_levers)
    recipe = Recipe(light(written), levers, tuple(policies), (), factor_levers, tuple(points))
    bare, evidence = take_out(_laid(written, levers).root, [])
    ground = Ground(bare, evidence, factor_levers)
    factors = read_factors(wish, ground)
    measures = _measures(wish, base)
    if wish.complaints or not wish.kind:
        return None
    recipe = replace(recipe, factors=factors)
    seed = base.scenario.run.seed
    design = _design(wish, factors, seed)
    if design is None:
        return None
    replications = wish.precision or wish.replications or base.scenario.run.replications
    found = Plan(wish, recipe, design, measures, replications, seed, base, _together(wish, factors, design))
    _ends_fit(found)
    return replace(found, warnings=tuple(_warnings(wish, found)))


def _read(wish: Wish, path: str, loc: tuple[str | int, ...]) -> Written | None:
    """A scenario file, with the horizon and the seed of the sweep."""
    try:
        if not Path(path).is_file():
            from simulator.scenario.texts import files_beside

            wish.look.wrong(loc, f"there is no file {path}", files_beside(Path(path)))
            return None
        written = read_chain(path)
    except Complaints as problem:
        wish.complaints.extend(problem.complaints)
        return None
    run: dict[str, Any] = {}
    if wish.days is not None:
        run["horizon"] = f"{wish.days!r} day"
    if wish.seed is not None:
        run["seed"] = wish.seed
    root = without_targets(written.root, published(written.root))
    if run:
        root = overlay(root, _node({"run": run}, root), [])
    return replace(written, root=root)


def _node(value: Any, like: Node) -> Node:
    """A value as if it had been written in a file."""
    if isinstance(value, dict):
        return like.replaced({key: (like.replaced(key), _node(inner, like)) for key, inner in value.items()})
    return like.replaced(value)


def _layers(wish: Wish, names: Sequence[str], loc: tuple[str | int, ...], written: Written) -> tuple[Any, ...]:
    """Levers that are asked for, one after the other or as a package, as layers; problems stand at their place."""
    found: list[Any] = []
    for row, name in enumerate(names):
        try:
            if len(names) == 1:
                found += levers_of(written.path, name)
            else:
                found += layers_of([name], written.files, "")
        except Complaints as problem:
            place = (*loc, row) if len(names) > 1 or loc[-1] == "with" else loc
            for each in problem.complaints:
                wish.complaints.append(at(wish.look.root, place, each.rule, each.hint))
    return tuple(found)


def _laid(written: Written, layers: Sequence[Any]) -> Written:
    from simulator.policy.laying import laid

    return laid(written, layers) if layers else written


def _not_twice(wish: Wish, levers: Sequence[Any], policies: Sequence[Any], factor_levers: dict[str, Any]) -> None:
    """No lever lies under a policy that lays it again, and none that is varied is laid besides."""
    always = {layer.lever.name for layer in levers}
    varied = {lever.name for lever in factor_levers.values()}
    for name in sorted(always & varied):
        wish.look.wrong(("with",), f"{name} is varied by a factor, and cannot be laid besides")
    for row, (_, layers) in enumerate(policies[1:]):
        for layer in layers:
            if layer.lever.name in always | varied:
                why = "is laid under every point already" if layer.lever.name in always else "is varied by a factor"
                wish.look.wrong(("policies", row), f"{layer.lever.name} {why}")


def _measures(wish: Wish, base: ScenarioFile) -> tuple[Target, ...]:
    found: list[Target] = []
    for row, written in enumerate(wish.measures):
        problem = mismeasured(base.scenario, written)
        if problem:
            wish.look.wrong(("measures", row), *problem)
            continue
        target = place_of(base.scenario, written)
        if target in found:
            wish.look.wrong(("measures", row), "is there already")
        found.append(target)
    return tuple(found)


def _design(wish: Wish, factors: tuple[Factor, ...], seed: int) -> Design | None:
    if wish.kind == "named":
        return named([each.name for each in wish.named])
    points = how_many_points(wish.kind, wish.settings, factors)
    if points > MOST_POINTS:
        wish.look.wrong(("design",), f"has {points:,} points, and no more than {MOST_POINTS:,} are laid out")
        return None
    return laid_out(cast(DesignKind, wish.kind), wish.settings, factors, seed)


def _together(wish: Wish, factors: tuple[Factor, ...], design: Design) -> Floats | None:
    if not wish.correlations:
        return None
    if wish.kind in ("grid", "one_at_a_time", "morris", "sobol"):
        rule = f"a design of kind {wish.kind} moves its factors one by one, and cannot have them go together"
        wish.look.wrong(("correlations",), rule, "use latin_hypercube or pawn", key=True)
        return None
    names = [factor.name for factor in factors]
    pairs = [(names.index(each.first), names.index(each.second), each.rank) for each in wish.correlations]
    matrix = correlation_of(len(names), pairs)
    if not is_possible(matrix):
        wish.look.wrong(("correlations",), "cannot all hold together", "make some of them weaker", key=True)
        return None
    return drawn_together(design.unit, matrix)


def _ends_fit(found: Plan) -> None:
    """Each factor at either end, the others at their likely value, and every policy there: does the schema allow it?"""
    kitchen = found.kitchen
    likely = {factor.name: factor.at(factor.where(factor.likely)) for factor in found.factors}
    tried = [("", "", likely)]
    for factor in found.factors:
        tried += [(factor.name, "low", {**likely, factor.name: factor.at(0.0)})]
        tried += [(factor.name, "high", {**likely, factor.name: factor.at(1.0)})]
    rows: Sequence[int | None] = range(len(found.design)) if found.recipe.named else [None]
    said: set[tuple[str, str, str]] = set()
    for name, end, values in tried:
        for policy in range(1 if name else len(found.policies)):
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


def _warnings(wish: Wish, found: Plan) -> list[Complaint]:
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
