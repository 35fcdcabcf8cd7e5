"""Queues whose answer is known: exact formulas and exact chains, to hold the simulation to.

Every function is pure. Times are minutes, rates are per minute, shares lie between 0 and 1. A queue
that has no steady state raises `NoSteadyStateError` and says why.
"""
