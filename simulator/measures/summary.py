"""Everything that is measured of one replication, in one table."""

from __future__ import annotations

from simulator.journal import Journal
from simulator.measures.days import day_rows
from simulator.measures.journeys import journey_rows
from simulator.measures.lounges import lounge_rows
from simulator.measures.queues import queue_rows
from simulator.measures.rows import Row
from simulator.measures.sailings import sailing_rows
from simulator.measures.servers import server_rows
from simulator.measures.waits import wait_rows


def summary(journal: Journal) -> tuple[Row, ...]:
    """All measures at all places, a row each; NaN where nothing was observed.

    Which rows there are, and their order, depends on the names in the journal alone (flows, routes,
    stations, and which stations have a standard), so the tables of all replications of a scenario match.
    """
    rows = [*day_rows(journal), *sailing_rows(journal), *lounge_rows(journal)]
    for station in journal.visits:
        rows += (*wait_rows(journal, station), *queue_rows(journal, station), *server_rows(journal, station))
    return (*rows, *journey_rows(journal))
