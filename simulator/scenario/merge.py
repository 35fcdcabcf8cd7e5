"""One scenario file laid over another: what a file `extends`, and what it changes there."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from simulator.scenario.choices import COUNTS, DURATIONS
from simulator.scenario.complaints import Complaint, Complaints
from simulator.scenario.nodes import Node, brief, dotted, plain
from simulator.scenario.published import published, said_of, same_days, without_targets
from simulator.scenario.texts import files_beside, read_text
from simulator.scenario.yaml_reader import read

LONGEST_CHAIN: Final = 20
HOLD_A_DISTRIBUTION: Final = frozenset(
    ("every", "size", "shows_up", "takes", "lasts", "walk", "service", "patience", "of", "yuan", "after")
)
"""Keys whose value may be a distribution; a test walks the schema to see that none is missing."""


@dataclass(frozen=True, slots=True)
class Written:
    """A scenario as it was written: every file of its chain laid over the one it extends, and not yet checked."""

    name: str
    """The stem of the file's name, and what was laid over it."""
    path: str
    """The file as it was named."""
    files: tuple[str, ...]
    """That file, then the one it extends, and so on."""
    root: Node
    """The merged file."""
    complaints: tuple[Complaint, ...]
    """What is wrong, though it did not stop the reading."""
    overridden: tuple[str, ...]
    """Every override as `path: old -> new`."""
    levers: tuple[str, ...] = ()
    """The policy levers laid over it, in their order."""
    warnings: tuple[Complaint, ...] = ()
    """What is worth a word about the laying over."""


@dataclass(frozen=True, slots=True)
class Override:
    """One value that one file sets over another, and what stood there."""

    place: tuple[str, ...]
    """The keys that lead to it."""
    key: Node
    """The last of them, as the upper file has it."""
    old: Node | None
    """What stood there; None if nothing did."""
    new: Node
    """What stands there now; a null takes away what stood there."""

    @property
    def differs(self) -> bool:
        """Whether it is another value; `4` over `4` is none."""
        return bool((None if self.old is None else plain(self.old)) != plain(self.new))

    def __str__(self) -> str:
        return f"{dotted(self.place)}: {_shown(self.old)} -> {_shown(self.new)}"


def _shown(node: Node | None) -> str:
    return "nothing" if node is None or node.content is None else brief(plain(node))


def read_chain(path: str, text: str | None = None) -> Written:
    """A scenario file and all that it extends, merged.

    `path` leads to the file, or only says where its text would lie. What is extended is found beside it.
    """
    roots: list[Node] = []
    complaints: list[Complaint] = []
    files: list[str] = []
    here = path
    while True:
        root, found = read(read_text(Path(here), here) if text is None else text, here)
        text = None
        complaints += found
        roots.append(root)
        files.append(here)
        link = root.get("extends")
        if link is None or link.content is None:
            break
        here = _followed(link, here, [_same(each) for each in files])
    merged = _without_extends(roots[-1])
    overridden: list[str] = []
    for child in reversed(roots[:-1]):
        merged, lines = _laid_over(merged, _without_extends(child))
        overridden += lines
    return Written(Path(path).stem, path, tuple(files), merged, tuple(complaints), tuple(overridden))


def _laid_over(base: Node, child: Node) -> tuple[Node, list[str]]:
    """The base as the child changes it, and what it changes. Over other days it inherits no published figure."""
    idle = [] if same_days(base, overlay(base, child, [])) else published(base)
    overrides: list[Override] = []
    merged = overlay(without_targets(base, idle), child, overrides)
    gone = [name for name in idle if not _written(child.get("targets"), name)]
    lines = [str(override) for override in overrides if override.differs]
    return without_targets(merged, gone), [*lines, *said_of(gone)]


def _written(targets: Node | None, name: str) -> bool:
    target = targets.get(name) if targets else None
    return target is not None and target.content is not None


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


def overlay(base: Node, child: Node, overrides: list[Override], at: tuple[str, ...] = ()) -> Node:
    """The base with the child's values: mappings merge by key, `null` takes an inherited key away, and
    everything else (lists, evidenced numbers and distributions included) is replaced as a whole.

    Each value that the child sets is added to `overrides`, those that stood there already too."""
    merged = dict(base.mapping)
    for key, (name, value) in child.mapping.items():
        place = (*at, key)
        old = base.get(key)
        if old is not None and merges(key, old) and merges(key, value):
            merged[key] = (name, overlay(old, value, overrides, place))
            continue
        overrides.append(Override(place, name, old, value))
        if old is not None and value.content is None:
            del merged[key]
        else:
            merged[key] = (name, value)
    return base.replaced(merged)


def merges(key: str, node: Node) -> bool:
    """Whether a value is a mapping of settings, not one value written as a mapping."""
    keys = node.mapping
    distribution = key in HOLD_A_DISTRIBUTION and any(name in keys for name in DURATIONS + COUNTS)
    return isinstance(node.content, dict) and "value" not in keys and not distribution
