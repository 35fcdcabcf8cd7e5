"""How a lever is asked for: `more_desks`, `more_desks:high`, `my/own.yaml:low`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

STRENGTHS: Final = ("low", "likely", "high")
"""How far a policy may go: as little as is believable, as far as is likely, as far as is believable."""
LIKELY: Final = "likely"
"""What is meant where no strength is named."""
ENDINGS: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Asked:
    """A lever and a strength, as the command line names them."""

    text: str
    """As it was typed."""
    what: str
    """A name, or the way to a file."""
    strength: str
    """What stands behind the colon; `likely` where nothing does."""

    @property
    def is_path(self) -> bool:
        """Whether a file is named, and not a lever of some folder."""
        return self.what.endswith(ENDINGS) or "/" in self.what or "\\" in self.what


def asked(text: str) -> Asked:
    """What a word of the command line asks for. A colon within a path, as in `C:\\levers`, is part of the path."""
    what, colon, strength = text.rpartition(":")
    if not colon or "/" in strength or "\\" in strength or strength.endswith(ENDINGS):
        return Asked(text, text, LIKELY)
    return Asked(text, what, strength)


def label(name: str, strength: str) -> str:
    """`more_desks`, or `more_desks:high` where it is not at its likely strength."""
    return name if strength == LIKELY else f"{name}:{strength}"
