"""Where the textbook scenarios lie."""

from __future__ import annotations

from pathlib import Path

from simulator.scenario.shipped import scenarios_folder


def textbook_paths() -> dict[str, Path]:
    """Every textbook scenario by its name, in alphabetical order."""
    return {path.stem: path for path in sorted((scenarios_folder() / "textbook").glob("*.yaml"))}
