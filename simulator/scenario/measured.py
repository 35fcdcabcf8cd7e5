"""Where each measure is taken, and how a published figure names the place."""

from __future__ import annotations

from typing import Final

from simulator.scenario.schema import Scenario

EVERYONE: Final = "all"
MODES: Final = ("ferry", "coach", "flight", "freight")
MAIN_MODE: Final = "ferry"
FREIGHT: Final = "freight"
PEOPLE: Final = "people"
CONSIGNMENTS: Final = "consignments"
BOTH: Final = "people and consignments"

INTERVALS: Final = (
    "arrival_to_lodgement",
    "lodgement_to_documents",
    "documents_to_examination",
    "documents_to_sampling",
    "examination_to_laboratory",
    "to_duty",
    "to_release",
    "lodgement_to_release",
    "clearance",
    "arrival_to_release",
    "release_to_gate_out",
    "arrival_to_gate_out",
)
"""The intervals of a Time Release Study."""
CHANNELS: Final = ("release", "documents", "scan", "open")
"""The risk channels of a declaration."""

MEASURED: Final[dict[str, tuple[str, ...]]] = {
    "passengers_per_day": ("passenger_mode", "flow"),
    "consignments_per_day": ("freight_mode",),
    "busiest_day_passengers": ("all",),
    "busiest_ten_days_passengers_per_day": ("all",),
    "busiest_month_passengers": ("all",),
    "sailings_per_day": ("mode", "route"),
    "cancelled_sailings_per_day": ("mode", "route"),
    "passengers_per_sailing": ("passenger_mode", "passenger_route"),
    "consignments_per_sailing": ("freight_mode", "freight_route"),
    "places_taken_per_sailing": ("freight_mode", "freight_route"),
    "load_share": ("mode", "route"),
    "left_behind_per_sailing": ("mode", "route"),
    "lounge_mean_minutes": ("mode", "route"),
    "overnight_per_day": ("mode", "route"),
    "refunded_per_day": ("mode",),
    "stranded_per_day": ("mode",),
    "missed_connection_share": ("mode", "route"),
    "missed_connections_per_day": ("mode", "route"),
    "lost_to_cancellation_per_day": ("mode", "route"),
    "recovery_minutes": ("mode", "route"),
    "recovery_longest_minutes": ("mode", "route"),
    "held_up_people": ("mode", "route"),
    "held_up_person_hours": ("mode", "route"),
    "wait_mean_minutes": ("station",),
    "wait_p50_minutes": ("station",),
    "wait_p95_minutes": ("station",),
    "within_standard_share": ("station",),
    "unserved_share": ("station",),
    "turned_away_share": ("station",),
    "gave_up_share": ("station",),
    "utilisation_share": ("station",),
    "server_hours_per_day": ("station",),
    "throughput_per_day": ("station",),
    "queue_mean_people": ("station",),
    "queue_longest_people": ("station",),
    "travellers_per_day": ("flow", "direction", "kind"),
    "journey_mean_minutes": ("flow", "direction", "kind"),
    "journey_p50_minutes": ("flow", "direction", "kind"),
    "journey_p90_minutes": ("flow", "direction", "kind"),
    "journey_p95_minutes": ("flow", "direction", "kind"),
    "unfinished_share": ("flow", "direction", "kind"),
    "queueing_mean_minutes": ("direction",),
    "lounge_wait_mean_minutes": ("direction",),
    "under_way_mean_minutes": ("direction",),
    "elsewhere_mean_minutes": ("direction",),
    "put_off_mean_minutes": ("direction", "kind"),
    "generalised_cost_yuan": ("direction", "kind"),
    "charges_mean_yuan": ("direction", "kind"),
    "spoiled_share": ("direction", "kind"),
    "missed_share": ("direction", "kind"),
    "missed_per_day": ("direction", "kind"),
    "hidden_per_day": ("direction", "kind"),
    "sales_yuan_per_day": ("flow", "direction", "kind"),
    "sales_mean_yuan": ("flow", "direction", "kind"),
    "at_limit_share": ("flow", "direction", "kind"),
    "unsold_yuan_per_day": ("flow", "direction", "kind"),
    "not_in_stock_yuan_per_day": ("flow", "direction", "kind"),
    "stock_out_share": ("flow", "direction", "kind"),
    "tax_paid_yuan_per_day": ("flow", "direction", "kind"),
    "tax_forgone_yuan_per_day": ("flow", "direction", "kind"),
    "smuggled_yuan_per_day": ("flow", "direction", "kind"),
    "smuggled_missed_yuan_per_day": ("flow", "direction", "kind"),
    **{f"{name}_{statistic}_hours": ("study",) for name in INTERVALS for statistic in ("mean", "p90")},
    **{f"{name}_per_day": ("study",) for name in INTERVALS},
}
"""Every measure, and what it is taken of: `mode` is all routes together or, where they are of several modes, each
mode; of modes and routes some measures are only of those with passengers, or of freight; `kind` is a kind or trait of
those who go in a direction (`to_taiwan/taipei`); `study` is the release study of a shore (`to_xiamen.xiamen`), or some
of it. This room comes before `measures` and may not ask it; a test sees that the two agree."""


def modes(scenario: Scenario) -> tuple[str, ...]:
    """The modes of the scenario's routes: ferries first, then coaches, flights and freight."""
    met = {route.mode for route in scenario.policy.routes.values()}
    return tuple(mode for mode in MODES if mode in met)


def carried(scenario: Scenario) -> str:
    """What travels: `consignments` where all routes are of freight, or there are none and a release study is made;
    else `people`."""
    met = modes(scenario)
    goods = any(station.stamps for station in scenario.policy.stations.values()) and not met
    return CONSIGNMENTS if met == (FREIGHT,) or goods else PEOPLE


def travelling(scenario: Scenario) -> str:
    """Who or what meets the stations: people, consignments, or both where freight goes beside passengers."""
    met = modes(scenario)
    return BOTH if FREIGHT in met and len(met) > 1 else carried(scenario)


def places(scenario: Scenario, sort: str) -> dict[str, str]:
    """The places of one sort, by every name a target may give them: the name, and that in the table of measures."""
    if sort == "all":
        return {EVERYONE: EVERYONE, **({MAIN_MODE: EVERYONE} if MAIN_MODE in modes(scenario) else {})}
    part, _, whole = sort.rpartition("_")
    if whole == "mode":
        met = modes(scenario)
        mine = [mode for mode in met if _is_part(part, mode)]
        if len(met) > 1:
            return {mode: mode for mode in mine}
        return dict.fromkeys((EVERYONE, *mine), EVERYONE) if mine or (part != FREIGHT and not met) else {}
    if whole == "route":
        routes = scenario.policy.routes.items()
        return {name: name for name, route in routes if _is_part(part, route.mode)}
    flows = scenario.world.flows.items()
    names: dict[str, list[str]] = {
        "flow": [name for name, _ in flows],
        "station": [*scenario.policy.stations],
        "direction": [flow.direction for _, flow in flows if flow.direction is not None],
        "kind": [
            f"{flow.direction}/{value}"
            for _, flow in flows
            if flow.direction is not None
            for trait in flow.every_trait()
            for value in trait
        ],
    }
    names["study"] = [
        place
        for direction in dict.fromkeys(names["direction"])
        for shore in dict.fromkeys(at.shore for at in scenario.policy.stations.values() if at.stamps)
        for study in (f"{direction}.{shore}",)
        for place in (
            study,
            *(f"{study}/{channel}" for channel in CHANNELS),
            *(f"{study}/{kind.partition('/')[2]}" for kind in names["kind"] if kind.startswith(f"{direction}/")),
        )
    ]
    return {name: name for name in names[sort]}


def hidden_kinds(scenario: Scenario, direction: str) -> tuple[str, ...]:
    """The kinds and traits that some station looks for, of those who go in a direction."""
    sought = {name for station in scenario.policy.stations.values() for name in station.finds or ()}
    flows = [flow for flow in scenario.world.flows.values() if flow.direction == direction]
    return tuple(
        dict.fromkeys(name for flow in flows for trait in flow.every_trait() for name in trait if name in sought)
    )


def _is_part(part: str, mode: str) -> bool:
    """Whether a mode is among those that a measure is taken of: all, those of `passenger`s, or `freight`."""
    return not part or (mode == FREIGHT) == (part == FREIGHT)


def place_of(scenario: Scenario, written: str) -> tuple[str, str]:
    """Measure and place, as they stand in the table of measures, of a target's `measure` or `measure.place`."""
    measure, _, place = written.partition(".")
    for sort in MEASURED.get(measure, ()):
        known = places(scenario, sort)
        if (place or EVERYONE) in known:
            return measure, known[place or EVERYONE]
    return measure, place or EVERYONE
