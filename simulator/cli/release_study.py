"""`strait release-study`: a customs office's own timestamps, as tables or as stage times for a scenario."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli.entrance import BAD_INPUT

if TYPE_CHECKING:
    from simulator.study.release_study import Reading


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--by",
    "splits",
    multiple=True,
    metavar="COLUMN",
    help="Split by channel, trader, mode, goods, direction, origin or hours (peak and off-peak); again for another "
    "table, `channel+trader` for each of both together.",
)
@click.option("--standard", metavar="DURATION", help="Show the share of each interval within it, as in 24h.")
@click.option("--fit", is_flag=True, help="Print stage times for a scenario, with evidence, instead of tables.")
@click.option("--bad", type=click.Path(path_type=Path), metavar="FILE", help="Write the rows with problems to FILE.")
@click.option("--ignore", multiple=True, metavar="COLUMN", help="Pass over a column that is none of the layout's.")
@click.option("--sheet", metavar="NAME", help="Read this sheet of a workbook that has several.")
@click.option(
    "--encoding", type=click.Choice(["utf-8", "gb18030"]), default="utf-8", show_default=True, help="Of a CSV file."
)
def command(
    file: Path,
    splits: tuple[str, ...],
    standard: str | None,
    fit: bool,
    bad: Path | None,
    ignore: tuple[str, ...],
    sheet: str | None,
    encoding: str,
) -> None:
    """Read when declarations passed each stage, and show how long each took.

    FILE is a spreadsheet (.csv or .xlsx) with one row a declaration and a column for each stage: arrived, lodged,
    documents_checked, examined, sampled, tested, duty_paid, released, gated_out. A row with a problem is
    left out whole, and each problem is named; nothing is guessed. docs/time_release_study.md has the
    layout.

    \b
    Examples
      strait release-study docs/time_release_study.csv
      strait release-study docs/time_release_study.csv --by channel --by trader --standard 24h
      strait release-study docs/time_release_study.csv --by channel+hours
      strait release-study march.xlsx --sheet imports --ignore remarks --bad march_to_mend.csv
      strait release-study march.csv --fit > stage_times.yaml
    """
    from simulator.study.release_study import read_study

    standard_minutes = _minutes(standard)
    reading = read_study(file, encoding=encoding, sheet=sheet, ignore=ignore)
    chosen = [_columns(split, reading) for split in splits]
    if fit and len(chosen) > 1:
        raise click.UsageError("--fit takes one --by; join columns, as in --by channel+trader")
    if fit and standard is not None:
        raise click.UsageError("--standard is for the tables, and --fit prints none")
    _tell(reading)
    if bad is not None:
        _write_bad(reading, file, bad)
    if not len(reading.good):
        click.echo(f"{file} has no good row; there is nothing to show", err=True)
        click.get_current_context().exit(BAD_INPUT)
    if fit:
        _print_stage_times(reading, chosen[0] if chosen else (), file)
    else:
        _print_tables(reading, chosen, standard_minutes)


def _print_tables(reading: Reading, splits: list[tuple[str, ...]], standard_minutes: float) -> None:
    from simulator.report.release_tables import heading, release_tables
    from simulator.report.terminal import Page

    page = Page()
    page.put(heading(reading), *release_tables(reading.good, splits, standard_minutes, page.width))


def _print_stage_times(reading: Reading, by: tuple[str, ...], file: Path) -> None:
    from simulator.report.stage_times import stage_times
    from simulator.report.terminal import working
    from simulator.study.release_study import fit_stages

    if reading.good.simulated:
        click.echo(
            f"warning: {file} was written by a run; stage times fitted to it are assumed, not observed", err=True
        )
    with working("fitting stage times"):
        fits = fit_stages(reading.good, by)
    click.echo(stage_times(reading, fits, file.name), nl=False)


def _tell(reading: Reading) -> None:
    """The problems, on standard error."""
    if reading.problems:
        from simulator.report.release_tables import problems_told

        click.echo("\n".join(problems_told(reading)), err=True)


def _write_bad(reading: Reading, file: Path, bad: Path) -> None:
    from simulator.report.folder import cannot_write
    from simulator.study.release_study import write_bad

    if bad.resolve() == file.resolve():
        raise click.UsageError("--bad would write over FILE itself; name another file")
    try:
        write_bad(reading, bad)
    except OSError as problem:
        raise cannot_write(bad, problem, "--bad") from None
    click.echo(f"bad rows written to {bad}", err=True)


def _columns(split: str, reading: Reading) -> tuple[str, ...]:
    """The columns of one `--by`, each of which must be there."""
    from simulator.measures.release import DESCRIPTIONS, HOURS
    from simulator.scenario.complaints import nearest

    columns = tuple(dict.fromkeys(part.strip() for part in split.split("+")))
    for column in columns:
        if column not in (*DESCRIPTIONS, HOURS):
            raise click.UsageError(f"--by {column} is not one to split by; {nearest(column, (*DESCRIPTIONS, HOURS))}")
        if column != HOURS and column not in reading.good.described:
            raise click.UsageError(f"{reading.shown} has no column `{column}`")
    return columns


def _minutes(standard: str | None) -> float:
    from simulator.units import UnitError, duration_minutes

    if standard is None:
        return math.nan
    try:
        minutes = duration_minutes(standard)
    except UnitError as problem:
        raise click.UsageError(f"--standard {standard}: {problem}") from None
    if minutes <= 0:
        raise click.UsageError(f"--standard {standard}: should be more than 0")
    return minutes
