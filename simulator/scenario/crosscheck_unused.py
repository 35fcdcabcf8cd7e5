"""What is there and never met: stations, routes, ports, weather, rosters of days that never come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from simulator.scenario import names_used as used_in
from simulator.scenario.complaints import Complaint, at, did_you_mean
from simulator.scenario.crosscheck_baskets import allowances
from simulator.scenario.crosscheck_held import parties_apart, parties_in_vain, waiting_in_vain
from simulator.scenario.names_used import Used
from simulator.scenario.nodes import Loc, Node, find
from simulator.scenario.schema import Scenario
from simulator.scenario.steps import of_flow
from simulator.units import MINUTES_PER_DAY

_MISSPELT = 0.8
"""How much alike two names must be for one to be taken for the other; 1 where they are the same."""


def unused(scenario: Scenario, root: Node, path: str) -> Iterator[Complaint]:
    """Stations, routes, ports and weather that nobody meets."""
    for room, known, used in (
        ("stations", scenario.policy.stations, used_in.stations_used(scenario)),
        (
            "routes",
            scenario.policy.routes,
            [
                each
                for each in (*used_in.routes_used(scenario), *used_in.boats_used(scenario))
                if each[0][1] in ("flows", "supply")
            ],
        ),
        ("ports", scenario.policy.ports, list(used_in.ports_used(scenario))),
        ("airports", scenario.policy.airports, list(used_in.airports_used(scenario))),
        ("connection_times", scenario.policy.connection_times, list(used_in.allowed(scenario))),
        ("schemes", scenario.policy.schemes, used_in.schemes_used(scenario)),
    ):
        yield from _idle(root, ("policy", room), known, used)
    yield from _idle(root, ("world", "weather"), scenario.world.weather, list(used_in.weather_used(scenario)))
    if all(flow.basket is None for flow in scenario.world.flows.values()):
        for loc, _ in allowances(scenario):
            yield at(root, loc, "is never used: no flow has a basket", key=True)
    if not scenario.world.calendar.holidays:
        for loc, station in used_in.staffings(scenario):
            if station.on_days is not None and station.on_days.holiday is not None:
                rule = "is never used: no day is a holiday"
                yield at(root, (*loc, "on_days", "holiday"), rule, "list them in world.calendar.holidays", key=True)
    for date in scenario.policy.from_date:
        loc = ("policy", "from_date", date.isoformat())
        own = find(root, loc)[0].file == path  # a short run may extend a long one
        if own and (date - scenario.run.start).days * MINUTES_PER_DAY >= scenario.run.horizon:
            yield at(root, loc, "the run ends before this day", key=True)


def in_vain(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Meeting points and lounges where somebody may wait for ever."""
    for name, flow in scenario.world.flows.items():
        ways = [*of_flow(name, flow)]
        yield from waiting_in_vain(ways, scenario.policy, root)
        for way in ways:
            yield from parties_in_vain(way, scenario.policy, root)
            yield from parties_apart(way, scenario.policy, root)


def _idle(root: Node, loc: Loc, known: Iterable[str], used: list[Used]) -> Iterator[Complaint]:
    """Names that nothing names; in a file that extends another it may be an inherited one, misspelt."""
    met = {name for _, name in used}
    written_in = {name: find(root, (*loc, name))[0].file for name in known}
    for name in known:
        if name not in met:
            inherited = [each for each in met if written_in.get(each, written_in[name]) != written_in[name]]
            yield at(root, (*loc, name), "is never used", did_you_mean(name, inherited, _MISSPELT), key=True)
