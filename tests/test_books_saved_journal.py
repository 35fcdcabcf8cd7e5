"""A journal comes back from disk as it was, can be read by people, and a damaged one says so."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from simulator.journal import Journal, JournalError, load_journal, save
from tests.any_journals import journals
from tests.journals import DAY, busy_crossing, desk_morning, ferry_but, ferry_day, made
from tests.transfer import transfer


def same(one: Any, other: Any) -> bool:
    """Whether two journals, or parts of journals, are the same to the last bit, NaN's bits included."""
    if isinstance(one, np.ndarray):
        return bool(one.dtype == other.dtype and one.tobytes() == other.tobytes())
    if dataclasses.is_dataclass(one):
        return all(same(getattr(one, field.name), getattr(other, field.name)) for field in dataclasses.fields(one))
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(part, other[name]) for name, part in one.items())
    return repr(one) == repr(other)


@settings(max_examples=60, deadline=None)
@given(journals())
def test_a_journal_comes_back_from_disk_to_the_last_bit(journal: Journal) -> None:
    with TemporaryDirectory() as folder:
        save(journal, folder)
        assert same(load_journal(folder), journal)


def test_the_comparison_sees_one_bit() -> None:
    journal = ferry_day()
    assert same(journal, ferry_day())
    assert not same(journal, ferry_but("crossings", "started", 0, np.nextafter(540.0, 541.0)))


@pytest.mark.parametrize(
    "journal",
    [desk_morning(), ferry_day(), transfer(), busy_crossing(1), made(horizon=DAY)],
    ids=["desk", "ferry", "transfer", "crossing", "nothing"],
)
def test_the_same_journal_gives_the_same_bytes(journal: Journal, tmp_path: Path) -> None:
    for folder in ("one", "other"):
        save(journal, tmp_path / folder)
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == [
        "crossings.parquet",
        "journal.json",
        "journeys.parquet",
        "meetings.parquet",
        "purchases.parquet",
        "sailings.parquet",
        "stations.parquet",
        "stops.parquet",
        "visits.parquet",
        "weather.parquet",
    ]
    assert [(tmp_path / "one" / name).read_bytes() for name in names] == [
        (tmp_path / "other" / name).read_bytes() for name in names
    ]
    assert same(load_journal(tmp_path / "one"), journal)


def test_saved_tables_can_be_read_by_people(tmp_path: Path) -> None:
    import pandas as pd

    save(ferry_day(), tmp_path)
    visits = pd.read_parquet(tmp_path / "visits.parquet")
    assert visits.columns.tolist() == ["station", "journey", "queued_minutes", "started_minutes", "ended_minutes"]
    assert visits.station.tolist() == ["gate"] * 8
    journeys = pd.read_parquet(tmp_path / "journeys.parquet")
    assert journeys.flow.tolist() == ["people"] * 8
    assert journeys.ending.tolist()[3:] == ["turned_away", "finished", "finished", "stranded", "inside"]
    sailings = pd.read_parquet(tmp_path / "sailings.parquet")
    assert sailings.route.tolist() == ["out"] * 4
    assert sailings.vessel.isna().all()


def test_saved_legs_and_stops_can_be_read_by_people(tmp_path: Path) -> None:
    import pandas as pd

    save(transfer(), tmp_path)
    crossings = pd.read_parquet(tmp_path / "crossings.parquet")
    assert crossings.booked_sailing.dropna().tolist() == [1, 3, 3, 3, 6]
    assert crossings.lounge.tolist()[4:6] == [0, 1]
    assert pd.read_parquet(tmp_path / "sailings.parquet").extra.sum() == 1
    assert pd.read_parquet(tmp_path / "stops.parquet").values.tolist() == [
        ["over", 590.0, 650.0],
        ["back", 1000.0, 1200.0],
    ]
    facts = json.loads((tmp_path / "journal.json").read_text())
    assert facts["modes"] == ["ferry", "coach", "flight", "ferry"]
    assert facts["lounges"] == [["over"], ["bus"], ["fly"], ["back"]]
    assert facts["costs"] == {
        "yuan_per_minute": [1.0, 1.0, 0.5, 0.5],
        "waiting_counts": 2.0,
        "put_off_counts": 0.5,
        "night_yuan": 200.0,
        "shelf_life_minutes": [],
    }


def test_a_folder_without_a_journal_says_so(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match=r"missing: journal\.json, journeys\.parquet, visits\.parquet, meetings"):
        load_journal(tmp_path)
    save(desk_morning(), tmp_path)
    (tmp_path / "visits.parquet").unlink()
    with pytest.raises(JournalError, match=r"holds no whole journal; missing: visits\.parquet$"):
        load_journal(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("journal.json", '{"format": 99}', "journal of format 99; this version reads format 7"),
        ("journal.json", "{", "the journal cannot be read"),
        ("journal.json", "{}", "the journal cannot be read"),
        ("visits.parquet", "PAR1 no longer", "the journal cannot be read"),
    ],
)
def test_a_damaged_journal_says_so(name: str, content: str, sentence: str, tmp_path: Path) -> None:
    save(desk_morning(), tmp_path)
    (tmp_path / name).write_text(content)
    with pytest.raises(JournalError, match=sentence):
        load_journal(tmp_path)
