"""What a frontier is asked for: which controls, how many they take in, how well they aim, and what is held against
what."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from simulator.policy import load_with
from simulator.scenario import Complaints, ScenarioFile
from simulator.scenario.complaints import Complaint
from simulator.scenario.measured import place_of
from simulator.scenario.overrides import with_overrides
from simulator.study.frontier.checks import controls_among, has_a_good_way, has_intervals, somebody_is
from simulator.study.frontier.openings import sent_to
from simulator.study.frontier.outcomes import Target
from simulator.study.frontier.point import Curve, Point, laid_out
from simulator.study.frontier.reading import USUAL_ODDS, USUAL_RATES, read_odds, read_rates
from simulator.study.frontier.usual import usual_kind, usual_risk, usual_time


@dataclass(frozen=True, slots=True)
class Design:
    """A frontier before anything is simulated."""

    file: ScenarioFile
    """The scenario as it is written, with levers and days laid over it: the baseline."""
    schemes: tuple[str, ...]
    """Who is examined by them, more or fewer."""
    kind: str
    """Of those who hide something; targeting is how much likelier they are taken in."""
    time: Target
    """What is saved."""
    risk: Target
    """What is risked."""
    stations: Mapping[str, tuple[str, ...]]
    """Where the schemes alone send, by flow or companion: what is done there is examination. Nowhere, if empty."""
    points: tuple[Point, ...]
    """The scenario as it is written first."""
    curves: tuple[Curve, ...]
    """Those points by quality of targeting, as they were asked for."""

    @property
    def digest(self) -> str:
        """16 hex digits that name all that determines what is found."""
        run = self.file.scenario.run.replications
        points = [
            [point.name, [[*place, number] for place, number in point.differences.items()]] for point in self.points
        ]
        curves = [[curve.odds, curve.points] for curve in self.curves]
        what = [self.file.digest, run, self.schemes, self.kind, self.time, self.risk, points, curves]
        return hashlib.sha256(json.dumps(what).encode()).hexdigest()[:16]


def design(
    path: str | Path,
    schemes: Sequence[str],
    *,
    rates: str | None = None,
    odds: str | None = None,
    time: str | None = None,
    risk: str | None = None,
    levers: Sequence[str] = (),
    days: float | None = None,
    replications: int | None = None,
    seed: int | None = None,
) -> Design:
    """A frontier as the command line asks for it; raises Complaints with everything that is wrong with the wish."""
    complaints: list[Complaint] = []
    every_rate = read_rates(USUAL_RATES if rates is None else rates, complaints)
    kind, every_odds = ("", USUAL_ODDS) if odds is None else read_odds(odds, complaints)
    try:
        file = with_overrides(load_with(path, levers), days=days, replications=replications, seed=seed)
    except Complaints as found:
        raise Complaints([*found.complaints, *complaints]) from None
    scenario = file.scenario
    known = controls_among(scenario, schemes, complaints)
    has_intervals(scenario, complaints)
    sent = sent_to(scenario, known)
    if known:
        kind = kind or usual_kind(scenario, known, sent, complaints)
    if known and kind:
        somebody_is(scenario, kind, dict.fromkeys(name.partition("/")[0] for name in sent), complaints)
    if known or time is not None:
        time = time or usual_time(scenario, sent)
        has_a_good_way(scenario, "--time", time, complaints)
    if known or risk is not None:
        risk = risk or usual_risk(scenario, sent, kind)
        has_a_good_way(scenario, "--risk", risk, complaints)
    if complaints or time is None or risk is None:
        raise Complaints(complaints)
    points, curves = laid_out(scenario, known, kind, every_rate, every_odds)
    return Design(
        file,
        known,
        kind,
        place_of(scenario, time),
        place_of(scenario, risk),
        sent,
        points,
        curves,
    )
