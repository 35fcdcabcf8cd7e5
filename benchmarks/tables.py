"""The tables that the benchmark prints, as plain text."""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence
from typing import Any

Answer = dict[str, Any]
Answers = Mapping[str, Sequence[Answer]]
STATIONS = ("check-in", "security", "desks")
RIVALS = {
    "simpy": "plain SimPy",
    "ciw": "Ciw",
    "salabim": "salabim",
    "reference": "strait, reference walker",
    "plain": "strait, plain walker",
    "compiled": "strait, compiled walker",
    "bare_numba": "bare Numba recursion (the limit)",
}


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A title and columns, the first to the left, the others to the right."""
    every = [list(head), *map(list, rows)]
    widths = [max(len(row[column]) for row in every if column < len(row)) for column in range(len(head))]
    lines = [title, "-" * min(len(title), 110)]
    for row in every if any(head) else every[1:]:
        lines.append(
            "  ".join(
                text.ljust(width) if not place else text.rjust(width)
                for place, (text, width) in enumerate(zip(row, widths, strict=False))
            ).rstrip()
        )
    return "\n".join(lines) + "\n"


def by_median(answers: Sequence[Answer]) -> Answer:
    """One answer of several: the median of each of its times, the largest peak."""
    if "missing" in answers[0]:
        return answers[0]
    laps = answers[0]["seconds"]
    seconds = {lap: statistics.median(answer["seconds"][lap] for answer in answers) for lap in laps}
    return {**answers[0], "seconds": seconds, "peak": max(answer["peak"] for answer in answers)}


def whole(answer: Answer, *laps: str) -> float:
    """Seconds of some laps together; NaN of a contender that is missing."""
    return sum(answer["seconds"].get(lap, 0.0) for lap in laps) if "seconds" in answer else math.nan


def rate(answer: Answer, *laps: str) -> float:
    """Visits a second."""
    return float(answer.get("visits", math.nan)) / whole(answer, *laps)


def times_as_fast(fast: Sequence[Answer], slow: Sequence[Answer], *laps: str) -> list[float]:
    """Turn by turn, the rate of the one over that of the other."""
    return [rate(a, *laps) / rate(b, *laps) for a, b in zip(fast, slow, strict=False)]


def month_table(answers: Answers) -> str:
    """The month of the crossing, whole."""
    laps = ("load", "simulate", "measures")
    head = ["", *laps, "together", "times as fast", "visits / s", "peak MB"]
    rows = []
    for name, words in (
        ("month/strait", "strait (compiled)"),
        ("month/simpy", "plain SimPy"),
        ("month/simpy_without_collector", "plain SimPy, garbage collector off"),
    ):
        answer = by_median(answers[name])
        if "missing" in answer:
            rows.append([words, "-", "-", "-", answer["missing"]])
            continue
        times = times_as_fast(answers[name], answers["month/simpy"], *laps)
        seconds = whole(answer, *laps)
        rows.append(
            [
                words,
                *(f"{answer['seconds'][lap]:.3f}" if lap in answer["seconds"] else "-" for lap in laps),
                f"{seconds:.3f}",
                f"{statistics.median(times):.1f} ({min(times):.1f}..{max(times):.1f})",
                f"{rate(answer, *laps):,.0f}",
                f"{answer['peak']:.0f}",
            ]
        )
    told = table("A month of the crossing: scenarios/xiamen_kinmen_month.yaml, seconds", head, rows)
    ours, theirs = by_median(answers["month/strait"]), by_median(answers["month/simpy"])
    if "missing" in ours or "missing" in theirs:
        return told
    drawing = ours["seconds"]["of which drawing"]
    alike = whole(theirs, "simulate", "measures") / (whole(ours, "simulate", "measures") - drawing)
    return told + (
        f"{ours['visits']:,} visits. SimPy gets its random numbers for nothing. Of strait's seconds, "
        f"{drawing:.3f} are drawing; without it, and without loading, it is {alike:.1f} times as fast.\n"
    )


def agreement(ours: Answer, theirs: Answer) -> str:
    """The same measures by both models."""
    if "missing" in ours or "missing" in theirs:
        return ""
    mine, other = ours["figures"], theirs["figures"]
    both = [key for key in other if mine.get(key) == mine.get(key) and other[key] == other[key]]
    apart = {key: abs(mine[key] - other[key]) / max(abs(other[key]), 1e-9) for key in both if key in mine}
    worst = max(apart, key=apart.__getitem__)
    shown = [("lounge_mean_minutes|all", "lounge, all routes"), ("passengers_per_sailing|all", "passengers a sailing")]
    waits = sorted((key for key in both if key.startswith("wait_mean_minutes")), key=lambda key: -other[key])
    shown += [(key, "wait at " + key.partition("|")[2]) for key in waits[:8]]
    rows = [[words, f"{mine[key]:.6f}", f"{other[key]:.6f}", f"{apart[key]:.1e}"] for key, words in shown]
    told = table(
        "Do both say the same? Means in minutes; the eight longest waits", ["", "strait", "plain SimPy", "apart"], rows
    )
    return told + (
        f"Of {len(apart)} measures that both compute, the most different is {worst.replace('|', ' of ')}: "
        f"{apart[worst]:.1e} of its value.\n"
    )


def walkers_table(answers: Answers) -> str:
    """The three walkers on two days."""
    rows = []
    for walker in ("compiled", "plain", "reference"):
        answer = by_median(answers[f"days/{walker}"])
        if "missing" in answer:
            rows.append([walker, "not here: " + answer["missing"]])
            continue
        rows.append(
            [walker, f"{whole(answer, 'simulate'):.3f}", f"{rate(answer, 'simulate'):,.0f}", f"{answer['peak']:.0f}"]
        )
    return table(
        "The walkers, on two days of the same month (simulate alone)", ["", "seconds", "visits / s", "peak MB"], rows
    )


def chain_table(answers: Answers) -> str:
    """The part that every rival can express."""
    rows = []
    for rival, words in RIVALS.items():
        answer = by_median(answers[f"chain/{rival}"])
        if "missing" in answer:
            rows.append([words, "not here: " + answer["missing"]])
            continue
        times = times_as_fast(answers[f"chain/{rival}"], answers["chain/simpy"], "simulate")
        rows.append(
            [
                words,
                f"{answer['visits']:,}",
                f"{rate(answer, 'simulate'):,.0f}",
                f"{statistics.median(times):.2f}",
                f"{answer['peak']:.0f}",
                *(f"{wait:.6f}" for wait in answer["waits"]),
            ]
        )
    return table(
        "Three stations in line, no ferry (Dongdu, outbound); on the right mean waits, first three days, min",
        ["", "visits", "visits / s", "times as fast", "peak MB", *STATIONS],
        rows,
    )


def year_table(answer: Answer, words: str) -> str:
    """A year in a fresh process."""
    if "missing" in answer:
        return f"{words}: {answer['missing']}\n"
    rows = [[lap, f"{seconds:.2f} s"] for lap, seconds in answer["seconds"].items()]
    rows += [[what, f"{answer[what]:,}"] for what in ("people", "visits", "crossings", "departures")]
    rows += [
        ["visits / s, simulate and measures", f"{rate(answer, 'simulate', 'measures'):,.0f}"],
        ["peak memory", f"{answer['peak']:.0f} MB"],
    ]
    return table(f"{words}, one replication, compiled before", ["", ""], rows)
