"""How large a difference matters, in the unit of the measure; and how precise the answer is to be."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from simulator import units
from simulator.measures import UNITS
from simulator.scenario.complaints import Complaint, whole

USUAL_MARGIN_SHARE: Final = 0.01
"""Of the baseline's mean, where no margin was given for measures of this unit. Assumed."""
NOTICED_MINUTES: Final = 0.1
"""Six seconds: no shorter time matters where no margin was given. Assumed."""
USUAL_MARGIN_MINUTES: Final = 1.0
"""By which a traveller is sooner or later to be counted as such, where the primary measure is no time. Assumed."""
MINUTES_IN: Final = {"minutes": 1.0, "hours": units.MINUTES_PER_HOUR}
"""By unit of a measure that is a time."""
READERS: Final[dict[str, tuple[Callable[[object], float], str]]] = {
    "minutes": (units.duration_minutes, "1min"),
    "hours": (lambda each: units.duration_minutes(each) / units.MINUTES_PER_HOUR, "1h"),
    "share": (units.share, "0.5%"),
    "CNY": (units.yuan, "10CNY"),
}
"""By unit of a measure: what reads a margin, and an example. All others are plain numbers in that unit."""


def read_margin(text: str, measure: str, complaints: list[Complaint]) -> float:
    """A margin for measures with the unit of this one; NaN and a complaint where it cannot be one."""
    unit = UNITS[measure]
    reader, example = READERS.get(unit, (lambda each: _plain(each, unit), "5"))
    try:
        margin = float(reader(text))
    except units.UnitError as problem:
        rule = f"{measure} is measured in {unit}: a margin {problem}"
        complaints.append(whole(f"--margin {text}", rule, f"write it as in --margin {example}, or choose a --measure"))
        return math.nan
    if margin < 0:
        complaints.append(whole(f"--margin {text}", "a margin is not negative", f"as in --margin {example}"))
    return margin


def read_precision(text: str, complaints: list[Complaint]) -> float:
    """The half-width to reach, as a share of the baseline's mean; NaN and a complaint where it cannot be one."""
    try:
        share = units.share(text)
    except units.UnitError as problem:
        complaints.append(whole(f"--precision {text}", str(problem), "it is of the baseline's mean, as in 5%"))
        return math.nan
    if share == 0:
        complaints.append(whole(f"--precision {text}", "no budget buys an interval of no width", "as in 5%"))
    return share


def _plain(text: object, unit: str) -> float:
    """A number, alone or in the unit of the measure."""
    number, _, rest = str(text).strip().partition(" ")
    if rest.strip() not in ("", unit):
        raise units.UnitError(f"should be a number of {unit}, as in `5`")
    try:
        value = float(number)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise units.UnitError(f"should be a number of {unit}, as in `5`")
    return value
