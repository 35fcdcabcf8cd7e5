"""A scenario file as text: no larger than it should be, in UTF-8, and free of characters that hide something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from yaml.reader import Reader

from simulator.scenario.complaints import Complaint, Complaints, nearest, whole

LARGEST_FILE_BYTES: Final = 2_000_000

_LINE_END = re.compile(r"\r\n?|\n")
_TAG_DIRECTIVE = re.compile(r"(?:^|(?<=[\r\n]))%TAG\b")
"""Tags are refused one by one; directives about them already here, since thousands take the parser many seconds."""
_TAKEN_DIFFERENTLY = re.compile("[\x85\u2028\u2029\ufeff]")
"""Ends of a line to readers of YAML 1.1 and not to those of 1.2, and the mark of byte order in mid-text."""
_UNFIT: Final = (
    ("is a character that no YAML file may hold", Reader.NON_PRINTABLE),
    ("is a character that readers of YAML take in different ways", _TAKEN_DIFFERENTLY),
    ("gives YAML tags a name, and tags are refused", _TAG_DIRECTIVE),
)


def read_text(path: Path, shown: str) -> str:
    """The text of a scenario file, unless it is too large, not UTF-8, or cannot be read."""
    return decode(read_bytes(path, shown, "a scenario file", LARGEST_FILE_BYTES), shown)


def read_bytes(path: Path, shown: str, what: str, largest_bytes: int, kinds: Sequence[str] = ("*.yaml",)) -> bytes:
    """What a file holds, unless it is larger than `what` it is may be, or cannot be read."""
    try:
        size = path.stat().st_size
        if size > largest_bytes:
            rule = f"{what} has at most {largest_bytes / 1e6:g} MB, and this one has {size / 1e6:.1f} MB"
            raise Complaints([whole(shown, rule)])
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "no such name can exist"
        beside = files_beside(path, kinds) if isinstance(error, FileNotFoundError) else ""
        raise Complaints([whole(shown, f"cannot be read ({reason.lower()})", beside)]) from None


def files_beside(path: Path, kinds: Sequence[str] = ("*.yaml",)) -> str:
    """The file of these kinds in the same folder whose name is nearest, as a hint."""
    folder = path.parent
    beside = [each.name for kind in kinds for each in folder.glob(kind)] if folder.is_dir() else []
    return nearest(path.name, beside) if beside else ""


def decode(raw: bytes, shown: str, hint: str = "save the file as UTF-8") -> str:
    """Bytes as UTF-8 text."""
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        raise Complaints([Complaint(shown, line, column, "", "", "is not UTF-8 text", hint)]) from None


def fit_to_read(text: str, shown: str) -> str:
    """The text without the mark of byte order that some editors put first; complains of size and odd characters."""
    if len(text) > LARGEST_FILE_BYTES:
        raise Complaints([whole(shown, f"a scenario has at most {LARGEST_FILE_BYTES / 1e6:g} MB")])
    text = text.removeprefix("\ufeff")
    for rule, unfit in _UNFIT:
        found = unfit.search(text)
        if found:
            before = text[: found.start()]
            line = len(_LINE_END.findall(before)) + 1
            column = found.start() - max(before.rfind("\n"), before.rfind("\r"))
            value, hint = found[0], ""
            if len(value) == 1:
                value, hint = f"U+{ord(value):04X}", f'where it is meant, write "\\U{ord(value):08X}"'
            raise Complaints([Complaint(shown, line, column, "", value, rule, hint)])
    return text
