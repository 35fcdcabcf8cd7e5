"""The expected stream of each flow through its itinerary: what load it brings to each station and route.

Nobody waits here but for a sailing: people come to the next step a service later, so that the sheet
shows what is asked for, not what congested desks let through. Sailings leave on time and take no more
than their seats; flows that share a route are seated each by itself; companions go their own way, and
travellers do not wait for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from simulator.flow.admission import limits, taken_in_share, visiting_share
from simulator.flow.itineraries import AGAIN_AT_MOST
from simulator.flow.shopping import outcome_shares
from simulator.journal.columns import Floats, Ints
from simulator.scenario.distributions import Exponential
from simulator.scenario.flows import Flow
from simulator.scenario.itinerary import Step
from simulator.scenario.quantities import Names
from simulator.scenario.schema import Scenario
from simulator.scenario.sorts import Sort
from simulator.scenario.steps import Itinerary, of_flow, places_taken
from simulator.study.preflight.decided import asked, decided
from simulator.study.preflight.loads import Load, Loads
from simulator.study.preflight.people import People
from simulator.study.preflight.profiles import DAY, arrivals_by_minute, dispersion, earlier, later
from simulator.study.preflight.seats import by_minute, departures, fill, next_sailing


def day_loads(scenario: Scenario, day_factors: dict[str, float]) -> Loads:
    """Everything a day brings, given how busy it is for each flow."""
    loads = Loads({name: Load() for name in scenario.policy.stations}, dict.fromkeys(scenario.policy.routes, 0.0))
    for name, flow in scenario.world.flows.items():
        _Stream(scenario, name, flow, loads).follow(day_factors.get(name, 1.0))
    return loads


@dataclass(slots=True)
class _Stream:
    """One flow on its way."""

    scenario: Scenario
    name: str
    flow: Flow
    loads: Loads
    dispersion: float = 1.0
    _sorts: list[Sort] = field(init=False)
    _way: Itinerary = field(init=False)
    """The traveller's, or that of what comes along."""
    _fitting: dict[Names | None, Floats] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._sorts = list(self.flow.sorts())

    def follow(self, day_factor: float) -> None:
        """All steps of the travellers, and of what comes with them."""
        shares = np.array(list(self.flow.sorts().values()))[:, np.newaxis]
        if self.flow.basket is not None:
            allowance = self.scenario.policy.duty_free
            does = outcome_shares(self.flow, allowance) * self.flow.basket.drawn_by(allowance)
            shares = (shares[:: len(does)] * does).reshape(shares.shape)  # as they stand, all are within it
        ways = [*of_flow(self.name, self.flow)]
        self._way = ways[0]
        people = self._book(shares * arrivals_by_minute(self.flow, day_factor))
        for self._way in ways:
            self.dispersion = dispersion(self.flow)
            here, steps = people, decided(self._way.steps, self.scenario.policy.stations, {})
            for number, step in enumerate(steps):
                here = self._step(step, self._takes(step, here.sorts), here, steps[number + 1 :])

    def _book(self, arriving: Floats) -> People:
        """Those who book come ahead of their sailing, the others when they like."""
        free, booked, leaving = arriving.copy(), np.zeros_like(arriving), np.zeros_like(arriving)
        every, open_to = np.arange(len(arriving)), np.ones((len(arriving), 1))
        for booking in self.flow.bookings():
            mine = open_to * self._fits(booking.only, every)
            open_to = open_to - mine
            table = departures(self.scenario, booking.on)
            if not len(table.minute):
                continue
            wishes = arriving * mine * booking.share
            wanted, after = next_sailing(wishes, table)
            wanted[:, 0] += after  # a wish after the last sailing is for the next morning's first
            each = self._places(booking.on, every)
            seated, none = fill(wanted * each, np.floor(table.seats * booking.seats), overnight=True)
            seated, none = seated / each, none / each[:, 0]
            leaves = by_minute(seated, table.minute)
            unserved_share = (none / np.maximum(wishes.sum(axis=1), 1e-12))[:, np.newaxis]
            free -= wishes * (1 - unserved_share)
            booked += earlier(leaves, booking.shows_up)
            leaving += leaves
        return People(free, booked, leaving, every)

    def _places(self, routes: Names, sorts: Ints) -> Floats:
        """How many places one of each of these sorts takes up on these routes, (sorts, 1)."""
        each = places_taken(self._way, routes, [self._sorts[row] for row in sorts])
        return np.array(each, dtype=np.float64)[:, np.newaxis]

    def _fits(self, only: Names | None, sorts: Ints) -> Floats:
        """1 for each of these sorts of traveller for whom something is, (sorts, 1)."""
        if only not in self._fitting:
            self._fitting[only] = np.array([float(self.flow.fits(only, sort)) for sort in self._sorts])
        fits: Floats = self._fitting[only][sorts, np.newaxis]
        return fits

    def _takes(self, step: Step, sorts: Ints) -> Floats:
        """Share of each of these sorts that takes a step, (sorts, 1)."""
        takes, policy = self._fits(step.only, sorts) * step.share, self.scenario.policy
        if step.under is not None:
            takes = takes * self._taken_in(step.under, sorts)
        if step.unless is not None:
            takes = takes * (1 - self._taken_in(step.unless, sorts))
        if step.visit is not None and limits(policy.stations[step.visit]):
            station = policy.stations[step.visit]
            takes = takes * np.array([[visiting_share(station, self._sorts[row])] for row in sorts])
        return takes

    def _taken_in(self, scheme: str, sorts: Ints) -> Floats:
        """Share of each of these sorts whom a scheme takes in, (sorts, 1)."""
        rule = self.scenario.policy.schemes[scheme]
        return np.array([[taken_in_share(rule, self._sorts[row])] for row in sorts]).reshape(-1, 1)

    def _step(self, step: Step, takes: Floats, people: People, rest: Sequence[Step]) -> People:
        """Where everyone is after one step that this share of each sort takes; `rest` are the steps that follow."""
        if not takes.any():
            return people
        goes = people.part(takes)
        if step.one_of is not None:
            goes = self._alternatives(step.one_of, goes, rest)
        elif step.steps is not None:
            for number, part in enumerate(step.steps):
                goes = self._step(part, self._takes(part, goes.sorts), goes, (*step.steps[number + 1 :], *rest))
        elif step.visit is not None and step.service is not None:
            again_share = step.returns or 0.0
            visits_each = sum(again_share**again for again in range(AGAIN_AT_MOST + 1))
            self._load(
                step,
                step.visit,
                goes.by_minute * visits_each,
                step.service.moments(),
                memoryless=isinstance(step.service, Exponential),
            )
            goes = goes.after(step.service)
        elif step.seize is not None:
            theirs = decided(rest, self.scenario.policy.stations, asked(step))
            kept = self._kept_minutes(
                theirs, step.seize, goes.sorts, (goes.free + goes.booked).sum(axis=1, keepdims=True)
            )
            party = self.flow.party.size.moments()[0] if step.as_party and self.flow.party is not None else 1.0
            self._load(step, step.seize, goes.by_minute / party, kept, memoryless=False)
        elif step.walk is not None:
            goes = goes.after(step.walk)
        elif step.board is not None:
            goes = self._board(step.board, goes)
        return goes if (takes == 1).all() else goes.with_others(people.part(1 - takes))

    def _alternatives(self, options: Sequence[Step], people: People, rest: Sequence[Step]) -> People:
        """Each option takes its share of all to whom it applies; one without a share takes all of the rest to whom it
        applies, as the last does."""
        left = np.ones((len(people.free), 1))
        whole = people.part(0 * left)
        for option in options:
            share = self._takes(option, people.sorts)
            share = left * share if option.share == 1 else np.minimum(share, left)
            left = left - share
            chosen = people.part(share)
            if len(chosen.sorts):
                whole = whole.with_others(self._step(option, np.ones((len(chosen.sorts), 1)), chosen, rest))
        return whole.with_others(people.part(left)) if left.any() else whole

    def _load(
        self, step: Step, station: str, visits: Floats, service: tuple[float, float], *, memoryless: bool
    ) -> None:
        load = self.loads.stations[station]
        load.add(visits, *service, self.dispersion)
        load.memoryless &= memoryless
        load.service_means.add(service[0])
        load.patient &= step.patience is None

    def _kept_minutes(self, steps: Sequence[Step], station: str, sorts: Ints, people: Floats) -> tuple[float, float]:
        """Mean and variance of the minutes from seizing a server to giving it back, waits on the way left out; `people`
        says how many of each sort there are, (sorts, 1)."""
        mean = variance = 0.0
        for step in steps:
            if step.release == station:
                break
            for part, takers in self._within(step, sorts, people * self._takes(step, sorts)):
                duration = part.service or part.walk
                if duration is not None:
                    weight = float(takers.sum() / people.sum())
                    part_mean, part_variance = duration.moments()
                    variance += weight * part_variance + weight * (1 - weight) * part_mean**2
                    mean += weight * part_mean
        return mean, variance

    def _within(self, step: Step, sorts: Ints, people: Floats) -> Iterator[tuple[Step, Floats]]:
        """A step, or all those within it, and how many of each sort take it."""
        if not step.parts:
            yield step, people
        left = people
        for part in step.parts:
            takers = (people if step.steps else left) * self._takes(part, sorts)
            if step.one_of is not None:
                takers = np.minimum(people * self._takes(part, sorts), left) if part.share < 1 else takers
                left = left - takers
            yield from self._within(part, sorts, takers)

    def _board(self, routes: tuple[str, ...], people: People) -> People:
        """People by when they land: the booked with their sailing, the others with the first seat they find."""
        table = departures(self.scenario, routes)
        if not any({*booking.on} <= {*routes} for booking in self.flow.bookings()):  # what they booked is not this
            people = People(people.free + people.booked, 0 * people.booked, 0 * people.sailing, people.sorts)
        wanted, too_late = next_sailing(people.free, table)
        first = np.unique(table.minute, return_index=True)[1]  # a booking names the minute of a sailing
        booked = np.zeros_like(wanted)
        booked[:, first] = people.sailing[:, table.minute[first]]
        each = self._places(routes, people.sorts)
        wanted, booked = wanted * each, booked * each
        for number, route in enumerate(routes):
            self.loads.wanted[route] += float((wanted + booked)[:, table.route == number].sum())
        seated = booked * np.minimum(1.0, table.seats / np.maximum(booked.sum(axis=0), 1e-12))
        boarded, none = fill(wanted, table.seats - seated.sum(axis=0), overnight=table.waits_overnight)
        boarded, seated, none = boarded / each, seated / each, none / each[:, 0]
        self.loads.too_late[routes] = self.loads.too_late.get(routes, 0.0) + float(too_late.sum())
        self.loads.without_seat[routes] = self.loads.without_seat.get(routes, 0.0) + float(none.sum())
        landed = np.zeros_like(people.free)
        for number, route in enumerate(routes):
            here = table.route == number
            leaves = by_minute((boarded + seated)[:, here], table.minute[here])
            landed += later(leaves, self.scenario.policy.routes[route].takes)
        # Off a vessel they come in shiploads, whatever they were before; `surge_minutes` shows what that does.
        self.dispersion = 1.0
        return People(landed, np.zeros((len(landed), DAY)), np.zeros((len(landed), DAY)), people.sorts)
