"""What policies are called: levers and packages of them, by their titles."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.policy.layer import Layer
from simulator.report.words.language import Language, is_chinese, said
from simulator.report.words.levers import FROM, when
from simulator.report.words.page import STRENGTHS


def lever_title(layer: Layer, language: Language) -> str:
    """A lever's title, with its strength or the value at which it is laid, where that is not the likely one, and the
    day from which on it holds, where it does not for the whole run."""
    how_far = STRENGTHS.get(layer.strength)
    parts = [str(layer.evidence.value) if how_far is None else said(how_far, language)] * (layer.strength != "likely")
    if layer.since is not None:
        parts.append(said(FROM, language).format(since=when(layer.since.isoformat(), language)))
    title: str = getattr(layer.lever.title, language)
    if not parts:
        return title
    return f"{title}（{'，'.join(parts)}）" if is_chinese(language) else f"{title} ({', '.join(parts)})"


def policy_title(layers: Iterable[Layer], language: Language) -> str:
    """The titles of the levers of one policy; empty for none."""
    joint = "＋" if is_chinese(language) else " + "
    return joint.join(lever_title(layer, language) for layer in layers)
