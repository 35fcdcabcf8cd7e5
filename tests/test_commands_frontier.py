"""`strait frontier`: the answer on the screen, the figure, and the folder it leaves behind."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import matplotlib as mpl
import pytest
from click.testing import Result
from matplotlib.text import Text

from simulator.report.frontier_figure import draw, frontier_voice
from simulator.report.frontier_tables import answer
from simulator.report.style import LOOK
from simulator.report.words.language import LANGUAGES, Language
from simulator.scenario import load
from simulator.study.frontier import Frontier, frontier
from tests.control import TWO_OFFICERS, control
from tests.lever_files import strait
from tests.tiny import everything, stopped

FEW = ("--scheme", "opened", "--rates", "0,0.5,1,4", "--odds", "hides=3,20", "--workers", "1")


def drawn(folder: Path, *options: str) -> Result:
    """The frontier of one officer."""
    done = strait("frontier", control(folder, TWO_OFFICERS), *FEW, "--out", folder / "out", *options)
    assert done.exit_code == 0, done.output
    return done


def kept(folder: Path) -> Path:
    """The one folder of results."""
    (found,) = (folder / "out" / "control_frontier").iterdir()
    return found


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Frontier:
    path = control(tmp_path_factory.mktemp("control"), TWO_OFFICERS)
    return frontier(path, ["opened"], rates="0,0.5,1,4", odds="hides=3,20", workers=1)


def test_a_frontier_answers_and_keeps_what_it_promises(tmp_path: Path) -> None:
    done = drawn(tmp_path)
    said = " ".join(done.stdout.split())
    for words in (
        "A control",
        "mean journey (to Xiamen) against hidden and not found (to Xiamen)",
        "4 replications of 7 points",
        "odds 3 baseline",
        "nobody",
        "not kept up",
        "beaten: by a point surely better in both",
        "The baseline's risk at another aim",
        "At odds 20 as much is missed as in the baseline with",
    ):
        assert words in said
    assert all(len(line) <= 80 for line in done.stdout.splitlines() if not line.startswith("kept in"))
    folder = kept(tmp_path)
    assert str(folder) in done.stdout
    points = ("baseline", "at_0", "odds_3_at_0.5", "odds_3_at_4", "odds_20_at_0.5", "odds_20_at_1", "odds_20_at_4")
    assert set(everything(folder)) == {
        "frontier.csv",
        "same_risk.csv",
        "by_replication.csv",
        "manifest.json",
        *(f"scenarios/{point}.yaml" for point in points),
        *(f"figures/risk_frontier.{ending}" for ending in ("svg", "png")),
    }


def test_the_kept_scenarios_are_those_that_were_run(tmp_path: Path) -> None:
    drawn(tmp_path, "--no-figures", "--days", "2", "--seed", "5")
    folder = kept(tmp_path)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for name, stem in (("baseline", "baseline"), ("odds 20 at ×4", "odds_20_at_4"), ("at ×0", "at_0")):
        assert load(folder / "scenarios" / f"{stem}.yaml").digest == manifest["points"][name]["digest"]
    assert load(folder / "scenarios" / "baseline.yaml").scenario.run.seed == 5
    assert manifest["digest"] == folder.name
    assert (manifest["time"], manifest["risk"]) == ("journey_mean_minutes.to_xiamen", "missed_share.to_xiamen")
    assert set(manifest["files"]) == set(everything(folder)) - {"manifest.json"}


def test_the_tables_hold_every_point_and_what_follows_from_the_replications(tmp_path: Path) -> None:
    drawn(tmp_path, "--no-figures")
    every, points = (rows(kept(tmp_path) / f"{name}.csv") for name in ("by_replication", "frontier"))
    assert len(every) == 4 * len(points) == 4 * 7
    for point in points:
        mine = [float(row["risk"]) for row in every if row["point"] == point["point"]]
        assert float(point["risk"]) == pytest.approx(sum(mine) / 4)
    assert [row["baseline"] for row in points].count("True") == 1
    assert {row["point"] for row in points if row["keeps_up"] == "False"} >= {"odds 3 at ×4", "odds 20 at ×4"}
    assert [row["odds"] for row in rows(kept(tmp_path) / "same_risk.csv")] == ["3.0", "20.0"]


def test_the_same_command_twice_gives_the_same_bytes_but_for_the_manifest(tmp_path: Path) -> None:
    bytes_of = []
    for _ in range(2):
        drawn(tmp_path)
        bytes_of.append({name: each for name, each in everything(kept(tmp_path)).items() if name != "manifest.json"})
    assert bytes_of[0] == bytes_of[1]


def test_another_wish_has_another_folder(tmp_path: Path) -> None:
    for options in ((), ("--rates", "0,1"), ("--odds", "hides=3"), ("--seed", "5"), ("--replications", "2")):
        drawn(tmp_path, "--no-figures", *options)
    assert len(list((tmp_path / "out" / "control_frontier").iterdir())) == 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_has_units_counts_every_rate_and_the_baseline_in_each_language(
    found: Frontier, language: Language
) -> None:
    with mpl.rc_context({**LOOK, "svg.fonttype": "none"}):
        figure = draw(found, frontier_voice(found, language), "strait frontier control.yaml")
    assert figure is not None
    (panel,) = figure.axes
    unit = {"en": "min", "zh_Hans": "分钟", "zh_Hant": "分鐘"}[language]
    assert unit in panel.get_ylabel()
    assert "%" in panel.get_xlabel()
    words = [text.get_text() for text in panel.findobj(Text)]
    assert any("n = 4" in word for word in words)
    assert {"en": "baseline", "zh_Hans": "基准", "zh_Hant": "基準"}[language] in words
    for rate in ("×0.5", "×1", "×4"):  # on each curve; beyond the frame with its value
        assert sum(word == rate or word.startswith(f"{rate} ↑") for word in words) == 2
    assert answer(found, frontier_voice(found, language))


def test_a_frontier_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    asked = ("frontier", control(tmp_path), "--scheme", "opened", "--days", "2000", "--out", "out")
    assert stopped(*asked, cwd=tmp_path, once="out/control_frontier/.*") == (
        "",
        "interrupted; nothing was written\n",
        130,
    )
    assert not (tmp_path / "out").exists()
