"""How the scenario of any point under any policy is made from what was read once.

A worker gets the files as they were written, checks them once, and lays only what differs: the levers (kept for points
that lay them alike), then the numbers. What comes of it is checked as every scenario is.
"""

from __future__ import annotations

import hashlib
import pickle
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from simulator.scenario import ScenarioFile
from simulator.scenario.complaints import Complaints
from simulator.scenario.evidence import take_out
from simulator.scenario.loading import checked, digest, sound
from simulator.scenario.merge import Written
from simulator.scenario.nodes import Node, plain
from simulator.scenario.numbers import place_of_number, put
from simulator.scenario.schema import Scenario
from simulator.study.sweep.factor import Factor
from simulator.study.sweep.factors import TOGETHER

KEPT_TREES = 256
"""Scenarios with levers laid, of which a worker remembers so many."""

KEPT_SCENARIOS = 16
"""Scenarios of the latest points, since the replications of one point may come in several batches."""


@dataclass(frozen=True)
class Recipe:
    """Everything that the points of a sweep have in common; small enough to be sent to a worker."""

    written: Written
    """The scenario, as it was read."""
    levers: tuple[Any, ...]
    """Laid under every point and policy, each a layer of `simulator.policy`."""
    policies: tuple[tuple[str, tuple[Any, ...]], ...]
    """Each policy and what it lays, the baseline (nothing) first."""
    factors: tuple[Factor, ...]
    factor_levers: Mapping[str, Any]
    """The levers that factors name, by their name."""
    named: tuple[tuple[str, Written, tuple[Any, ...]], ...] = ()
    """Of a design of named points: each with its scenario and what it lays."""

    @property
    def names(self) -> tuple[str, ...]:
        """The policies."""
        return tuple(name for name, _ in self.policies)


@dataclass(frozen=True)
class Packed:
    """A recipe on its way to a worker, known by the digest of what it holds."""

    digest: str
    content: bytes

    @classmethod
    def of(cls, recipe: Recipe) -> Packed:
        """The recipe, packed."""
        content = pickle.dumps(recipe)
        return cls(hashlib.sha256(content).hexdigest(), content)

    def kitchen(self) -> Kitchen:
        """Where its scenarios are made; a process opens each recipe once."""
        if self.digest not in _KITCHENS:
            _KITCHENS.clear()  # a worker is at one sweep at a time
            _KITCHENS[self.digest] = Kitchen(pickle.loads(self.content))  # noqa: S301 - from the parent of this process
        return _KITCHENS[self.digest]


_KITCHENS: dict[str, Kitchen] = {}


class Kitchen:
    """Makes the scenario of a point under a policy."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self._trees: OrderedDict[tuple[Any, ...], Node] = OrderedDict()
        self._made: OrderedDict[tuple[Any, ...], tuple[Scenario, str]] = OrderedDict()
        self._places: dict[str, tuple[str, ...]] = {}

    def scenario(self, values: Mapping[str, float], policy: int, named: int | None = None) -> tuple[Scenario, str]:
        """The scenario at some values of the factors, and its digest; raises Complaints with all that is wrong."""
        key = (policy, named, *values.values())
        found = self._made.get(key)
        if found is None:
            made = sound(self.tree(values, policy, named), self.recipe.written.path)
            found = self._made[key] = made, digest(made)
            if len(self._made) > KEPT_SCENARIOS:
                self._made.popitem(last=False)
        return found

    def tree(self, values: Mapping[str, float], policy: int, named: int | None = None) -> Node:
        """The same as it would be written, without evidence."""
        recipe = self.recipe
        laid = tuple((each.target, values[each.name]) for each in recipe.factors if each.kind == "lever")
        key = (policy, named, laid)
        root = self._trees.get(key)
        if root is None:
            root = self._laid(policy, named, laid)
            self._trees[key] = root
            if len(self._trees) > KEPT_TREES:
                self._trees.popitem(last=False)
        for factor in recipe.factors:
            if factor.kind == "path":
                for target in factor.target.split(TOGETHER):
                    root = put(root, self._place(root, target), values[factor.name], whole=factor.whole)
        return root

    def file(self, values: Mapping[str, float], policy: int, named: int | None = None) -> ScenarioFile:
        """The scenario as a file that can be written, run alone, and gives the same results."""
        root = self.tree(values, policy, named)
        scenario, warnings = checked(root, self.recipe.written.path)
        written = self.recipe.written if named is None else self.recipe.named[named][1]
        layers = (*self.recipe.levers, *self.recipe.policies[policy][1])
        return ScenarioFile(
            name=written.name,
            path=written.path,
            scenario=scenario,
            evidence={},
            resolved=plain(root, nulls=False),
            digest=digest(scenario),
            overridden=written.overridden,
            warnings=tuple(warnings),
            levers=tuple(layer.label for layer in layers),
        )

    def _place(self, root: Node, target: str) -> tuple[str, ...]:
        if target not in self._places:
            self._places[target] = place_of_number(root, target)[0]
        return self._places[target]

    def _laid(self, policy: int, named: int | None, laid: tuple[tuple[str, float], ...]) -> Node:
        """The written scenario with levers laid over it, without evidence."""
        from simulator.policy.laying import laid as lay

        recipe = self.recipe
        written, own = recipe.written, ()
        if named is not None:
            _, written, own = recipe.named[named]
        layers = [
            *recipe.levers,
            *own,
            *(self._layer(name, value) for name, value in laid),
            *recipe.policies[policy][1],
        ]
        if layers:
            written = lay(written, layers)
        complaints: list[Any] = []
        bare, _ = take_out(written.root, complaints)
        if complaints:
            raise Complaints(complaints)
        return bare

    def _layer(self, name: str, value: float) -> Any:
        from simulator.policy import scale_of
        from simulator.policy.layer import at_value

        lever = self.recipe.factor_levers[name]
        text = scale_of(lever).said(value)
        return at_value(lever, text, f"{name}={text}")


def light(written: Written) -> Written:
    """Without what was said while reading it."""
    return replace(written, complaints=(), overridden=(), warnings=())
