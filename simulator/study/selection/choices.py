"""Things to decide, what each decision costs, and what is wanted of them, as a file asks for it."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np

from simulator.journal.columns import Floats
from simulator.measures import UNITS
from simulator.measures.nature import NATURES
from simulator.scenario.complaints import Complaint, Complaints, in_order, nearest
from simulator.scenario.nodes import plain
from simulator.study.comparison.margins import read_margin
from simulator.study.selection.fields import MOST_FINALISTS, RUN, SEARCH
from simulator.study.selection.kn import FEWEST_FIRST
from simulator.study.selection.wish import base_wish
from simulator.study.sweep.looking import Look
from simulator.study.sweep.plan import Plan
from simulator.study.sweep.planning import planned
from simulator.study.sweep.sampled import Target

USUAL_FIRST: Final = 10
USUAL_MOST: Final = 200
USUAL_CERTAINTY_SHARE: Final = 0.95
USUAL_TRIES: Final = 100
USUAL_FINALISTS: Final = 8
MOST_RACED: Final = 300
"""More candidates than this are searched among, and not run one and all."""


@dataclass(frozen=True, slots=True)
class Aim:
    """One thing that is wanted."""

    target: Target
    less_is_better: bool


@dataclass(frozen=True, eq=False)
class Choices:
    """Candidates, and what is wanted of them."""

    plan: Plan
    """Every combination of what may be decided, a point each; each in the first replications of a race."""
    aims: tuple[Aim, ...]
    """One: the best is looked for; several: those that no other beats in all of them."""
    margin: float
    """δ: a difference in the aim worth detecting; NaN where there are several."""
    certainty_share: float
    most_replications: int
    """Of any candidate in a race."""
    costs: Mapping[str, float]
    """What one more of each thing costs, by its name."""
    budget: float
    """What all of them together may cost; infinite where nothing is said."""
    tries: int
    """How many candidates a search may ask for; 0 where all are run."""
    finalists: int
    """How many of those it tried are run again on fresh luck."""

    @cached_property
    def cost(self) -> Floats:
        """What each candidate costs."""
        weights = np.array([self.costs.get(factor.name, 0.0) for factor in self.plan.factors])
        return np.asarray(self.plan.settings @ weights)

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The candidates within the budget."""
        return tuple(np.flatnonzero(self.cost <= self.budget + 1e-9).tolist())

    def row_of(self, choice: Sequence[int]) -> int:
        """The row of the candidate that has these values, each counted from 0, in the order of the factors."""
        return int(np.ravel_multi_index(tuple(choice), [len(factor.values) for factor in self.plan.factors]))

    @property
    def digest(self) -> str:
        """16 hex digits that name all that determines what is found."""
        aims = [[*aim.target, aim.less_is_better] for aim in self.aims]
        margin = None if math.isnan(self.margin) else self.margin
        what: list[object] = [self.plan.digest, aims, margin, self.certainty_share, self.most_replications]
        what += [dict(sorted(self.costs.items())), repr(self.budget), self.tries, self.finalists]
        return hashlib.sha256(json.dumps(what).encode()).hexdigest()[:16]

    @property
    def first(self) -> int:
        """Replications that every candidate is run in at first."""
        return self.plan.most_replications


def read_choices(look: Look, path: Path, days: float | None = None, seed: int | None = None) -> Choices:
    """Candidates as a file asks for them; raises Complaints with everything that is wrong."""
    if look.node(("run",)) is not None:
        look.keys(("run",), RUN)
    first = look.count(("run", "replications"), FEWEST_FIRST, USUAL_FIRST)
    most = look.count(("run", "at_most"), first, max(USUAL_MOST, first))
    for name in look.names(("factors",)):
        if look.node(("factors", name)) is not None and look.node(("factors", name, "values")) is None:
            rule = "should have `values`: what it may be decided to be"
            look.wrong(("factors", name), rule, "as in values: [4, 6, 8]")
    measures = look.words(("measures",))
    if look.node(("measures",)) is not None and not measures:
        look.wrong(("measures",), "should name at least one measure, as in [wait_mean_minutes.exit_gate]")
    less = [_less_is_better(look, measure, row, measures) for row, measure in enumerate(measures)]
    margin = _margin(look, measures)
    certainty = _certainty(look)
    costs = _costs(look)
    budget = look.amount(("budget",), "number")
    if budget is not None and not costs:
        look.wrong(("budget",), "nothing has a cost", "say under costs what one more of each thing costs", key=True)
    tries, finalists = _search(look)
    wish = replace(base_wish(look, path, days, seed), measures=tuple(measures), replications=first)
    plan = planned(wish)
    found = Choices(
        plan=plan,
        aims=tuple(Aim(*each) for each in zip(plan.measures, less, strict=True)),
        margin=margin,
        certainty_share=certainty,
        most_replications=most,
        costs=costs,
        budget=math.inf if budget is None else budget,
        tries=tries,
        finalists=finalists,
    )
    _has_candidates(look, found)
    if look.complaints:
        raise Complaints(in_order(look.complaints, str(path)))
    return found


def _less_is_better(look: Look, measure: str, row: int, measures: Sequence[str]) -> bool:
    """Which way is good, by the nature of the measure or as the file says."""
    name = measure.partition(".")[0]
    said = [way for way in ("less", "more") if measure in look.words((way,))]
    if len(said) > 1:
        look.wrong(("more",), f"{measure} is wanted less of already")
    nature = NATURES[name].good if name in NATURES else "less"  # one that does not exist is complained of elsewhere
    if not said and nature == "neither":
        rule = "is neither good nor bad by itself"
        look.wrong(("measures", row), rule, f"say which is wanted: less: [{measure}] or more: [{measure}]")
    if not row:
        for way in ("less", "more"):
            for at, each in enumerate(look.words((way,))):
                if each not in measures:
                    look.wrong((way, at), "is none of the measures", nearest(each, measures))
    return (said[0] if said else nature) != "more"


def _margin(look: Look, measures: Sequence[str]) -> float:
    """δ of the one aim; with several there is nothing to be the best of."""
    node = look.node(("margin",))
    if len(measures) != 1:
        if node is not None and measures:
            look.wrong(("margin",), "goes with one measure; of several those are found that no other beats", key=True)
        return math.nan
    name = measures[0].partition(".")[0]
    if node is None:
        look.wrong(("margin",), f"is missing: what difference in {name} matters", "as in margin: 1 min")
        return math.nan
    if name not in UNITS:
        return math.nan
    mine: list[Complaint] = []
    margin = read_margin(str(plain(node)), name, mine)
    for each in mine:
        look.wrong(("margin",), each.rule, each.hint.replace("--margin ", "").replace(", or choose a --measure", ""))
    if margin == 0:
        look.wrong(("margin",), "no number of replications tells candidates apart that differ by nothing")
    return margin


def _certainty(look: Look) -> float:
    share = look.amount(("certainty",), "number")
    if share is not None and not 0.5 <= share < 1:
        look.wrong(("certainty",), "should be a share from 50 % to below 100 %", "as in 95 %")
        return USUAL_CERTAINTY_SHARE
    return USUAL_CERTAINTY_SHARE if share is None else share


def _costs(look: Look) -> dict[str, float]:
    factors = look.names(("factors",))
    found = {}
    for name in look.names(("costs",)):
        if name not in factors:
            look.wrong(("costs", name), "is none of the factors", nearest(name, factors), key=True)
        cost = look.amount(("costs", name), "number")
        if cost is not None:
            found[name] = cost
    return found


def _search(look: Look) -> tuple[int, int]:
    if look.node(("search",)) is None:
        return 0, USUAL_FINALISTS
    look.keys(("search",), SEARCH)
    tries = look.count(("search", "tries"), 2, USUAL_TRIES)
    return tries, look.count(("search", "finalists"), 2, USUAL_FINALISTS, MOST_FINALISTS)


def _has_candidates(look: Look, found: Choices) -> None:
    inside = len(found.rows)
    if inside < 2:
        cheapest = float(found.cost.min())
        rule = "leaves nothing to choose from" if inside else f"is less than the cheapest candidate costs, {cheapest:g}"
        look.wrong(("budget",) if look.node(("budget",)) is not None else ("factors",), rule, key=not inside)
    elif inside > MOST_RACED and not found.tries:
        rule = f"have {inside:,} combinations within the budget, and no more than {MOST_RACED} are run one and all"
        look.wrong(("factors",), rule, "search among them, as in search: {tries: 200}", key=True)
