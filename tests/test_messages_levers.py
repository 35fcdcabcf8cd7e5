"""What is said of a bad lever: the place, the rule and the nearest right name, everything at once, nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.policy import read_lever
from simulator.scenario import Complaints, load
from tests.lever_files import MORE_DESKS, SCENARIOS, desk_and_levers, strait
from tests.tiny import ONE_DESK, write


def said(folder: Path, text: str) -> str:
    """The complaints about a lever file."""
    with pytest.raises(Complaints) as caught:
        read_lever(write(folder, text, "lever"))
    return str(caught.value)


MISTAKES = [
    ("  clause: 二(五)\n", "", "lever.clause\n    is missing"),
    ("clause:", "clawse:", "lever.clawse = 二(五)\n    is not a key here; did you mean `clause`?"),
    ("clause: 二(五)", "clause: 2", "lever.clause = 2\n    should be text; put it in quotation marks"),
    (", zh_Hant: 增開人工櫃檯}\n  clause", "}\n  clause", "lever.title.zh_Hant\n    is missing"),
    ("title: {en", "title: {eng", "lever.title.eng = More desks\n    is not a key here; did you mean `en`?"),
    ("{en: More desks, zh", "{en: 3, zh", "lever.title.en = 3\n    should be text"),
    (
        "{en: desks, zh_Hans: 个, zh_Hant: 個}",
        "desks",
        "lever.unit = desks\n    should have keys of its own: en, zh_Hans, zh_Hant",
    ),
    (
        "{value: 2, grade: assumed, note: one more}",
        "2",
        "lever.low = 2\n    needs its evidence, as in {value: 40, grade: assumed}",
    ),
    (
        "value: 2, grade: assumed",
        "value: 2, grade: guessed",
        "lever.low.grade = guessed\n    an evidenced number needs a grade",
    ),
    (", source: a leaflet, note", ", note", "lever.likely.source\n    a derived number needs a source"),
    ("note: one more", "means: one more", "lever.low.means = one more\n    is not a key of an evidenced number"),
    (
        "value: 2, grade",
        "value: [2], grade",
        "lever.low.value = [2]\n    should be a number, or a quantity such as `30 min`",
    ),
    ("  low: {policy", "  lo: {policy", "changes.lo\n    is not a key here; did you mean `low`?"),
    ("  high: {policy: {stations: {desk: {servers: 5}}}}\n", "", "changes.high\n    is missing"),
    (
        "low: {policy: {stations: {desk: {servers: 2}}}}",
        "low: {run: {seed: 2}}",
        "changes.low.run\n    is not for a lever to change (there are: policy, world)",
    ),
    ("low: {policy", "low: {polcy", "changes.low.polcy\n    is not for a lever to change; did you mean `policy`?"),
    (
        "low: {policy: {stations: {desk: {servers: 2}}}}",
        "low: 2",
        "changes.low = 2\n    should have keys of its own: world, policy",
    ),
    (
        "  clause",
        "  status: {value: inforce, grade: assumed}\n  clause",
        "lever.status.value = inforce\n    is no status; did you mean `in_force`?",
    ),
    ("  clause", "  status: in_force\n  clause", "lever.status = in_force\n    needs its evidence"),
    ("  clause", "  status: {value: in_force, grade: published}\n  clause", "a published number needs a source"),
    ("  clause", "  since: 2019\n  clause", "lever.since = 2019\n    should be text; put it in quotation marks"),
    ("changes:", "changed:", "changed\n    is not a key here; did you mean `changes`?"),
    ("  clause", "  adds: a gate\n  clause", "lever.adds = a gate\n    should be a list of places"),
    (
        "  clause",
        "  adds: [policy.stations.gate]\n  clause",
        "lever.adds = [policy.stations.gate]\n    policy.stations.gate is not set at its low strength",
    ),
]


@pytest.mark.parametrize(("old", "new", "words"), MISTAKES)
def test_a_mistake_in_a_lever_is_met_with_its_place_and_rule(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in MORE_DESKS
    assert words in said(tmp_path, MORE_DESKS.replace(old, new, 1))


def test_all_mistakes_of_a_lever_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    text = (
        MORE_DESKS.replace("clause", "clawse")
        .replace("grade: derived", "grade: sure", 1)
        .replace("  low: {p", "  lo: {p")
    )
    found = said(tmp_path, text)
    for number, line in enumerate(text.splitlines(), start=1):
        if any(word in line for word in ("clawse", "sure", "  lo: {p")):
            assert f"lever.yaml:{number}:" in found
    assert len(found.split("\n    ")) == 4


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty; a lever needs: lever, changes"),
        ("about: {}\n", "is not a lever; a lever has two parts: lever, changes"),
        ("levr: {}\nchanges: {}\n", "levr\n    is not a key here; did you mean `lever`?"),
        ("lever: {a: b\n", "a bracket is opened and not closed"),
        ("lever: 3\nchanges: {}\n", "lever = 3\n    should have keys of its own: title, clause"),
    ],
)
def test_what_is_no_lever_at_all_is_said_to_be_none(tmp_path: Path, text: str, words: str) -> None:
    assert words in said(tmp_path, text)


@pytest.mark.parametrize("command", ["run", "check"])
@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ("more_dseks", "--with more_dseks\n    there is no lever of this name; did you mean `more_desks`?"),
        ("more_desks:hihg", "--with more_desks:hihg\n    a lever has three strengths; did you mean `high`?"),
        ("more_desks:", "--with more_desks:\n    a lever has three strengths"),
        ("nowhere/more_desks.yaml", "cannot be read (no such file or directory)"),
        ("one_desk.yaml", "is not a lever; a lever has two parts: lever, changes"),
    ],
)
def test_a_lever_that_is_not_there_is_answered_with_the_nearest_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, wish: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = strait(command, desk_and_levers(tmp_path, more_desks=MORE_DESKS), "--with", wish)
    assert done.exit_code == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not done.stdout
    assert not (tmp_path / "outputs").exists()


def test_a_name_that_the_scenario_lacks_is_told_at_its_place_in_the_lever(tmp_path: Path) -> None:
    lever = MORE_DESKS.replace("desk: {", "dusk: {")
    done = strait("check", desk_and_levers(tmp_path, more_desks=lever), "--with", "more_desks:low")
    assert done.exit_code == 2
    line = lever.splitlines().index("  low: {policy: {stations: {dusk: {servers: 2}}}}") + 1
    column = len("  low: {policy: {stations: {") + 1
    assert f"more_desks.yaml:{line}:{column}  policy.stations.dusk\n" in done.stderr
    assert "one_desk has no such station; did you mean `desk`? (there are: desk)" in done.stderr


LACKING = [
    ("policy: {routes: {over: {seats: 3}}}", "policy.routes.over\n    one_desk has no such route"),
    ("policy: {vessels: {ship: {seats: 3}}}", "policy.vessels.ship\n    one_desk has no such vessel"),
    ("policy: {ports: {here: {berths: 3}}}", "policy.ports.here\n    one_desk has no such port"),
    ("policy: {airports: {kinmen: {}}}", "policy.airports.kinmen\n    one_desk has no such airport"),
    ("policy: {routes: {over: null}}", "policy.routes.over\n    one_desk has no such route"),
    ("world: {weather: {fog: {lasts: 1 h}}}", "world.weather.fog\n    one_desk has no such weather"),
    (
        "world: {flows: {crowd: {party: {size: 3}}}}",
        "world.flows.crowd\n    one_desk has no such flow (there are: people)",
    ),
    (
        "world: {flows: {people: {kinds: {local: 100 %}}}}",
        "world.flows.people.kinds.local\n    one_desk has no such kind of traveller",
    ),
]


@pytest.mark.parametrize(("changes", "words"), LACKING)
def test_each_sort_of_name_that_is_lacking_is_refused(tmp_path: Path, changes: str, words: str) -> None:
    lever = MORE_DESKS.replace("policy: {stations: {desk: {servers: 2}}}", changes)
    done = strait("check", desk_and_levers(tmp_path, lever=lever), "--with", "lever:low")
    assert done.exit_code == 2
    assert words in done.stderr


def test_a_lever_may_bring_along_what_it_says_it_adds(tmp_path: Path) -> None:
    lever = MORE_DESKS.replace("  clause", "  adds: [policy.stations.gate.two]\n  clause")
    lever = lever.replace("stations: {desk", "stations: {gate.two: {servers: 1}, desk")
    done = strait("check", desk_and_levers(tmp_path, lever=lever), "--with", "lever:low")
    assert done.exit_code == 0
    assert "policy.stations.gate.two: nothing -> {servers: 1} (lever:low)" in " ".join(done.stdout.split())


def test_a_lever_given_twice_is_refused(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    done = strait("run", path, "--with", "more_desks", "--with", "more_desks:high")
    assert done.exit_code == 2
    assert "--with more_desks:high\n    more_desks is laid over the scenario already" in done.stderr


def test_values_that_do_not_fit_are_told_at_their_place_in_the_lever(tmp_path: Path) -> None:
    lever = MORE_DESKS.replace("servers: 2", "server: 2, standard: 3")
    done = strait("check", desk_and_levers(tmp_path, more_desks=lever), "--with", "more_desks:low")
    assert done.exit_code == 2
    assert "more_desks.yaml:" in done.stderr
    assert "policy.stations.desk.server = 2\n    is not a key here; did you mean `servers`?" in done.stderr
    assert "policy.stations.desk.standard = 3" in done.stderr
    assert "2 problems; nothing was run or written" in done.stderr


def test_mistakes_of_scenario_and_levers_are_told_together(tmp_path: Path) -> None:
    path = desk_and_levers(
        tmp_path, bad=MORE_DESKS.replace("clause", "clawse"), strange=MORE_DESKS.replace("desk: {", "dusk: {")
    )
    write(tmp_path, ONE_DESK.replace("standard", "standart"))
    done = strait("check", path, "--with", "bad", "--with", "nothing_like_it", "--with", "strange")
    assert done.exit_code == 2
    for words in ("standart", "clawse", "--with nothing_like_it"):
        assert words in done.stderr


def test_a_lever_run_as_a_scenario_is_told_apart(tmp_path: Path) -> None:
    path = write(tmp_path, MORE_DESKS, "more_desks")
    with pytest.raises(Complaints, match="is a lever, not a scenario; lay it over one: strait run FILE --with"):
        load(path)


def test_every_bad_lever_of_a_folder_is_told_when_all_are_listed(tmp_path: Path) -> None:
    path = desk_and_levers(
        tmp_path, one=MORE_DESKS.replace("clause", "clawse"), two=MORE_DESKS.replace("words", "wrods")
    )
    done = strait("levers", path)
    assert done.exit_code == 2
    assert "one.yaml" in done.stderr
    assert "two.yaml" in done.stderr


def test_what_a_lever_would_break_is_told_when_it_is_shown_over_a_scenario(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS.replace("servers: 5", "servers: none"))
    assert strait("levers", "more_desks", "--over", path).exit_code == 2


REFUSED = [
    ("more_desks=6", "lies beyond the strengths of this lever; it goes from 2 to 5 (desks; low 2, likely 3, high 5)"),
    ("more_desks=4 min", "is no value of this lever; it goes from 2 to 5 (desks"),
    ("more_desks=", "is no value of this lever; it goes from 2 to 5 (desks"),
    ("more_desks=nan", "is no value of this lever; it goes from 2 to 5 (desks"),
    ("more_desks=.inf", "is no value of this lever; it goes from 2 to 5 (desks"),
    ("more_desks=1e-999999999", "lies beyond the strengths of this lever"),
    ("more_desks=4.5", "counts desks, in whole numbers; did you mean 4 or 5?"),
    ("more_desks=high", "a strength stands behind a colon; more_desks:high"),
    ("more_desks:low=4", "names a strength and a value; more_desks=4, or more_desks:low"),
    ("mere_desks=4", "there is no lever of this name; did you mean `more_desks`?"),
    (
        "more_boats=3",
        "is none of its strengths, and nothing lies between them: they differ in more than numbers, in policy."
        "routes.boat.departures; it has low 2, likely 4, high 5 (desks)",
    ),
    ("twins=4", "is the value of more than one strength; say which: twins:low or twins:likely"),
    (
        "twins=4.5",
        "is none of its strengths, and nothing lies between them: low and likely are not one above the other",
    ),
    ("shares=45", "lies beyond the strengths of this lever; did you mean 45%? it goes from 20% to 90% (desks"),
    ("words=4", "is no value of this lever; it has three strengths: words:low, words:likely, words:high"),
]


@pytest.mark.parametrize(("wish", "expected"), REFUSED)
def test_a_value_that_is_not_to_be_had_is_told_what_is(tmp_path: Path, wish: str, expected: str) -> None:
    desks = "{value: 3, low: 2, high: 4, grade: derived, source: a leaflet}"
    boats = MORE_DESKS.replace("stations: {desk: {servers:", "routes: {boat: {departures:").replace(
        "value: 3", "value: 4"
    )
    boats = boats.replace("departures: 2", 'departures: ["08:00"]').replace(
        "departures: 5", 'departures: ["08:00", "09:00"]'
    )
    boats = boats.replace(desks.replace("value: 3", "value: 4"), '["08:00"]')
    twins = MORE_DESKS.replace("value: 2", "value: 4").replace("likely: {value: 3", "likely: {value: 4")
    shares = MORE_DESKS.replace("low: {value: 2", "low: {value: 20 %").replace(
        "likely: {value: 3", "likely: {value: 50 %"
    )
    shares = shares.replace("high: {value: 5", "high: {value: 90 %")
    path = desk_and_levers(
        tmp_path,
        more_desks=MORE_DESKS,
        more_boats=boats,
        twins=twins,
        shares=shares,
        words=MORE_DESKS.replace("low: {value: 2", "low: {value: a few"),
    )
    done = strait("check", path, "--with", wish)
    assert done.exit_code != 0
    assert f"--with {wish}" in done.output
    assert " ".join(expected.split()) in " ".join(done.output.split())
    assert "Traceback" not in done.output


def test_who_brings_a_lever_twice_is_said(tmp_path: Path) -> None:
    done = strait("compare", SCENARIOS / "transfer_day.yaml", "--with", "seamless+timed_coach", "--out", tmp_path)
    assert done.exit_code == 2
    assert "timed_coach is laid over the scenario already; seamless brings it" in done.stderr
