"""Numba, where there is one: functions compiled once for each machine and kept in the user's cache."""

from __future__ import annotations

import functools
import os
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

from simulator.flow.stopping import stops_held


def cache_folder() -> Path:
    """Where compiled code is kept between runs: the user's own cache, which also serves a read-only install."""
    home = Path.home()
    if sys.platform == "win32":
        root = Path(os.environ.get("LOCALAPPDATA", home))
    elif sys.platform == "darwin":
        root = home / "Library" / "Caches"
    else:
        root = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return root / "strait" / "numba"


def rebound(function: Callable[..., Any], **helpers: Any) -> types.FunctionType:
    """The same function with other helpers under the names it calls them by."""
    other = types.FunctionType(function.__code__, {**function.__globals__, **helpers}, function.__name__)
    other.__module__, other.__qualname__ = function.__module__, function.__qualname__
    return other


@functools.cache
def compiled(function: Callable[..., Any], *helpers: Callable[..., Any]) -> Callable[..., Any] | None:
    """A function compiled by Numba together with the helpers it calls; None where Numba cannot be had.

    The plain function stays as it is: the same source serves both ways. The first call is whole: a request to stop
    that comes while Numba compiles or loads would be lost in it. (A generator is only made by a call, and stops as it
    walks.)
    """
    os.environ.setdefault("NUMBA_CACHE_DIR", str(cache_folder()))
    try:
        with stops_held():
            import numba
    except ImportError:
        return None

    def build(cache: bool) -> Callable[..., Any]:
        jitted = {helper.__name__: numba.njit(cache=cache)(helper) for helper in helpers}
        answer = numba.njit(cache=cache)(rebound(function, **jitted))
        at_hand = False

        def whole_at_first(*arguments: Any) -> Any:
            nonlocal at_hand
            if at_hand:
                return answer(*arguments)
            with stops_held():
                found = answer(*arguments)
            at_hand = True
            return found

        return whole_at_first

    try:
        Path(os.environ["NUMBA_CACHE_DIR"]).mkdir(parents=True, exist_ok=True)
        return build(cache=True)
    except (OSError, RuntimeError):  # nowhere to write: compile in every process
        return build(cache=False)
