"""`strait choose`: which way people go when a policy changes what each way costs them."""

from __future__ import annotations

from pathlib import Path

import click

from simulator.cli.lever_option import with_levers


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_levers
@click.option("--days", type=click.IntRange(min=1, max=3660), metavar="N", help="Simulate so many days.")
@click.option("--replications", type=click.IntRange(min=1), metavar="N", help="Run so many independent replications.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes at most.")
@click.option(
    "--rounds",
    type=click.IntRange(min=1, max=50),
    default=6,
    show_default=True,
    metavar="N",
    help="Run the policy at most so often; fewer if the shares settle before.",
)
def command(
    file: Path,
    levers: tuple[str, ...],
    days: int | None,
    replications: int | None,
    workers: int | None,
    rounds: int,
) -> None:
    """Show how a policy moves people from one way to another.

    The scenario says in `world.choices` among which directions people choose. It is run as it is written and
    under the policy; the change of each way's generalised cost (fares, time, waiting, nights) moves people by a
    logit, and the policy is run again with as many on each way, until no more would change. All runs meet the
    same travellers with the same luck.

    \b
    Examples
      strait choose scenarios/transfer_route_2011.yaml --with through_check_in --days 28
    """
    if not levers:
        raise click.UsageError("name a policy with --with; `strait levers` lists them")
    from simulator.cli.files import load_named
    from simulator.report.choice import choice_tables, heading
    from simulator.report.terminal import Page, working
    from simulator.scenario import ScenarioFile
    from simulator.scenario.overrides import with_overrides
    from simulator.study.choice import settle
    from simulator.study.replications import replicate
    from simulator.study.study import Study

    base = with_overrides(load_named(file), days=days, replications=replications)
    changed = with_overrides(load_named(file, levers), days=days, replications=replications)
    with working("simulating the scenario as it is written") as say:
        done = 0

        def runs(each: ScenarioFile) -> Study:
            nonlocal done
            if done:
                say(f"simulating the policy, round {done} of at most {rounds}")
            done += 1
            return replicate(each, workers=workers, with_curves=False, journals="none")

        found = settle(base, changed, runs, rounds)
    Page().put(heading(base, changed), *choice_tables(found, base, changed))
