"""What stands behind the numbers that a lever sets: its own evidence, wherever none is written beside them.

A number that carried evidence should not lose it by being changed, or a report would show less to rest on assumptions
than does. So a bare value laid over an evidenced one takes over the evidence of the lever's strength.
"""

from __future__ import annotations

from simulator.scenario.evidence import Evidence
from simulator.scenario.nodes import Node, Scalar, plain


def backed(changes: Node, root: Node, found: Evidence, label: str) -> Node:
    """The changes with the lever's evidence on each bare value that is laid over an evidenced one."""
    entries = {}
    for key, (name, value) in changes.mapping.items():
        old = root.get(key)
        if old is None or value.content is None:
            entries[key] = (name, value)
        elif "value" in old.mapping:
            entries[key] = (name, value if "value" in value.mapping else _with(value, found, label))
        else:
            entries[key] = (name, backed(value, old, found, label) if value.mapping else value)
    return changes.replaced(entries)


def _with(value: Node, found: Evidence, label: str) -> Node:
    """A value as the lever's strength warrants it: what is not the published number itself is derived from it."""
    published = found.grade == "published" and plain(value) != found.value
    said: dict[str, Scalar] = {"grade": "derived" if published else found.grade, "note": f"lever {label}"}
    if found.source:
        said["source"] = found.source
    entries = {key: (value.replaced(key), value.replaced(text)) for key, text in said.items()}
    return value.replaced({"value": (value.replaced("value"), value), **entries})
