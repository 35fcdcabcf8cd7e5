"""Which policy is best, over all that is not known: where the answer switches, how often each is best, what a wrong
choice costs."""

from simulator.study.decision.deciding import Decision, decision
from simulator.study.decision.futures import Future
from simulator.study.decision.switching import Crossing, Switch

__all__ = ["Crossing", "Decision", "Future", "Switch", "decision"]
