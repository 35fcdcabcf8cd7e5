"""What a sweep file holds: each key, what may stand there, and what it says.

The file is read by these tables, and `strait schema` gives them to editors; so neither knows a key the other does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from simulator.study.sweep.factor import DISTRIBUTIONS

LANGUAGES: Final = ("en", "zh_Hans", "zh_Hant")
Form = Mapping[str, Any]
"""What may stand at a key, as JSON Schema says it."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key."""

    says: str
    """What stands there, for the editor."""
    form: Form
    needed: bool = False


Fields = Mapping[str, Field]


def needed(fields: Fields) -> list[str]:
    """The keys without which nothing can be done."""
    return [key for key, field in fields.items() if field.needed]


def part(fields: Fields) -> dict[str, Any]:
    """A mapping with these keys and no others."""
    return {
        "type": "object",
        "properties": {key: {"description": field.says, **field.form} for key, field in fields.items()},
        "required": needed(fields),
        "additionalProperties": False,
    }


def whole(least: int, most: int) -> Form:
    """A whole number."""
    return {"type": "integer", "minimum": least, "maximum": most}


def several(form: Form) -> Form:
    """A list."""
    return {"type": "array", "items": form}


def by_name(form: Form) -> Form:
    """A mapping from names of the writer's own."""
    return {"type": "object", "minProperties": 1, "additionalProperties": form}


TEXT: Final[Form] = {"type": "string", "minLength": 1}
AMOUNT: Final[Form] = {"type": ["number", "string"]}
"""A number, or a quantity such as `30 min`."""
FLAG: Final[Form] = {"type": "boolean"}
MEASURES: Final[Form] = {"type": "array", "items": TEXT, "minItems": 1}
MOST_POINTS_ASKED: Final = 1_000_000
MOST_REPLICATIONS: Final = 10_000_000
MOST_SEED: Final = 2**63

ABOUT: Final = {
    "title": Field(
        "What it is called, in three languages.",
        part({language: Field("In this language.", TEXT, needed=True) for language in LANGUAGES}),
        needed=True,
    ),
    "question": Field("What it asks.", TEXT),
}
HORIZON: Final = Field("How long each run is, as in `28 day`; as the scenario says where left out.", AMOUNT)
SEED: Final = Field("Another luck than the scenario's.", whole(0, MOST_SEED))
RUN: Final = {
    "horizon": HORIZON,
    "seed": SEED,
    "replications": Field(
        "How often each point is run; with `precision`, how often in any case.", whole(1, MOST_REPLICATIONS)
    ),
    "precision": Field("Until the half-width of each measure is no more than this share of its mean: `5 %`.", AMOUNT),
    "at_most": Field("With `precision`: how often a point is run at most.", whole(1, MOST_REPLICATIONS)),
}
FACTOR: Final = {
    "path": Field(
        "The dotted place of a number of the scenario, or of several that are set alike.",
        {"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1}]},
    ),
    "lever": Field("Or a lever, at a value between its strengths.", TEXT),
    "low": Field("The least that is believable; that of the evidence or of the lever where left out.", AMOUNT),
    "high": Field("The most.", AMOUNT),
    "likely": Field("Where it stands when others are moved; as the scenario has it where left out.", AMOUNT),
    "values": Field("These and no others, each as likely.", {"type": "array", "items": AMOUNT, "minItems": 1}),
    "distribution": Field("How it is spread between low and high.", {"enum": list(DISTRIBUTIONS)}),
}
CORRELATION: Final = {
    "between": Field("Two factors.", {"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2}, needed=True),
    "rank": Field("Their rank correlation, between -1 and 1.", AMOUNT, needed=True),
}
NAMED: Final = {
    "scenario": Field("Another scenario than the sweep's, by its file beside this one.", TEXT),
    "with": Field("Levers laid over it.", several(TEXT)),
}
_POINTS: Final = whole(1, MOST_POINTS_ASKED)
LEVELS: Final = Field("At how many levels each factor is taken.", _POINTS)
DESIGNS: Final[Mapping[str, Fields]] = {
    "grid": {"levels": LEVELS},
    "one_at_a_time": {"levels": LEVELS},
    "latin_hypercube": {"points": Field("How many.", _POINTS)},
    "morris": {"trajectories": Field("How many ways through the factors.", _POINTS), "levels": LEVELS},
    "sobol": {
        "base": Field("Base points, a power of 2; there are base × (2 × factors + 2) in all.", _POINTS),
        "second_order": Field("Whether pairs are told too.", FLAG),
    },
    "pawn": {"points": Field("How many.", _POINTS), "slices": Field("Into how many each factor is cut.", _POINTS)},
    "named": {},
}
"""What each design is told; the points of `named` are the writer's own."""


def _design() -> Form:
    told = {
        kind: {
            "anyOf": [
                part(settings) if kind != "named" else by_name({"anyOf": [part(NAMED), {"type": "null"}]}),
                {"type": "null"},
            ]
        }
        for kind, settings in DESIGNS.items()
    }
    one = {"type": "object", "properties": told, "minProperties": 1, "maxProperties": 1, "additionalProperties": False}
    return {"anyOf": [{"enum": list(DESIGNS)}, one]}


SCENARIO: Final = Field("The scenario, by its file beside this one.", TEXT, needed=True)
WITH: Final = Field("Levers that lie over it, always.", several(TEXT))
SWEEP: Final = {
    "about": Field("What it is called and what it asks.", part(ABOUT)),
    "scenario": SCENARIO,
    "with": WITH,
    "run": Field("How it is run; what is left out is as the scenario has it.", part(RUN)),
    "factors": Field("What is varied, each under a name of your own.", by_name(part(FACTOR))),
    "correlations": Field("Factors that go together.", several(part(CORRELATION))),
    "design": Field("Which points are run.", _design(), needed=True),
    "policies": Field("Levers, or several joined by +, each compared with the scenario as it is.", several(TEXT)),
    "measures": Field(
        "What is measured, each as `measure.place`; the first is told of at length.", MEASURES, needed=True
    ),
}


def sweep_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a sweep file; rules between keys are the reader's alone."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Strait sweep", **part(SWEEP)}
