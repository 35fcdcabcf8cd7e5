"""Levers on the terminal: all of them in a table, or one of them whole."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from simulator.policy.asking import LIKELY, STRENGTHS
from simulator.policy.bundle import Package
from simulator.policy.layer import Layer, at_strength
from simulator.policy.lever import Lever
from simulator.policy.scale import scale_of
from simulator.policy.values import shown
from simulator.report.style import plural
from simulator.report.tables import blank_table, titled
from simulator.report.words.language import LANGUAGES, said
from simulator.report.words.levers import STATUSES, status_of
from simulator.scenario.complaints import Complaint
from simulator.scenario.merge import merges
from simulator.scenario.nodes import Node, dotted

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

LONGEST_VALUE = 48
WHOLE = sys.maxsize
LEGEND = (
    "grade: what stands behind the likely strength. status: since when it is in force or piloted; hypothetical where "
    "nobody was found to have ordered it. One whole: strait levers NAME."
)
NOTHING = "–"
"""Where a lever sets nothing at one of its strengths, or nothing stands in the scenario."""


def lever_tables(levers: Iterable[Lever], by_scenario: bool) -> list[RenderableType]:
    """A row for each lever, all in one table or a table for each scenario that they were written for."""
    over: dict[str, list[Lever]] = {}
    for lever in sorted(levers, key=lambda lever: lever.over) if by_scenario else levers:
        over.setdefault(
            f"Policy levers over {lever.over}" if by_scenario and lever.over else "Policy levers", []
        ).append(lever)
    last = [*over][-1:]
    return [_lever_table(title, some, [LEGEND] if [title] == last else []) for title, some in over.items()]


def _lever_table(title: str, levers: Iterable[Lever], below: Sequence[str]) -> RenderableType:
    from rich.text import Text

    table = _table("clause", "policy, and what is counted", *STRENGTHS, "grade, status")
    table.columns[0].no_wrap = True  # a name is copied from here to the command line
    for lever in levers:
        table.add_row(
            lever.name,
            lever.clause,
            Text.assemble(lever.title.en, "\n", (lever.unit.en, "dim")),
            *(str(lever.strengths[strength].value) for strength in STRENGTHS),
            Text.assemble(lever.strengths[LIKELY].grade, "\n", (_status(lever), "dim")),
        )
    return titled(title, table, *below)


def packages_table(packages: Sequence[Package]) -> list[RenderableType]:
    """A row for each package; no table where there is none."""
    from rich.text import Text

    if not packages:
        return []
    table = _table("clause", "package, and over what", "levers")
    table.columns[0].no_wrap = True
    for each in packages:
        words = Text.assemble(each.title.en, *([("\n" + each.over, "dim")] if each.over else []))
        table.add_row(each.name, each.clause, words, "\n".join(each.levers))
    legend = "A strength or a day behind the name of a package is that of each lever in it: --with seamless:high."
    return [titled("Packages of levers", table, legend)]


def package_heading(package: Package) -> str:
    """What a package is called, and what the plan says."""
    from rich.markup import escape

    title = package.title
    parts = [
        f"[bold]{escape(title.en)}[/bold] · {escape(title.zh_Hans)} · {escape(title.zh_Hant)}",
        escape(f"{package.name} · {package.path}"),
        escape(f"Plan, {package.clause}: “{package.words}”"),
        *([f"Note: {escape(package.note)}"] if package.note else []),
    ]
    return "\n".join(parts)


def package_levers(layers: Iterable[Layer]) -> RenderableType:
    """The levers of a package, each as it is laid."""
    from rich.text import Text

    table = _table("lever, and what is counted", "value", "grade", "status")
    table.columns[0].no_wrap = True
    for layer in layers:
        lever, found = layer.lever, layer.evidence
        words = Text.assemble(lever.title.en, "\n", (lever.unit.en, "dim"))
        table.add_row(layer.label, words, str(found.value), found.grade, _status(lever))
    return titled("Levers of the package", table, "One whole: strait levers NAME.")


def _status(lever: Lever) -> str:
    """`in force 2019`, `piloted 2016`, `hypothetical`."""
    return f"{said(STATUSES[str(lever.status.value)], 'en')} {lever.since[:4]}".rstrip()


def not_fitting(
    fitting: int, reasons: Mapping[str, Sequence[Complaint]], elsewhere: Mapping[str, int], scenario: str
) -> str:
    """How many levers there are for a scenario, what keeps others from being laid over it, and how many were written
    for each other scenario and do not fit this one."""
    from rich.markup import escape

    lines = ["", plural(fitting, "lever") + (f" can be laid over {scenario}" if scenario else "")]
    if reasons:
        lines.append("Not over this scenario:")
    for name, (first, *others) in reasons.items():
        more = f", and {plural(len(others), 'other reason')}" if others else ""
        lines.append(f"  {name}: {first.path} {first.rule}{more}")
    if elsewhere:
        written = ", ".join(f"{name} ({levers})" for name, levers in sorted(elsewhere.items()))
        begins = "Nor these, written" if reasons else "Not over it, as they were written"
        lines.append(f"{begins} for other scenarios: {written}. Why: strait levers NAME --over FILE")
    return escape("\n".join(lines))


def heading(lever: Lever) -> str:
    """What it is called, what the plan says, and what it moves."""
    from rich.markup import escape

    status = " · ".join(status_of(lever, language) for language in LANGUAGES)
    behind = "; ".join(filter(None, (lever.status.note, lever.status.source)))
    title, mechanism = lever.title, lever.mechanism
    parts = [
        f"[bold]{escape(title.en)}[/bold] · {escape(title.zh_Hans)} · {escape(title.zh_Hant)}",
        escape(f"{lever.name} · {lever.path}"),
        escape(f"Plan, {lever.clause}: “{lever.words}”"),
        escape(f"Status: {status}" + (f" ({lever.status.grade}: {behind})" if behind else "")),
        "",
        *(escape(words) for words in (mechanism.en, mechanism.zh_Hans, mechanism.zh_Hant)),
    ]
    return "\n".join([*parts, *([f"Note: {escape(lever.note)}"] if lever.note else [])])


def strengths_table(layer: Layer) -> RenderableType:
    """How much at each strength, what it means, and what stands behind it; and at a value between, if that is shown."""
    lever = layer.lever
    table = _table(lever.unit.en, "grade", "what it means", "source")
    for shown_at in _columns(layer):
        found = shown_at.evidence
        table.add_row(shown_at.strength or "=", str(found.value), found.grade, found.note, found.source)
    return titled("Strengths", table, _between_words(lever))


def _between_words(lever: Lever) -> str:
    """Whether any value between the strengths may be asked for, or why none."""
    scale = scale_of(lever)
    if not scale.continuous:
        return f"Only these three, and nothing between them: {scale.reason}."
    any_value = "Any whole number" if scale.whole else "Any value"
    ends = f"{scale.said(scale.smallest)} to {scale.said(scale.largest)}"
    middle = (scale.low + scale.likely) / 2
    example = scale.said(float(round(middle)) if scale.whole else middle)
    return f"{any_value} from {ends} may be asked for, as in --with {lever.name}={example}."


def _columns(layer: Layer) -> list[Layer]:
    """The three strengths, and the value between them that was asked for."""
    return [*(at_strength(layer.lever, strength) for strength in STRENGTHS), *([] if layer.strength else [layer])]


def changes_table(layer: Layer, root: Node | None = None, scenario: str = "", width: int = 100) -> RenderableType:
    """Every value it sets, at each strength; beside them what stands in the scenario, where one is given."""
    from rich.text import Text

    columns = {each.strength or each.label.removeprefix(layer.lever.name): each for each in _columns(layer)}
    found = {name: _values(each.changes, layer.lever.adds) for name, each in columns.items()}
    table = _table(*(["now"] if root is not None else []), *columns)
    table.columns[0].no_wrap = True
    for place in dict.fromkeys(place for values in found.values() for place in values):
        now = [] if root is None else [shown(_standing(root, place), NOTHING, WHOLE)]
        cells = apart([*now, *(_set(values, place) for values in found.values())])
        # As text, or `[wutong]` would be taken for a style.
        table.add_row(in_lines(dotted(place), width // 2), *map(Text, cells))
    legend = f"now: {scenario} as it is. " if root is not None else ""
    return titled("What it changes", table, f"{legend}{NOTHING}: nothing is set here.")


def in_lines(key: str, longest: int) -> str:
    """A dotted key, broken before a dot where it is longer than a line may be."""
    lines = [""]
    for number, part in enumerate(key.split(".")):
        piece = f".{part}" if number else part
        if number and len(lines[-1]) + len(piece) > longest:
            lines.append(f"  {piece}")
        else:
            lines[-1] += piece
    return "\n".join(lines)


def apart(values: Sequence[str]) -> list[str]:
    """Values cut to one length; where that would make different ones look the same, what they begin with in common is
    left out instead."""

    def cut(value: str) -> str:
        return value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…"

    alike = [value for value in values if any(cut(value) == cut(other) and value != other for other in values)]
    same = next((at for at, letters in enumerate(zip(*alike, strict=False)) if len({*letters}) > 1), None)
    begins = alike[0].rfind(", ", 0, same) + 2 if alike else 0
    return [cut("… " + value[begins:]) if value in alike and begins > 1 else cut(value) for value in values]


def _set(values: Mapping[tuple[str, ...], Node], place: tuple[str, ...]) -> str:
    return shown(values[place], "taken away", WHOLE) if place in values else NOTHING


def _table(*headings: str) -> Table:
    """The look of all tables, for words: names and cells at the left, folded where they are long."""
    table = blank_table(())
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _values(changes: Node, adds: Sequence[str], at: tuple[str, ...] = ()) -> dict[tuple[str, ...], Node]:
    """Each value that is set, by its place; what the lever brings along is one value."""
    found: dict[tuple[str, ...], Node] = {}
    for key, (_, value) in changes.mapping.items():
        place = (*at, key)
        if dotted(place) not in adds and merges(key, value):
            found |= _values(value, adds, place)
        else:
            found[place] = value
    return found


def _standing(root: Node, place: tuple[str, ...]) -> Node | None:
    """What stands at a place of a scenario; None where nothing does."""
    node: Node | None = root
    for key in place:
        node = node.get(key) if node is not None else None
    return node
