"""From what was asked for to levers that were read; what cannot be found is answered with the nearest name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from simulator.policy.asking import STRENGTHS, Asked, asked
from simulator.policy.bundle import is_package, packages_in, unpacked
from simulator.policy.catalogue import folders, levers_in
from simulator.policy.layer import Layer, at_strength, at_value
from simulator.policy.lever import Lever
from simulator.policy.reading import read_lever
from simulator.scenario.complaints import Complaint, Complaints, nearest, whole
from simulator.scenario.quantities import day_of


def layers_of(levers: Iterable[str], files: Sequence[str] = (), option: str = "--with ") -> list[Layer]:
    """The levers that are asked for, found beside these scenario files or among those shipped, and read; `option` is
    what was typed before each."""
    places = folders(files)
    known, bundles = levers_in(places), packages_in(places)
    layers: list[Layer] = []
    complaints: list[Complaint] = []
    for wish in _each(map(asked, levers), known, bundles, option, complaints):
        try:
            layer = replace(_found(wish, {**bundles, **known}, option), package=wish.package)
        except Complaints as found:
            complaints += found.complaints
            continue
        for other in layers:
            if (layer.lever.name, layer.since) == (other.lever.name, other.since):
                hint = f"{other.package.name} brings it" if other.package else ""
                rule = f"{layer.lever.name} is laid over the scenario already"
                complaints.append(whole(f"{option}{wish.text}", rule, hint))
                break
        layers.append(layer)
    if complaints:
        raise Complaints(complaints)
    return layers


def _each(
    wishes: Iterable[Asked],
    known: Mapping[str, Path],
    bundles: Mapping[str, Path],
    option: str,
    complaints: list[Complaint],
) -> Iterator[Asked]:
    """Every lever that is asked for, those of packages one by one."""
    for wish in wishes:
        try:
            path = Path(wish.what) if wish.is_path else bundles.get(wish.what)
            if path is None or wish.what in known or not is_package(path):
                yield wish
            else:
                yield from unpacked(wish, path, option)
        except Complaints as found:
            complaints += found.complaints


def _found(wish: Asked, known: dict[str, Path], option: str) -> Layer:
    """The lever that one word asks for, and how much of it."""
    typed = f"{option}{wish.text}"
    if wish.strength not in STRENGTHS:
        raise Complaints([whole(typed, "a lever has three strengths", nearest(wish.strength, STRENGTHS))])
    name, colon, strength = wish.what.rpartition(":")
    if wish.value is not None and colon and strength in STRENGTHS:
        raise Complaints([whole(typed, "names a strength and a value", f"{name}={wish.value}, or {wish.what}")])
    if wish.value in STRENGTHS:
        raise Complaints([whole(typed, "a strength stands behind a colon", f"{wish.what}:{wish.value}")])
    if not wish.is_path and wish.what not in known:
        raise Complaints([whole(typed, "there is no lever of this name", nearest(wish.what, known))])
    day = None if wish.since is None else _day(wish.since, typed)
    lever = read_lever(Path(wish.what) if wish.is_path else known[wish.what])
    layer = at_strength(lever, wish.strength) if wish.value is None else at_value(lever, wish.value, typed)
    return layer if day is None else layer.from_day(day)


def _day(text: str, typed: str) -> dt.date:
    try:
        return day_of(text)
    except ValueError as wrong:
        raise Complaints([whole(typed, f"what stands behind the @ {wrong}")]) from None


def all_levers(known: Mapping[str, Path]) -> list[Lever]:
    """Every lever of some folders, read; raises Complaints with everything that is wrong in any of them."""
    levers: list[Lever] = []
    complaints: list[Complaint] = []
    for path in known.values():
        try:
            levers.append(read_lever(path))
        except Complaints as found:
            complaints += found.complaints
    if complaints:
        raise Complaints(complaints)
    return levers
