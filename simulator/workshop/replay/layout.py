"""Where things are drawn: ports on a map of the strait, stations in their halls. Plain data, the same for every screen.

A map has a frame for what lies close together at Xiamen and Kinmen and one for the whole strait; a route is drawn in
the smallest frame that holds both its ends. Places that no map knows stand in a row, in a frame of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from simulator.report.strait import Degrees, Strait, strait
from simulator.report.towns import by_town
from simulator.scenario.schema import Scenario
from simulator.workshop.replay.halls import Hall, halls_of
from simulator.workshop.replay.labels import Label, capital, filled, in_words, label, met
from simulator.workshop.replay.stretches import Place
from simulator.workshop.replay.words import DEPARTURES, ELSEWHERE, FRAMES, FROM, HALLS, TO, WALKS

BAY: Final = "bay"
STRAIT: Final = "strait"
BOUNDS: Final[dict[str, tuple[float, float, float, float]]] = {
    BAY: (117.985, 24.375, 118.475, 24.605),
    STRAIT: (117.3, 22.1, 122.3, 26.35),
}
"""West, south, east and north of each frame, in degrees."""
TOWN: Final = "xiamen"
"""Where those come from whose way is drawn from home."""
ROW: Final = "row"
"""The frame of places that no map knows."""


def layout_of(scenario: Scenario, places: Sequence[Place], name: str = "") -> dict[str, Any]:
    """Frames with their land and ports, ways of the routes, and halls with their columns of places (rows of `places`).

    `name` is the scenario's: where it begins with a place that the map knows and nothing else says where it plays
    (`dadeng_golden_week`), that is where.
    """
    known = strait()
    stations = [place.name for place in places if place.kind in {"station", "yard"}]
    halls = halls_of(scenario, stations, known.same)
    home = next((part for part in name.split("_")[:1] if known.site(part)), "")
    towns = [hall.town or (home if not scenario.policy.routes else "") for hall in halls]
    ends = _ends(scenario)
    sites = list(dict.fromkeys((*(end for pair in ends.values() for end in pair), *filter(known.site, towns))))
    sites += [TOWN] if home and home != TOWN and not ends else []
    frames = _frames(known, sites, ends)
    row_of: dict[tuple[str, str], int] = {
        (place.name, "station" if place.kind == "yard" else place.kind): row for row, place in enumerate(places)
    }
    return {
        "credit": known.credit,
        "same": known.same,
        "frames": [_frame(known, frame, names) for frame, names in frames.items()],
        "routes": [_route(known, frames, *pair) for pair in ends.values()],
        "approaches": _approaches(known, home, bool(scenario.policy.routes)),
        "halls": [
            _hall(hall, town, row_of, by_town(stations), scenario) for hall, town in zip(halls, towns, strict=True)
        ],
    }


def _approaches(known: Strait, home: str, sails: bool) -> list[dict[str, Any]]:
    """The road on which people come to a place that is reached by no route."""
    way = known.way(TOWN, home) if home and home != TOWN and not sails else None
    return [{"site": home, "frame": BAY, "way": [list(point) for point in way]}] if way else []


def _ends(scenario: Scenario) -> dict[str, tuple[str, str]]:
    """Where each route begins and ends; a deck where the route does that it is aboard of."""
    routes = scenario.policy.routes
    main = {name: routes[route.aboard] if route.aboard else route for name, route in routes.items()}
    return {name: (route.origin, route.destination) for name, route in main.items()}


def _frames(known: Strait, sites: Sequence[str], ends: Mapping[str, tuple[str, str]]) -> dict[str, list[str]]:
    """Which places each frame shows: those of its routes; without any, where the scenario plays."""
    near = {name for name in sites if _in_bay(known.site(name))}
    found: dict[str, dict[str, None]] = {}
    for pair in ends.values():
        lost = any(known.site(end) is None for end in pair)
        frame = ROW if lost else BAY if {*pair} <= near else STRAIT
        found.setdefault(frame, {}).update(dict.fromkeys(pair))
    if not found and sites:
        found[BAY if {*sites} <= near else STRAIT] = dict.fromkeys(sites)
    return {frame: list(found[frame]) for frame in (BAY, STRAIT, ROW) if frame in found}


def _in_bay(site: Degrees | None) -> bool:
    return site is not None and _within(site, BOUNDS[BAY])


def _within(site: Degrees, bounds: tuple[float, float, float, float]) -> bool:
    return bounds[0] <= site[0] <= bounds[2] and bounds[1] <= site[1] <= bounds[3]


def _frame(known: Strait, frame: str, names: Sequence[str]) -> dict[str, Any]:
    """A frame as it is drawn: places in degrees, or in a row between 0 and 1."""
    if frame == ROW:
        at: dict[str, Degrees] = {name: ((row + 0.5) / len(names), 0.5) for row, name in enumerate(names)}
        return {
            "name": frame,
            "label": in_words(FRAMES[frame]),
            "bounds": [0, 0, 1, 1],
            "land": [],
            "ports": _ports(at),
        }
    west, south, east, north = BOUNDS[frame]
    land = [ring for ring in known.land if any(_within(point, _wider(BOUNDS[frame])) for point in ring)]
    spots: dict[Degrees, str] = {}
    for name in names:
        site = known.site(name)
        if site:
            spots.setdefault(site, name)
    return {
        "name": frame,
        "label": in_words(FRAMES[frame]),
        "bounds": [west, south, east, north],
        "land": [[round(1000 * part) for point in _near(ring, BOUNDS[frame]) for part in point] for ring in land],
        "ports": _ports({name: site for site, name in spots.items()}),
    }


def _ports(at: Mapping[str, Degrees]) -> list[dict[str, Any]]:
    return [{"name": name, "label": label(name), "at": list(place)} for name, place in at.items()]


def _wider(bounds: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """A frame with a margin: it may be drawn wider than it is."""
    west, south, east, north = bounds
    across, up = east - west, north - south
    return west - across, south - up, east + across, north + up


def _near(ring: Sequence[Degrees], bounds: tuple[float, float, float, float]) -> Sequence[Degrees]:
    """A ring with what is far from the frame drawn in to its margin, so that little is sent."""
    west, south, east, north = _wider(bounds)
    drawn = [(min(max(x, west), east), min(max(y, south), north)) for x, y in ring]
    return [point for row, point in enumerate(drawn) if point != drawn[row - 1]]


def _route(known: Strait, frames: Mapping[str, Sequence[str]], origin: str, destination: str) -> dict[str, Any]:
    way = known.way(origin, destination)
    if way is None:
        row = list(frames.get(ROW, ()))
        way = tuple(((row.index(end) + 0.5) / len(row), 0.5) for end in (origin, destination))
        return {"frame": ROW, "way": [list(point) for point in way], "ends": [origin, destination]}
    near = _in_bay(way[0]) and _in_bay(way[-1])
    return {"frame": BAY if near else STRAIT, "way": [list(point) for point in way], "ends": [origin, destination]}


def _hall(
    hall: Hall,
    town: str,
    row_of: Mapping[tuple[str, str], int],
    towns: Mapping[str, Mapping[str, str]],
    scenario: Scenario,
) -> dict[str, Any]:
    short = {name: rest for rests in towns.values() for name, rest in rests.items()}
    columns = []
    for column in hall.columns:
        cells = []
        for name in column:
            kind = "lounge" if name in hall.lounges else "meeting" if (name, "meeting") in row_of else "station"
            if (name, kind) in row_of:
                cells.append(
                    {"place": row_of[name, kind], "label": _cell(name, kind, bool(hall.town), short, scenario)}
                )
        if cells:
            columns.append(cells)
    walks = [
        {"name": name, "label": _walk(name), "from": sorted(row_of[begin, "station"] for begin in begins)}
        for name, begins in hall.walks.items()
    ]
    return {
        "key": f"{hall.town}.{hall.side}",
        "site": town,
        "side": hall.side,
        "label": _called(hall, town),
        "columns": columns,
        "walks": walks,
    }


def _walk(name: str) -> Label:
    return in_words(WALKS[name]) if name in WALKS else capital(label(name))


def _called(hall: Hall, town: str) -> Label:
    """A terminal by its side; places of none by where the scenario plays, if that is known."""
    if hall.town:
        return filled(HALLS[hall.side], [hall.town]) if hall.side else capital(label(hall.town))
    if town:
        return label(town)
    return in_words(DEPARTURES if hall.lounges and hall.side else ELSEWHERE)


def _cell(name: str, kind: str, alone: bool, short: Mapping[str, str], scenario: Scenario) -> Label:
    """A place as it is called within its hall: a lounge by where one goes from it, or, beside those of other ports, by
    where one is."""
    if kind == "meeting":
        return capital(met(name))
    if kind != "lounge":
        return capital(label(short.get(name, name)))
    if any(scenario.policy.routes[route].aboard for route in name.split("+")):
        return capital(label(name))
    ends = [_ends(scenario)[route] for route in name.split("+")]
    words, end = (TO, 1) if alone else (FROM, 0)
    return capital(filled(words, list(dict.fromkeys(pair[end] for pair in ends))))
