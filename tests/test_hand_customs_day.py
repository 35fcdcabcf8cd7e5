"""A weekend of customs with a pencil: four consignments and their papers, from Kaohsiung to their gates.

They come to Kaohsiung on Friday 4 March 2011 ten minutes apart from ten past midnight on, each to a gate of ten minutes
that has just been taken by the one before. The vessel leaves at 02:00 and lands at 10:00. In Xiamen everything but quay
and gates is shut from 12:00 to 14:30, from 17:30 to 08:00 and from Friday evening to Monday; papers and openings that
were begun lie meanwhile.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest

from simulator import measures
from simulator.journal import Journal
from simulator.measures.release.declarations import Declarations
from simulator.units import MINUTES_PER_DAY, clock_minutes
from tests.by_hand import play
from tests.two_shores import SORTS, flow, two_shores

DAYS = {"fri": 0, "sat": 1, "sun": 2, "mon": 3}
NEVER = math.nan


@pytest.fixture(scope="module")
def journal() -> Journal:
    flows = [
        flow(
            name,
            f'{{at: ["00:{minute}"], on: [2011-03-04]}}',
            all_are(name, SORTS),
            all_are("honest" if name == "amended" else "hides", ("honest", "hides")),
        )
        for name, minute in zip(SORTS, (10, 20, 30, 40), strict=True)
    ]
    return play(two_shores("".join(flows), "{start: 2011-03-04, horizon: 5 days}"), walkers=("plain", "compiled"))


def all_are(name: str, names: Sequence[str]) -> str:
    """Shares by which everyone has this name."""
    return "{" + ", ".join(f"{each}: {100 * (each == name)} %" for each in names) + "}"


def on(*moments: str) -> list[float]:
    """Minutes after Friday's midnight of moments such as `mon 08:13`; `-` for never."""
    return [
        NEVER if moment == "-" else DAYS[moment[:3]] * MINUTES_PER_DAY + clock_minutes(moment[4:]) for moment in moments
    ]


def visited(journal: Journal, station: str) -> list[tuple[str, list[float]]]:
    """Whose goods or papers came to a station: when, begun, and done."""
    visits = journal.visits[station]
    rows = zip(visits.entity, visits.queued, visits.started, visits.ended, strict=True)
    return [(journal.flows[journal.journeys.flow[who]], [*map(float, times)]) for who, *times in rows]


@pytest.mark.parametrize(
    ("station", "expected"),
    [
        # Each comes as the gate falls free, still finds it taken, and is next.
        (
            "kaohsiung_gate",
            {
                "opened": ("fri 00:10", "fri 00:10", "fri 00:20"),
                "home": ("fri 00:20", "fri 00:20", "fri 00:30"),
                "amended": ("fri 00:30", "fri 00:30", "fri 00:40"),
                "inland": ("fri 00:40", "fri 00:40", "fri 00:50"),
            },
        ),
        # Papers are done after six minutes and wait four for the goods.
        (
            "kaohsiung_counter",
            {
                "opened/papers": ("fri 00:10", "fri 00:10", "fri 00:16"),
                "home/papers": ("fri 00:20", "fri 00:20", "fri 00:26"),
                "amended/papers": ("fri 00:30", "fri 00:30", "fri 00:36"),
                "inland/papers": ("fri 00:40", "fri 00:40", "fri 00:46"),
            },
        ),
        # All land at 10:00 and are put ashore one after the other.
        (
            "quay",
            {
                "opened": ("fri 10:00", "fri 10:00", "fri 10:03"),
                "home": ("fri 10:00", "fri 10:03", "fri 10:06"),
                "amended": ("fri 10:00", "fri 10:06", "fri 10:09"),
                "inland": ("fri 10:00", "fri 10:09", "fri 10:12"),
            },
        ),
        # At home while the goods are at sea: from the opening of the counter on.
        ("home_counter", {"home/papers": ("fri 00:30", "fri 08:00", "fri 08:10")}),
        ("home_documents", {"home/papers": ("fri 08:10", "fri 08:10", "fri 09:10")}),
        ("scanner", {"home": ("fri 10:06", "fri 10:06", "fri 10:11")}),
        # Papers that wait for the goods: the second is behind the first at the counter (10:13), and then at the desk.
        (
            "counter",
            {
                "opened/papers": ("fri 10:03", "fri 10:03", "fri 10:13"),
                "amended/papers": ("fri 10:09", "fri 10:13", "fri 10:23"),
                "again": ("fri 10:58", "fri 10:58", "fri 11:08"),  # 35 min later
            },
        ),
        # 11:13 to 12:00 are 47 of its 60 minutes; the other 13 follow lunch.
        (
            "documents",
            {
                "opened/papers": ("fri 10:13", "fri 10:13", "fri 11:13"),
                "amended/papers": ("fri 11:08", "fri 11:13", "fri 14:43"),
            },
        ),
        # 47 minutes before lunch and 180 after it are 227 of 240; the last 13 are Monday's.
        ("bay", {"opened": ("fri 11:13", "fri 11:13", "mon 08:13")}),
        # Sealed 30 minutes, eight hours on the road: too late for the inland house by an hour and more.
        ("transit_desk", {"inland": ("fri 10:12", "fri 10:12", "fri 10:42")}),
        ("inland_counter", {"inland/papers": ("fri 18:42", "mon 08:00", "mon 08:10")}),
        ("inland_documents", {"inland/papers": ("mon 08:10", "mon 08:10", "mon 09:10")}),
        ("inland_release", {"inland": ("mon 09:10", "mon 09:10", "mon 09:15")}),
        (
            "release",
            {
                "home": ("fri 10:11", "fri 10:11", "fri 10:16"),
                "amended": ("fri 14:43", "fri 14:43", "fri 14:48"),
                "opened": ("mon 08:13", "mon 08:13", "mon 08:18"),
            },
        ),
        (
            "gate",
            {
                "home": ("fri 10:16", "fri 10:16", "fri 10:26"),
                "amended": ("fri 14:48", "fri 14:48", "fri 14:58"),
                "opened": ("mon 08:18", "mon 08:18", "mon 08:28"),
            },
        ),
        ("inland_gate", {"inland": ("mon 09:15", "mon 09:15", "mon 09:25")}),
    ],
)
def test_every_desk_is_come_to_begun_and_done_as_worked_by_hand(
    journal: Journal, station: str, expected: dict[str, tuple[str, str, str]]
) -> None:
    told = sorted(("amended/papers" if who == "again" else who, on(*moments)) for who, moments in expected.items())
    assert sorted(visited(journal, station)) == told


STAMPS = {
    "arrived": ("fri 10:00", "fri 10:00", "fri 10:00", "fri 10:00"),
    "lodged": ("fri 10:13", "fri 08:10", "fri 11:08", "mon 08:10"),
    "documents_checked": ("fri 11:13", "fri 09:10", "fri 14:43", "mon 09:10"),
    "examined": ("mon 08:13", "fri 10:11", "-", "-"),
    "sampled": ("-", "-", "-", "-"),
    "tested": ("-", "-", "-", "-"),
    "duty_paid": ("-", "-", "-", "-"),
    "released": ("mon 08:18", "fri 10:16", "fri 14:48", "mon 09:15"),
    "gated_out": ("mon 08:28", "fri 10:26", "fri 14:58", "mon 09:25"),
}
"""Of the four, in Xiamen."""


def in_order(journal: Journal, study: Declarations) -> list[int]:
    """The rows of the four."""
    return [study.name.tolist().index(f"{name} {int(journal.journeys.index[0])}") for name in SORTS]


def test_the_release_study_of_xiamen_has_the_stamps_worked_by_hand(journal: Journal) -> None:
    study = measures.studies(journal)["to_xiamen.xiamen"]
    rows = in_order(journal, study)
    for stage, moments in STAMPS.items():
        np.testing.assert_array_equal(study.passed[stage][rows], on(*moments), err_msg=stage)
    assert study.described["channel"][rows].tolist() == ["open", "scan", "documents", "documents"]
    assert study.described["trader"][rows].tolist() == list(SORTS)


def test_the_release_study_of_taiwan_has_the_stamps_worked_by_hand(journal: Journal) -> None:
    # Arrived at the gate; released five minutes and at the quay seven after its ten; the papers lodged in six.
    study = measures.studies(journal)["to_xiamen.taiwan"]
    rows = in_order(journal, study)
    assert study.passed["arrived"][rows].tolist() == on("fri 00:10", "fri 00:20", "fri 00:30", "fri 00:40")
    assert study.passed["lodged"][rows].tolist() == on("fri 00:16", "fri 00:26", "fri 00:36", "fri 00:46")
    assert study.passed["released"][rows].tolist() == on("fri 00:25", "fri 00:35", "fri 00:45", "fri 00:55")
    assert study.passed["gated_out"][rows].tolist() == on("fri 00:27", "fri 00:37", "fri 00:47", "fri 00:57")


def test_a_declaration_at_home_is_released_in_minutes_and_one_inland_after_the_weekend(journal: Journal) -> None:
    def hours(kind: str) -> float:
        return measures.interval_mean_hours(journal, f"to_xiamen.xiamen/{kind}", "arrival_to_release")

    assert hours("home") == pytest.approx(16 / 60)
    assert hours("amended") == pytest.approx(4 + 48 / 60)
    assert hours("opened") == pytest.approx(70 + 18 / 60)  # three days less 1 h 42 min
    assert hours("inland") == pytest.approx(71 + 15 / 60)


def test_what_each_control_leaves_unseen_is_multiplied(journal: Journal) -> None:
    # A desk finds 8 %, the bay 70 %, the scanner 40 %; the amended one hides nothing.
    expected = {"opened": 0.92 * 0.30, "home": 0.92 * 0.60, "inland": 0.92}
    for kind, share in expected.items():
        assert measures.missed_share(journal, f"to_xiamen/{kind}") == pytest.approx(share)
    assert math.isnan(measures.missed_share(journal, "to_xiamen/amended"))
    assert measures.missed_share(journal, "to_xiamen") == pytest.approx(sum(expected.values()) / 3)
