"""`strait sweep` ends in its analysis: said on the screen, and kept beside the tables."""

from __future__ import annotations

from pathlib import Path

from tests.lever_files import strait
from tests.sweeps import sweep_file


def test_a_sweep_ends_in_what_it_comes_to_and_keeps_it_beside_its_tables(tmp_path: Path) -> None:
    design = "{latin_hypercube: {points: 20}}"
    path = sweep_file(tmp_path, design=design, replications=3)
    done = strait("sweep", path, "--out", tmp_path / "out", "--workers", "1", "--no-figures")
    assert done.exit_code == 0, done.output
    assert "What each factor does by itself: mean wait (desks)" in done.output
    said = " ".join(done.output.split())
    assert "No factor's own effect on the mean wait (desks) is sure" in said  # a queue at 4 desks hardly ever empties
    assert "20 points are too few for PAWN, which needs 50" in said
    (folder,) = (tmp_path / "out" / "queue_sweep").iterdir()
    assert (folder / "analysis" / "main_effects.csv").exists()
    assert not (folder / "figures").exists()
    assert not list(folder.glob("report_*.html"))


def test_a_finished_sweep_is_understood_again_without_a_run(tmp_path: Path) -> None:
    path = sweep_file(tmp_path, design="{grid: {levels: 3}}")
    out = ("--out", tmp_path / "out", "--workers", "1")
    strait("sweep", path, *out, "--no-figures")
    done = strait("sweep", path, *out, "--resume")
    assert done.exit_code == 0, done.output
    assert "nothing was run" in done.output
    (folder,) = (tmp_path / "out" / "queue_sweep").iterdir()
    assert {path.name for path in folder.glob("report_*.html")} == {
        f"report_{language}.html" for language in ("en", "zh_Hans", "zh_Hant")
    }
    assert (folder / "figures" / "tornado.svg").exists()
