"""`strait levers`, and `--with` on `strait run` and `strait check`."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from simulator.cli import main
from simulator.policy import lever_schema, read_lever
from simulator.report.lever_list import apart, in_lines, not_fitting
from simulator.scenario import load
from simulator.scenario.nodes import plain
from simulator.scenario.yaml_reader import read
from tests import tiny
from tests.lever_files import MORE_DESKS, SHIPPED, SHORTER_WAIT, desk_and_levers, strait
from tests.tiny import everything, write

GOODS = tiny.ROOT / "scenarios" / "goods_2011.yaml"


def kept(out: Path) -> Path:
    """The one folder of results."""
    ((result,),) = [list(each.iterdir()) for each in out.iterdir()]
    return result


# strait levers


def test_levers_lists_every_lever_that_is_shipped() -> None:
    done = strait("levers")
    assert done.exit_code == 0
    assert SHIPPED
    assert all(name in done.stdout for name in SHIPPED)
    assert f"{len(SHIPPED)} levers" in done.stdout


def test_levers_beside_a_scenario_are_listed_with_their_strengths_and_grade(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    said = strait("levers", path).stdout
    (row,) = (line for line in said.splitlines() if line.startswith("more_desks"))
    assert row.split() == ["more_desks", "二(五)", "More", "desks", "2", "3", "5", "derived"]
    assert said == strait("levers", "--over", path).stdout


def test_levers_that_a_scenario_has_no_use_for_are_named_with_what_it_lacks(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS, elsewhere=MORE_DESKS.replace("desk: {", "gate: {"))
    said = strait("levers", path).stdout
    assert "1 lever can be laid over one_desk" in said
    assert "elsewhere: policy.stations.gate one_desk has no such station" in " ".join(said.split())


def test_levers_written_for_another_scenario_are_counted_instead(tmp_path: Path) -> None:
    other = MORE_DESKS.replace("lever:\n", "lever:\n  over: elsewhere\n").replace("desk: {", "gate: {")
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS, more_gates=other)
    said = " ".join(strait("levers", path).stdout.split())
    assert "elsewhere (1)" in said
    assert "more_gates" not in said


def test_levers_are_listed_by_the_scenario_that_they_were_written_for() -> None:
    said = strait("levers").stdout
    over = [line.rpartition(" ")[2] for line in said.splitlines() if line.startswith("Policy levers over")]
    assert over == sorted({read_lever(path).over for path in SHIPPED.values()})


def test_a_lever_is_shown_whole(tmp_path: Path) -> None:
    desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    done = strait("levers", tmp_path / "levers" / "more_desks.yaml")
    assert done.exit_code == 0
    for part in ("More desks", "增开人工台", "增開人工櫃檯", "二(五)", "创新口岸管理体制机制", "a leaflet", "two more"):
        assert part in done.stdout
    (row,) = (line for line in done.stdout.splitlines() if line.startswith("policy.stations.desk.servers"))
    assert row.split()[1:] == ["2", "3", "5"]


def test_over_a_scenario_a_lever_is_shown_beside_what_stands_there_now(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    said = strait("levers", "more_desks", "--over", path).stdout
    (row,) = (line for line in said.splitlines() if line.startswith("policy.stations.desk.servers"))
    assert row.split()[1:] == ["1", "2", "3", "5"]


@pytest.mark.parametrize("name", [*SHIPPED])
def test_every_shipped_lever_is_shown_within_the_width_of_a_terminal(name: str) -> None:
    for columns in ("80", "120"):
        done = CliRunner(env={"COLUMNS": columns}).invoke(main, ["levers", name])
        assert done.exit_code == 0
        assert max(map(len, done.stdout.splitlines())) <= int(columns)


def test_a_long_key_is_broken_before_a_dot_and_nowhere_else() -> None:
    assert in_lines("policy.schemes.recognised.takes_in.all", 40) == "policy.schemes.recognised.takes_in.all"
    assert in_lines("policy.schemes.recognised.takes_in.all", 36) == "policy.schemes.recognised.takes_in\n  .all"
    said = CliRunner(env={"COLUMNS": "80"}).invoke(main, ["levers", "recognised_examination"]).stdout
    names = [line.split()[0] for line in said.split("What it changes")[1].splitlines() if "taken away" in line]
    assert names
    assert set(names) == {"policy.schemes.recognised.takes_in.all", "policy.schemes.opened_for_partner"}


def test_a_list_says_of_what_it_leaves_out_only_what_follows_from_something() -> None:
    assert "Nor these" not in not_fitting(3, {}, {"goods_2011": 2}, "crossing")
    assert "Not over it, as they were written for other scenarios: goods_2011 (2)" in not_fitting(
        3, {}, {"goods_2011": 2}, "crossing"
    )


def test_a_lever_that_does_not_fit_says_for_which_scenario_it_was_written() -> None:
    done = strait("levers", "more_desks", "--over", GOODS)
    assert done.exit_code != 0
    assert "does not fit goods_2011: it was written for transfer_route_2011" in done.stderr


def test_a_misspelt_lever_is_named_as_it_was_typed() -> None:
    assert strait("levers", "papperless").stderr.startswith("papperless\n    there is no lever of this name; did you")


def test_the_schema_of_lever_files_accepts_every_lever_and_marks_a_misspelt_key() -> None:
    assert json.loads(strait("levers", "--schema").stdout) == lever_schema()
    validator = jsonschema.Draft202012Validator(lever_schema())
    validator.check_schema(lever_schema())
    for text in [MORE_DESKS, *(path.read_text(encoding="utf-8") for path in SHIPPED.values())]:
        assert [error.message for error in validator.iter_errors(plain(read(text, "text")[0]))] == []
    for old, new in (
        ("clause", "clawse"),
        ("servers: 2", "server: 2"),
        ("grade: assumed, ", ""),
        ("  high: {p", "  hi: {p"),
    ):
        assert not validator.is_valid(plain(read(MORE_DESKS.replace(old, new, 1), "text")[0])), new


def test_levers_explains_itself_with_an_example() -> None:
    text = strait("levers", "--help").stdout
    assert "strait levers more_desks" in text
    assert all(len(line) <= 100 for line in text.splitlines())


# --with


def test_a_run_with_a_lever_names_it_logs_it_and_keeps_what_came_of_it(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    done = strait("run", path, "--with", "more_desks", "--no-figures", "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert "one_desk+more_desks" in done.stdout
    result = kept(tmp_path / "out")
    assert result.parent.name == "one_desk+more_desks"
    assert load(result / "scenario.yaml").scenario.policy.stations["desk"].servers == 3
    assert load(result / "scenario.yaml").digest == result.name != load(path).digest
    manifest = json.loads((result / "manifest.json").read_text())
    assert "policy.stations.desk.servers: 1 -> 3 (more_desks)" in manifest["overridden"]


def test_the_kept_scenario_gives_the_same_measures_without_the_lever(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    strait("run", path, "--with", "more_desks:high", "--no-figures", "--out", tmp_path / "one")
    first = kept(tmp_path / "one")
    assert first.parent.name == "one_desk+more_desks-high"
    again = strait("run", first / "scenario.yaml", "--no-figures", "--out", tmp_path / "two")
    assert again.exit_code == 0
    second = everything(kept(tmp_path / "two"))
    for name in ("scenario.yaml", "measures.csv", "measures_by_replication.csv"):
        assert second[name] == everything(first)[name]


def test_published_figures_are_not_compared_with_days_under_a_lever(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    assert "calibrated" in strait("run", path, "--no-figures", "--out", tmp_path / "one").stdout
    said = strait("run", path, "--with", "more_desks", "--no-figures", "--out", tmp_path / "two").stdout
    assert "calibrated" not in said
    assert "of days without more_desks; they are not compared" in " ".join(said.split())


def test_check_shows_what_a_lever_changes_and_the_load_that_comes_of_it(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    done = strait("check", path, "--with", "more_desks:low")
    assert done.exit_code == 0
    assert "changed: policy.stations.desk.servers: 1 -> 2 (more_desks:low)" in done.stdout
    # Mean service 2 min, an arrival each 3 min: 67 % of one desk, 33 % of two.
    for arguments, utilisation in (((), 2 / 3), (("--with", "more_desks:low"), 1 / 3)):
        (station,) = json.loads(strait("check", path, *arguments, "--json").stdout)["stations"]
        assert station["mean_day"]["utilisation_share"] == pytest.approx(utilisation)


def test_levers_are_laid_in_the_order_of_the_command_line(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS, stricter=SHORTER_WAIT, even_more=MORE_DESKS)
    done = strait("check", path, "--with", "even_more:high", "--with", "stricter", "--with", "more_desks", "--json")
    said = json.loads(done.stdout)
    assert said["scenario"] == "one_desk+even_more-high+stricter+more_desks"
    assert said["stations"][0]["mean_day"]["utilisation_share"] == pytest.approx(2 / 3 / 3)


def test_a_later_lever_holds_against_an_earlier_one_and_says_so(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS, even_more=MORE_DESKS)
    done = strait(
        "run", path, "--with", "more_desks", "--with", "even_more:high", "--no-figures", "--out", tmp_path / "out"
    )
    assert done.exit_code == 0
    assert load(kept(tmp_path / "out") / "scenario.yaml").scenario.policy.stations["desk"].servers == 5
    assert (
        "policy.stations.desk.servers = 5\n    more_desks and even_more:high set this differently; "
        "even_more:high comes later, and holds; more_desks has 3"
    ) in done.stderr


def test_levers_that_agree_or_touch_different_things_pass_without_a_word(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS, stricter=SHORTER_WAIT)
    done = strait("check", path, "--with", "more_desks", "--with", "stricter")
    assert "differently" not in done.stdout


def test_a_lever_that_changes_nothing_says_so(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS.replace("servers: 2", "servers: 1"))
    done = strait("check", path, "--with", "more_desks:low")
    assert done.exit_code == 0
    assert "changes nothing in one_desk" in " ".join(done.stdout.split())


def test_a_lever_is_found_beside_what_the_scenario_extends(tmp_path: Path) -> None:
    desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    (tmp_path / "deep").mkdir()
    child = write(tmp_path / "deep", "extends: ../one_desk.yaml\nrun: {seed: 3}\n", "child")
    assert strait("check", child, "--with", "more_desks").exit_code == 0


def test_a_lever_can_be_named_by_its_file(tmp_path: Path) -> None:
    path, lever = write(tmp_path), write(tmp_path, MORE_DESKS, "mine")
    assert "one_desk+mine-high" in strait("check", path, "--with", f"{lever}:high").stdout


def test_many_levers_are_counted_in_the_name_of_the_folder(tmp_path: Path) -> None:
    names = [f"a_lever_with_quite_a_long_name_{number}" for number in range(9)]
    path = desk_and_levers(tmp_path, **dict.fromkeys(names, MORE_DESKS))
    wishes = [word for name in names for word in ("--with", name)]
    assert json.loads(strait("check", path, *wishes, "--json").stdout)["scenario"] == "one_desk+9_levers"


@pytest.mark.parametrize(
    "typed", ["strait run file.yaml --with more_d", "strait check --with more_d", "strait levers more_d"]
)
def test_the_shell_completes_a_lever(tmp_path: Path, typed: str) -> None:
    (tmp_path / "scenarios").mkdir()
    desk_and_levers(tmp_path / "scenarios", more_dials=MORE_DESKS)
    asked = {"COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
    assert "plain,more_dials\n" in tiny.strait(cwd=tmp_path, _STRAIT_COMPLETE="bash_complete", **asked).stdout


def test_values_that_differ_only_at_their_end_are_told_apart() -> None:
    hours = ", ".join(f"{hour:02d}:00" for hour in range(8, 18))
    assert apart([f"[{hours}]", f"[{hours}, 18:00]"]) == ["… 17:00]", "… 17:00, 18:00]"]
    assert apart(["4", f"[{hours}]"]) == ["4", f"[{hours}"[:47] + "…"]


def test_a_list_of_names_is_shown_and_not_taken_for_a_style(tmp_path: Path) -> None:
    lever = MORE_DESKS.replace("servers: 2", "works: [kinmen]")
    desk_and_levers(tmp_path, more_desks=lever)
    assert "[kinmen]" in strait("levers", tmp_path / "levers" / "more_desks.yaml").stdout


def test_an_empty_file_is_told_what_a_lever_needs(tmp_path: Path) -> None:
    done = strait("levers", write(tmp_path, "", "empty"))
    assert done.exit_code == 2
    assert "a lever needs: lever, changes" in done.output


def test_a_choice_without_a_policy_is_refused(tmp_path: Path) -> None:
    done = strait("choose", desk_and_levers(tmp_path, more_desks=MORE_DESKS))
    assert done.exit_code == 2
    assert "name a policy with --with" in done.output


def test_the_nearest_command_is_named() -> None:
    done = strait("runn")
    assert done.exit_code == 2
    assert "did you mean `run`?" in done.output
