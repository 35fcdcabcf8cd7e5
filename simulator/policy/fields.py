"""What files of levers and packages hold: each key, in what form it is written, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

LANGUAGES: Final = ("en", "zh_Hans", "zh_Hant")
STATUSES: Final = ("in_force", "piloted", "hypothetical")
"""Ordered for Xiamen, as far as is known today; tried with some, or elsewhere; not known to have been ordered."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key."""

    form: Literal["text", "languages", "number", "places", "levers", "status", "stars"]
    """Plain text; text in three languages; a number with its evidence; dotted places of a scenario; levers by
    name; a number of stars; whether it has been ordered, with evidence."""
    says: str
    """What stands there, for the editor."""
    needed: bool = True


FIELDS: Final = {
    "title": Field("languages", "What the policy is called."),
    "clause": Field("text", "The section of the plan, as 二(五)."),
    "words": Field("text", "A short quotation: what the plan says."),
    "status": Field("status", "Whether somebody has ordered it: in_force, piloted or hypothetical.", needed=False),
    "since": Field("text", "From when on, as `2019-06`.", needed=False),
    "mechanism": Field("languages", "What it moves in the port, in plain words."),
    "unit": Field("languages", "What its strengths count."),
    "low": Field("number", "As little as is believable; `note` says what it means."),
    "likely": Field("number", "What is likely; `note` says what it means."),
    "high": Field("number", "As much as is believable; `note` says what it means."),
    "note": Field("text", "What to mind.", needed=False),
    "over": Field("text", "The scenario it was written for; it fits any other that has what it sets.", needed=False),
    "adds": Field("places", "Flows, stations, routes and so on that it brings along.", needed=False),
}

PACKAGE: Final = {
    "title": Field("languages", "What the package is called."),
    "clause": Field("text", "The section of the plan, as 二(五)."),
    "words": Field("text", "A short quotation: what the plan says."),
    "levers": Field("levers", "Its levers, each as on the command line: timed_coach, through_check_in:high."),
    "note": Field("text", "What to mind.", needed=False),
    "over": Field("text", "The scenario that its levers were written for.", needed=False),
}
"""What a package file holds under `package`."""

CLAUSE: Final = {
    "clause": Field("text", "The section of the plan, as 二(五)."),
    "words": Field("text", "A short quotation: what the plan says."),
    "stars": Field("stars", "3 where it sets something in the model directly, else 2."),
    "asks": Field("languages", "What it asks for, in a few words."),
    "levers": Field("levers", "The levers that carry it out.", needed=False),
    "why": Field("languages", "Why it moves nothing here, or nothing more.", needed=False),
}
"""What is held of each clause of the plan."""

CHANGES: Final = {
    "always": "What it changes at every strength.",
    "low": "What it changes at its low strength, over what it always does.",
    "likely": "What it changes at its likely strength, over what it always does.",
    "high": "What it changes at its high strength, over what it always does.",
}
MAY_CHANGE: Final = ("world", "policy")
"""The parts of a scenario that a lever may change; how a scenario is run and judged is not policy."""
