"""Named packages: each is the levers that it names, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simulator.policy import load_alternatives, load_with
from simulator.policy.asking import asked
from simulator.policy.bundle import packages_in, read_package
from simulator.scenario import Complaints
from tests.lever_files import BASE, MORE_DESKS, SCENARIOS, SHIPPED, desk_and_levers, strait
from tests.test_books_levers import examples
from tests.tiny import write

PACKAGES = packages_in((SCENARIOS / "levers",))
PARTS = {"timed_coach", "through_check_in", "through_baggage"}
BOTH = """\
package:
  title: {en: Both, zh_Hans: 两项, zh_Hant: 兩項}
  clause: 二(五)
  words: 创新口岸管理体制机制
  levers: [more_desks, "stricter:low"]
"""
STRICTER = MORE_DESKS.replace("{servers: 2}", "{standard: 4 min}").replace("{servers: 5}", "{standard: 1 min}")
STRICTER = re.sub(r"\{servers: \{value: 3.*?\}\}", "{standard: 3 min}", STRICTER)


def with_both(folder: Path, text: str = BOTH) -> Path:
    path = desk_and_levers(folder, more_desks=MORE_DESKS, stricter=STRICTER)
    (folder / "levers" / "packages").mkdir()
    write(folder / "levers" / "packages", text, "both")
    return path


@pytest.mark.parametrize("name", PACKAGES)
def test_a_shipped_package_is_its_levers_and_can_be_laid_at_every_strength(name: str) -> None:
    package = read_package(PACKAGES[name])
    assert name not in SHIPPED
    assert {asked(lever).what for lever in package.levers} <= SHIPPED.keys()
    over = SCENARIOS / f"{package.over}.yaml"
    _, (likely, low, high) = load_alternatives(over, [name, f"{name}:low", f"{name}:high"])
    assert likely.levers == package.levers
    assert low.levers == tuple(f"{lever}:low" for lever in package.levers)
    assert len({likely.digest, low.digest, high.digest}) == 3


def test_seamless_is_the_three_levers_laid_one_by_one() -> None:
    assert set(read_package(PACKAGES["seamless"]).levers) == PARTS
    one, three = load_with(BASE, ["seamless"]), load_with(BASE, ["timed_coach", "through_check_in", "through_baggage"])
    assert (one.digest, one.name, one.levers) == (three.digest, three.name, three.levers)


def test_a_strength_or_a_day_is_that_of_each_lever_without_its_own(tmp_path: Path) -> None:
    path = with_both(tmp_path)
    assert load_with(path, ["both"]).levers == ("more_desks", "stricter:low")
    assert load_with(path, ["both:high"]).levers == ("more_desks:high", "stricter:low")
    roster = BOTH.replace('"stricter:low"', "more_desks:low@1970-01-02")
    (tmp_path / "levers" / "packages" / "both.yaml").write_text(roster)
    assert load_with(path, ["both@1970-01-03"]).levers == ("more_desks@1970-01-03", "more_desks:low@1970-01-02")


def test_a_package_can_be_named_by_its_file_and_joined_with_a_lever(tmp_path: Path) -> None:
    path = with_both(tmp_path)
    file = tmp_path / "levers" / "packages" / "both.yaml"
    assert load_with(path, [str(file)]).levers == ("more_desks", "stricter:low")
    _, (joined,) = load_alternatives(path, ["both:high"])
    assert joined.levers == ("more_desks:high", "stricter:low")
    _, (joined,) = load_alternatives(BASE, ["seamless+larger_vessels"])
    assert joined.levers == ("timed_coach", "through_check_in", "through_baggage", "larger_vessels")


def test_the_same_policy_by_another_name_is_told_so() -> None:
    with pytest.raises(Complaints, match="names the same alternative as --with seamless"):
        load_alternatives(BASE, ["seamless", "through_baggage+through_check_in+timed_coach"])


@pytest.mark.parametrize(
    ("old", "new", "wish", "expected"),
    [
        (
            "",
            "",
            "both=3",
            "--with both=3\n    is a package, and has no value of its own; lay it at a strength: both:high",
        ),
        ("", "", "bothe", "there is no lever of this name; did you mean `both`?"),
        ("more_desks,", "more_dusks,", "both", "more_dusks:likely\n    there is no lever of this name; did you mean"),
        ("more_desks,", "both,", "both", "both.yaml\n    is not a lever"),
        ("levers: [more_desks", "levers: [3, more_desks", "both", "should be a list of levers, as in [timed_coach, "),
        ("  clause: 二(五)\n", "", "both", "package.clause\n    is missing"),
        ("clause:", "clawse:", "both", "package.clawse = 二(五)\n    is not a key here; did you mean `clause`?"),
        ("levers:", "over: [1]\n  levers:", "both", "should be text"),
    ],
)
def test_a_bad_package_is_told_what_is_wrong(tmp_path: Path, old: str, new: str, wish: str, expected: str) -> None:
    path = with_both(tmp_path, BOTH.replace(old, new) if old else BOTH)
    with pytest.raises(Complaints) as caught:
        load_with(path, [wish])
    assert expected in str(caught.value)


def test_packages_are_listed_and_shown(tmp_path: Path) -> None:
    path = with_both(tmp_path)
    said = strait("levers", path).stdout
    assert "Packages of levers" in said
    assert "stricter:low" in said
    shown = strait("levers", "both", "--over", path).stdout
    for part in ("两项", "兩項", "二(五)", "more_desks", "stricter:low"):
        assert part in shown
    every = strait("levers").stdout
    assert all(name in every for name in PACKAGES)


def test_the_package_of_the_manual_can_be_laid(tmp_path: Path) -> None:
    (example,) = examples("package:")
    file = load_with(BASE, [str(write(tmp_path, example, "mine"))])
    assert file.levers == ("timed_coach", "through_check_in=65%", "through_baggage:high")
