"""How long goods take from arrival to release and beyond: a Time Release Study of each shore.

A run has such a study for every direction and shore at which consignments of that direction are stamped `arrived`,
`lodged` and `released`. Its declarations are those released after the warm-up; an interval up to the gate-out is of
those who went out after it, whenever they were released. Of a process that goes on as it began, those done with it in a
stretch of time took as long as those who came in it, and none is left out for having taken too long. (Of those released
in it, whoever waits long for the gate would still be inside at the run's end.)

`place` is `direction.shore`, or some of them: `to_xiamen.xiamen/aeo`, of a kind, a trait or a channel.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from simulator.journal import Journal
from simulator.journal.columns import Floats, Ints, Mask
from simulator.measures.owners import owners
from simulator.measures.period import counted_days, mean
from simulator.measures.places import directions, flows_of
from simulator.measures.quantiles import quantiles
from simulator.measures.release.declarations import CHANNELS, REQUIRED, STAGES, Declarations, Texts
from simulator.measures.release.intervals import INTERVALS
from simulator.measures.rows import Row, row

TRADER = "trader"
"""What a study calls the kind of whoever declares."""


def studies(journal: Journal) -> dict[str, Declarations]:
    """The studies of a run, by `direction.shore`, of those released after the warm-up; none where no station stamps
    anything."""
    counted = {
        place: study.where(study.passed["released"] >= journal.warm_up_minutes)
        for place, study in ever_released(journal).items()
    }
    return {place: study for place, study in counted.items() if len(study)}


def ever_released(journal: Journal) -> dict[str, Declarations]:
    """The same of all who were released, during the warm-up too."""
    shores = dict.fromkeys(record.control.shore for record in journal.stations.values() if record.control.stamps)
    if not shores:
        return {}
    owner, found = np.asarray(owners(journal)), {}
    for shore in shores:
        passed, channel = stamped(journal, shore, owner)
        released = np.all([~np.isnan(passed[stage]) for stage in REQUIRED], axis=0)
        for direction in directions(journal):
            rows = np.flatnonzero(released & flows_of(journal, direction)[journal.journeys.flow])
            if len(rows):
                found[f"{direction}.{shore}"] = Declarations(
                    journal.start,
                    _names(journal, rows),
                    {"channel": np.array(CHANNELS)[channel[rows]], **_said(journal, rows)},
                    {stage: minutes[rows] for stage, minutes in passed.items()},
                )
    return found


def stamped(journal: Journal, shore: str, owner: Ints) -> tuple[dict[str, Floats], Ints]:
    """When each traveller, or their papers, was last done with each stage on a shore (for `arrived`: first came); and
    their channel. What is done only after release was no stage of it, and a gate passed before release, under seal, is
    not the gate out: such stages do not apply."""
    people = len(journal.journeys)
    passed = {stage: np.full(people, np.nan) for stage in STAGES}
    channel = np.zeros(people, np.int64)
    for name, record in journal.stations.items():
        control, visits = record.control, journal.visits.get(name)
        if control.shore != shore or visits is None:
            continue
        whose, served = owner[visits.entity], ~np.isnan(visits.started)  # others were turned away or gave up
        if control.stamps == "arrived":
            np.fmin.at(passed["arrived"], whose, visits.queued)
        elif control.stamps:
            np.fmax.at(passed[control.stamps], whose[served], visits.ended[served])
        if control.channel:
            np.maximum.at(channel, whose[served], CHANNELS.index(control.channel))
    for stage in set(STAGES) - {*REQUIRED, "gated_out"}:
        passed[stage][passed[stage] > passed["released"]] = np.nan
    passed["gated_out"][passed["gated_out"] < passed["released"]] = np.nan
    return passed, channel


def _names(journal: Journal, rows: Ints) -> Texts:
    """Flow and index, by which a consignment is the same under every policy."""
    flows = np.array([f"{flow} " for flow in journal.flows])
    return np.char.add(flows[journal.journeys.flow[rows]], journal.journeys.index[rows].astype("U12"))


def _described(journal: Journal, rows: Ints) -> dict[str, Texts]:
    """The kind of each (its trader), and each trait by its name; empty where a flow has no such trait."""
    parts = [*(kind.split("/") for kind in journal.kinds), []]  # the last for those of no kind, row -1
    told: dict[str, list[list[str]]] = {}
    for flow, traits in enumerate(journal.traits):
        for place, trait in enumerate(traits):
            words = told.setdefault(trait or TRADER, [[""] * len(parts)] * len(journal.flows))
            words[flow] = [of[place] if place < len(of) else "" for of in parts]
    flows, kinds = journal.journeys.flow[rows], journal.journeys.kind[rows]
    return {name: np.array(words)[flows, kinds] for name, words in told.items()}


def _said(journal: Journal, rows: Ints) -> dict[str, Texts]:
    """What else is said of each."""
    return {**_modes(journal, rows), **_described(journal, rows)}


def _modes(journal: Journal, rows: Ints) -> dict[str, Texts]:
    """By what each came or went first, where that is not the same of all; empty text of what has boarded nothing."""
    boarded = np.flatnonzero(journal.crossings.sailing >= 0)[::-1]  # of several the first is told last
    route = np.full(len(journal.journeys), -1)
    route[journal.crossings.entity[boarded]] = journal.sailings.route[journal.crossings.sailing[boarded]]
    words = np.array([journal.modes[each] if each >= 0 else "" for each in route[rows]], np.str_)
    return {"mode": words} if len(np.unique(words[words != ""])) > 1 else {}


def clearance_rows(journal: Journal) -> tuple[Row, ...]:
    """Every interval of each study, and of each channel, kind and trait in it: to how many a day it applied, and its
    mean and 90th percentile in hours."""
    rows: list[Row] = []
    for place, study in ever_released(journal).items():
        intervals = {name: _hours(journal, study, name) for name in INTERVALS}
        whole = place, np.ones(len(study), np.bool_)
        for where, some in (whole, *_parts(place, study)):
            for name, hours in intervals.items():
                known = _known(hours[some])
                if len(known):
                    rows.append(row(f"{name}_per_day", where, len(known) / counted_days(journal)))
                    rows.append(row(f"{name}_mean_hours", where, mean(known)))
                    rows.append(row(f"{name}_p90_hours", where, quantiles(known, (0.9,))[0]))
    return tuple(rows)


def _parts(place: str, study: Declarations) -> list[tuple[str, Mask]]:
    """The parts of a study: place and which of its declarations."""
    return [
        (f"{place}/{value}", words == value)
        for words in study.described.values()
        for value in np.unique(words).tolist()
        if value
    ]


def interval_per_day(journal: Journal, place: str, interval: str) -> float:
    """Declarations to which an interval (a name of `release.INTERVALS`) applied and that were released in the time
    counted (or went out in it, of an interval up to there), per day."""
    return len(_hours_at(journal, interval, place)) / counted_days(journal)


def interval_mean_hours(journal: Journal, place: str, interval: str) -> float:
    """Mean of an interval, in hours; NaN where it applied to nobody."""
    return mean(_hours_at(journal, interval, place))


def interval_p90_hours(journal: Journal, place: str, interval: str) -> float:
    """What 90 of 100 declarations do not exceed in an interval, in hours; NaN where it applied to nobody."""
    return quantiles(_hours_at(journal, interval, place), (0.9,))[0]


MEASURES = {
    f"{interval}_{statistic}": partial(measure, interval=interval)
    for interval in INTERVALS
    for statistic, measure in (
        ("per_day", interval_per_day),
        ("mean_hours", interval_mean_hours),
        ("p90_hours", interval_p90_hours),
    )
}
"""The measures of this page by the names that their rows carry."""


def _hours_at(journal: Journal, interval: str, place: str) -> Floats:
    whole, _, part = place.partition("/")
    study = ever_released(journal).get(whole)
    if study is None:
        raise ValueError(f"there is no release study of {whole!r}")
    hours = _hours(journal, study, interval)
    return _known(hours[np.any([words == part for words in study.described.values()], axis=0)] if part else hours)


def counted_minutes_of(journal: Journal, study: Declarations, interval: str) -> Floats:
    """An interval of all, in minutes; NaN where it did not apply or was over before the time counted."""
    counted_by = "gated_out" if INTERVALS[interval].ends == "gated_out" else "released"
    over = study.passed[counted_by] >= journal.warm_up_minutes
    return np.where(over, INTERVALS[interval].minutes(study), np.nan)


def _hours(journal: Journal, study: Declarations, interval: str) -> Floats:
    """The same in hours."""
    return counted_minutes_of(journal, study, interval) / 60


def _known(hours: Floats) -> Floats:
    """Those to whom it applied."""
    return hours[~np.isnan(hours)]
