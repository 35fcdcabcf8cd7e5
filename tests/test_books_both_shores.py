"""Books of both shores: what leaves the one comes to the other; time on both and at sea is the journey."""

from __future__ import annotations

import numpy as np
import pytest

from simulator import measures
from simulator.journal import Journal
from simulator.measures.release.declarations import Declarations
from tests.by_hand import play
from tests.two_shores import flow, two_shores

KINDS = "{opened: 10 %, home: 30 %, amended: 20 %, inland: 40 %}"


@pytest.fixture(scope="module")
def journal() -> Journal:
    """Ten days that end while many are on their way."""
    goods = flow("goods", "{rate: 20 / day}", KINDS, "{honest: 90 %, hides: 10 %}")
    return play(two_shores(goods, "{start: 2011-03-04, horizon: 11 days}"), walkers=("plain", "compiled"))


def by_name(study: Declarations, stage: str) -> dict[str, float]:
    return dict(zip(study.name.tolist(), study.passed[stage].tolist(), strict=True))


def sailed(journal: Journal) -> dict[str, tuple[float, float]]:
    """When each consignment that boarded came to the quay, and when it came ashore."""
    crossings = journal.crossings
    boarded = crossings.sailing >= 0
    people = crossings.entity[boarded]
    names = [f"{journal.flows[journal.journeys.flow[who]]} {journal.journeys.index[who]}" for who in people]
    times = zip(crossings.queued[boarded].tolist(), crossings.ended[boarded].tolist(), strict=True)
    return dict(zip(names, times, strict=True))


def test_what_leaves_one_shores_study_comes_to_the_others(journal: Journal) -> None:
    here, there = (measures.studies(journal)[f"to_xiamen.{shore}"] for shore in ("taiwan", "xiamen"))
    left, came, crossed = by_name(here, "gated_out"), by_name(there, "arrived"), sailed(journal)
    assert 0 < len(came) < len(crossed) < len(left)  # some are at sea or wait to be released; some wait for a vessel
    assert came.keys() <= crossed.keys() <= left.keys()
    for name, arrived in came.items():
        assert (left[name], arrived) == crossed[name]


def test_who_left_and_is_in_no_study_of_the_other_shore_is_still_on_the_way(journal: Journal) -> None:
    here, there = (measures.studies(journal)[f"to_xiamen.{shore}"] for shore in ("taiwan", "xiamen"))
    goods = np.flatnonzero(journal.journeys.flow == journal.flows.index("goods"))
    under_way = {f"goods {journal.journeys.index[row]}" for row in goods if np.isnan(journal.journeys.left[row])}
    missing = set(here.name.tolist()) - set(there.name.tolist())
    assert missing
    assert missing <= under_way


def test_time_on_both_shores_and_at_sea_is_the_whole_journey(journal: Journal) -> None:
    here, there = (measures.studies(journal)[f"to_xiamen.{shore}"] for shore in ("taiwan", "xiamen"))
    people = journal.journeys
    done = np.flatnonzero((people.flow == journal.flows.index("goods")) & ~np.isnan(people.left))
    assert len(done) > 50
    first, left, came, out = (
        by_name(study, stage)
        for study, stage in ((here, "arrived"), (here, "gated_out"), (there, "arrived"), (there, "gated_out"))
    )
    for row in done:
        name = f"goods {people.index[row]}"
        on_taiwan, at_sea, in_xiamen = left[name] - first[name], came[name] - left[name], out[name] - came[name]
        assert min(on_taiwan, at_sea, in_xiamen) > 0
        assert on_taiwan + at_sea + in_xiamen == pytest.approx(people.left[row] - people.arrived[row])


def test_the_means_of_both_studies_and_of_the_sea_add_up_to_the_mean_journey(journal: Journal) -> None:
    # Over those who have arrived at their gate; the study of Taiwan has others beside them, so it is cut to these.
    here, there = (measures.studies(journal)[f"to_xiamen.{shore}"] for shore in ("taiwan", "xiamen"))
    gone = by_name(there, "gated_out")
    done = {name for name, minute in gone.items() if not np.isnan(minute)}
    shores = 0.0
    for study in (here, there):
        wanted = study.where(np.isin(study.name, [*done]))
        shores += float(np.mean(wanted.passed["gated_out"] - wanted.passed["arrived"]))
    at_sea = np.mean([ashore - queued for name, (queued, ashore) in sailed(journal).items() if name in done])
    assert measures.journey_mean_minutes(journal, "to_xiamen") == pytest.approx(shores + at_sea)
