"""The JSON Schema of a lever file, by which an editor completes keys and marks mistakes while one writes."""

from __future__ import annotations

from typing import Any, Final

from simulator.policy.fields import CHANGES, FIELDS, LANGUAGES, MAY_CHANGE, STATUSES
from simulator.scenario.editor import json_schema
from simulator.scenario.evidence import GRADES

_TEXT: Final = {"type": "string"}
_FORMS: Final[dict[str, dict[str, Any]]] = {
    "text": _TEXT,
    "languages": {
        "type": "object",
        "properties": dict.fromkeys(LANGUAGES, _TEXT),
        "required": list(LANGUAGES),
        "additionalProperties": False,
    },
    "number": {
        "type": "object",
        "properties": {
            "value": {"type": ["number", "string"]},
            "low": {"type": ["number", "string"]},
            "high": {"type": ["number", "string"]},
            "source": _TEXT,
            "grade": {"enum": list(GRADES)},
            "note": _TEXT,
        },
        "required": ["value", "grade"],
        "additionalProperties": False,
    },
    "status": {
        "type": "object",
        "properties": {
            "value": {"enum": list(STATUSES)},
            "source": _TEXT,
            "grade": {"enum": list(GRADES)},
            "note": _TEXT,
        },
        "required": ["value", "grade"],
        "additionalProperties": False,
    },
    "places": {"type": "array", "items": _TEXT},
}


def lever_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a lever file; what it may change is described as in a scenario."""
    scenario = json_schema()
    parts = {part: scenario["properties"][part] for part in MAY_CHANGE}
    changes = {
        key: {"type": "object", "description": says, "properties": parts, "additionalProperties": False}
        for key, says in CHANGES.items()
    }
    head = {key: {"description": field.says, **_FORMS[field.form]} for key, field in FIELDS.items()}
    needed = [key for key, field in FIELDS.items() if field.needed]
    return {
        "$schema": scenario["$schema"],
        "title": "Strait lever",
        "type": "object",
        "properties": {
            "lever": {"type": "object", "properties": head, "required": needed, "additionalProperties": False},
            "changes": {
                "type": "object",
                "properties": changes,
                "required": [key for key in CHANGES if key != "always"],
                "additionalProperties": False,
            },
        },
        "required": ["lever", "changes"],
        "additionalProperties": False,
        "$defs": scenario["$defs"],
    }
