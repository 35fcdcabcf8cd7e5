"""Writes a resolved scenario as YAML that loads again to the same scenario and the same digest."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from simulator.scenario.loading import ScenarioFile

_BARE = re.compile(r"[A-Za-z_][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*|\d[\d.]* ?(s|min|h|days?|%|/ (s|min|h|day))")
_NOT_TEXT: Final = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
"""Read as something other than text by YAML 1.2, or by older readers of YAML."""
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML does not let stand as itself, or takes for the end of a line."""
_SHORT: Final = 100


def dump(file: ScenarioFile) -> str:
    """The resolved scenario as YAML text: whole, without `extends`, evidence included."""
    return as_yaml(file.resolved)


def as_yaml(value: Mapping[str, Any]) -> str:
    """Plain keys and values as YAML text, as they stand in a scenario."""
    return "\n".join(_block(value, 0)) + "\n"


def _block(value: Any, indent: int) -> Iterator[str]:
    """The lines of a mapping or list; what fits on a line stands on one."""
    pairs = value.items() if isinstance(value, dict) else ((None, inner) for inner in value)
    for key, inner in pairs:
        head = " " * indent + ("-" if key is None else f"{_text(key)}:")
        line = _line(inner)
        whole = not inner or not isinstance(inner, dict | list | tuple)
        if line is not None and (whole or (indent and len(head) + len(line) < _SHORT)):
            yield f"{head} {line}"
        elif key is None:
            first, *rest = _block(inner, indent + 2)
            yield f"{head} {first.lstrip()}"
            yield from rest
        else:
            yield head
            yield from _block(inner, indent + 2)


def _line(value: Any) -> str | None:
    """The value on one line; None if it is a mapping or a list that is longer than a line, as soon as that is known."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, float) and not math.isfinite(value):
        return {math.inf: ".inf", -math.inf: "-.inf"}.get(value, ".nan")
    if not isinstance(value, dict | list | tuple):
        return json.dumps(value)
    parts: list[str] = []
    length = 0
    for key, inner in value.items() if isinstance(value, dict) else ((None, inner) for inner in value):
        line = _line(inner)
        if line is None or (length := length + len(line)) > _SHORT:
            return None
        parts.append(line if key is None else f"{_text(key)}: {line}")
    return f"{{{', '.join(parts)}}}" if isinstance(value, dict) else f"[{', '.join(parts)}]"


def _text(text: str) -> str:
    """Bare where no reader of YAML could take it for anything but text; else in quotation marks."""
    bare = _BARE.fullmatch(text) and text.lower() not in _NOT_TEXT
    return text if bare else _ESCAPED.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(found: re.Match[str]) -> str:
    return f"\\U{ord(found[0]):08x}"
