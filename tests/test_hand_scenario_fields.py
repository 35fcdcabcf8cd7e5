"""Every field of a scenario counts: whatever is changed, the scenario changes, and its digest where it should."""

import re
import types
import typing
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from simulator.scenario import Scenario, loads
from simulator.scenario.choices import COUNTS, DURATIONS
from simulator.scenario.loading import digest
from simulator.scenario.merge import HOLD_A_DISTRIBUTION
from tests.example_scenarios import RICH

SIBLINGS = {
    "wait": "stranded",
    "held_out": "calibrated",
    "at_least": "at_most",
    "flight": "coach",
    "monday": "sunday",
    "thursday": "saturday",
    "friday": "tuesday",
    "pause": "finish",
    "gated_out": "released",
    "scan": "open",
    "month": "day",
    "piece": "value",
}


def fields_of(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[str, str]]:
    """Every field of the schema, reached from a model."""
    if model in seen:
        return
    seen.add(model)
    for name, field in model.model_fields.items():
        yield model.__name__, name
        for inner in models_in(field.annotation):
            yield from fields_of(inner, seen)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a type hint speaks of."""
    if (
        isinstance(annotation, type)
        and not isinstance(annotation, types.GenericAlias)
        and issubclass(annotation, BaseModel)
    ):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from models_in(inner)


def fields_used(part: Any) -> Iterator[tuple[str, str]]:
    """Every field of a scenario that holds something other than its default."""
    if isinstance(part, BaseModel):
        for name, field in type(part).model_fields.items():
            value = getattr(part, name)
            if field.is_required() or value != field.get_default(call_default_factory=True):
                yield type(part).__name__, name
            yield from fields_used(value)
    elif isinstance(part, dict | tuple):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from fields_used(inner)


def test_the_rich_example_uses_every_field_of_the_schema() -> None:
    assert set(fields_of(Scenario, set())) - set(fields_used(loads(RICH).scenario)) == set()


def test_every_key_that_may_hold_a_distribution_is_known_to_the_merging() -> None:
    distributions = set(DURATIONS) | set(COUNTS)
    seen: set[type[BaseModel]] = set()
    list(fields_of(Scenario, seen))
    holding = {
        name
        for model in seen
        for name, field in model.model_fields.items()
        if any(set(inner.model_fields) & distributions for inner in models_in(field.annotation))
    }
    assert holding - distributions == HOLD_A_DISTRIBUTION


def leaves(value: Any, loc: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every single value of a resolved scenario, and where it stands."""
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*loc, key))
    else:
        yield loc, value


def other_values(value: Any) -> Iterator[Any]:
    """Values of the same kind that might stand in its place."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        yield from (value + 1, value - 1, value + 0.5, value * 1.01)
    elif re.fullmatch(r"\d\d:\d\d", value):
        yield from ("07:59", "23:59")
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        yield "2012-02-29"
    elif re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", value):
        yield from (value[:-2] + "21", value[:-2] + "59")
    elif found := re.match(r"[\d.]+", value):
        yield from (f"{float(found[0]) * factor}{value[found.end() :]}" for factor in (1.01, 0.99))
    elif value in SIBLINGS:
        yield SIBLINGS[value]
    else:
        yield value + "x"


def changed(resolved: Any, loc: tuple[Any, ...], value: Any) -> Any:
    """A copy with another value in one place."""
    if not loc:
        return value
    if isinstance(resolved, dict):
        return {key: changed(inner, loc[1:], value) if key == loc[0] else inner for key, inner in resolved.items()}
    return [changed(inner, loc[1:], value) if place == loc[0] else inner for place, inner in enumerate(resolved)]


def bound(loc: tuple[Any, ...]) -> bool:
    """Whether a value is bound by others: shares to sum to 1, waiting overnight by the refunds that go with it."""
    return (
        loc[-2:] == ("onward", "left_after_last")
        or "kinds" in loc
        or "traits" in loc
        or ("mixture" in loc and loc[-1] == "share")
    )


def without_evidence(value: Any) -> Any:
    """The bare values of a resolved scenario, targets apart."""
    if isinstance(value, dict):
        return (
            without_evidence(value["value"])
            if "grade" in value
            else {key: inner if key == "targets" else without_evidence(inner) for key, inner in value.items()}
        )
    return [without_evidence(inner) for inner in value] if isinstance(value, list) else value


def test_changing_each_single_value_changes_the_scenario_and_its_digest() -> None:
    bare = without_evidence(loads(RICH).resolved)
    base = Scenario.model_validate(bare)
    assert digest(base) == loads(RICH).digest
    told_apart = 0
    for loc, value in leaves(bare):
        if bound(loc):
            continue
        variant = first_that_fits(bare, loc, value)
        assert variant != base, loc
        decides = loc[0] in ("world", "policy") or (loc[0] == "run" and loc[1] != "replications")
        assert (digest(variant) != digest(base)) == decides, loc
        told_apart += 1
    assert told_apart > 150


def first_that_fits(bare: Any, loc: tuple[Any, ...], value: Any) -> Scenario:
    """The scenario with another value in one place."""
    for other in other_values(value):
        try:
            return Scenario.model_validate(changed(bare, loc, other))
        except ValidationError:
            continue
    raise AssertionError(f"no other value fits at {loc}")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("local: 40 %, other: 0.6", "local: 30 %, other: 0.7"),
        ("share: 30 %, of: {exponential: 1 h}}, {share: 70 %", "share: 20 %, of: {exponential: 1 h}}, {share: 80 %"),
    ],
)
def test_changing_shares_that_sum_to_one_changes_the_digest(old: str, new: str) -> None:
    assert loads(RICH.replace(old, new)).digest != loads(RICH).digest
