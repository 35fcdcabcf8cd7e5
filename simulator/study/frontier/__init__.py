"""The risk–facilitation frontier: what goods wait against what controls miss, over how many are examined and how well
those are chosen."""

from simulator.study.frontier.design import Design, design
from simulator.study.frontier.frontier import Frontier, carried_through, frontier
from simulator.study.frontier.point import Point
from simulator.study.frontier.same_risk import SameRisk
from simulator.study.frontier.standing import Standing

__all__ = ["Design", "Frontier", "Point", "SameRisk", "Standing", "carried_through", "design", "frontier"]
