"""An optimisation on the terminal: what may be decided, which candidates were looked at, and what came out."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from simulator.report.optimised.answer import answer
from simulator.report.optimised.naming import file_of, margin_of, share_of, voice_of, wish_of
from simulator.report.optimised.told import candidates, confirmed, decided, roster, rosters_now
from simulator.report.run_tables import observed
from simulator.report.style import plural
from simulator.report.told_columns import fits, in_columns
from simulator.study.selection.choices import Choices
from simulator.study.selection.choosing import Chosen
from simulator.study.selection.rostered import Rostered
from simulator.study.selection.rosters import Rostering

if TYPE_CHECKING:
    from rich.console import RenderableType

SHOWN = 12
"""Candidates in the table; all of them are in `candidates.csv`."""


def heading(asked: Choices | Rostering) -> str:
    """What is looked for, in a few lines."""
    from rich.markup import escape

    wish, file = wish_of(asked), file_of(asked)
    run = file.scenario.run
    return (
        f"[bold]{escape(wish.titles.get('en', wish.name))}[/bold]\n"
        f"{escape(file.name)}: {escape(_looked_for(asked))} · {observed(run)}\n"
        f"seed {run.seed} · digest {asked.digest}"
    )


def _looked_for(asked: Choices | Rostering) -> str:
    voice = voice_of(asked)
    if isinstance(asked, Rostering):
        return (
            f"the smallest roster of {asked.station} by which {share_of(asked.share, voice)} of those who come in any "
            f"part of the day wait no longer than {asked.within_minutes:g} min"
        )
    wanted = " and ".join(
        f"{'least' if aim.less_is_better else 'most'} {voice.phrase(*aim.target)}" for aim in asked.aims
    )
    return f"{wanted}, among {plural(len(asked.rows), 'candidate')}"


def plan_tables(asked: Choices | Rostering, width: int) -> tuple[RenderableType, ...]:
    """What would be looked at."""
    voice = voice_of(asked)
    if isinstance(asked, Rostering):
        said = (
            f"{plural(asked.replications, 'replication')} of each roster; from {asked.least} to {asked.most} in each "
            f"part; {asked.desk_hours(asked.now):g} hours of work a day as it is"
        )
        return (*in_columns(rosters_now(asked, voice), width), said)
    lines = [f"{plural(len(asked.plan.design), 'combination')}, {plural(len(asked.rows), 'candidate')}"]
    if math.isfinite(asked.budget):
        lines[0] += f" within the budget of {asked.budget:g}"
    if asked.tries:
        lines.append(
            f"{asked.tries} of them are asked for by a search, {asked.first} replications each; the best "
            f"{asked.finalists} are run again on fresh luck"
        )
    elif len(asked.aims) == 1:
        lines.append(
            f"each is run {asked.first} times, and on until it is seen to be beaten (KN; δ {margin_of(asked, voice)}, "
            f"certainty {share_of(asked.certainty_share, voice)}), {asked.most_replications} times at most"
        )
    else:
        lines.append(f"each is run {asked.first} times")
    return (*in_columns(decided(asked, voice), width), "\n" + "\n".join(lines))


def found_tables(found: Chosen | Rostered, width: int) -> tuple[RenderableType, ...]:
    """The tables, and what they come to."""
    from rich.text import Text

    if isinstance(found, Rostered):
        voice = voice_of(found.rostering)
        tables = in_columns(roster(found, voice), width)
        lines = [*answer(found, voice), *_how_searched(found)]
    else:
        voice = voice_of(found.choices)
        apart = candidates(found, voice, SHOWN, apart=True)
        told = apart if fits(apart, width) else candidates(found, voice, SHOWN, apart=False)
        tables = (*in_columns(told, width), *in_columns(confirmed(found, voice, SHOWN), width))
        lines = [*answer(found, voice), f"{found.runs:,} runs"]
    return (*tables, Text("\n".join(lines)))


def _how_searched(found: Rostered) -> tuple[str, ...]:
    said = (
        f"{found.searched.tried} rosters were tried, {plural(found.rostering.replications, 'replication')} each; of "
        "the last no desk could be spared in any part of the day"
    )
    mended = f"{plural(found.repairs, 'desk')} were added after the search, on fresh luck"
    return (said, mended) if found.repairs else (said,)
