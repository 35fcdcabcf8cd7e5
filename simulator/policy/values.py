"""Values of a scenario as people compare them: without the evidence behind them, on one line."""

from __future__ import annotations

from typing import Any

from simulator.scenario.evidence import take_out
from simulator.scenario.nodes import Node, brief, plain


def bare(node: Node | None) -> Any:
    """A value without its evidence; None where nothing stands."""
    return None if node is None else plain(take_out(node, [])[0])


def shown(node: Node | None, nothing: str = "nothing", limit: int = 60) -> str:
    """A value on one line, without its evidence, shortened to `limit` characters."""
    value = bare(node)
    return nothing if value is None else brief(value, limit)
