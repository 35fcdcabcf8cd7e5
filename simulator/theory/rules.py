"""What every formula asks of its numbers before it answers."""

from __future__ import annotations

import math


class NoSteadyStateError(ValueError):
    """A queue with no steady state: more work comes than the servers can do, so the queue only grows."""


def require_positive(**numbers: float) -> None:
    """Refuse numbers that should be above zero and are not, all of them in one complaint."""
    wrong = [f"{name} = {value:g}" for name, value in numbers.items() if not (math.isfinite(value) and value > 0)]
    if wrong:
        raise ValueError("should be a number above 0: " + ", ".join(wrong))


def require_not_negative(**numbers: float) -> None:
    """Refuse numbers that should be zero or more and are not, all of them in one complaint."""
    wrong = [f"{name} = {value:g}" for name, value in numbers.items() if not (math.isfinite(value) and value >= 0)]
    if wrong:
        raise ValueError("should be 0 or more: " + ", ".join(wrong))


def require_share(**numbers: float) -> None:
    """Refuse shares that do not lie between 0 and 1, all of them in one complaint."""
    wrong = [f"{name} = {value:g}" for name, value in numbers.items() if not 0 <= value <= 1]
    if wrong:
        raise ValueError("should be a share, 0 to 1: " + ", ".join(wrong))


def require_servers(servers: int) -> None:
    """Refuse a station without a server, or with part of one."""
    if servers != int(servers) or servers < 1:
        raise ValueError(f"servers should be a whole number, 1 or more, not {servers:g}")


def require_stable(offered_erlangs: float, servers: float) -> float:
    """The utilisation, a share below 1; `NoSteadyStateError` when work comes as fast as it can be done, or faster."""
    utilisation_share = offered_erlangs / servers
    if utilisation_share >= 1:
        raise NoSteadyStateError(
            f"no steady state: {offered_erlangs:g} erlangs are offered to {servers:g} servers "
            f"(utilisation {utilisation_share:.3g}, which should be below 1), so the queue only grows"
        )
    return utilisation_share
