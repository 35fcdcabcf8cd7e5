"""Sweeps: a scenario at hundreds or thousands of points, each on the same luck, and nothing lost when it is stopped."""

from simulator.study.sweep.carrying import Sweep, carried_out, sweep
from simulator.study.sweep.design import Design
from simulator.study.sweep.factor import Factor
from simulator.study.sweep.plan import Plan
from simulator.study.sweep.planning import plan
from simulator.study.sweep.point import Point
from simulator.study.sweep.sampled import Sampled

__all__ = ["Design", "Factor", "Plan", "Point", "Sampled", "Sweep", "carried_out", "plan", "sweep"]
