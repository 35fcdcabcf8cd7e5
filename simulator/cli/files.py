"""The scenario file a user named, or the nearest one there is, and the levers to be laid over it."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.scenario import Complaints, ScenarioFile, load
from simulator.scenario.complaints import whole

if TYPE_CHECKING:
    from simulator.scenario.merge import Written

USUAL_FOLDER = Path("scenarios")


def load_named(path: Path, levers: Sequence[str] = ()) -> ScenarioFile:
    """The scenario of this name with levers laid over it, in their order.

    Raises Complaints, with the nearest file name where there is no such file.
    """
    must_exist(path)
    if not levers:
        return load(path)
    from simulator.policy import load_with

    return load_with(path, levers)


def written(path: Path) -> Written:
    """The scenario of this name as it was written, not checked beyond what reading needs."""
    from simulator.scenario.merge import read_chain

    must_exist(path)
    return read_chain(str(path))


def must_exist(path: Path) -> None:
    """Raises Complaints where there is no such file, with the nearest there is."""
    if path.is_dir():
        raise Complaints([whole(str(path), "is a folder, not a scenario file", _guess(path / "scenario.yaml"))])
    if not path.exists():
        raise Complaints([whole(str(path), "there is no such file", _guess(path))])


def _guess(path: Path) -> str:
    """`did you mean ...?`, from the files beside it and the usual folder."""
    known = {
        file.name: file
        for folder in (USUAL_FOLDER, path.parent)
        if folder.is_dir()
        for file in sorted(folder.glob("*.y*ml"))
    }
    by_stem = {Path(name).stem: file for name, file in known.items()}
    near = get_close_matches(path.stem, by_stem, n=1, cutoff=0.5)
    if near:
        return f"did you mean `{by_stem[near[0]]}`?"
    return f"there are: {', '.join(str(file) for file in list(known.values())[:8])}" if known else ""
