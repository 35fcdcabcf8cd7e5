"""`strait schema`: what a scenario file may hold, for editors."""

from __future__ import annotations

import click


@click.command()
def command() -> None:
    """Print the JSON Schema of scenario files, for editors that complete and check as you type.

    \b
    Examples
      strait schema > scenario.schema.json
      then, as the first line of a scenario, for editors with a YAML language server:
      # yaml-language-server: $schema=scenario.schema.json
    """
    import json

    from simulator.scenario import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
