"""Reads YAML 1.2 as plain values with their places, and nothing else: no tags, no objects, no surprises.

The file is untrusted. Its size is looked at before it is read, nesting and repetition are limited,
and a scalar becomes true, false, null, a number or text by the core schema of YAML 1.2 (chapter
10.3), so that `08:30`, `2011-10-01`, `yes` and `no` remain text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from simulator.scenario.complaints import Complaint, Complaints, nearest, whole
from simulator.scenario.nodes import Node, Scalar, brief, dotted

LARGEST_FILE_BYTES: Final = 2_000_000
LARGEST_NODES: Final = 200_000
DEEPEST: Final = 60

_INTEGER = re.compile(r"[-+]?[0-9]{1,100}")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_HALF = re.compile("[\ud800-\udfff]")
_OCTAL = re.compile(r"0o[0-7]{1,40}")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]{1,40}")
_WORDS: Final[dict[str, Scalar]] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    ".inf": math.inf, ".Inf": math.inf, ".INF": math.inf, "+.inf": math.inf, "+.Inf": math.inf, "+.INF": math.inf,
    "-.inf": -math.inf, "-.Inf": -math.inf, "-.INF": -math.inf, ".nan": math.nan, ".NaN": math.nan, ".NAN": math.nan,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}
_OUR_WORDS: Final = (
    ("cannot start any token", "this character cannot begin a value: indent with spaces, quote text that begins so"),
    ("mapping values are not allowed", "a `:` is not expected here: check the indentation, or quote the text"),
    ("expected <block end>", "the indentation does not fit the lines above"),
    ("could not find expected ':'", "a key needs a `:` and a value"),
    ("expected ',' or", "a bracket is opened and not closed"),
    ("while scanning a quoted scalar", "a quotation mark is opened and not closed"),
)


def read_text(path: Path, shown: str) -> str:
    """The text of a scenario file, unless it is too large, not UTF-8, or cannot be read."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE_BYTES:
            raise Complaints([whole(shown, f"a scenario file has at most {LARGEST_FILE_BYTES / 1e6:g} MB, "
                                           f"and this one has {size / 1e6:.1f} MB")])
        return decode(path.read_bytes(), shown)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "no such name can exist"
        beside = files_beside(path) if isinstance(error, FileNotFoundError) else ""
        raise Complaints([whole(shown, f"cannot be read ({reason.lower()})", beside)]) from None


def files_beside(path: Path) -> str:
    """The scenario file in the same folder whose name is nearest, as a hint."""
    beside = [each.name for each in path.parent.glob("*.yaml")] if path.parent.is_dir() else []
    return nearest(path.name, beside) if beside else ""


def decode(raw: bytes, shown: str) -> str:
    """Bytes as UTF-8 text."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        raise Complaints([Complaint(shown, line, column, "", "", "is not UTF-8 text",
                                    "save the file as UTF-8")]) from None


def read(text: str, file: str) -> tuple[Node, list[Complaint]]:
    """The one document in a text, and complaints about tags and repeated keys; raises Complaints where it must stop."""
    if len(text) > LARGEST_FILE_BYTES:
        raise Complaints([whole(file, f"a scenario has at most {LARGEST_FILE_BYTES / 1e6:g} MB")])
    builder = _Builder(file)
    for event in _events(text, file):
        builder.take(event)
    if builder.root is None:
        raise Complaints([whole(file, "is empty", "a scenario needs at least: about, world, run")])
    if not builder.root.mapping:
        raise Complaints([builder.complain(builder.root, "a scenario has keys such as: about, world, policy, run")])
    return builder.root, builder.complaints


def _events(text: str, file: str) -> Iterator[Any]:
    """What the parser meets, in order; its refusals become complaints."""
    from ruamel.yaml import YAML

    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except Complaints:
        raise
    except Exception as error:  # the parser meets hostile text with more than its own kinds of error
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        said = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
        rule = next((ours for theirs, ours in _OUR_WORDS if theirs in said), "")
        if type(error).__name__ == "ReaderError":
            rule = "holds a character that no YAML file may hold"
        rule = rule or "cannot be read as YAML" + (f": {' '.join(said.split())}" if said.strip() else "")
        raise Complaints([Complaint(file, mark.line + 1 if mark else 0, mark.column + 1 if mark else 0, "", "",
                                    rule)]) from None


class _Open:
    """A list or mapping whose end has not been read."""

    __slots__ = ("anchor", "column", "items", "keyed", "keys", "line", "nodes", "waiting")

    def __init__(self, event: Any, *, keyed: bool) -> None:
        self.line, self.column = event.start_mark.line + 1, event.start_mark.column + 1
        self.anchor, self.keyed = event.anchor, keyed
        self.items: list[Node] = []
        self.keys: dict[str, tuple[Node, Node]] = {}
        self.waiting: Node | None = None
        self.nodes = 1


class _Builder:
    """Puts the parser's events together to nodes."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self.complaints: list[Complaint] = []
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._nodes = 0

    def complain(self, place: Node, rule: str, hint: str = "") -> Complaint:
        shown = "" if isinstance(place.content, dict | tuple) else brief(place.content)
        return Complaint(self.file, place.line, place.column, brief(dotted([*self._path()])), shown, rule, hint)

    def _path(self) -> Iterator[str | int]:
        """The keys and places in lists that are open."""
        for each in self._open:
            if each.waiting is not None:
                yield str(each.waiting.content)
            elif not each.keyed:
                yield len(each.items)

    def take(self, event: Any) -> None:
        kind = type(event).__name__
        if kind == "ScalarEvent":
            self._untagged(event)
            value = _scalar(event.value) if event.style is None else event.value
            if not event.value.isascii() and _HALF.search(event.value):
                self.complaints.append(self.complain(self._here(event), "holds half a character (a lone surrogate)"))
            self._put(Node(value, self.file, event.start_mark.line + 1, event.start_mark.column + 1), 1, event.anchor,
                      event.value)
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self._untagged(event)
            self._open.append(_Open(event, keyed=kind == "MappingStartEvent"))
            if len(self._open) > DEEPEST:
                raise Complaints([self.complain(self._here(event), f"is nested deeper than {DEEPEST} levels")])
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            done = self._open.pop()
            content = done.keys if done.keyed else tuple(done.items)
            self._put(Node(content, self.file, done.line, done.column), done.nodes, done.anchor)
        elif kind == "AliasEvent":
            self._repeat(event)
        elif kind == "DocumentStartEvent" and self.root is not None:
            raise Complaints([self.complain(self._here(event), "a second document begins here",
                                            "a scenario file holds one document: remove the `---`")])

    def _here(self, event: Any) -> Node:
        return Node((), self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _untagged(self, event: Any) -> None:
        if event.tag is not None and not (event.tag == "!" or event.tag is True):
            rule = f"YAML tags such as `{brief(event.tag)}` are refused"
            self.complaints.append(self.complain(self._here(event), rule, "remove the tag"))

    def _repeat(self, event: Any) -> None:
        if event.anchor not in self._anchors:
            rule = f"nothing is marked `&{brief(event.anchor)}` before this"
            raise Complaints([self.complain(self._here(event), rule)])
        node, nodes = self._anchors[event.anchor]
        self._put(node, nodes, None, None if isinstance(node.content, dict | tuple) else brief(node.content))

    def _put(self, node: Node, nodes: int, anchor: str | None, key: str | None = None) -> None:
        """A finished node takes its place in what is open."""
        if anchor is not None:
            self._anchors[anchor] = (node, nodes)
        if not self._open:
            self.root = node
            return
        inside = self._open[-1]
        inside.nodes += nodes
        if inside.nodes > LARGEST_NODES:
            raise Complaints([self.complain(node, f"more than {LARGEST_NODES} values, repetitions (`*`) counted")])
        if not inside.keyed:
            inside.items.append(node)
        elif inside.waiting is None:
            if isinstance(node.content, dict | tuple):
                self.complaints.append(self.complain(node, "a key should be a word, not a list or a mapping"))
            inside.waiting = node.replaced("?" if key is None else key)
        else:
            name = inside.waiting
            text = str(name.content)
            if text in inside.keys:
                self.complaints.append(self.complain(name.replaced(()), "this key stands here twice",
                                                     f"the first is in line {inside.keys[text][0].line}"))
            else:
                inside.keys[text] = (name, node)
            inside.waiting = None


def _scalar(text: str) -> Scalar:
    """A bare word by the core schema of YAML 1.2."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789":
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    if _OCTAL.fullmatch(text):
        return int(text[2:], 8)
    return int(text[2:], 16) if _HEXADECIMAL.fullmatch(text) else text
