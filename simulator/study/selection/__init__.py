"""Choosing among many: the best of some candidates, the smallest roster that keeps a standard, and trade-offs."""
