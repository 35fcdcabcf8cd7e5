"""The land of the strait, where ports and airports lie, and the points that ships pass: what a map is drawn on."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""


@dataclass(frozen=True, slots=True)
class Place:
    """An end of routes."""

    town: str
    """What it is called on a map of the whole strait."""
    at: Point


@cache
def land() -> tuple[tuple[Point, ...], ...]:
    """The coast of each piece of land, around it once."""
    rings: dict[str, list[Point]] = {}
    for row in _rows("land.csv"):
        rings.setdefault(row["ring"], []).append(_point(row))
    return tuple(map(tuple, rings.values()))


@cache
def places() -> dict[str, Place]:
    """Every place that is known."""
    return {row["place"]: Place(row["town"], _point(row)) for row in _rows("places.csv")}


def way(origin: str, destination: str) -> tuple[Point, ...]:
    """From one place to another, by the points that are passed in between; both must be known."""
    known = places()
    between = _between().get((origin, destination))
    if between is None:
        between = _between().get((destination, origin), ())[::-1]
    return (known[origin].at, *between, known[destination].at)


@cache
def _between() -> dict[tuple[str, str], tuple[Point, ...]]:
    passed: dict[tuple[str, str], list[Point]] = {}
    for row in _rows("ways.csv"):
        passed.setdefault((row["from"], row["to"]), []).append(_point(row))
    return {ends: tuple(points) for ends, points in passed.items()}


def _point(row: dict[str, str]) -> Point:
    return float(row["longitude"]), float(row["latitude"])


def _rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a file; a line that begins with # is a remark."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))
