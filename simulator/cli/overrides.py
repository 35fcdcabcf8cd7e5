"""What the command line changes in a scenario, written into the scenario so that what is kept gives the same run."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from simulator.scenario import Complaints, ScenarioFile
from simulator.scenario.complaints import whole
from simulator.scenario.loading import digest
from simulator.units import MINUTES_PER_DAY


def with_overrides(
    file: ScenarioFile, *, days: float | None = None, replications: int | None = None, seed: int | None = None
) -> ScenarioFile:
    """The same scenario with another horizon, seed or number of replications, and the digest that goes with it.

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
    scenario = file.scenario.model_copy(update={"run": run})
    said = file.resolved["run"]
    lines = tuple(f"run.{key}: {said.get(key, getattr(old, key))} -> {value}" for key, value in written.items())
    evidence = {
        path: found
        for path, found in file.evidence.items()
        if not any(path == f"run.{key}" or path.startswith(f"run.{key}.") for key in written)
    }
    return replace(
        file,
        scenario=scenario,
        evidence=evidence,
        digest=digest(scenario),
        resolved={**file.resolved, "run": {**said, **written}},
        overridden=file.overridden + lines,
    )


def _plainly(number: float) -> str:
    """3 for 3.0, and every digit of 0.1."""
    return str(int(number)) if number == int(number) else repr(number)
