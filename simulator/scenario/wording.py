"""What pydantic finds wrong with a scenario, said in the words of this program and at its place in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from simulator.scenario.choices import COUNTS, DURATIONS
from simulator.scenario.complaints import Complaint, at, nearest
from simulator.scenario.nodes import Loc, Node, find
from simulator.scenario.schema import Scenario

RULES: Final[dict[str, Callable[[dict[str, Any], Any], str]]] = {
    "missing": lambda ctx, _: "is missing",
    "model_type": lambda ctx, given: _mapping(given),
    "model_attributes_type": lambda ctx, given: _mapping(given),
    "dict_type": lambda ctx, given: _mapping(given),
    "tuple_type": lambda ctx, _: "should be a list, as in [a, b]",
    "string_type": lambda ctx, given: _text(given),
    "string_pattern_mismatch": lambda ctx, _: (
        "is not a name: a name begins with a small letter and goes on with small letters, digits, `_` and `.`"
    ),
    "int_type": lambda ctx, _: "should be a whole number",
    "int_from_float": lambda ctx, _: "should be a whole number",
    "float_type": lambda ctx, _: "should be a plain number",
    "finite_number": lambda ctx, _: "should be a finite number",
    "float_parsing": lambda ctx, _: "should be a plain number",
    "bool_type": lambda ctx, _: "should be true or false",
    "bool_parsing": lambda ctx, _: "should be true or false",
    "literal_error": lambda ctx, _: f"should be {ctx['expected']}".replace("'", "`"),
    "greater_than": lambda ctx, _: f"should be more than {_number(ctx['gt'])}",
    "greater_than_equal": lambda ctx, _: f"should be at least {_number(ctx['ge'])}",
    "less_than": lambda ctx, _: f"should be less than {_number(ctx['lt'])}",
    "less_than_equal": lambda ctx, _: f"should be at most {_number(ctx['le'])}",
    "too_short": lambda ctx, _: f"should have at least {_things(ctx['min_length'])}, not {ctx['actual_length']}",
    "too_long": lambda ctx, _: f"should have at most {_things(ctx['max_length'])}, not {ctx['actual_length']}",
    "value_error": lambda ctx, _: str(ctx["error"]),
}


def _mapping(given: Any) -> str:
    return "should have keys of its own" + (", and is empty" if given is None else "")


def _text(given: Any) -> str:
    return "should be text" + ("; put it in quotation marks" if isinstance(given, int | float) else "")


def _number(limit: float) -> str:
    return f"{limit:,.0f}".replace(",", " ") if limit == int(limit) else f"{limit:g}"


def _things(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


def in_our_words(error: ValidationError, root: Node, model: type[BaseModel] = Scenario) -> list[Complaint]:
    """One complaint for each thing pydantic found; those that only follow from another are left out. `model` is what
    the file should hold."""
    found = error.errors(include_url=False)
    missing = {tuple(each["loc"]) for each in found if each["type"] == "missing"}
    explained: set[Loc] = set()
    complaints: list[Complaint] = []
    for each in found:
        if each["type"] == "extra_forbidden":
            loc = (*_written(each["loc"][:-1], root), each["loc"][-1])
            keys = keys_at(each["loc"][:-1], model)
            hint = nearest(str(loc[-1]), keys)
            complaints.append(at(root, loc, "is not a key here", hint, key=True))
            beside = tuple(each["loc"][:-1])
            explained |= {other for other in missing if other[:-1] == beside and f"`{other[-1]}`" in hint}
    for each in found:
        if each["type"] == "extra_forbidden" or tuple(each["loc"]) in explained:
            continue
        loc = _written(each["loc"], root)
        if each["type"] == "too_short" and _length(root, loc) >= each["ctx"]["min_length"]:
            continue
        complaints.append(_complaint(each, root, loc))
    return complaints


def _complaint(error: Any, root: Node, loc: tuple[int | str, ...]) -> Complaint:
    """A complaint at what was written: a bare `20 s` is its own place, not `constant` within it."""
    if error["type"] != "missing":
        while loc and not _stands(root, loc):
            loc = loc[:-1]
    given = error.get("input")
    if error["type"] == "distribution" and isinstance(given, dict) and given:
        name = str(next(iter(given)))
        names = _offered(error["loc"])
        return at(
            root,
            (*loc, name),
            f"is not one of the distributions that may stand here: {', '.join(names)}",
            nearest(name, names).partition("(")[0].strip(),
            key=True,
        )
    return at(root, loc, _rule(error), key=error["loc"][-1:] == ("[key]",))


def _stands(root: Node, loc: Loc) -> bool:
    """Whether something was written at a place."""
    node = find(root, loc[:-1])[1]
    last = loc[-1]
    return str(last) in node.mapping or (isinstance(node.content, tuple) and last in range(len(node.content)))


def _offered(loc: Loc) -> list[str]:
    """The distributions that may stand at a place."""
    names = dict.fromkeys(keys_at(loc))
    return [name for name in names if name in DURATIONS + COUNTS]


def _rule(error: Any) -> str:
    """The rule that was broken."""
    if error["type"] == "distribution":
        return str(error["msg"])
    words = RULES.get(error["type"])
    if words is None:
        return f"does not fit here ({error['type'].replace('_', ' ')})"
    return words(error.get("ctx", {}), error.get("input"))


def _written(loc: Loc, root: Node) -> tuple[int | str, ...]:
    """A place without what pydantic adds to it: the kind of distribution (`=gamma`), and the mark of a key."""
    written: list[int | str] = []
    node = root
    for part in loc[:-1] if loc[-1:] == ("[key]",) else loc:
        if isinstance(part, str) and part.startswith("=") and part not in node.mapping:
            continue
        written.append(part)
        node = find(node, (part,))[1]
    return tuple(written)


def _length(root: Node, loc: Loc) -> int:
    content = find(root, loc)[1].content
    return len(content) if isinstance(content, dict | tuple) else 0


def keys_at(loc: Loc, model: type[BaseModel] = Scenario) -> list[str]:
    """The keys that may stand at a place, by walking the schema along pydantic's own way to it."""
    kinds: list[Any] = [model]
    for part in loc:
        inner: list[Any] = []
        for kind in kinds:
            if isinstance(part, str) and part.startswith("="):
                inner += [kind] if _bears(kind, part[1:]) else []
            elif isinstance(kind, type) and issubclass(kind, BaseModel):
                field = kind.model_fields.get(str(part))
                inner += _members(field.annotation) if field else []
            elif get_origin(kind) in (tuple, dict):
                inner += _members(get_args(kind)[0 if get_origin(kind) is tuple else 1])
        kinds = inner
    models = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)]
    keys = [name for model in models for name in model.model_fields]
    return keys if loc or model is not Scenario else [*keys, "extends"]


def _bears(kind: Any, tag: str) -> bool:
    """Whether a member of a union is the one with this tag."""
    fields = getattr(kind, "model_fields", {})
    known_by = {"steps": "first", "one": "shows_up"}.get(tag, tag)
    return known_by in fields or (tag in ("times", "several") and get_origin(kind) is tuple)


def _members(annotation: Any) -> Iterator[Any]:
    """What a field may hold: the members of unions, without their notes."""
    if get_origin(annotation) in (Union, UnionType):
        for member in get_args(annotation):
            yield from _members(member)
    elif hasattr(annotation, "__metadata__"):
        yield from _members(annotation.__origin__)
    else:
        yield annotation
