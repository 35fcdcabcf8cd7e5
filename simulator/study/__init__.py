"""Studies: replications and their estimates, the sheet before a run, the proof against theory."""

from simulator.study.estimate import Estimate
from simulator.study.replications import replicate
from simulator.study.study import Measured, Replication, Study

__all__ = ["Estimate", "Measured", "Replication", "Study", "replicate"]
