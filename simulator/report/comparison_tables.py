"""A comparison on the terminal: what was compared, the measure that decides, a dozen others, and what it comes to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from simulator.measures.nature import NATURES
from simulator.policy.packages import JOINT
from simulator.report.attribution_tables import attribution_table
from simulator.report.comparison_answer import answer, statistics
from simulator.report.contrast_cells import gap_told, relative_told
from simulator.report.key_measures import by_place, key_measures, misses_more
from simulator.report.movement_tables import movement_table
from simulator.report.numbers import decimals_for, number, plain, with_interval
from simulator.report.run_tables import observed
from simulator.report.style import plural
from simulator.report.tables import blank_table, titled
from simulator.report.winners_tables import winners_table
from simulator.report.wording import CARRIED, Carried
from simulator.report.words.measures import name_of
from simulator.report.words.voice import Voice, typed_voice
from simulator.scenario.measured import carried
from simulator.study.comparison import Comparison, Contrast
from simulator.study.comparison.margins import NOTICED_MINUTES, USUAL_MARGIN_SHARE
from simulator.study.estimate import CONFIDENCE_SHARE

if TYPE_CHECKING:
    from rich.console import RenderableType

AND_MISSES = ",\nmisses more"
"""Below the verdict of a policy that lets more pass unseen."""
GOOD = {"less": "less is better", "more": "more is better", "neither": "neither way is better"}
LONGEST_PLACE = 22
"""Letters of a place or a measure, beyond which it is broken."""


def heading(found: Comparison) -> str:
    """What was compared, in four lines, and what its packages hold."""
    from rich.markup import escape

    design, file, called = found.design, found.file, typed_voice(found).policies[1:]
    policies = "policy" if len(design.alternatives) == 1 else "policies"
    whole = [
        f"\n{name}: {levers.replace(JOINT, f' {JOINT} ')}"
        for name, levers in zip(called, design.names, strict=True)
        if name != levers
    ]
    return (
        f"[bold]{escape(file.scenario.about.title.en)}[/bold]\n"
        f"{escape(file.name)} against {len(design.alternatives)} {policies} · {observed(file.scenario.run)}\n"
        f"seed {file.scenario.run.seed} · digest {found.digest}\n"
        f"{plural(len(found.replications), 'replication')}, each with the same {_words(found).many} and the same luck "
        f"under every policy; ± is half of the {CONFIDENCE_SHARE * 100:g} % interval over them" + escape("".join(whole))
    )


def comparison_tables(found: Comparison) -> tuple[RenderableType, ...]:
    """All tables, none wider than 80 columns if its names are not."""
    voice, words = typed_voice(found), _words(found)
    named = dict(zip(found.design.names, voice.policies[1:], strict=True))
    mean = found.primary[0].paired.before.mean
    return (
        primary_table(found, voice),
        *(key_table(found, name, voice) for name in found.design.names),
        *(table for each in found.winners for table in winners_table(each, named[each.alternative], words)),
        *(table for each in found.movements for table in movement_table(each, named[each.alternative], words)),
        *(attribution_table(each, named[each.package], mean, voice) for each in found.attributions),
    )


def closing(found: Comparison) -> tuple[RenderableType, ...]:
    """What it comes to, and how sure that is."""
    from rich.text import Text

    voice = typed_voice(found)
    return Text("\n".join(answer(found, voice))), Text("\n".join(statistics(found, voice)), style="dim")


def primary_table(found: Comparison, voice: Voice) -> RenderableType:
    """The measure that decides: a row for the baseline and one for each alternative."""
    measure, place, every = found.design.measure, found.design.place, found.primary
    mean = every[0].paired.before.mean
    unit, gap, scale = voice.unit(measure, mean), voice.gap_unit(measure, mean), voice.scale(measure, mean)
    table = blank_table((f"mean\n{unit}", f"difference\n{gap}", "relative\n%", "p\nHolm", "verdict"))
    digits = decimals_for([every[0].paired.before, *(each.paired.after for each in every)], scale)
    table.columns[0].min_width = max(len(line) for name in voice.policies for line in in_lines(name).split("\n"))
    table.add_row("baseline", with_interval(every[0].paired.before, digits, scale), "", "", "", "")
    for name, each in zip(voice.policies[1:], every, strict=True):
        table.add_row(
            in_lines(name),
            with_interval(each.paired.after, digits, scale),
            gap_told(each, scale),
            relative_told(each),
            _p(each.holm_p),
            f"{verdict_cell(each)}{AND_MISSES if misses_more(found, each.alternative) else ''}",
        )
    margin = plain(every[0].margin * scale)
    given = "given" if found.design.margin is not None else f"{USUAL_MARGIN_SHARE * 100:g} % of the baseline, assumed"
    below = f"{GOOD[NATURES[measure].good]}; margin that matters: {margin} {gap} ({given})"
    name = name_of(measure, goods=voice.goods)
    return titled(f"{name[:1].upper()}{name[1:]}: {place} (primary)", table, below)


def _words(found: Comparison) -> Carried:
    """Those whom it is about."""
    return CARRIED[carried(found.file.scenario)]


def key_table(found: Comparison, alternative: str, voice: Voice) -> RenderableType:
    """A dozen measures under one alternative, place by place: the baseline, the difference and the verdict."""
    table = blank_table(("", "baseline", "difference", "verdict"))
    table.columns[1].justify = "left"
    said = ""
    for measure, place in by_place(key_measures(found)):
        each = next(each for each in found.of(measure, place) if each.alternative == alternative)
        if place != said:
            table.add_row(in_lines(place, LONGEST_PLACE))
            said = place
        before = each.paired.before
        scale = voice.scale(measure, before.mean)
        table.add_row(
            f"  {name_of(measure, goods=voice.goods)}",
            voice.unit(measure, before.mean),
            number(before.mean * scale, decimals_for([before], scale)),
            gap_told(each, scale),
            verdict_cell(each),
        )
    unit = voice.unit(found.design.measure, found.primary[0].paired.before.mean)
    given = "" if found.design.margin is None else f"the given one for what is in {unit}, else "
    below = (
        f"margin that matters: {given}{USUAL_MARGIN_SHARE * 100:g} % of the baseline's mean, of times at least "
        f"{NOTICED_MINUTES:g} min (assumed)",
        f"percentiles are over the {_words(found).many} of a replication, means and ± over "
        f"{plural(len(found.replications), 'replication')}",
        "(n): replications that would decide; * not observed in every replication",
    )
    name = voice.policies[found.policies.index(alternative)]
    return titled(f"Measures: {name}", table, *below)


def in_lines(name: str, breadth: int = 11) -> str:
    """A long name on several lines, broken where its parts meet."""
    lines = [""]
    for part in re.findall(r"[^_+:/. ]*[_+:/. ]+|[^_+:/. ]+", name):
        if lines[-1] and len(lines[-1]) + len(part.rstrip()) > breadth:
            lines.append("")
        lines[-1] += part
    return "\n".join(line.rstrip() for line in lines)


def verdict_cell(found: Contrast) -> str:
    """The word, and of an inconclusive one how many replications would decide."""
    needed = found.verdict.replications_needed
    return f"{found.verdict.word} ({needed:,})" if needed else found.verdict.word


def _p(p: float) -> str:
    return number(p, 3) if not p < 0.001 else "<0.001"
