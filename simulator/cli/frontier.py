"""`strait frontier`: what goods wait against what controls miss, over how many are examined and how well chosen."""

from __future__ import annotations

from pathlib import Path

import click

from simulator.cli.entrance import asked
from simulator.cli.lever_option import with_levers
from simulator.cli.options import days, out, seed, workers


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--scheme",
    "schemes",
    multiple=True,
    metavar="NAME",
    help="A scheme that picks whom to examine (`policy.schemes`); again for more, which are varied together.",
)
@click.option(
    "--rates",
    metavar="N,N...",
    help="Multiples of what the schemes take in, up to all; 0 is nobody [default: 0,0.25,0.5,1,2,4].",
)
@click.option(
    "--odds",
    metavar="KIND=N,N...",
    help="How many times likelier those who hide something are picked, in place of what the schemes say: the quality "
    "of targeting [default: 1,3,10,30 of the kind that the schemes aim at].",
)
@click.option(
    "--time",
    metavar="NAME.PLACE",
    help="What is saved [default: arrival_to_release_mean_hours of the schemes' direction and shore, else "
    "journey_mean_minutes].",
)
@click.option("--risk", metavar="NAME.PLACE", help="What is risked [default: missed_share of the schemes' direction].")
@with_levers
@days
@click.option(
    "--replications",
    type=click.IntRange(min=2),
    metavar="N",
    help="Run every point so often [default: as the file says].",
)
@seed
@workers
@out
@click.option("--no-figures", is_flag=True, help="Draw nothing.")
def command(
    file: Path,
    schemes: tuple[str, ...],
    rates: str | None,
    odds: str | None,
    time: str | None,
    risk: str | None,
    levers: tuple[str, ...],
    days: float | None,
    replications: int | None,
    seed: int | None,
    workers: int | None,
    out: Path,
    no_figures: bool,
) -> None:
    """Show what faster release would risk, and what better targeting would save.

    The scenario is run at every rate of examination and every quality of targeting, on the same goods with the same
    luck. Of each point it is said what share is examined, how long release takes, what is missed and how long the
    examining stations work; whether another point is better in both; and what today's risk would cost with a better
    aim.

    The results are kept in OUT/<scenario>_frontier/<digest>/.

    \b
    Examples
      strait frontier scenarios/goods_2011.yaml --scheme opened_in_xiamen --days 60
      strait frontier scenarios/goods_2011.yaml --scheme opened_in_xiamen --scheme scanned_in_xiamen
      strait frontier scenarios/goods_2011.yaml --scheme opened_in_xiamen --odds hides=1,5 --rates 0,1
    """
    from simulator.cli.frontier_session import draw_and_show

    draw_and_show(
        file,
        asked(),
        schemes=schemes,
        rates=rates,
        odds=odds,
        time=time,
        risk=risk,
        levers=levers,
        days=days,
        replications=replications,
        seed=seed,
        workers=workers,
        out=out,
        figures=not no_figures,
    )
