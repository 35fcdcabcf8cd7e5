"""What an optimisation asked and what it comes to, in sentences made of numbers alone."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.report.optimised.naming import candidate, margin_of, share_of
from simulator.report.words import optimised as words
from simulator.report.words.language import is_chinese
from simulator.report.words.sentences import Figures
from simulator.report.words.voice import Voice
from simulator.study.selection.choices import Choices
from simulator.study.selection.choosing import Chosen
from simulator.study.selection.rostered import Rostered
from simulator.study.selection.rosters import Rostering


def question(asked: Choices | Rostering, voice: Voice) -> str:
    """What is looked for."""
    if isinstance(asked, Rostering):
        place, share = voice.within(asked.station), share_of(asked.share, voice)
        return voice.say(words.ASKED_ROSTER, place=place, share=share, minutes=f"{asked.within_minutes:g}")
    if len(asked.aims) > 1:
        return voice.say(words.ASKED_FRONT)
    return voice.say(words.ASKED_BEST, what=voice.phrase(*asked.aims[0].target))


def answer(found: Chosen | Rostered, voice: Voice) -> tuple[str, ...]:
    """What was found, a sentence each."""
    return tuple(_roster(found, voice) if isinstance(found, Rostered) else _choice(found, voice))


def _roster(found: Rostered, voice: Voice) -> Iterator[str]:
    asked = found.rostering
    hours, before = (f"{asked.desk_hours(roster):g}" for roster in (found.roster, asked.now))
    yield voice.say(words.HOURS if found.keeps else words.HOURS_NOT_KEPT, hours=hours, before=before)


def _choice(found: Chosen, voice: Voice) -> Iterator[str]:
    asked, count = found.choices, len(found.looked_at)
    if len(asked.aims) > 1:
        yield voice.say(words.UNBEATEN, left=len(found.best), count=count)
    elif found.raced is None or found.raced.decided:
        yield voice.say(
            words.BEST,
            name=candidate(asked, found.best[0], voice),
            certainty=share_of(asked.certainty_share, voice),
            count=count,
            margin=margin_of(asked, voice),
        )
    else:
        yield voice.say(
            words.UNDECIDED,
            left=len(found.best),
            count=count,
            replications=found.raced.replications,
            latest=f"{found.raced.latest:,}",
        )
    if found.searched:
        yield voice.say(words.TRIED, tried=len(found.searched.tried), every=f"{len(asked.plan.design):,}")
    for each in found.confirmed if len(asked.aims) == 1 else ():
        measure, change = asked.aims[0].target[0], each.paired[0].difference
        said = Figures(measure, change.half_width, voice.language, goods=voice.goods)
        name = candidate(asked, each.row, voice)
        yield voice.say(
            words.CONFIRMED,
            name=name if is_chinese(voice.language) else f"{name[:1].lower()}{name[1:]}",
            what=voice.phrase(*asked.aims[0].target),
            change=said.gap(change.mean, signed=True),
            low=said.bare(change.low),
            high=said.bare(change.high),
        )
