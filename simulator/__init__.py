"""Strait: how people and goods pass between Xiamen and Taiwan, and how much faster they could.

From a notebook: `file = simulator.load("scenarios/xiamen_kinmen_day.yaml")`, then
`simulator.simulate(file.scenario)` for one journal,
`simulator.replicate(file)` for a study with intervals, and
`simulator.compare("scenarios/transfer_day.yaml", ["timed_coach"])` for policies side by side, and
`simulator.sweep("my_sweep.yaml")` for a scenario at hundreds of points, and
`simulator.optimise("my_wish.yaml")` for the best of what may be decided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.scenario import load
    from simulator.scenario.shipped import scenarios_folder
    from simulator.study import compare, replicate
    from simulator.study.selection import optimise
    from simulator.study.sweep import sweep
    from simulator.world import simulate

__version__ = "0.4.0"
__all__ = ["__version__", "compare", "load", "optimise", "replicate", "scenarios_folder", "simulate", "sweep"]

_HOMES = {
    "compare": "study",
    "load": "scenario",
    "optimise": "study.selection",
    "replicate": "study",
    "scenarios_folder": "scenario.shipped",
    "simulate": "world",
    "sweep": "study.sweep",
}
_ROOMS = ("policy", "report", "study")
"""Whose contents are named in full: `simulator.report.figure`."""


def __getattr__(name: str) -> Any:
    """Rooms are opened when they are first asked for, so that the commands' help stays quick."""
    from importlib import import_module

    if name in _ROOMS:
        return import_module(f"{__name__}.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
