"""The scenario file a user named, or the nearest one there is."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from simulator.scenario import Complaints, ScenarioFile, load
from simulator.scenario.complaints import whole

USUAL_FOLDER = Path("scenarios")


def load_named(path: Path) -> ScenarioFile:
    """The scenario of this name; raises Complaints, with the nearest file name where there is no such file."""
    if path.is_dir():
        raise Complaints([whole(str(path), "is a folder, not a scenario file", _guess(path / "scenario.yaml"))])
    if not path.exists():
        raise Complaints([whole(str(path), "there is no such file", _guess(path))])
    return load(path)


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
