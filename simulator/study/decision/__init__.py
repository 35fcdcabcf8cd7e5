"""Which policy is best, over all that is not known: where the answer switches, how often each is best, what a wrong
choice costs."""

from simulator.study.decision.futures import Future, futures
from simulator.study.decision.switching import Switch, switches

__all__ = ["Future", "Switch", "futures", "switches"]
