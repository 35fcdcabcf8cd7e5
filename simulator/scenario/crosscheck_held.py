"""Rules of what one keeps: a server that is seized is given back, and nobody leaves with it."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.scenario.complaints import Complaint, at
from simulator.scenario.flows import Step
from simulator.scenario.nodes import Loc, Node
from simulator.scenario.policy import Policy
from simulator.scenario.steps import Itinerary, Placed, placed


def held(itinerary: Itinerary, root: Node) -> Iterator[Complaint]:
    """Servers that are kept for ever, or given back without having been taken."""
    kept: dict[str, Placed] = {}
    for loc, step in placed(itinerary.loc, itinerary.steps):
        if step.seize is not None:
            if step.seize in kept and not _may_differ(kept[step.seize][1], step):
                yield at(root, (*loc, "seize"), "is seized again before it is released")
            kept.setdefault(step.seize, (loc, step))
        elif step.release is not None:
            if step.release not in kept:
                yield at(root, (*loc, "release"), "is released, and no step before this one seizes it")
            elif not _covers(step, kept.pop(step.release)[1]):
                yield at(
                    root,
                    (*loc, "release"),
                    "is released by only some of those who seized it: the others would keep it for ever",
                )
    for station, (loc, _) in kept.items():
        yield at(
            root,
            (*loc, "seize"),
            "is seized and never released: nobody can leave this station",
            f"add a step `release: {station}`",
        )


def _may_differ(first: Step, second: Step) -> bool:
    """Whether two steps may be taken by different travellers."""
    return first.share < 1 or second.share < 1 or first.only is not None or second.only is not None


def _covers(release: Step, seize: Step) -> bool:
    """Whether everyone who takes the one step takes the other."""
    same_draw = release.share == seize.share and release.name == seize.name
    everyone = release.share == 1 or same_draw
    return everyone and (release.only is None or (seize.only is not None and set(seize.only) <= set(release.only)))


def left_holding(ways: list[Itinerary], policy: Policy, root: Node) -> Iterator[Complaint]:
    """Steps on which somebody who holds a server may leave for good, or wait for ever for one who left."""
    for way in ways:
        kept: dict[str, tuple[Loc, frozenset[str] | None]] = {}
        kinds: dict[Loc, frozenset[str] | None] = {}
        for loc, step in placed(way.loc, way.steps):
            kinds[loc] = _among(step.only, kinds.get(loc[:-2]))
            for station, (since, holders) in kept.items():
                if _alternatives(since, loc) or not _meet(holders, kinds[loc]):
                    continue
                for key, reason in [*_ways_out(step, policy), *_in_vain(step, way, ways, policy)]:
                    yield at(
                        root,
                        (*loc, key),
                        f"nobody may leave while holding `{station}`, and {reason}",
                        f"release {station} before this step",
                    )
            if step.seize is not None:
                kept.setdefault(step.seize, (loc, kinds[loc]))
            elif step.release is not None:
                kept.pop(step.release, None)


def _ways_out(step: Step, policy: Policy) -> Iterator[tuple[str, str]]:
    """By which of its keys a step may be the end of a journey, and how."""
    if step.patience is not None:
        yield "patience", "who loses patience here leaves"
    station = step.visit or step.seize
    if station in policy.stations and policy.stations[station].waiting_places is not None:
        yield step.action, f"who finds {station} full is turned away"
    if step.board is not None and all(
        policy.routes[route].left_after_last == "stranded" for route in step.board if route in policy.routes
    ):
        yield "board", "who is left behind here may be stranded"


def _in_vain(step: Step, way: Itinerary, ways: list[Itinerary], policy: Policy) -> Iterator[tuple[str, str]]:
    """Whether somebody may wait at a meeting point for one who has left on the way there."""
    if step.meet is None:
        return
    for other in ways:
        steps = [each for _, each in placed(other.loc, other.steps)]
        points = [each.meet for each in steps]
        if other is way or step.meet not in points:
            continue
        if any(True for each in steps[: points.index(step.meet)] for _ in _ways_out(each, policy)):
            who = other.companion or "the traveller"
            yield "meet", f"{who} may leave on the way here and be waited for in vain"


def _among(only: tuple[str, ...] | None, above: frozenset[str] | None) -> frozenset[str] | None:
    """Kinds who take a step: those it names, among those who come to it; None for everyone."""
    if only is None:
        return above
    return frozenset(only) if above is None else above & frozenset(only)


def _meet(some: frozenset[str] | None, others: frozenset[str] | None) -> bool:
    """Whether a kind belongs to both."""
    return some is None or others is None or bool(some & others)


def _alternatives(one: Loc, other: Loc) -> bool:
    """Whether two steps are, or stand in, different alternatives of the same choice."""
    parted = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return parted > 0 and one[parted - 1] == "one_of"
