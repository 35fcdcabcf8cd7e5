"""`--with LEVER`: the same option wherever a scenario is read, and how the shell completes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem


def complete_levers(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Levers of the usual folder and those shipped; by the names of their files alone, to be quick. Of several joined,
    the last is completed."""
    from simulator.policy.bundle import packages_in
    from simulator.policy.catalogue import folders, levers_in

    places = folders([Path("scenarios", "any.yaml")])
    known = [*levers_in(places), *packages_in(places)]
    before, plus, last = begun.rpartition("+")
    return [CompletionItem(f"{before}{plus}{name}") for name in known if name.startswith(last)]


def with_levers(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option; it comes as `levers`, in the order in which they are to be laid over."""
    return click.option(
        "--with",
        "levers",
        multiple=True,
        metavar="LEVER[:low|likely|high|=VALUE][@DAY]",
        shell_complete=complete_levers,
        help="Lay a policy lever or a package over the scenario, by name or as a file, at a strength or at a value "
        "between two, for the run or from a day on. Again for more, in this order. `strait levers` lists them.",
    )(command)
