"""Levers laid over a scenario, one after the other: the scenario that comes of it, and what each of them changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from simulator.policy.backing import backed
from simulator.policy.dated import changed_later, laid_from
from simulator.policy.finding import layers_of
from simulator.policy.layer import Layer, at_strength
from simulator.policy.lever import Lever
from simulator.policy.names import unknown_names
from simulator.policy.twice import set_twice
from simulator.policy.values import bare, shown
from simulator.scenario.complaints import Complaint, Complaints, in_order, whole
from simulator.scenario.loading import ScenarioFile, finished
from simulator.scenario.merge import Override, Written, overlay, read_chain
from simulator.scenario.nodes import dotted
from simulator.scenario.published import published, said_of, without_targets

LONGEST_NAME: Final = 120
"""Levers are named in the scenario's name up to this length, and beyond it counted: no file system takes endless names.
"""
FIT_FOR_FOLDERS: Final = str.maketrans({":": "-", "=": "-", "@": "-from-", "%": "_per_cent", "/": "_", " ": "_"})


def load_with(path: str | Path, levers: Iterable[str]) -> ScenarioFile:
    """The scenario in a file with levers laid over it, in this order, named as on the command line.

    Raises Complaints with everything that is wrong with the file, with the levers, and with both together.
    """
    written = read_chain(str(path))
    try:
        layers = layers_of(levers, written.files)
        written = laid(written, layers)
    except Complaints as found:
        raise Complaints(in_order([*found.complaints, *_wrong_by_itself(written)], written.path)) from None
    return finished(written)


def _wrong_by_itself(written: Written) -> tuple[Complaint, ...]:
    """What is wrong with the scenario, whatever lies over it."""
    try:
        finished(written)
    except Complaints as found:
        return found.complaints
    return ()


def laid(written: Written, layers: Sequence[Layer], *, one_value: bool = False) -> Written:
    """A scenario with levers laid over it; raises Complaints where one names what the scenario does not have, and, if
    each value is to have `one_value`, where two set one differently."""
    name = written.name
    idle = published(written.root) if layers else []  # they are of days when nobody had pulled a lever
    root, overridden = without_targets(written.root, idle), said_of(idle)
    complaints: list[Complaint] = []
    warnings: list[Complaint] = []
    earlier: list[tuple[str, Override]] = []
    for layer in layers:
        changes = layer.changes
        unknown = [*unknown_names(changes, root, layer.lever.adds, name)]
        if unknown and layer.lever.over not in ("", *(Path(file).stem for file in written.files)):
            complaints.append(whole(layer.lever.path, f"does not fit {name}: it was written for {layer.lever.over}"))
        complaints += unknown
        overrides: list[Override] = []
        if layer.since is None:
            root = overlay(root, backed(changes, root, layer.evidence, layer.label), overrides)
        else:
            root, wrong = laid_from(root, layer, layer.since, overrides)
            complaints += wrong
            for place in changed_later(root, layer.since, overrides):
                warnings.append(whole(layer.lever.path, f"from {layer.since} on is changed again later: {place} holds"))
        overridden += [
            f"{dotted(each.place)}: {shown(each.old)} -> {shown(each.new)} ({layer.label})"
            for each in overrides
            if bare(each.old) != bare(each.new)
        ]
        if one_value:
            complaints += set_twice(overrides, layer.label, earlier, "in one package")
        else:
            warnings += set_twice(overrides, layer.label, earlier)
        if all(bare(each.old) == bare(each.new) for each in overrides):
            warnings.append(whole(layer.lever.path, f"changes nothing in {name}: what it sets stands there already"))
        if layer.rounded:
            rule = f"at {layer.label} counts whole things, and is rounded: {', '.join(layer.rounded)}"
            warnings.append(whole(layer.lever.path, rule))
        earlier += [(layer.label, override) for override in overrides]
    if complaints:
        raise Complaints(complaints)
    return replace(
        written,
        name=name + _in_name([layer.label for layer in layers]),
        root=root,
        overridden=(*written.overridden, *overridden),
        levers=tuple(layer.label for layer in layers),
        warnings=(*written.warnings, *warnings),
    )


def reasons_against(lever: Lever, written: Written) -> tuple[Complaint, ...]:
    """What keeps a lever, at its likely strength, from being laid over a scenario in which nothing else is wrong."""
    try:
        finished(laid(written, [at_strength(lever)]))
    except Complaints as found:
        return found.complaints
    return ()


def _in_name(labels: Sequence[str]) -> str:
    """`+more_desks+larger_vessels-high+paperless-50_per_cent`: fit for the name of a folder on every system."""
    named = "".join(f"+{each.translate(FIT_FOR_FOLDERS)}" for each in labels)
    return named if len(named) <= LONGEST_NAME else f"+{len(labels)}_levers"
