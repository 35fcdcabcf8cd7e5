"""Told tables on the terminal: whatever their breadth, nothing of them is cut off."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from simulator.report.optimised.naming import voice_of
from simulator.report.optimised.told import candidates, confirmed
from simulator.report.told import Told
from simulator.report.told_columns import fits, in_columns
from simulator.study.selection.choosing import Chosen
from simulator.study.selection.finding import optimise
from tests.optimisations import CHOICE, optimisation

WORD = st.text("abcdefghij", min_size=1, max_size=12)
HEADING = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
CELL = st.from_regex(r"[0-9]{1,4}\.[0-9]( ± [0-9]{1,2}\.[0-9])?", fullmatch=True)
FOUR_AIMS = CHOICE.replace("margin: 6 s\n", "").replace(
    "[journey_mean_minutes.people]",
    "[journey_mean_minutes.people, wait_mean_minutes.desks, wait_mean_minutes.gates, utilisation_share.desks]\n"
    "more: [utilisation_share.desks]",
)


def shown(told: Told, width: int) -> str:
    console = Console(width=width, highlight=False, color_system=None)
    with console.capture() as caught:
        for table in in_columns(told, width):
            console.print(table)
    return caught.get()


def unfolded(text: str) -> str:
    return re.sub(r"\s+", "", text)


@st.composite
def told_tables(draw: st.DrawFn) -> Told:
    columns = draw(st.integers(1, 9))
    head = tuple(draw(HEADING) for _ in range(columns + 1))
    rows = draw(st.lists(st.tuples(HEADING, *[CELL] * columns), min_size=1, max_size=4))
    return Told("A table", head, tuple(rows), ("what is below",))


@given(told=told_tables(), width=st.integers(44, 130))
@settings(max_examples=150, deadline=None)
def test_every_cell_stands_whole_and_no_line_is_too_long(told: Told, width: int) -> None:
    text = shown(told, width)
    assert "…" not in text
    assert all(len(line) <= width for line in text.splitlines())
    for _, *cells in told.rows:
        assert all(cell in text for cell in cells)
    for heading in told.head[1:]:
        assert all(word in text for word in heading.split())
    assert text.count("what is below") == 1


@given(told=told_tables())
@settings(max_examples=60, deadline=None)
def test_what_fits_is_one_table(told: Told) -> None:
    assert (len(in_columns(told, 80)) == 1) == fits(told, 80)


def test_a_column_wider_than_the_terminal_is_folded() -> None:
    told = Told("Points", ("", "with"), (("a", "+".join(["more_sailings"] * 9)),))
    assert unfolded("+".join(["more_sailings"] * 9)) in unfolded(shown(told, 60))


@pytest.mark.parametrize("width", [60, 80, 120])
def test_candidates_of_four_aims_keep_their_last_columns(width: int, tmp_path: pytest.TempPathFactory) -> None:
    found = optimise(optimisation(tmp_path, FOUR_AIMS), workers=1)  # type: ignore[arg-type]
    assert isinstance(found, Chosen)
    voice = voice_of(found.choices)
    for told in (candidates(found, voice, 12, apart=True), confirmed(found, voice, 12)):
        text = shown(told, width)
        assert "…" not in text
        assert all(cell in text for _, *cells in told.rows for cell in cells)
    assert "→" in shown(candidates(found, voice, 12, apart=True), width)
