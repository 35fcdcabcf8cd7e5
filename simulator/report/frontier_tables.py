"""A frontier on the terminal: every point, which of them nobody beats, and what the baseline's risk would cost at
another aim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulator.report.frontier_figure import frontier_voice
from simulator.report.numbers import NOTHING, decimals_for, with_interval
from simulator.report.run_tables import observed
from simulator.report.style import plural
from simulator.report.tables import blank_table, titled
from simulator.report.words import figures
from simulator.report.words import frontier as words
from simulator.report.words.measures import gap_unit_of, name_of, phrase_of, scale_of, unit_of
from simulator.report.words.sentences import Figures, per_cent
from simulator.report.words.voice import Voice
from simulator.study.estimate import CONFIDENCE_SHARE, Estimate
from simulator.study.frontier import Frontier, Standing
from simulator.study.frontier.standing import PILED_UP_SHARE

if TYPE_CHECKING:
    from rich.console import RenderableType

MARK = " baseline"
"""Behind the name of the scenario as it is written."""


def heading(found: Frontier) -> str:
    """What was held against what, in four lines."""
    from rich.markup import escape

    design, file, voice = found.design, found.file, frontier_voice(found)
    return (
        f"[bold]{escape(file.scenario.about.title.en)}[/bold]\n"
        f"{escape(file.name)}: {voice.phrase(*design.time)} against {voice.phrase(*design.risk)}, over the rate of "
        f"{' and '.join(design.schemes)} and the odds of `{design.kind}` · {observed(file.scenario.run)}\n"
        f"seed {file.scenario.run.seed} · digest {found.digest}\n"
        f"{plural(len(found.replications), 'replication')} of {plural(len(design.points), 'point')}, each with the "
        f"same goods and the same luck; ± is half of the {CONFIDENCE_SHARE * 100:g} % interval over them"
    )


def frontier_tables(found: Frontier) -> tuple[RenderableType, ...]:
    """The points, curve by curve; and what the baseline's risk would cost on each curve."""
    return points_table(found), same_risk_table(found)


def closing(found: Frontier) -> tuple[RenderableType, ...]:
    """What it comes to, where there is another aim than the baseline's."""
    from rich.text import Text

    lines = answer(found, frontier_voice(found))
    return (Text("\n".join(lines)),) if lines else ()


def answer(found: Frontier, voice: Voice) -> list[str]:
    """What today's risk would cost at each other aim, a sentence each."""
    base, measure = found.standings[0], found.design.time[0]
    lines = []
    for curve, each in zip(found.design.curves, found.same_risks, strict=True):
        if 0 in curve.points:
            continue
        change, odds = each.time_difference, f"{each.odds:g}"
        if not change.n or change.missing:
            lines.append(voice.say(words.NO_SAME_RISK, odds=odds))
            continue
        said = Figures(measure, change.half_width, voice.language)
        lines.append(
            voice.say(
                words.SAME_RISK,
                odds=odds,
                share=per_cent(each.examined_share.mean, voice.language),
                share_before=per_cent(base.examined_share.mean, voice.language),
                what=voice.phrase(*found.design.time),
                change=said.gap(change.mean, signed=True),
                low=said.bare(change.low),
                high=said.bare(change.high),
                hours=f"{each.server_hours_per_day.mean:.1f}",
                hours_before=f"{base.server_hours_per_day.mean:.1f}",
            )
        )
    return lines


def points_table(found: Frontier) -> RenderableType:
    """A row for each point: what it takes in, what it costs in time, risk and work, and whether another beats it."""
    voice, design = frontier_voice(found), found.design
    table = blank_table(
        (
            f"{voice.say(words.EXAMINED)}\n%",
            f"{_headed(design.time[0])}\n{unit_of(design.time[0])}",
            f"{_headed(design.risk[0])}\n{unit_of(design.risk[0])}",
            voice.say(words.HOURS),
            voice.say(words.FRONTIER),
        )
    )
    shared = {row for curve in design.curves for row in curve.points if not design.points[row].settings["rate"]}
    alone = {*range(len(design.points))} - {row for curve in design.curves for row in curve.points}
    for row in sorted(shared | alone):
        name = voice.say(words.NOBODY if row in shared else figures.BASELINE)
        table.add_row(name, *_cells(found, row, voice))
    for curve in design.curves:
        table.add_row(voice.say(words.ODDS, odds=f"{curve.odds:g}"))
        for row in curve.points:
            if row not in shared:
                rate = voice.say(words.RATE, rate=f"{design.points[row].settings['rate']:g}")
                table.add_row(f" {rate}{MARK if row == 0 else ''}", *_cells(found, row, voice))
    below = [voice.say(words.RULE)]
    if not all(each.keeps_up for each in found.standings):
        below.append(voice.say(words.PILED_RULE, share=f"{PILED_UP_SHARE * 100:g} %"))
    return titled(voice.say(words.POINTS), table, *below)


def same_risk_table(found: Frontier) -> RenderableType:
    """A row for each quality of targeting, where it misses as much as the baseline does."""
    voice, time = frontier_voice(found), found.design.time[0]
    columns = (
        ("rate", "rate\n×", 1.0),
        ("examined_share", f"{voice.say(words.EXAMINED)}\n%", 100.0),
        ("time_difference", f"difference\n{gap_unit_of(time)}", scale_of(time)),
        ("server_hours_per_day", voice.say(words.HOURS), 1.0),
        ("server_hours_difference", "difference\nh/day", 1.0),
    )
    table = blank_table(title for _, title, _ in columns)
    for row, (curve, each) in enumerate(zip(found.design.curves, found.same_risks, strict=True)):
        cells = [_cell(found.same_risks, row, name, scale) for name, _, scale in columns]
        name = voice.say(words.ODDS, odds=f"{each.odds:g}")
        table.add_row(f"{name}{MARK if 0 in curve.points else ''}", *cells)
    below = f"differences to the baseline: {phrase_of(time)}, and work; {voice.say(words.READ_OFF)}"
    return titled(voice.say(words.SAME_RISK_TITLE), table, below)


def _headed(measure: str) -> str:
    """The name of a measure on as many lines as keep its column narrow."""
    return name_of(measure).removesuffix(", mean").replace(" and not", "\nand not").replace(" to ", "\nto ")


def _cells(found: Frontier, row: int, voice: Voice) -> list[str]:
    """What a point came to."""
    standing, (time, _), (risk, _) = found.standings[row], found.design.time, found.design.risk
    scales = {"examined_share": 100.0, "time": scale_of(time), "risk": scale_of(risk), "server_hours_per_day": 1.0}
    cells = [_cell(found.standings, row, name, scale) for name, scale in scales.items()]
    return [*cells, _place(found, standing, voice)]


def _place(found: Frontier, standing: Standing, voice: Voice) -> str:
    """On the frontier, behind one that is on it (if any is), or neither."""
    if not standing.keeps_up:
        return voice.say(words.PILED_UP)
    if not standing.beaten_by:
        return voice.say(words.ON_IT) if standing.on_frontier else NOTHING
    first = next((row for row in standing.beaten_by if found.standings[row].on_frontier), standing.beaten_by[0])
    settings = found.design.points[first].settings
    if not settings["rate"]:
        return voice.say(words.NOBODY)
    rate = voice.say(words.RATE, rate=f"{settings['rate']:g}")
    return f"{settings['odds']:g} at {rate}" if "odds" in settings else voice.say(figures.BASELINE)


def _cell(rows: Sequence[object], row: int, name: str, scale: float) -> str:
    """One quantity of one row, with as many decimals as the others of its column; n/a if some replications lack it,
    which the others then do not speak for."""
    column: list[Estimate] = [getattr(each, name) for each in rows]
    return NOTHING if column[row].missing else with_interval(column[row], decimals_for(column, scale), scale)
