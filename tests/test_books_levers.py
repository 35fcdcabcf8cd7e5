"""Levers in the books: each that ships can be laid over its scenario, changes something, and can be traced."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simulator.journal.books import balance
from simulator.policy import STRENGTHS, Lever, load_with, read_lever
from simulator.report.words.language import LANGUAGES
from simulator.report.words.levers import status_of, when
from simulator.scenario import dump, load, loads
from simulator.world import simulate
from tests.lever_files import MORE_DESKS, SHIPPED, base_of, desk_and_levers, over_the_base, strait
from tests.same import assert_same
from tests.tiny import write

ROOT = Path(__file__).parents[1]
MANUAL = (ROOT / "docs" / "levers.md").read_text(encoding="utf-8")
ASKED_FOR = {
    "more_sailings",
    "larger_vessels",
    "timed_coach",
    "through_check_in",
    "through_baggage",
    "multi_entry_permits",
    "individual_travel",
    "e_channels",
    "more_desks",
    "one_terminal",
    "joint_inspection",
    "longer_opening",
    "cruise_calls",
    "recovery",
    "shared_rule",
    "more_flights",
    "ro_ro_sailings",
    "fast_ro_ro_sailings",
    "drive_through_trailers",
    "mail_exchange_centre",
    "low_value_declaration",
    "parcel_x_ray",
    "bonded_zones_joined",
}


def test_every_lever_that_was_asked_for_ships() -> None:
    assert set(SHIPPED) >= ASKED_FOR


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_lever_can_be_laid_at_every_strength_and_each_changes_something_else(name: str) -> None:
    files = [over_the_base(f"{name}:{strength}") for strength in STRENGTHS]
    base = over_the_base(base=base_of(name))
    assert len({base.digest, *(file.digest for file in files)}) == 4
    assert [file.name.removeprefix(f"{base.name}+") for file in files] == [f"{name}-low", name, f"{name}-high"]
    for file in files:
        assert any(line.endswith(f" ({file.levers[0]})") for line in file.overridden)
        assert not any("changes nothing" in str(warning) for warning in file.warnings)


@pytest.mark.parametrize("name", SHIPPED)
def test_what_came_of_a_shipped_lever_can_be_written_and_loaded_again(name: str) -> None:
    file = over_the_base(f"{name}:likely")
    again = loads(dump(file))
    assert again.digest == file.digest
    assert again.scenario == file.scenario
    assert again.evidence == file.evidence


@pytest.mark.parametrize("name", SHIPPED)
def test_a_lever_takes_no_number_its_evidence_away(name: str) -> None:
    base, file = over_the_base(base=base_of(name)), over_the_base(f"{name}:likely")
    gone = {place for place in base.evidence if place not in file.evidence and _stands(place, file.resolved)}
    assert gone == set()


def _stands(place: str, resolved: object) -> bool:
    """Whether there is still a value at a dotted place; keys hold no dots in the shipped scenarios."""
    for key in place.split("."):
        if isinstance(resolved, list):
            resolved = resolved[int(key)] if int(key) < len(resolved) else None
        else:
            resolved = resolved.get(key) if isinstance(resolved, dict) else None
    return resolved is not None


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_lever_says_whether_somebody_has_ordered_it(name: str) -> None:
    lever = read_lever(SHIPPED[name])
    assert "  status: {value: " in SHIPPED[name].read_text(encoding="utf-8")
    assert bool(lever.since) == (lever.status.value != "hypothetical")
    assert lever.status.source or lever.status.grade == "assumed"
    assert lever.status.source or lever.status.note


def test_a_lever_that_does_not_say_so_is_hypothetical(tmp_path: Path) -> None:
    lever = read_lever(write(tmp_path, MORE_DESKS, "more_desks"))
    assert [status_of(lever, language) for language in LANGUAGES] == ["hypothetical", "尚属设想", "尚屬構想"]


@pytest.mark.parametrize(
    ("written", "en", "zh"),
    [
        ("2019", "2019", "2019年"),
        ("2019-06", "Jun 2019", "2019年6月"),
        ("2011-06-28", "28 Jun 2011", "2011年6月28日"),
        ("spring", "spring", "spring"),
        ("2019-13", "2019-13", "2019-13"),
    ],
)
def test_since_when_is_said_in_each_language(written: str, en: str, zh: str) -> None:
    assert (when(written, "en"), when(written, "zh_Hans"), when(written, "zh_Hant")) == (en, zh, zh)


def test_levers_that_are_not_asked_for_leave_everything_as_it_is(tmp_path: Path) -> None:
    alone = load(write(tmp_path))
    beside = load_with(desk_and_levers(tmp_path, more_desks=MORE_DESKS), [])
    assert (beside.digest, beside.scenario, beside.name) == (alone.digest, alone.scenario, alone.name)
    assert beside.overridden == beside.levers == ()


def test_a_lever_that_is_taken_back_by_another_leaves_the_run_as_it_was(tmp_path: Path) -> None:
    back = MORE_DESKS.replace("servers: 2", "servers: 1")
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS, back=back)
    assert load_with(path, ["more_desks:high", "back:low"]).digest == load(path).digest


def test_the_scenario_that_came_of_a_lever_reproduces_the_run(tmp_path: Path) -> None:
    file = load_with(desk_and_levers(tmp_path, more_desks=MORE_DESKS), ["more_desks:high"])
    assert_same(simulate(file.scenario), simulate(loads(dump(file)).scenario))


def test_a_number_that_a_lever_sets_bears_the_evidence_of_its_strength(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    path.write_text(path.read_text().replace("servers: 1", "servers: {value: 1, grade: published, source: a report}"))
    places = {strength: load_with(path, [f"more_desks:{strength}"]).evidence for strength in STRENGTHS}
    found = {strength: evidence["policy.stations.desk.servers"] for strength, evidence in places.items()}
    assert (found["low"].grade, found["low"].source, found["low"].note) == ("assumed", "", "lever more_desks:low")
    # Evidence of its own stays; and 5 is the published number itself.
    assert (found["likely"].grade, found["likely"].low, found["likely"].note) == ("derived", 2, "")
    assert (found["high"].grade, found["high"].source) == ("published", "another leaflet")
    path.with_name("levers").joinpath("more_desks.yaml").write_text(MORE_DESKS.replace("servers: 5", "servers: 4"))
    assert load_with(path, ["more_desks:high"]).evidence["policy.stations.desk.servers"].grade == "derived"


def test_exact_values_of_theory_stay_beside_a_lever_and_published_figures_do_not(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    path.write_text(path.read_text().replace("use: held_out", "use: theory"))
    file = load_with(path, ["more_desks"])
    assert set(file.scenario.targets) == {"foretold_queue"}
    assert "targets.fitted_wait: left out" in file.overridden


@pytest.mark.parametrize(
    ("levers", "days"),
    [
        (("mail_exchange_centre:low", "low_value_declaration:low", "parcel_x_ray:low"), 8),
        (("bonded_zones_joined:low",), 8),
        (("ro_ro_sailings:high", "drive_through_trailers:likely"), 10),
    ],
)
def test_walkers_agree_under_levers_until_goods_have_landed_and_left(levers: tuple[str, ...], days: float) -> None:
    scenario = load_with(base_of(levers[0].partition(":")[0]), levers).scenario
    run = scenario.run.model_copy(update={"horizon": days * 1440, "warm_up": 0.0})
    scenario = scenario.model_copy(update={"run": run})
    reference = simulate(scenario, walker="reference")
    assert balance(reference) == ()
    assert_same(reference, simulate(scenario, walker="compiled"))


@pytest.mark.slow
@pytest.mark.parametrize("name", SHIPPED)
def test_a_few_days_under_every_shipped_lever_balance(name: str) -> None:
    scenario = over_the_base(name).scenario
    run = scenario.run.model_copy(update={"horizon": 3 * 1440.0, "warm_up": 0.0})
    assert balance(simulate(scenario.model_copy(update={"run": run}))) == ()


# the manual


HEADING = "| over | lever | clause | policy (unit) | low · likely · high | likely is | status |"


def rows_of_the_manual() -> list[str]:
    """The table of the manual, as the files have it."""
    read = (read_lever(path) for path in SHIPPED.values())
    levers: list[Lever] = sorted(read, key=lambda lever: (lever.over, lever.name))
    rows = [
        f"| [`{lever.over}`](../scenarios/{lever.over}.yaml) | [`{lever.name}`](../scenarios/levers/{lever.name}.yaml) "
        f"| {lever.clause} {lever.words} | {lever.title.en} ({lever.unit.en}) "
        f"| {' · '.join(str(lever.strengths[strength].value) for strength in STRENGTHS)} "
        f"| {lever.strengths['likely'].grade} | {status_of(lever, 'en')} |"
        for lever in levers
    ]
    return [HEADING, "|---|---|---|---|---|---|---|", *rows]


def test_the_manual_lists_every_lever_as_its_file_has_it() -> None:
    table = MANUAL.split("<!-- levers -->\n")[1].split("\n<!-- end")[0]
    assert table.splitlines() == rows_of_the_manual()


def examples(beginning: str) -> list[str]:
    """The blocks of YAML in the manual that begin so."""
    blocks = re.findall(r"^```yaml\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)
    return [block for block in blocks if block.startswith(beginning)]


def test_a_lever_is_copied_and_changed_as_the_manual_shows(tmp_path: Path) -> None:
    printed = strait("levers", "duty_free_limit", "--yaml").stdout
    assert printed == SHIPPED["duty_free_limit"].read_text(encoding="utf-8")
    for line in examples("  high: "):
        begins = line.partition(": {")[0] + ": {" + line.partition(": {")[2].split(maxsplit=1)[0]  # high: {value:
        (old,) = (each for each in printed.splitlines(keepends=True) if each.startswith(begins))
        printed = printed.replace(old, line)
    copy = write(tmp_path, printed, "bolder_limit")
    market = ROOT / "scenarios" / "dadeng_2010.yaml"
    for wish, limit in ((":high", 20_000), ("=15000", 15_000), ("", 6000)):
        allowance = load_with(market, [f"{copy}{wish}"]).scenario.policy.duty_free
        assert allowance is not None
        assert allowance.limit == limit
    assert "20000 CNY" in strait("levers", copy, "--over", market).stdout


def test_a_package_can_be_printed_too() -> None:
    assert strait("levers", "seamless", "--yaml").stdout.startswith("# A boat and a flight as one journey")


def test_the_lever_of_the_manual_can_be_laid(tmp_path: Path) -> None:
    (example,) = examples("lever:")
    lever = write(tmp_path, example, "early")
    for strength, desks in (("low", 2), ("likely", 4), ("high", 7)):
        file = load_with(ROOT / "scenarios" / "xiamen_kinmen_day.yaml", [f"{lever}:{strength}"])
        assert file.scenario.policy.stations["dongdu_exit_desks"].roster[6 * 60] == desks
