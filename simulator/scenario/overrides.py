"""What whoever runs a scenario changes in it, written into it so that what is kept gives the same run."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from simulator.scenario.complaints import Complaints, whole
from simulator.scenario.loading import ScenarioFile, digest
from simulator.scenario.nodes import brief, dotted
from simulator.scenario.numbers import written_like
from simulator.scenario.published import PUBLISHED, said_of
from simulator.scenario.quantities import Frozen
from simulator.scenario.schema import Scenario
from simulator.units import MINUTES_PER_DAY

Place = tuple[str, ...]
"""The keys that lead to a number: `("policy", "schemes", "opened", "odds", "hides")`."""
Differences = Mapping[Place, float]
"""Other numbers for a scenario, each by its place."""


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
    idle = set() if run.horizon == old.horizon else published_figures(file.scenario)
    said = file.resolved["run"]
    lines = [f"run.{key}: {said.get(key, getattr(old, key))} -> {value}" for key, value in written.items()]
    return rewritten(
        file,
        file.scenario.model_copy(update={"run": run}),
        {**file.resolved, "run": {**said, **written}},
        lines,
        [f"run.{key}" for key in written],
        idle,
    )


def with_differences(file: ScenarioFile, differences: Differences) -> ScenarioFile:
    """The same scenario with other numbers at some places, and the digest that goes with it.

    Published figures are of days as they were, so they are left out. The numbers are such as the schema allows, in the
    unit that is used inside (minutes, yuan, shares); they are written as the quantity that stands there.
    """
    scenario: Any = file.scenario
    resolved: Any = file.resolved
    lines = []
    for place, number in differences.items():
        standing = _standing(resolved, place)
        written = written_like(standing, number, whole=isinstance(number, int))
        lines.append(f"{dotted(place)}: {brief(standing)} -> {brief(_briefly(written))}")
        scenario, resolved = _put(scenario, place, number), _put(resolved, place, written)
    idle = published_figures(file.scenario) if differences else set()
    return rewritten(file, scenario, resolved, lines, [dotted(place) for place in differences], idle)


def rewritten(
    file: ScenarioFile,
    scenario: Scenario,
    resolved: dict[str, Any],
    lines: Sequence[str],
    changed: Iterable[str],
    idle: Container[str],
) -> ScenarioFile:
    """The file with what was changed in it, without the evidence of that, and without the targets that are idle."""
    out = [name for name in scenario.targets if name in idle]
    if out:
        kept = {name: target for name, target in scenario.targets.items() if name not in out}
        scenario = scenario.model_copy(update={"targets": kept})
        resolved = {**resolved, "targets": {name: resolved["targets"][name] for name in kept}}
    gone = [*changed, *(f"targets.{name}" for name in out)]
    evidence = {
        path: found
        for path, found in file.evidence.items()
        if not any(path == place or _within(path, place) or _within(place, path) for place in gone)
    }
    return replace(
        file,
        scenario=scenario,
        evidence=evidence,
        digest=digest(scenario),
        resolved=resolved,
        overridden=(*file.overridden, *lines, *said_of(out)),
    )


def _within(path: str, place: str) -> bool:
    return path.startswith(f"{place}.")


def _briefly(written: str | float) -> str:
    return written if isinstance(written, str) else f"{written:g}"


def _put(whole: Any, place: Place, number: float | str) -> Any:
    """A part of a scenario, or of its plain values, with another number at a place."""
    first, rest = place[0], place[1:]
    if isinstance(whole, list | tuple):
        row = int(first)
        items = [*whole]
        items[row] = _put(items[row], rest, number) if rest else number
        return type(whole)(items)
    if isinstance(whole, Frozen):
        return whole.model_copy(update={first: _put(getattr(whole, first), rest, number) if rest else number})
    content = _bare(whole)
    key = next((key for key in content if str(key) == first), first)  # a day of the calendar is said as text
    return {**content, key: _put(content.get(key, {}), rest, number) if rest else number}


def _standing(whole: Any, place: Place) -> Any:
    """What plain values have at a place, without its evidence."""
    for part in place:
        whole = _bare(whole)
        whole = whole[int(part)] if isinstance(whole, list) else whole.get(part, {})
    return "nothing" if whole == {} else _bare(whole)


def _bare(value: Any) -> Any:
    return value["value"] if isinstance(value, dict) and {"value", "grade"} <= value.keys() else value


def published_figures(scenario: Scenario) -> set[str]:
    """Names of the targets that are figures of days as they were."""
    return {name for name, target in scenario.targets.items() if target.use in PUBLISHED}


def _plainly(number: float) -> str:
    """3 for 3.0, and every digit of 0.1."""
    return str(int(number)) if number == int(number) else repr(number)
