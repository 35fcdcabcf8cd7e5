"""Measures against the same quantities counted another, slower way; and the summary against its measures."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator import measures
from simulator.journal import Costs, Ending, Journal, load_journal, save
from simulator.journal.books import balance
from tests.goods import customs
from tests.journals import NEVER, busy_crossing, desk_morning, ferry_day, made
from tests.ro_pax import ro_pax
from tests.shops import shops
from tests.transfer import transfer

EXAMPLES = {
    "desk": desk_morning(),
    "ferry": ferry_day(),
    "late ferry": ferry_day(warm_up=500.0),
    "crossing": busy_crossing(2, travellers=2000, stations=3),
    "late crossing": dataclasses.replace(busy_crossing(2, travellers=2000), warm_up_minutes=700.0),
    "transfer": transfer(),
    "late transfer": transfer(warm_up=550.0),
    "ro-pax": ro_pax(),
    "goods": customs(),
    "fruit": customs(costs=Costs(np.ones(4), 1.0, 0.0, 0.0, np.array([NEVER, 900.0, 90.0, NEVER]))),
    "market": shops(),
}


@dataclasses.dataclass(frozen=True)
class Watched:
    """A desk walked minute by minute, and what an observer with a watch counted in each of them."""

    journal: Journal
    waiting: np.ndarray[tuple[int], np.dtype[np.int64]]
    busy: np.ndarray[tuple[int], np.dtype[np.int64]]
    servers: np.ndarray[tuple[int], np.dtype[np.int64]]


@st.composite
def watched(draw: st.DrawFn) -> Watched:
    """First come, first served, whole minutes, a roster that rises and falls, and some who give up; perhaps service in
    progress lies while nobody is rostered."""
    minutes = draw(st.integers(5, 60))
    roster = {
        0: draw(st.integers(0, 3)),
        **draw(st.dictionaries(st.integers(1, minutes), st.integers(0, 3), max_size=4)),
    }
    pauses = draw(st.booleans())
    changed = sorted(roster)
    servers = np.array([roster[max(at for at in changed if at <= minute)] for minute in range(minutes)])
    people = sorted(
        draw(
            st.lists(
                st.tuples(st.integers(0, minutes - 1), st.integers(1, 15), st.integers(1, 30)), min_size=1, max_size=25
            )
        )
    )
    queue: list[int] = []
    started, ended = [NEVER] * len(people), [NEVER] * len(people)
    endings = [Ending.INSIDE] * len(people)
    waiting, busy = np.zeros(minutes, np.int64), np.zeros(minutes, np.int64)
    serving: dict[int, int] = {}
    for minute in range(minutes + 1):
        for who in [who for who, left in serving.items() if left == 0]:
            del serving[who]
            ended[who], endings[who] = float(minute), Ending.FINISHED
        if minute == minutes:
            break
        for who in [who for who in queue if people[who][0] + people[who][2] == minute]:
            queue.remove(who)
            ended[who], endings[who] = float(minute), Ending.GAVE_UP
        queue += [who for who, (came, _, _) in enumerate(people) if came == minute]
        while queue and len(serving) < servers[minute]:
            who = queue.pop(0)
            started[who], serving[who] = float(minute), people[who][1]
        at_work = [] if pauses and servers[minute] == 0 else list(serving)
        for who in at_work:
            serving[who] -= 1
        waiting[minute], busy[minute] = len(queue), len(at_work)
    journal = made(
        horizon=float(minutes),
        warm_up=float(draw(st.integers(0, minutes - 1))),
        journeys=[(0, float(came), ended[who], endings[who]) for who, (came, _, _) in enumerate(people)],
        visits={"desk": [(who, float(came), started[who], ended[who]) for who, (came, _, _) in enumerate(people)]},
        stations={"desk": (changed, [roster[at] for at in changed], NEVER)},
        pauses=["desk"] * pauses,
    )
    return Watched(journal, waiting, busy, servers)


@settings(deadline=None)
@given(watched())
def test_queues_and_servers_are_as_an_observer_with_a_watch_counts_them(seen: Watched) -> None:
    assert balance(seen.journal) == ()
    begin = int(seen.journal.warm_up_minutes)
    assert measures.queue_mean_people(seen.journal, "desk") == pytest.approx(seen.waiting[begin:].mean(), abs=1e-12)
    assert measures.queue_longest_people(seen.journal, "desk") == seen.waiting[begin:].max()
    staffed = np.maximum(seen.servers, seen.busy)[begin:].sum()
    utilisation = measures.utilisation_share(seen.journal, "desk")
    assert math.isnan(utilisation) if staffed == 0 else utilisation == pytest.approx(seen.busy[begin:].sum() / staffed)


@settings(deadline=None)
@given(watched())
def test_fates_of_those_who_came_sum_to_one(seen: Watched) -> None:
    visits, warm_up = seen.journal.visits["desk"], seen.journal.warm_up_minutes
    came = int((visits.queued >= warm_up).sum())
    lost = [
        measure(seen.journal, "desk")
        for measure in (measures.unserved_share, measures.turned_away_share, measures.gave_up_share)
    ]
    if came == 0:
        assert all(math.isnan(share) for share in lost)
    else:
        assert sum(lost) + len(measures.waits(seen.journal, "desk")) / came == pytest.approx(1)


@pytest.mark.parametrize(
    "waits",
    [
        np.sin(np.arange(20_000.0)) ** 2,
        np.maximum(np.sin(np.arange(20_000.0)), 0),
        np.exp(np.arange(20_000) % 400 / 20),
        np.repeat([0.0, 1e-300, 7.0], 4000),
        np.full(9000, 3.0),
        np.arange(5.0),
        np.array([2.0]),
    ],
    ids=["spread", "half of them zero", "long tail", "three values", "all alike", "few", "one"],
)
def test_quantiles_are_those_of_the_sorted_list(waits: np.ndarray[tuple[int], np.dtype[np.float64]]) -> None:
    mixed = waits[np.argsort(np.sin(np.arange(len(waits)) * 9.0), kind="stable")]
    shares = (0.0, 0.05, 0.5, 0.95, 1.0)
    ranked = sorted(mixed.tolist())
    for share, value in zip(shares, measures.quantiles(mixed, shares), strict=True):
        place = (len(ranked) - 1) * share
        low = math.floor(place)
        above = ranked[min(low + 1, len(ranked) - 1)]
        assert value == ranked[low] + (above - ranked[low]) * (place - low)


def test_measuring_changes_nothing_in_the_journal() -> None:
    journal = busy_crossing(1, travellers=6000, stations=1)
    before = [column.copy() for column in dataclasses.astuple(journal.visits["station0"])]
    measures.summary(journal)
    after = dataclasses.astuple(journal.visits["station0"])
    assert all(np.array_equal(old, new) for old, new in zip(before, after, strict=True))


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_row_of_the_summary_is_what_the_measure_of_that_name_gives(name: str) -> None:
    journal = EXAMPLES[name]
    for row in measures.summary(journal):
        measure = getattr(measures, row.measure)
        again = measure(journal) if row.place == "all" else measure(journal, row.place)
        assert np.array_equal(row.value, again, equal_nan=True), row
        assert row.unit == measures.UNITS[row.measure]


@pytest.mark.parametrize("full", [ferry_day(), transfer()], ids=["ferry", "transfer"])
def test_summary_has_the_same_rows_whatever_happened_but_for_kinds_who_never_came(full: Journal) -> None:
    empty = made(
        horizon=full.horizon_minutes,
        flows=full.flows,
        directions=full.directions,
        kinds=full.kinds,
        routes=full.routes,
        modes=full.modes,
        visits={name: [] for name in full.visits},
        stations=dict.fromkeys(full.stations, ((0.0,), (1,), NEVER)),
        controls={name: record.control for name, record in full.stations.items()},
        costs=full.costs,
    )
    assert [(row.measure, row.place) for row in measures.summary(full) if "/" not in row.place] == [
        (row.measure, row.place) for row in measures.summary(empty)
    ]
    assert all(math.isnan(row.value) for row in measures.summary(empty))


def test_no_two_rows_of_a_summary_are_of_one_measure_and_place() -> None:
    for journal in (*EXAMPLES.values(), transfer(flows=("to_taiwan", "to_xiamen"))):
        rows = [(row.measure, row.place) for row in measures.summary(journal)]
        assert len(rows) == len(set(rows))


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_parts_of_a_journey_add_up_to_the_whole(name: str) -> None:
    journal = EXAMPLES[name]
    for direction in {*journal.directions} - {""}:
        parts = (
            measures.queueing_mean_minutes,
            measures.lounge_wait_mean_minutes,
            measures.under_way_mean_minutes,
            measures.elsewhere_mean_minutes,
        )
        assert sum(part(journal, direction) for part in parts) == pytest.approx(
            measures.journey_mean_minutes(journal, direction)
        )


def test_what_is_measured_of_directions_is_what_is_counted_traveller_by_traveller() -> None:
    journal = EXAMPLES["late crossing"]
    people, costs = journal.journeys, journal.costs
    assert costs is not None
    waited, fares = np.zeros(len(people)), np.zeros(len(people))
    for visits in journal.visits.values():
        np.add.at(waited, visits.entity, visits.started - visits.queued)
    np.add.at(waited, journal.crossings.entity, journal.crossings.started - journal.crossings.queued)
    fares[journal.crossings.entity] = np.array(journal.fares_yuan)[people.flow]
    took = people.left - people.arrived
    cost = fares + costs.yuan_per_minute[people.kind] * (took + (costs.waiting_counts - 1) * waited)
    for place, flow, kinds in (("away", 0, {0, 1, 2, 3}), ("away/visitor", 0, {2, 3}), ("home/early", 1, {0, 2})):
        came = (people.flow == flow) & np.isin(people.kind, [*kinds]) & (people.arrived >= journal.warm_up_minutes)
        done = came & (people.ending == Ending.FINISHED)
        assert measures.journey_p90_minutes(journal, place) == pytest.approx(np.quantile(took[done], 0.9))
        assert measures.unfinished_share(journal, place) == 1 - done.sum() / came.sum()
        # Every lounge is left on the day on which it was come to, so that nobody pays for a night.
        assert measures.generalised_cost_yuan(journal, place) == pytest.approx(cost[done].mean())


def test_every_measure_with_a_unit_is_in_the_summary() -> None:
    every = {
        row.measure
        for name in ("desk", "ferry", "transfer", "ro-pax", "goods", "fruit", "market")
        for row in measures.summary(EXAMPLES[name])
    }
    assert every == set(measures.UNITS)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_saved_run_gives_the_same_measures(name: str, tmp_path: Path) -> None:
    save(EXAMPLES[name], tmp_path)
    assert repr(measures.summary(load_journal(tmp_path))) == repr(measures.summary(EXAMPLES[name]))
