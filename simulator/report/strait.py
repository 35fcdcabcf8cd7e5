"""The strait as a map has it: land, ports, airports and the ways between them, from one file with its credit."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Degrees = tuple[float, float]
"""Degrees east and north."""


@dataclass(frozen=True, slots=True)
class Strait:
    """What is known of the strait's places."""

    credit: str
    """Who is to be thanked for the coastline; it stands under every map."""
    sites: dict[str, Degrees]
    """Ports, airports, towns and the market."""
    same: dict[str, str]
    """Other names of sites: who flies to Kinmen lands at Shangyi."""
    ways: dict[str, tuple[Degrees, ...]]
    """The way between two sites (`shuitou_shangyi`), by road or by water, without its ends; where there is none, a
    straight line is drawn."""
    land: tuple[tuple[Degrees, ...], ...]
    """Rings of land, islands drawn by hand among them; cut off at the edges of the map."""

    def site(self, name: str) -> Degrees | None:
        """Where a port or airport is; None where that is not known."""
        return self.sites.get(self.same.get(name, name))

    def way(self, origin: str, destination: str) -> tuple[Degrees, ...] | None:
        """From one site to another, its ends among it; None where one of them is not known."""
        ends = self.site(origin), self.site(destination)
        if ends[0] is None or ends[1] is None:
            return None
        one, other = (self.same.get(name, name) for name in (origin, destination))
        there = self.ways.get(f"{one}_{other}") or self.ways.get(f"{other}_{one}", ())[::-1]
        return (ends[0], *there, ends[1])


@cache
def strait() -> Strait:
    """The file beside this one."""
    known = json.loads(Path(__file__).with_name("strait.json").read_text(encoding="utf-8"))
    rings = [*known["land"], *known["islands"].values()]
    return Strait(
        known["credit"],
        {name: (east, north) for name, (east, north) in known["sites"].items()},
        known["same"],
        {name: tuple((east, north) for east, north in way) for name, way in known["ways"].items()},
        tuple(tuple(zip((x / 1000 for x in ring[::2]), (y / 1000 for y in ring[1::2]), strict=True)) for ring in rings),
    )
