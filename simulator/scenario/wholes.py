"""Which numbers of a scenario must be whole: desks, berths and seats, and not minutes or shares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from simulator.scenario.nodes import Loc

Part = Mapping[str, Any]
"""A part of a JSON Schema."""


def must_be_whole(place: Loc) -> bool:
    """Whether the number at a place of a scenario has to be a whole one; False where no number stands."""
    found: list[Part] = [_schema()]
    for key in place:
        found = [below for part in found for below in _below(part, str(key))]
    types = {part.get("type") for part in _bare(found)}
    return "integer" in types and not types & {"number", "string"}


@cache
def _schema() -> dict[str, Any]:
    from simulator.scenario.schema import Scenario

    return Scenario.model_json_schema()


def _forms(part: Part) -> Iterator[Part]:
    """A part in each of the forms that may be written for it."""
    if "$ref" in part:
        yield from _forms(_schema()["$defs"][part["$ref"].rpartition("/")[2]])
    several = [*part.get("anyOf", ()), *part.get("oneOf", ())]
    for form in several:
        yield from _forms(form)
    if not several and "$ref" not in part:
        yield part


def _below(part: Part, key: str) -> Iterator[Part]:
    """What may stand under a key of it, or at a place of a list."""
    for form in _forms(part):
        if key in form.get("properties", {}):
            yield form["properties"][key]
        for pattern, below in form.get("patternProperties", {}).items():
            if re.search(pattern, key):
                yield below
        for rest in (form.get("additionalProperties"), form.get("items") if key.isdigit() else None):
            if isinstance(rest, dict):
                yield rest


def _bare(parts: Iterable[Part]) -> Iterator[Part]:
    """The same, and what may be written for a distribution that is always one number."""
    for part in parts:
        for form in _forms(part):
            yield from _forms(form.get("properties", {}).get("constant", form))
