"""`manifest.json`, beside all results: what was asked, by which version, with what, and how long it took."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from simulator import __version__

LIBRARIES = ("numpy", "scipy", "simpy", "numba", "pydantic", "pyarrow", "matplotlib")
"""Those whose version can matter to a result or a figure."""


def manifest(
    folder: Path, command: str, asked: Mapping[str, Any], seconds: Mapping[str, float], **runs_seconds: list[Any]
) -> None:
    """Write it, the last of a folder's files.

    `asked` is what was asked and of what; `seconds` what each part of the session took, and `runs_seconds` what its
    runs did.
    """
    content = {
        "program": "strait",
        "version": __version__,
        "command": command,
        **asked,
        "seconds": {**{name: round(value, 3) for name, value in seconds.items()}, **runs_seconds},
        "python": platform.python_version(),
        "system": platform.system(),
        "libraries": _library_versions(),
        "files": sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()),
    }
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8", newline="\n")


def _library_versions() -> dict[str, str]:
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "absent"
    return found
