"""Choosing among many: the best of some candidates, the smallest roster that keeps a standard, and trade-offs."""

from simulator.study.selection.finding import optimise

__all__ = ["optimise"]
