"""How long something took, or will take, in one unit."""

from __future__ import annotations


def in_words(seconds: float) -> str:
    """`0.4 s`, `40 s`, `12 min`, `3.5 h`."""
    if seconds < 10:
        return f"{max(seconds, 0.1):.1f} s"
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
