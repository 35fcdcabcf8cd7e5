"""Everyone who will come in one replication: who, when, by what way and with what luck.

The population is drawn before the first event and is the same under every policy that does not say
otherwise; (flow, index) names a person for good.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulator.flow.arrivals import Parties, parties
from simulator.flow.booking import book
from simulator.flow.chance import Chance
from simulator.flow.itineraries import Column, Itinerary, Places
from simulator.flow.plan import Act, Outlines, Plan
from simulator.flow.rosters import rosters
from simulator.flow.timetable import Timetable
from simulator.journal.journal import Floats, Ints, SmallInts
from simulator.scenario.flows import Flow
from simulator.scenario.schema import Scenario


@dataclass(frozen=True, slots=True)
class Block:
    """The rows of one flow (or of one kind of companion), which share an outline."""

    name: str
    row: int
    """First row."""
    rows: int
    cell: int
    """First cell; the block's cells are a table of rows by columns."""
    columns: tuple[Column, ...]
    """The outline, without the draws."""
    meetings: tuple[str, ...]
    """Names of the flow's meeting points."""


@dataclass(frozen=True, slots=True)
class Population:
    """Who comes, and the plan they walk by; columns are per person, in the rows of the plan."""

    plan: Plan
    blocks: tuple[Block, ...]
    kinds: tuple[str, ...]
    lounges: tuple[tuple[int, ...], ...]
    """The routes of each lounge."""
    flow: SmallInts
    kind: SmallInts
    index: Ints
    party: Ints
    booked: SmallInts
    party_size: SmallInts
    """Members of one's party if it boards together, else 1."""
    party_head: SmallInts
    """Row of the first member of one's party."""


@dataclass(frozen=True, slots=True)
class _People:
    """The members of one flow's parties, sorted by arrival."""

    minutes: Floats
    index: Ints
    party: Ints
    booked: Ints
    size: Ints
    head: Ints
    """Which row of these is the first member of one's party."""
    kind: SmallInts


def populate(scenario: Scenario, table: Timetable, chance: Chance) -> Population:
    """Draw everyone."""
    flows, kinds = scenario.world.flows, _all_kinds(scenario)
    drawn = {name: parties(scenario, name, flow, chance) for name, flow in flows.items()}
    coming = book([(name, flow.booking, drawn[name]) for name, flow in flows.items()], table, chance)
    lounges: dict[tuple[int, ...], int] = {}
    stations = {name: row for row, name in enumerate(scenario.policy.stations)}
    routes = {name: row for row, name in enumerate(scenario.policy.routes)}
    laid: list[tuple[str, _People, list[Column], tuple[str, ...], int]] = []
    for (name, flow), (minutes, booked) in zip(flows.items(), coming, strict=True):
        people = _members(scenario, name, flow, drawn[name], minutes, booked, kinds, chance)
        places = Places(stations, routes, lounges)
        walkers = {name: flow.itinerary} | {f"{name}/{key}": mate.itinerary for key, mate in flow.companions.items()}
        sheets = [
            (
                walker,
                Itinerary(walker, places, chance, people.index, drawn[name].population, people.kind, kinds).lay_out(
                    steps
                ),
            )
            for walker, steps in walkers.items()
        ]
        laid += [(walker, people, columns, tuple(places.meetings), len(walkers)) for walker, columns in sheets]
    return _assemble(scenario, laid, tuple(kinds), tuple(lounges))


def _all_kinds(scenario: Scenario) -> list[str]:
    return list(dict.fromkeys(kind for flow in scenario.world.flows.values() for kind in flow.kinds or ()))


def _members(
    scenario: Scenario,
    name: str,
    flow: Flow,
    coming: Parties,
    minutes: Floats,
    booked: Ints,
    kinds: list[str],
    chance: Chance,
) -> _People:
    """Split parties into people and sort these by arrival."""
    kind = np.full(len(coming.number), -1, dtype=np.int32)
    if flow.kinds:
        reached = np.cumsum(list(flow.kinds.values()))
        luck = chance.uniforms(f"{name}/kind", coming.candidates)[coming.number]
        own = np.minimum(np.searchsorted(reached, luck, side="right"), len(reached) - 1)
        kind = np.array([kinds.index(key) for key in flow.kinds], dtype=np.int32)[own]
    stays = minutes < scenario.run.horizon
    order = np.flatnonzero(stays)
    order = order[np.argsort(minutes[order], kind="stable")]
    size = coming.size[order]
    row = np.repeat(order, size)
    head = np.repeat(np.cumsum(size) - size, size)
    ordinal = np.arange(len(row)) - head
    together = flow.party is not None and flow.party.together
    return _People(
        minutes=minutes[row],
        index=coming.first_member[row] + ordinal,
        party=coming.first_member[row],
        booked=booked[row],
        size=coming.size[row] if together else np.ones(len(row), dtype=np.int64),
        head=head,
        kind=kind[row],
    )


def _assemble(
    scenario: Scenario,
    laid: list[tuple[str, _People, list[Column], tuple[str, ...], int]],
    kinds: tuple[str, ...],
    lounges: tuple[tuple[int, ...], ...],
) -> Population:
    """Put the flows' tables one below the other."""
    rows = np.array([0, *np.cumsum([len(people.minutes) for _, people, *_ in laid])])
    steps = [len(columns) for _, _, columns, *_ in laid]
    cells = np.array([0, *np.cumsum(np.diff(rows) * steps)])
    minutes = np.empty(cells[-1])
    impatient = any(column.patience is not None for _, _, columns, *_ in laid for column in columns)
    patience = np.full(cells[-1] if impatient else 0, np.inf)
    meets, missing, blocks = np.zeros(rows[-1], dtype=np.int64), np.zeros(0, dtype=np.int32), []
    for number, (name, people, columns, points, _) in enumerate(laid):
        table = minutes[cells[number] : cells[number + 1]].reshape(len(people.minutes), steps[number])
        companion = "/" in name
        if points and not companion:
            first_meeting = len(missing)
            missing = np.concatenate([missing, np.zeros(len(people.minutes) * len(points), dtype=np.int32)])
        for step, column in enumerate(columns):
            table[:, step] = column.minutes
            if column.patience is not None:
                patience[cells[number] + step : cells[number + 1] : steps[number]] = column.patience
            if column.act == Act.MEET:
                at = first_meeting + np.arange(len(people.minutes)) * len(points) + column.place
                missing[at] += ~np.isnan(column.minutes)
        if points:
            meets[rows[number] : rows[number + 1]] = first_meeting + np.arange(len(people.minutes)) * len(points)
        bare = tuple(Column(c.act, c.place, c.priority, c.partner, np.empty(0), None) for c in columns)
        blocks.append(Block(name, int(rows[number]), len(people.minutes), int(cells[number]), bare, points))
    everyone = [people for _, people, *_ in laid]
    outline = np.repeat(np.arange(len(laid), dtype=np.int32), np.diff(rows))
    cell = np.concatenate([cells[k] + np.arange(rows[k + 1] - rows[k]) * steps[k] for k in range(len(laid))])
    all_columns = [column for _, _, columns, *_ in laid for column in columns]
    servers, waiting_places, shifts = rosters(scenario)
    plan = Plan(
        outlines=Outlines(
            first=np.array([0, *np.cumsum(steps)]),
            act=np.array([column.act for column in all_columns], dtype=np.int8),
            place=np.array([column.place for column in all_columns], dtype=np.int32),
            priority=np.array([column.priority for column in all_columns], dtype=np.int32),
            partner=np.array([column.partner for column in all_columns], dtype=np.int32),
        ),
        outline=outline,
        arrives=np.concatenate([people.minutes for people in everyone]),
        cell=cell,
        minutes=minutes,
        patience=patience,
        meets=meets,
        missing=missing,
        servers=servers,
        waiting_places=waiting_places,
        roster_minutes=shifts.minutes,
        roster_station=shifts.station,
        roster_change=shifts.change,
    )
    return Population(
        plan,
        tuple(blocks),
        kinds,
        lounges,
        flow=outline,
        kind=np.concatenate([people.kind for people in everyone]),
        index=np.concatenate([people.index for people in everyone]),
        party=np.concatenate([people.party for people in everyone]),
        booked=np.concatenate([people.booked for people in everyone]).astype(np.int32),
        party_size=np.concatenate([people.size for people in everyone]).astype(np.int32),
        party_head=np.concatenate([row + people.head for row, people in zip(rows, everyone, strict=False)]).astype(
            np.int32
        ),
    )
