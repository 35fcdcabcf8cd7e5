"""From what a sweep file says to a plan: scenario, levers and measures looked up, points laid out, all checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from simulator.journal.columns import Floats
from simulator.policy import levers_of
from simulator.policy.finding import layers_of
from simulator.scenario import ScenarioFile
from simulator.scenario.complaints import Complaints, at, in_order
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
from simulator.study.sweep.fitting import ends_fit, warnings_of
from simulator.study.sweep.laid_out import MOST_POINTS, how_many_points, laid_out, named
from simulator.study.sweep.plan import Plan
from simulator.study.sweep.reading_wish import read_wish
from simulator.study.sweep.recipe import Recipe, light
from simulator.study.sweep.sampled import BASELINE, Target
from simulator.study.sweep.together import correlation_of, drawn_together, is_possible
from simulator.study.sweep.wish import Wish


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
    ends_fit(found)
    return replace(found, warnings=tuple(warnings_of(wish, found)))


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
