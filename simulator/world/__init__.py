"""Vessels, berths, weather and supervisors as SimPy processes, and the crowd among them."""

from simulator.world.replication import simulate

__all__ = ["simulate"]
