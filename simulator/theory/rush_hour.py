"""Arrivals that rise and fall with the time of day: the chain of the number present, followed through the clock."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulator.theory.rules import require_not_negative, require_positive, require_servers

_DAYS_AT_MOST = 60
"""A day that has not come to repeat itself by then is taken never to."""


@dataclass(frozen=True, slots=True)
class Period:
    """A part of the day in which arrivals and desks stay as they are."""

    minutes: float
    arrivals_per_minute: float
    servers: int


@dataclass(frozen=True, slots=True)
class RushHour:
    """A day that repeats itself, at M_t/M/c desks."""

    mean_wait_minutes: float
    """Of all who come in a day."""
    waiting_people: tuple[float, ...]
    """Mean number in the queue at the end of each period."""
    present_people: tuple[float, ...]
    """Mean number in the queue and at the desks at the end of each period."""


def present_without_queue(periods: Sequence[Period], service_minutes: float) -> tuple[float, ...]:
    """Mean number being served at the end of each period, when nobody ever waits (M_t/M/inf); servers are not read.

    dm/dt = lambda(t) - m / s, whose solution in a period of constant rate is m' = r s + (m - r s) exp(-t / s);
    the day repeats itself, which gives m at midnight. Source: S. G. Eick, W. A. Massey & W. Whitt, "The
    physics of the M_t/G/inf queue", Operations Research 41 (1993) 731-742.
    """
    require_positive(service_minutes=service_minutes, **_lengths(periods))
    require_not_negative(**_rates(periods))

    def day(present: float) -> list[float]:
        ends = []
        for period in periods:
            level = period.arrivals_per_minute * service_minutes
            present = level + (present - level) * math.exp(-period.minutes / service_minutes)
            ends.append(present)
        return ends

    kept_share = math.exp(-sum(period.minutes for period in periods) / service_minutes)
    return tuple(day(day(0.0)[-1] / (1 - kept_share)))


def rush_hour(periods: Sequence[Period], service_minutes: float, most_people: int) -> RushHour:
    """Figures of M_t/M/c desks over a day that repeats itself, from Kolmogorov's forward equations.

    dp/dt = p Q(t) for the chances of n = 0 .. `most_people` present; in a period of constant rates
    p' = p exp(Q t), and the matrix exponential of Q bordered by the queue lengths gives the integral of the
    queue as well, exactly. The mean wait is that integral over the day's arrivals (Little's law
    for a day that repeats itself). Overload for some hours is allowed.
    ValueError when the crowd reaches `most_people` with a chance above 1e-9, when the day does not come
    to repeat itself, or when desks close while people may be served there (they would finish, and the chain
    counts people, not who serves them).
    """
    require_positive(service_minutes=service_minutes, **_lengths(periods))
    require_not_negative(**_rates(periods))
    for period in periods:
        require_servers(period.servers)
    present = np.arange(most_people + 1, dtype=float)
    flows = {period: _bordered(period, service_minutes, present) for period in set(periods)}
    state = np.zeros(most_people + 2)
    state[0] = 1.0
    for _ in range(_DAYS_AT_MOST):
        before, ends = state.copy(), []
        state[-1] = 0.0
        for period in periods:
            stride, strides = flows[period]
            for _ in range(strides):
                state = state @ stride
            ends.append(state[:-1].copy())
        if np.abs(state[:-1] - before[:-1]).max() < 1e-10:
            break
    else:
        raise ValueError("the day does not come to repeat itself: more people come in a day than can be served")
    if max(end[-1] for end in ends) > 1e-9:
        raise ValueError(f"the crowd may exceed most_people = {most_people}: give a larger number")
    for end, now, then in zip(ends, periods, [*periods[1:], periods[0]], strict=True):
        if then.servers < now.servers and end[then.servers + 1 :].sum() > 1e-6:
            raise ValueError(f"desks close ({now.servers} to {then.servers}) while people may be served there")
    arrivals = sum(period.minutes * period.arrivals_per_minute for period in periods)
    require_positive(arrivals_per_day=arrivals)
    return RushHour(
        mean_wait_minutes=float(state[-1]) / arrivals,
        waiting_people=tuple(
            float(end @ np.maximum(present - period.servers, 0)) for end, period in zip(ends, periods, strict=True)
        ),
        present_people=tuple(float(end @ present) for end in ends),
    )


def _bordered(period: Period, service_minutes: float, present: NDArray[np.float64]) -> tuple[NDArray[np.float64], int]:
    """exp of a period's rates times a stride, the queue's integral as an extra last column; and how many strides."""
    from scipy.linalg import expm

    states = len(present)
    rates = np.zeros((states + 1, states + 1))
    above, below = np.arange(states - 1), np.arange(1, states)
    rates[above, above + 1] = period.arrivals_per_minute
    rates[below, below - 1] = np.minimum(present[1:], period.servers) / service_minutes
    rates[np.arange(states), np.arange(states)] = -rates[:states, :states].sum(axis=1)
    rates[:states, -1] = np.maximum(present - period.servers, 0)
    # A stride in which a few services end: over a whole period the matrix exponential loses digits.
    strides = math.ceil(period.minutes * period.servers / service_minutes)
    stride: NDArray[np.float64] = expm(rates * (period.minutes / strides))
    stride[-1, :-1] = 0.0  # exactly: rounding there would let the integral leak back into the chances
    return stride, strides


def _lengths(periods: Sequence[Period]) -> dict[str, float]:
    return {f"minutes of period {k}": period.minutes for k, period in enumerate(periods, 1)}


def _rates(periods: Sequence[Period]) -> dict[str, float]:
    return {f"arrivals_per_minute of period {k}": period.arrivals_per_minute for k, period in enumerate(periods, 1)}
