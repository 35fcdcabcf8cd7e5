"""What the outcome of a sweep hangs on, and how much of what its points differ by is chance; one method a file."""

from simulator.study.sensitivity.analysis import Decision, Sensitivity, decision, sensitivity

__all__ = ["Decision", "Sensitivity", "decision", "sensitivity"]
