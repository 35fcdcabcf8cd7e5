"""What a run says of goods under control: a Time Release Study of each shore, and what nobody finds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from simulator.measures.clearance import TRADER
from simulator.measures.release import CHANNELS, INTERVALS
from simulator.report.numbers import decimals_for, with_interval
from simulator.report.tables import Column, Rows, blank_table, measures_tables, titled
from simulator.scenario.measured import hidden_kinds
from simulator.scenario.schema import Scenario
from simulator.scenario.traits import values_of
from simulator.study.study import Study

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

INTERVAL_COLUMNS = {"n\na day": "per_day", "mean\nh": "mean_hours", "p90\nh": "p90_hours"}
"""The columns of a study's first table, and the end of the name of each one's measure."""
PARTS = (
    Column("n\na day", "arrival_to_release_per_day"),
    Column("lodgement →\nrelease, h", "lodgement_to_release_mean_hours"),
    Column("p90\nh", "lodgement_to_release_p90_hours", with_interval=False),
    Column("arrival →\nrelease, h", "arrival_to_release_mean_hours"),
    Column("p90\nh", "arrival_to_release_p90_hours", with_interval=False),
)
MISSED = (
    Column("hidden\na day", "hidden_per_day", unless_zero=True),
    Column("missed\na day", "missed_per_day", unless_zero=True),
    Column("missed\n%", "missed_share", 100, unless_zero=True),
)
BEGINS = (
    "of declarations released after the warm-up. An interval begins with the latest of the stages before it that "
    "apply. p90: what 90 of 100 do not exceed."
)
EXPECTED = (
    "hidden: those who finish their journey and hide something; missed: how many of them nobody finds, in expectation"
)


def study_places(study: Study) -> dict[str, str]:
    """The release studies of a run by their place (`direction.shore`), and what each is called."""
    return {
        place: " at ".join(place.split("."))
        for place in study.places("arrival_to_release_mean_hours")
        if "/" not in place
    }


def clearance_tables(study: Study, width: int = 100) -> tuple[RenderableType, ...]:
    """The intervals of each study, then release by channel, trader and trait; and what is missed. Nothing where no
    station stamps anything, or looks for anything."""
    tables: list[RenderableType] = []
    for place, name in study_places(study).items():
        remark = () if tables else (BEGINS,)  # once
        tables.append(titled(f"Time Release Study, {name}", _intervals(study, place), *remark))
        title = f"Release by channel, trader and trait, {name}"
        tables += measures_tables(study, PARTS, title, width, partial(_some, _parts_of(study, place)))
    return (
        *tables,
        *measures_tables(
            study,
            MISSED,
            "What is missed",
            width,
            lambda places: _who_hides(study, places),
            {"hidden_per_day": (EXPECTED,)},
        ),
    )


def described(scenario: Scenario, direction: str) -> dict[str, tuple[str, ...]]:
    """What is said of the consignments of a direction, and the values it has: their trader (kind) and each trait; but
    not what stations look for, which no declaration says."""
    flows = [flow for flow in scenario.world.flows.values() if flow.direction == direction]
    found: dict[str, dict[str, None]] = {}
    for flow in flows:
        for name, values in ((TRADER, flow.kinds or {}), *flow.traits.items()):
            found.setdefault(name, {}).update(dict.fromkeys(values_of(values)))
    sought = _sought(scenario)
    return {name: tuple(values) for name, values in found.items() if not sought & values.keys()}


def _sought(scenario: Scenario) -> set[str]:
    """The values of kinds and traits that some station looks for."""
    return {value for at in scenario.policy.stations.values() for value in at.finds or ()}


def _intervals(study: Study, place: str) -> Table:
    """A row for each interval that applied to anybody, in the order of the study."""
    applied = [name for name in INTERVALS if (found := study.find(f"{name}_per_day", place)) is not None and found.n]
    columns = [[study.find(f"{name}_{end}", place) for name in applied] for end in INTERVAL_COLUMNS.values()]
    digits = [decimals_for(column) for column in columns]
    table = blank_table(INTERVAL_COLUMNS)
    for row, name in enumerate(applied):
        cells = (with_interval(column[row], each) for column, each in zip(columns, digits, strict=True))
        table.add_row(INTERVALS[name].title, *cells)
    return table


def _parts_of(study: Study, place: str) -> Rows:
    """All of a study, then the parts of it under what is said of them."""
    said: Mapping[str, Iterable[str]] = {
        "channel": CHANNELS,
        **described(study.file.scenario, place.partition(".")[0]),
    }
    rows = [("all", place)]
    for name, values in said.items():
        rows += [(name, ""), *((f"  {value}", f"{place}/{value}") for value in values)]
    return rows


def _some(rows: Rows, places: list[str]) -> Rows:
    """The rows of these places, and the headings of those that have any."""
    known = set(places)
    kept: list[tuple[str, str]] = []
    for name, place in reversed(rows):
        if place in known or (not place and kept and kept[-1][0].startswith(" ")):
            kept.append((name, place))
    return kept[::-1]


def _who_hides(study: Study, places: list[str]) -> Rows:
    """Each direction with its kinds and traits below it. Those who hide one thing or the other are told apart where
    there are several; the honest, and those who hide where all hide alike, would say nothing new."""
    scenario = study.file.scenario
    sought = _sought(scenario)
    flows = [flow for flow in scenario.world.flows.values() if flow.direction is not None]
    told = {value for flow in flows for trait in flow.every_trait() if sought & set(trait) for value in trait}
    rows = []
    for place in places:
        direction, slash, value = place.partition("/")
        hiding = hidden_kinds(scenario, direction)
        if value not in told or (len(hiding) > 1 and value in hiding):
            rows.append((f"  {value}" if slash else direction, place))
    return rows
