"""Which way people choose when a policy changes what each way costs them.

A pivot-point logit: the shares of the scenario as written stand for all that the model leaves out, and only the
*change* of a way's generalised cost moves people, so that nothing has to be fitted. More travellers lengthen queues,
which changes the costs again: the shares are sought in rounds, each taking a smaller step towards the shares that the
last round's costs ask for (the method of successive averages).

Source: K. Train, Discrete Choice Methods with Simulation, 2nd ed., ch. 3 (logit); the incremental form is standard in
transport appraisal.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from simulator.scenario import Complaints, ScenarioFile
from simulator.scenario.complaints import whole
from simulator.scenario.loading import digest
from simulator.study.study import Study

COST = "generalised_cost_yuan"
CLOSE_ENOUGH_SHARE = 0.002
Runs = Callable[[ScenarioFile], Study]


@dataclass(frozen=True, slots=True)
class Way:
    """One of the ways among which people choose."""

    direction: str
    written_yuan: float
    """Generalised cost in the scenario as written."""
    unmoved_yuan: float
    """Under the policy, before anybody has changed the way."""
    settled_yuan: float
    """Under the policy, when no more people would change."""
    written_share: float
    settled_share: float

    @property
    def moved_share(self) -> float:
        """How many more take it, as a share of those who took it before."""
        return self.settled_share / self.written_share - 1


@dataclass(frozen=True, slots=True)
class Settled:
    """The outcome of one choice."""

    name: str
    ways: tuple[Way, ...]
    rounds: int
    """How often the scenario was run under the policy."""
    open_share: float
    """By how much the last round's costs would still have moved the shares, at the most."""


def settle(base: ScenarioFile, changed: ScenarioFile, runs: Runs, most_rounds: int = 6) -> tuple[Settled, ...]:
    """Where each choice of a scenario settles under a policy.

    `changed` is the scenario under the policy, `runs` simulates a scenario. Raises Complaints where there is no
    choice, a cost cannot be reckoned, or more people would choose a way than its flows' `ceiling` holds.
    """
    choices = changed.scenario.world.choices
    if not choices:
        raise Complaints([whole(changed.path, "world.choices is empty: nobody has a choice", "say between what")])
    written = runs(base)
    before, people = _costs(written, base, "written"), _people(written, base)
    first = _costs(runs(changed), changed, "under the policy")
    shares = {name: _shares(people, choice.between) for name, choice in choices.items()}
    reached, now, rounds = shares, first, 1
    while True:
        wanted = {
            name: logit(shares[name], {way: now[way] - before[way] for way in choice.between}, choice.scale)
            for name, choice in choices.items()
        }
        gap = max(abs(wanted[name][way] - share) for name, found in reached.items() for way, share in found.items())
        if gap < CLOSE_ENOUGH_SHARE or rounds >= most_rounds:
            break
        reached = {
            name: {way: share + (wanted[name][way] - share) / rounds for way, share in found.items()}
            for name, found in reached.items()
        }
        factors = {way: reached[name][way] / shares[name][way] for name in choices for way in choices[name].between}
        now = _costs(runs(with_demand(changed, factors)), changed, "under the policy")
        rounds += 1
    return tuple(
        Settled(
            name,
            tuple(
                Way(way, before[way], first[way], now[way], shares[name][way], reached[name][way])
                for way in choice.between
            ),
            rounds,
            gap,
        )
        for name, choice in choices.items()
    )


def logit(shares: Mapping[str, float], dearer_yuan: Mapping[str, float], scale_yuan: float) -> dict[str, float]:
    """Shares of ways after each has become dearer by so much: share times exp(-change / scale), made to sum to 1."""
    least = min(dearer_yuan.values())
    weight = {way: share * math.exp(-(dearer_yuan[way] - least) / scale_yuan) for way, share in shares.items()}
    total = math.fsum(weight.values())
    return {way: each / total for way, each in weight.items()}


def with_demand(file: ScenarioFile, factors: Mapping[str, float]) -> ScenarioFile:
    """The same scenario with so many times the travellers in each direction."""
    flows, over = dict(file.scenario.world.flows), []
    for name, flow in flows.items():
        factor = factors.get(flow.direction or "", 1.0)
        demand = flow.arrivals.demand * factor
        if flow.arrivals.rate is not None and demand > flow.arrivals.ceiling:
            rule = f"{demand:.3g} times the base would choose this way, more than its ceiling {flow.arrivals.ceiling:g}"
            over.append(whole(file.path, f"world.flows.{name}: {rule}", "raise the ceiling"))
        elif factor != 1:
            arrivals = flow.arrivals.model_copy(update={"demand": demand})
            flows[name] = flow.model_copy(update={"arrivals": arrivals})
    if over:
        raise Complaints(over)
    world = file.scenario.world.model_copy(update={"flows": flows})
    scenario = file.scenario.model_copy(update={"world": world})
    return replace(file, scenario=scenario, digest=digest(scenario))


def _ways(file: ScenarioFile) -> list[str]:
    return [way for choice in file.scenario.world.choices.values() for way in choice.between]


def _costs(study: Study, file: ScenarioFile, when: str) -> dict[str, float]:
    """The generalised cost of each way."""
    found = {way: study.find(COST, way) for way in _ways(file)}
    costs = {way: math.nan if each is None else each.mean for way, each in found.items()}
    unknown = [
        whole(file.path, f"the generalised cost of {way} cannot be reckoned ({when})", "give world.costs")
        for way, cost in costs.items()
        if math.isnan(cost)
    ]
    if unknown:
        raise Complaints(unknown)
    return costs


def _people(study: Study, file: ScenarioFile) -> dict[str, float]:
    """How many set out by each way."""
    found = {way: study.find("travellers_per_day", way) for way in _ways(file)}
    return {way: math.nan if each is None else each.mean for way, each in found.items()}


def _shares(people: Mapping[str, float], between: tuple[str, ...]) -> dict[str, float]:
    total = math.fsum(people[way] for way in between)
    return {way: people[way] / total for way in between}
