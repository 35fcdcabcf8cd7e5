"""Parties that come together to one desk: coach-loads before a single counter (M^[X]/M/1)."""

from __future__ import annotations

from simulator.theory.rules import require_not_negative, require_positive, require_stable


def mean_wait_minutes(
    parties_per_minute: float, party_mean: float, party_variance: float, service_minutes: float
) -> float:
    """Mean minutes in the queue of one member of a party, its place within the party counted in.

    L = rho (1 + E[X^2] / E[X]) / (2 (1 - rho)) people present, rho = lambda E[X] / mu; Little's law gives
    the time present, less the service. Source: Gross, Shortle, Thompson & Harris 2008, section 3.1.
    `NoSteadyStateError` when the utilisation reaches 1.
    """
    require_positive(parties_per_minute=parties_per_minute, party_mean=party_mean, service_minutes=service_minutes)
    require_not_negative(party_variance=party_variance)
    people_per_minute = parties_per_minute * party_mean
    utilisation_share = require_stable(people_per_minute * service_minutes, 1)
    second_moment = party_variance + party_mean**2
    present_people = utilisation_share * (1 + second_moment / party_mean) / (2 * (1 - utilisation_share))
    return present_people / people_per_minute - service_minutes
