"""What a sweep comes to as tables of words and figures, for the terminal and for a page alike."""

from __future__ import annotations

import math
from collections.abc import Iterator

from simulator.report.numbers import NOTHING, plain
from simulator.report.swept.cells import decimals, in_unit, with_half
from simulator.report.swept.naming import (
    level_of,
    reason,
    unit_of_subject,
)
from simulator.report.swept.told_decision import of_futures, of_switches
from simulator.report.swept.told_effects import of_main_effects, of_morris, of_pawn, of_sobol
from simulator.report.swept.told_resting import of_measurements, of_resting
from simulator.report.told import Told
from simulator.report.words import swept as words
from simulator.report.words.sentences import per_cent
from simulator.report.words.voice import Voice
from simulator.study.decision import Decision
from simulator.study.decision.findings import Findings
from simulator.study.estimate import estimate
from simulator.study.sensitivity import Sensitivity
from simulator.study.sweep.sampled import Target

SILENT = ("one_policy",)
"""Reasons that need not be said where nobody asked."""


def table_of_points(found: Findings, measure: Target, voice: Voice) -> Iterator[Told]:
    """Of named points: what each came to under every policy; of other designs there are too many to tell."""
    names = found.sampled.design.structure.get("names")
    if not names:
        return
    every = [[estimate(values) for values in found.sampled.of(measure, policy)] for policy in found.sampled.policies]
    scale = voice.scale(measure[0], every[0][0].mean)
    digits = decimals([each for column in every for each in column], scale)
    rows = [
        (name, *(NOTHING if row in found.sampled.failed else with_half(column[row], digits, scale) for column in every))
        for row, name in enumerate(names)
    ]
    unit = voice.unit(measure[0], every[0][0].mean)
    head = (voice.say(words.POINT), *(in_unit(voice.short(row), unit, voice) for row in range(len(every))))
    yield Told(voice.say(words.POINTS_TITLE, what=voice.phrase(*measure)), head, tuple(rows))


def tables_of(found: Findings, told: Sensitivity, voice: Voice) -> Iterator[Told]:
    """Every table of what moves one measure, the surest method first."""
    for make in (of_sobol, of_morris, of_main_effects, of_pawn, of_resting, of_measurements):
        table = make(found, told, voice)
        if table is not None:
            yield table


def tables_of_decision(found: Findings, told: Decision, voice: Voice) -> Iterator[Told]:
    """Which policy is best, and where that changes."""
    if told.futures:
        yield of_futures(found, told, voice)
    if told.switches:
        yield of_switches(found, told, voice)


def remarks_of(found: Findings, told: Sensitivity | Decision, voice: Voice) -> list[str]:
    """Refusals and what to mind, a line each; and how much is chance."""
    lines = [reason(voice, each) for each in told.remarks if each.code not in SILENT]
    noise = told.noise if isinstance(told, Sensitivity) else None
    if noise is not None and not math.isnan(noise.share):
        assert isinstance(told, Sensitivity)  # noqa: S101
        scale, unit = voice.scale(told.measure[0], level_of(told)), unit_of_subject(told, voice)
        half = noise.mean.half_width * scale
        said = voice.say(
            words.NOISE,
            share=per_cent(noise.share, voice.language),
            count=noise.mean.n,
            level=f"{plain(half)} {unit}".strip(),
        )
        lines.append(said)
    return lines
