"""What policies are called: levers and packages of them, by their titles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from simulator.policy.bundled import Bundled
from simulator.policy.layer import Layer
from simulator.policy.packages import JOINT
from simulator.report.words.language import Language, is_chinese, said
from simulator.report.words.levers import FROM, when
from simulator.report.words.page import STRENGTHS
from simulator.scenario.quantities import day_of


def lever_title(layer: Layer, language: Language) -> str:
    """A lever's title, with its strength or the value at which it is laid, where that is not the likely one, and the
    day from which on it holds, where it does not for the whole run."""
    how_far = STRENGTHS.get(layer.strength)
    strength = str(layer.evidence.value) if how_far is None else said(how_far, language)
    since = None if layer.since is None else layer.since.isoformat()
    return _with_parts(getattr(layer.lever.title, language), strength, layer.strength, since, language)


def policy_title(layers: Iterable[Layer], language: Language) -> str:
    """The titles of the levers of one policy, of those that a package brings that of the package; empty for none."""
    return _joint(language).join(_names(layers, language, lambda layer: lever_title(layer, language)))


def policy_name(layers: Iterable[Layer]) -> str:
    """The same as whoever typed it knows it: packages by their titles, levers by their names; empty for none."""
    layers = tuple(layers)
    titled = any(layer.package is not None for layer in layers)
    return (_joint("en") if titled else JOINT).join(_names(layers, "en", lambda layer: layer.label))


def _joint(language: Language) -> str:
    return "＋" if is_chinese(language) else " + "


def _names(layers: Iterable[Layer], language: Language, called: Callable[[Layer], str]) -> Iterator[str]:
    for package, levers in groupby(layers, key=lambda layer: layer.package):
        if package is None:
            yield from map(called, levers)
        else:
            yield _package_title(package, language)


def _package_title(package: Bundled, language: Language) -> str:
    since = None if package.since is None else day_of(package.since).isoformat()
    title: str = getattr(package.title, language)
    return _with_parts(title, said(STRENGTHS[package.strength], language), package.strength, since, language)


def _with_parts(title: str, how_far: str, strength: str, since: str | None, language: Language) -> str:
    """A title, and behind it how far, unless that is the likely strength, and since when."""
    parts = [how_far] * (strength != "likely")
    if since is not None:
        parts.append(said(FROM, language).format(since=when(since, language)))
    if not parts:
        return title
    return f"{title}（{'，'.join(parts)}）" if is_chinese(language) else f"{title} ({', '.join(parts)})"
