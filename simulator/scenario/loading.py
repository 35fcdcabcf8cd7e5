"""Scenario file in, frozen scenario out; or every complaint at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from simulator.scenario.complaints import Complaint, Complaints, in_order, whole
from simulator.scenario.crosscheck import crosscheck, faults
from simulator.scenario.evidence import Evidence, take_out
from simulator.scenario.merge import Written, read_chain
from simulator.scenario.moving import moves, with_moves
from simulator.scenario.nodes import Node, plain
from simulator.scenario.schema import Scenario
from simulator.scenario.wording import in_our_words


@dataclass(frozen=True, slots=True)
class ScenarioFile:
    """A scenario that was read and checked, with what stands behind its numbers."""

    name: str
    """The stem of the file's name, and the policy levers laid over it: `crossing+more_desks`."""
    path: str
    """The file as it was named."""
    scenario: Scenario
    evidence: dict[str, Evidence]
    """By dotted path, as `policy.stations.wutong.servers`; places in lists count from 0."""
    resolved: dict[str, Any]
    """The merged file as plain values, evidence included; it loads again to the same scenario."""
    digest: str
    """16 hex digits that name what determines the results: world, policy, and run without replications."""
    overridden: tuple[str, ...]
    """What the file changes in those it extends, and levers in it: `path: old -> new`."""
    warnings: tuple[Complaint, ...]
    """What is allowed but hardly meant, such as a station that nobody uses."""
    levers: tuple[str, ...] = ()
    """The policy levers laid over the file, in their order: `more_desks`, `larger_vessels:high`."""


def load(path: str | Path) -> ScenarioFile:
    """The scenario in a file; raises Complaints with everything that is wrong."""
    return finished(read_chain(str(path)))


def loads(text: str, *, name: str = "text", folder: str | Path = ".") -> ScenarioFile:
    """The scenario in a text; what it extends is looked for in `folder`."""
    return finished(read_chain(str(Path(folder) / f"{name}.yaml"), text))


def finished(written: Written) -> ScenarioFile:
    """A scenario that was read and merged, checked and frozen; raises Complaints with everything that is wrong."""
    root, path, complaints = written.root, written.path, [*written.complaints]
    if "lever" in root.mapping and "world" not in root.mapping:
        raise Complaints([whole(path, "is a lever, not a scenario", f"lay it over one: strait run FILE --with {path}")])
    bare, evidence = take_out(root, complaints)
    scenario, warnings = checked(bare, path, complaints)
    return ScenarioFile(
        name=written.name,
        path=path,
        scenario=scenario,
        evidence=evidence,
        resolved=plain(root, nulls=False),
        digest=digest(scenario),
        overridden=written.overridden,
        warnings=in_order([*written.warnings, *warnings], path),
        levers=written.levers,
    )


def checked(bare: Node, path: str, complaints: Sequence[Complaint] = ()) -> tuple[Scenario, list[Complaint]]:
    """A scenario without its evidence, checked and frozen, and what is worth a warning; raises Complaints with
    everything that is wrong, and with those there are already."""
    scenario = _frozen(bare, path, complaints)
    wrong, warnings = crosscheck(scenario, bare, path)
    if wrong:
        raise Complaints(in_order(wrong, path))
    return scenario, warnings


def sound(bare: Node, path: str) -> Scenario:
    """The same without the warnings, which take their time."""
    scenario = _frozen(bare, path)
    wrong = faults(scenario, bare)
    if wrong:
        raise Complaints(in_order(wrong, path))
    return scenario


def _frozen(bare: Node, path: str, complaints: Sequence[Complaint] = ()) -> Scenario:
    """As the schema has it, with everybody where places that are given up send them."""
    found = [*complaints]
    scenario = _validated(bare, found)
    if scenario is None or found:
        raise Complaints(in_order(found, path))
    wrong = [*moves(scenario, bare)]
    if wrong:  # nobody can be followed to a place that is not there
        raise Complaints(in_order(wrong, path))
    return with_moves(scenario)


def _validated(bare: Node, complaints: list[Complaint]) -> Scenario | None:
    try:
        return Scenario.model_validate(plain(bare))
    except ValidationError as error:
        complaints += in_our_words(error, bare)
        return None


def digest(scenario: Scenario) -> str:
    """16 hex digits of the SHA-256 of what determines the results, whatever units it was written in."""
    content = with_moves(scenario).model_dump(
        mode="json", exclude={"about": True, "targets": True, "run": {"replications"}}
    )
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:16]
