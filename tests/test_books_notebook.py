"""What the readme says a notebook may write after `import simulator`, and nothing else imported."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.study.comparison import compare
from tests.lever_files import MORE_DESKS, desk_and_levers

ROOT = Path(__file__).resolve().parent.parent


def names_in(text: str) -> set[str]:
    return set(re.findall(r"\bsimulator(?:\.[a-z_]+)+(?=[`(])", text))


def test_every_name_that_the_manuals_tell_is_there() -> None:
    told = {name for path in ("README.md", "docs/comparing.md") for name in names_in((ROOT / path).read_text("utf-8"))}
    assert {"simulator.load", "simulator.report.figure", "simulator.study.frames.contrasts_frame"} <= told
    for name in sorted(told):
        done = subprocess.run([sys.executable, "-c", f"import simulator; {name}"], capture_output=True, text=True)  # noqa: PLW1510
        assert done.returncode == 0, (name, done.stderr)


def test_one_policy_may_be_named_without_a_list(tmp_path: Path) -> None:
    path = desk_and_levers(tmp_path, more_desks=MORE_DESKS)
    found = compare(path, "more_desks:high", replications=2, budget=2, workers=1)
    assert found.design.names == ("more_desks:high",)


def test_what_is_not_there_is_said_as_python_does() -> None:
    import simulator

    with pytest.raises(AttributeError, match="no attribute 'replicates'"):
        simulator.replicates  # noqa: B018
