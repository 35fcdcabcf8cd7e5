"""Textbook queues, simulated like any other scenario and held against theory."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from simulator.journal import Journal
from simulator.scenario import ScenarioFile, load
from simulator.study.estimate import CONFIDENCE_SHARE, student_t
from simulator.study.textbook.files import textbook_paths
from simulator.study.textbook.order_of_service import (
    first_come_first_served_stations,
    littles_law,
    starts_out_of_order,
)
from simulator.study.textbook.theories import THEORIES

MOST_STANDARD_ERRORS = 3.5
"""A mean further from theory than this many standard errors fails: chance alone does it once in 2,000 times."""
MANY_REPLICATIONS = 10
"""Fewer misjudge their own error so often that the limit is Student's, which chance passes as rarely."""
WIDEST_SHARE = 0.02
"""A half-width above this share of the theoretical value fails: the check would prove too little."""
ROUNDING = 1e-9
"""Two figures that differ by no more than this share of one another are the same but for rounding."""


@dataclass(frozen=True, slots=True)
class Check:
    """One figure of one textbook scenario: what theory says, what the model shows."""

    name: str
    """Of the scenario."""
    measure: str
    place: str
    theory: float
    model_mean: float
    """Over the replications."""
    half_width: float
    """Of the 95 % interval."""
    replications: int
    standard_errors_off: float
    """How far the mean lies from theory; 0 where both are the same but for rounding."""
    relative_half_width: float
    """Half-width as a share of the theoretical value."""
    passed: bool


def most_standard_errors(replications: int) -> float:
    """How many standard errors from theory a mean may lie: with few replications as many as Student's t exceeds no more
    often than the normal distribution exceeds the limit of many."""
    if not 1 < replications < MANY_REPLICATIONS:
        return MOST_STANDARD_ERRORS
    below = (1 + math.erf(MOST_STANDARD_ERRORS / math.sqrt(2))) / 2
    return student_t(replications - 1, below)


def held_against(name: str, measure: str, place: str, theory: float, values: list[float]) -> Check:
    """One value from each replication against theory: near enough, and known precisely enough.

    A figure that chance does not touch (constant service, say) must equal theory but for rounding.
    """
    count = len(values)
    mean = math.fsum(values) / count
    spread = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (count - 1)) if count > 1 else math.nan
    error = spread / math.sqrt(count)
    half_width = student_t(count - 1, (1 + CONFIDENCE_SHARE) / 2) * error if count > 1 else math.nan
    off = abs(mean - theory)
    scale = max(abs(theory), ROUNDING)
    equal = off <= ROUNDING * scale
    standard_errors_off = 0.0 if equal else off / error if error != 0 else math.inf
    return Check(
        name,
        measure,
        place,
        theory,
        mean,
        half_width,
        count,
        standard_errors_off,
        half_width / scale,
        passed=standard_errors_off <= most_standard_errors(count) and half_width / scale <= WIDEST_SHARE,
    )


def _exact(name: str, measure: str, place: str, theory: float, found: float) -> Check:
    """A law that holds in every single run, but for rounding."""
    passed = abs(found - theory) <= ROUNDING * max(abs(theory), abs(found))
    return Check(name, measure, place, theory, found, 0.0, 1, 0.0 if passed else math.inf, 0.0, passed)


def _laws(file: ScenarioFile, journal: Journal) -> Iterator[Check]:
    """What must hold in one run: starts by the recursion of Kiefer and Wolfowitz, and L = lambda W."""
    for station, servers in first_come_first_served_stations(file.scenario).items():
        wrong = starts_out_of_order(journal.visits[station], servers)
        yield _exact(file.name, "starts_out_of_order", station, 0.0, float(wrong))
    for station in journal.visits:
        through_time, by_person = littles_law(journal, station)
        yield _exact(file.name, "present_people", station, by_person, through_time)


def verify_file(file: ScenarioFile, replications: int | None = None) -> list[Check]:
    """All checks of one textbook scenario; `replications` replaces the number the file asks for.

    KeyError when no theory is known for a scenario of this name; ValueError when the file no longer fits it.
    """
    from simulator.world import simulate

    expectations = THEORIES[file.name](file.scenario)
    values: list[list[float]] = [[] for _ in expectations]
    laws: list[Check] = []
    for replication in range(replications if replications is not None else file.scenario.run.replications):
        journal = simulate(file.scenario, replication, digest=file.digest)
        for expectation, seen in zip(expectations, values, strict=True):
            seen.append(expectation.read(journal))
        if replication == 0:
            laws = list(_laws(file, journal))
    return [
        held_against(file.name, expectation.measure, expectation.place, expectation.theory, seen)
        for expectation, seen in zip(expectations, values, strict=True)
    ] + laws


def verify(
    names: Iterable[str] | None = None,
    *,
    replications: int | None = None,
    on_progress: Callable[[str, int, int], None] | None = None,
) -> list[Check]:
    """Run the textbook scenarios named, or all of them, and hold each against its theory.

    `on_progress` hears the name of each scenario before it runs, its place from 1, and how many there are.
    KeyError with the known names when a name is unknown.
    """
    paths = textbook_paths()
    chosen: dict[str, Path] = {}
    for name in paths if names is None else names:
        if name not in paths:
            raise KeyError(f"no textbook scenario is called `{name}`; there are: {', '.join(paths)}")
        chosen[name] = paths[name]
    checks: list[Check] = []
    for number, (name, path) in enumerate(chosen.items(), 1):
        if on_progress is not None:
            on_progress(name, number, len(chosen))
        checks += verify_file(load(path), replications)
    return checks
