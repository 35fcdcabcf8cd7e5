"""`strait schema`: what a file may hold, for editors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

KINDS = ("scenario", "lever", "sweep", "optimisation", "session")


@click.command()
@click.option(
    "--of",
    "kind",
    type=click.Choice(KINDS),
    default="scenario",
    show_default=True,
    help="What sort of file: a session is one of `strait workshop`.",
)
def command(kind: str) -> None:
    """Print the JSON Schema of a sort of file, for editors that complete and check as you type.

    \b
    Examples
      strait schema > scenario.schema.json
      strait schema --of sweep > sweep.schema.json
      then, as the first line of a file, for editors with a YAML language server:
      # yaml-language-server: $schema=sweep.schema.json
    """
    import json

    click.echo(json.dumps(_maker(kind)(), ensure_ascii=False, indent=2))


def _maker(kind: str) -> Callable[[], dict[str, Any]]:
    """Each is read in where it is asked for."""
    if kind == "lever":
        from simulator.policy import lever_schema

        return lever_schema
    if kind == "sweep":
        from simulator.study.sweep.fields import sweep_schema

        return sweep_schema
    if kind == "optimisation":
        from simulator.study.selection.fields import optimisation_schema

        return optimisation_schema
    if kind == "session":
        from simulator.workshop.editor import session_schema

        return session_schema
    from simulator.scenario import json_schema

    return json_schema
