"""What a file that asks for something to be optimised holds: read, and given to editors, by the same tables."""

from __future__ import annotations

from typing import Any, Final

from simulator.study.selection.kn import FEWEST_FIRST
from simulator.study.sweep.fields import (
    ABOUT,
    AMOUNT,
    FACTOR,
    HORIZON,
    MEASURES,
    MOST_REPLICATIONS,
    SCENARIO,
    SEED,
    TEXT,
    WITH,
    Field,
    by_name,
    part,
    several,
    whole,
)

MOST_FINALISTS: Final = 50
MOST_ON_DUTY: Final = 10_000
RUN: Final = {
    "horizon": HORIZON,
    "seed": SEED,
    "replications": Field("How often each candidate is run at first.", whole(FEWEST_FIRST, MOST_REPLICATIONS)),
    "at_most": Field("How often a candidate is run at most.", whole(FEWEST_FIRST, MOST_REPLICATIONS)),
}
RUN_OF_ROSTER: Final = {
    "horizon": HORIZON,
    "seed": SEED,
    "replications": Field("How often each roster is run.", whole(2, MOST_REPLICATIONS)),
}
SEARCH: Final = {
    "tries": Field("How many candidates are asked for.", whole(2, MOST_REPLICATIONS)),
    "finalists": Field("How many of them are run again on fresh luck.", whole(2, MOST_FINALISTS)),
}
ROSTER: Final = {
    "station": Field("Whose roster is looked for.", TEXT, needed=True),
    "every": Field("How long the parts of the day are, as in `1 h`.", AMOUNT),
    "most": Field("How many may be on duty in any of them.", whole(1, MOST_ON_DUTY), needed=True),
    "least": Field("How few may be; 0 where nothing is said.", whole(0, MOST_ON_DUTY)),
    "within": Field("The standard: how long a wait may be; the station's own where nothing is said.", AMOUNT),
    "share": Field("Which share of those who come in any part of the day is to wait no longer: `95 %`.", AMOUNT),
}
_COMMON: Final = {
    "about": Field("What it is called and what it asks.", part(ABOUT)),
    "scenario": SCENARIO,
    "with": WITH,
}
CHOICES: Final = {
    **_COMMON,
    "run": Field("How candidates are run.", part(RUN)),
    "factors": Field("What may be decided, each under a name of your own.", by_name(part(FACTOR)), needed=True),
    "measures": Field("One: the best is looked for. Several: those that no other beats in all.", MEASURES, needed=True),
    "less": Field("Of which measures less is wanted, where that is not known.", several(TEXT)),
    "more": Field("Of which more is.", several(TEXT)),
    "margin": Field("With one measure: what difference in it matters, with its unit.", AMOUNT),
    "certainty": Field("How often the best is to be found; 95 % where nothing is said.", AMOUNT),
    "costs": Field("What one more of each factor costs, in any unit.", by_name(AMOUNT)),
    "budget": Field("What all of them together may cost.", AMOUNT),
    "search": Field("Search among the candidates instead of running them all.", part(SEARCH)),
}
ROSTERING: Final = {
    **_COMMON,
    "run": Field("How rosters are run.", part(RUN_OF_ROSTER)),
    "roster": Field("The roster that is looked for.", part(ROSTER), needed=True),
}
PARTS: Final = (*CHOICES, "roster")
"""Of either."""


def optimisation_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a file for `strait optimise`; rules between keys are the reader's alone."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Strait optimisation",
        "type": "object",
        "if": {"required": ["roster"]},
        "then": part(ROSTERING),
        "else": part(CHOICES),
    }
