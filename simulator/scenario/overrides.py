"""What whoever runs a scenario changes in it, written into it so that what is kept gives the same run."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from simulator.scenario.complaints import Complaints, whole
from simulator.scenario.loading import ScenarioFile, digest
from simulator.scenario.published import PUBLISHED, said_of
from simulator.scenario.schema import Scenario
from simulator.units import MINUTES_PER_DAY


def with_overrides(
    file: ScenarioFile, *, days: float | None = None, replications: int | None = None, seed: int | None = None
) -> ScenarioFile:
    """The same scenario with another horizon, seed or number of replications, and the digest that goes with it.

    Over another horizon published figures mean nothing, so they are left out; exact values of theory stay.
    Raises Complaints if the new horizon ends before the warm-up does.
    """
    written: dict[str, Any] = {}
    update: dict[str, Any] = {}
    if days is not None:
        written["horizon"], update["horizon"] = f"{_plainly(days)} day", days * MINUTES_PER_DAY
    if replications is not None:
        written["replications"] = update["replications"] = replications
    if seed is not None:
        written["seed"] = update["seed"] = seed
    if not update:
        return file
    old = file.scenario.run
    if days is not None and update["horizon"] <= old.warm_up:
        raise Complaints(
            [
                whole(
                    file.path,
                    f"--days {_plainly(days)} ends before the warm-up of "
                    f"{_plainly(old.warm_up / MINUTES_PER_DAY)} days does",
                    "simulate longer",
                )
            ]
        )
    run = old.model_copy(update=update)
    idle = set() if run.horizon == old.horizon else _published(file.scenario)
    targets = {name: target for name, target in file.scenario.targets.items() if name not in idle}
    scenario = file.scenario.model_copy(update={"run": run, "targets": targets})
    said = file.resolved["run"]
    resolved = {**file.resolved, "run": {**said, **written}}
    if idle:
        resolved["targets"] = {name: file.resolved["targets"][name] for name in targets}
    lines = [f"run.{key}: {said.get(key, getattr(old, key))} -> {value}" for key, value in written.items()]
    lines += said_of([name for name in file.scenario.targets if name in idle])
    gone = {*(f"run.{key}" for key in written), *(f"targets.{name}" for name in idle)}
    evidence = {
        path: found
        for path, found in file.evidence.items()
        if not any(path == place or path.startswith(f"{place}.") for place in gone)
    }
    return replace(
        file,
        scenario=scenario,
        evidence=evidence,
        digest=digest(scenario),
        resolved=resolved,
        overridden=(*file.overridden, *lines),
    )


def _published(scenario: Scenario) -> set[str]:
    return {name for name, target in scenario.targets.items() if target.use in PUBLISHED}


def _plainly(number: float) -> str:
    """3 for 3.0, and every digit of 0.1."""
    return str(int(number)) if number == int(number) else repr(number)
