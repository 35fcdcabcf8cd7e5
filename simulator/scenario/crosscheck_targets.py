"""Rules of published figures: each is compared with a measure that there is, at a place that has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from simulator.scenario.complaints import Complaint, at, nearest
from simulator.scenario.nodes import Node
from simulator.scenario.schema import Scenario

MEASURED: Final[dict[str, tuple[str, ...]]] = {
    "passengers_per_day": ("all", "flow"),
    "busiest_day_passengers": ("all",),
    "busiest_ten_days_passengers_per_day": ("all",),
    "busiest_month_passengers": ("all",),
    "sailings_per_day": ("all", "route"),
    "cancelled_sailings_per_day": ("all", "route"),
    "passengers_per_sailing": ("all", "route"),
    "load_share": ("all", "route"),
    "left_behind_per_sailing": ("all", "route"),
    "lounge_mean_minutes": ("all", "route"),
    "stranded_per_day": ("all",),
    "wait_mean_minutes": ("station",),
    "wait_p50_minutes": ("station",),
    "wait_p95_minutes": ("station",),
    "within_standard_share": ("station",),
    "unserved_share": ("station",),
    "turned_away_share": ("station",),
    "gave_up_share": ("station",),
    "utilisation_share": ("station",),
    "throughput_per_day": ("station",),
    "queue_mean_people": ("station",),
    "queue_longest_people": ("station",),
    "journey_mean_minutes": ("flow",),
    "journey_p95_minutes": ("flow",),
    "unfinished_share": ("flow",),
}
"""Every measure, and whether it is taken of all together, of each flow, route or station. This room comes before
`measures` and may not ask it; a test sees that the two agree."""


def targets(scenario: Scenario, root: Node) -> Iterator[Complaint]:
    """Complaints about the measures of targets, written as `name` (of all) or `name.place`."""
    places: dict[str, Iterable[str]] = {
        "flow": scenario.world.flows,
        "route": scenario.policy.routes,
        "station": scenario.policy.stations,
    }
    for name, target in scenario.targets.items():
        loc = ("targets", name, "measure")
        measure, _, place = target.measure.partition(".")
        if measure not in MEASURED:
            yield at(root, loc, "there is no such measure", nearest(measure, MEASURED))
            continue
        last = MEASURED[measure][-1]
        known = [each for kind in MEASURED[measure] for each in places.get(kind, ("all",))]
        if (place or "all") in known:
            continue
        if last == "all":
            yield at(root, loc, "is measured of all together", f"write `{measure}`")
        elif not place:
            yield at(
                root, loc, f"is measured of each {last}", f"write `{measure}.` and the name of one {nearest('', known)}"
            )
        else:
            yield at(root, loc, f"there is no such {last}", nearest(place, known))
