"""One ferry-load that comes ashore at the same instant and is emptied through the desks."""

from __future__ import annotations

from simulator.theory.rules import require_positive, require_servers


def constant_service_wait_minutes(people: int, service_minutes: float, servers: int) -> float:
    """Mean minutes waited when n people stand before c free desks that each take exactly as long.

    They are called in rows of c, and row k waits k service times: with n = q c + r the waits sum to
    s (c q (q - 1) / 2 + r q). Derived here; no source needed.
    """
    require_positive(people=people, service_minutes=service_minutes)
    require_servers(servers)
    rows, rest = divmod(people, servers)
    return service_minutes * (servers * rows * (rows - 1) / 2 + rest * rows) / people


def exponential_service_wait_minutes(people: int, service_minutes: float, servers: int) -> float:
    """Mean minutes waited when n people stand before c free desks of exponential service.

    While all desks are busy one is freed every s / c minutes on average, so the k-th person beyond the
    c-th waits k s / c: the mean is s (n - c) (n - c + 1) / (2 c n), and 0 when n <= c. Derived here.
    """
    require_positive(people=people, service_minutes=service_minutes)
    require_servers(servers)
    beyond = max(people - servers, 0)
    return service_minutes * beyond * (beyond + 1) / (2 * servers * people)


def exponential_emptying_minutes(people: int, service_minutes: float, servers: int) -> float:
    """Mean minutes until the last of n people has been served at c desks of exponential service.

    With k present a service ends every s / min(k, c) minutes on average: the sum of these for k = 1 .. n.
    """
    require_positive(people=people, service_minutes=service_minutes)
    require_servers(servers)
    return sum(service_minutes / min(present, servers) for present in range(1, people + 1))
