"""Are two records the same to the last bit?"""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np


def assert_same(one: Any, other: Any, path: str = "journal") -> None:
    """Compare dataclasses, mappings, arrays and plain values; NaN equals NaN, nothing else is forgiven."""
    assert type(one) is type(other), path
    if dataclasses.is_dataclass(one):
        for field in dataclasses.fields(one):
            assert_same(getattr(one, field.name), getattr(other, field.name), f"{path}.{field.name}")
    elif isinstance(one, dict):
        assert list(one) == list(other), path
        for key in one:
            assert_same(one[key], other[key], f"{path}[{key}]")
    elif isinstance(one, np.ndarray):
        assert one.dtype == other.dtype, path
        np.testing.assert_array_equal(one, other, err_msg=path)
    else:
        assert repr(one) == repr(other), path
