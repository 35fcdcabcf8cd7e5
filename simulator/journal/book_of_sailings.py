"""The book of sailings: those who crossed are those who boarded, and each had a seat."""

from __future__ import annotations

import numpy as np

from simulator.journal.findings import Findings
from simulator.journal.journal import Journal


def balance_sailings(journal: Journal, findings: Findings) -> None:
    """Check the sailings against the crossings, and both against the seats and the clock."""
    sailings, crossings = journal.sailings, journal.crossings
    aboard = crossings.sailing >= 0
    boarded = np.bincount(crossings.sailing[aboard], minlength=len(sailings))
    total, crossed = int(sailings.boarded.sum()), int(np.count_nonzero(~np.isnan(crossings.started)))
    if total != crossed:
        findings.say(f"The sailings boarded {total}, but {crossed} crossings were begun")
    findings.add(boarded != sailings.boarded, "{count} sailings boarded another number than crossed on them")
    findings.add(sailings.places_taken > sailings.seats, "{count} sailings boarded more than they have seats")
    findings.add(
        (sailings.places_taken < sailings.boarded) | ((sailings.boarded == 0) & (sailings.places_taken > 0)),
        "{count} sailings boarded people or goods that take up no place, or places that nobody takes up",
    )
    findings.add(sailings.arrived < sailings.departed, "{count} sailings arrived before they departed")
    findings.add(
        np.isnan(sailings.departed) & ~np.isnan(sailings.arrived), "{count} sailings arrived but never departed"
    )
    findings.add(
        sailings.cancelled & ~(np.isnan(sailings.departed) & (sailings.boarded == 0) & (sailings.seats == 0)),
        "{count} sailings were cancelled, yet departed, have seats or carried passengers",
    )
    findings.add(
        np.fmax(sailings.departed, sailings.arrived) > journal.horizon_minutes,
        "{count} sailings have times after the end of the run",
    )
    findings.add(
        aboard == np.isnan(crossings.started),
        "{count} crossings have a sailing but no departure, or the other way round",
        crossings.entity,
    )
    findings.add(
        np.append(sailings.extra, False)[crossings.booked],  # -1, booked on none, is the last
        "{count} had booked an extra sailing, which nobody can know before",
        crossings.entity,
    )
    findings.add(sailings.extra & sailings.cancelled, "{count} sailings were extra, and cancelled")
    on, who = crossings.sailing[aboard], crossings.entity[aboard]
    serves = np.zeros((len(journal.lounges), len(journal.routes)), np.bool_)
    for lounge, routes in enumerate(journal.lounges):
        serves[lounge, list(routes)] = True
    findings.add(
        ~serves[crossings.lounge[aboard], sailings.route[on]],
        "{count} boarded a sailing of a route that does not leave from their lounge",
        who,
    )
    findings.add(
        crossings.started[aboard] != sailings.departed[on],
        "{count} crossings began at another time than their sailing departed",
        who,
    )
    # `not (ended >= arrived)` also where the sailing never arrived.
    findings.add(
        ~np.isnan(crossings.ended[aboard]) & ~(crossings.ended[aboard] >= sailings.arrived[on]),
        "{count} went ashore before their sailing arrived",
        who,
    )
