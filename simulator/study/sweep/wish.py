"""A sweep as its file asks for it, before the scenario is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from simulator.scenario.complaints import Complaint, Complaints, in_order, nearest, whole
from simulator.scenario.texts import read_text
from simulator.scenario.yaml_reader import read
from simulator.study.sweep.design import KINDS
from simulator.study.sweep.looking import Loc, Look

PARTS: Final = ("about", "scenario", "with", "run", "factors", "correlations", "design", "policies", "measures")
LANGUAGES: Final = ("en", "zh_Hans", "zh_Hant")
SETTINGS: Final[dict[str, tuple[str, ...]]] = {
    "grid": ("levels",),
    "one_at_a_time": ("levels",),
    "latin_hypercube": ("points",),
    "morris": ("trajectories", "levels"),
    "sobol": ("base", "second_order"),
    "pawn": ("points", "slices"),
    "named": (),
}
"""What each design is told."""


@dataclass(frozen=True, slots=True)
class Named:
    """One point of a design of named scenarios: another scenario file, levers over it, or both."""

    name: str
    scenario: str
    """Empty: that of the sweep."""
    levers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correlation:
    """Two factors that go together, by their rank correlation."""

    first: str
    second: str
    rank: float


@dataclass(frozen=True, slots=True)
class Precision:
    """When a point has been run often enough: the half-width of each measure's 95 % interval is no more than so large a
    share of its mean, or the budget is spent."""

    share: float
    first: int
    """Replications that are run in any case."""
    at_most: int


@dataclass(frozen=True, slots=True)
class Wish:
    """What a sweep file says; the factors are not read yet, since they need the scenario."""

    name: str
    path: str
    look: Look
    """The file, for complaints about its places."""
    titles: Mapping[str, str]
    question: str
    scenario: str
    """The way to its file."""
    levers: tuple[str, ...]
    days: float | None
    seed: int | None
    replications: int | None
    precision: Precision | None
    kind: str
    settings: Mapping[str, Any]
    named: tuple[Named, ...]
    correlations: tuple[Correlation, ...]
    policies: tuple[str, ...]
    measures: tuple[str, ...]
    complaints: list[Complaint] = field(default_factory=list)


def read_wish(path: str | Path) -> Wish:
    """The wish in a sweep file, with all complaints so far; raises Complaints where the file is no sweep at all."""
    look = opened(path, "a sweep", PARTS, "a sweep names a scenario, and what is varied in it: docs/sweeping.md")
    try:
        return _read(Path(path), look)
    except Complaints as worse:
        raise Complaints(in_order([*look.complaints, *worse.complaints], str(path))) from None


def opened(path: str | Path, what: str, parts: Sequence[str], hint: str) -> Look:
    """A file that asks for a study, with all complaints so far; raises Complaints where it is nothing of the kind."""
    shown = str(path)
    text = read_text(Path(path), shown)
    if not text.strip():
        raise Complaints([whole(shown, "is empty", f"{what} needs: {', '.join(parts)}")])
    root, complaints = read(text, shown)
    if "world" in root.mapping or "extends" in root.mapping or "lever" in root.mapping:
        other = "a lever" if "lever" in root.mapping else "a scenario"
        raise Complaints([whole(shown, f"is {other}, not {what}", hint)])
    if not any(part in root.mapping for part in parts):
        raise Complaints([whole(shown, f"is not {what}", f"{what} has: {', '.join(parts)}")])
    return Look(root, list(complaints))


def _read(path: Path, look: Look) -> Wish:
    look.keys((), PARTS, ("scenario", "design", "measures"))
    titles, question = about(look)
    kind, settings, named = _design(path, look)
    if kind != "named" and look.node(("factors",)) is None:
        look.wrong(("factors",), "is missing: nothing would be varied")
    if kind == "named" and look.node(("factors",)) is not None:
        look.wrong(("factors",), "a design of named scenarios varies nothing else", "leave `factors` out", key=True)
    measures = look.words(("measures",))
    if look.node(("measures",)) is not None and not look.items(("measures",)):
        look.wrong(("measures",), "should name at least one measure, as in [wait_mean_minutes.exit_gate]")
    replications, precision = _often(look)
    policies = look.words(("policies",))
    for row, policy in enumerate(policies):
        if policy in policies[:row] or policy == "baseline":
            look.wrong(("policies", row), "is there already", "name each policy once; the baseline is always one")
    return Wish(
        name=path.stem,
        path=str(path),
        look=look,
        titles=titles,
        question=question,
        scenario=beside(path, look.text(("scenario",))),
        levers=tuple(look.words(("with",))),
        days=days_of(look),
        seed=seed_of(look),
        replications=replications,
        precision=precision,
        kind=kind,
        settings=settings,
        named=named,
        correlations=_correlations(look),
        policies=tuple(policies),
        measures=tuple(measures),
        complaints=look.complaints,
    )


def beside(path: Path, named: str) -> str:
    """A file named relative to this one."""
    return str(Path(path.parent, named)) if named else ""


def about(look: Look) -> tuple[dict[str, str], str]:
    """What a study is called, in three languages, and what it asks."""
    if look.node(("about",)) is None:
        return {}, ""
    look.keys(("about",), ("title", "question"), ("title",))
    titles = {}
    if look.node(("about", "title")) is not None:
        titles = {
            key: look.text(("about", "title", key)) for key in look.keys(("about", "title"), LANGUAGES, LANGUAGES)
        }
    return titles, look.text(("about", "question"))


def seed_of(look: Look) -> int | None:
    """The seed, where one is written."""
    return look.count(("run", "seed"), 0, 0, 2**63) if look.node(("run", "seed")) is not None else None


def days_of(look: Look) -> float | None:
    """The horizon in days, where one is written."""
    minutes = look.amount(("run", "horizon"), "time")
    if minutes is not None and minutes <= 0:
        look.wrong(("run", "horizon"), "should be longer than nothing")
        return None
    return None if minutes is None else minutes / 1440


def _often(look: Look) -> tuple[int | None, Precision | None]:
    """Replications of each point: a number, or until it is precise."""
    if look.node(("run",)) is None:
        return None, None
    said = look.keys(("run",), ("horizon", "seed", "replications", "precision", "at_most"))
    count = look.count(("run", "replications")) if "replications" in said else None
    if "precision" not in said:
        if "at_most" in said:
            look.wrong(("run", "at_most"), "goes with precision", key=True)
        return count or None, None
    share = look.amount(("run", "precision"), "number")
    if share is not None and not 0 < share < 1:
        look.wrong(("run", "precision"), "should be a share of the mean such as `5 %`")
        share = None
    first = max(2, count or 5)
    most = look.count(("run", "at_most"), first, max(100, first))
    return count, Precision(share or 0.05, first, most)


def _design(path: Path, look: Look) -> tuple[str, dict[str, Any], tuple[Named, ...]]:
    node = look.node(("design",))
    if node is None:
        return "", {}, ()
    if isinstance(node.content, str):
        kind = node.content
    elif len(node.mapping) == 1:
        kind = next(iter(node.mapping))
    else:
        look.wrong(
            ("design",), f"should be one of: {', '.join(KINDS)}", "as in design: {latin_hypercube: {points: 200}}"
        )
        return "", {}, ()
    if kind not in KINDS:
        look.wrong(("design", kind) if node.mapping else ("design",), "there is no such design", nearest(kind, KINDS))
        return "", {}, ()
    at: Loc = ("design", kind)
    if kind == "named":
        return kind, {}, _named(path, look, at)
    written = look.keys(at, SETTINGS[kind]) if look.node(at) is not None else []
    settings: dict[str, Any] = {}
    for key in written:
        settings[key] = (
            look.flag((*at, key), True) if key == "second_order" else look.count((*at, key), 1, 1, 1_000_000)
        )
    return kind, settings, ()


def _named(path: Path, look: Look, at: Loc) -> tuple[Named, ...]:
    found = []
    for name in look.names(at):
        here = (*at, name)
        if look.node(here) is not None:
            look.keys(here, ("scenario", "with"))
        found.append(
            Named(name, beside(path, look.text((*here, "scenario"))), tuple(look.words((*here, "with"))))
            if look.node(here) is not None
            else Named(name, "", ())
        )
    if not found:
        look.wrong(at, "should name at least one point, as in named: {as_written: {}, busy: {with: [more_sailings]}}")
    return tuple(found)


def _correlations(look: Look) -> tuple[Correlation, ...]:
    found: list[Correlation] = []
    for at in look.items(("correlations",)):
        if not look.keys(at, ("between", "rank"), ("between", "rank")):
            continue
        pair = look.words((*at, "between"))
        rank = look.amount((*at, "rank"), "number")
        factors = look.names(("factors",))
        for row, name in enumerate(pair):
            if name not in factors:
                look.wrong((*at, "between", row), "there is no such factor", nearest(name, factors))
        if len(pair) != 2 or pair[0] == pair[1]:
            look.wrong((*at, "between"), "should name two factors, as in [fog, wind]")
        elif any({pair[0], pair[1]} == {each.first, each.second} for each in found):
            look.wrong((*at, "between"), "this pair is there already")
        elif rank is not None and not -1 < rank < 1:
            look.wrong((*at, "rank"), "should lie between -1 and 1")
        elif rank is not None:
            found.append(Correlation(pair[0], pair[1], rank))
    return tuple(found)


def paths_of(look: Look, at: Loc) -> Sequence[str]:
    """The place, or the places, that a factor sets."""
    node = look.node((*at, "path"))
    if node is not None and isinstance(node.content, tuple):
        return look.words((*at, "path"))
    return [text] if (text := look.text((*at, "path"))) else []
