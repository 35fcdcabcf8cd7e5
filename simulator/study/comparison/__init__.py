"""Policies side by side: the same people with the same luck under each, and what may be said of the difference."""

from simulator.study.comparison.compare import carried_through, compare
from simulator.study.comparison.comparison import Comparison
from simulator.study.comparison.contrasts import Contrast
from simulator.study.comparison.design import Design, design

__all__ = ["Comparison", "Contrast", "Design", "carried_through", "compare", "design"]
