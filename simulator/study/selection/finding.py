"""An optimisation from its file to its answer, as `strait optimise` carries it out."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from simulator.scenario.complaints import Complaints, whole
from simulator.study.selection.choices import Choices, read_choices
from simulator.study.selection.choosing import Chosen, chosen
from simulator.study.selection.rostered import Rostered, rostered
from simulator.study.selection.rosters import Rostering, read_rostering
from simulator.study.selection.runs import staying
from simulator.study.selection.search import OptunaMissing
from simulator.study.selection.staffing import NoRoster
from simulator.study.selection.wish import asks_for_roster, open_file
from simulator.study.sweep.ledger import Ledger
from simulator.units import clock_text

Told = Callable[[str, int], None]
"""Is told what is done now, and how many runs or rosters there were."""


def read_optimisation(path: str | Path, *, days: float | None = None, seed: int | None = None) -> Choices | Rostering:
    """What a file asks to be optimised; raises Complaints with everything that is wrong."""
    look = open_file(path)
    read = read_rostering if asks_for_roster(look) else read_choices
    return read(look, Path(path), days, seed)


def optimise(
    path: str | Path,
    *,
    days: float | None = None,
    seed: int | None = None,
    workers: int | None = None,
    on_progress: Told | None = None,
) -> Chosen | Rostered:
    """Find what a file asks for. Raises Complaints where that cannot be, or is not there."""
    return found_for(read_optimisation(path, days=days, seed=seed), workers, on_progress)


def found_for(
    asked: Choices | Rostering,
    workers: int | None = None,
    on_progress: Told | None = None,
    ledger: Ledger | None = None,
) -> Chosen | Rostered:
    """The answer to what was asked; with a ledger, what stands there is not run again, and what is run is kept."""
    tell = on_progress or (lambda _, __: None)
    with contextlib.closing(staying(workers)) as crew:
        if isinstance(asked, Choices):
            try:
                return chosen(asked, crew, tell, ledger)
            except OptunaMissing as problem:
                raise Complaints(
                    [whole(asked.plan.wish.path, "searches among many candidates", str(problem))]
                ) from None
        try:
            return rostered(asked, crew, lambda count, _: tell("trying rosters", count), ledger)
        except NoRoster as problem:
            begins = clock_text(asked.edges[problem.part])
            rule = (
                f"no roster of at most {asked.most} keeps the standard: even then only {problem.share:.1%} of those "
                f"who come from {begins} on wait no longer than {asked.within_minutes:g} min"
            )
            hint = "allow more, a longer wait, or a smaller share"
            raise Complaints([whole(asked.wish.path, rule, hint)]) from None
