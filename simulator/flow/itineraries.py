"""From a flow's steps to a row of columns: what each step is, who takes it and for how many minutes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from simulator.flow import sampling
from simulator.flow.admission import Admission
from simulator.flow.booking import Bookings
from simulator.flow.chance import Chance
from simulator.flow.kinds import Mask, Sorts
from simulator.flow.members import People
from simulator.flow.plan import Act
from simulator.journal.journal import Floats, Ints
from simulator.scenario.distributions import Constant, Durations
from simulator.scenario.flows import Step
from simulator.scenario.steps import of_flow, placed
from simulator.units import MINUTES_PER_DAY

AGAIN_AT_MOST = 40
"""How often a visit may return; the share cut off is returns to this power."""


@dataclass(frozen=True, slots=True)
class Column:
    """One step of an outline, for everyone in the flow."""

    act: Act
    place: int
    """Station, lounge or ordinal of the meeting point (of GATHER: of the party's); 0 for HOLD."""
    priority: int
    partner: int
    """Of RELEASE: how many columns back it was seized."""
    gather: int = 0
    """Of SEIZE and LOOK: where the rest of the party waits for how it comes out, counted from 1; 0 for nowhere."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The outline of one flow (or companion), and the strip of each person beside it."""

    columns: tuple[Column, ...]
    minutes: list[Floats]
    """Of each column, a person each; NaN where the step is not taken."""
    patience: dict[int, Floats]
    """Of the columns where somebody's may end, a person each."""


@dataclass(frozen=True, slots=True)
class Places:
    """Names of the places an itinerary may mention, in their order."""

    stations: dict[str, int]
    routes: dict[str, int]
    lounges: dict[tuple[int, ...], int] = field(default_factory=dict)
    """Sets of routes people wait for, in the order in which they are first mentioned."""
    meetings: dict[str, int] = field(default_factory=dict)
    """Meeting points of the flow at hand."""
    gatherings: list[str] = field(default_factory=list)
    """Where its parties gather: the station that is seized or looked at, nothing where it is given back."""

    def lounge(self, routes: Sequence[str]) -> int:
        """The lounge where one waits for these routes."""
        return self.lounges.setdefault(tuple(self.routes[route] for route in routes), len(self.lounges))


def as_one(step: Step) -> bool:
    """Whether a party takes a step as one, or one of those within it."""
    return step.as_party or any(as_one(part) for part in step.parts)


def boards(step: Step) -> bool:
    """Whether a step boards, or one of those within it does."""
    return step.board is not None or any(boards(part) for part in step.parts)


@dataclass(slots=True)
class Itinerary:
    """The columns of one flow (or companion) as they are laid out, step by step."""

    name: str
    places: Places
    chance: Chance
    sorts: Sorts
    admission: Admission
    people: People
    bookings: Bookings
    """Of their parties."""
    columns: list[Column] = field(default_factory=list)
    minutes: list[Floats] = field(default_factory=list)
    patience: dict[int, Floats] = field(default_factory=dict)
    """Of the columns where patience may end."""
    _seized: dict[str, list[int]] = field(default_factory=dict)
    _with: dict[int, Mask] = field(default_factory=dict)
    """Who goes with the one who seized a server for their party, by that column."""
    _drawn: dict[str, Floats] = field(default_factory=dict)
    _own: dict[tuple[str, bool], Floats] = field(default_factory=dict)
    """Everyone's luck (or their party's) in what is decided once for the whole way, baggage and documents included."""
    _boarded: dict[int, Mask] = field(default_factory=dict)
    """Of each leg that an earlier step boards, who took that step."""
    _boarding: set[str] = field(default_factory=set)
    """Schemes that may part those who board together: a party is taken in, or left out, as one at every step."""
    _day: Ints = field(init=False)
    """On which each sets out."""

    def __post_init__(self) -> None:
        for way in of_flow(self.bookings.name, self.bookings.flow):
            for _, step in placed(way.loc, way.steps):
                if boards(step):
                    self._boarding |= {scheme for scheme in (step.under, step.unless) if scheme is not None}
        self._day = (self.people.minutes // MINUTES_PER_DAY).astype(np.int64)

    def lay_out(self, steps: Sequence[Step]) -> Sheet:
        """All steps, in order."""
        for step in steps:
            self._step(step, np.ones(len(self.people), dtype=np.bool_))
            self._drawn.clear()
        return Sheet(tuple(self.columns), self.minutes, self.patience)

    def _luck(self, decision: str) -> Floats:
        """Everyone's luck in one decision; alternatives at the same place ask for the same."""
        if decision not in self._drawn:
            population = self.bookings.parties.population
            self._drawn[decision] = self.chance.uniforms(f"{self.name}/{decision}", population)[self.people.index]
        return self._drawn[decision]

    def _booked(self, routes: Sequence[str], takes: Mask) -> Floats | float:
        """The departure each person booked among these routes, -1 for none; what is booked is boarded once."""
        here = [leg for leg, (on, _) in enumerate(self.bookings.legs) if {*on} <= {*routes}]
        if not here:
            return -1.0
        booked = np.full(len(takes), -1.0)
        for leg in here:
            rows = self.bookings.legs[leg][1][self.people.row].astype(np.float64)
            before = self._boarded.get(leg)
            booked = np.maximum(booked, rows if before is None else np.where(before, -1.0, rows))
            self._boarded[leg] = takes if before is None else before | takes
        return booked

    def _minutes(
        self, distribution: Durations, decision: str, takes: Mask, luck: Callable[[str], Floats] | None = None
    ) -> Floats:
        """Minutes of those who take the step, NaN for the others."""
        if isinstance(distribution, Constant):
            return np.where(takes, distribution.constant, np.nan)
        drawn = (luck or self._luck)(decision)
        if takes.all():
            return sampling.minutes(distribution, drawn)
        minutes = np.full(len(takes), np.nan)
        minutes[takes] = sampling.minutes(distribution, drawn[takes])
        return minutes

    def _applies(self, step: Step) -> Mask:
        """To whom a step applies: by kind and traits, and by what policy says of those who set out on their day."""
        applies = self.sorts.fitting(self.bookings.name, self.bookings.flow, step.only, self.people.kind)
        day, kind = self._day, self.people.kind
        for scheme, wanted in ((step.under, True), (step.unless, False)):
            if scheme is not None:
                luck = self._once(f"scheme {scheme}", as_party=scheme in self._boarding)
                applies = applies & ((luck < self.admission.taken_in(scheme, day, kind)) == wanted)
        if step.visit is not None and self.admission.limits(step.visit):
            admitted, exempt = (
                self.admission.admitted(step.visit, day, kind),
                self.admission.exempt(step.visit, day, kind),
            )
            if (admitted < 1).any():
                applies = applies & (self._once("admitted") < admitted)
            if exempt.any():
                applies = applies & (self._once("exempt") >= exempt)
        return applies

    def _once(self, decision: str, *, as_party: bool = False) -> Floats:
        """Luck that is the traveller's, wherever it is asked for: who is let in (or spared, or taken in) at one place
        is so wherever as many are. Where those who board together may be parted, it is their party's."""
        party = self.bookings.flow.party
        whose = self.people.party if as_party and party is not None and party.together else self.people.index
        key = decision, whose is self.people.party
        if key not in self._own:
            self._own[key] = self.chance.uniforms(f"{self.bookings.name}/{decision}", self.bookings.parties.population)[
                whose
            ]
        return self._own[key]

    def _falls_in(self, step: Step) -> Mask | bool:
        if step.share == 1:
            return True
        falls: Mask = self._deciding(f"{step.called}/share", step) < step.share
        return falls

    def _deciding(self, decision: str, step: Step) -> Floats:
        """Everyone's luck in a decision that may part people: those who board together decide as one whether to."""
        party = self.bookings.flow.party
        together = party is not None and ((party.together and boards(step)) or as_one(step))
        return self._luck_of_party(decision) if together else self._luck(decision)

    def _luck_of_party(self, decision: str) -> Floats:
        """The same luck for all of a party: that of its first."""
        return self.chance.uniforms(f"{self.name}/{decision}", self.bookings.parties.population)[self.people.party]

    def _step(self, step: Step, takes: Mask) -> None:
        self._take(step, takes & self._applies(step) & self._falls_in(step))

    def _take(self, step: Step, takes: Mask) -> None:
        name = step.called
        if step.one_of is not None:
            self._alternatives(step, step.one_of, takes)
        elif step.steps is not None:
            for part in step.steps:
                self._step(part, takes)
        elif step.visit is not None:
            self._visit(step, name, takes)
        elif step.walk is not None:
            luck = self._luck_of_party if step.as_party else self._luck
            self._add(Act.HOLD, 0, self._minutes(step.walk, f"{name}/minutes", takes, luck))
        elif step.look is not None:
            self._look(step, step.look, name, takes)
        elif step.seize is not None:
            self._seize(step, step.seize, name, takes)
        elif step.release is not None:
            for seized in self._seized.pop(step.release):  # in alternatives, each its own; whoever seized gives back
                if step.as_party:
                    self._gather("", self._with.pop(seized), waits_for=None)
                partner = len(self.columns) - seized
                self.columns.append(Column(Act.RELEASE, self.places.stations[step.release], 0, partner))
                self.minutes.append(self.minutes[seized].copy())
        elif step.board is not None:
            self._add(
                Act.BOARD, self.places.lounge(step.board), np.where(takes, self._booked(step.board, takes), np.nan)
            )
        elif step.meet is not None:
            self._add(
                Act.MEET,
                self.places.meetings.setdefault(step.meet, len(self.places.meetings)),
                np.where(takes, 0.0, np.nan),
            )

    def _look(self, step: Step, station: str, name: str, takes: Mask) -> None:
        """How many may wait for each server: the patience over the minutes of each. A party has one pair of eyes."""
        assert step.service is not None  # noqa: S101
        assert step.patience is not None  # noqa: S101
        luck = self._luck_of_party if step.as_party else self._luck
        takers = self._first_of_party(takes) if step.as_party else takes
        each = self._minutes(step.service, f"{name}/minutes", takers, luck)
        bears = self._minutes(step.patience, f"{name}/patience", takers, luck)
        with np.errstate(divide="ignore", invalid="ignore"):
            people = np.where(each > 0, bears / each, np.inf)
        self._add(Act.LOOK, self.places.stations[station], np.where(takers, people, np.nan))
        if step.as_party:
            self._gather(station, takes, waits_for=len(self.columns) - 1)

    def _seize(self, step: Step, station: str, name: str, takes: Mask) -> None:
        """One server each, or one for each party: its first seizes it, and the others wait for that."""
        column, takers = len(self.columns), takes
        if step.as_party:
            takers = self._first_of_party(takes)
            if self.columns and self.columns[-1].act == Act.GATHER and self._gathers_after_look(takes):
                column -= 1  # they looked first: how both come out the rest learn at one place
                del self.columns[column], self.minutes[column]
        self._seized.setdefault(station, []).append(column)
        self._add(Act.SEIZE, self.places.stations[station], np.where(takers, 0.0, np.nan), step, name)
        if step.as_party:
            self._with[column] = takes
            self._gather(station, takes, waits_for=column)

    def _gathers_after_look(self, takes: Mask) -> bool:
        """Whether the last column is where just these waited for the one who looked; it is to be taken away."""
        look = self.columns[-2]
        if look.act != Act.LOOK or look.gather != len(self.places.gatherings):
            return False
        if not np.array_equal(~np.isnan(self.minutes[-1]), takes):
            return False
        self.places.gatherings.pop()  # the next to gather has the same number
        return True

    def _gather(self, where: str, takes: Mask, *, waits_for: int | None) -> None:
        """The rest of a party waits for its first, or all for the last."""
        self.places.gatherings.append(where)
        point = len(self.places.gatherings)
        if waits_for is not None:
            self.columns[waits_for] = replace(self.columns[waits_for], gather=point)
        self._add(Act.GATHER, point - 1, np.where(takes, 0.0, np.nan))

    def _first_of_party(self, takes: Mask) -> Mask:
        """Of each party the first of those who take a step."""
        first, rows = np.zeros(len(takes), dtype=np.bool_), np.flatnonzero(takes)
        head = self.people.head[rows]  # parties stand one behind the other
        first[rows[np.diff(head, prepend=-1) != 0]] = True
        return first

    def _alternatives(self, step: Step, options: Sequence[Step], takes: Mask) -> None:
        """The same draw decides among all options: a larger share of the first only moves people to it."""
        luck = self._deciding(f"{step.called}/one of", step)
        reached, left = np.zeros(len(self.people)), takes.copy()
        first = len(self.columns)
        for number, option in enumerate(options):
            applies = self._applies(option)
            if number < len(options) - 1:
                np.add(reached, option.share, out=reached, where=applies)
                chosen = left & applies & (luck < reached)
            else:
                chosen = left & applies & self._falls_in(option)
            left &= ~chosen
            self._take(option, chosen)
        if len(self.columns) - first == len(options) and not any(option.parts for option in options):
            self._merge(first)

    def _merge(self, first: int) -> None:
        """Let alternatives that visit the same station alike share a column: nobody takes two of them."""
        columns, minutes = self.columns[first:], self.minutes[first:]
        if any(column >= first for column in self.patience) or any(column.act != Act.VISIT for column in columns):
            return
        del self.columns[first:], self.minutes[first:]
        for column, taken in zip(columns, minutes, strict=True):
            if column in self.columns[first:]:
                np.copyto(self.minutes[self.columns.index(column, first)], taken, where=~np.isnan(taken))
            else:
                self.columns.append(column)
                self.minutes.append(taken)

    def _visit(self, step: Step, name: str, takes: Mask) -> None:
        """One visit, and for some another and another."""
        assert step.visit is not None  # noqa: S101
        assert step.service is not None  # noqa: S101
        station, again = self.places.stations[step.visit], name
        for number in range(1, AGAIN_AT_MOST + 2):
            self._add(Act.VISIT, station, self._minutes(step.service, f"{again}/minutes", takes), step, again)
            if step.returns is None or step.returns**number < 1e-12:
                return
            takes = takes & (self._luck(f"{again}/returns") < step.returns)
            if not takes.any():
                return
            again = f"{name}/{number + 1}"

    def _add(self, act: Act, place: int, minutes: Floats, step: Step | None = None, name: str = "") -> None:
        if step is not None and step.patience is not None:
            self.patience[len(self.columns)] = sampling.minutes(step.patience, self._luck(f"{name}/patience"))
        self.columns.append(Column(act, place, step.priority if step else 0, 0))
        self.minutes.append(minutes)
