"""What a shipped lever says it sets is what the scenario then holds, counted there by hand."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from simulator.policy import STRENGTHS, read_lever
from simulator.scenario import Scenario
from simulator.units import duration_minutes, share
from tests.lever_files import SHIPPED, over_the_base

FERRIES = ("dongdu_shuitou", "shuitou_dongdu", "wutong_shuitou", "shuitou_wutong")
TOWNS = ("taipei", "taichung", "kaohsiung", "tainan", "chiayi")
XIAMEN = ("dongdu", "wutong")
HALL = ("check_in", "security", "exit_desks", "exit_customs", "entry_desks", "customs")


def departures(scenario: Scenario, *routes: str) -> int:
    """Departures a day on some routes, as they stand in the end."""
    days = [*scenario.policy.from_date, scenario.run.start]
    policy = scenario.policy.on(max(days))
    return sum(len(policy.routes[route].clock_times()) for route in routes)


def by_day(scenario: Scenario, *stations: str) -> int:
    """Servers at ten in the morning."""
    found = 0
    for station in stations:
        roster = scenario.policy.stations[station].roster
        assert roster is not None
        found += roster[max(clock for clock in roster if clock <= 600)]
    return found


def in_xiamen(scenario: Scenario, what: str) -> int:
    return by_day(scenario, *(f"{town}_{way}_{what}" for town in XIAMEN for way in ("exit", "entry")))


def flights(scenario: Scenario) -> int:
    return departures(scenario, *(f"kinmen_{town}" for town in TOWNS), *(f"{town}_kinmen" for town in TOWNS))


def mean_seats(scenario: Scenario) -> float:
    seats = [vessel.seats for vessel in scenario.policy.vessels.values()]
    return sum(seats) / len(seats)


def only(values: set[float]) -> float:
    """The one value that all have."""
    (value,) = values
    return value


def allowed_for_the_coach(scenario: Scenario) -> float:
    return scenario.policy.connection_times["boat_to_flight"]["coach"]


def of_packages(scenario: Scenario, *stations: str) -> float:
    return only({(scenario.policy.stations[station].exempts or {})["package"] for station in stations})


def on_a_call(scenario: Scenario, flow: str) -> float:
    come = scenario.world.flows[flow]
    assert come.party is not None
    return come.party.size.moments()[0] * len(come.arrivals.at or ())


def extra(scenario: Scenario) -> float:
    return only({rule.departures for name in FERRIES if (rule := scenario.policy.routes[name].after_stop)})


def last_departure_is_later_by(scenario: Scenario) -> float:
    routes, before = scenario.policy.routes, over_the_base().scenario.policy.routes
    return only({routes[name].clock_times()[-1] - before[name].clock_times()[-1] for name in FERRIES})


def taken_in(scenario: Scenario, scheme: str, kind: str) -> float:
    return scenario.policy.schemes[scheme].takes_in[kind]


def of_all_traders(scenario: Scenario, scheme: str) -> float:
    """The share of all consignments that a scheme takes in, whatever their trader's credit."""
    rule, kinds = scenario.policy.schemes[scheme].takes_in, scenario.world.flows["imports"].kinds or {}
    return sum(share * rule.get(kind, 0.0) for kind, share in kinds.items())


def hours_a_week(scenario: Scenario, station: str) -> float:
    """Hours in which a station is open in a week without holidays."""
    minutes = 0.0
    for weekday in range(7):
        steps = [*scenario.policy.stations[station].steps(weekday), (1440.0, 0)]
        minutes += sum(until - since for (since, servers), (until, _) in pairwise(steps) if servers)
    return minutes / 60


def most_open(scenario: Scenario, station: str) -> int:
    """How many are open when most are."""
    return max((scenario.policy.stations[station].roster or {}).values())


def sailings_a_week(scenario: Scenario) -> int:
    """Sailings of ferries, both ways, by the timetable."""
    ferries = (route for route in scenario.policy.routes.values() if route.mode == "ferry" and route.aboard is None)
    return sum(len(route.clock_times()) * len(route.on_days or range(7)) for route in ferries)


COUNTED: dict[str, Callable[[Scenario], float]] = {
    "more_sailings": lambda scenario: departures(scenario, *FERRIES),
    "larger_vessels": mean_seats,
    "more_flights": flights,
    "more_desks": lambda scenario: in_xiamen(scenario, "desks") - in_xiamen(over_the_base().scenario, "desks"),
    "e_channels": lambda scenario: in_xiamen(scenario, "gates"),
    "cruise_calls": lambda scenario: on_a_call(scenario, "cruise_ashore"),
    "recovery": extra,
    "shared_rule": lambda scenario: only({scenario.policy.routes[name].resumes_after for name in FERRIES}),
    "timed_coach": allowed_for_the_coach,
    "through_check_in": lambda scenario: of_packages(scenario, "shangyi_check_in", "shuitou_check_in"),
    "through_baggage": lambda scenario: of_packages(
        scenario, "shuitou_baggage_claim", "shangyi_baggage_claim", "shuitou_customs"
    ),
    "joint_inspection": lambda scenario: (scenario.policy.stations["wutong_customs"].exempts or {}).get("all", 0),
    "multi_entry_permits": lambda scenario: scenario.world.flows["travellers_to_xiamen"].traits["permit"]["multi"],
    "individual_travel": lambda scenario: 1 - scenario.world.flows["groups_to_taiwan"].arrivals.demand,
    "one_terminal": lambda scenario: by_day(scenario, *(f"wutong_{part}" for part in HALL)),
    "longer_opening": last_departure_is_later_by,
    # Over the goods of 2011.
    "pre_arrival_data": lambda scenario: taken_in(scenario, "papers_ahead", "general"),
    "recognised_examination": lambda scenario: of_all_traders(scenario, "recognised"),
    "half_hour_circle": lambda scenario: taken_in(scenario, "half_hour_circle", "all"),
    "more_feeders": lambda scenario: departures(scenario, "kaohsiung_xiamen", "xiamen_kaohsiung"),
    "health_food_port": lambda scenario: taken_in(scenario, "test_accepted", "health_food"),
    "direct_flights": lambda scenario: departures(scenario, "xiamen_taiwan_direct", "taiwan_xiamen_direct"),
    "aeo_recognition": lambda scenario: scenario.policy.schemes["opened_in_xiamen"].odds["certified"],
    "accepted_tests": lambda scenario: taken_in(scenario, "test_accepted", "all"),
    "joint_enforcement": lambda scenario: only(
        {scenario.policy.schemes[f"opened_{where}"].odds["hides"] for where in ("in_xiamen", "in_taiwan", "on_export")}
    ),
    "local_declaration": lambda scenario: of_all_traders(scenario, "declared_at_home"),
    "joint_exam": lambda scenario: only(
        {taken_in(scenario, scheme, "all") for scheme in ("joint_inspection", "one_declaration")}
    ),
    "laboratory_capacity": lambda scenario: by_day(scenario, "laboratory"),
    "medicine_port": lambda scenario: taken_in(scenario, "medicine_port", "all"),
    "common_standards": lambda scenario: taken_in(scenario, "sampled", "food"),
    "extended_hours": lambda scenario: only(
        {hours_a_week(scenario, f"xiamen_{desk}") for desk in ("lodgement", "release")}
    ),
    "paperless": lambda scenario: taken_in(scenario, "read_in_xiamen", "general"),
    "origin_data_link": lambda scenario: taken_in(scenario, "origin_data", "all"),
    # Over parcels, moves between bonded zones and the ro-pax.
    "mail_exchange_centre": lambda scenario: taken_in(scenario, "exchanged_in_xiamen", "all"),
    "low_value_declaration": lambda scenario: taken_in(scenario, "listed_ahead", "low_value"),
    "parcel_x_ray": lambda scenario: by_day(scenario, "express_x_ray"),
    "bonded_zones_joined": lambda scenario: taken_in(scenario, "by_record", "all"),
    "ro_ro_sailings": sailings_a_week,
    "fast_ro_ro_sailings": sailings_a_week,
    "lorry_appointments": lambda scenario: taken_in(scenario, "lorry_appointment", "all"),
    "departure_port_refund": lambda scenario: taken_in(scenario, "departure_port", "all"),
    # Over the Dadeng market.
    "duty_free_limit": lambda scenario: scenario.policy.duty_free.limit if scenario.policy.duty_free else 0,
    "market_goods_list": lambda scenario: len(
        scenario.policy.duty_free.goods or () if scenario.policy.duty_free else ()
    ),
    "exit_lanes": lambda scenario: by_day(scenario, "exit_gate"),
    "market_hours": lambda scenario: hours_a_week(scenario, "entrance") / 7,
    "coach_park": lambda scenario: scenario.policy.stations["coach_park"].servers,
    # A till for each 500 m2 of it, beyond the sixty that were there.
    "new_mall": lambda scenario: 500 * (most_open(scenario, "tills") - 60),
    "electronic_declaration": lambda scenario: taken_in(scenario, "declares_ahead", "all"),
    "drive_through_trailers": lambda scenario: taken_in(scenario, "drives_through", "all"),
}
NEAR = {"larger_vessels": 0.5, "local_declaration": 0.005, "recognised_examination": 0.006}
"""Ten vessels of whole seats do not meet every mean; shares of all traders are told in whole per cents."""


@pytest.mark.parametrize("name", SHIPPED)
def test_a_lever_sets_what_it_says(name: str) -> None:
    lever = read_lever(SHIPPED[name])
    for strength in STRENGTHS:
        said = lever.strengths[strength].value
        if isinstance(said, str):
            said = duration_minutes(said) if said.endswith("h") else share(said)
        found = COUNTED[name](over_the_base(f"{name}:{strength}").scenario)
        assert found == pytest.approx(said, abs=NEAR.get(name, 1e-9)), strength


def test_one_terminal_keeps_its_sailings_and_its_people() -> None:
    scenario, base = over_the_base("one_terminal:likely").scenario, over_the_base().scenario
    assert departures(scenario, "wutong_shuitou", "shuitou_wutong") == departures(base, *FERRIES) == 36
    posts = [f"{town}_{part}" for town in XIAMEN for part in HALL]
    assert by_day(scenario, *posts[len(HALL) :]) == by_day(base, *posts)
    for name, flow in scenario.world.flows.items():
        assert (flow.arrivals, flow.traits) == (base.world.flows[name].arrivals, base.world.flows[name].traits), name


@pytest.mark.parametrize("strength", STRENGTHS)
def test_individual_travel_brings_as_many_people_as_before(strength: str) -> None:
    def people(scenario: Scenario, flow: str) -> float:
        come = scenario.world.flows[flow]
        size = come.party.size.moments()[0] if come.party else 1.0
        return (come.arrivals.rate or 0) * come.arrivals.demand * size * 1440

    def mainlanders(scenario: Scenario, flow: str) -> float:
        return people(scenario, flow) * (scenario.world.flows[flow].kinds or {})["mainland"]

    scenario, base = over_the_base(f"individual_travel:{strength}").scenario, over_the_base().scenario
    for way in ("to_taiwan", "to_xiamen"):
        flows = (f"travellers_{way}", f"groups_{way}", f"tourists_{way}")
        assert sum(people(scenario, flow) for flow in flows) == pytest.approx(
            sum(people(base, flow) for flow in flows), rel=1e-3
        )
        assert sum(mainlanders(scenario, flow) for flow in flows) == pytest.approx(
            sum(mainlanders(base, flow) for flow in flows), rel=1e-3
        )


def test_longer_opening_keeps_every_hall_open_until_its_last_boat() -> None:
    for strength in STRENGTHS:
        policy = over_the_base(f"longer_opening:{strength}").scenario.policy
        last = max(policy.routes[name].clock_times()[-1] for name in FERRIES)
        longest = max(policy.routes[name].takes.moments()[0] for name in FERRIES)
        for name, station in policy.stations.items():
            if name.startswith((*XIAMEN, "shuitou")) and station.roster is not None:
                shut = max(clock for clock, servers in station.roster.items() if servers == 0)
                assert shut > last + longest, name
