"""Rules of what one keeps: a server that is seized is given back, and nobody leaves with it."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.scenario.complaints import Complaint, at
from simulator.scenario.itinerary import Step
from simulator.scenario.nodes import Node
from simulator.scenario.policy import Policy
from simulator.scenario.steps import Itinerary, Taken, placed, taken


def held(itinerary: Itinerary, root: Node) -> Iterator[Complaint]:
    """Servers that are kept for ever, or given back without having been taken."""
    kept: dict[str, list[Taken]] = {}
    for here in taken(itinerary):
        loc, step = here.loc, here.step
        if step.as_party and itinerary.companion is not None:
            yield at(root, (*loc, "as_party"), "what comes along has no party: it is one with each traveller")
        if step.seize is not None:
            if any(here.by_who_takes(before) for before in kept.get(step.seize, ())):
                yield at(root, (*loc, "seize"), "is seized again before it is released")
            kept.setdefault(step.seize, []).append(here)
        elif step.release is not None:
            seized, group = kept.pop(step.release, []), loc[:-2] if loc[-2] == "steps" else ()
            if loc[-2] == "one_of":
                yield at(
                    root,
                    (*loc, "release"),
                    "is released by one of several alternatives: whoever takes another would keep it for ever",
                    f"release {step.release} in a step after the choice",
                )
            elif not seized:
                yield at(root, (*loc, "release"), "is released, and no step before this one seizes it")
            elif any(before.loc[: len(group)] != group for before in seized):
                yield at(
                    root,
                    (*loc, "release"),
                    "is released in a group of steps and seized before it: whoever skips the group would keep it",
                    f"release {step.release} after the group",
                )
            elif any(before.step.as_party != step.as_party for before in seized):
                yield at(
                    root,
                    (*loc, "release"),
                    "is released by each, and was seized by their party as one, or the other way round",
                    "say `as_party: true` of both, or of neither",
                )
            elif not all(_covers(here, before) for before in seized):
                yield at(
                    root,
                    (*loc, "release"),
                    "is released by only some of those who seized it: the others would keep it for ever",
                )
            else:
                yield from _asked_in_vain(here, seized, root)
    for station, (first, *_) in kept.items():
        yield at(
            root,
            (*first.loc, "seize"),
            "is seized and never released: nobody can leave this station",
            f"add a step `release: {station}`",
        )


def _covers(release: Taken, seize: Taken) -> bool:
    """Whether everyone who takes the one step takes the other."""
    same_draw = release.step.share == seize.step.share and release.step.name == seize.step.name
    everyone = release.step.share == 1 or same_draw
    if release.whom is None or seize.whom is None:
        return everyone and release.whom is None
    return everyone and all(names <= others for names, others in zip(seize.whom, release.whom, strict=False))


def _asked_in_vain(release: Taken, seized: list[Taken], root: Node) -> Iterator[Complaint]:
    """Schemes that a release names and those who seized were not asked for."""
    for key in ("under", "unless"):
        own = getattr(release.step, key)
        if own is not None and any(getattr(before.step, key) != own for before in seized):
            yield at(
                root,
                (*release.loc, key),
                f"would be of no account: whoever seized {release.step.release} releases it here",
                f"leave `{key}` out",
            )


def left_holding(ways: list[Itinerary], policy: Policy, root: Node) -> Iterator[Complaint]:
    """Steps on which somebody who holds a server may leave for good, or wait for ever for one who left."""
    for way in ways:
        kept: dict[str, list[Taken]] = {}
        for here in taken(way):
            loc, step = here.loc, here.step
            for station, holders in kept.items():
                if not any(here.by_who_takes(before) for before in holders):
                    continue
                for key, reason in [*_ways_out(step, policy), *_in_vain(step, way, ways, policy)]:
                    yield at(
                        root,
                        (*loc, key),
                        f"nobody may leave while holding `{station}`, and {reason}",
                        f"release {station} before this step",
                    )
            if step.seize is not None:
                kept.setdefault(step.seize, []).append(here)
            elif step.release is not None:
                kept.pop(step.release, None)


def waiting_in_vain(ways: list[Itinerary], policy: Policy, root: Node) -> Iterator[Complaint]:
    """Warnings of meeting points where a traveller may wait for a companion that has left."""
    for way in ways:
        if way.companion is not None:
            continue
        for loc, step in placed(way.loc, way.steps):
            for key, reason in _in_vain(step, way, ways, policy):
                yield at(root, (*loc, key), f"somebody may wait here for ever: {reason}")


def parties_in_vain(way: Itinerary, policy: Policy, root: Node) -> Iterator[Complaint]:
    """Warnings of steps at which a member may leave a party that boards together, which then waits for all of them."""
    party = way.travellers.party
    if way.companion is not None or party is None or not party.together:
        return
    steps = [*placed(way.loc, way.steps)]
    boards = [place for place, (_, step) in enumerate(steps) if step.board is not None]
    for loc, step in steps[: max(boards, default=0)]:
        if step.board is None and not step.as_party:  # there a party stays or leaves as one
            for key, reason in _ways_out(step, policy):
                rule = f"parties of {way.flow} board together, and {reason}: the others would wait for them for ever"
                yield at(root, (*loc, key), rule)


def parties_apart(way: Itinerary, policy: Policy, root: Node) -> Iterator[Complaint]:
    """Warnings of steps at which a member may leave a party that later seizes a place, or looks, as one."""
    steps = [*placed(way.loc, way.steps)]
    as_one = [place for place, (_, step) in enumerate(steps) if step.as_party and step.walk is None]
    for loc, step in steps[: max(as_one, default=0)]:
        if not step.as_party and step.board is None:
            for key, reason in _ways_out(step, policy):
                rule = f"parties of {way.flow} go on as one behind this, and {reason}: the others would wait for ever"
                yield at(root, (*loc, key), rule)


def _ways_out(step: Step, policy: Policy) -> Iterator[tuple[str, str]]:
    """By which of its keys a step may be the end of a journey, and how."""
    if step.look is not None:
        yield "look", "who finds the line too long here turns round"
    elif step.patience is not None:
        yield "patience", "who loses patience here leaves"
    station = step.visit or step.seize
    if station in policy.stations and policy.stations[station].waiting_places is not None:
        yield step.action, f"who finds {station} full is turned away"
    boarded = [policy.routes[route] for route in step.board or () if route in policy.routes]
    if step.board is not None and all(route.left_after_last == "stranded" for route in boarded):
        yield "board", "who is left behind here may be stranded"
    elif any(route.refunds > 0 for route in boarded):
        yield "board", "who is left behind here may ask for the money back and go home"


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
