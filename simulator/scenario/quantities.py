"""Field types of a scenario: each reads what a person writes and holds one plain number."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from simulator import units


class Frozen(BaseModel):
    """A part of a scenario: unknown keys are refused and nothing changes once it is read."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    @model_validator(mode="before")
    @classmethod
    def _nothing_is_left_out(cls, written: Any) -> Any:
        """A key without a value (`null`) is as good as left out."""
        if isinstance(written, dict) and None in written.values():
            return {key: value for key, value in written.items() if value is not None or key not in cls.model_fields}
        return written


def _written(pattern: str, example: str, *, number: bool = False) -> WithJsonSchema:
    text: dict[str, Any] = {"type": "string", "pattern": pattern, "examples": [example]}
    return WithJsonSchema({"anyOf": [text, {"type": "number"}]} if number else text)


_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_NUMBER = r"^\s*\d+(\.\d+)?([eE][+-]?\d+)?\s*"

Minutes = Annotated[
    float, BeforeValidator(units.duration_minutes), Field(ge=0), _written(_NUMBER + r"(s|min|h|days?)\s*$", "30 min")
]
"""A duration, zero or longer."""

PositiveMinutes = Annotated[
    float, BeforeValidator(units.duration_minutes), Field(gt=0), _written(_NUMBER + r"(s|min|h|days?)\s*$", "30 min")
]
"""A duration longer than zero."""

PerMinute = Annotated[
    float, BeforeValidator(units.rate_per_minute), Field(gt=0), _written(_NUMBER + r"/\s*(s|min|h|day)\s*$", "12 / h")
]
"""A rate above zero."""

Share = Annotated[float, BeforeValidator(units.share), _written(_NUMBER + r"%?\s*$", "45 %", number=True)]
"""A share between 0 and 1."""

Clock = Annotated[float, BeforeValidator(units.clock_minutes), _written(r"^\d{1,2}:\d{2}$", "08:30")]
"""A time of day, in minutes after midnight."""

Count = Annotated[int, Field(ge=0, le=1_000_000_000, strict=True)]
"""How many, zero or more."""

PositiveCount = Annotated[int, Field(ge=1, le=1_000_000_000, strict=True)]
"""How many, one or more."""

Number = Annotated[float, Field(ge=0, strict=True)]
"""A plain number, zero or more."""


def _day(text: object) -> dt.date:
    if isinstance(text, dt.date):
        return text
    try:
        if isinstance(text, str) and _DAY.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError("should be a day of the calendar such as `2011-10-01`")


Day = Annotated[dt.date, BeforeValidator(_day), WithJsonSchema({"type": "string", "pattern": _DAY.pattern})]
"""A day of the calendar."""

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.]*$")]
"""A name: small letters, digits, `_` and `.`."""

Names = tuple[Name, ...]
