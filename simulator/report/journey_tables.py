"""The tables of journeys from door to door: how long they take, what they cost, and where the time goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from simulator.report.tables import IN_HOURS, Column, Rows, in_hours, measures_tables
from simulator.report.wording import HOUR, Carried, unit_of
from simulator.study.study import Study

if TYPE_CHECKING:
    from rich.console import RenderableType

JOURNEYS = (
    Column("journey, mean\nmin", "journey_mean_minutes"),
    Column("journey, p50\nmin", "journey_p50_minutes"),
    Column("journey, p90\nmin", "journey_p90_minutes"),
    Column("journey, p95\nmin", "journey_p95_minutes"),
    Column("unfinished\n%", "unfinished_share", 100),
    Column("put off\nmin", "put_off_mean_minutes", unless_zero=True),
    Column("generalised\ncost, CNY", "generalised_cost_yuan"),
    Column("of it charges\nCNY", "charges_mean_yuan", unless_zero=True),
    Column("value\nspoiled, %", "spoiled_share", 100, unless_zero=True),
)
DOOR_TO_DOOR = tuple(replace(column, heading=column.heading.removeprefix("journey, ")) for column in JOURNEYS)
PARTS = (
    Column("queueing\nmin", "queueing_mean_minutes"),
    Column("in lounges\nmin", "lounge_wait_mean_minutes"),
    Column("under way\nmin", "under_way_mean_minutes"),
    Column("elsewhere\nmin", "elsewhere_mean_minutes"),
    Column("door to door\nmin", "journey_mean_minutes"),
)
MANY_UNFINISHED_SHARE = 0.02
"""Where more have not arrived when the run ends, the mean of those who have is marked as too short."""


def journey_tables(study: Study, words: Carried, width: int) -> Iterator[RenderableType]:
    """From door to door, and where the time goes: directions in minutes, and then those that take long in hours."""
    directions = study.places(PARTS[0].measure)
    means = {each: study.find("journey_mean_minutes", each) for each in directions}
    long = {each for each, found in means.items() if found is not None and found.n and unit_of(found.mean) is HOUR}
    for hours in (False, True):
        ending = IN_HOURS if hours else ""
        going = [each for each in directions if (each in long) == hours]

        def door_to_door(places: list[str], *, hours: bool = hours) -> Rows:
            return _door_to_door(study, [each for each in places if (each.partition("/")[0] in long) == hours])

        def parts(_: list[str], *, going: Sequence[str] = going) -> Rows:
            return [(each, each) for each in going]

        short = _too_short(study, going)
        yield from measures_tables(
            study,
            [in_hours(column) for column in DOOR_TO_DOOR] if hours else DOOR_TO_DOOR,
            f"Door to door{ending}",
            width,
            door_to_door,
            dict.fromkeys(("journey_mean_minutes", "unfinished_share"), short),
        )
        columns = [replace(column, heading=column.heading.replace("in lounges", words.in_lounges)) for column in PARTS]
        yield from measures_tables(
            study,
            [in_hours(column) for column in columns] if hours else columns,
            f"Where the time goes{ending}",
            width,
            parts,
            {"elsewhere_mean_minutes": (f"elsewhere: {words.elsewhere}",)},
        )


def _unfinished(study: Study) -> dict[str, float]:
    """The directions in which too many had not arrived when the run ended, and what share."""
    found = ((direction, study.find("unfinished_share", direction)) for direction in study.places(PARTS[0].measure))
    return {direction: share.mean for direction, share in found if share and share.mean > MANY_UNFINISHED_SHARE}


def _too_short(study: Study, directions: Sequence[str]) -> tuple[str, ...]:
    """What the dagger beside a direction means."""
    return tuple(
        f"† {share * 100:.0f} % of {direction} had not arrived when the run ended; "
        "the mean is of the others, and too short"
        for direction, share in _unfinished(study).items()
        if direction in directions
    )


def _door_to_door(study: Study, places: list[str]) -> Rows:
    """Each direction with its kinds and traits below it, and flows that go in no direction."""
    directed = {name for name, flow in study.file.scenario.world.flows.items() if flow.direction is not None}
    rows, short = [], _unfinished(study)
    for place in places:
        direction, slash, value = place.partition("/")
        if place not in directed or place in study.places("queueing_mean_minutes"):
            rows.append((f"  {value}" if slash else f"{direction} †" if place in short else direction, place))
    return rows
