"""Reads YAML as plain values with their places, and nothing else: no tags, no objects, no surprises.

The file is untrusted. Its size and characters are looked at before it is read, nesting and repetition
are limited, and what a bare word means is decided in `scalars`, not by the parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from simulator.scenario.complaints import Complaint, Complaints, whole
from simulator.scenario.nodes import Node, brief, dotted
from simulator.scenario.scalars import scalar
from simulator.scenario.texts import fit_to_read

LARGEST_NODES: Final = 200_000
DEEPEST: Final = 60

_PARSER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser written in C, twenty times as fast, wherever PyYAML was built with it."""
_HALF = re.compile("[\ud800-\udfff]")
_OUR_WORDS: Final = (
    ("cannot start any token", "this character cannot begin a value: indent with spaces, quote text that begins so"),
    ("tab character", "this character cannot begin a value: indent with spaces"),
    ("mapping values are not allowed", "a `:` is not expected here: check the indentation, or quote the text"),
    ("sequence entries are not allowed", "a `-` is not expected here: begin the list on a line of its own"),
    ("could not find expected ':'", "a key needs a `:` and a value"),
    ("expected ',' or", "a bracket is opened and not closed"),
    ("expected key", "the indentation does not fit the lines above, or text follows a closing quotation mark"),
    ("expected '-'", "the indentation does not fit the lines above, or an entry of this list lacks its `-`"),
    ("expected <block end>", "the indentation does not fit the lines above"),
    ("node content", "a value should stand here"),
    ("<document start>", "something follows the end of the scenario: check brackets and indentation"),
    ("escape", "in double quotation marks `\\` begins an escape, and this is none: use single ones, or `\\\\`"),
    ("hexdecimal number", "an escape in double quotation marks lacks digits: use single ones, or `\\\\`"),
    ("while scanning a quoted scalar", "a quotation mark is opened and not closed"),
    ("incompatible YAML", "is of a version of YAML that is not read here: leave the line that begins with `%` out"),
    ("directive", "a line that begins with `%` is not expected here"),
    ("tag", "YAML tags are refused"),
)


def read(text: str, file: str) -> tuple[Node, list[Complaint]]:
    """The one document in a text, and complaints about tags and repeated keys; raises Complaints where it must stop."""
    builder = _Builder(file)
    for event in _events(fit_to_read(text, file), file):
        builder.take(event)
    if builder.root is None:
        raise Complaints([whole(file, "is empty", "a scenario needs at least: about, world, run")])
    if not builder.root.mapping:
        raise Complaints([builder.complain(builder.root, "a scenario has keys such as: about, world, policy, run")])
    return builder.root, builder.complaints


def _events(text: str, file: str) -> Iterator[Any]:
    """What the parser meets, in order; its refusals become complaints."""
    try:
        yield from yaml.parse(text, Loader=_PARSER)
    except Complaints:
        raise
    except Exception as error:  # the parser meets hostile text with more than its own kinds of error
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        said = " ".join(f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}".split())
        rule = next((ours for theirs, ours in _OUR_WORDS if theirs in said), f"cannot be read as YAML: {said}")
        raise Complaints(
            [
                Complaint(
                    file, mark.line + 1 if mark else 0, mark.column + 1 if mark else 0, "", "", rule.removesuffix(": ")
                )
            ]
        ) from None


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
        kind = type(event)
        if kind is ScalarEvent:
            if event.tag is not None:
                self._tagged(event)
            text = event.value
            if not text.isascii() and _HALF.search(text):
                self.complaints.append(self.complain(self._here(event), "holds half a character (a lone surrogate)"))
            mark = event.start_mark
            node = Node(text if event.style else scalar(text), self.file, mark.line + 1, mark.column + 1)
            self._put(node, 1, event.anchor, text)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.tag is not None:
                self._tagged(event)
            self._open.append(_Open(event, keyed=kind is MappingStartEvent))
            if len(self._open) > DEEPEST:
                raise Complaints([self.complain(self._here(event), f"is nested deeper than {DEEPEST} levels")])
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            done = self._open.pop()
            content = done.keys if done.keyed else tuple(done.items)
            self._put(Node(content, self.file, done.line, done.column), done.nodes, done.anchor)
        elif kind is AliasEvent:
            self._repeat(event)
        elif kind is DocumentStartEvent and self.root is not None:
            raise Complaints(
                [
                    self.complain(
                        self._here(event),
                        "a second document begins here",
                        "a scenario file holds one document: remove the `---`",
                    )
                ]
            )

    def _here(self, event: Any) -> Node:
        return Node((), self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _tagged(self, event: Any) -> None:
        if event.tag != "!":
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
                self.complaints.append(
                    self.complain(
                        name.replaced(()),
                        "this key stands here twice",
                        f"the first is in line {inside.keys[text][0].line}",
                    )
                )
            else:
                inside.keys[text] = (name, node)
            inside.waiting = None
