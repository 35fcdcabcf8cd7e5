"""The JSON Schema of a scenario file, by which an editor completes keys and marks mistakes while one writes.

It is a little more generous than the loader: a file that extends another may leave out anything, so
nothing but the parts of a distribution is required, and rules between keys are the loader's alone.
"""

from __future__ import annotations

import ast
import inspect
from itertools import pairwise
from textwrap import dedent
from typing import Any, Final

from simulator.scenario import (
    baskets,
    booking,
    counts,
    distributions,
    flows,
    places,
    policy,
    rosters,
    routes,
    schema,
    sums,
    supply,
    weather,
)
from simulator.scenario.evidence import GRADES

_EVIDENCE: Final[dict[str, Any]] = {
    "low": {"type": ["string", "number"], "description": "The smallest value still believable."},
    "high": {"type": ["string", "number"], "description": "The largest value still believable."},
    "source": {"type": "string", "description": "Where it was published, or what it was derived from."},
    "grade": {"enum": list(GRADES), "description": "How it is known."},
    "note": {"type": "string", "description": "What to mind."},
}


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a scenario file."""
    whole: dict[str, Any] = schema.Scenario.model_json_schema()
    for name, definition in {**whole["$defs"], "Scenario": whole}.items():
        _explain(definition, name)
    for name, definition in whole["$defs"].items():
        _open_up(definition, required=_names_a_distribution(name), evidenced=name != "Target")
    _open_up(whole, required=False, evidenced=False)
    whole["properties"]["extends"] = {
        "type": "string",
        "description": "Another scenario file, which this one changes.",
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Strait scenario",
        **{key: value for key, value in whole.items() if key != "title"},
    }


def _names_a_distribution(name: str) -> bool:
    """Whether a model belongs to a distribution, of durations, of counts or of sums."""
    return any(hasattr(kind, name) for kind in (distributions, counts, sums))


def _explain(definition: dict[str, Any], name: str) -> None:
    """Describe each key by the words that stand under its field in the source."""
    rooms = (
        schema,
        policy,
        flows,
        booking,
        baskets,
        places,
        rosters,
        routes,
        weather,
        counts,
        distributions,
        sums,
        supply,
    )
    described(definition, next(getattr(room, name) for room in rooms if hasattr(room, name)))


def described(definition: dict[str, Any], model: Any) -> None:
    """The same of one model of any file that is checked by models."""
    for part in reversed(model.__mro__):
        if part.__module__.startswith("simulator."):
            for field, words in pairwise(ast.parse(dedent(inspect.getsource(part))).body[0].body):  # type: ignore[attr-defined]
                if isinstance(field, ast.AnnAssign) and isinstance(words, ast.Expr):
                    key = definition["properties"][ast.unparse(field.target)]
                    key.setdefault("description", inspect.cleandoc(ast.literal_eval(words.value)))


def _open_up(definition: dict[str, Any], *, required: bool, evidenced: bool) -> None:
    """Let null and evidenced values stand wherever a value may, and leave nothing required."""
    if not required:
        definition.pop("required", None)
    for name, value in definition.get("properties", {}).items():
        definition["properties"][name] = _value(value, evidenced=evidenced)


def _value(schema: dict[str, Any], *, evidenced: bool) -> dict[str, Any]:
    """What may stand for a value: itself, null, or the value with its evidence."""
    schema.pop("title", None)
    words: dict[str, Any] = {key: schema.pop(key) for key in ("description", "default") if key in schema}
    bare = _inside(schema, evidenced=evidenced)
    forms = [*bare["anyOf"]] if set(bare) == {"anyOf"} else [bare]
    forms += [{"type": "null"}] if {"type": "null"} not in forms else []
    if evidenced and not _is_part(bare):
        with_evidence = {"value": {"anyOf": forms[:]}, **_EVIDENCE}
        forms.append(
            {
                "type": "object",
                "properties": with_evidence,
                "required": ["value", "grade"],
                "additionalProperties": False,
            }
        )
    return {**words, "anyOf": forms}


def _inside(schema: dict[str, Any], *, evidenced: bool) -> dict[str, Any]:
    """The same for the entries of lists and mappings, and bare quantities for constant distributions."""
    schema = dict(schema)
    for several in ("anyOf", "oneOf"):
        if several in schema:
            schema["anyOf"] = [_inside(each, evidenced=evidenced) for each in schema.pop(several)]
    for constant in ("Constant", "ConstantCount", "ConstantSum"):
        if {"$ref": f"#/$defs/{constant}"} in schema.get("anyOf", ()):
            schema["anyOf"] = [_bare(constant), *schema["anyOf"]]
    if "items" in schema:
        schema["items"] = _value(dict(schema["items"]), evidenced=evidenced)
    if "patternProperties" in schema:
        schema["patternProperties"] = {
            pattern: _value(dict(each), evidenced=evidenced) for pattern, each in schema["patternProperties"].items()
        }
        schema["additionalProperties"] = False
        schema.pop("propertyNames", None)
    return schema


def _bare(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}/properties/constant"}


def _is_part(schema: dict[str, Any]) -> bool:
    """Whether a schema is a part of the scenario with keys of its own (or several by name), not a value."""
    if "anyOf" in schema:
        return all(_is_part(each) for each in schema["anyOf"] if each != {"type": "null"})
    if "patternProperties" in schema:
        return all(_is_part(each) for each in schema["patternProperties"].values())
    return "$ref" in schema and not _names_a_distribution(schema["$ref"].split("/")[2])
