"""One table of words and figures as it is told, on the terminal and on a page alike."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """One table; a heading for each column, the first of them over the names of the rows."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    below: tuple[str, ...] = ()
    together: int = 1
    """So many columns are not parted from each other where there is no room for all."""
