"""Declarations for a hand to work out, and spreadsheets of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from simulator.journal.columns import Floats
from simulator.measures.release import CHANNELS, EARLIER, REQUIRED, STAGES, Declarations

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "docs" / "time_release_study.csv"
HEADING = "declaration,arrived,lodged,documents_checked,examined,sampled,tested,duty_paid,released,gated_out"
GOOD_ROW = "A1,2011-03-01 08:00,2011-03-01 09:00,,,,,,2011-03-01 12:00,"


def declared(*rows: dict[str, float], **described: list[str]) -> Declarations:
    """Declarations that passed these stages at these minutes; stages that are not named do not apply."""
    return Declarations(
        dt.date(2011, 3, 1),
        np.array([f"A{number}" for number in range(len(rows))], np.str_),
        {name: np.array(words, np.str_) for name, words in described.items()},
        {stage: np.array([row.get(stage, np.nan) for row in rows], np.float64) for stage in STAGES},
    )


def lasting(minutes: Floats, **described: Sequence[str]) -> Declarations:
    """Declarations lodged as they arrive at noon of 1 March, and released so many minutes later."""
    noon = np.full(len(minutes), 720.0)
    passed = {stage: np.full(len(minutes), np.nan) for stage in STAGES}
    passed |= {"arrived": noon, "lodged": noon, "released": noon + minutes}
    return Declarations(
        dt.date(2011, 3, 1),
        np.array([f"A{number}" for number in range(len(minutes))], np.str_),
        {name: np.array(words, np.str_) for name, words in described.items()},
        passed,
    )


def assert_same(one: Declarations, other: Declarations) -> None:
    """To the last bit."""
    assert one.first_day == other.first_day
    assert one.name.tolist() == other.name.tolist()
    assert {name: words.tolist() for name, words in one.described.items()} == {
        name: words.tolist() for name, words in other.described.items()
    }
    for stage in STAGES:
        np.testing.assert_array_equal(one.passed[stage], other.passed[stage])


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), max_size=12).map(str.strip)


@st.composite
def any_declarations(draw: st.DrawFn) -> Declarations:
    """Declarations in an order of stages that can be, to the second; some lodged before they arrived."""
    names = draw(st.lists(WORDS.filter(is_name), min_size=1, max_size=6, unique=True))
    rows = []
    for _ in names:
        seconds: dict[str, int] = {}
        for stage in STAGES:
            if stage in REQUIRED or draw(st.booleans()):
                least = max((seconds[other] for other in EARLIER[stage] if other in seconds), default=0)
                seconds[stage] = least + draw(st.integers(0, 200_000))
        rows.append(seconds)
    first = min(second for row in rows for second in row.values()) // 86_400 * 86_400
    described = {"channel": draw(st.lists(st.sampled_from(CHANNELS), min_size=len(names), max_size=len(names)))}
    if draw(st.booleans()):
        described["goods"] = draw(st.lists(WORDS, min_size=len(names), max_size=len(names)))
    return Declarations(
        dt.date(1999, 12, 30),
        np.array(names, np.str_),
        {name: np.array(words, np.str_) for name, words in described.items()},
        {stage: np.array([(row.get(stage, np.nan) - first) / 60 for row in rows], np.float64) for stage in STAGES},
    )


def is_name(word: str) -> bool:
    """Whether it is not empty, nor like a number that a spreadsheet has shortened."""
    return bool(word) and "+" not in word
