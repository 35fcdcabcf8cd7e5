"""What visitors of a market would like to buy, and how much of it they may take home free of duty.

A basket belongs to the world: what somebody would like, and what they do who would like more than is allowed. The
allowance is policy. What becomes of a basket under it is a rule (`flow.shopping`), so that the same person with the
same wishes shops under every limit.
"""

from __future__ import annotations

import math
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from simulator.scenario.counts import Counts
from simulator.scenario.quantities import Frozen, Name, Names, Number, PositiveCount, Share, Yuan
from simulator.scenario.sums import Sums

OUTCOME: Final = "outcome"
"""What the trait is called that a basket gives its owner."""
WITHIN: Final = "within"
LEAVES: Final = "leaves"
OUTCOMES: Final = (WITHIN, "splits", "comes_back", "pays", "smuggles", LEAVES)
"""What a visitor did: wanted no more than is allowed, or did one of the others with what is over it."""
FAR_TOO_MANY: Final = 700.0
"""e to this power is still a number, and more visitors than any ceiling allows."""
MOST_TIMES: Final = 9
"""So often, at the most, anybody comes again for what they put off."""
OTHER_GOODS: Final = "all"
"""Stands for every class of goods of which the postal tax says nothing else."""


MOST_REGULARS: Final = 10_000_000
"""Each is remembered by name."""


class Goods(Frozen):
    """One class of goods, as those who would like some of it do."""

    yuan: Sums
    """For how much they would like to buy, each of those who would like any."""
    share: Share = 1.0
    """How many would like any."""
    piece: Annotated[Yuan, Field(gt=0)] | None = None
    """What one piece costs, where an allowance counts pieces: a bottle, a cigarette."""


class OverLimit(Frozen):
    """What they do who would like to take out more than is allowed; the rest leave it in the shop. Who is of which mind
    is so under every limit."""

    splits: Share = 0.0
    """The share who give it to others of their party who have room left; what none has room for stays in the shop."""
    comes_back: Share = 0.0
    """The share who put it off to another day."""
    pays: Share = 0.0
    """The share who declare it and pay the postal tax."""
    smuggles: Share = 0.0
    """The share who take it along and say nothing."""

    @model_validator(mode="after")
    def _not_over_one(self) -> Self:
        if (total := math.fsum(self.shares())) > 1 + 1e-9:
            raise ValueError(
                f"these shares are of the same people, and should not sum to more than 1, as {total:g} does"
            )
        return self

    def shares(self) -> tuple[float, ...]:
        """In the order of `OUTCOMES`, without the first and the last."""
        return self.splits, self.comes_back, self.pays, self.smuggles


class Drawn(Frozen):
    """How many more come for a larger allowance."""

    elasticity: Number
    """By how many per cent their number grows where the limit is one per cent larger."""
    at: Annotated[Yuan, Field(gt=0)]
    """The limit under which as many come as the arrivals say."""

    def by(self, limit_yuan: float) -> float:
        """How many come under a limit, as a multiple of those who come under `at`."""
        if self.elasticity == 0 or limit_yuan == 0:
            return 1.0 if self.elasticity == 0 else 0.0
        return math.exp(min(self.elasticity * math.log(limit_yuan / self.at), FAR_TOO_MANY))


class ComesAgain(Frozen):
    """When those come again, alone and at the same time of day, who put something off. They would like nothing else
    then, and what is over the limit once more they put off once more."""

    after: Counts
    """After how many days."""
    times: Annotated[int, Field(ge=1, le=MOST_TIMES, strict=True)] = 1
    """How often at the most; what is over the limit then stays in the shop."""


class Basket(Frozen):
    """What visitors would like to buy, class by class, and how they take a limit."""

    classes: dict[Name, Goods] = Field(min_length=1)
    """Classes of goods. The allowance is filled in this order: the dearest taxed goods first is to their advantage."""
    over: OverLimit = OverLimit()
    """What they do with what is over the limit."""
    drawn: Drawn | None = None
    """How the limit draws visitors; when left out as many come under every limit."""
    again: ComesAgain | None = None
    """When those come again who put something off; when left out nobody does within the run."""
    regulars: Annotated[PositiveCount, Field(le=MOST_REGULARS)] | None = None
    """How many different people these visitors are, each coming again and again; what they put off they would like
    besides the next time, and then no longer. When left out each comes once."""

    @model_validator(mode="after")
    def _come_again_one_way(self) -> Self:
        if self.again is not None and self.regulars is not None:
            raise ValueError("regulars come again anyway: again does not go with regulars")
        return self

    def drawn_by(self, allowance: DutyFree | None) -> float:
        """How many come under an allowance, as a multiple of those of whom the arrivals speak."""
        return 1.0 if self.drawn is None or allowance is None else self.drawn.by(allowance.limit)


class DutyFree(Frozen):
    """What each visitor may take out of the market free of duty on a day, and what is due on the rest."""

    limit: Yuan
    """Of all goods together."""
    pieces: dict[Name, PositiveCount] = Field(default_factory=dict)
    """Of some classes no more than so many pieces, within the limit."""
    period: Literal["day", "month"] = "day"
    """For how long both are: what the same visitor takes out on the same day, or in the same month of the calendar, is
    counted together. It tells only those apart of whom it is known that they come again (`again`, `regulars`)."""
    split_by: Literal["value", "piece"] = "value"
    """How those who split hand on goods of which pieces are counted: as all others, by what they are worth, or only to
    those who have not yet as many pieces of their own."""
    goods: Names | None = Field(default=None, min_length=1)
    """The classes that may be sold in the market; what else somebody would like they do not find there. All when left
    out."""
    postal_tax: dict[Name, Share] = Field(default_factory=dict)
    """Of each class of goods (`all`: of those not named) the tax on what is over the limit. It is also what is
    forgone on goods within it."""

    def sells(self, goods: str) -> bool:
        """Whether a class may be sold."""
        return self.goods is None or goods in self.goods

    def tax_share(self, goods: str) -> float:
        """The postal tax on a class of goods."""
        return self.postal_tax.get(goods, self.postal_tax.get(OTHER_GOODS, 0.0))
