"""The expected stream of each flow through its itinerary: what load it brings to each station and route.

Nobody waits here but for a sailing: people come to the next step a service later, so that the sheet
shows what is asked for, not what congested desks let through. Sailings leave on time and take no more
than their seats; flows that share a route are seated each by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from simulator.flow.itineraries import AGAIN_AT_MOST
from simulator.journal.journal import Floats
from simulator.scenario.distributions import Durations, Exponential
from simulator.scenario.flows import Flow, Step
from simulator.scenario.schema import Scenario
from simulator.study.preflight.profiles import DAY, arrivals_by_minute, dispersion, earlier, later
from simulator.study.preflight.seats import departures, fill, next_sailing


@dataclass(slots=True)
class Load:
    """What comes to one station, by the minute of the day."""

    visits: Floats = field(default_factory=lambda: np.zeros(DAY))
    work: Floats = field(default_factory=lambda: np.zeros(DAY))
    """Minutes of service asked for."""
    squares: Floats = field(default_factory=lambda: np.zeros(DAY))
    """Sum of the second moments of service, minutes squared."""
    dispersed: Floats = field(default_factory=lambda: np.zeros(DAY))
    """Visits times the dispersion of the flow that brings them."""
    memoryless: bool = True
    """Whether all service here is exponential."""
    patient: bool = True
    """Whether everyone here waits for ever."""

    def add(self, visits: Floats, mean: float, variance: float, dispersed: float) -> None:
        """More visits, with their service and their flow's dispersion."""
        self.visits += visits
        self.work += visits * mean
        self.squares += visits * (variance + mean**2)
        self.dispersed += visits * dispersed


@dataclass(slots=True)
class Loads:
    """What a day brings to all stations and routes."""

    stations: dict[str, Load]
    wanted: dict[str, float]
    """By route: people for whom the next sailing is of this route."""
    stranded: dict[tuple[str, ...], float] = field(default_factory=dict)
    """By the routes waited for: people who come after the last sailing."""
    left: dict[tuple[str, ...], float] = field(default_factory=dict)
    """By the routes waited for: people for whom the day has no seat."""


def day_loads(scenario: Scenario, day_factor: dict[str, float]) -> Loads:
    """Everything a day brings, given how busy it is for each flow."""
    loads = Loads({name: Load() for name in scenario.policy.stations}, dict.fromkeys(scenario.policy.routes, 0.0))
    for name, flow in scenario.world.flows.items():
        _Stream(scenario, flow, loads).follow(day_factor.get(name, 1.0))
    return loads


@dataclass(slots=True)
class _Stream:
    """One flow on its way; arrays are (kinds, minutes of the day)."""

    scenario: Scenario
    flow: Flow
    loads: Loads
    dispersed: float = 1.0

    def follow(self, day_factor: float) -> None:
        """All steps of the travellers and of their companions."""
        shares = np.array(list((self.flow.kinds or {"": 1.0}).values()))[:, np.newaxis]
        people = shares * arrivals_by_minute(self.flow, day_factor)
        self.dispersed = dispersion(self.flow)
        booked = self._book(people)
        for steps in (self.flow.itinerary, *(each.itinerary for each in self.flow.companions.values())):
            self._walk(steps, *booked)

    def _book(self, people: Floats) -> tuple[Floats, Floats, Floats]:
        """People by when they come: without a booking, with one; and the booked by when their sailing leaves."""
        booking = self.flow.booking
        if booking is None:
            return people, np.zeros_like(people), np.zeros_like(people)
        table = departures(self.scenario, booking.on)
        wishes = people * booking.share
        minutes = np.zeros_like(wishes)
        wanted, after = next_sailing(wishes, table)
        wanted[:, 0] += after  # a wish after the last sailing is for the next morning's first
        seated, none = fill(wanted, np.floor(table.seats * booking.seats), overnight=True)
        np.add.at(minutes, (slice(None), table.minute), seated)
        unbooked = wishes.sum(axis=1) and none / np.maximum(wishes.sum(axis=1), 1e-12)
        free = people * (1 - booking.share) + wishes * np.reshape(unbooked, (-1, 1))
        return free, earlier(minutes, booking.shows_up), minutes

    def _walk(self, steps: Sequence[Step], free: Floats, booked: Floats, sailing: Floats) -> None:
        kept: dict[str, float] = {}
        for number, step in enumerate(steps):
            if step.seize is not None:
                mean, variance = _between(steps[number + 1:], step.seize)
                kept[step.seize] = mean
                self._visit(step.seize, self._takes(step) * (free + booked), mean, variance)
                self.loads.stations[step.seize].memoryless = False
                self.loads.stations[step.seize].patient &= step.patience is None
            free, booked, sailing = self._step(step, self._takes(step), free, booked, sailing)

    def _takes(self, step: Step) -> Floats:
        """Share of each kind that takes a step."""
        kinds = list(self.flow.kinds or {"": 1.0})
        applies = [step.only is None or kind in step.only for kind in kinds]
        return np.array(applies, dtype=np.float64)[:, np.newaxis] * step.share

    def _step(self, step: Step, takes: Floats, free: Floats, booked: Floats,
              sailing: Floats) -> tuple[Floats, Floats, Floats]:
        """Where everyone is after one step that this share of each kind takes."""
        if step.one_of is not None:
            return self._alternatives(step.one_of, takes, free, booked, sailing)
        if step.visit is not None and step.service is not None:
            self._service(step, step.service, takes * (free + booked))
        delay = step.service if step.visit is not None else step.walk
        if delay is not None and takes.any():
            free = free * (1 - takes) + later(free * takes, delay)
            booked = booked * (1 - takes) + later(booked * takes, delay)
        if step.board is not None and takes.any():
            landed = self._board(step.board, takes * free, takes * sailing)
            free, booked, sailing = free * (1 - takes) + landed, booked * (1 - takes), sailing * (1 - takes)
        return free, booked, sailing

    def _alternatives(self, options: Sequence[Step], takes: Floats, free: Floats, booked: Floats,
                      sailing: Floats) -> tuple[Floats, Floats, Floats]:
        """Each option takes its share of all to whom it applies; the last takes the rest."""
        after = [stream * (1 - takes) for stream in (free, booked, sailing)]
        left, all_of_them = np.ones_like(takes), np.ones_like(takes)
        for number, option in enumerate(options):
            share = self._takes(option)
            share = left * (share > 0) if number == len(options) - 1 else np.minimum(share, left)
            left = left - share
            parts = self._step(option, all_of_them, *(stream * takes * share for stream in (free, booked, sailing)))
            after = [whole + part for whole, part in zip(after, parts, strict=True)]
        free, booked, sailing = (whole + stream * takes * left
                                 for whole, stream in zip(after, (free, booked, sailing), strict=True))
        return free, booked, sailing

    def _service(self, step: Step, service: Durations, people: Floats) -> None:
        returns = step.returns or 0.0
        visits_each = sum(returns**again for again in range(AGAIN_AT_MOST + 1))
        name = step.visit or ""
        self._visit(name, people * visits_each, *service.moments())
        self.loads.stations[name].memoryless &= isinstance(service, Exponential)
        self.loads.stations[name].patient &= step.patience is None

    def _visit(self, station: str, people: Floats, mean: float, variance: float) -> None:
        self.loads.stations[station].add(people.sum(axis=0), mean, variance, self.dispersed)

    def _board(self, routes: tuple[str, ...], free: Floats, sailing: Floats) -> Floats:
        """People by when they land: the booked with their sailing, the others with the first seat they find."""
        table = departures(self.scenario, routes)
        wanted, after = next_sailing(free, table)
        first = np.unique(table.minute, return_index=True)[1]  # a booking names one minute, of one sailing
        booked = np.zeros_like(wanted)
        booked[:, first] = sailing[:, table.minute[first]]
        for number, route in enumerate(routes):
            self.loads.wanted[route] += float((wanted + booked)[:, table.route == number].sum())
        seated = booked * np.minimum(1.0, table.seats / np.maximum(booked.sum(axis=0), 1e-12))
        boarded, none = fill(wanted, table.seats - seated.sum(axis=0), overnight=table.waits_overnight)
        self.loads.stranded[routes] = self.loads.stranded.get(routes, 0.0) + float(after.sum())
        self.loads.left[routes] = self.loads.left.get(routes, 0.0) + float(none.sum())
        landed = np.zeros_like(free)
        for number, route in enumerate(routes):
            here = table.route == number
            leaves = np.zeros_like(free)
            np.add.at(leaves, (slice(None), table.minute[here]), (boarded + seated)[:, here])
            landed += later(leaves, self.scenario.policy.routes[route].sailing)
        # Arrivals off a vessel come in shiploads, whatever they were before; `surge_minutes` shows what that does.
        self.dispersed = 1.0
        return landed


def _between(steps: Sequence[Step], station: str) -> tuple[float, float]:
    """Mean and variance of the minutes from seizing a server to giving it back, waits on the way left out."""
    mean = variance = 0.0
    for step in steps:
        if step.release == station:
            break
        for option in step.one_of or (step,):
            duration = option.service or option.walk
            if duration is not None:
                weight = step.share * (option.share if step.one_of else 1.0)
                option_mean, option_variance = duration.moments()
                variance += weight * option_variance + weight * (1 - weight) * option_mean**2
                mean += weight * option_mean
    return mean, variance
