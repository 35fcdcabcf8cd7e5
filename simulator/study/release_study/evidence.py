"""Fitted stage times as a scenario writes them: a distribution, with what stands behind it."""

from __future__ import annotations

from typing import Any

from simulator.measures.release import Declarations
from simulator.study.release_study.fitting import CONSTANT, RESAMPLES, Bounded, Chosen, Fit
from simulator.units import MINUTES_PER_HOUR

SINGLE = "exponential"
"""The family that has a mean and no spread of its own."""


def evidence(fit: Fit, file: str, declarations: Declarations) -> dict[str, Any]:
    """The value, range, grade and source of a stage that has been fitted, to stand as a duration in a scenario.

    Where some declarations passed the stage at once the value is a mixture, and the range stands in the note.
    """
    if fit.chosen is None:
        raise ValueError(f"{fit.interval} has not been fitted")
    chosen, ranged = fit.chosen, _Ranged(fit.chosen)
    source = f"{file}, {_days(declarations)}, {', '.join(filter(None, (*fit.group, f'n = {fit.n + fit.at_once}')))}"
    note, grade = "from stamp to stamp, so with waiting and closed hours, not service alone", "derived"
    if fit.far:
        note = f"does not describe these data ({_distance(fit, chosen)}); {note}"
    if declarations.simulated:
        note, grade = f"of a simulated run, so no better than what it assumed; {note}", "assumed"
    if chosen.family not in (CONSTANT, SINGLE):
        note = f"spread {ranged.between(chosen.spread_minutes)}, mean and spread by {RESAMPLES} resamples; {note}"
    if not fit.at_once:
        ends = {} if chosen.family == CONSTANT else ranged.ends(chosen.mean_minutes)
        return {"value": ranged.written(), **ends, "grade": grade, "source": source, "note": note}
    at_once = round(100 * fit.at_once / (fit.n + fit.at_once), 3)
    parts = [{"share": f"{at_once:g} %", "of": "0 min"}, {"share": f"{100 - at_once:g} %", "of": ranged.written()}]
    note = f"of those that took time: mean {ranged.between(chosen.mean_minutes)}; {note}"
    return {"value": {"mixture": parts}, "grade": grade, "source": source, "note": note}


class _Ranged:
    """A fitted distribution in the unit that suits its mean, in four figures."""

    def __init__(self, chosen: Chosen) -> None:
        self._chosen = chosen
        hours = chosen.mean_minutes.value >= MINUTES_PER_HOUR
        self._unit, self._minutes = ("h", MINUTES_PER_HOUR) if hours else ("min", 1.0)

    def written(self) -> Any:
        """As a scenario writes it."""
        mean, spread = (self._amount(each.value) for each in (self._chosen.mean_minutes, self._chosen.spread_minutes))
        if self._chosen.family == CONSTANT:
            return mean
        return {self._chosen.family: mean if self._chosen.family == SINGLE else {"mean": mean, "spread": spread}}

    def ends(self, bounded: Bounded) -> dict[str, str]:
        return {"low": self._amount(bounded.low), "high": self._amount(bounded.high)}

    def between(self, bounded: Bounded) -> str:
        return f"{self._amount(bounded.low)} to {self._amount(bounded.high)}"

    def _amount(self, minutes: float) -> str:
        four_figures = float(f"{minutes / self._minutes:.4g}")
        return f"{four_figures:.9f}".rstrip("0").rstrip(".") + f" {self._unit}"


def _distance(fit: Fit, chosen: Chosen) -> str:
    return f"Kolmogorov–Smirnov distance {chosen.distance_share:.3f}, more than {fit.farthest_share:.3f}"


def _days(declarations: Declarations) -> str:
    """From which day to which they were lodged."""
    first, last = declarations.lodged_days()
    return f"{first}" if first == last else f"{first} to {last}"
