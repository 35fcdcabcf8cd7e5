"""How a lever is asked for: `more_desks`, `more_desks:high`, `duty_free_limit=5000`, `my/own.yaml:low@2011-10-01`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from simulator.policy.bundled import Bundled

STRENGTHS: Final = ("low", "likely", "high")
"""How far a policy may go: as little as is believable, as far as is likely, as far as is believable."""
LIKELY: Final = "likely"
"""What is meant where no strength is named."""
ENDINGS: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Asked:
    """A lever and how much of it, as the command line names them."""

    text: str
    """As it was typed."""
    what: str
    """A name, or the way to a file."""
    strength: str = LIKELY
    """What stands behind the colon; `likely` where nothing does."""
    value: str | None = None
    """What stands behind the equals sign; None where there is none."""
    since: str | None = None
    """What stands behind the @; None where there is none, and it holds for the whole run."""
    package: Bundled | None = None
    """The package that brings it; None where it was asked for by itself."""

    @property
    def is_path(self) -> bool:
        """Whether a file is named, and not a lever of some folder."""
        return self.what.endswith(ENDINGS) or "/" in self.what or "\\" in self.what


def asked(text: str) -> Asked:
    """What a word of the command line asks for. A colon, an equals sign or an @ within a path is part of the path."""
    body, at, day = text.rpartition("@")
    since = day.strip() if at and not _of_a_path(day) else None
    body = text if since is None else body.strip()
    what, sign, value = body.rpartition("=")
    if sign and not _of_a_path(value):
        return Asked(text, what.strip(), value=value.strip(), since=since)
    what, sign, strength = body.rpartition(":")
    if sign and not _of_a_path(strength):
        return Asked(text, what, strength, since=since)
    return Asked(text, body, since=since)


def _of_a_path(end: str) -> bool:
    return "/" in end or "\\" in end or end.endswith(ENDINGS)


def label(name: str, strength: str) -> str:
    """`more_desks`, or `more_desks:high` where it is not at its likely strength."""
    return name if strength == LIKELY else f"{name}:{strength}"
