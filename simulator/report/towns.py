"""Stations by terminal: names such as `wutong.security` or `wutong_security` share their first part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable

NO_TOWNS = ("at", "by", "freight", "in", "on", "the", "to")
"""Words that begin a name and are no terminal, as in `on_call_bay` and `freight_station`."""


def by_town(stations: Iterable[str]) -> dict[str, dict[str, str]]:
    """Terminal -> station -> what is left of its name; terminals and stations in the order in which they come.

    The first part of a name, up to a dot or an underscore, is a terminal's if two stations or more
    begin with it and it is no small word. The others stand under an empty name, whole.
    """
    names = list(stations)
    shared = Counter(_first(name) for name in names)
    towns: dict[str, dict[str, str]] = {}
    for name in names:
        first = _first(name)
        town = first if shared[first] > 1 and first not in (name, *NO_TOWNS) else ""
        towns.setdefault(town, {})[name] = name[len(town) + 1 :] if town else name
    return towns


def of_these(towns: dict[str, dict[str, str]], stations: Container[str]) -> dict[str, dict[str, str]]:
    """The same terminals with these of their stations only; those that have none of them are gone."""
    kept = {town: {name: rest for name, rest in rests.items() if name in stations} for town, rests in towns.items()}
    return {town: rests for town, rests in kept.items() if rests}


def listed(towns: dict[str, dict[str, str]]) -> str:
    """`wutong exit gates, exit desks; shuitou customs`."""
    each = (f"{town} {', '.join(rests.values())}".strip() for town, rests in towns.items())
    return re.sub(r"[._]", " ", "; ".join(each))


def _first(name: str) -> str:
    return re.split(r"[._]", name, maxsplit=1)[0]
