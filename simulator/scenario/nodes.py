"""A scenario file as it was written: every key and value with its file, line and column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

Scalar = bool | int | float | str | None
Loc = Sequence[int | str]
"""The way to a place in a file: keys of mappings, and places in lists counted from 0."""


class Node(NamedTuple):
    """One value, and where it stands (line and column count from 1)."""

    content: Scalar | tuple[Node, ...] | dict[str, tuple[Node, Node]]
    """A plain value, a list, or a mapping from each key's text to its key and its value."""
    file: str
    line: int
    column: int

    @property
    def mapping(self) -> dict[str, tuple[Node, Node]]:
        """Its keys and values; empty for anything but a mapping."""
        return self.content if isinstance(self.content, dict) else {}

    def get(self, key: str) -> Node | None:
        """The value under a key of a mapping."""
        found = self.mapping.get(key)
        return found[1] if found else None

    def replaced(self, content: Scalar | tuple[Node, ...] | dict[str, tuple[Node, Node]]) -> Node:
        """Other content in the same place."""
        return Node(content, self.file, self.line, self.column)


def plain(node: Node, *, nulls: bool = True) -> Any:
    """The bare value of a node, as lists and dicts; keys without a value are left out unless `nulls`."""
    content = node.content
    if isinstance(content, dict):
        return {
            key: plain(value, nulls=nulls) for key, (_, value) in content.items() if nulls or value.content is not None
        }
    return [plain(value, nulls=nulls) for value in content] if isinstance(content, tuple) else content


def dotted(loc: Loc) -> str:
    """`policy.stations.wutong.servers`; places in lists count from 0."""
    return ".".join(str(part) for part in loc)


def find(root: Node, loc: Loc) -> tuple[Node, Node]:
    """The key and the value at a place, or of the nearest place above it that was written."""
    key = value = root
    for part in loc:
        content = value.content
        if isinstance(content, dict) and str(part) in content:
            key, value = content[str(part)]
        elif isinstance(content, tuple) and isinstance(part, int) and 0 <= part < len(content):
            key = value = content[part]
        else:
            break
    return key, value


def brief(value: Any, limit: int = 60) -> str:
    """A value on one line, shortened to `limit` characters."""
    text = _flow(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow(inner) for inner in value) + "]"
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
