"""`strait optimise`: the best of many candidates, trade-offs between aims, or the smallest roster for a standard."""

from __future__ import annotations

from pathlib import Path

import click

from simulator.cli.entrance import asked
from simulator.cli.options import days, out, seed, workers


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@days
@seed
@workers
@out
@click.option("--resume", is_flag=True, help="Go on with one that was cut off; nothing finished is run twice.")
@click.option("--plan", "only_plan", is_flag=True, help="Say what would be looked at, and run nothing.")
@click.option("--no-figures", is_flag=True, help="Draw nothing, and write no report.")
def command(
    file: Path,
    days: float | None,
    seed: int | None,
    workers: int | None,
    out: Path,
    resume: bool,
    only_plan: bool,
    no_figures: bool,
) -> None:
    """Find the best of what may be decided: staff, sailings, shares.

    FILE says which numbers of a scenario may be decided and to what, what they cost and what there is to
    spend, and what is wanted. Of one aim the best is found, with the certainty asked for, by running each
    candidate only until it is seen to be beaten; of several aims, those candidates that no other beats in all
    of them. Or it names a station and a standard: then the smallest roster is found that keeps it in every
    part of the day. What is chosen is run again on fresh luck, beside the scenario as it is written.

    The results are kept in OUT/<file>_optimise/<digest>/. Whatever cuts an optimisation off, --resume goes on from what
    was finished, and they come out the same.

    \b
    Examples
      strait optimise scenarios/optimise/desks_under_a_budget.yaml --plan
      strait optimise scenarios/optimise/desks_under_a_budget.yaml
      strait optimise scenarios/optimise/roster_of_the_entry_desks.yaml
    """
    from simulator.cli.optimise_session import optimise_and_show

    optimise_and_show(
        file,
        asked(),
        days=days,
        seed=seed,
        workers=workers,
        out=out,
        resume=resume,
        only_plan=only_plan,
        figures=not no_figures,
    )
