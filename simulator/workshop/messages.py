"""What a page may say to the server: each message has a fixed form, and anything else is refused with a reason."""

from __future__ import annotations

import json
import unicodedata
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from simulator.report.words.language import Language

LARGEST_BYTES: Final = 8_192
LONGEST_NAME: Final = 24
FARTHEST: Final = 1e9

Finite = Annotated[float, Field(ge=-FARTHEST, le=FARTHEST, allow_inf_nan=False, strict=False)]
Key = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[a-z][a-z0-9_.]*$")]
Step = Annotated[str, Field(min_length=1, max_length=40)]
Levers = Annotated[dict[Key, Step], Field(max_length=10)]


def _fit_to_show(name: str) -> str:
    """A name on one line, without what hides or turns letters."""
    kept = "".join(" " if letter.isspace() else letter for letter in unicodedata.normalize("NFC", name))
    kept = "".join(letter for letter in kept if unicodedata.category(letter)[0] not in "CM" or letter == " ")
    kept = " ".join(kept.split())
    if not kept:
        raise ValueError("a name needs a letter or a figure")
    return kept


class _Message(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Join(_Message):
    """A student comes in, or comes back."""

    do: Literal["join"]
    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME), AfterValidator(_fit_to_show)]
    team: Annotated[int, Field(ge=0, le=20)] = 0
    language: Language = "en"


class Back(_Message):
    """A page that was here before: reloaded, or cut off for a while."""

    do: Literal["back"]
    id: Annotated[str, Field(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]


class Speak(_Message):
    """Another language."""

    do: Literal["speak"]
    language: Language


class Predict(_Message):
    """What a student expects, before the run is revealed."""

    do: Literal["predict"]
    round: Annotated[int, Field(ge=0, le=20)]
    low: Finite
    guess: Finite
    high: Finite

    @model_validator(mode="after")
    def _in_order(self) -> Predict:
        if not self.low <= self.guess <= self.high:
            raise ValueError("a guess lies within its range")
        return self


class Try(_Message):
    """A setting to look at."""

    do: Literal["try"]
    levers: Levers
    dragging: bool = False
    """Whether the hand is still on the slider: then only what is known already is shown."""


class Choose(_Message):
    """What the team settles on."""

    do: Literal["choose"]
    levers: Levers


class Replay(_Message):
    """The replay of the setting."""

    do: Literal["replay"]
    levers: Levers


class Teach(_Message):
    """The code that the terminal shows."""

    do: Literal["teach"]
    code: Annotated[str, Field(min_length=1, max_length=16)]


class Lead(_Message):
    """What the teacher orders."""

    do: Literal["lead"]
    order: Literal["reveal", "hide", "next", "back", "reset", "shock", "calm"]
    shock: Annotated[str, Field(max_length=64)] = ""


Message = Join | Back | Speak | Predict | Try | Choose | Replay | Teach | Lead
_READER: Final[TypeAdapter[Message]] = TypeAdapter(Annotated[Message, Field(discriminator="do")])


class Refused(Exception):  # noqa: N818 - it says what happened
    """A message that is not heeded; the reason is one of `words.REFUSALS`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason, self.detail = reason, detail
        super().__init__(reason)


def read_message(text: str | bytes) -> Message:
    """The message in a text; raises Refused where it is none."""
    if len(text) > LARGEST_BYTES:
        raise Refused("too_long")
    try:
        content: Any = json.loads(text)
        return _READER.validate_python(content)
    except ValidationError as error:
        where = error.errors(include_url=False, include_input=False, include_context=False)[0]
        named = ".".join(str(part) for part in where["loc"][1:2])
        raise Refused("not_understood", named[:40]) from None
    except (ValueError, RecursionError):
        raise Refused("not_understood") from None
