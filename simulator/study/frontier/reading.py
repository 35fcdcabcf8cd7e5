"""Rates and odds as the command line has them: `0,0.5,1,2` and `hides=1,3,10`."""

from __future__ import annotations

import math
from typing import Final

from simulator.scenario.complaints import Complaint, whole

USUAL_RATES: Final = "0,0.25,0.5,1,2,4"
USUAL_ODDS: Final = (1.0, 3.0, 10.0, 30.0)
"""From chance alone to an aim that is seldom off. Assumed."""
MOST: Final = 1e6
"""A larger factor is a slip of the finger."""


def read_rates(text: str, complaints: list[Complaint]) -> tuple[float, ...]:
    """Multiples of what is examined now, in rising order; what cannot be one is a complaint."""
    return _factors(f"--rates {text}", text, "as in --rates 0,0.5,1,2", complaints)


def read_odds(text: str, complaints: list[Complaint]) -> tuple[str, tuple[float, ...]]:
    """A kind of consignment and its odds, in rising order; what cannot be so is a complaint."""
    kind, given, factors = text.partition("=")
    example = "as in --odds hides=1,3,10"
    if not given or not kind.strip():
        complaints.append(whole(f"--odds {text}", "names a kind and its odds", example))
        return kind.strip(), ()
    return kind.strip(), _factors(f"--odds {text}", factors, example, complaints)


def _factors(option: str, text: str, example: str, complaints: list[Complaint]) -> tuple[float, ...]:
    found = []
    for part in text.split(","):
        try:
            factor = float(part)
        except ValueError:
            factor = math.nan
        if math.isnan(factor):
            rule = f"`{part.strip()}` is no number" if part.strip() else "a number is missing"
            complaints.append(whole(option, rule, example))
        elif factor < 0:
            complaints.append(whole(option, f"{factor:g} is negative; 0 is nobody", example))
        elif factor > MOST:
            complaints.append(whole(option, f"{factor:g} is more than {MOST:,.0f}", example))
        else:
            found.append(factor)
    return tuple(sorted(set(found)))
