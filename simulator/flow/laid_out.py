"""One flow, and what comes along with it, laid out: its people, what they mean to buy, and everyone's steps."""

from __future__ import annotations

from dataclasses import dataclass, replace

from simulator.flow.admission import Admission
from simulator.flow.booking import Bookings
from simulator.flow.chance import Chance
from simulator.flow.folding import Folded, folded
from simulator.flow.itineraries import Itinerary
from simulator.flow.kinds import Sorts
from simulator.flow.luck import Luck
from simulator.flow.market import shop
from simulator.flow.members import People, beyond, members
from simulator.flow.sheets import Places
from simulator.flow.shopping import Taken
from simulator.flow.takers import Takers
from simulator.journal.columns import Ints
from simulator.journal.purchases import Purchases
from simulator.scenario.schema import Scenario


@dataclass(slots=True)
class Laid:
    """One flow (or companion), laid out but not yet put among the others."""

    name: str
    people: People
    sheet: Folded
    meetings: tuple[str, ...]
    gatherings: tuple[str, ...]
    companion: bool
    beyond: Ints
    purchases: Purchases | None
    """None of those without a basket, and of companions."""
    taken: dict[str, Taken]


def laid_out(
    scenario: Scenario, bookings: Bookings, places: Places, sorts: Sorts, admission: Admission, chance: Chance
) -> list[Laid]:
    """The travellers of a flow, then each kind of companion."""
    name, flow, people = bookings.name, bookings.flow, members(bookings, scenario.run.horizon)
    late = beyond(bookings, scenario.run.warm_up, scenario.run.horizon, len(sorts.every))
    purchases, taken = None, dict[str, Taken]()
    if flow.basket is not None:
        shoppers = shop(scenario, bookings, people, sorts, chance)
        people, purchases, taken = shoppers.people, shoppers.purchases, shoppers.taken
        parties_drawn = replace(bookings.parties, population=shoppers.population)
        bookings = replace(bookings, parties=parties_drawn)
    walkers = {name: flow.itinerary} | {f"{name}/{key}": mate.itinerary for key, mate in flow.companions.items()}
    sheets = {}
    for walker, steps in walkers.items():
        luck = Luck(walker, chance, people, bookings)
        sheets[walker] = folded(Itinerary(places, luck, Takers(luck, sorts, admission)).lay_out(steps))
    return [
        Laid(
            walker,
            people,
            sheet,
            tuple(places.meetings),
            tuple(places.gatherings) if walker == name else (),
            walker != name,
            late,
            purchases if walker == name else None,
            taken,
        )
        for walker, sheet in sheets.items()
    ]
