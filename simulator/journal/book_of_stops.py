"""The book of stops: each route is stopped and opened in turn, and nothing leaves while it is stopped."""

from __future__ import annotations

import numpy as np

from simulator.journal.findings import Findings
from simulator.journal.journal import Journal


def balance_stops(journal: Journal, findings: Findings) -> None:
    """Check that stops rise by route and time without touching, and that no sailing departed in one of its route."""
    stops, sailings = journal.stops, journal.sailings
    findings.add(~(stops.ended > stops.began), "{count} stops end before they begin, or at once")
    same = stops.route[1:] == stops.route[:-1]
    out_of_order = (stops.route[1:] < stops.route[:-1]) | (same & ~(stops.began[1:] > stops.began[:-1]))
    findings.add(np.append(False, out_of_order), "{count} stops do not stand by route and time")
    findings.add(
        np.append(False, same & ~out_of_order & ~(stops.began[1:] > stops.ended[:-1])),
        "{count} stops begin before their route was open again",
    )
    if out_of_order.any():  # then they cannot be searched
        return
    stopped = np.zeros(len(sailings), np.bool_)
    for route in np.unique(stops.route):
        began, ended = (times[stops.route == route] for times in (stops.began, stops.ended))
        left = np.flatnonzero((sailings.route == route) & ~np.isnan(sailings.departed))
        latest = np.searchsorted(began, sailings.departed[left], "right") - 1
        stopped[left] = (latest >= 0) & (sailings.departed[left] < ended[np.maximum(latest, 0)])
    findings.add(stopped, "{count} sailings departed while the weather stopped their route")
