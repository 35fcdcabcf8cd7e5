"""A frontier from the wish to what was found: every point on the same luck, and what may be said of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from simulator.scenario import ScenarioFile
from simulator.study.frontier.design import Design, design
from simulator.study.frontier.outcomes import Outcome, OutcomeTask
from simulator.study.frontier.same_risk import SameRisk, same_risks
from simulator.study.frontier.standing import Standing, standings
from simulator.study.labour import POOL_PAYS_SECONDS, carry_out


@dataclass(frozen=True, slots=True)
class Frontier:
    """Every point of a frontier, run on the same luck."""

    design: Design
    columns: tuple[tuple[Outcome, ...], ...]
    """Of each point, what it came to in each replication."""
    standings: tuple[Standing, ...]
    """Of each point, the scenario as it is written first."""
    same_risks: tuple[SameRisk, ...]
    """Of each curve: what the baseline's risk would cost."""

    @property
    def file(self) -> ScenarioFile:
        """The baseline."""
        return self.design.file

    @property
    def digest(self) -> str:
        """Names all that determines what was found."""
        return self.design.digest

    @property
    def replications(self) -> range:
        """Their numbers."""
        return range(len(self.columns[0]))


def frontier(
    path: str | Path,
    schemes: Sequence[str],
    *,
    rates: str | None = None,
    odds: str | None = None,
    time: str | None = None,
    risk: str | None = None,
    levers: Sequence[str] = (),
    days: float | None = None,
    replications: int | None = None,
    seed: int | None = None,
    workers: int | None = None,
    on_progress: Callable[[float], None] | None = None,
) -> Frontier:
    """The frontier of some controls, as `strait frontier` draws it and with the same words.

    `rates="0,0.5,1,2"` and `odds="hides=1,3,10"` span the points. Raises Complaints with everything that is wrong.
    Called from a script with more than one worker, the call must stand under `if __name__ == "__main__":`, as
    `multiprocessing` asks.
    """
    wish = design(
        path,
        schemes,
        rates=rates,
        odds=odds,
        time=time,
        risk=risk,
        levers=levers,
        days=days,
        replications=replications,
        seed=seed,
    )
    return carried_through(wish, workers, on_progress)


def how_many(wish: Design) -> int:
    """How many runs there are: every point in every replication."""
    return len(wish.points) * wish.file.scenario.run.replications


def carried_through(
    wish: Design,
    workers: int | None = None,
    on_progress: Callable[[float], None] | None = None,
    *,
    walker: str = "auto",
    pool_pays_seconds: float = POOL_PAYS_SECONDS,
) -> Frontier:
    """Run every point and conclude; `on_progress` is told how many runs are done, in fractions."""
    light = replace(wish.file, evidence={}, warnings=())
    task = OutcomeTask(light, wish.points, wish.time, wish.risk, wish.stations, walker)
    done = carry_out(
        task,
        task.run,
        how_many(wish),
        workers=workers,
        on_progress=on_progress,
        preload=("simulator.study.frontier.outcomes", "simulator.world"),
        pool_pays_seconds=pool_pays_seconds,
    )
    return concluded(wish, done)


def concluded(wish: Design, outcomes: Sequence[Outcome]) -> Frontier:
    """Everything that is said of some runs, from them alone."""
    count = len(wish.points)
    columns = tuple(tuple(outcomes[row::count]) for row in range(count))
    return Frontier(wish, columns, standings(wish, columns), same_risks(wish, columns))
