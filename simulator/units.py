"""The one page of units: what people write in a scenario, and the plain numbers used inside.

Inside the program a duration is minutes, a rate is per minute, a share lies between 0 and 1, and
a clock time is minutes after midnight. Names carry the unit (`sailing_minutes`), so nothing else
in the program ever converts.
"""

from __future__ import annotations

import math
import re
from typing import Final

MINUTES_PER_HOUR: Final = 60.0
MINUTES_PER_DAY: Final = 1440.0

METRES: Final = {"m": 1.0, "km": 1000.0}
MINUTES: Final = {"s": 1 / 60, "min": 1.0, "h": MINUTES_PER_HOUR, "day": MINUTES_PER_DAY}
CURRENCIES: Final = ("CNY", "TWD", "USD")
CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
AMOUNT = re.compile(r"([+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*(.*)")


class UnitError(ValueError):
    """A quantity that cannot be read; its text says what to write instead."""


def _amount(text: object, example: str) -> tuple[float, str]:
    """Split `30 min` into its number and its unit."""
    if isinstance(text, bool) or not isinstance(text, str | int | float):
        raise UnitError(f"should be a quantity such as `{example}`")
    found = AMOUNT.fullmatch(str(text).strip())
    if not found or not math.isfinite(float(found[1])):
        raise UnitError(f"should be a quantity such as `{example}`")
    return float(found[1]), found[2].strip()


def duration_minutes(text: object) -> float:
    """Minutes in a duration written as `20 s`, `30 min`, `2 h` or `28 day`; bare numbers are refused."""
    value, unit = _amount(text, "30 min")
    unit = {"days": "day"}.get(unit, unit)
    if unit not in MINUTES:
        raise UnitError("needs a unit of time: s, min, h or day, as in `30 min`")
    return value / 60 if unit == "s" else value * MINUTES[unit]


def rate_per_minute(text: object) -> float:
    """Events a minute in a rate written as `12 / h` or `3800 / day`."""
    value, unit = _amount(text, "12 / h")
    unit = unit.removeprefix("/").strip() if unit.startswith("/") else ""
    if unit not in MINUTES:
        raise UnitError("needs `/` and a unit of time: s, min, h or day, as in `12 / h`")
    return value * 60 if unit == "s" else value / MINUTES[unit]


def share(text: object) -> float:
    """A share between 0 and 1, written as `45 %` or `0.45`."""
    value, unit = _amount(text, "45 %")
    if unit not in ("", "%"):
        raise UnitError("should be a share such as `45 %` or `0.45`")
    value = value / 100 if unit == "%" else value
    if not 0 <= value <= 1:
        raise UnitError("a share lies between 0 and 1 (0 % and 100 %)")
    return value


def clock_minutes(text: object) -> float:
    """Minutes after midnight in a clock time written as `08:30`; `24:00` is the end of the day."""
    found = CLOCK.fullmatch(text.strip()) if isinstance(text, str) else None
    if not found or int(found[2]) > 59 or int(found[1]) * 60 + int(found[2]) > MINUTES_PER_DAY:
        raise UnitError("should be a time of day such as `08:30`, between 00:00 and 24:00")
    return float(int(found[1]) * 60 + int(found[2]))


def money(text: object) -> tuple[float, str]:
    """Amount and ISO code of a sum written as `3000 CNY`."""
    value, unit = _amount(text, "3000 CNY")
    if unit not in CURRENCIES:
        raise UnitError(f"needs a currency: {', '.join(CURRENCIES)}, as in `3000 CNY`")
    return value, unit


def yuan(text: object) -> float:
    """Yuan in a sum written as `180 CNY`; other currencies are for the writer to convert, and to say at what rate."""
    value, currency = money(text)
    if currency != "CNY":
        raise UnitError("should be in CNY, as in `180 CNY`; convert it, and say in the source at what rate")
    return value


def yuan_per_minute(text: object) -> float:
    """Yuan a minute in a value of time written as `23 CNY / h`."""
    amount, _, unit = str(text).rpartition("/") if isinstance(text, str) else ("", "", "")
    if unit.strip() not in MINUTES:
        raise UnitError("should be a value of time such as `23 CNY / h`")
    return yuan(amount) / duration_minutes(f"1 {unit.strip()}")


def length_metres(text: object) -> float:
    """Metres in a length written as `900 m` or `1.5 km`."""
    value, unit = _amount(text, "900 m")
    if unit not in METRES:
        raise UnitError("needs a unit of length: m or km, as in `900 m`")
    return value * METRES[unit]


def clock_text(minutes_after_midnight: float) -> str:
    """`08:30` for 510; days wrap."""
    minutes = round(minutes_after_midnight) % round(MINUTES_PER_DAY)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
