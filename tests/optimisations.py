"""Small optimisations of a queue with a known answer, for tests."""

from __future__ import annotations

from pathlib import Path

COUNTER = """
about: {title: {en: A counter, zh_Hans: 一个柜台, zh_Hant: 一個櫃檯}}
world:
  flows:
    people:
      arrivals: {every: {exponential: 1 min}}
      itinerary: [{visit: desks, service: {exponential: 3 min}}, {visit: gates, service: {exponential: 1 min}}]
policy: {stations: {desks: {roster: {"00:00": 4}, standard: 3 min}, gates: {servers: 2}}}
run: {horizon: 1 day, replications: 5, seed: 3}
"""
CHOICE = """
about: {title: {en: Desks or gates, zh_Hans: 验放台或闸机, zh_Hant: 查驗檯或閘門}, question: Where does one more help?}
scenario: counter.yaml
factors:
  desks: {path: policy.stations.desks.roster.00:00, values: [4, 5, 6]}
  gates: {path: policy.stations.gates.servers, values: [2, 3]}
costs: {desks: 1, gates: 1}
budget: 7
measures: [journey_mean_minutes.people]
margin: 6 s
run: {replications: 5, at_most: 40}
"""
ROSTER = """
scenario: counter.yaml
roster: {station: desks, every: 6 h, most: 8, within: 3 min, share: 90 %}
run: {replications: 4}
"""


def optimisation(folder: Path, text: str = CHOICE, **instead: str) -> Path:
    """An optimisation beside the scenario it names; words of it replaced by others."""
    for old, new in instead.items():
        assert old in text
        text = text.replace(old, new)
    (folder / "counter.yaml").write_text(COUNTER, encoding="utf-8")
    path = folder / "wish.yaml"
    path.write_text(text, encoding="utf-8")
    return path
