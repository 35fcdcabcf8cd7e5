"""Which program this is, to the letter: two that differ could give different results."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import simulator


@cache
def code_digest() -> str:
    """16 hex digits of every source file of the program; the same for a clone and an installed copy of it."""
    root = Path(simulator.__file__).parent
    found = hashlib.sha256()
    for path in sorted(root.rglob("*.py"), key=lambda each: each.relative_to(root).as_posix()):
        found.update(path.relative_to(root).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def about_this_program() -> dict[str, str]:
    """What two machines must have alike, to the letter, to give the same results."""
    import platform
    from importlib.metadata import version

    libraries = {name: version(name) for name in ("numpy", "scipy", "simpy", "numba", "pydantic")}
    python = ".".join(platform.python_version_tuple()[:2])
    return {"strait": simulator.__version__, "code": code_digest(), "python": python, **libraries}
