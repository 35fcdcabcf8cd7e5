"""What a worker process does: one setting beside its baseline, some of its replications.

The people, their luck and the measures are those of `strait compare` for the same levers: the same scenarios are laid
out and run, and the same functions hold the two journals against each other.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from simulator.journal import Journal
from simulator.measures.queues import queue_by_time_of_day
from simulator.measures.summary import summary
from simulator.policy.finding import layers_of
from simulator.policy.laying import laid
from simulator.scenario import ScenarioFile
from simulator.scenario.complaints import Complaint, Complaints
from simulator.scenario.loading import finished
from simulator.scenario.merge import Written, read_chain
from simulator.scenario.overrides import with_overrides
from simulator.study.comparison.design import Design
from simulator.study.comparison.margins import read_margin
from simulator.study.comparison.rounds import meeting, sought
from simulator.study.comparison.sequential import Rule
from simulator.study.curves import lounges_as_stations
from simulator.workshop.observed import STEP_MINUTES, Seen

JOURNALS_KEPT: Final = 24
"""Of the baseline, in each worker: about 2 MB each for a day of the crossing."""
WALKER: Final = "compiled"
"""A worker stays, so that its code is worth compiling however small the day."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One setting and all that determines what is seen of it; small enough to be sent to a worker."""

    path: str
    """The scenario."""
    under: tuple[str, ...]
    """Levers that the shock lays first."""
    levers: tuple[str, ...]
    """Those of the class, as `strait compare --with` names them."""
    measures: tuple[tuple[str, str], ...]
    """Measure and place, the primary one first."""
    queues: tuple[str, ...]
    """Stations, and routes whose lounge is meant."""
    replications: int
    days: float | None = None
    seed: int | None = None
    margin: str | None = None


@lru_cache(maxsize=64)
def _written(path: str) -> Written:
    """The scenario as it was when it was first asked for."""
    return read_chain(path)


@lru_cache(maxsize=8)
def _baseline(wish: Wish) -> ScenarioFile:
    """The scenario under the shock alone."""
    return _file(wish, wish.under)


def _file(wish: Wish, levers: Sequence[str]) -> ScenarioFile:
    written = _written(wish.path)
    file = finished(laid(written, layers_of(levers, written.files), one_value=True) if levers else written)
    return with_overrides(file, days=wish.days, seed=wish.seed)


def design_of(wish: Wish) -> Design:
    """The comparison that `strait compare` makes of the same wish; raises Complaints where levers clash."""
    baseline = _baseline(replace(wish, levers=()))
    chosen = _file(wish, (*wish.under, *wish.levers)) if wish.levers else baseline
    measure, place = wish.measures[0]
    complaints: list[Complaint] = []
    margin = None if wish.margin is None else read_margin(wish.margin, measure, complaints)
    if complaints:
        raise Complaints(complaints)
    rule = Rule(wish.replications, wish.replications)
    return Design(baseline, (chosen,), measure, place, rule, ("+".join(wish.levers),), margin)


@dataclass(frozen=True, slots=True)
class _Run:
    """One run, with what is kept of it."""

    journal: Journal
    values: dict[str, float]
    queues: dict[str, tuple[float, ...]]


_Kept = tuple[str, int, tuple[tuple[str, str], ...], tuple[str, ...], frozenset[str]]
_kept: OrderedDict[_Kept, _Run] = OrderedDict()
"""Runs of baselines, the last used last."""


def seen_of(wish: Wish, numbers: Sequence[int]) -> tuple[Seen, ...]:
    """Some replications of a setting beside its baseline."""
    design = design_of(wish)
    (chosen,) = design.alternatives
    hiding = sought((design.baseline, chosen))
    found = []
    for number in numbers:
        before = _before(wish, design.baseline, hiding, number)
        after = before if chosen is design.baseline else _run(wish, chosen, hiding, number)
        margin = design.margin_minutes(before.values[_name(*wish.measures[0])])
        met = meeting(before.journal, after.journal, margin)
        everyone = replace(met, groups=tuple(group for group in met.groups if group.sort == "all"))
        queues = {place: (before.queues[place], after.queues[place]) for place in wish.queues}
        found.append(Seen(number, before.values, after.values, everyone, queues))
    return tuple(found)


def journals_of(wish: Wish, number: int) -> list[tuple[ScenarioFile, Journal]]:
    """One replication, the baseline first; the setting behind it, where anything is pulled."""
    design = design_of(wish)
    (chosen,) = design.alternatives
    found = [(design.baseline, _before(wish, design.baseline, sought((design.baseline, chosen)), number).journal)]
    if chosen is not design.baseline:
        found.append((chosen, _journal(chosen, number)))
    return found


def part(wish: Wish, numbers: Sequence[int]) -> tuple[Seen, ...] | str:
    """The same, or what is wrong with the wish in words: complaints do not travel between processes."""
    try:
        return seen_of(wish, numbers)
    except Complaints as found:
        return str(found)


def _before(wish: Wish, file: ScenarioFile, hiding: frozenset[str], number: int) -> _Run:
    """The baseline's run: once for all settings, as long as there is room."""
    key = (file.digest, number, wish.measures, wish.queues, hiding)
    if key not in _kept:
        _kept[key] = _run(wish, file, hiding, number)
    _kept.move_to_end(key)
    while len(_kept) > JOURNALS_KEPT:
        _kept.popitem(last=False)
    return _kept[key]


def _run(wish: Wish, file: ScenarioFile, hiding: frozenset[str], number: int) -> _Run:
    journal = _journal(file, number)
    rows = summary(journal, hiding, {place for _, place in wish.measures})
    table = {(row.measure, row.place): row.value for row in rows}
    values = {_name(*each): table.get(each, float("nan")) for each in wish.measures}
    return _Run(journal, values, _queues(journal, wish.queues))


def _journal(file: ScenarioFile, number: int) -> Journal:
    from simulator.world import simulate  # SimPy and Numba: in workers, not in the server

    return simulate(file.scenario, number, digest=file.digest, walker=WALKER)


def _queues(journal: Journal, places: Sequence[str]) -> dict[str, tuple[float, ...]]:
    lounges = {}
    if any(place not in journal.visits for place in places):
        waiting = lounges_as_stations(journal)
        lounges = {route: (waiting, lounge) for lounge in waiting.visits for route in lounge.split("+")}
    found = {}
    for place in places:
        where = (journal, place) if place in journal.visits else lounges.get(place)
        found[place] = () if where is None else tuple(queue_by_time_of_day(*where, STEP_MINUTES).people.tolist())
    return found


def _name(measure: str, place: str) -> str:
    return f"{measure}.{place}"
