"""Named packages: several levers that are laid together, `seamless` for three of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from simulator.policy.asking import LIKELY, Asked, asked
from simulator.policy.bundled import Bundled
from simulator.policy.catalogue import levers_in
from simulator.policy.fields import PACKAGE
from simulator.policy.looking import Look
from simulator.scenario.complaints import Complaints, in_order, whole
from simulator.scenario.nodes import plain
from simulator.scenario.schema import Text
from simulator.scenario.texts import read_text
from simulator.scenario.yaml_reader import read

FOLDER: Final = "packages"
"""The folder of packages, within a folder of levers."""


@dataclass(frozen=True, slots=True)
class Package:
    """Several levers under one name, read from their file."""

    name: str
    """The stem of the file's name."""
    path: str
    title: Text
    clause: str
    """The section of the plan, as 二(五)."""
    words: str
    """What the plan says, in its own words."""
    levers: tuple[str, ...]
    """Each as on the command line."""
    note: str = ""
    """What to mind."""
    over: str = ""
    """The scenario that its levers were written for; empty where it does not say."""


def packages_in(places: tuple[Path, ...]) -> dict[str, Path]:
    """Every package of some folders of levers, by its name."""
    return levers_in([place / FOLDER for place in places if (place / FOLDER).is_dir()])


def read_package(path: str | Path) -> Package:
    """The package in a file; raises Complaints with everything that is wrong."""
    shown = str(path)
    root, complaints = read(read_text(Path(path), shown), shown)
    look = Look(root, complaints)
    look.keys((), root, ("package",), ("package",))
    head = root.get("package")
    if head is not None:
        look.fields(("package",), head, PACKAGE)
    if head is None or complaints:
        raise Complaints(in_order(complaints, shown))
    said = plain(head, nulls=False)
    return Package(
        name=Path(path).stem,
        path=shown,
        title=Text(**said["title"]),
        clause=said["clause"],
        words=said["words"],
        levers=tuple(said["levers"]),
        note=said.get("note", ""),
        over=said.get("over", ""),
    )


def is_package(path: Path) -> bool:
    """Whether a file is that of a package."""
    text = read_text(path, str(path)) if path.is_file() else ""
    return bool(text.strip()) and "package" in read(text, str(path))[0].mapping


def unpacked(wish: Asked, path: Path, option: str) -> list[Asked]:
    """The levers that a wish for a package asks for; a strength or a day behind its name is that of each lever that
    has none of its own."""
    if wish.value is not None:
        rule = "is a package, and has no value of its own"
        raise Complaints([whole(f"{option}{wish.text}", rule, f"lay it at a strength: {wish.what}:high")])
    package = read_package(path)
    bundled = Bundled(package.name, package.title, wish.strength, wish.since)
    return [_with(asked(lever), wish, bundled) for lever in package.levers]


def _with(lever: Asked, wish: Asked, package: Bundled) -> Asked:
    """A lever of a package as it is asked for: by the words that would ask for it alone."""
    own = lever.value is not None or lever.strength != LIKELY
    strength = lever.strength if own else wish.strength
    since = lever.since or wish.since
    text = lever.what + (f"={lever.value}" if lever.value is not None else f":{strength}")
    return Asked(f"{text}@{since}" if since else text, lever.what, strength, lever.value, since, package)
