"""Which lever of a package does what it does: its effect shared out among them."""

from simulator.study.attribution.attribution import Attribution, Part
from simulator.study.attribution.explain import explained

__all__ = ["Attribution", "Part", "explained"]
