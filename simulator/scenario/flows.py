"""Who comes, when, and what each must pass through: arrivals, parties and itineraries."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import Discriminator, Field, StrictBool, Tag, model_validator

from simulator.scenario.baskets import OUTCOME, OUTCOMES, WITHIN, Basket
from simulator.scenario.booking import Booking, Connection, FirstLegs
from simulator.scenario.counts import Counts, largest_count
from simulator.scenario.distributions import Durations
from simulator.scenario.quantities import Clock, Day, Frozen, Name, Names, Number, PerMinute, PositiveCount, Share
from simulator.scenario.traits import EVERYBODY, TraitShares, shares_given, values_of, wrong_in


class Arrivals(Frozen):
    """When people or goods turn up: one of `every`, `rate` and `at`."""

    every: Durations | None = None
    """Time between one arrival and the next, drawn afresh each time."""
    rate: PerMinute | None = None
    """Mean arrivals of parties at random (a Poisson process), on a day whose factor is 1."""
    by_time_of_day: dict[Clock, Number] | None = None
    """With `rate`: relative rate from each clock time on (until the next); before the first time nobody comes.

    The day's total stays as `rate` says; this only spreads it."""
    follows_calendar: StrictBool = False
    """With `rate`: whether the calendar's factors scale the day."""
    demand: Number = 1.0
    """With `rate`: how many come, as a multiple of the base. Raising it keeps everyone who came before."""
    ceiling: Annotated[float, Field(gt=0, strict=True)] = 1.0
    """With `rate`: the largest demand that will ever be asked for.

    Travellers are drawn up to this ceiling and thinned to the demand, so that no policy renumbers them.
    """
    at: tuple[Clock, ...] | None = Field(default=None, min_length=1)
    """Clock times, every day, at which a party comes."""
    on: tuple[Day, ...] | None = Field(default=None, min_length=1)
    """With `at`: only on these days."""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if sum(way is not None for way in (self.every, self.rate, self.at)) != 1:
            raise ValueError("should have exactly one of: every, rate, at")
        if self.rate is None and (self.by_time_of_day or self.follows_calendar or self.demand != 1):
            raise ValueError("by_time_of_day, follows_calendar and demand go with rate")
        if self.on is not None and self.at is None:
            raise ValueError("on goes with at")
        if self.demand > self.ceiling:
            raise ValueError(f"demand {self.demand:g} is above its ceiling {self.ceiling:g}; raise the ceiling first")
        if self.by_time_of_day is not None and not math.fsum(self.by_time_of_day.values()) > 0:
            raise ValueError("at least one weight of by_time_of_day should be above 0")
        return self


class Party(Frozen):
    """People who come together, one behind the other at the same instant."""

    size: Counts
    """How many."""
    together: StrictBool = False
    """Whether they board the same sailing or none."""


def _count_or_by_kind(value: Any) -> str:
    return "=by_kind" if isinstance(value, dict) else "=count"


PlacesTaken = Annotated[
    Annotated[PositiveCount, Tag("=count")]
    | Annotated[dict[Name, PositiveCount], Field(min_length=1), Tag("=by_kind")],
    Discriminator(_count_or_by_kind),
]
"""So many, or so many by kind."""

_ACTIONS = ("visit", "walk", "seize", "release", "board", "meet", "look", "one_of", "steps")


class Step(Frozen):
    """One thing done on the way: exactly one of `visit`, `walk`, `seize`, `release`, `board`, `meet`, `look`, `one_of`,
    `steps`."""

    visit: Name | None = None
    """Queue at this station, be served for `service`, and go on."""
    walk: Durations | None = None
    """Walk, ride or wait for so long; nobody is in the way."""
    seize: Name | None = None
    """Queue at this station and keep a server until it is released."""
    release: Name | None = None
    """Give back the server seized here."""
    board: Names | None = None
    """Wait for the first sailing with a seat on one of these routes, and cross on it."""
    meet: Name | None = None
    """Wait until the companions who also meet here have come; each comes to a meeting point once."""
    look: Name | None = None
    """Look at the line of this station, and turn round for good where it is longer than one bears: where those who wait
    would, at `service` minutes each, keep the servers that are there now busy for longer than `patience`."""
    one_of: tuple[Step, ...] | None = Field(default=None, min_length=2)
    """Alternatives: the first one that applies to the traveller and falls into its share; the last takes the rest,
    or of the rest those whom it is for (`only`, `under`, `unless`): the others take none, and go on."""
    steps: tuple[Step, ...] | None = Field(default=None, min_length=1)
    """Several steps, one after the other, that the same travellers take."""

    service: Durations | None = None
    """With `visit`: how long one server is busy with one traveller. With `look`: how long each in the line is taken to
    need."""
    priority: Annotated[int, Field(ge=0, le=9, strict=True)] = 0
    """With `visit` or `seize`: 0 goes first."""
    patience: Durations | None = None
    """With `visit` or `seize`: how long one waits before leaving for good. With `look`: the longest wait one bears."""
    as_party: StrictBool = False
    """With `walk`, `seize`, `release` or `look`: those of a party who take the step do so as one. They walk equally
    long; they seize one place together (a car, a coach), are turned away together, and give it back when the last of
    them has come; they look with one pair of eyes. Whether they take it (`share`) is decided for all of them, too."""
    takes_up: PlacesTaken = 1
    """With `board`: how many seats or places of a deck each takes up; by kinds and traits (`all`: of everybody), of
    several that fit the largest. Where several steps board a route, the largest number said for a traveller counts."""
    returns: Share | None = None
    """With `visit`: the share who must come again, each time anew (at most 40 times)."""
    share: Share = 1.0
    """Only this share of those to whom the step applies."""
    only: Names | None = None
    """Only these kinds of traveller. Of each trait of which something is listed, the traveller's own must be."""
    under: Name | None = None
    """Only those whom this scheme takes in (`policy.schemes`)."""
    unless: Name | None = None
    """Not those whom this scheme takes in."""
    name: Name | None = None
    """What the draws of this step are called; when left out, the place, or `walk` or `one_of`. Each step of an
    itinerary has another (a release and a group of `steps` without a share are not asked), save alternatives: these
    share their luck at the same place."""

    @property
    def parts(self) -> tuple[Step, ...]:
        """The steps within it: alternatives, or those of a group."""
        return self.one_of or self.steps or ()

    @property
    def action(self) -> str:
        """Which of the actions this step is."""
        return next(action for action in _ACTIONS if getattr(self, action) is not None)

    @property
    def called(self) -> str:
        """What its draws are called: its name, else its place, else its action."""
        place = self.visit or self.seize or self.release or self.meet or self.look or "+".join(self.board or ())
        return self.name or place or self.action

    def places_taken(self, sort: Sort) -> int:
        """How many places one of this sort takes up."""
        return self.takes_up if isinstance(self.takes_up, int) else int(largest(self.takes_up, sort, 1))

    @model_validator(mode="after")
    def _one_action(self) -> Self:
        if sum(getattr(self, action) is not None for action in _ACTIONS) != 1:
            raise ValueError("should have exactly one of: " + ", ".join(_ACTIONS))
        if (self.service is None) == (self.visit is not None or self.look is not None):
            raise ValueError("service goes with visit or look, and these need a service")
        if self.patience is not None and self.visit is None and self.seize is None and self.look is None:
            raise ValueError("patience goes with visit, seize or look")
        if self.look is not None and self.patience is None:
            raise ValueError("look needs a patience: the longest wait one bears")
        if self.as_party and all(part is None for part in (self.walk, self.seize, self.release, self.look)):
            raise ValueError("as_party goes with walk, seize, release or look")
        if self.as_party and self.seize is not None and self.patience is not None:
            raise ValueError("a party that seizes a place as one waits for it: patience does not go with as_party")
        if self.returns is not None and self.visit is None:
            raise ValueError("returns goes with visit")
        if "takes_up" in self.model_fields_set and self.board is None:
            raise ValueError("takes_up goes with board")
        if self.under is not None and self.under == self.unless:
            raise ValueError(f"under and unless name the same scheme, `{self.under}`, so that nobody takes this step")
        return self


class Companion(Frozen):
    """Something that comes with each traveller and goes its own way: documents, baggage."""

    itinerary: tuple[Step, ...] = Field(min_length=1)
    """Its own steps, in order."""


MOST_SORTS = 2000
Sort = tuple[str, ...]
"""A kind and one value of each trait, in the order of the scenario."""
Whom = tuple[frozenset[str], ...]
"""Of each trait, the values that are meant."""


def largest(said: Mapping[str, float], sort: Sort, otherwise: float) -> float:
    """What is said of a sort of traveller by names of kinds and traits: of several that fit, the largest."""
    return max((value for name, value in said.items() if name == EVERYBODY or name in sort), default=otherwise)


def meant(whom: Whom, sort: Sort) -> bool:
    """Whether a sort of traveller is among those who are meant."""
    return bool(sort) and all(value in names for value, names in zip(sort, whom, strict=False))


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
