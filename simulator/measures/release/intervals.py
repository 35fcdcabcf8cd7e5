"""The intervals of a Time Release Study: from which stage to which, in minutes.

Goods opened for examination have waited since their documents were checked, or since they arrived if that was later:
an interval begins with the *latest* of the stages it can begin with, of those that apply to the declaration. So a
voyage during which the documents were checked is not counted as waiting for examination, and an interval has a length
for declarations that skip the stage before. A stage that was passed only after the end of the interval (an examination,
where duty was paid before it) does not begin it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from simulator.journal.columns import Floats
from simulator.measures.release.declarations import Declarations

BEFORE_EXAMINATION: Final = ("arrived", "lodged", "documents_checked")
PAPERS_AND_TESTS: Final = ("lodged", "documents_checked", "examined", "sampled", "tested")


@dataclass(frozen=True, slots=True)
class Interval:
    """One interval of the study."""

    name: str
    title: str
    """At the left of a table."""
    begins: tuple[str, ...]
    """The stages it can begin with: the latest counts."""
    ends: str
    """The stage it ends with."""
    whole: bool = False
    """Whether it spans several stages, so that no single stage is fitted to it."""

    def minutes(self, declarations: Declarations) -> Floats:
        """Its length in minutes, one for each declaration; NaN where it does not apply."""
        return declarations.passed[self.ends] - self.start_minutes(declarations)

    def start_minutes(self, declarations: Declarations) -> Floats:
        """When it began, one for each declaration; NaN where nothing began it."""
        end = declarations.passed[self.ends]
        if len(self.begins) == 1:  # between two stages, whichever came first: lodgement may be before arrival
            return declarations.passed[self.begins[0]]
        starts = np.array([declarations.passed[stage] for stage in self.begins])
        starts = np.where(starts <= end, starts, -np.inf)
        latest = starts.max(axis=0)
        return np.where(np.isfinite(latest), latest, np.nan)


INTERVALS: Final = {
    interval.name: interval
    for interval in (
        Interval("arrival_to_lodgement", "arrival → lodgement", ("arrived",), "lodged"),
        Interval("lodgement_to_documents", "lodgement → documents", ("lodged",), "documents_checked"),
        Interval("documents_to_examination", "documents → examination", BEFORE_EXAMINATION, "examined"),
        Interval("documents_to_sampling", "documents → sampling", BEFORE_EXAMINATION, "sampled", whole=True),
        Interval("examination_to_laboratory", "examination → laboratory", (*BEFORE_EXAMINATION, "examined"), "tested"),
        Interval("to_duty", "→ duty", PAPERS_AND_TESTS, "duty_paid"),
        Interval("to_release", "→ release", ("arrived", *PAPERS_AND_TESTS, "duty_paid"), "released"),
        Interval("lodgement_to_release", "lodgement → release", ("lodged",), "released", whole=True),
        Interval("clearance", "arrived and lodged → release", ("arrived", "lodged"), "released", whole=True),
        Interval("arrival_to_release", "arrival → release", ("arrived",), "released", whole=True),
        Interval("release_to_gate_out", "release → gate-out", ("released",), "gated_out"),
        Interval("arrival_to_gate_out", "arrival → gate-out", ("arrived",), "gated_out", whole=True),
    )
}
"""The intervals by name, in the order of the study. Of goods that customs opens and inspectors sample,
`documents_to_sampling` is how long both examinations take together."""


def interval_minutes(declarations: Declarations, name: str) -> Floats:
    """Minutes of the interval of this name, of the declarations to which it applies."""
    minutes = INTERVALS[name].minutes(declarations)
    known: Floats = minutes[~np.isnan(minutes)]
    return known
