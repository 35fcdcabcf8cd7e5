"""What is said below the tables about published figures that are not compared."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.scenario import ScenarioFile
from simulator.scenario.published import LEFT_OUT
from simulator.units import MINUTES_PER_DAY


def left_out(before: ScenarioFile, after: ScenarioFile) -> str:
    """One line about the published figures that levers or another horizon made idle; empty if there are none."""
    if after.levers and any(line.startswith("targets.") for line in after.overridden if line.endswith(LEFT_OUT)):
        return f"The published figures are of days without {_listed(after.levers)}; they are not compared."
    if len(before.scenario.targets) == len(after.scenario.targets):
        return ""
    whole_days, days = (f"{file.scenario.run.horizon / MINUTES_PER_DAY:.4g}" for file in (before, after))
    return f"The published figures belong to the whole {whole_days} days; they are not compared with a run of {days}."


def _listed(names: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
