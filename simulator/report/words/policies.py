"""What policies are called: levers and packages of them, by their titles."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.policy.layer import Layer
from simulator.report.words.language import Language, is_chinese, said
from simulator.report.words.page import STRENGTHS


def lever_title(layer: Layer, language: Language) -> str:
    """A lever's title, with its strength, or the value at which it is laid, where that is not the likely one."""
    title: str = getattr(layer.lever.title, language)
    if layer.strength == "likely":
        return title
    how_far = STRENGTHS.get(layer.strength)
    strength = str(layer.evidence.value) if how_far is None else said(how_far, language)
    return f"{title}（{strength}）" if is_chinese(language) else f"{title} ({strength})"


def policy_title(layers: Iterable[Layer], language: Language) -> str:
    """The titles of the levers of one policy; empty for none."""
    joint = "＋" if is_chinese(language) else " + "
    return joint.join(lever_title(layer, language) for layer in layers)
