"""Runs the combinations of a package's levers, on the luck of a comparison, and shares its effect out among them."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from simulator.policy import load_coalitions
from simulator.scenario import Complaints, ScenarioFile
from simulator.scenario.complaints import whole
from simulator.scenario.loading import digest
from simulator.study.attribution.attribution import Attribution, attributed
from simulator.study.attribution.shapley import MOST_EXACT, Coalition, all_coalitions, coalitions_of, orders_of
from simulator.study.comparison.design import Design
from simulator.study.comparison.rounds import sought
from simulator.study.labour import POOL_PAYS_SECONDS, carry_out
from simulator.study.replications import Task

Target = tuple[str, str]
"""A measure and its place."""
Files = dict[Coalition, ScenarioFile]
"""A scenario under some of the levers of a package."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What a measure came to under each combination, in one replication."""

    number: int
    worth: dict[Coalition, float]
    seconds: float = field(compare=False)


@dataclass(frozen=True, slots=True)
class WorthTask:
    """How to run one replication of all the combinations it needs; small enough to be sent to a worker."""

    files: Files
    levers: int
    target: Target
    walker: str = "auto"

    def __call__(self, number: int) -> Worth:
        """Run replication `number`, as a worker does it."""
        return self.run(number)

    def run(self, number: int, progress: Callable[[float], None] | None = None) -> Worth:
        """Run replication `number`; `progress` is told the share that is done."""
        began = time.perf_counter()
        needed = needed_for(self.levers, next(iter(self.files.values())).scenario.run.seed, number)
        worth: dict[Coalition, float] = {}
        hiding = sought(self.files.values())
        for done, few in enumerate(needed):
            replication, _ = Task(self.files[few], self.walker, with_curves=False, hiding=hiding).run(number)
            rows = {(row.measure, row.place): row.value for row in replication.rows}
            worth[few] = rows.get(self.target, math.nan)
            if progress is not None:
                progress((done + 1) / len(needed))
        return Worth(number, worth, time.perf_counter() - began)


def needed_for(levers: int, seed: int, number: int) -> tuple[Coalition, ...]:
    """The combinations that a replication runs."""
    if levers <= MOST_EXACT:
        return all_coalitions(levers)
    return coalitions_of(orders_of(levers, seed, number), levers)


def packages(wish: Design) -> dict[int, Files]:
    """Each alternative that is a package of two levers or more, under every combination that its replications may need.

    Raises Complaints where there is no package, or a lever of one is not to be had without another.
    """
    rows = [row for row, file in enumerate(wish.alternatives) if len(file.levers) > 1]
    if not rows:
        rule = "there is no package among the policies: nothing to share out"
        raise Complaints([whole("--explain", rule, "join levers, as in --with timed_coach+through_check_in")])
    return {row: _combinations(wish, row) for row in rows}


def explained(
    wish: Design,
    of_packages: Mapping[int, Files],
    replications: int,
    workers: int | None = None,
    on_progress: Callable[[float, int], None] | None = None,
    *,
    pool_pays_seconds: float = POOL_PAYS_SECONDS,
) -> tuple[Attribution, ...]:
    """Share out the effect of each package (as `packages` gives them) of a comparison on its primary measure, over so
    many replications.

    `on_progress` is told how many of how many replications are done, those of all packages together.
    """
    found = []
    for place, (row, files) in enumerate(of_packages.items()):

        def tell(done: float, before: int = place * replications) -> None:
            if on_progress is not None:
                on_progress(before + done, len(of_packages) * replications)

        found.append(_one(wish, row, files, replications, workers, tell, pool_pays_seconds))
    return tuple(found)


def _one(
    wish: Design,
    row: int,
    files: Files,
    replications: int,
    workers: int | None,
    tell: Callable[[float], None],
    pool_pays_seconds: float,
) -> Attribution:
    file = wish.alternatives[row]
    run, levers, target = wish.baseline.scenario.run, len(file.levers), (wish.measure, wish.place)
    task = WorthTask(files, levers, target)
    worths = carry_out(
        task,
        task.run,
        replications,
        workers=workers,
        on_progress=tell,
        preload=("simulator.study.attribution.explain", "simulator.world"),
        pool_pays_seconds=pool_pays_seconds,
    )
    return attributed(wish.names[row], file.levers, target, [each.worth for each in worths], run.seed)


def _combinations(wish: Design, row: int) -> Files:
    """Those that are met in any replication within the budget."""
    file, seed = wish.alternatives[row], wish.baseline.scenario.run.seed
    budget = range(wish.rule.budget)
    needed = dict.fromkeys(few for number in budget for few in needed_for(len(file.levers), seed, number))
    return {few: _light(each, wish) for few, each in load_coalitions(file.path, wish.wishes[row], needed).items()}


def _light(file: ScenarioFile, wish: Design) -> ScenarioFile:
    """A combination with days and seed of the comparison, and without the papers that no run needs."""
    scenario = file.scenario.model_copy(update={"run": wish.baseline.scenario.run})
    bare = replace(file, evidence={}, resolved={}, overridden=(), warnings=())
    return replace(bare, scenario=scenario, digest=digest(scenario))
