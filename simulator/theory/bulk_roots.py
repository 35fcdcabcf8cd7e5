"""What is left behind when up to so many are taken at a time and a Poisson number come in between.

The same chain describes people waiting for a ferry of s seats (Bailey) and, looked at one service time
apart, the queue before c desks of constant service (Crommelin).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulator.theory.rules import require_positive, require_servers, require_stable


def roots_inside(arrivals_between: float, taken_at_most: int) -> NDArray[np.complex128]:
    """The c - 1 roots inside the unit circle of z^c = exp(a (z - 1)), a the mean number who come in between.

    Taking the c-th root on both sides gives z exp(-a z / c) = w exp(-a / c) for each c-th root of unity w,
    which Lambert's function solves: z = -(c/a) W0(-(a/c) w exp(-a/c)). w = 1 gives z = 1, left out here.
    """
    from scipy.special import lambertw

    require_positive(arrivals_between=arrivals_between)
    require_servers(taken_at_most)
    load_share = require_stable(arrivals_between, taken_at_most)
    unity = np.exp(2j * np.pi * np.arange(1, taken_at_most) / taken_at_most)
    roots: NDArray[np.complex128] = np.asarray(-lambertw(-load_share * unity * np.exp(-load_share)) / load_share)
    return roots


def mean_left_behind(arrivals_between: float, taken_at_most: int) -> float:
    """Mean number left just after up to c have been taken, a Poisson number (mean a) coming in between.

    X' = max(X - c, 0) + Poisson(a) has the generating function
    A(z) (c - a) (z - 1) prod[(z - z_j) / (1 - z_j)] / (z^c - A(z)), A(z) = exp(a (z - 1)); its derivative at
    1, less a, is sum[1 / (1 - z_j)] - (c (c - 1) - a^2) / (2 (c - a)). Source: N. T. J. Bailey, "On queueing
    processes with bulk service", J. Roy. Statist. Soc. B 16 (1954) 80-87. `NoSteadyStateError` when a reaches c.
    """
    roots = roots_inside(arrivals_between, taken_at_most)
    arrivals, taken = arrivals_between, taken_at_most
    correction = (taken * (taken - 1) - arrivals**2) / (2 * (taken - arrivals))
    return float(np.sum(1 / (1 - roots)).real) - correction
