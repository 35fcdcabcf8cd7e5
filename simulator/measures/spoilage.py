"""What goods lose by spoiling before they are released: fruit keeps for so many days, and no hour is given back.

From setting out goods lose their worth evenly, so that nothing is left at the end of their shelf life. So an hour of
waiting costs a share of the value, 1 / shelf life, wherever it is spent: at the desk, in the yard, on the wrong side of
a weekend. What is lost by the last release is `min(1, time from setting out to it / shelf life)`. The line is assumed;
cooling, and fruit that was picked long before, are not told.

Counted are finished journeys that began after the warm-up and were released. It is another reckoning of what the value
of time tells of perishable goods: the two are not to be added. `place` is a direction, some of those who go there, or
a flow.
"""

from __future__ import annotations

import numpy as np

from simulator.journal import Journal
from simulator.journal.columns import Floats
from simulator.measures.owners import owners
from simulator.measures.period import mean
from simulator.measures.rows import Row, row
from simulator.measures.travellers import cells, cells_of, direction_places, finished, how_many


def spoiled_share(journal: Journal, place: str) -> float:
    """Mean share of the value that is lost by the last release, of goods that spoil; NaN where there are none."""
    return mean(_at(journal, lost_shares(journal), place))


def lost_shares(journal: Journal) -> Floats:
    """The share that each journey loses by its last release; NaN of what does not spoil, or is never released."""
    people, costs = journal.journeys, journal.costs
    if costs is None or not len(costs.shelf_life_minutes):
        return np.full(len(people), np.nan)
    released, owner = np.full(len(people), np.nan), owners(journal)
    for name, record in journal.stations.items():
        if record.control.stamps == "released" and name in journal.visits:
            visits = journal.visits[name]
            served = visits.ended >= visits.started
            np.fmax.at(released, owner[visits.entity[served]], visits.ended[served])
    used: Floats = (released - people.arrived) / costs.shelf_life_minutes[people.kind]
    return np.minimum(used, 1.0)


def spoilage_rows(journal: Journal) -> tuple[Row, ...]:
    """The measure for each direction, and those who go there, in which goods spoil; nothing where none do."""
    lost = lost_shares(journal)
    spoils = ~np.isnan(lost)
    if not spoils.any():
        return ()
    met = how_many(journal, spoils)
    places = (place for place in direction_places(journal, met) if met[cells_of(journal, place)].any())
    return tuple(row("spoiled_share", place, mean(_at(journal, lost, place))) for place in places)


def _at(journal: Journal, lost: Floats, place: str) -> Floats:
    here = np.append(cells_of(journal, place), False)
    counted = here[cells(journal, finished(journal))] & ~np.isnan(lost)
    return lost[counted]
