"""A scenario: about what, in what world, under what policy, and how it is run."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from simulator.scenario.flows import Flow
from simulator.scenario.policy import Policy
from simulator.scenario.quantities import (
    Day,
    Frozen,
    MeasureName,
    Minutes,
    Name,
    Number,
    PositiveCount,
    PositiveMinutes,
    Yuan,
    YuanPerMinute,
)
from simulator.scenario.weather import Spells


class Text(Frozen):
    """The same words for readers on both shores."""

    en: str
    """English."""
    zh_Hans: str  # noqa: N815 - the tag of the script
    """简体中文."""
    zh_Hant: str  # noqa: N815
    """繁體中文."""


class About(Frozen):
    """What the scenario is for."""

    title: Text
    """Its name, in three languages."""
    question: str = ""
    """What it answers."""
    source: str = ""
    """Where it comes from."""


class Calendar(Frozen):
    """How much busier or quieter a day is than the mean day; the factors multiply."""

    by_month: Annotated[tuple[Number, ...], Field(min_length=12, max_length=12)] | None = None
    """Factor of each month, January first."""
    by_weekday: Annotated[tuple[Number, ...], Field(min_length=7, max_length=7)] | None = None
    """Factor of each weekday, Monday first."""
    by_date: dict[Day, Number] = Field(default_factory=dict)
    """Factor of single days; it replaces the weekday's and the month's."""
    by_flow: dict[Name, dict[Day, Number]] = Field(default_factory=dict)
    """A further factor of single days for one flow: holidays fill one direction first, then the other."""
    holidays: tuple[Day, ...] = ()
    """Days on which stations keep the roster that their `on_days` has for a `holiday`."""

    def factor(self, day: dt.date) -> float:
        """How busy a day is for every flow that follows the calendar; 1 is the mean day."""
        if day in self.by_date:
            return self.by_date[day]
        month = self.by_month[day.month - 1] if self.by_month is not None else 1.0
        return month * (self.by_weekday[day.weekday()] if self.by_weekday is not None else 1.0)


class Costs(Frozen):
    """What time and trouble are worth, to add them to the fares."""

    value_of_time: dict[Name, YuanPerMinute] = Field(min_length=1)
    """What an hour is worth to each kind of traveller (`all`: to everybody); of several that fit, the largest."""
    waiting_counts: Number = 1.0
    """How much heavier a minute of waiting counts than one on the way or being served."""
    put_off_counts: Number = 0.0
    """How heavy a minute counts, beside one on the way, by which somebody who books sets out later than they would
    have liked: for want of a departure just then, or of a seat on it."""
    night: Yuan = 0.0
    """What a night away from home costs."""
    shelf_life: dict[Name, PositiveMinutes] = Field(default_factory=dict)
    """How long goods of a kind keep from setting out, losing their worth evenly (`all`: of everybody); of several that
    fit, the shortest. What is not named does not spoil."""


class Choice(Frozen):
    """Ways among which the same people choose by what each costs them, time and trouble included."""

    between: Annotated[tuple[Name, ...], Field(min_length=2)]
    """The directions that stand for these ways."""
    scale: Annotated[Yuan, Field(gt=0)]
    """So much more in generalised cost divides the odds of a way by e (2.7)."""


class World(Frozen):
    """What nobody chooses: who comes and how long things take."""

    flows: dict[Name, Flow] = Field(min_length=1)
    """Who comes."""
    calendar: Calendar = Calendar()
    """Busy and quiet days."""
    weather: dict[Name, Spells] = Field(default_factory=dict)
    """Fog, wind, typhoons."""
    costs: Costs | None = None
    """What time and trouble are worth; without it no cost is reckoned."""
    choices: dict[Name, Choice] = Field(default_factory=dict)
    """Among which ways people choose (`strait choose`); the scenario's own shares are those of its own costs."""


class Run(Frozen):
    """How the scenario is simulated."""

    start: Day = dt.date(2011, 1, 1)
    """The first day."""
    horizon: PositiveMinutes
    """How long is simulated."""
    warm_up: Minutes = 0.0
    """How much of the beginning is left out of the measures."""
    replications: PositiveCount = 10
    """How many independent runs."""
    seed: Annotated[int, Field(ge=0, strict=True)] = 0
    """Any whole number, 0 included; the same seed gives the same draws."""


class Target(Frozen):
    """A published figure, to be printed beside the simulated one."""

    measure: MeasureName
    """The measure it is compared with."""
    relative_to: MeasureName | None = None
    """Where only a change was published ("half as long"): the measure it is divided by, of the same run."""
    value: Annotated[float, Field(strict=True)]
    """The published figure."""
    use: Literal["calibrated", "held_out", "theory"]
    """Whether the scenario was fitted to it, or it was kept apart to test the fit; `theory` is exact."""
    bound: Literal["at_least", "at_most"] | None = None
    """Where only a bound was published: "more than 5,700"."""
    source: str
    """Where it was published."""
    note: str = ""
    """What to mind."""


class Scenario(Frozen):
    """One world under one policy, and how to run it."""

    about: About
    """What it is for."""
    world: World
    """What nobody chooses."""
    policy: Policy = Policy()
    """What somebody decides."""
    run: Run
    """How it is simulated."""
    targets: dict[Name, Target] = Field(default_factory=dict)
    """Published figures to compare with."""
