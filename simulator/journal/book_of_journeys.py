"""The book of journeys: everyone who came has one ending, told by the journey's own records, which follow in order."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from simulator.journal.columns import Ints
from simulator.journal.findings import Findings
from simulator.journal.journal import Journal
from simulator.journal.journeys import Ending
from simulator.journal.passages import Crossings, Visits

Stage = Visits | Crossings


def balance_journeys(journal: Journal, findings: Findings) -> None:
    """Check the endings in total, each stage by itself, and the order of each journey's records."""
    _endings(journal, findings)
    gone = np.zeros(len(journal.journeys), np.int64)
    waiting = np.zeros(len(journal.journeys), np.int64)
    for place, stage, ways_out in _stages(journal):
        _stage(journal, place, stage, ways_out, findings)
        started, ended = ~np.isnan(stage.started), ~np.isnan(stage.ended)
        gone += _per_journey(journal, stage, ~started & ended)
        waiting += _per_journey(journal, stage, ~started & ~ended)
    ending = journal.journeys.ending
    cut_short = (ending != Ending.INSIDE) & (ending != Ending.FINISHED)
    findings.add(
        cut_short & (gone != 1),
        "{count} journeys were turned away, gave up, were stranded or refunded, but not at exactly one place",
    )
    findings.add(~cut_short & (gone > 0), "{count} journeys left a queue unserved, yet finished or are still inside")
    findings.add(waiting > 1, "{count} journeys wait at more than one place at once")
    _order(journal, findings)


def _stages(journal: Journal) -> Iterator[tuple[str, Stage, tuple[Ending, ...]]]:
    """Every place where one waits, and the endings that a journey may find there."""
    for name, visits in journal.visits.items():
        yield f"station {name}", visits, (Ending.TURNED_AWAY, Ending.GAVE_UP)
    for name, meetings in journal.meetings.items():
        yield f"meeting {name}", meetings, (Ending.TURNED_AWAY, Ending.GAVE_UP)
    yield "the lounges", journal.crossings, (Ending.STRANDED, Ending.REFUNDED)


def _endings(journal: Journal, findings: Findings) -> None:
    people, horizon = journal.journeys, journal.horizon_minutes
    counts = {ending: int(np.count_nonzero(people.ending == ending)) for ending in Ending}
    accounted = sum(counts.values())
    if accounted != len(people):
        parts = " + ".join(f"{count} {_words(ending)}" for ending, count in counts.items())
        findings.say(f"{len(people)} arrived, but {parts} = {accounted}")
    inside = people.ending == Ending.INSIDE
    findings.add(~((people.arrived >= 0) & (people.arrived <= horizon)), "{count} arrived outside the time of the run")
    findings.add(~((people.wished >= 0) & (people.wished <= people.arrived)), "{count} set out before they wished to")
    findings.add(inside & ~np.isnan(people.left), "{count} journeys are still inside, yet have left")
    findings.add(~inside & np.isnan(people.left), "{count} journeys have ended without a time of leaving")
    findings.add(people.left < people.arrived, "{count} left before they arrived")
    findings.add(people.left > horizon, "{count} left after the end of the run")


def _stage(journal: Journal, place: str, stage: Stage, ways_out: tuple[Ending, ...], findings: Findings) -> None:
    """Who came = served + in service + waiting + those who left unserved by an ending possible here."""
    ending, left = journal.journeys.ending[stage.entity], journal.journeys.left[stage.entity]
    started, ended = ~np.isnan(stage.started), ~np.isnan(stage.ended)
    gone = ~started & ended
    parts = {
        "served": started & ended,
        "in service": started & ~ended & (ending == Ending.INSIDE),
        "waiting": ~started & ~ended & (ending == Ending.INSIDE),
        **{_words(way): gone & (ending == way) for way in ways_out},
    }
    counts = {name: int(np.count_nonzero(rows)) for name, rows in parts.items()}
    accounted = sum(counts.values())
    if accounted != len(stage):
        terms = " + ".join(f"{count} {name}" for name, count in counts.items())
        findings.say(f"At {place}, {len(stage)} came, but {terms} = {accounted}")
    findings.add(
        gone & (left != stage.ended),
        f"At {place}, {{count}} left the queue at another time than the journey",
        stage.entity,
    )
    findings.add(
        gone & (ending == Ending.TURNED_AWAY) & (stage.ended != stage.queued) & (not place.startswith("meeting")),
        f"At {place}, {{count}} were turned away later than they came",
        stage.entity,
    )


def _order(journal: Journal, findings: Findings) -> None:
    """Times never run backwards, within a record, within a journey, and against the run."""
    stages = list(_stages(journal))
    for place, stage, _ in stages:
        arrived, left = journal.journeys.arrived[stage.entity], journal.journeys.left[stage.entity]
        for earlier, later, what in (
            (arrived, stage.queued, "queued before they arrived"),
            (stage.queued, stage.started, "were served before they queued"),
            (stage.started, stage.ended, "were done before they were served"),
            (stage.queued, stage.ended, "were done before they queued"),
            (stage.queued, left, "queued after they had left"),
            (stage.ended, left, "were done after they had left"),
        ):
            findings.add(later < earlier, f"At {place}, {{count}} {what}", stage.entity)
        late = np.fmax(np.fmax(stage.queued, stage.started), stage.ended) > journal.horizon_minutes
        findings.add(late | np.isnan(stage.queued), f"At {place}, {{count}} have times outside the run", stage.entity)
    entity = np.concatenate([stage.entity for _, stage, _ in stages])
    queued = np.concatenate([stage.queued for _, stage, _ in stages])
    started = np.concatenate([stage.started for _, stage, _ in stages])
    # A seized server may be kept while its holder goes on elsewhere, so a visit binds only until it is
    # served; a vessel binds until it is alongside.
    bound = np.concatenate([stage.ended if stage is journal.crossings else stage.started for _, stage, _ in stages])
    order = np.lexsort((started, queued, entity))
    entity, queued, bound = entity[order], queued[order], bound[order]
    findings.add(
        (entity[1:] == entity[:-1]) & ~(queued[1:] >= bound[:-1]),
        "{count} records begin before the journey was done with the one before",
        entity[1:],
    )


def _per_journey(journal: Journal, stage: Stage, rows: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Ints:
    return np.bincount(stage.entity[rows], minlength=len(journal.journeys)).astype(np.int64)


def _words(ending: Ending) -> str:
    return ending.name.lower().replace("_", " ")
