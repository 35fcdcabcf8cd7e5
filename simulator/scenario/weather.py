"""Fog, wind and typhoons: how often they come, how long they last, and how far one sees in them."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from simulator.scenario.distributions import Durations
from simulator.scenario.quantities import Frozen, Metres, Moment, Number


class Least(Frozen):
    """Between which bounds the least visibility of a spell lies, all values alike."""

    low: Metres
    """The thickest."""
    high: Metres
    """The thinnest."""


class Visibility(Frozen):
    """How far one sees in a spell: it falls evenly to the middle of the spell, and rises evenly from it."""

    below: Metres
    """A spell is the time in which one sees less far than this."""
    least: Least
    """How far one sees in its middle, drawn for each spell."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.least.low <= self.least.high <= self.below:
            raise ValueError("least.low <= least.high <= below should hold")
        return self


class ListedSpell(Frozen):
    """A spell that came, or is supposed to come, at a stated time."""

    began: Moment
    """When."""
    ended: Moment
    """Until when."""
    least_visibility: Metres | None = None
    """How far one saw in its middle; drawn when left out."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.ended <= self.began:
            raise ValueError("ended should be after began")
        return self


class Spells(Frozen):
    """A kind of weather that comes in spells: more often in some months and at some hours, or as listed."""

    spells_by_month: Annotated[tuple[Number, ...], Field(min_length=12, max_length=12)] | None = None
    """Mean spells in each month, January first."""
    begins_by_hour: Annotated[tuple[Number, ...], Field(min_length=24, max_length=24)] | None = None
    """Weights of the hour of onset, from midnight."""
    lasts: Durations | None = None
    """How long a spell lasts."""
    listed: tuple[ListedSpell, ...] | None = Field(default=None, min_length=1)
    """Or these spells and no others."""
    visibility: Visibility | None = None
    """How far one sees; without it a spell stops every route that stops in it."""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        drawn = (self.spells_by_month, self.begins_by_hour, self.lasts)
        if (self.listed is not None and any(part is not None for part in drawn)) or (
            self.listed is None and any(part is None for part in drawn)
        ):
            raise ValueError("should have either spells_by_month, begins_by_hour and lasts, or listed")
        if self.begins_by_hour is not None and not sum(self.begins_by_hour) > 0:
            raise ValueError("at least one hour should have a weight above 0")
        if self.visibility is None and any(spell.least_visibility is not None for spell in self.listed or ()):
            raise ValueError("least_visibility goes with visibility")
        return self
