"""A sample of a run for the replay: who is shown, their moves, the sailings and the queues, as one plain dictionary.

It is what the page draws from, and it can be written as JSON. `docs/replay.md` lists its parts. `FORMAT` changes
whenever a page that was written for an older sample could not read it any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from simulator import __version__
from simulator.journal import Journal
from simulator.report.words.language import LANGUAGES
from simulator.scenario import ScenarioFile
from simulator.scenario.schema import Scenario
from simulator.scenario.steps import itineraries, placed, seized
from simulator.workshop.replay.columns import packed
from simulator.workshop.replay.counts import counts_of
from simulator.workshop.replay.labels import capital, label, meeting
from simulator.workshop.replay.layout import layout_of
from simulator.workshop.replay.moves import Moves, moves_of
from simulator.workshop.replay.shown import one_in, shown_of
from simulator.workshop.replay.stretches import Place, State, places_of
from simulator.workshop.replay.window import Window, window_of

FORMAT: Final = 1
FREIGHT: Final = "freight"


def samples_of(runs: Sequence[tuple[ScenarioFile, Journal]], day: int | None = None) -> list[dict[str, Any]]:
    """A sample of each run over the same window, showing the same share of people: those who travel under several
    policies are shown under all of them.

    `day` counts from 0; when not said, the first counted day, or a short run whole. NoSuchDay where there is none.
    """
    windows = [window_of(journal, day) for _, journal in runs]
    window = min(windows, key=lambda each: each.to_minute)
    drawn = []
    for file, journal in runs:
        places = places_of(journal, seized(file.scenario))
        drawn.append((file, journal, places, moves_of(journal, places, window)))
    share = one_in(len(moves) for *_, moves in drawn)
    return [_sample(file, journal, places, moves, window, share) for file, journal, places, moves in drawn]


def sample_of(file: ScenarioFile, journal: Journal, day: int | None = None) -> dict[str, Any]:
    """A sample of one run."""
    return samples_of([(file, journal)], day)[0]


def _sample(
    file: ScenarioFile, journal: Journal, places: tuple[Place, ...], moves: Moves, window: Window, share: int
) -> dict[str, Any]:
    scenario = file.scenario
    everyone = len(np.unique(moves.entity))
    shown = moves.only(shown_of(journal, share)[moves.entity])
    who, first = np.unique(shown.entity, return_index=True)
    return {
        "format": FORMAT,
        "strait": __version__,
        "scenario": file.name,
        "title": {language: getattr(scenario.about.title, language) or file.name for language in LANGUAGES},
        "digest": journal.digest,
        "seed": journal.seed,
        "replication": journal.replication,
        "start": journal.start.isoformat(),
        "from_minute": window.from_minute,
        "tick_seconds": window.tick_seconds,
        "ticks": window.ticks,
        "shown": {"people": len(who), "of": everyone, "one_in": share},
        "flows": [_flow(name, scenario) for name in journal.flows],
        **_kinds(journal),
        "places": [{"name": place.name, "kind": place.kind, "label": _label(place)} for place in places],
        "people": _people(journal, who, first, len(shown)),
        "moves": _moves(shown),
        "routes": [
            {"name": name, "label": label(name), "mode": mode, "aboard": _main(journal, scenario, name)}
            for name, mode in zip(journal.routes, journal.modes, strict=True)
        ],
        "vessels": list(journal.vessels),
        "sailings": _sailings(journal, window),
        "stops": _stops(journal, window),
        "servers": [_servers(journal, window, place) for place in places],
        "counts": [
            {"place": count.place, "state": int(count.state), "people": packed(count.people)}
            for count in counts_of(_ended(moves, journal), window)
        ],
        "layout": layout_of(scenario, places, file.name),
    }


def _ended(moves: Moves, journal: Journal) -> Moves:
    """Of who has left, the ending stands in place of the place."""
    endings = journal.journeys.ending[moves.entity].astype(np.int64)
    place = np.where(moves.state == State.LEFT, endings, moves.place)
    return Moves(moves.entity, moves.tick, place, moves.state, moves.sailing)


def _label(place: Place) -> dict[str, str]:
    return meeting(place.name) if place.kind == "meeting" else label(place.name)


def _flow(name: str, scenario: Scenario) -> dict[str, Any]:
    whole, _, companion = name.partition("/")
    glyph = "paper" if companion else "lorry" if _is_of_goods(scenario, whole) else "person"
    return {"name": name, "label": capital(label(name)), "glyph": glyph}


def _is_of_goods(scenario: Scenario, flow: str) -> bool:
    """Whether it goes by freight, or is stamped on its way as goods are."""
    steps = [step for way in itineraries(scenario) if way.flow == flow for _, step in placed(way.loc, way.steps)]
    routes, stations = scenario.policy.routes, scenario.policy.stations
    boarded = {name for step in steps for name in step.board or ()}
    visited = {step.visit for step in steps if step.visit}
    return any(routes[name].mode == FREIGHT or routes[name].aboard for name in boarded & {*routes}) or any(
        stations[name].stamps for name in visited & {*stations}
    )


def _kinds(journal: Journal) -> dict[str, Any]:
    """Each kind as rows of its parts: `taiwan_resident/package/taipei` in three."""
    parts = list(dict.fromkeys(part for kind in journal.kinds for part in kind.split("/")))
    row_of = {part: row for row, part in enumerate(parts)}
    return {
        "parts": [label(part) for part in parts],
        "kinds": [[row_of[part] for part in kind.split("/")] for kind in journal.kinds],
    }


def _people(journal: Journal, who: NDArray[np.int64], first: NDArray[np.int64], moves: int) -> dict[str, Any]:
    people = journal.journeys
    return {
        "flow": packed(people.flow[who]),
        "number": packed(people.index[who]),
        "party": packed(people.party[who]),
        "kind": packed(people.kind[who] + 1),
        "ending": packed(people.ending[who]),
        "moves": packed(np.diff(first, append=moves)),
    }


def _moves(moves: Moves) -> dict[str, Any]:
    """Ticks since the traveller's move before; places and sailings one higher, so that 0 is none."""
    since = np.diff(moves.tick, prepend=0)
    begins = np.append(True, moves.entity[1:] != moves.entity[:-1])[: len(moves)]
    since[begins] = moves.tick[begins]
    return {
        "since": packed(since),
        "place": packed(moves.place + 1),
        "state": packed(moves.state),
        "sailing": packed(moves.sailing[moves.state == State.ABOARD]),
    }


def _sailings(journal: Journal, window: Window) -> dict[str, Any]:
    """All of them by row, so that moves can name them; ticks one higher than the window's, 0 for never."""
    sailings = journal.sailings

    def ticks(minutes: NDArray[np.float64]) -> dict[str, str]:
        there = ~np.isnan(minutes)
        return packed(np.where(there, window.tick_of(minutes) + 1, 0))

    return {
        "route": packed(sailings.route),
        "vessel": packed(sailings.vessel + 1),
        "scheduled": ticks(sailings.scheduled),
        "departed": ticks(sailings.departed),
        "arrived": ticks(sailings.arrived),
        "seats": packed(sailings.seats),
        "boarded": packed(sailings.boarded),
        "places": packed(sailings.places_taken),
        "left_behind": packed(sailings.left_behind),
        "cancelled": packed(sailings.cancelled.astype(np.int64)),
    }


def _stops(journal: Journal, window: Window) -> list[list[int]]:
    """Route, and from which tick to which it was stopped by the weather; those within the window."""
    stops = journal.stops
    began, ended = window.tick_of(stops.began), window.tick_of(stops.ended)
    return [
        [int(route), int(from_tick), int(to_tick)]
        for route, from_tick, to_tick in zip(stops.route, began, ended, strict=True)
        if to_tick > from_tick
    ]


def _servers(journal: Journal, window: Window, place: Place) -> list[list[int]]:
    """How many servers a station has from which tick on, the first at 0; of other places nothing."""
    record = journal.stations.get(place.name) if place.kind in {"station", "yard"} else None
    steps: list[list[int]] = []
    for tick, servers in zip(window.tick_of(record.changed), record.servers, strict=True) if record else ():
        if tick > window.ticks:
            break
        if steps and steps[-1][0] == int(tick):
            steps.pop()
        steps.append([int(tick), int(servers)])
    return steps


def _main(journal: Journal, scenario: Scenario, route: str) -> int:
    """Row of the route that a deck is aboard of; -1 for a route of its own."""
    main = scenario.policy.routes[route].aboard
    return journal.routes.index(main) if main else -1
