"""One desk, unrelated arrivals, service of any shape: Pollaczek and Khinchine's formula (M/G/1)."""

from __future__ import annotations

from simulator.theory.rules import require_not_negative, require_positive, require_share, require_stable


def mean_wait_minutes(arrivals_per_minute: float, service_minutes: float, service_variance: float) -> float:
    """Mean minutes in the queue at one desk, whatever the shape of the service time.

    W = lambda E[S^2] / (2 (1 - rho)): only the mean (minutes) and the variance (minutes squared) of the
    service matter. Source: Pollaczek 1930, Khinchine 1932; Gross, Shortle, Thompson & Harris 2008,
    section 5.1. `NoSteadyStateError` when the utilisation reaches 1.
    """
    require_positive(arrivals_per_minute=arrivals_per_minute, service_minutes=service_minutes)
    require_not_negative(service_variance=service_variance)
    utilisation_share = require_stable(arrivals_per_minute * service_minutes, 1)
    second_moment = service_variance + service_minutes**2
    return arrivals_per_minute * second_moment / (2 * (1 - utilisation_share))


def some_opened(
    minutes: float, variance: float, opened_share: float, opening_minutes: float, opening_variance: float
) -> tuple[float, float]:
    """Mean (minutes) and variance of the service at a desk where a share of all is also opened, independently.

    With S = D + I E, I being 1 for the share p and 0 else: E[S] = d + p e and, by the law of total variance,
    Var S = Var D + p (Var E + e^2) - (p e)^2. Derived here; no source needed.
    """
    require_positive(minutes=minutes, opening_minutes=opening_minutes)
    require_not_negative(variance=variance, opening_variance=opening_variance)
    require_share(opened_share=opened_share)
    on_average = opened_share * opening_minutes
    spread = opened_share * (opening_variance + opening_minutes**2) - on_average**2
    return minutes + on_average, variance + spread
