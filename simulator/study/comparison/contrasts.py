"""Every measure at every place, each policy against the baseline."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from simulator.measures import Row
from simulator.measures.nature import NATURES
from simulator.study.comparison.design import Design
from simulator.study.comparison.holm import holm
from simulator.study.comparison.paired import Paired, joint_half_width, paired
from simulator.study.comparison.rounds import Round
from simulator.study.comparison.sequential import Known
from simulator.study.comparison.verdicts import Verdict, verdict
from simulator.study.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Contrast:
    """One measure at one place under one alternative, held against the baseline."""

    alternative: str
    measure: str
    place: str
    unit: str
    paired: Paired
    joint_half_width: float
    """At which the intervals of all alternatives hold together; the verdict rests on it."""
    holm_p: float
    """The p-value, adjusted for the number of alternatives."""
    margin: float
    """How much matters."""
    verdict: Verdict

    @property
    def relative(self) -> Estimate:
        """The difference as a share of the baseline's mean, as wide as the joint interval; NaN where that is 0."""
        alone, own = self.paired.difference.half_width, self.paired.relative
        wider = self.joint_half_width / alone if alone > 0 else 1.0
        return replace(own, half_width=own.half_width * wider)

    @property
    def low(self) -> float:
        """Lower end of the joint interval of the difference."""
        return self.paired.difference.mean - self.joint_half_width

    @property
    def high(self) -> float:
        """Upper end of the joint interval of the difference."""
        return self.paired.difference.mean + self.joint_half_width


def contrasts(design: Design, rounds: Sequence[Round]) -> tuple[Contrast, ...]:
    """All of them: measure by measure in the order in which they come, each place, each alternative.

    The family of comparisons is the alternatives: for each measure at each place, intervals and adjusted p-values hold
    together over all of them.
    """
    policies = [_columns(rounds, policy) for policy in range(len(design.alternatives) + 1)]
    units = {(row.measure, row.place): row.unit for each in rounds for row in _rows(each)}
    nothing = (math.nan,) * len(rounds)
    found: list[Contrast] = []
    for (measure, place), unit in units.items():
        before, *after = (columns.get((measure, place), nothing) for columns in policies)
        pairs = [paired(before, each) for each in after]
        adjusted = holm([each.p for each in pairs])
        for name, pair, p in zip(design.names, pairs, adjusted, strict=True):
            half_width, difference = joint_half_width(pair.difference, len(pairs)), pair.difference
            margin, good = design.margin_of(measure, pair.before.mean), NATURES[measure].good
            said = verdict(difference.mean, half_width, difference.n, margin, good, comparisons=len(pairs))
            found.append(Contrast(name, measure, place, unit, pair, half_width, p, margin, said))
    return tuple(found)


def known(design: Design, rounds: Sequence[Round]) -> tuple[list[Known], float]:
    """What some replications say of the primary measure under each alternative; and the baseline's mean."""
    every = range(len(design.alternatives) + 1)
    before, *after = (column(rounds, policy, design.measure, design.place) for policy in every)
    pairs = [paired(before, each) for each in after]
    mean = pairs[0].before.mean
    margin, looks = design.margin_of(design.measure, mean), design.rule.looks
    found = [
        Known(
            each.difference.mean,
            joint_half_width(each.difference, len(pairs)),
            joint_half_width(each.difference, len(pairs) * looks),
            margin,
        )
        for each in pairs
    ]
    return found, mean


def column(rounds: Sequence[Round], policy: int, measure: str, place: str) -> tuple[float, ...]:
    """The value of one measure under one policy in each replication; NaN where nothing was observed."""
    return _columns(rounds, policy, (measure, place)).get((measure, place), (math.nan,) * len(rounds))


def _columns(
    rounds: Sequence[Round], policy: int, only: tuple[str, str] | None = None
) -> dict[tuple[str, str], tuple[float, ...]]:
    """The values of every measure at every place, or of one, under one policy."""
    tables = [{(row.measure, row.place): row.value for row in each.policies[policy].rows} for each in rounds]
    names = dict.fromkeys(name for table in tables for name in table if only in (None, name))
    return {name: tuple(table.get(name, math.nan) for table in tables) for name in names}


def _rows(each: Round) -> list[Row]:
    """The rows of all policies of one replication."""
    return [row for policy in each.policies for row in policy.rows]
