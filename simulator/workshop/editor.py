"""The JSON Schema of a session file, by which an editor completes keys and marks mistakes while one writes."""

from __future__ import annotations

from typing import Any

from simulator.scenario import schema
from simulator.scenario.editor import described
from simulator.workshop import session


def session_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a session; whether what it names is there is the reader's alone."""
    whole: dict[str, Any] = session.Session.model_json_schema()
    for name, definition in {**whole["$defs"], "Session": whole}.items():
        described(definition, getattr(session, name, None) or getattr(schema, name))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Strait session",
        **{key: value for key, value in whole.items() if key != "title"},
    }
