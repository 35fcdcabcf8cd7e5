"""What is to be compared: a scenario as it is written, the policies, by which measure, and how surely."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from simulator.measures import UNITS
from simulator.policy import load_alternatives
from simulator.policy.layer import Layer
from simulator.policy.packages import levers_of
from simulator.scenario import Complaints, ScenarioFile
from simulator.scenario.complaints import Complaint, whole
from simulator.scenario.overrides import with_overrides
from simulator.study.comparison.margins import (
    MINUTES_IN,
    NOTICED_MINUTES,
    USUAL_MARGIN_MINUTES,
    USUAL_MARGIN_SHARE,
    read_margin,
    read_precision,
)
from simulator.study.comparison.primary import PRIMARY, primary
from simulator.study.comparison.sequential import Rule


@dataclass(frozen=True, slots=True)
class Design:
    """A comparison before anything is simulated."""

    baseline: ScenarioFile
    alternatives: tuple[ScenarioFile, ...]
    measure: str
    """The primary one: it decides when enough was run, and which policy is best."""
    place: str
    rule: Rule = field(default_factory=Rule)
    wishes: tuple[str, ...] = ()
    """Each alternative as it was asked for."""
    margin: float | None = None
    """How much matters, in the unit of the primary measure, for all measures of that unit; None: the usual share of the
    baseline's mean."""
    explain: bool = False
    """Whether the effect of each package is shared out among its levers."""
    layers: tuple[tuple[Layer, ...], ...] = ()
    """The levers of each alternative as they were read, by which it is called."""

    @property
    def names(self) -> tuple[str, ...]:
        """What each alternative is called: its levers."""
        return tuple("+".join(each.levers) or each.name for each in self.alternatives)

    @property
    def digest(self) -> str:
        """16 hex digits that name all that determines what the comparison finds."""
        what = [self.baseline.digest, [[name, each.digest] for name, each in self._named()]]
        how = [self.measure, self.place, self.margin, self.rule.first, self.rule.budget, self.rule.precision_share]
        how += ["explain"] if self.explain else []
        return hashlib.sha256(json.dumps([what, how]).encode()).hexdigest()[:16]

    def margin_of(self, measure: str, baseline_mean: float) -> float:
        """How much of a measure matters."""
        if self.margin is not None and UNITS[measure] == UNITS[self.measure]:
            return self.margin
        least = NOTICED_MINUTES / MINUTES_IN[UNITS[measure]] if UNITS[measure] in MINUTES_IN else 0.0
        return max(USUAL_MARGIN_SHARE * abs(baseline_mean), least)

    @property
    def is_time(self) -> bool:
        """Whether the primary measure is a time, so that its margin is one by which a traveller is sooner or later."""
        return UNITS[self.measure] in MINUTES_IN

    def margin_minutes(self, baseline_mean: float) -> float:
        """By how much a traveller must be sooner or later to be counted as such: the margin of the primary measure,
        whose mean in the baseline this is; the usual minutes where it is no time, or was not observed."""
        margin = self.margin_of(self.measure, baseline_mean) if self.is_time else math.nan
        return USUAL_MARGIN_MINUTES if math.isnan(margin) else margin * MINUTES_IN[UNITS[self.measure]]

    def _named(self) -> list[tuple[str, ScenarioFile]]:
        return list(zip(self.names, self.alternatives, strict=True))


def design(
    path: str | Path,
    levers: str | Sequence[str],
    *,
    days: float | None = None,
    seed: int | None = None,
    replications: int | None = None,
    measure: str | None = None,
    margin: str | None = None,
    precision: str | None = None,
    budget: int | None = None,
    explain: bool = False,
) -> Design:
    """A comparison as the command line asks for it; raises Complaints with everything that is wrong with the wish.

    `levers` is one policy or several; `replications` sets how many are run in any case, `budget` how many at most.
    """
    complaints: list[Complaint] = []
    levers = (levers,) if isinstance(levers, str) else levers
    usual = Rule()
    first = usual.first if replications is None else replications
    most = max(usual.budget, first) if budget is None else budget
    if most < first:
        rule = f"fewer than the {first} replications that are run in any case"
        complaints.append(whole(f"--budget {most}", rule, "raise it, or ask for fewer with --replications"))
    share = None if precision is None else read_precision(precision, complaints)
    if not levers:
        complaints.append(whole("--with", "no policy is named to compare with", "`strait levers` lists them"))
    try:
        base, alternatives = load_alternatives(path, levers)
        base, *others = (with_overrides(each, days=days, seed=seed) for each in (base, *alternatives))
    except Complaints as found:
        name = (measure or PRIMARY).partition(".")[0]
        if margin is not None and name in UNITS:
            read_margin(margin, name, complaints)
        raise Complaints([*found.complaints, *complaints]) from None
    layers = tuple(levers_of(path, wish) for wish in levers)
    name, place = primary(base.scenario, measure, complaints)
    least = read_margin(margin, name, complaints) if margin is not None and name in UNITS else None
    if complaints:
        raise Complaints(complaints)
    return Design(base, tuple(others), name, place, Rule(first, most, share), tuple(levers), least, explain, layers)
