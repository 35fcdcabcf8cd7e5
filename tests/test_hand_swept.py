"""What a sweep leaves to be read: figures with what they are drawn from, tables, sentences, and a page in three
languages."""

from __future__ import annotations

import csv
import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.text import Text

from simulator.journal.columns import Floats
from simulator.report.page.study import rendered
from simulator.report.style import LOOK, policy_colour
from simulator.report.swept import dose_response, heat_map, morris_plane, share_best, tornado
from simulator.report.swept.answer import answer
from simulator.report.swept.naming import factor_axis, factor_value, voice_of
from simulator.report.swept.page import filled
from simulator.report.swept.terminal import swept_tables
from simulator.report.swept.told import tables_of, tables_of_decision
from simulator.report.swept.writer import write_swept
from simulator.report.words.language import LANGUAGES, Language
from simulator.study.decision.findings import Findings
from simulator.study.sweep import Design, Factor, Sampled
from tests.findings import found_of
from tests.sampled import MEASURE, anywhere, factors, grid, morris_points, sobol_points, swept
from tests.test_hand_page import seen
from tests.test_hand_words import GLOSSARY

COMMAND = "strait sweep /home/somebody/desks.yaml"
EVERY = factors("demand", "fog", low=10, high=30, grades=("assumed", "published"))


def flat(x: Floats) -> Floats:
    return 0 * x[:, 0] + 100


def rising(x: Floats) -> Floats:
    found: Floats = 100 + 4 * (x[:, 0] - 25) + 0.5 * (x[:, 1] - 20)
    return found


TWO = {"baseline": flat, "more_boats": rising}
FIGURES = {
    "sobol": {"share_best", "dose_response", "tornado", "variance_shares", "heat_map", "interaction", "scatter"},
    "morris": {"tornado", "morris_plane", "dose_response", "scatter", "convergence"},
    "grid": {"share_best", "tornado", "dose_response", "heat_map", "interaction"},
}


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    sampled = swept(sobol_points(2, 16), EVERY, TWO, replications=4, luck=3, noise=0.5)
    return found_of(sampled, tmp_path_factory.mktemp("two"))


@pytest.fixture(scope="module")
def folder(two: Findings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("kept")
    write_swept(two, where, COMMAND)
    return where


@pytest.fixture(autouse=True)
def look() -> Iterator[None]:
    with mpl.rc_context(LOOK):
        yield


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_figure_lies_there_as_svg_png_and_what_it_is_drawn_from(folder: Path) -> None:
    kept = {path.name for path in (folder / "figures").iterdir()}
    names = {name.partition(".")[0] for name in kept}
    assert names >= FIGURES["sobol"]
    assert kept == {f"{name}.{kind}" for name in names for kind in ("svg", "png", "csv")}
    for name in names:
        assert table(folder / "figures" / f"{name}.csv"), name


def test_the_same_sweep_gives_the_same_page(two: Findings, folder: Path) -> None:
    again = rendered(filled(two, "en", COMMAND), "en")
    assert (folder / "report_en.html").read_text(encoding="utf-8") == again


def test_nothing_half_made_is_left_and_earlier_tables_make_way(two: Findings, tmp_path: Path) -> None:
    write_swept(two, tmp_path, COMMAND, figures=False)
    (tmp_path / "analysis" / "of_another_day.csv").touch()
    write_swept(two, tmp_path, COMMAND, figures=False)
    assert not (tmp_path / "analysis" / "of_another_day.csv").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["analysis"]


def test_a_table_of_every_method_is_kept_with_full_figures(two: Findings, folder: Path) -> None:
    kept = {path.stem for path in (folder / "analysis").iterdir()}
    assert kept == {
        *("noise", "main_effects", "sobol", "resting", "measurements", "best", "switching", "remarks"),
    } - (set() if any(each.remarks for each in two.sensitivities) else {"remarks"})
    (crossing,) = [row for row in table(folder / "analysis" / "switching.csv") if row["switching_value"]]
    assert crossing["factor"] == "demand"
    assert float(crossing["low"]) < 25 < float(crossing["high"])
    assert (crossing["best_below"], crossing["best_above"]) == ("more_boats", "baseline")
    effects = table(folder / "analysis" / "main_effects.csv")
    changes = {(row["policy"], row["less"], row["factor"]): float(row["change"]) for row in effects}
    assert changes["more_boats", "baseline", "demand"] == pytest.approx(4 * 20, rel=0.1)


@pytest.mark.parametrize(
    ("kind", "design"), [("morris", morris_points(2, 10)), ("grid", grid(4, 4))], ids=["morris", "grid"]
)
def test_each_design_has_the_figures_made_for_it(kind: str, design: object, tmp_path: Path) -> None:
    from simulator.report.swept.figures import drawn

    outcomes = TWO if kind == "grid" else {"baseline": rising}
    found = found_of(swept(design, EVERY, outcomes, replications=3, noise=0.5), tmp_path)  # type: ignore[arg-type]
    assert {name for name, _ in drawn(found, voice_of(found), COMMAND)} == FIGURES[kind]


def test_the_factor_that_moves_most_stands_on_top_of_the_tornado_and_a_policy_keeps_its_colour(two: Findings) -> None:
    figure = tornado.draw(two, voice_of(two), COMMAND)
    assert figure is not None
    panel = figure.axes[-1]  # what more boats change
    said = [text.get_text() for text in panel.findobj(Text) if isinstance(text, Text)]
    assert said.index("Demand") < said.index("Fog")
    colours = {mpl.colors.to_hex(patch.get_facecolor()) for patch in panel.patches}
    assert policy_colour(1).lower() in colours
    assert any(re.fullmatch(r"n = 96 points × 4", text) for text in said)


def test_every_panel_says_how_many_it_shows(two: Findings, tmp_path: Path) -> None:
    screened = found_of(swept(morris_points(2, 10), EVERY, {"baseline": rising}, replications=3, noise=1), tmp_path)
    for found, kind in ((two, share_best), (screened, morris_plane)):
        figure = kind.draw(found, voice_of(found), COMMAND)
        assert figure is not None
        for panel in figure.axes:
            assert any(text.get_text().startswith("n = ") for text in panel.texts)
            assert panel.get_xlabel()


def test_the_tables_tell_what_the_functions_are(two: Findings) -> None:
    voice = voice_of(two)
    best, switching = tables_of_decision(two, two.decisions[0], voice)
    assert [row[0] for row in best.rows] == ["baseline", "more_boats"]
    assert float(best.rows[1][1].split(" ")[0]) == pytest.approx(75, abs=4)
    assert switching.rows[0][0] == "Demand"
    assert float(switching.rows[0][1]) == pytest.approx(25, abs=0.5)
    assert switching.rows[0][3] == "more_boats → baseline"
    told = two.of(two.sampled.measures[0], "more_boats", "baseline")
    titles = [each.title for each in tables_of(two, told, voice)]
    assert titles[0] == "What the variance is due to (Sobol'): more_boats less baseline: mean wait (desk)"


def test_of_a_screening_no_effects_along_a_curve_are_told_beside_its_own(tmp_path: Path) -> None:
    found = found_of(swept(morris_points(2, 10), EVERY, {"baseline": rising}, replications=3, noise=1), tmp_path)
    (told,) = found.sensitivities
    titles = [each.title for each in tables_of(found, told, voice_of(found))]
    assert told.main is not None
    assert any("Morris" in title for title in titles)
    assert not any("by itself" in title for title in titles)


def test_the_answer_says_what_moves_it_which_policy_is_best_and_where_that_changes(two: Findings) -> None:
    said = " ".join(answer(two, voice_of(two)))
    assert "The mean wait (desk): the points differ by no more than chance" in said
    assert "Most moves what more_boats changes in the mean wait (desk): demand (" in said
    assert re.search(r"more_boats is best at 7\d % of the points", said)
    assert re.search(r"the best changes from more_boats to baseline where demand passes 2[45]\.?\d* \(", said)


def test_policies_between_which_no_choice_matters_are_called_equal(tmp_path: Path) -> None:
    level = {"baseline": flat, "other": lambda x: flat(x) - 0.1}
    found = found_of(swept(grid(3, 3), EVERY, level, replications=3, noise=0.01), tmp_path)
    assert any("practically equal" in line for line in answer(found, voice_of(found)))


def test_the_terminal_shows_the_first_measure(two: Findings, capsys: pytest.CaptureFixture[str]) -> None:
    from simulator.report.terminal import Page

    Page().put(*swept_tables(two))
    said = capsys.readouterr().out
    assert "Where the best policy changes: mean wait (desk)" in said
    assert max(map(len, said.splitlines())) <= 80
    for heading in ("worst", "best below → above", "change"):
        assert heading in said  # no column is cut off
    assert "Desks" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_whole_in_itself_and_in_its_readers_words(folder: Path, language: Language) -> None:
    page = (folder / f"report_{language}.html").read_text(encoding="utf-8")
    looked = seen(page)
    assert f'<html lang="{language.replace("_", "-")}">' in page
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in looked.tags}
    assert "url(h" not in page
    assert page.count("<figure") == page.count("<svg") == len(list((folder / "figures").glob("*.svg")))
    labels = [attributes.get("aria-label") or "" for _, attributes in looked.tags if attributes.get("role") == "img"]
    assert all(len(label) > 30 for label in labels)
    names = [attributes["id"] for _, attributes in looked.tags if attributes.get("id")]
    assert len(names) == len(set(names))
    words = re.sub(r"<(style|code|pre)\b.*?</\1>", "", page, flags=re.DOTALL)
    for foreign in GLOSSARY.get(language, "").split():
        assert foreign not in words


def test_a_page_leads_from_the_answer_over_evidence_to_method_and_says_how_to_run_it_again(folder: Path) -> None:
    page = (folder / "report_en.html").read_text(encoding="utf-8")
    headings = re.findall(r"<h2>(.*?)</h2>", page)
    assert headings == ["Answer", "What was varied", "Which policy is best", "What matters", "Method"]
    words = " ".join(seen(page).words)
    assert "strait sweep desks.yaml" in words
    assert "/home/somebody" not in page
    assert "0123456789abcdef" in words
    assert "world.demand" in words
    assert "Desks and &lt;b&gt;demand&lt;/b&gt;" in page
    assert "How many desks?" in words


def test_named_points_are_told_one_by_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from simulator.report.terminal import Page

    design = Design("named", np.empty((2, 0)), {"names": ("as_written", "busy")})
    values = np.array([[[3.0, 5.0]], [[8.0, 10.0]]])[..., None]
    sampled = Sampled((), design, ("baseline",), (MEASURE,), values)
    Page().put(*swept_tables(found_of(sampled, tmp_path)))
    said = capsys.readouterr().out
    # Two replications, 3 and 5: 4 ± 12.706 * sqrt(2 / 2).
    assert "as_written   4.00 ± 12.71" in said
    assert "busy         9.00 ± 12.71" in said


def test_failed_points_are_said_on_the_page(tmp_path: Path) -> None:
    sampled = swept(anywhere(2, 60), EVERY, {"baseline": rising}, failed={3: "desk: should be <b>more</b> than 0"})
    page = filled(found_of(sampled, tmp_path), "en", COMMAND)
    lines = [line for section in page.sections for part in section.parts for line in part.lines]
    said = "1 of 60 points failed and are in none of the tables: desk: should be <b>more</b> than 0"
    assert said in lines


def test_a_measure_that_nothing_was_seen_of_is_refused_in_words_and_nothing_is_drawn(tmp_path: Path) -> None:
    sampled = swept(grid(3, 3), EVERY, {"baseline": rising})
    empty = type(sampled)(
        sampled.factors, sampled.design, sampled.policies, sampled.measures, np.full_like(sampled.values, np.nan)
    )
    found = found_of(empty, tmp_path)
    write_swept(found, tmp_path, COMMAND)
    assert not (tmp_path / "figures").exists() or not list((tmp_path / "figures").iterdir())
    assert "nothing was observed" in (tmp_path / "report_en.html").read_text(encoding="utf-8")


def test_what_a_lever_counts_stands_behind_its_numbers_in_the_readers_words(tmp_path: Path) -> None:
    share = Factor("recognised", "lever", "recognition", 20, 60, 60, unit="%", counts="share recognised")
    boats = Factor("boats", "lever", "more_boats", 1, 3, 2, counts="boats a day")
    found = found_of(swept(grid(3, 3), (share, boats), TWO), tmp_path)
    words = {"share recognised": ("share recognised", "互认货物比例", ""), "boats a day": ("boats a day", "班/天", "")}
    found = dataclasses.replace(found, called=words)
    english, mainland = voice_of(found), voice_of(found, "zh_Hans")
    assert [factor_value(found, row, 2, english) for row in (0, 1)] == ["2 %", "2 boats a day"]
    assert [factor_value(found, row, 2, mainland) for row in (0, 1)] == ["2%", "2班/天"]
    assert [factor_axis(found, row, english).partition(", ")[2] for row in (0, 1)] == [
        "share recognised, %",
        "boats a day",
    ]
    assert factor_axis(found, 0, mainland).endswith("（互认货物比例，%）")


def test_a_heat_map_and_its_axes_have_figures_enough_to_tell_its_cells_apart(tmp_path: Path) -> None:
    found = found_of(swept(grid(3, 3), factors("demand", "fog"), {"baseline": lambda x: 162 + 0.5 * x[:, 0]}), tmp_path)
    figure = heat_map.draw(found, voice_of(found), COMMAND)
    assert figure is not None
    assert {"162.00", "162.25", "162.50"} <= {text.get_text().split("\n")[0] for text in figure.findobj(Text)}
    curves = dose_response.draw(found, voice_of(found), COMMAND)
    assert curves is not None
    curves.canvas.draw()
    marks = [label.get_text() for label in curves.axes[0].get_yticklabels()]
    assert len(set(marks)) == len(marks)
