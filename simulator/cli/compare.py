"""`strait compare`: policies side by side, on the same people with the same luck."""

from __future__ import annotations

from pathlib import Path

import click

from simulator.cli.entrance import asked
from simulator.cli.lever_option import complete_levers
from simulator.cli.options import days, out, seed, workers


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--with",
    "levers",
    multiple=True,
    metavar="LEVER[:low|likely|high|=VALUE][@DAY][+LEVER...]",
    shell_complete=complete_levers,
    help="A policy to hold against the scenario as it is written; again for each further policy. Levers joined with + "
    "are one policy, a package. `strait levers` lists them.",
)
@click.option(
    "--measure",
    metavar="NAME[.PLACE]",
    help="What decides [default: journey_mean_minutes of the way that the scenario's people choose, or of its first "
    "direction; of goods arrival_to_release_mean_hours, in the release study of the last shore that they meet; of a "
    "market sales_yuan_per_day].",
)
@click.option(
    "--margin",
    metavar="AMOUNT",
    help="How much of it matters, with its unit, as in 1min [default: 1 % of the baseline's mean].",
)
@click.option(
    "--precision",
    metavar="SHARE",
    help="Go on until the half-width of each difference is no more than this, of the baseline's mean [default: until "
    "each is decided against the margin].",
)
@click.option(
    "--budget", type=click.IntRange(min=2), metavar="N", help="Run no more replications than this [default: 40]."
)
@click.option(
    "--replications",
    type=click.IntRange(min=2),
    metavar="N",
    help="Run at least so many [default: 10; fewer make a rough first look].",
)
@days
@seed
@workers
@out
@click.option("--explain", is_flag=True, help="Say which lever of each package does how much of what the package does.")
@click.option("--no-figures", is_flag=True, help="Draw nothing, and write no report.")
def command(
    file: Path,
    levers: tuple[str, ...],
    measure: str | None,
    margin: str | None,
    precision: str | None,
    budget: int | None,
    replications: int | None,
    days: float | None,
    seed: int | None,
    workers: int | None,
    out: Path,
    explain: bool,
    no_figures: bool,
) -> None:
    """Hold policies against a scenario and say which is better, by how much, for whom, and how surely.

    The scenario as it is written and every policy are run with the same people and the same luck, replication by
    replication, until the answer is as precise as you ask or the budget ends. Verdicts are better, worse, practically
    equal (within the margin) or inconclusive (with the replications that would decide).

    The results are kept in OUT/<scenario>_compare/<digest>/.

    \b
    Examples
      strait compare scenarios/transfer_day.yaml --with timed_coach --margin 5min
      strait compare scenarios/transfer_day.yaml --with timed_coach --with through_check_in+through_baggage:high
      strait compare scenarios/transfer_day.yaml --with timed_coach+through_check_in --explain
      strait compare scenarios/xiamen_kinmen_day.yaml --with more_desks --measure wait_p95_minutes.wutong_exit_desks
    """
    if not levers:
        raise click.UsageError("name a policy with --with; `strait levers` lists them")
    from simulator.cli.compare_session import compare_and_show

    compare_and_show(
        file,
        asked(),
        levers=levers,
        measure=measure,
        margin=margin,
        precision=precision,
        budget=budget,
        replications=replications,
        days=days,
        seed=seed,
        workers=workers,
        out=out,
        explain=explain,
        figures=not no_figures,
    )
