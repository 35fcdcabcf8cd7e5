"""Routes as figures name them: by their ports, and by their mode."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.report.style import PLACES, spoken
from simulator.scenario.measured import MODES
from simulator.scenario.routes import Route
from simulator.study.study import Study


def mode_of(study: Study, route: str) -> str:
    """Ferry, coach, flight or freight; a route that the scenario does not know is a ferry."""
    known = study.file.scenario.policy.routes.get(route)
    return known.mode if known else MODES[0]


def title_of(study: Study, routes: Sequence[str]) -> tuple[str, str]:
    """What a panel of these routes is called, and the ports above it; where the names say no more than the ports,
    these alone."""
    known = [found for route in routes if (found := study.file.scenario.policy.routes.get(route))]
    ports = _ports(known) if len(known) == len(routes) else ""
    if ports and all(name == f"{route.origin}_{route.destination}" for name, route in zip(routes, known, strict=True)):
        return ports, ""
    return " or ".join(map(named, routes)), ports


def named(route: str) -> str:
    """`xiamen_taiwan_direct` as `Xiamen → Taiwan, direct`; a name that does not begin with two places as it is."""
    first, *others = route.split("_")
    if not others or {first, others[0]} - set(PLACES.split()):
        return spoken(route)
    return ", ".join(filter(None, (f"{spoken(first)} → {spoken(others[0])}", " ".join(others[1:]))))


def _ports(routes: Sequence[Route]) -> str:
    """`Wutong → Shuitou`; several from one port as `Shuitou → Wutong, Dongdu`."""
    origins = dict.fromkeys(route.origin for route in routes)
    reached = dict.fromkeys(route.destination for route in routes)
    return f"{', '.join(map(spoken, origins))} → {', '.join(map(spoken, reached))}"
