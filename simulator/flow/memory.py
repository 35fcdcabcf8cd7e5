"""Memory that was let go, given back to the system."""

from __future__ import annotations

import ctypes


def give_back() -> None:
    """Let the C library return what it keeps of columns that are no longer needed; elsewhere nothing happens.

    A year's visitors are laid out in thousands of columns of a few megabytes. What glibc keeps of them for reuse is too
    small for the walker's columns, and would lie beside them: half a gigabyte for two million visitors.
    """
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (AttributeError, OSError, TypeError):
        return
