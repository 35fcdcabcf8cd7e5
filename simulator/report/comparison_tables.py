"""A comparison on the terminal: the measures behind the answer, who wins, where the queue went, how sure that is."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulator.measures.nature import NATURES
from simulator.report.comparison_answer import answer, statistics
from simulator.report.key_measures import key_measures, misses_more
from simulator.report.numbers import NOTHING, decimals_for, number, plain, to_the_interval, with_interval
from simulator.report.run_tables import observed
from simulator.report.style import plural
from simulator.report.tables import blank_table, titled
from simulator.report.wording import CARRIED, Carried
from simulator.report.words.measures import gap_unit_of, name_of, phrase_of, scale_of, unit_of
from simulator.report.words.voice import is_of_goods, voice
from simulator.scenario.measured import PEOPLE, carried
from simulator.study.attribution import Attribution
from simulator.study.comparison import Comparison, Contrast
from simulator.study.comparison.margins import USUAL_MARGIN_SHARE
from simulator.study.comparison.movement import TRIFLE_SHARE, Movement
from simulator.study.comparison.winners import Winners
from simulator.study.estimate import CONFIDENCE_SHARE, Estimate

if TYPE_CHECKING:
    from rich.console import RenderableType

BREADTH = 80
"""Columns of a table, unless its names need more."""
MOST_STAGES = 10
"""Rows of a table of where the queue moved: those where most hours moved."""
SEEN_SHARE = 0.01
"""Stages where less than this share of what moved most has moved are not shown."""
AND_MISSES = ",\nmisses more"
"""Below the verdict of a policy that lets more pass unseen."""
GOOD = {"less": "less is better", "more": "more is better", "neither": "neither way is better"}


def heading(found: Comparison) -> str:
    """What was compared, in four lines."""
    from rich.markup import escape

    design, file = found.design, found.file
    policies = "policy" if len(design.alternatives) == 1 else "policies"
    return (
        f"[bold]{escape(file.scenario.about.title.en)}[/bold]\n"
        f"{escape(file.name)} against {len(design.alternatives)} {policies} · {observed(file.scenario.run)}\n"
        f"seed {file.scenario.run.seed} · digest {found.digest}\n"
        f"{plural(len(found.replications), 'replication')}, each with the same {_words(found).many} and the same luck "
        f"under every policy; ± is half of the {CONFIDENCE_SHARE * 100:g} % interval over them"
    )


def comparison_tables(found: Comparison) -> tuple[RenderableType, ...]:
    """All tables, none wider than 80 columns if its names are not."""
    return (
        primary_table(found),
        *(key_table(found, name) for name in found.design.names),
        *(table for each in found.winners for table in winners_table(each, _words(found))),
        *(table for each in found.movements for table in movement_table(each, _words(found))),
        *(attribution_table(each, found.primary[0].paired.before.mean) for each in found.attributions),
    )


def closing(found: Comparison) -> tuple[RenderableType, ...]:
    """What it comes to, and how sure that is."""
    from rich.text import Text

    english = voice(found)
    return Text("\n".join(answer(found, english))), Text("\n".join(statistics(found, english)), style="dim")


def primary_table(found: Comparison) -> RenderableType:
    """The measure that decides: a row for the baseline and one for each alternative."""
    measure, place, every = found.design.measure, found.design.place, found.primary
    mean = every[0].paired.before.mean
    unit, gap = unit_of(measure, mean=mean), gap_unit_of(measure, mean=mean)
    scale = scale_of(measure, mean)
    table = blank_table((f"mean\n{unit}", f"difference\n{gap}", "relative\n%", "p\nHolm", "verdict"))
    digits = decimals_for([every[0].paired.before, *(each.paired.after for each in every)], scale)
    table.add_row("baseline", with_interval(every[0].paired.before, digits, scale), "", "", "", "")
    for each in every:
        table.add_row(
            in_lines(each.alternative),
            with_interval(each.paired.after, digits, scale),
            gap_cell(each),
            number(each.relative * 100),
            _p(each.holm_p),
            f"{verdict_cell(each)}{AND_MISSES if misses_more(found, each.alternative) else ''}",
        )
    margin = to_the_interval(every[0].margin * scale, every[0].margin * scale)
    given = "given" if found.design.margin is not None else f"{USUAL_MARGIN_SHARE * 100:g} % of the baseline, assumed"
    below = f"{GOOD[NATURES[measure].good]}; margin that matters: {margin} {gap} ({given})"
    return titled(f"{name_of(measure).capitalize()}: {place} (primary)", table, below)


def _words(found: Comparison) -> Carried:
    """Those whom it is about."""
    return CARRIED[carried(found.file.scenario)]


def key_table(found: Comparison, alternative: str) -> RenderableType:
    """A dozen measures under one alternative, place by place: the baseline, the difference and the verdict."""
    table = blank_table(("", "baseline", "difference", "verdict"))
    table.columns[1].justify = "left"
    said = ""
    for measure, place in key_measures(found):
        each = next(each for each in found.of(measure, place) if each.alternative == alternative)
        if place != said:
            table.add_row(place)
            said = place
        before = each.paired.before
        scale = scale_of(measure, before.mean)
        table.add_row(
            f"  {name_of(measure, goods=is_of_goods(found))}",
            unit_of(measure, mean=before.mean),
            number(before.mean * scale, decimals_for([before], scale)),
            gap_cell(each),
            verdict_cell(each),
        )
    given = (
        "" if found.design.margin is None else f"the given one for what is in {unit_of(found.design.measure)}, else "
    )
    below = (
        f"margin that matters: {given}{USUAL_MARGIN_SHARE * 100:g} % of the baseline's mean (assumed)",
        f"percentiles are over the {_words(found).many} of a replication, means and ± over replications",
        "(n): replications that would decide; * not observed in every replication",
    )
    return titled(f"Measures: {alternative}", table, *below)


def winners_table(found: Winners, words: Carried = CARRIED[PEOPLE]) -> tuple[RenderableType, ...]:
    """Who arrives sooner and who later, the same traveller or consignment held against itself."""
    if found.everyone is None:
        return ()
    unit = words.unit
    table = blank_table(("sooner\n%", "later\n%", *(f"p{each}\n{unit.short}" for each in (5, 50, 95))))
    worst = found.hit_hardest
    rows = [
        (
            "all" if group.sort == "all" else f"hit hardest:\n{group.name}",
            with_interval(group.sooner_share, 1, 100),
            with_interval(group.later_share, 1, 100),
            *(with_interval(each, 1, 1 / unit.minutes) for each in group.sooner_quantile_minutes),
        )
        for group in found.groups
        if group.sort == "all" or group is worst
    ]
    for row in _within(BREADTH, rows):
        table.add_row(*row)
    below = (
        f"{found.everyone.travellers:,} {words.compared} compared: {words.at_home} sooner (+) or later (-) by "
        f"more than {plain(found.margin_minutes / unit.minutes)} {unit.short}; quantiles are over the "
        f"{words.compared} of a replication, ± over replications",
        f"finished under one policy alone, a replication: {number(found.only_before.mean)} under the baseline, "
        f"{number(found.only_after.mean)} under {found.alternative}",
    )
    return (titled(f"Winners and losers: {found.alternative}", table, *below),)


def _within(breadth: int, rows: Sequence[tuple[str, ...]]) -> Sequence[tuple[str, ...]]:
    """Rows with each half-width below its mean where side by side they leave names no room."""
    needed = sum(
        1 + max(len(line) for cell in column for line in cell.split("\n")) for column in zip(*rows, strict=True)
    )
    if needed <= breadth:
        return rows
    return [(name, *(cell.replace(" ± ", "\n± ") for cell in cells)) for name, *cells in rows]


def movement_table(found: Movement, words: Carried = CARRIED[PEOPLE]) -> tuple[RenderableType, ...]:
    """Where the queue moved, stage by stage."""
    certain = sorted((each for each in found.shifts if each.certain), key=lambda each: -abs(each.hours.mean))
    if not certain:
        return ()
    least = SEEN_SHARE * abs(certain[0].hours.mean)
    shown = [each for each in certain if abs(each.hours.mean) >= least][:MOST_STAGES]
    unit, scale = words.unit.short, 1 / words.unit.minutes
    table = blank_table(("", f"wait before\n{unit}", f"difference\n{unit}", f"waiting\n{words.hours} a day"))
    table.columns[1].justify = "left"
    for each in shown:
        table.add_row(
            each.stage,
            words.lounge if each.in_lounge else "station",
            number(each.before_minutes * scale),
            _signed(_scaled(each.minutes, scale), each.minutes.half_width * scale),
            _signed(each.hours, each.hours.half_width),
        )
    left = len(certain) - len(shown)
    below = [
        f"stages where it is certain, and at least {TRIFLE_SHARE:.0%} of all waiting: "
        f"{number(-found.fallen_hours, 0)} and {number(found.grown_hours, 0)} "
        f"{words.hours} a day" + (f"; {left} smaller ones are not shown" if left > 0 else "")
    ]
    return (titled(f"Where the queue moved: {found.alternative}", table, *below),)


def attribution_table(found: Attribution, mean: float = 0.0) -> RenderableType:
    """Which lever of a package does how much: its part, alone, and as the last of them; in hours where the baseline's
    mean is long."""
    table = blank_table(("its part", "alone", "as the last"))
    scale, gap = scale_of(found.measure, mean), gap_unit_of(found.measure, mean=mean)

    def cells(*every: Estimate) -> list[str]:
        return [_signed(_scaled(each, scale), each.half_width * scale) for each in every]

    for part in found.parts:
        table.add_row(part.lever, *cells(part.part, part.alone, part.last))
    table.add_row("the whole package", *cells(found.whole))
    table.add_row("together, beyond each alone", *cells(found.together))
    how = "all combinations run" if found.exact else "orders drawn, other ones in each replication"
    below = f"{phrase_of(found.measure)} ({found.place}), difference in {gap}; parts add up to the whole ({how})"
    return titled(f"Which lever does it: {found.package}", table, below)


def in_lines(name: str, breadth: int = 11) -> str:
    """A long name on several lines, broken where its parts meet."""
    lines = [""]
    for part in re.findall(r"[^_+:]*[_+:]?", name):
        if lines[-1] and len(lines[-1]) + len(part) > breadth:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


def gap_cell(found: Contrast) -> str:
    """`-12.1 ± 2.7`, in the decimals that the half-width warrants."""
    scale = scale_of(found.measure, found.paired.before.mean)
    difference = found.paired.difference
    return _signed(_scaled(difference, scale), found.joint_half_width * scale) + (
        "*" if difference.missing and difference.n else ""
    )


def verdict_cell(found: Contrast) -> str:
    """The word, and of an inconclusive one how many replications would decide."""
    needed = found.verdict.replications_needed
    return f"{found.verdict.word} ({needed:,})" if needed else found.verdict.word


def _signed(found: Estimate, half_width: float) -> str:
    if not found.n or math.isnan(found.mean):
        return NOTHING
    if found.mean == half_width == 0:
        return "0"
    sign = "+" if found.mean > 0 else ""
    ends = to_the_interval(half_width, half_width) if half_width > 0 else number(half_width, 0)
    return f"{sign}{to_the_interval(found.mean, half_width)} ± {ends}"


def _scaled(found: Estimate, scale: float) -> Estimate:
    return Estimate(found.mean * scale, found.half_width * scale, found.n, found.missing)


def _p(p: float) -> str:
    return number(p, 3) if not p < 0.001 else "<0.001"
