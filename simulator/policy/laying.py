"""Levers laid over a scenario, one after the other: the scenario that comes of it, and what each of them changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from simulator.policy.asking import STRENGTHS, Asked, asked, label
from simulator.policy.backing import backed
from simulator.policy.catalogue import folders, levers_in
from simulator.policy.lever import Lever
from simulator.policy.names import unknown_names
from simulator.policy.reading import read_lever
from simulator.policy.twice import set_twice
from simulator.policy.values import bare, shown
from simulator.scenario.complaints import Complaint, Complaints, in_order, nearest, whole
from simulator.scenario.loading import ScenarioFile, finished
from simulator.scenario.merge import LEFT_OUT, Override, Written, overlay, read_chain
from simulator.scenario.nodes import Node, dotted

LONGEST_NAME: Final = 120
"""Levers are named in the scenario's name up to this length, and beyond it only counted: no file system takes endless
names."""

PUBLISHED: Final = ("calibrated", "held_out")
"""Uses of a target that are of days as they were."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A lever at one strength."""

    lever: Lever
    strength: str

    @property
    def label(self) -> str:
        """`more_desks`, or `more_desks:high`."""
        return label(self.lever.name, self.strength)


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


def layers_of(levers: Iterable[str], files: Sequence[str] = ()) -> list[Layer]:
    """The levers that are asked for, found beside these scenario files or among those shipped, and read."""
    known = levers_in(folders(files))
    layers: list[Layer] = []
    complaints: list[Complaint] = []
    for wish in map(asked, levers):
        try:
            layer = _found(wish, known)
        except Complaints as found:
            complaints += found.complaints
            continue
        if any(layer.lever.name == other.lever.name for other in layers):
            complaints.append(whole(f"--with {wish.text}", f"{layer.lever.name} is laid over the scenario already"))
        layers.append(layer)
    if complaints:
        raise Complaints(complaints)
    return layers


def _found(wish: Asked, known: dict[str, Path]) -> Layer:
    """The lever that one word asks for."""
    option = f"--with {wish.text}"
    if wish.strength not in STRENGTHS:
        raise Complaints([whole(option, "a lever has three strengths", nearest(wish.strength, STRENGTHS))])
    if not wish.is_path and wish.what not in known:
        raise Complaints([whole(option, "there is no lever of this name", nearest(wish.what, known))])
    path = Path(wish.what) if wish.is_path else known[wish.what]
    return Layer(read_lever(path), wish.strength)


def all_levers(known: Mapping[str, Path]) -> list[Lever]:
    """Every lever of some folders, read; raises Complaints with everything that is wrong in any of them."""
    levers: list[Lever] = []
    complaints: list[Complaint] = []
    for path in known.values():
        try:
            levers.append(read_lever(path))
        except Complaints as found:
            complaints += found.complaints
    if complaints:
        raise Complaints(complaints)
    return levers


def laid(written: Written, layers: Sequence[Layer]) -> Written:
    """A scenario with levers laid over it; raises Complaints where one names what the scenario does not have."""
    name = written.name
    root, overridden = _without_published(written.root) if layers else (written.root, [])
    complaints: list[Complaint] = []
    warnings: list[Complaint] = []
    earlier: list[tuple[str, Override]] = []
    for layer in layers:
        changes = layer.lever.changes[layer.strength]
        complaints += unknown_names(changes, root, layer.lever.adds, name)
        overrides: list[Override] = []
        found = layer.lever.strengths[layer.strength]
        root = overlay(root, backed(changes, root, found, layer.label), overrides)
        overridden += [
            f"{dotted(each.place)}: {shown(each.old)} -> {shown(each.new)} ({layer.label})"
            for each in overrides
            if bare(each.old) != bare(each.new)
        ]
        warnings += set_twice(overrides, layer.label, earlier)
        if all(bare(each.old) == bare(each.new) for each in overrides):
            warnings.append(whole(layer.lever.path, f"changes nothing in {name}: what it sets stands there already"))
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


def _without_published(root: Node) -> tuple[Node, list[str]]:
    """The scenario without the published figures, which are of days when nobody had pulled a lever, and a line about
    each. Exact values of theory stay."""
    targets = root.get("targets")
    if targets is None:
        return root, []
    idle = [key for key, (_, target) in targets.mapping.items() if _use(target) in PUBLISHED]
    kept = {key: entry for key, entry in targets.mapping.items() if key not in idle}
    key = root.mapping["targets"][0]
    return (
        root.replaced({**root.mapping, "targets": (key, targets.replaced(kept))}),
        [f"targets.{name}: {LEFT_OUT}" for name in idle],
    )


def _use(target: Node) -> object:
    use = target.get("use")
    return None if use is None else use.content


def _in_name(labels: Sequence[str]) -> str:
    """`+more_desks+larger_vessels-high`: fit for the name of a folder on every system."""
    named = "".join(f"+{each.replace(':', '-')}" for each in labels)
    return named if len(named) <= LONGEST_NAME else f"+{len(labels)}_levers"
