"""Alternatives to compare: a lever each, or several laid together as a package: `timed_coach+through_check_in`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from simulator.policy.finding import layers_of
from simulator.policy.layer import Layer
from simulator.policy.laying import laid
from simulator.scenario.complaints import Complaint, Complaints, in_order, whole
from simulator.scenario.loading import ScenarioFile, finished
from simulator.scenario.merge import Written, read_chain

JOINT = "+"
"""Between the levers of one package."""


def package(wish: str) -> tuple[str, ...]:
    """The levers that one wish names: `a+b:high` names `a` and `b:high`. The way to a file stays whole."""
    return (wish,) if Path(wish).is_file() else tuple(part.strip() for part in wish.split(JOINT))


def load_alternatives(path: str | Path, wishes: Iterable[str]) -> tuple[ScenarioFile, tuple[ScenarioFile, ...]]:
    """A scenario as it is written, and under each of several policies; a policy is a lever or a package.

    Raises Complaints with everything that is wrong with any of them: levers that are not there, two of one package that
    set a value differently, the same policy asked for twice.
    """
    written = read_chain(str(path))
    complaints: list[Complaint] = []
    base: list[ScenarioFile] = []
    try:
        base.append(finished(written))
    except Complaints as found:
        complaints += found.complaints
    files: list[ScenarioFile] = []
    for layers in _told_apart(written, wishes, complaints):
        try:
            under = laid(written, layers, one_value=True)
            if base:
                files.append(finished(under))
        except Complaints as found:
            complaints += found.complaints
    if complaints:
        raise Complaints(in_order(complaints, written.path))
    return base[0], tuple(files)


def levers_of(path: str | Path, wish: str) -> tuple[Layer, ...]:
    """The levers that one wish names, each at its strength, as they are read for a scenario."""
    return tuple(layers_of(package(wish), read_chain(str(path)).files))


def load_coalitions(
    path: str | Path, wish: str, coalitions: Iterable[frozenset[int]]
) -> dict[frozenset[int], ScenarioFile]:
    """A scenario under some combinations of the levers of a package, each by the places of its levers in the package.

    Levers are laid in the order of the package. Raises Complaints where one is not to be had without another.
    """
    written = read_chain(str(path))
    layers = layers_of(package(wish), written.files)
    return {few: finished(laid(written, [layers[row] for row in sorted(few)])) for few in coalitions}


def _told_apart(written: Written, wishes: Iterable[str], complaints: list[Complaint]) -> list[Sequence[Layer]]:
    """The layers of each wish, each policy once; in whatever order its levers are named, it is the same policy."""
    found: list[Sequence[Layer]] = []
    met: dict[frozenset[str], str] = {}
    for wish in wishes:
        try:
            layers = layers_of(package(wish), written.files)
        except Complaints as wrong:
            complaints += wrong.complaints
            continue
        labels = frozenset(layer.label for layer in layers)
        if labels in met:
            rule = f"names the same alternative as --with {met[labels]}"
            complaints.append(whole(f"--with {wish}", rule, "name each policy once"))
            continue
        met[labels] = wish
        found.append(layers)
    return found
