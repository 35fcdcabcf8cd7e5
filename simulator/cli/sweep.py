"""`strait sweep`: a scenario at hundreds or thousands of points, resumable, here or on a cluster."""

from __future__ import annotations

from pathlib import Path

import click

from simulator.cli.entrance import asked
from simulator.cli.options import days, out, seed, workers


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@days
@click.option(
    "--replications",
    type=click.IntRange(min=1),
    metavar="N",
    help="Run every point so often [default: as the file says, else as the scenario says].",
)
@seed
@workers
@click.option("--dask", metavar="ADDRESS", help="Let the workers of a Dask scheduler do it, as tcp://127.0.0.1:8786.")
@out
@click.option("--no-figures", is_flag=True, help="Draw nothing, and write no report.")
@click.option("--resume", is_flag=True, help="Go on with a sweep that was cut off; nothing finished is run twice.")
@click.option(
    "--plan", "only_plan", is_flag=True, help="Say what would be run, how long and how much, and run nothing."
)
def command(
    file: Path,
    days: float | None,
    replications: int | None,
    seed: int | None,
    workers: int | None,
    dask: str | None,
    out: Path,
    resume: bool,
    only_plan: bool,
    no_figures: bool,
) -> None:
    """Simulate a scenario at many points: what is varied, how, and what is measured stands in a sweep file.

    Every point is run on the same luck, under the scenario as it is and under each policy that the file names. Whatever
    cuts a sweep off, --resume goes on from what was finished, and the tables come out the same to the byte, with any
    number of workers.

    The results are kept in OUT/<sweep>_sweep/<digest>/.

    \b
    Examples
      strait sweep scenarios/sweeps/duty_free_limit_by_exit_officers.yaml --plan
      strait sweep scenarios/sweeps/duty_free_limit_by_exit_officers.yaml
      strait sweep my_sweep.yaml --dask tcp://127.0.0.1:8786 --resume
    """
    from simulator.cli.sweep_session import sweep_and_show

    sweep_and_show(
        file,
        asked(),
        days=days,
        replications=replications,
        seed=seed,
        workers=workers,
        dask=dask,
        out=out,
        resume=resume,
        only_plan=only_plan,
        figures=not no_figures,
    )
