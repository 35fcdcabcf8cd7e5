"""`strait levers`: the policies that could be ordered, what the plan says of them, and what they would change."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli.lever_option import complete_levers

if TYPE_CHECKING:
    from simulator.report.words.language import Language


@click.command()
@click.argument("name", required=False, shell_complete=complete_levers)
@click.option(
    "--over", type=click.Path(path_type=Path), metavar="FILE", help="Show what fits this scenario, or changes in it."
)
@click.option("--yaml", "as_file", is_flag=True, help="Print the file of the lever or package, to copy and change.")
@click.option("--clauses", is_flag=True, help="List the clauses of the plan, each with its levers or why it has none.")
@click.option(
    "--language",
    type=click.Choice(["en", "zh_Hans", "zh_Hant"]),
    default="en",
    metavar="LANGUAGE",
    help="Of the list of clauses: en, zh_Hans or zh_Hant.",
)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of lever files, for editors.")
def command(
    name: str | None, over: Path | None, as_file: bool, clauses: bool, language: Language, schema: bool
) -> None:
    """List the policy levers, or show one whole.

    A lever is a policy that a person could order: a small file of differences to a scenario, with the
    clause of the plan, its mechanism, three strengths and what stands behind them. Where those differ in
    numbers alone, any value between them may be asked for. `strait run` and
    `strait check` lay them over a scenario. NAME is that of a lever, its file, or a scenario file, which
    says the same as --over.

    \b
    Examples
      strait levers                                            all that are shipped
      strait levers scenarios/xiamen_kinmen_2011.yaml          those that fit this scenario
      strait levers more_desks                                 one whole
      strait levers duty_free_limit=5000                       at a value between its strengths
      strait levers --clauses --language zh_Hant               what became of each clause of the plan
      strait levers duty_free_limit --yaml > mine.yaml         its file, to copy and change
      strait levers seamless                                   a package of levers
      strait levers more_desks --over scenarios/xiamen_kinmen_2011.yaml
      strait run scenarios/xiamen_kinmen_2011.yaml --with more_desks:high
    """
    if schema:
        _print_schema()
    elif clauses:
        _list_clauses(language)
    elif as_file:
        _print_file(name or "", over)
    elif name is None:
        _list(over)
    elif over is None and _is_scenario(name):
        _list(Path(name))
    elif (path := _package(name, over)) is not None:
        _show_package(path, over)
    else:
        _show(name, over)


def _print_schema() -> None:
    import json

    from simulator.policy import lever_schema

    click.echo(json.dumps(lever_schema(), ensure_ascii=False, indent=2))


def _print_file(name: str, over: Path | None) -> None:
    """The file itself, comments and all, in UTF-8 whatever the terminal speaks."""
    from simulator.cli.files import written
    from simulator.policy.asking import asked
    from simulator.policy.finding import layers_of
    from simulator.scenario.texts import read_text

    path = _package(name, over)
    if path is None:
        (layer,) = layers_of([asked(name).what], () if over is None else written(over).files, option="")
        path = Path(layer.lever.path)
    click.echo(read_text(path, str(path)).encode(), nl=False)


def _list_clauses(language: Language) -> None:
    from simulator.policy.catalogue import folders, levers_in
    from simulator.policy.clauses import clauses
    from simulator.policy.finding import all_levers
    from simulator.report.clause_list import clause_table
    from simulator.report.terminal import Page

    levers = {lever.name: lever for lever in all_levers(levers_in(folders()))}
    Page().put(clause_table(clauses(), levers, language))


def _is_scenario(name: str) -> bool:
    """Whether a file is named that has the keys of a scenario and not those of a lever."""
    from simulator.policy.asking import asked
    from simulator.scenario.texts import read_text
    from simulator.scenario.yaml_reader import read

    if not asked(name).is_path or not Path(name).is_file():
        return False
    text = read_text(Path(name), name)
    if not text.strip():  # as a lever it is told what a lever needs
        return False
    keys = read(text, name)[0].mapping
    return "lever" not in keys and not keys.keys().isdisjoint(("about", "extends", "world"))


def _package(name: str, over: Path | None) -> Path | None:
    """The file of the package that is named; None where none is."""
    from simulator.cli.files import written
    from simulator.policy.asking import asked
    from simulator.policy.bundle import is_package, packages_in
    from simulator.policy.catalogue import folders, levers_in

    wish = asked(name)
    places = folders(() if over is None else written(over).files)
    path = Path(wish.what) if wish.is_path else packages_in(places).get(wish.what)
    return path if path is not None and wish.what not in levers_in(places) and is_package(path) else None


def _show_package(path: Path, over: Path | None) -> None:
    from simulator.cli.files import load_named, written
    from simulator.policy.bundle import read_package
    from simulator.policy.finding import layers_of
    from simulator.report.lever_list import package_heading, package_levers
    from simulator.report.terminal import Page

    base = None if over is None else written(over)
    package = read_package(path)
    layers = layers_of(package.levers, base.files if base else (), option="")
    if over is not None:
        load_named(over, package.levers)
    Page().put(package_heading(package), package_levers(layers))


def _list(over: Path | None) -> None:
    from simulator.cli.files import written
    from simulator.policy.asking import asked
    from simulator.policy.bundle import packages_in, read_package
    from simulator.policy.catalogue import folders, levers_in
    from simulator.policy.finding import all_levers
    from simulator.policy.laying import reasons_against
    from simulator.report.lever_list import lever_tables, not_fitting, packages_table
    from simulator.report.terminal import Page
    from simulator.scenario.loading import finished

    base = None if over is None else written(over)
    places = folders(() if base is None else base.files)
    levers = all_levers(levers_in(places))
    reasons = {}
    if base is not None:
        finished(base)
        reasons = {lever.name: found for lever in levers if (found := reasons_against(lever, base))}
    fitting = [lever for lever in levers if lever.name not in reasons]
    page = Page()
    page.put(*lever_tables(fitting, by_scenario=base is None))
    packages = [read_package(path) for path in packages_in(places).values()]
    names = {lever.name for lever in fitting}
    page.put(*packages_table([each for each in packages if names.issuperset(asked(part).what for part in each.levers)]))
    here = [Path(file).stem for file in base.files] if base else []
    elsewhere = Counter(lever.over for lever in levers if lever.name in reasons and lever.over not in ("", *here))
    told = {
        lever.name: reasons[lever.name] for lever in levers if lever.name in reasons and lever.over not in elsewhere
    }
    page.put(not_fitting(len(fitting), told, elsewhere, base.name if base else ""))


def _show(name: str, over: Path | None) -> None:
    from simulator.cli.files import load_named, written
    from simulator.policy.asking import STRENGTHS, asked
    from simulator.policy.finding import layers_of
    from simulator.report.lever_list import changes_table, heading, strengths_table
    from simulator.report.terminal import Page

    base = None if over is None else written(over)
    (layer,) = layers_of([name], base.files if base else (), option="")
    if over is not None:
        for wish in (name, *(f"{asked(name).what}:{strength}" for strength in STRENGTHS)):
            load_named(over, [wish])
    page = Page()
    page.put(
        heading(layer.lever),
        strengths_table(layer),
        changes_table(layer, base.root if base else None, base.name if base else "", page.width),
    )
