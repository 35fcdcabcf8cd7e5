"""One way to set what is varied, as named differences to a scenario; and the points of a frontier, curve by curve."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from simulator.scenario import ScenarioFile
from simulator.scenario.overrides import Differences, Place, with_differences
from simulator.scenario.policy import Scheme
from simulator.scenario.schema import Scenario

BASELINE = "baseline"
"""What the scenario as it is written is called among the points."""


@dataclass(frozen=True, slots=True)
class Point:
    """Some named numbers, and what they change in a scenario."""

    name: str
    settings: Mapping[str, float]
    """What was asked for, as `rate` 2 and `odds` 10; what makes no difference here is left out."""
    differences: Differences
    """What is not as written."""

    def of(self, file: ScenarioFile) -> ScenarioFile:
        """The scenario at this point."""
        return with_differences(file, self.differences) if self.differences else file


@dataclass(frozen=True, slots=True)
class Curve:
    """One quality of targeting, from nobody to everybody."""

    odds: float
    """How many times likelier those who hide something are taken in."""
    points: tuple[int, ...]
    """Rows of its points, the lowest rate first."""


def laid_out(
    scenario: Scenario, schemes: Sequence[str], kind: str, rates: Iterable[float], every_odds: Iterable[float]
) -> tuple[tuple[Point, ...], tuple[Curve, ...]]:
    """Every point once, the scenario as it is written first, and the curves they lie on.

    A rate multiplies each share that the schemes take in, up to 1; `every_odds` stand for what they say of the kind. At
    a rate of 0 nobody is taken in and no odds make a difference, so there all curves meet.
    """
    written = {place: scheme for name in schemes for place, scheme in _everywhere(scenario, name)}
    points, curves = [_as_written(written.values(), kind)], []
    for odds in every_odds:
        rows = []
        for rate in rates:
            point = _at(written, kind, rate, odds)
            same = (row for row, each in enumerate(points) if each.differences == point.differences)
            rows.append(next(same, len(points)))
            if rows[-1] == len(points):
                points.append(point)
        curves.append(Curve(odds, tuple(dict.fromkeys(rows))))
    return tuple(points), tuple(curves)


def _everywhere(scenario: Scenario, name: str) -> Iterator[tuple[Place, Scheme]]:
    """A scheme as it begins, and each later change of it, with its place."""
    policy = scenario.policy
    yield ("policy", "schemes", name), policy.schemes[name]
    for day, change in policy.from_date.items():
        if name in change.schemes:
            yield ("policy", "from_date", day.isoformat(), "schemes", name), change.schemes[name]


def _as_written(schemes: Iterable[Scheme], kind: str) -> Point:
    odds = {scheme.odds.get(kind, 1.0) for scheme in schemes}
    return Point(BASELINE, {"rate": 1.0, **({"odds": odds.pop()} if len(odds) == 1 else {})}, {})


def _at(written: Mapping[Place, Scheme], kind: str, rate: float, odds: float) -> Point:
    differences: dict[Place, float] = {}
    for place, scheme in written.items():
        differences |= {
            (*place, "takes_in", whom): min(share * rate, 1.0)
            for whom, share in scheme.takes_in.items()
            if min(share * rate, 1.0) != share
        }
        if rate and scheme.odds.get(kind, 1.0) != odds:
            differences[*place, "odds", kind] = odds
    if not rate:
        return Point("at ×0", {"rate": rate}, differences)
    return Point(f"odds {odds:g} at ×{rate:g}", {"rate": rate, "odds": odds}, differences)
