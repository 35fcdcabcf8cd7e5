"""Whatever is typed behind `--with`, it is laid or refused with a complaint; nothing else comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.policy import load_alternatives, load_with
from simulator.policy.asking import asked
from simulator.scenario import Complaints
from tests.lever_files import MORE_DESKS, SHIPPED, desk_and_levers
from tests.tiny import write

NAMES = ["more_desks", "both", "more_dusks", *SHIPPED, "levers/more_desks.yaml", "seamless"]
ENDS = st.text(alphabet="=:@+%.,-_0123456789eEx lowikhg/\\", max_size=16)
NUMBERS = st.one_of(st.integers().map(str), st.floats().map(str), st.floats(0, 9).map("{:.3f}".format))
DAYS = st.one_of(st.dates().map(str), st.just("2011-02-30"), st.just(""))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wishes")
    found = desk_and_levers(folder, more_desks=MORE_DESKS)
    (folder / "levers" / "packages").mkdir()
    package = "package: {title: {en: B, zh_Hans: 两, zh_Hant: 兩}, clause: 二, words: 口岸, levers: [more_desks]}\n"
    write(folder / "levers" / "packages", package, "both")
    return found


def is_laid_or_refused(path: Path, wish: str) -> None:
    refused = []
    for lay in (load_with, load_alternatives):
        try:
            lay(path, [wish])
        except Complaints as found:
            refused.append(found.complaints)
    assert all(complaints and all(each.rule for each in complaints) for complaints in refused)


@given(wish=st.text(max_size=30))
@settings(max_examples=80, deadline=None)
def test_any_text_is_laid_or_refused(path: Path, wish: str) -> None:
    is_laid_or_refused(path, wish)


@given(name=st.sampled_from(NAMES), end=ENDS)
@settings(max_examples=100, deadline=None)
def test_any_end_behind_a_name_is_laid_or_refused(path: Path, name: str, end: str) -> None:
    is_laid_or_refused(path, name + end)


@given(name=st.sampled_from(["more_desks", "both", "duty_free_limit"]), number=NUMBERS, day=DAYS)
@settings(max_examples=40, deadline=None)
def test_any_number_and_day_are_laid_or_refused(path: Path, name: str, number: str, day: str) -> None:
    is_laid_or_refused(path, f"{name}={number}")
    is_laid_or_refused(path, f"{name}@{day}")
    is_laid_or_refused(path, f"{name}={number}@{day}")


@given(value=st.floats(2, 5))
@settings(max_examples=60, deadline=None)
def test_a_label_asks_for_what_it_names(path: Path, value: float) -> None:
    """What a run is called can be typed again, and gives the same run."""
    for wish in (f"more_desks={round(value)}", "more_desks:high", f"more_desks={round(value)}@1970-01-05"):
        file = load_with(path, [wish])
        again = load_with(path, file.levers)
        assert (again.digest, again.name, again.levers) == (file.digest, file.name, file.levers)


@given(what=st.text(st.characters(exclude_characters="=:@/\\"), min_size=1, max_size=12), end=ENDS)
@settings(max_examples=200, deadline=None)
def test_nothing_that_is_typed_is_lost(what: str, end: str) -> None:
    wish = asked(what + end)
    for part in (wish.what, wish.strength, wish.value or "", wish.since or ""):
        assert part in what + end or part == "likely"
    assert wish.text == what + end
