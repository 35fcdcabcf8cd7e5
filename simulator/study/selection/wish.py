"""A file that asks for something to be optimised: what all of them say, whatever is wanted."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from simulator.study.selection.fields import CHOICES, PARTS, ROSTERING
from simulator.study.sweep.asked_design import beside
from simulator.study.sweep.fields import needed
from simulator.study.sweep.looking import Look
from simulator.study.sweep.reading_wish import about, days_of, opened, seed_of
from simulator.study.sweep.wish import Wish

HINT: Final = "an optimisation names a scenario, what may be decided in it, and what is wanted: docs/optimising.md"


def open_file(path: str | Path) -> Look:
    """The file, looked at for the first time; raises Complaints where it asks for nothing of the kind."""
    look = opened(path, "an optimisation", PARTS, HINT)
    if asks_for_roster(look):
        look.keys((), ROSTERING, needed(ROSTERING))
    else:
        look.keys((), PARTS, needed(CHOICES))
    return look


def asks_for_roster(look: Look) -> bool:
    """Whether a roster is wanted, and no choice among candidates."""
    return look.node(("roster",)) is not None


def base_wish(look: Look, path: Path, days: float | None, seed: int | None) -> Wish:
    """What every optimisation says, as a sweep of a whole grid would; or as told otherwise."""
    titles, question = about(look)
    return Wish(
        name=path.stem,
        path=str(path),
        look=look,
        titles=titles,
        question=question,
        scenario=beside(path, look.text(("scenario",))),
        levers=tuple(look.words(("with",))),
        days=days_of(look) if days is None else days,
        seed=seed_of(look) if seed is None else seed,
        replications=None,
        precision=None,
        kind="grid",
        settings={},
        named=(),
        correlations=(),
        policies=(),
        measures=(),
        complaints=look.complaints,
    )
