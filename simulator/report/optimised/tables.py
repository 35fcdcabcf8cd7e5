"""An optimisation on the terminal: what may be decided, which candidates were looked at, and what came out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulator.report.numbers import NOTHING, decimals_for, number, plain, with_interval
from simulator.report.run_tables import observed
from simulator.report.style import plural
from simulator.report.tables import blank_table, titled
from simulator.report.words.language import Language, is_chinese
from simulator.report.words.measures import gap_unit_of, name_of, phrase_of, scale_of, unit_of
from simulator.report.words.places import place_of
from simulator.study.estimate import Estimate
from simulator.study.selection.choices import Aim, Choices
from simulator.study.selection.choosing import Chosen
from simulator.study.selection.race import NOTHING_BEATEN
from simulator.study.selection.rostered import Rostered
from simulator.study.selection.rosters import Rostering
from simulator.study.selection.runs import named
from simulator.study.selection.staffing import InPart
from simulator.units import clock_text

if TYPE_CHECKING:
    from rich.console import RenderableType

SHOWN = 12
"""Candidates in the table; all of them are in `candidates.csv`."""


def heading(asked: Choices | Rostering) -> str:
    """What is looked for, in a few lines."""
    from rich.markup import escape

    wish = asked.plan.wish if isinstance(asked, Choices) else asked.wish
    file = asked.plan.baseline if isinstance(asked, Choices) else asked.file
    run = file.scenario.run
    return (
        f"[bold]{escape(wish.titles.get('en', wish.name))}[/bold]\n"
        f"{escape(file.name)}: {escape(_looked_for(asked))} · {observed(run)}\n"
        f"seed {run.seed} · digest {asked.digest}"
    )


def _looked_for(asked: Choices | Rostering) -> str:
    if isinstance(asked, Rostering):
        return (
            f"the smallest roster of {asked.station} by which {share_of(asked.share)} of those who come in any part of "
            f"the day wait no longer than {asked.within_minutes:g} min"
        )
    wanted = " and ".join(f"{'least' if aim.less_is_better else 'most'} {_phrase(aim)}" for aim in asked.aims)
    return f"{wanted}, among {plural(len(asked.rows), 'candidate')}"


def plan_tables(asked: Choices | Rostering) -> tuple[RenderableType, ...]:
    """What would be looked at."""
    if isinstance(asked, Rostering):
        table = blank_table(["part of the day", "now"])
        for row, desks in enumerate(asked.now):
            table.add_row(part_of_day(asked, row), str(desks))
        said = (
            f"{plural(asked.replications, 'replication')} of each roster; from {asked.least} to {asked.most} in each "
            f"part; {asked.desk_hours(asked.now):g} hours of work a day as it is"
        )
        return (titled(asked.station, table), said)
    table = blank_table(["values", "cost of one", "as written"])
    for factor in asked.plan.factors:
        cost = asked.costs.get(factor.name)
        values = ", ".join(plain(value) for value in factor.values)
        table.add_row(factor.name, values, NOTHING if cost is None else plain(cost), plain(factor.likely))
    every = len(asked.plan.design)
    lines = [f"{plural(every, 'combination')}, {plural(len(asked.rows), 'candidate')} within the budget"]
    if math.isfinite(asked.budget):
        lines[0] += f" of {asked.budget:g}"
    if asked.tries:
        lines.append(
            f"{asked.tries} of them are asked for by a search, {asked.first} replications each; the best "
            f"{asked.finalists} are run again on fresh luck"
        )
    elif len(asked.aims) == 1:
        lines.append(
            f"each is run {asked.first} times, and on until it is seen to be beaten (KN; δ {margin_of(asked)}, "
            f"certainty {share_of(asked.certainty_share)}), {asked.most_replications} times at most"
        )
    else:
        lines.append(f"each is run {asked.first} times")
    return (titled("what may be decided", table), "\n".join(lines))


def answer(found: Chosen | Rostered) -> tuple[RenderableType, ...]:
    """The tables, and what they come to."""
    return _roster(found) if isinstance(found, Rostered) else _choice(found)


def _choice(found: Chosen) -> tuple[RenderableType, ...]:
    asked = found.choices
    names = [factor.name for factor in asked.plan.factors]
    headings = [*names, *(["cost"] if asked.costs else []), *(_headed(aim) for aim in asked.aims)]
    headings += ["n", "beaten after"] if found.raced else ["n"]
    table = blank_table(headings, gap=2)
    columns = [[each[aim] for each in found.estimates] for aim in range(len(asked.aims))]
    for place in order_of(found)[:SHOWN]:
        row = found.looked_at[place]
        cells = [plain(value) for value in asked.plan.point(row).values.values()]
        cells += [plain(float(asked.cost[row]))] if asked.costs else []
        cells += [_cell(column, place, aim) for column, aim in zip(columns, asked.aims, strict=True)]
        cells.append(str(len(found.values[place])))
        if found.raced:
            left = found.raced.left_after[place]
            cells.append(NOTHING if left == NOTHING_BEATEN else str(left))
        table.add_row("→" if row in found.best else "", *cells)
    more = len(found.looked_at) - SHOWN
    below = [f"and {more} more in candidates.csv"] if more > 0 else []
    return (titled("candidates", table, *below), _confirmed_table(found), *_closing(found))


def order_of(found: Chosen) -> list[int]:
    """Those chosen first, then by how long they stayed and by the first aim."""
    sign = 1.0 if found.choices.aims[0].less_is_better else -1.0

    def key(place: int) -> tuple[bool, float]:
        return found.looked_at[place] not in found.best, sign * found.estimates[place][0].mean

    return sorted(range(len(found.looked_at)), key=key)


def _confirmed_table(found: Chosen) -> RenderableType:
    """What was chosen, on luck that the choice has not met."""
    asked = found.choices
    table = blank_table(
        [text for aim in asked.aims for text in (_headed(aim), f"difference\n{gap_unit_of(aim.target[0])}")]
    )
    cells = []
    for aim, before in zip(asked.aims, found.as_written, strict=True):
        cells += [with_interval(before, decimals_for([before], scale_of(aim.target[0])), scale_of(aim.target[0])), ""]
    table.add_row("as written", *cells)
    for each in found.confirmed[:SHOWN]:
        cells = []
        for aim, pair in zip(asked.aims, each.paired, strict=True):
            scale = scale_of(aim.target[0])
            decimals = decimals_for([pair.after, pair.difference], scale)
            cells += [with_interval(pair.after, decimals, scale), with_interval(pair.difference, decimals, scale)]
        table.add_row(named(asked.plan, each.row), *cells)
    n = found.as_written[0].n
    return titled("on fresh luck", table, f"{plural(n, 'replication')} that the choice has not met; ± half of 95 %")


def _closing(found: Chosen) -> tuple[str, ...]:
    asked, raced = found.choices, found.raced
    lines = []
    if found.searched:
        lines.append(
            f"{len(found.searched.tried)} of {len(asked.plan.design):,} combinations were tried: there may be better"
        )
    if raced and raced.decided:
        among = "the finalists" if found.searched else f"{len(found.looked_at)} candidates"
        lines.append(
            f"{named(asked.plan, found.best[0])}: with a certainty of {share_of(asked.certainty_share)} the best of "
            f"{among}, or within {margin_of(asked)} of it"
        )
    elif raced:
        lines.append(
            f"{len(found.best)} candidates are still in after {raced.replications} replications; at most "
            f"{raced.latest:,} would tell them apart (run: at_most)"
        )
    elif len(asked.aims) > 1:
        lines.append(f"{plural(len(found.best), 'candidate')} are beaten by no other in all aims, by their means")
    lines.append(f"{found.runs:,} runs")
    return ("\n" + "\n".join(lines),)


def _roster(found: Rostered) -> tuple[RenderableType, ...]:
    asked = found.rostering
    table = blank_table(["now", "in time\n%", "found", "in time\n%", "came\na replication"])
    for row in range(len(asked.now)):
        was, is_now = found.as_written[row], found.confirmed[row]
        table.add_row(
            part_of_day(asked, row),
            str(asked.now[row]),
            in_time(was),
            str(found.roster[row]),
            in_time(is_now),
            number(is_now.came_per_replication, 0),
        )
    table.add_row(
        "hours of work a day", f"{asked.desk_hours(asked.now):g}", "", f"{asked.desk_hours(found.roster):g}", "", ""
    )
    below = (
        f"in time: waited at most {asked.within_minutes:g} min; {plural(found.replications, 'replication')} that "
        "the search has not met; ± half of 95 %"
    )
    kept = "kept" if found.keeps else "NOT kept"
    lines = [
        f"{found.searched.tried} rosters were tried, {plural(asked.replications, 'replication')} each; of the last "
        "no desk could be spared in any part of the day",
        f"on fresh luck the standard is {kept} in every part of the day"
        + (f", with {plural(found.repairs, 'desk')} added after the search" if found.repairs else ""),
    ]
    return (titled(asked.station, table, below), "\n" + "\n".join(lines))


def part_of_day(asked: Rostering, row: int) -> str:
    """`07:00 to 08:00`."""
    after = asked.edges[row + 1]
    return f"{clock_text(asked.edges[row])}–{'24:00' if after == 24 * 60 else clock_text(after)}"


def in_time(part: InPart) -> str:
    """Per cent served in time, with half of the interval."""
    if math.isnan(part.share):
        return NOTHING
    width = "" if math.isnan(part.half_width) else f" ± {part.half_width * 100:.1f}"
    return f"{part.share * 100:.1f}{width}"


def _cell(column: Sequence[Estimate], place: int, aim: Aim) -> str:
    scale = scale_of(aim.target[0])
    return with_interval(column[place], decimals_for(column, scale), scale)


def _headed(aim: Aim) -> str:
    measure, place = aim.target
    return f"{name_of(measure)}\n{place_of(place, 'en')}\n{unit_of(measure)}"


def _phrase(aim: Aim) -> str:
    measure, place = aim.target
    return f"{phrase_of(measure)} ({place_of(place, 'en')})"


def margin_of(asked: Choices, language: Language = "en") -> str:
    """δ with its unit."""
    measure = asked.aims[0].target[0]
    return f"{asked.margin * scale_of(measure):g} {gap_unit_of(measure, language)}"


def share_of(share: float, language: Language = "en") -> str:
    """In per cent, as many digits as it has."""
    return f"{share * 100:g}{'%' if is_chinese(language) else ' %'}"
