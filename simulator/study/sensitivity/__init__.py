"""What the outcome of a sweep hangs on, and how much of what its points differ by is chance; one method a file."""

from simulator.study.sensitivity.analysis import Sensitivity, sensitivity

__all__ = ["Sensitivity", "sensitivity"]
