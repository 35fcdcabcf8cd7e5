"""What each must pass through: the steps of an itinerary, and what comes along by a way of its own."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import Discriminator, Field, StrictBool, Tag, model_validator

from simulator.scenario.distributions import Durations
from simulator.scenario.quantities import Frozen, Name, Names, PositiveCount, Share
from simulator.scenario.sorts import Sort, largest


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
