"""A whole sweep, understood: what moves each measure, under which policy, and which policy is the best."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from simulator.scenario import ScenarioFile
from simulator.study.decision.deciding import Decision, decision
from simulator.study.sensitivity import Sensitivity, sensitivity
from simulator.study.sweep import Sampled, Sweep
from simulator.study.sweep.sampled import BASELINE, Target


@dataclass(frozen=True, eq=False)
class Findings:
    """What stands in the report of a sweep."""

    sampled: Sampled
    file: ScenarioFile
    """The scenario as it is written, levers of the sweep laid over it."""
    name: str
    """Of the sweep."""
    digest: str
    """Names all that determines what was found."""
    titles: Mapping[str, str]
    """Of the sweep, by language; may be empty."""
    question: str
    sensitivities: tuple[Sensitivity, ...]
    """Measure by measure: the baseline, each policy, and what each policy changes."""
    decisions: tuple[Decision, ...]
    """One for each measure."""
    called: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    """What policies and factors are called in each language, where something is known."""

    @property
    def replications(self) -> range:
        """Of a point, at most."""
        return range(self.sampled.values.shape[2])

    def of(self, measure: Target, policy: str = BASELINE, less: str = "") -> Sensitivity:
        """What moves a measure under a policy, or its difference to another."""
        return next(
            each for each in self.sensitivities if (each.measure, each.policy, each.less) == (measure, policy, less)
        )

    def subjects(self, most: int) -> tuple[Sensitivity, ...]:
        """What figures and tables are about, the first measure first: the baseline, and what each policy changes in
        it; then the other measures."""
        first = self.sampled.measures[0]
        own = [each for each in self.sensitivities if each.measure == first and (each.less or each.policy == BASELINE)]
        others = [each for each in self.sensitivities if each.measure != first and each.policy == BASELINE]
        return (*own, *others)[:most]


def findings(
    sampled: Sampled,
    file: ScenarioFile,
    name: str,
    digest: str,
    *,
    titles: Mapping[str, str] | None = None,
    question: str = "",
    called: Mapping[str, tuple[str, str, str]] | None = None,
    on_progress: Callable[[str], None] | None = None,
) -> Findings:
    """Ask everything of a sweep that its design is made for."""
    told = []
    for measure in sampled.measures:
        for policy, less in _asked(sampled.policies):
            if on_progress:
                on_progress(".".join(measure))
            told.append(sensitivity(sampled, measure, policy, less))
    decisions = tuple(decision(sampled, measure) for measure in sampled.measures)
    return Findings(
        sampled, file, name, digest, dict(titles or {}), question, tuple(told), decisions, dict(called or {})
    )


def understood(
    swept: Sweep,
    *,
    called: Mapping[str, tuple[str, str, str]] | None = None,
    on_progress: Callable[[str], None] | None = None,
) -> Findings:
    """Everything that a finished sweep says, as `strait sweep` shows it."""
    plan = swept.plan
    return findings(
        swept.sampled,
        plan.baseline,
        plan.name,
        plan.digest,
        titles=plan.wish.titles,
        question=plan.wish.question,
        called=called,
        on_progress=on_progress,
    )


def _asked(policies: Sequence[str]) -> list[tuple[str, str]]:
    return [*((policy, "") for policy in policies), *((policy, policies[0]) for policy in policies[1:])]
