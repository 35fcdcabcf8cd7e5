"""`strait run`: simulate a scenario, show what happened, keep the results."""

from __future__ import annotations

from pathlib import Path

import click

from simulator.cli.entrance import asked
from simulator.cli.lever_option import with_levers
from simulator.cli.options import MOST_DAYS, Days, out, seed


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_levers
@click.option(
    "--days",
    type=Days(min=0, min_open=True, max=MOST_DAYS),
    metavar="N",
    help="Simulate so many days instead of what the file says; published figures are then not compared.",
)
@click.option(
    "--replications",
    type=click.IntRange(min=1),
    metavar="N",
    help="Run so many independent replications; two or more give intervals.",
)
@seed
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes at most [default: one for each processor, fewer if the free memory does not hold as many times "
    "what the first replication took; a year of the crossing takes 1 GB]. The results are the same with any number.",
)
@out
@click.option(
    "--walker",
    type=click.Choice(["auto", "reference", "compiled", "plain"]),
    default="auto",
    show_default=True,
    help="How people are led through their queues. All give the same results: "
    "`reference` on SimPy's own resources, `compiled` by Numba, `plain` without it; `auto` goes by size.",
)
@click.option("--no-figures", is_flag=True, help="Draw nothing.")
@click.option(
    "--journals",
    type=click.Choice(["first", "all", "none"]),
    default="first",
    show_default=True,
    help="Which replications' journals (everything that happened) are kept as Parquet.",
)
def command(
    file: Path,
    levers: tuple[str, ...],
    days: float | None,
    replications: int | None,
    seed: int | None,
    workers: int | None,
    out: Path,
    walker: str,
    no_figures: bool,
    journals: str,
) -> None:
    """Simulate a scenario and show waits, loads and people left behind.

    Every figure comes as mean ± half of its 95 % interval over replications. Below them stand the
    published figures that the scenario was fitted to, and those held out to test it.

    The results are kept in OUT/<scenario>/<digest>/: the scenario as it was run, measures, journal,
    figures and a manifest. Levers and options that change the scenario are written into the scenario
    kept there.

    \b
    Examples
      strait run scenarios/xiamen_kinmen_2011.yaml --days 1 --replications 1
      strait run scenarios/xiamen_kinmen_2011.yaml --with more_desks --with larger_vessels:high
      strait run scenarios/xiamen_kinmen_2011.yaml --seed 7 --out elsewhere
      strait run outputs/xiamen_kinmen_2011/<digest>/scenario.yaml      the same again
    """
    from simulator.cli.session import run_and_show

    run_and_show(
        file,
        asked(),
        levers=levers,
        days=days,
        replications=replications,
        seed=seed,
        workers=workers,
        out=out,
        walker=walker,
        figures=not no_figures,
        journals=journals,
    )
