"""The kinds of column that a journal is made of, and whatever is reckoned from one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
SmallInts = NDArray[np.int32]
Codes = NDArray[np.int8]
Mask = NDArray[np.bool_]
