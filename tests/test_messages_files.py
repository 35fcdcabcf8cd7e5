"""Files that are too large, missing or no plain YAML are refused in words."""

import time
from pathlib import Path

import pytest
import yaml

from simulator.scenario import Complaints, load, yaml_reader
from simulator.scenario.texts import LARGEST_FILE_BYTES
from simulator.scenario.yaml_reader import read
from tests.example_scenarios import ONE_DESK, RICH
from tests.mistakes import FERRY, said


def test_a_file_of_50_mb_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    def read_bytes(self: Path) -> bytes:
        raise AssertionError("read before its size was known")

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    with pytest.raises(Complaints) as caught:
        load(path)
    assert str(caught.value) == f"{path}\n    a scenario file has at most 2 MB, and this one has 50.0 MB"


def test_a_text_as_large_is_refused_too() -> None:
    assert "a scenario has at most 2 MB" in said("a: " + "x" * LARGEST_FILE_BYTES)


def test_repetitions_cannot_grow_without_end() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    began = time.perf_counter()
    assert "more than 200000 values, repetitions (`*`) counted" in said("\n".join(lines))
    assert time.perf_counter() - began < 5


SYNTAX = [
    ("", "text.yaml\n    is empty; a scenario needs at least: about, world, run"),
    ("- a\n", "text.yaml:1:1\n    a scenario has keys such as: about, world, policy, run"),
    (
        "a: !!python/object:os.system x\n",
        "text.yaml:1:4  a\n    YAML tags such as `tag:yaml.org,2002:python/object:os.system`",
    ),
    ("a: !secret x\n", "text.yaml:1:4  a\n    YAML tags such as `!secret` are refused; remove the tag"),
    ("a: {b: 1, c: 2, b: 3}\n", "text.yaml:1:17  a.b\n    this key stands here twice; the first is in line 1"),
    ("a: 1\n---\nb: 2\n", "text.yaml:2:1\n    a second document begins here; a scenario file holds one document"),
    ("a:\n\tb: 1\n", "text.yaml:2:1\n    this character cannot begin a value: indent with spaces"),
    ("a: b: c\n", "text.yaml:1:5\n    a `:` is not expected here: check the indentation"),
    ("a: [1, 2\nb: 3\n", "text.yaml:2:2\n    a bracket is opened and not closed"),
    ("a: 'x\n", "a quotation mark is opened and not closed"),
    ("a: 1\n b: 2\n", "a `:` is not expected here: check the indentation"),
    ("a:\n  - 1\n b: 2\n", "text.yaml:3:2\n    the indentation does not fit the lines above"),
    ("a: *b\n", "text.yaml:1:4  a\n    nothing is marked `&b` before this"),
    ("? [a]\n: 1\n", "text.yaml:1:3\n    a key should be a word, not a list or a mapping"),
    ("a: " + "[" * 100, "is nested deeper than 60 levels"),
    ("a: 1\nb: 厦门\x00", "text.yaml:2:6  U+0000\n    is a character that no YAML file may hold"),
    ("a: \ud800", "text.yaml:1:4  U+D800\n    is a character that no YAML file may hold"),
    ("a: 1 # \u2028b: 2", "text.yaml:1:8  U+2028\n    is a character that readers of YAML take in different ways"),
    ("a: x\ufeff", 'take in different ways; where it is meant, write "\\U0000FEFF"'),
    ("a: - b\n", "text.yaml:1:4\n    a `-` is not expected here: begin the list on a line of its own"),
    ("厦门: 门 b: c\n", "text.yaml:1:8\n    a `:` is not expected here"),
    ("厦门: 1\r\n厦门: 2\r\n", "text.yaml:2:1  厦门\n    this key stands here twice; the first is in line 1"),
    ("a: 'b' c\n", "text.yaml:1:8\n    the indentation does not fit the lines above"),
    ("a: }\n", "text.yaml:1:4\n    a value should stand here"),
    ("{a: 1}}\n", "text.yaml:1:7\n    something follows the end of the scenario"),
    ('a: "\\q"\n', "in double quotation marks `\\` begins an escape, and this is none"),
    ('a: "\\x4"\n', "in double quotation marks"),
    ("%YAML 2.0\n---\na: 1\n", "text.yaml:1:1\n    is of a version of YAML that is not read here"),
    ("a: 1\r\n...\r\n%TAG !e! tag:e:\r\n", "text.yaml:3:1  %TAG\n    gives YAML tags a name, and tags are refused"),
    ("a: !e!x 1\n", "text.yaml:1:4\n    YAML tags are refused"),
]


@pytest.mark.parametrize("parser", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize(("text", "words"), SYNTAX, ids=[repr(text[:30]) for text, _ in SYNTAX])
def test_what_is_not_plain_yaml_is_refused_in_words(
    text: str, words: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_reader, "_PARSER", getattr(yaml, parser))
    assert words in said(text)


def test_both_parsers_read_the_same_values_at_the_same_places(monkeypatch: pytest.MonkeyPatch) -> None:
    for text in (RICH, FERRY, ONE_DESK, "\ufeff厦门: {门: [1, x]} # 😀\r\n😀: |\r\n  a\r\n   b\r\n"):
        monkeypatch.setattr(yaml_reader, "_PARSER", yaml.CSafeLoader)
        quick = read(text, "text")
        monkeypatch.setattr(yaml_reader, "_PARSER", yaml.SafeLoader)
        assert read(text, "text") == quick


def test_what_is_not_utf8_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"about:\n  question: caf\xe9\n")
    with pytest.raises(Complaints, match=r"latin\.yaml:2:16\n    is not UTF-8 text; save the file as UTF-8"):
        load(path)


def test_a_missing_file_is_met_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "ferry.yaml").write_text(FERRY, encoding="utf-8")
    with pytest.raises(Complaints, match=r"cannot be read \(no such file or directory\); did you mean `ferry\.yaml`\?"):
        load(tmp_path / "fery.yaml")
    with pytest.raises(Complaints, match=r"cannot be read \(is a directory\)"):
        load(tmp_path)
