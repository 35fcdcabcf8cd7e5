"""`strait check`: what is wrong with a scenario, or what it asks of every station and route."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulator.cli.lever_option import with_levers

if TYPE_CHECKING:
    from simulator.scenario import ScenarioFile
    from simulator.study.preflight import Preflight


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_levers
@click.option("--busiest", is_flag=True, help="Show the hours of the busiest day instead of the mean day.")
@click.option("--json", "as_json", is_flag=True, help="Print the whole sheet, both days, as JSON.")
def command(file: Path, levers: tuple[str, ...], busiest: bool, as_json: bool) -> None:
    """Say what is wrong with a scenario; if nothing is, print its pre-flight sheet.

    Every problem is told at once, with file, line, column, value, rule and the nearest right name; the
    exit code is then 2. The pre-flight sheet shows, before anything is simulated, the offered load and
    utilisation of every station by hour, the wait to expect by formula, the seats of every route, and
    a warning wherever a queue would grow without end.

    \b
    Examples
      strait check scenarios/xiamen_kinmen_2011.yaml
      strait check scenarios/xiamen_kinmen_2011.yaml --busiest
      strait check scenarios/xiamen_kinmen_2011.yaml --with more_desks
      strait check scenarios/xiamen_kinmen_2011.yaml --json > sheet.json
    """
    from simulator.cli.files import load_named
    from simulator.report.terminal import working
    from simulator.study.preflight import preflight

    scenario = load_named(file, levers)
    with working("reckoning the pre-flight sheet"):
        sheet = preflight(scenario)
    if as_json:
        _print_json(scenario, sheet)
    else:
        _print_tables(scenario, sheet, busiest)


def _print_tables(file: ScenarioFile, sheet: Preflight, busiest: bool) -> None:
    from simulator.report.preflight_sheet import heading, preflight_tables, verdict
    from simulator.report.terminal import Page

    page = Page()
    page.put(heading(file, sheet), *preflight_tables(sheet, page.width, busiest=busiest), verdict(file, sheet))


def _print_json(file: ScenarioFile, sheet: Preflight) -> None:
    import json
    from dataclasses import asdict

    from simulator.report.preflight_sheet import all_warnings

    whole = {"scenario": file.name, "digest": file.digest, **asdict(sheet), "warnings": all_warnings(file, sheet)}
    click.echo(json.dumps(_for_json(whole), ensure_ascii=False, indent=2))


def _for_json(value: Any) -> Any:
    """JSON knows neither NaN (null here) nor infinity (the word `inf`), and no dates."""
    if isinstance(value, dict):
        return {key: _for_json(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_for_json(inner) for inner in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None if math.isnan(value) else str(value)
    return value if isinstance(value, str | int | float | None) else str(value)
