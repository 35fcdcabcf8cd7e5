"""Each outside library is let into few rooms; which ones is written here."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

SIMULATOR = Path(__file__).parent.parent / "simulator"

ROOMS_OF = {
    "simpy": {"flow", "world"},
    "numba": {"flow"},
    "numpy": {"theory", "journal", "flow", "world", "measures", "study", "report", "workshop"},
    "scipy": {"theory", "flow", "study"},
    "SALib": {"study"},
    "openpyxl": {"study"},
    "optuna": {"study"},
    "pandas": {"study"},
    "pydantic": {"scenario", "workshop"},
    "yaml": {"scenario"},
    "pyarrow": {"journal", "study"},
    "distributed": {"study"},
    "matplotlib": {"report"},
    "rich": {"report"},
    "jinja2": {"report", "workshop"},
    "segno": {"workshop"},
    "starlette": {"workshop"},
    "uvicorn": {"workshop"},
    "click": {"cli"},
}


def imports_of(path: Path) -> set[str]:
    """The libraries a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names - sys.stdlib_module_names - {"simulator"}


def test_each_outside_library_is_let_into_its_rooms_only() -> None:
    for path in SIMULATOR.rglob("*.py"):
        room = path.relative_to(SIMULATOR).parts[0].removesuffix(".py")
        for library in imports_of(path):
            assert library in ROOMS_OF, f"{path} imports {library}, which no room is meant to know"
            assert room in ROOMS_OF[library], f"{path} imports {library}; only {sorted(ROOMS_OF[library])} may"


def test_every_listed_library_is_used() -> None:
    used = set().union(*(imports_of(path) for path in SIMULATOR.rglob("*.py")))
    assert set(ROOMS_OF) == used


def test_workbooks_and_csv_spreadsheets_are_each_known_to_one_file() -> None:
    knowing = {path.name for path in SIMULATOR.rglob("*.py") if "openpyxl" in imports_of(path)}
    assert knowing == {"workbook.py"}
    folder = SIMULATOR / "study" / "release_study"
    assert {path.name for path in folder.glob("*.py") if "import csv\n" in path.read_text()} == {"csv_file.py"}


def test_no_room_that_simulates_or_measures_knows_which_levers_were_laid() -> None:
    for room in ("theory", "scenario", "journal", "flow", "world", "measures"):
        for path in (SIMULATOR / room).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            assert "simulator.policy" not in text, f"{path} asks for levers; they change scenarios and nothing else"
            assert room == "scenario" or ".levers" not in text, f"{path} asks which levers a scenario has"
