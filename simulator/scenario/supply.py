"""What lies on the shelves of a market, and the boats that bring more."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from simulator.scenario.quantities import Frozen, Name, Yuan


class Stock(Frozen):
    """One class of goods, in yuan of what it is sold for."""

    opening: Yuan
    """What is there when the run begins."""
    brought_by: dict[Name, Yuan] = Field(default_factory=dict)
    """What each sailing of these routes brings when it arrives."""
    holds: Yuan | None = None
    """As much as shelves and store hold: what a boat brings beyond it goes back. No bound when left out."""

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.holds is not None and self.opening > self.holds:
            raise ValueError("opening should be no more than holds")
        return self


class Supply(Frozen):
    """Goods that may run out. Whoever finds a shelf empty goes without, and goes on."""

    behind: Name
    """The station before the shelves: visitors take from them in the order in which they are done there."""
    stock: dict[Name, Stock] = Field(min_length=1)
    """Of each class of goods; of the others there is always enough."""
