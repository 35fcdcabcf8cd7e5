"""Everything that is measured of one replication, in one table."""

from __future__ import annotations

from collections.abc import Collection

from simulator.journal import Journal
from simulator.measures.clearance import clearance_rows
from simulator.measures.connections import connection_rows
from simulator.measures.days import day_rows
from simulator.measures.journeys import journey_rows
from simulator.measures.legs import legs
from simulator.measures.lounges import lounge_rows
from simulator.measures.misses import miss_rows
from simulator.measures.purchases import purchase_rows
from simulator.measures.queues import queue_rows
from simulator.measures.recovery import recovery_rows
from simulator.measures.rows import Row
from simulator.measures.sailings import sailing_rows
from simulator.measures.servers import server_rows
from simulator.measures.spoilage import spoilage_rows
from simulator.measures.stages import stage_rows
from simulator.measures.waits import wait_rows


def summary(journal: Journal, hiding: Collection[str] = (), stations: Collection[str] | None = None) -> tuple[Row, ...]:
    """All measures at all places, a row each; NaN where nothing was observed. `hiding` names who hides something that
    is looked for under another policy, if not here; of stations only those named, where some are.

    Which rows there are, and their order, depends on what is named in the journal (flows, directions, routes,
    stations, which stations have a standard, whether there are costs), so the tables of all replications of a
    scenario match; only the kinds and traits of a direction are those of the travellers who came.
    """
    waits = legs(journal)
    rows = [*day_rows(journal), *sailing_rows(journal), *lounge_rows(journal, waits)]
    rows += (*connection_rows(journal, waits), *recovery_rows(journal, waits))
    del waits
    for station in journal.visits if stations is None else [each for each in journal.visits if each in stations]:
        rows += (*wait_rows(journal, station), *queue_rows(journal, station), *server_rows(journal, station))
    rows += (*journey_rows(journal), *stage_rows(journal), *miss_rows(journal, hiding), *purchase_rows(journal))
    return (*rows, *spoilage_rows(journal), *clearance_rows(journal))
