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

Metres = Annotated[float, BeforeValidator(units.length_metres), Field(ge=0), _written(_NUMBER + r"(m|km)\s*$", "900 m")]
"""A length or a visibility."""

Yuan = Annotated[float, BeforeValidator(units.yuan), Field(ge=0), _written(_NUMBER + r"CNY\s*$", "180 CNY")]
"""A sum of money."""

YuanPerMinute = Annotated[
    float,
    BeforeValidator(units.yuan_per_minute),
    Field(ge=0),
    _written(_NUMBER + r"CNY\s*/\s*(s|min|h|day)\s*$", "23 CNY / h"),
]
"""What a minute is worth."""

Count = Annotated[int, Field(ge=0, le=1_000_000_000, strict=True)]
"""How many, zero or more."""

PositiveCount = Annotated[int, Field(ge=1, le=1_000_000_000, strict=True)]
"""How many, one or more."""

Number = Annotated[float, Field(ge=0, strict=True)]
"""A plain number, zero or more."""


def day_of(text: object) -> dt.date:
    """A day of the calendar written as `2011-10-01`."""
    if isinstance(text, dt.date):
        return text
    try:
        if isinstance(text, str) and _DAY.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError("should be a day of the calendar such as `2011-10-01`")


Day = Annotated[dt.date, BeforeValidator(day_of), WithJsonSchema({"type": "string", "pattern": _DAY.pattern})]
"""A day of the calendar."""

_MOMENT = re.compile(r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$")


def _moment(text: object) -> dt.datetime:
    if isinstance(text, dt.datetime):
        return text
    try:
        if isinstance(text, str) and _MOMENT.fullmatch(text):
            return dt.datetime.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError('should be a day and a time such as `"2013-02-06 07:20"`')


Moment = Annotated[
    dt.datetime, BeforeValidator(_moment), WithJsonSchema({"type": "string", "pattern": _MOMENT.pattern})
]
"""A minute of a day, local time."""

NAME = re.compile(r"^[a-z][a-z0-9_.]*$")
Name = Annotated[str, Field(pattern=NAME.pattern)]
"""A name: small letters, digits, `_` and `.`."""

MeasureName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_./]*$")]
"""A measure and where it is taken: `load_share`, `load_share.over`, `journey_p95_minutes.to_taiwan/taipei`."""

Names = tuple[Name, ...]
