"""A sweep file looked through: what it asks for, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from simulator.scenario.complaints import Complaints, in_order, whole
from simulator.scenario.texts import read_text
from simulator.scenario.yaml_reader import read
from simulator.study.sweep.asked_design import beside, correlations_of, design_of
from simulator.study.sweep.fields import ABOUT, LANGUAGES, MOST_SEED, RUN, SWEEP, needed
from simulator.study.sweep.looking import Look
from simulator.study.sweep.wish import Precision, Wish


def read_wish(path: str | Path) -> Wish:
    """The wish in a sweep file, with all complaints so far; raises Complaints where the file is no sweep at all."""
    look = opened(path, "a sweep", SWEEP, "a sweep names a scenario, and what is varied in it: docs/sweeping.md")
    try:
        return _read(Path(path), look)
    except Complaints as worse:
        raise Complaints(in_order([*look.complaints, *worse.complaints], str(path))) from None


def opened(path: str | Path, what: str, parts: Iterable[str], hint: str) -> Look:
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
    look.keys((), SWEEP, needed(SWEEP))
    titles, question = about(look)
    kind, settings, named = design_of(path, look)
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
        correlations=correlations_of(look),
        policies=tuple(policies),
        measures=tuple(measures),
        complaints=look.complaints,
    )


def about(look: Look) -> tuple[dict[str, str], str]:
    """What a study is called, in three languages, and what it asks."""
    if look.node(("about",)) is None:
        return {}, ""
    look.keys(("about",), ABOUT, needed(ABOUT))
    titles = {}
    if look.node(("about", "title")) is not None:
        titles = {
            key: look.text(("about", "title", key)) for key in look.keys(("about", "title"), LANGUAGES, LANGUAGES)
        }
    return titles, look.text(("about", "question"))


def seed_of(look: Look) -> int | None:
    """The seed, where one is written."""
    return look.count(("run", "seed"), 0, 0, MOST_SEED) if look.node(("run", "seed")) is not None else None


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
    said = look.keys(("run",), RUN)
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
