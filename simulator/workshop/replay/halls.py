"""The plan of the halls: which stations stand in one hall, and in what order people pass them.

Everything comes from the itineraries, so that any scenario has a plan. Stations whose names begin alike
(`wutong_security`, `wutong_exit_desks`) belong to one terminal; before a vessel leaves it is passed on the way out,
after one has come on the way in. What belongs to no terminal stands in a hall without a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from simulator.report.towns import by_town
from simulator.scenario.itinerary import Step
from simulator.scenario.schema import Scenario
from simulator.scenario.steps import itineraries

Side = Literal["out", "in", ""]
SIDES: Final[tuple[Side, ...]] = ("out", "in", "")
LONG_MINUTES: Final = 20.0
"""A walk that takes so long on average is a place of its own."""
MOST: Final = 3
"""More than so many do not stand one above the other."""
ROAD: Final = "coach"
"""The mode that leads from one hall to another, and makes neither a way out nor a way in."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A place of an itinerary: station or yard, lounge (its routes joined by `+`), meeting point; or a long walk."""

    kind: Literal["station", "lounge", "meeting", "walk"]
    name: str
    column: int
    """How many steps come before it; alternatives stand side by side."""


@dataclass(slots=True)
class Hall:
    """A hall and its places in columns, first to last."""

    town: str
    """Of the terminal; empty for places of none."""
    side: Side
    columns: list[list[str]] = field(default_factory=list)
    lounges: set[str] = field(default_factory=set)
    """Which of the places are lounges."""
    walks: dict[str, set[str]] = field(default_factory=dict)
    """What takes long between two of its places (an hour among the shops), and after which places it begins."""


def halls_of(scenario: Scenario, stations: Sequence[str], same: Mapping[str, str]) -> list[Hall]:
    """Halls in the order in which travellers come to them; `same` gives towns another name (an airport its island)."""
    town_of = {name: town for town, names in by_town(stations).items() for name in names}
    halls: dict[tuple[str, Side], Hall] = {}
    seen: dict[str, Hall] = {}
    for flow, steps in _ways(scenario):
        whole = list(_passed(steps, flow))
        way = [here for here in whole if here.kind != "walk"]
        previous: dict[tuple[str, Side], tuple[str, int]] = {}
        for at, here in enumerate(way):
            town, side = _hall_of(way, at, scenario, town_of, same)
            if here.name in seen:
                hall = seen[here.name]
            else:
                hall = halls.setdefault((town, side), Hall(town, side))
                _enter(hall, here, previous.get((town, side)), first=not at)
                seen[here.name] = hall
            previous[hall.town, hall.side] = here.name, here.column
        _enter_walks(whole, seen)
    return _in_order(list(halls.values()))


def _ways(scenario: Scenario) -> Iterator[tuple[str, Sequence[Step]]]:
    """Each itinerary, with the flow in whose name its meeting points are."""
    for way in itineraries(scenario):
        yield way.flow, way.steps


def _passed(steps: Sequence[Step], flow: str) -> Iterator[Passed]:
    yield from _placed(steps, flow, 0)[0]


def _placed(steps: Sequence[Step], flow: str, column: int) -> tuple[list[Passed], int]:
    """The places of these steps, and the column after the last of them."""
    found: list[Passed] = []
    for step in steps:
        if step.one_of is not None:
            each = [_placed([alternative], flow, column) for alternative in step.one_of]
            found += [here for places, _ in each for here in places]
            column = max(after for _, after in each)
        elif step.steps is not None:
            places, column = _placed(step.steps, flow, column)
            found += places
        elif step.board is not None:
            found.append(Passed("lounge", "+".join(step.board), column))
            column += 1
        elif step.meet is not None:
            found.append(Passed("meeting", f"{flow}/{step.meet}", column))
            column += 1
        elif step.walk is not None and step.name and step.walk.moments()[0] >= LONG_MINUTES:
            found.append(Passed("walk", step.name, column))
        elif name := step.visit or step.seize:
            found.append(Passed("station", name, column))
            column += 1
    return found, column


def _hall_of(
    way: Sequence[Passed], at: int, scenario: Scenario, town_of: Mapping[str, str], same: Mapping[str, str]
) -> tuple[str, Side]:
    here = way[at]
    before = [each for each in way[:at] if each.column < here.column]
    if here.kind != "station":
        town = _town_of_waiting(here, before, scenario, town_of, same)
    else:
        town = town_of.get(here.name, "")
    if not town:
        return "", ""
    spot = same.get(town, town)
    origins, landed = _ends(way[at:], scenario, same, first=True), _ends(before, scenario, same, first=False)
    if here.kind == "station" and spot in landed:
        return town, "in"
    return town, "out" if origins or here.kind == "lounge" else ""


def _town_of_waiting(
    here: Passed, before: Sequence[Passed], scenario: Scenario, town_of: Mapping[str, str], same: Mapping[str, str]
) -> str:
    """The terminal where a lounge or a meeting point is: that of the origin, else that of the last station."""
    stations = [town_of[each.name] for each in before if each.kind == "station" and town_of.get(each.name)]
    if here.kind == "lounge":
        origin = scenario.policy.routes[here.name.split("+")[0]]
        main = scenario.policy.routes[origin.aboard] if origin.aboard else origin
        spot = same.get(main.origin, main.origin)
        alike = [town for town in stations if same.get(town, town) == spot]
        return alike[-1] if alike else main.origin
    return stations[-1] if stations else ""


def _ends(way: Sequence[Passed], scenario: Scenario, same: Mapping[str, str], *, first: bool) -> frozenset[str]:
    """Where the next vessels leave from, or where the last ones came to; coaches lead from hall to hall."""
    found: set[str] = set()
    column = None
    for each in way if first else reversed(way):
        if each.kind != "lounge":
            continue
        for name in each.name.split("+"):
            route = scenario.policy.routes[name]
            main = scenario.policy.routes[route.aboard] if route.aboard else route
            if main.mode == ROAD:
                continue
            column = each.column if column is None else column
            end = main.origin if first else main.destination
            if abs(each.column - column) <= 1 or not first:
                found.add(same.get(end, end))
    return frozenset(found)


def _enter(hall: Hall, here: Passed, previous: tuple[str, int] | None, *, first: bool) -> None:
    """Stand it beside what is passed at the same step, else after what was passed before it; lounges in one column,
    and beside each other what different travellers come to first."""
    lounges = here.kind == "lounge" and next((column for column in hall.columns if hall.lounges & {*column}), None)
    row = next((row for row, names in enumerate(hall.columns) if previous and previous[0] in names), None)
    if lounges:
        lounges.append(here.name)
    elif row is not None and previous and previous[1] == here.column:
        hall.columns[row].append(here.name)
    elif row is not None:
        hall.columns.insert(row + 1, [here.name])
    elif first and hall.columns:
        hall.columns[0].append(here.name)
    else:
        hall.columns.append([here.name])
    if here.kind == "lounge":
        hall.lounges.add(here.name)


def _enter_walks(way: Sequence[Passed], halls: Mapping[str, Hall]) -> None:
    """Long walks from one place of a hall to another of it."""
    for at, here in enumerate(way):
        if here.kind != "walk":
            continue
        before = [each for each in way[:at] if each.kind == "station" and each.column < here.column]
        after = [each for each in way[at:] if each.kind != "walk"]
        begins = [each.name for each in before if each.column == before[-1].column]
        if begins and after and halls[begins[-1]] is halls[after[0].name]:
            halls[begins[-1]].walks.setdefault(here.name, set()).update(begins)


def _in_order(halls: Sequence[Hall]) -> list[Hall]:
    """Those of a terminal together, out before in; lounges without a desk in one hall, at the end."""
    bare = [hall for hall in halls if all({*column} <= hall.lounges for column in hall.columns)]
    if len(bare) > 1:
        names = [name for hall in bare for column in hall.columns for name in column]
        halls = [hall for hall in halls if hall not in bare] + [Hall("", "out", [names], {*names})]
    for hall in halls:
        hall.columns = [column[at : at + MOST] for column in hall.columns for at in range(0, len(column), MOST)]
    towns = list(dict.fromkeys(hall.town for hall in halls))
    return sorted(halls, key=lambda hall: (towns.index(hall.town), SIDES.index(hall.side)))
