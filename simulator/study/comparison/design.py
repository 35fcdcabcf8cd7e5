"""What is to be compared: a scenario as it is written, the policies, by which measure, and how surely."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from simulator.measures import UNITS
from simulator.policy import load_alternatives
from simulator.scenario import Complaints, ScenarioFile
from simulator.scenario.complaints import Complaint, whole
from simulator.scenario.crosscheck_targets import mismeasured
from simulator.scenario.measured import EVERYONE, MEASURED, place_of, places
from simulator.scenario.overrides import with_overrides
from simulator.study.comparison.margins import (
    USUAL_MARGIN_MINUTES,
    USUAL_MARGIN_SHARE,
    read_margin,
    read_precision,
)
from simulator.study.comparison.sequential import Rule

PRIMARY = "journey_mean_minutes"
"""What decides unless another measure is named: the mean time from door to door. Its place, unless one is named, is the
first way of the scenario's first choice; without choices the first direction; without directions the first flow."""


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
        return USUAL_MARGIN_SHARE * abs(baseline_mean)

    @property
    def margin_minutes(self) -> float:
        """By how much a traveller must be sooner or later to be counted as such."""
        given = self.margin is not None and UNITS[self.measure] == "minutes"
        return self.margin if given and self.margin is not None else USUAL_MARGIN_MINUTES

    def _named(self) -> list[tuple[str, ScenarioFile]]:
        return list(zip(self.names, self.alternatives, strict=True))


def design(
    path: str | Path,
    levers: Sequence[str],
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

    `replications` sets how many are run in any case, `budget` how many at most.
    """
    complaints: list[Complaint] = []
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
    name, place = _primary(base, measure, complaints)
    least = read_margin(margin, name, complaints) if margin is not None and name in UNITS else None
    if complaints:
        raise Complaints(complaints)
    return Design(base, tuple(others), name, place, Rule(first, most, share), tuple(levers), least, explain)


def _primary(base: ScenarioFile, wish: str | None, complaints: list[Complaint]) -> tuple[str, str]:
    """The measure that decides, and its place; where only the measure is named, the first place that it has."""
    name, _, place = (wish or PRIMARY).partition(".")
    if not place and name in MEASURED and "direction" in MEASURED[name]:
        chosen = (way for choice in base.scenario.world.choices.values() for way in choice.between)
        sorts = (sort for sort in ("direction", "flow") if sort in MEASURED[name])
        place = next(chain(chosen, *(places(base.scenario, sort) for sort in sorts)), "")
    written = f"{name}.{place}" if place and place != EVERYONE else name
    if found := mismeasured(base.scenario, written):
        complaints.append(whole(f"--measure {wish or written}", *found))
    return place_of(base.scenario, written)
