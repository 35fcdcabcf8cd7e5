"""What a comparison found: every measure under every policy, who wins, where the queue went, which is best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simulator.measures.nature import NATURES
from simulator.study.comparison.best import FromBest, from_best
from simulator.study.comparison.contrasts import Contrast, column, contrasts, known
from simulator.study.comparison.design import Design
from simulator.study.comparison.movement import Movement, movements
from simulator.study.comparison.rounds import Round
from simulator.study.comparison.sequential import enough
from simulator.study.comparison.winners import Winners, winners
from simulator.study.estimate import estimate

if TYPE_CHECKING:
    from simulator.scenario import ScenarioFile
    from simulator.study.attribution import Attribution

BASELINE = "baseline"
"""What the scenario as it is written is called among the policies."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A baseline and its alternatives, run on the same luck."""

    design: Design
    replications: tuple[Round, ...]
    """In the order of their numbers."""
    contrasts: tuple[Contrast, ...]
    """One for each measure, place and alternative."""
    best: tuple[FromBest, ...]
    """In the primary measure, the baseline first: how far from the best each may be. Empty where no way is good."""
    winners: tuple[Winners, ...]
    """One for each alternative."""
    movements: tuple[Movement, ...]
    """One for each alternative."""
    attributions: tuple[Attribution, ...] = ()
    """Of each package, where it was asked which of its levers does what."""

    @property
    def file(self) -> ScenarioFile:
        """The baseline."""
        return self.design.baseline

    @property
    def digest(self) -> str:
        """Names all that determines what was found."""
        return self.design.digest

    @property
    def policies(self) -> tuple[str, ...]:
        """The baseline and every alternative, by name."""
        return (BASELINE, *self.design.names)

    @property
    def primary(self) -> tuple[Contrast, ...]:
        """The measure that decides, one contrast for each alternative."""
        return self.of(self.design.measure, self.design.place)

    @property
    def precise(self) -> bool:
        """Whether the primary measure is decided, or known as precisely as was asked for; if not, the budget ended
        first."""
        return bool(self.primary) and enough(self.design.rule, *known(self.design, self.replications))

    def of(self, measure: str, place: str) -> tuple[Contrast, ...]:
        """One measure at one place under each alternative; empty where it was never taken."""
        return tuple(each for each in self.contrasts if (each.measure, each.place) == (measure, place))

    def places(self, measure: str) -> tuple[str, ...]:
        """Where a measure was taken."""
        return tuple(dict.fromkeys(each.place for each in self.contrasts if each.measure == measure))

    def values(self, policy: int) -> tuple[float, ...]:
        """The primary measure of one policy (0: the baseline) in each replication."""
        return column(self.replications, policy, self.design.measure, self.design.place)


def concluded(design: Design, rounds: Sequence[Round]) -> Comparison:
    """Everything that is said of some replications, from them alone."""
    rounds = tuple(rounds)
    every = range(len(design.alternatives) + 1)
    good = NATURES[design.measure].good
    columns = [column(rounds, policy, design.measure, design.place) for policy in every]
    named = list(enumerate(design.names, 1))
    margin = design.margin_minutes(estimate(columns[0]).mean)
    return Comparison(
        design,
        rounds,
        contrasts(design, rounds),
        () if good == "neither" else from_best(columns, less_is_better=good == "less"),
        tuple(winners(name, [each.met[row - 1] for each in rounds], margin) for row, name in named),
        movements(design, rounds),
    )
