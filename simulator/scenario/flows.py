"""A stream of people or goods: when they come, what tells them apart, what they book or buy, what they pass through."""

from __future__ import annotations

import math
from typing import Any, Self

from pydantic import Field, model_validator

from simulator.scenario.arrivals import Arrivals, Party
from simulator.scenario.baskets import OUTCOME, OUTCOMES, WITHIN, Basket
from simulator.scenario.booking import Booking, Connection, FirstLegs
from simulator.scenario.counts import largest_count
from simulator.scenario.itinerary import Companion, Step
from simulator.scenario.quantities import Frozen, Name, Names, Share
from simulator.scenario.sorts import MOST_SORTS, Sort, Whom, meant
from simulator.scenario.traits import EVERYBODY, TraitShares, shares_given, values_of, wrong_in


class Flow(Frozen):
    """A stream of people or consignments who pass through the same steps."""

    arrivals: Arrivals
    """When they come."""
    party: Party | None = None
    """In what parties; each alone when left out."""
    direction: Name | None = None
    """Whither; flows of one direction are measured together."""
    kinds: dict[Name, Share] | None = None
    """What kinds there are and the share of each (a party is of one kind); the shares sum to 1."""
    traits: dict[Name, TraitShares] = Field(default_factory=dict)
    """What else tells them apart: ticket, destination, packing. Shares of each trait sum to 1, the same for everybody
    or said for each value of a kind or trait told before (`all`: of the others)."""
    booking: FirstLegs | None = None
    """How they book, or several ways of which each takes the first that is for them; when left out they come at
    their arrival time and take the first seat."""
    basket: Basket | None = None
    """What each would like to buy; when left out they buy nothing."""
    connections: tuple[Connection, ...] = ()
    """Seats further on, bought together with the first."""
    itinerary: tuple[Step, ...] = Field(min_length=1)
    """What each does, in order."""
    companions: dict[Name, Companion] = Field(default_factory=dict)
    """What comes with each of them and goes its own way until they meet."""

    @model_validator(mode="after")
    def _shares_sum_to_one(self) -> Self:
        told: list[dict[str, Any]] = []
        for name, said in (*((("kinds", self.kinds),) if self.kinds is not None else ()), *self.traits.items()):
            for wrong in wrong_in(name, said, tuple(told)):
                raise ValueError(wrong)
            told.append(said)
        if OUTCOME in self.traits:
            raise ValueError(f"`{OUTCOME}` is the trait that a basket gives its owner; call this trait otherwise")
        sorts = math.prod(len(trait) for trait in self.every_trait())
        if sorts > MOST_SORTS:
            raise ValueError(f"kinds and traits make {sorts} combinations; at most {MOST_SORTS} can be told apart")
        names = [value for trait in self.every_trait() for value in trait]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"`{twice[0]}` is the name of two kinds or traits; call one of them otherwise")
        if EVERYBODY in names:
            raise ValueError(f"`{EVERYBODY}` stands for every kind of traveller; call this one otherwise")
        return self

    @model_validator(mode="after")
    def _shoppers_do_not_book(self) -> Self:
        if self.basket is not None and (self.booking is not None or self.connections):
            raise ValueError("those with a basket come when they like: booking and connections do not go with basket")
        if self.basket is not None and self.basket.drawn is not None and self.arrivals.rate is None:
            raise ValueError("basket.drawn goes with arrivals at a rate")
        regulars = self.basket.regulars if self.basket is not None else None
        if regulars is not None and self.party is not None and regulars < (most := largest_count(self.party.size)):
            raise ValueError(f"basket.regulars should be as many as the largest party, {most:g}, or more")
        return self

    def bookings(self) -> tuple[Booking, ...]:
        """The ways to book the first leg; none where nobody books."""
        return (self.booking,) if isinstance(self.booking, Booking) else self.booking or ()

    def every_trait(self) -> tuple[tuple[str, ...], ...]:
        """The values of the kinds, if there are any, then of each trait; and last, of those with a basket, what they do
        about the allowance."""
        return tuple(values_of(said) for said in self._said())

    def _said(self) -> tuple[dict[str, Any], ...]:
        """The shares of each trait, in order; of a basket's outcomes as if there were no allowance."""
        outcomes = (dict.fromkeys(OUTCOMES, 0.0) | {WITHIN: 1.0},) if self.basket is not None else ()
        return (*((self.kinds,) if self.kinds else ()), *self.traits.values(), *outcomes)

    def trait_names(self) -> tuple[str, ...]:
        """What the parts of a sort say: nothing for the kind, then the traits; the last of those with a basket."""
        outcome = (OUTCOME,) if self.basket is not None else ()
        return (*([""] if self.kinds else []), *self.traits, *outcome)

    def sorts(self) -> dict[Sort, float]:
        """Every combination of kind and traits, and its share; one that says nothing where there are none."""
        found: dict[Sort, float] = {(): 1.0}
        for said in self._said():
            found = {
                (*sort, value): share * own
                for sort, share in found.items()
                for value, own in shares_given(said, sort).items()
            }
        return found

    def for_whom(self, only: Names) -> Whom:
        """Of each trait, the values of those for whom something is that is only for some."""
        listed = [frozenset(set(trait) & set(only)) for trait in self.every_trait()]
        if not any(listed):
            return (frozenset(),)
        every = [frozenset(trait) for trait in self.every_trait()]
        return tuple(names or values for names, values in zip(listed, every, strict=True))

    def fits(self, only: Names | None, sort: Sort) -> bool:
        """Whether something only for some is for this sort of traveller."""
        return only is None or meant(self.for_whom(only), sort)
