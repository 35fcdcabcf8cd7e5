"""Options that mean the same wherever a scenario is simulated."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import click

MOST_DAYS = 36_525
"""A century: more is a slip of the finger, and would fill the memory."""


class Days(click.FloatRange):
    """A number of days, more than none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number; `nan` is none, though Python reads it as one."""
        days = super().convert(value, param, ctx)
        if math.isnan(days):
            self.fail("nan is not a number of days", param, ctx)
        return days


days = click.option(
    "--days",
    type=Days(min=0, min_open=True, max=MOST_DAYS),
    metavar="N",
    help="Simulate so many days instead of what the file says.",
)
seed = click.option("--seed", type=click.IntRange(min=0), metavar="N", help="Another seed, another luck; 0 is one too.")
workers = click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes at most [default: as for `strait run`]. The results are the same with any number.",
)
out = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("outputs"),
    show_default=True,
    help="Where results go.",
)
