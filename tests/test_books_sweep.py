"""A sweep's book: whatever cuts it off and whoever works at it, the tables are the same to the byte."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from simulator.scenario import dump, loads
from simulator.study.executor import Here
from simulator.study.sweep import Sweep, carried_out, parts, plan
from simulator.study.sweep.carrying import folder_of
from simulator.study.sweep.lock import FolderInUse, held
from simulator.study.sweep.state import State
from simulator.study.sweep.unfinished import NotFinished
from tests.sweep_driver import MOMENTS, disk_full, lay_a_trap
from tests.sweeps import digests, four_desks_fail, sweep_file


class PulledPlugError(Exception):
    """Something that cuts a sweep off."""


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Sweep:
    folder = tmp_path_factory.mktemp("undisturbed")
    return carried_out(plan(sweep_file(folder)), folder / "out", crew=Here())


def cut_off(folder: Path, after_cells: int) -> Path:
    """A sweep that was stopped when so many cells were finished."""

    def stop(state: State) -> None:
        if state.cells >= after_cells:
            raise PulledPlugError

    wish = plan(sweep_file(folder))
    with pytest.raises(PulledPlugError):
        carried_out(wish, folder / "out", crew=Here(), on_progress=stop)
    return folder_of(wish, folder / "out")


def test_a_sweep_that_was_cut_off_goes_on_and_gives_the_same_bytes(tmp_path: Path, undisturbed: Sweep) -> None:
    folder = cut_off(tmp_path, 5)
    again = carried_out(plan(sweep_file(tmp_path)), tmp_path / "out", crew=Here(), resume=True)
    assert again.state.resumed >= 5
    assert again.state.runs + again.state.resumed == 12
    assert digests(folder) == digests(undisturbed.folder)
    assert not (folder / "unfinished").exists()


@pytest.mark.parametrize("moment", MOMENTS)
def test_cut_off_at_any_moment_of_a_write_it_goes_on_and_runs_nothing_twice(
    moment: str, tmp_path: Path, undisturbed: Sweep, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pull() -> None:
        raise PulledPlugError

    wish = plan(sweep_file(tmp_path))
    with monkeypatch.context() as trap:
        trap.setattr(parts, "HALF_WRITTEN", ".left")  # as if nobody could tidy up
        lay_a_trap(moment, 1 if moment in ("manifest", "clearing") else 2, pull, trap.setattr)
        with pytest.raises(PulledPlugError):
            carried_out(wish, tmp_path / "out", crew=Here())
    folder = folder_of(wish, tmp_path / "out")
    finished = folder / "unfinished" / "parts"
    cells = sum(len(parts.read(finished, name).rows) for name in parts.names(finished))
    again = carried_out(wish, tmp_path / "out", crew=Here(), resume=True)
    assert again.state.runs == 12 - cells
    assert digests(folder) == digests(undisturbed.folder)


def test_a_full_disk_is_said_and_what_is_finished_is_kept(
    tmp_path: Path, undisturbed: Sweep, monkeypatch: pytest.MonkeyPatch
) -> None:
    wish = plan(sweep_file(tmp_path))
    with monkeypatch.context() as trap:
        lay_a_trap("half", 3, disk_full, trap.setattr)
        with pytest.raises(OSError, match="No space left"):
            carried_out(wish, tmp_path / "out", crew=Here())
    again = carried_out(wish, tmp_path / "out", crew=Here(), resume=True)
    assert again.state.resumed > 0
    assert digests(again.folder) == digests(undisturbed.folder)


def test_two_workers_give_the_bytes_of_one(tmp_path: Path, undisturbed: Sweep) -> None:
    found = carried_out(plan(sweep_file(tmp_path)), tmp_path / "out", workers=2)
    assert digests(found.folder) == digests(undisturbed.folder)


def test_nothing_begins_over_what_was_cut_off_unless_asked(tmp_path: Path) -> None:
    cut_off(tmp_path, 3)
    with pytest.raises(NotFinished, match="--resume goes on"):
        carried_out(plan(sweep_file(tmp_path)), tmp_path / "out", crew=Here())


def test_a_second_sweep_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    wish = plan(sweep_file(tmp_path))
    folder = folder_of(wish, tmp_path / "out")
    folder.mkdir(parents=True)
    with held(folder), pytest.raises(FolderInUse, match="at work here already"):
        carried_out(wish, tmp_path / "out", crew=Here())


def test_a_finished_sweep_is_not_run_again_when_asked_to_go_on(tmp_path: Path) -> None:
    wish = plan(sweep_file(tmp_path))
    first = carried_out(wish, tmp_path / "out", crew=Here())
    again = carried_out(wish, tmp_path / "out", crew=Here(), resume=True)
    assert again.state.runs == 0
    assert np.array_equal(again.sampled.values, first.sampled.values)


def test_a_part_that_is_not_in_the_ledger_is_entered_and_one_that_is_gone_is_run_again(
    tmp_path: Path, undisturbed: Sweep
) -> None:
    folder = cut_off(tmp_path, 6)
    for path in (folder / "unfinished").glob("ledger.sqlite*"):
        path.unlink()
    parts = sorted((folder / "unfinished" / "parts").glob("*.parquet"))
    parts[0].write_bytes(parts[0].read_bytes()[:-20])
    again = carried_out(plan(sweep_file(tmp_path)), tmp_path / "out", crew=Here(), resume=True)
    assert 0 < again.state.resumed < 12
    assert digests(folder) == digests(undisturbed.folder)


def test_a_damaged_ledger_is_written_again_from_the_parts(tmp_path: Path, undisturbed: Sweep) -> None:
    folder = cut_off(tmp_path, 6)
    for path in (folder / "unfinished").glob("ledger.sqlite?*"):
        path.unlink()
    (folder / "unfinished" / "ledger.sqlite").write_bytes(b"not a book" * 500)
    again = carried_out(plan(sweep_file(tmp_path)), tmp_path / "out", crew=Here(), resume=True)
    assert again.state.resumed >= 6
    assert any("written again from the parts" in note for note in again.notes)
    assert digests(folder) == digests(undisturbed.folder)


def test_any_point_run_alone_gives_what_the_table_has(undisturbed: Sweep) -> None:
    from simulator import measures
    from simulator.world import simulate

    file = undisturbed.plan.file(4)
    alone = loads(dump(file))
    table = pd.read_parquet(undisturbed.folder / "table.parquet")
    row = table[(table.point == 4) & (table.replication == 1) & (table.measure == "wait_mean_minutes")].iloc[0]
    assert alone.digest == row.scenario_digest == file.digest
    rows = {(each.measure, each.place): each.value for each in measures.summary(simulate(alone.scenario, 1))}
    assert rows["wait_mean_minutes", "desks"] == row.value


def test_the_tables_keep_every_factor_and_are_read_alike_as_parquet_and_as_csv(undisturbed: Sweep) -> None:
    table = pd.read_parquet(undisturbed.folder / "table.parquet")
    assert len(table) == 6 * 2 * 2
    assert {"desks", "service", "policy", "replication", "unit", "scenario_digest", "seed", "version"} <= {*table}
    from_csv = pd.read_csv(undisturbed.folder / "table.csv")
    assert np.array_equal(from_csv.value, table.value)
    wide = pd.read_csv(undisturbed.folder / "wide.csv")
    assert len(wide) == 6 * 2
    assert (wide["wait_mean_minutes.desks"] == table[table.measure == "wait_mean_minutes"].value.to_numpy()).all()


def test_every_point_has_the_same_luck(tmp_path: Path) -> None:
    text = sweep_file(tmp_path).read_text().replace("low: 40 s, high: 80 s", "values: [1 min]")
    path = tmp_path / "same.yaml"
    path.write_text(text.replace("low: 4, high: 8", "values: [5]"))
    found = carried_out(plan(path), tmp_path / "out", crew=Here())
    assert (np.ptp(found.sampled.values, axis=0) == 0).all()


def test_a_point_that_fails_is_named_with_its_reason_and_the_others_go_on(
    tmp_path: Path, undisturbed: Sweep, monkeypatch: pytest.MonkeyPatch
) -> None:
    four_desks_fail(monkeypatch)
    found = carried_out(plan(sweep_file(tmp_path)), tmp_path / "out", crew=Here())
    four = {row for row in range(6) if found.plan.point(row).values["desks"] == 4}
    assert found.sampled.failed.keys() == four
    assert all("four is too few" in why for why in found.sampled.failed.values())
    table = pd.read_parquet(found.folder / "table.parquet")
    assert {*table.point} == {*range(6)} - four
    assert len(pd.read_csv(found.folder / "failed.csv")) == len(four) > 0
    kept = found.sampled.standing()
    assert np.array_equal(kept.values, undisturbed.sampled.values[sorted({*range(6)} - four)])
