"""Studies: replications and their estimates, policies side by side, the sheet before a run, the proof of theory."""

from simulator.study.comparison import Comparison, compare
from simulator.study.estimate import Estimate
from simulator.study.replications import replicate
from simulator.study.study import Measured, Replication, Study

__all__ = ["Comparison", "Estimate", "Measured", "Replication", "Study", "compare", "replicate"]
