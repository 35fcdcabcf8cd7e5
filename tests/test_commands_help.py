"""`strait --help` is quick, and worth reading."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from simulator import __version__
from simulator.cli import main
from tests.tiny import strait, surroundings

COMMANDS = (
    "run",
    "check",
    "frontier",
    "replay",
    "levers",
    "choose",
    "release-study",
    "verify",
    "schema",
    "workshop",
    "completion",
)
HEAVY = ("numpy", "scipy", "pandas", "matplotlib", "simpy", "pydantic", "numba", "pyarrow", "rich", "yaml", "openpyxl")


def shown(*arguments: str) -> str:
    result = CliRunner().invoke(main, arguments, prog_name="strait", catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_help_imports_no_heavy_library(tmp_path: Path) -> None:
    listing = (
        "import sys\nfrom simulator.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", listing], env=surroundings(), cwd=tmp_path, capture_output=True, text=True, check=True
    )
    loaded = {name.split(".")[0] for name in done.stderr.split()}
    assert "click" in loaded
    assert not loaded & set(HEAVY)


def test_help_takes_little_longer_than_importing_click(tmp_path: Path) -> None:
    def quickest(*arguments: str) -> float:
        seconds = []
        for _ in range(5):
            began = time.perf_counter()
            subprocess.run(
                [sys.executable, *arguments], env=surroundings(), cwd=tmp_path, capture_output=True, check=True
            )
            seconds.append(time.perf_counter() - began)
        return min(seconds)

    assert quickest("-c", "from simulator.cli import main; main(['--help'])") < 3 * quickest("-c", "import click")


def test_help_names_every_command_and_where_to_begin() -> None:
    text = shown("--help")
    assert all(f"\n  {name} " in text for name in COMMANDS)
    assert "strait run scenarios/" in text


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself_with_an_example(name: str) -> None:
    text = shown(name, "--help")
    assert f"strait {name}" in text.split("Usage:")[1].split("\n", 1)[1]
    assert all(len(line) <= 100 for line in text.splitlines())


def test_the_version_is_said() -> None:
    assert shown("--version") == f"strait, version {__version__}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_printed_for_each_shell(shell: str) -> None:
    assert "_STRAIT_COMPLETE" in shown("completion", shell)


def test_the_shell_completes_a_command(tmp_path: Path) -> None:
    done = strait(cwd=tmp_path, _STRAIT_COMPLETE="bash_complete", COMP_WORDS="strait ve", COMP_CWORD="1")
    assert done.stdout == "plain,verify\n"


def test_an_unknown_command_is_a_mistake_of_the_user(tmp_path: Path) -> None:
    done = strait("runn", cwd=tmp_path)
    assert done.returncode == 2
    assert "runn" in done.stderr
    assert "Traceback" not in done.stderr
