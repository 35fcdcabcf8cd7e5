"""Who takes a step: whom it is for, whom policy lets in, spares or takes in, and into whose share it falls."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from simulator.flow.admission import Admission
from simulator.flow.kinds import Sorts
from simulator.flow.luck import Luck
from simulator.journal.columns import Floats, Ints, Mask
from simulator.scenario.itinerary import Step
from simulator.scenario.steps import of_flow, placed
from simulator.units import MINUTES_PER_DAY


@dataclass(slots=True)
class Takers:
    """The people of one flow (or companion), asked of each step."""

    luck: Luck
    sorts: Sorts
    admission: Admission
    _parting: set[str] = field(default_factory=set)
    """Schemes that may part those who board together: a party is taken in, or left out, as one at every step."""
    _day: Ints = field(init=False)
    """On which each sets out."""

    def __post_init__(self) -> None:
        for way in of_flow(self.luck.bookings.name, self.luck.bookings.flow):
            for _, step in placed(way.loc, way.steps):
                if _boards(step):
                    self._parting |= {scheme for scheme in (step.under, step.unless) if scheme is not None}
        self._day = (self.luck.people.minutes // MINUTES_PER_DAY).astype(np.int64)

    def of(self, step: Step, among: Mask) -> Mask:
        """Those among these who take a step."""
        return among & self.fitting(step) & self.within_share(step)

    def fitting(self, step: Step) -> Mask:
        """To whom a step applies: by kind and traits, and by what policy says of those who set out on their day."""
        luck, admission, day, kind = self.luck, self.admission, self._day, self.luck.people.kind
        applies = self.sorts.fitting(luck.bookings.name, luck.bookings.flow, step.only, kind)
        for scheme, wanted in ((step.under, True), (step.unless, False)):
            if scheme is not None:
                drawn = luck.once(f"scheme {scheme}", as_party=scheme in self._parting)
                applies = applies & ((drawn < admission.taken_in(scheme, day, kind)) == wanted)
        if step.visit is not None and admission.limits(step.visit):
            admitted, exempt = admission.admitted(step.visit, day, kind), admission.exempt(step.visit, day, kind)
            if (admitted < 1).any():
                applies = applies & (luck.once("admitted") < admitted)
            if exempt.any():
                applies = applies & (luck.once("exempt") >= exempt)
        return applies

    def within_share(self, step: Step) -> Mask | bool:
        """Into whose share a step falls, among all."""
        if step.share == 1:
            return True
        falls: Mask = self.deciding(f"{step.called}/share", step) < step.share
        return falls

    def deciding(self, decision: str, step: Step) -> Floats:
        """Everyone's luck in a decision that may part people: those who board together decide as one whether to."""
        party = self.luck.bookings.flow.party
        together = party is not None and ((party.together and _boards(step)) or _as_one(step))
        return self.luck.of_party(decision) if together else self.luck.own(decision)


def _as_one(step: Step) -> bool:
    """Whether a party takes a step as one, or one of those within it."""
    return step.as_party or any(_as_one(part) for part in step.parts)


def _boards(step: Step) -> bool:
    """Whether a step boards, or one of those within it does."""
    return step.board is not None or any(_boards(part) for part in step.parts)
