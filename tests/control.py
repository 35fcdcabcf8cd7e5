"""Consignments of which some are opened, small enough to run in a blink; with and without room for all of them."""

from __future__ import annotations

from pathlib import Path

from tests.tiny import write

OPENED_MINUTES, GATE_MINUTES = 30, 1
TAKEN_IN, FOUND, HIDDEN = 0.1, 0.7, 0.2

CONTROL = f"""
about: {{title: {{en: A control, zh_Hans: 一处查验, zh_Hant: 一處查驗}}}}
world:
  flows:
    imports:
      direction: to_xiamen
      arrivals: {{rate: 400 / day, by_time_of_day: {{"06:00": 1, "18:00": 0}}}}
      traits: {{state: {{honest: {1 - HIDDEN:.0%}, hides: {HIDDEN:.0%}}}}}
      itinerary:
        - {{visit: bay, service: {OPENED_MINUTES} min, under: opened}}
        - {{visit: gate, service: {GATE_MINUTES} min}}
policy:
  stations: {{bay: {{servers: 999, finds: {{hides: {FOUND:.0%}}}}}, gate: {{servers: 999}}}}
  schemes:
    opened: {{takes_in: {{all: {{value: {TAKEN_IN:.0%}, grade: assumed}}}}, odds: {{hides: 3}}}}
run: {{horizon: 3 days, warm_up: 1 day, replications: 4, seed: 3}}
"""
"""One station with ample servers."""

TWO_OFFICERS = CONTROL.replace("bay: {servers: 999", "bay: {servers: 2")
"""Who open four an hour, at all hours: 96 a day. Of 400 a day a tenth of the honest and, at odds of 3, a quarter of
those who hide something are picked: 52."""


def control(folder: Path, text: str = CONTROL) -> Path:
    """The scenario file in this folder."""
    return write(folder, text, "control")
