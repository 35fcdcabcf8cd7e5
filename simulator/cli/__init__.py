"""The `strait` command: one word for each thing it does. Nothing heavy is imported before it is needed."""

from __future__ import annotations

import click

from simulator import __version__
from simulator.cli.entrance import Entrance

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(
    cls=Entrance,
    context_settings=CONTEXT,
    commands_in={
        "run": "simulator.cli.run",
        "check": "simulator.cli.check",
        "compare": "simulator.cli.compare",
        "frontier": "simulator.cli.frontier",
        "replay": "simulator.cli.replay",
        "sweep": "simulator.cli.sweep",
        "optimise": "simulator.cli.optimise",
        "levers": "simulator.cli.levers",
        "choose": "simulator.cli.choose",
        "release-study": "simulator.cli.release_study",
        "verify": "simulator.cli.verify",
        "schema": "simulator.cli.schema",
        "workshop": "simulator.cli.workshop",
        "completion": "simulator.cli.completion",
    },
)
@click.version_option(__version__, "-V", "--version", prog_name="strait")
def main() -> None:
    """How people and goods pass between Xiamen and Taiwan, and how much faster they could.

    A scenario file says who comes, what they pass through, and which desks, vessels and timetables
    serve them. Strait simulates it on a clock and shows where people wait, how long, and how sure
    that is.

    \b
    Begin with
      strait run scenarios/xiamen_kinmen_2011.yaml --days 1     one day of the crossing of 2011
      strait check scenarios/xiamen_kinmen_2011.yaml            is it right, and can it keep up?
      strait levers                                             what could be ordered, and by which clause
      strait run scenarios/transfer_route_2011.yaml --with timed_coach --days 7
      strait compare scenarios/transfer_day.yaml --with timed_coach --with through_check_in --margin 5min
      strait verify                                             the model against queueing theory

    Results go to outputs/<scenario>/<digest>/; the scenario.yaml kept there gives them again.
    """
