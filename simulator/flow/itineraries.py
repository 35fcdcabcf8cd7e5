"""From a flow's steps to a row of columns: what each step is, who takes it and for how many minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from simulator.flow import sampling
from simulator.flow.luck import Luck
from simulator.flow.plan import Act
from simulator.flow.sheets import Column, Places, Sheet
from simulator.flow.takers import Takers
from simulator.journal.columns import Floats, Mask
from simulator.scenario.itinerary import Step

AGAIN_AT_MOST = 40
"""How often a visit may return; the share cut off is returns to this power."""


@dataclass(slots=True)
class Itinerary:
    """The columns of one flow (or companion) as they are laid out, step by step."""

    places: Places
    luck: Luck
    takers: Takers
    columns: list[Column] = field(default_factory=list)
    minutes: list[Floats] = field(default_factory=list)
    patience: dict[int, Floats] = field(default_factory=dict)
    """Of the columns where patience may end."""
    _seized: dict[str, list[int]] = field(default_factory=dict)
    _with: dict[int, Mask] = field(default_factory=dict)
    """Who goes with the one who seized a server for their party, by that column."""
    _boarded: dict[int, Mask] = field(default_factory=dict)
    """Of each leg that an earlier step boards, who took that step."""

    def lay_out(self, steps: Sequence[Step]) -> Sheet:
        """All steps, in order."""
        for step in steps:
            self._step(step, np.ones(len(self.luck.people), dtype=np.bool_))
            self.luck.go_on()
        return Sheet(tuple(self.columns), self.minutes, self.patience)

    def _step(self, step: Step, among: Mask) -> None:
        self._take(step, self.takers.of(step, among))

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
            luck = self.luck.of_party if step.as_party else self.luck.own
            self._add(Act.HOLD, 0, self.luck.minutes(step.walk, f"{name}/minutes", takes, luck))
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

    def _booked(self, routes: Sequence[str], takes: Mask) -> Floats | float:
        """The departure each person booked among these routes, -1 for none; what is booked is boarded once."""
        here = [leg for leg, (on, _) in enumerate(self.luck.bookings.legs) if {*on} <= {*routes}]
        if not here:
            return -1.0
        booked = np.full(len(takes), -1.0)
        for leg in here:
            rows = self.luck.bookings.legs[leg][1][self.luck.people.row].astype(np.float64)
            before = self._boarded.get(leg)
            booked = np.maximum(booked, rows if before is None else np.where(before, -1.0, rows))
            self._boarded[leg] = takes if before is None else before | takes
        return booked

    def _look(self, step: Step, station: str, name: str, takes: Mask) -> None:
        """How many may wait for each server: the patience over the minutes of each. A party has one pair of eyes."""
        assert step.service is not None  # noqa: S101
        assert step.patience is not None  # noqa: S101
        luck = self.luck.of_party if step.as_party else self.luck.own
        takers = self._first_of_party(takes) if step.as_party else takes
        each = self.luck.minutes(step.service, f"{name}/minutes", takers, luck)
        bears = self.luck.minutes(step.patience, f"{name}/patience", takers, luck)
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
        head = self.luck.people.head[rows]  # parties stand one behind the other
        first[rows[np.diff(head, prepend=-1) != 0]] = True
        return first

    def _alternatives(self, step: Step, options: Sequence[Step], takes: Mask) -> None:
        """The same draw decides among all options: a larger share of the first only moves people to it."""
        luck = self.takers.deciding(f"{step.called}/one of", step)
        reached, left = np.zeros(len(self.luck.people)), takes.copy()
        first = len(self.columns)
        for number, option in enumerate(options):
            applies = self.takers.fitting(option)
            if number < len(options) - 1:
                np.add(reached, option.share, out=reached, where=applies)
                chosen = left & applies & (luck < reached)
            else:
                chosen = left & applies & self.takers.within_share(option)
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
            self._add(Act.VISIT, station, self.luck.minutes(step.service, f"{again}/minutes", takes), step, again)
            if step.returns is None or step.returns**number < 1e-12:
                return
            takes = takes & (self.luck.own(f"{again}/returns") < step.returns)
            if not takes.any():
                return
            again = f"{name}/{number + 1}"

    def _add(self, act: Act, place: int, minutes: Floats, step: Step | None = None, name: str = "") -> None:
        if step is not None and step.patience is not None:
            self.patience[len(self.columns)] = sampling.minutes(step.patience, self.luck.own(f"{name}/patience"))
        self.columns.append(Column(act, place, step.priority if step else 0, 0))
        self.minutes.append(minutes)
