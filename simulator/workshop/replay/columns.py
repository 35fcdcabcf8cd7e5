"""Columns of whole numbers as text: little-endian bytes in base64, in the smallest type that holds them."""

from __future__ import annotations

import base64
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

TYPES: Final[dict[str, Any]] = {"u1": np.dtype("<u1"), "u2": np.dtype("<u2"), "u4": np.dtype("<u4")}
"""What a reader must know: one, two and four bytes, without a sign."""


def packed(values: NDArray[Any]) -> dict[str, str]:
    """A column as `{"type": "u2", "bytes": "..."}`. ValueError for what is no count."""
    most = int(values.max(initial=0))
    if int(values.min(initial=0)) < 0 or most > np.iinfo(np.uint32).max:
        raise ValueError("a column of a sample holds whole numbers from 0 to 4,294,967,295")
    name = "u1" if most <= np.iinfo(np.uint8).max else "u2" if most <= np.iinfo(np.uint16).max else "u4"
    return {"type": name, "bytes": base64.b64encode(values.astype(TYPES[name]).tobytes()).decode("ascii")}


def unpacked(column: dict[str, str]) -> NDArray[np.int64]:
    """The numbers of a column."""
    numbers = np.frombuffer(base64.b64decode(column["bytes"]), TYPES[column["type"]])
    return np.asarray(numbers, np.int64)
