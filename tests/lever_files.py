"""A lever over the smallest queue, those that ship, and ways to lay them over a scenario."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from click.testing import CliRunner, Result

from simulator.cli import main
from simulator.policy import load_with, read_lever
from simulator.policy.catalogue import levers_in
from simulator.scenario import ScenarioFile
from tests.tiny import ONE_DESK, write

SCENARIOS = Path(__file__).parents[1] / "scenarios"
BASE = SCENARIOS / "transfer_route_2011.yaml"
SHIPPED = levers_in([SCENARIOS / "levers"])

MORE_DESKS = """\
lever:
  title: {en: More desks, zh_Hans: 增开人工台, zh_Hant: 增開人工櫃檯}
  clause: 二(五)
  words: 创新口岸管理体制机制
  mechanism: {en: More desks are staffed., zh_Hans: 增开人工台。, zh_Hant: 增開人工櫃檯。}
  unit: {en: desks, zh_Hans: 个, zh_Hant: 個}
  low: {value: 2, grade: assumed, note: one more}
  likely: {value: 3, grade: derived, source: a leaflet, note: two more}
  high: {value: 5, grade: published, source: another leaflet}
changes:
  low: {policy: {stations: {desk: {servers: 2}}}}
  likely: {policy: {stations: {desk: {servers: {value: 3, low: 2, high: 4, grade: derived, source: a leaflet}}}}}
  high: {policy: {stations: {desk: {servers: 5}}}}
"""

SHORTER_WAIT = MORE_DESKS.replace("More desks", "A stricter standard").replace("servers: 2", "standard: 4 min")
SHORTER_WAIT = SHORTER_WAIT.replace("servers: 5", "standard: 1 min").replace(
    "servers: {value: 3, low: 2, high: 4, grade: derived, source: a leaflet}", "standard: 3 min"
)
"""Another lever over the same desk, which staffs it no better."""


def base_of(name: str) -> Path:
    """The scenario that a shipped lever was written for."""
    return SCENARIOS / f"{read_lever(SHIPPED[name]).over}.yaml"


@cache
def over_the_base(wish: str = "", base: Path | None = None) -> ScenarioFile:
    """The scenario that a lever was written for with the lever, or another or that of the whole route with none."""
    if not wish:
        return load_with(base or BASE, [])
    return load_with(base_of(wish.partition(":")[0]), [wish])


def desk_and_levers(folder: Path, **levers: str) -> Path:
    """The scenario of one desk, with these levers in the folder beside it."""
    (folder / "levers").mkdir(exist_ok=True)
    for name, text in levers.items():
        write(folder / "levers", text, name)
    return write(folder, ONE_DESK)


def strait(*arguments: str | Path) -> Result:
    """Call `strait` in this process."""
    return CliRunner().invoke(main, [*map(str, arguments)], prog_name="strait")
