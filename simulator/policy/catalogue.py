"""Where levers lie, and which file a name means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from simulator.policy.asking import ENDINGS
from simulator.scenario.shipped import scenarios_folder

FOLDER: Final = "levers"
"""The folder of levers, beside the scenarios that they can be laid over."""


def shipped_folder() -> Path | None:
    """The levers that come with the program; None where they are missing."""
    try:
        folder = scenarios_folder() / FOLDER
    except FileNotFoundError:
        return None
    return folder if folder.is_dir() else None


def folders(files: Iterable[str | Path] = ()) -> tuple[Path, ...]:
    """Folders of levers in the order in which they are searched: beside these scenario files, then the shipped one."""
    found: dict[Path, Path] = {}
    for folder in (*(Path(file).parent / FOLDER for file in files), shipped_folder()):
        if folder is not None and folder.is_dir():
            found.setdefault(folder.resolve(), folder)
    return tuple(found.values())


def levers_in(places: Sequence[Path]) -> dict[str, Path]:
    """Every lever by its name, in alphabetical order; of two with one name, that of the folder searched first."""
    found: dict[str, Path] = {}
    for folder in places:
        for file in sorted(folder.iterdir()):
            if file.suffix in ENDINGS:
                found.setdefault(file.stem, file)
    return dict(sorted(found.items()))
