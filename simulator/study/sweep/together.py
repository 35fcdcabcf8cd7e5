"""Factors that go together: a Gaussian copula laid over a design of independent ones.

Ranks that are correlated by r come of normal numbers that are correlated by 2 sin(πr/6) (Pearson 1907; Iman and
Conover 1982).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simulator.journal.columns import Floats

EDGE = 1e-12
"""A number at the very end of the cube is drawn so near to it: the normal scale has no end."""


def correlation_of(width: int, pairs: Sequence[tuple[int, int, float]]) -> Floats:
    """The correlation matrix of the normal numbers, from rank correlations of pairs of columns."""
    matrix = np.eye(width)
    for first, second, rank in pairs:
        matrix[first, second] = matrix[second, first] = 2 * np.sin(np.pi * rank / 6)
    return matrix


def is_possible(matrix: Floats) -> bool:
    """Whether numbers can be correlated like that all together."""
    return bool(np.linalg.eigvalsh(matrix).min() > 1e-9)


def drawn_together(unit: Floats, matrix: Floats) -> Floats:
    """The points of a design moved so that their columns are correlated; each column is spread as it was.

    The first factor of each correlated pair stays where it is, and the others follow it.
    """
    from scipy.special import ndtr, ndtri

    normal = ndtri(np.clip(unit, EDGE, 1 - EDGE))
    moved: Floats = ndtr(normal @ np.linalg.cholesky(matrix).T)
    apart = ~(matrix - np.eye(len(matrix))).any(axis=0)
    moved[:, apart] = unit[:, apart]
    return moved
