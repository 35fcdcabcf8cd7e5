"""One scenario file laid over another: what a file `extends`, and what it changes there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from simulator.scenario.choices import COUNTS, DURATIONS
from simulator.scenario.complaints import Complaint, Complaints
from simulator.scenario.nodes import Loc, Node, brief, dotted, plain
from simulator.scenario.texts import files_beside, read_text
from simulator.scenario.yaml_reader import read

LONGEST_CHAIN: Final = 20
HOLD_A_DISTRIBUTION: Final = frozenset(
    ("every", "size", "shows_up", "sailing", "lasts", "walk", "service", "patience", "of")
)
"""Keys whose value may be a distribution; a test walks the schema to see that none is missing."""


def read_chain(path: str, text: str | None = None) -> tuple[Node, list[Complaint], tuple[str, ...]]:
    """The merged file, complaints that did not stop the reading, and every override as `path: old -> new`.

    `path` leads to the file, or only says where its text would lie. What is extended is found beside it.
    """
    files: list[Node] = []
    complaints: list[Complaint] = []
    seen: list[str] = []
    while True:
        root, found = read(read_text(Path(path), path) if text is None else text, path)
        text = None
        complaints += found
        files.append(root)
        seen.append(_same(path))
        link = root.get("extends")
        if link is None or link.content is None:
            break
        path = _followed(link, path, seen)
    merged = _without_extends(files[-1])
    overridden: list[str] = []
    for child in reversed(files[:-1]):
        merged = overlay(merged, _without_extends(child), (), overridden)
    return merged, complaints, tuple(overridden)


def _same(path: str) -> str:
    return os.path.realpath(path)


def _followed(link: Node, path: str, seen: list[str]) -> str:
    """The file that `extends` names, unless it is missing or leads back."""

    def refuse(rule: str, hint: str = "") -> Complaints:
        return Complaints([Complaint(link.file, link.line, link.column, "extends", brief(plain(link)), rule, hint)])

    if not isinstance(link.content, str) or not link.content or "\0" in link.content:
        raise refuse("should be the name of another scenario file, relative to this one")
    target = os.path.normpath(os.path.join(os.path.dirname(path), link.content))
    if _same(target) in seen:
        circle = [*seen[seen.index(_same(target)) :], _same(target)]
        raise refuse("extends in a circle: " + " -> ".join(Path(step).name for step in circle))
    if len(seen) >= LONGEST_CHAIN:
        raise refuse(f"extends more than {LONGEST_CHAIN} files, one after the other")
    if not Path(target).is_file():
        raise refuse(f"there is no file {target}", files_beside(Path(target)))
    return target


def _without_extends(root: Node) -> Node:
    return root.replaced({key: entry for key, entry in root.mapping.items() if key != "extends"})


def overlay(base: Node, child: Node, loc: Loc, overridden: list[str]) -> Node:
    """The base with the child's values: mappings merge by key, `null` takes an inherited key away, and
    everything else (lists, evidenced numbers and distributions included) is replaced as a whole."""
    merged = dict(base.mapping)
    for key, (name, value) in child.mapping.items():
        place = (*loc, key)
        old = base.get(key)
        if old is None:
            merged[key] = (name, value)
            overridden.append(f"{dotted(place)}: nothing -> {brief(plain(value))}")
        elif value.content is None:
            del merged[key]
            overridden.append(f"{dotted(place)}: {brief(plain(old))} -> nothing")
        elif _merges(key, old) and _merges(key, value):
            merged[key] = (name, overlay(old, value, place, overridden))
        else:
            merged[key] = (name, value)
            if plain(old) != plain(value):
                overridden.append(f"{dotted(place)}: {brief(plain(old))} -> {brief(plain(value))}")
    return base.replaced(merged)


def _merges(key: str, node: Node) -> bool:
    """Whether a value is a mapping of settings, not one value written as a mapping."""
    keys = node.mapping
    distribution = key in HOLD_A_DISTRIBUTION and any(name in keys for name in DURATIONS + COUNTS)
    return isinstance(node.content, dict) and "value" not in keys and not distribution
