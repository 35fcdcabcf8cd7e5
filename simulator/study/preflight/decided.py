"""What is known of those on their way: whom a scheme takes in at one step it takes in at every step.

A step `under` a scheme is walked by those whom it took in, and so a step within it that asks for the same scheme again
turns none of them away. Whoever asks for shares step by step has to forget what was asked before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from simulator.flow.admission import limits
from simulator.scenario.itinerary import Step
from simulator.scenario.places import Station

Known = Mapping[str, bool]
"""Whether people are taken in, by scheme, where that is known of all of them."""


def decided(steps: Iterable[Step], stations: Mapping[str, Station], known: Known) -> tuple[Step, ...]:
    """The steps as such people walk them: nothing is asked that is known, and steps that none of them takes are left
    out."""
    return tuple(_decided(step, stations, known) for step in steps if _open_to(step, known))


def asked(step: Step) -> Known:
    """What is known of those who take a step, by its own `under` and `unless`."""
    schemes = ((step.under, True), (step.unless, False))
    return {scheme: wanted for scheme, wanted in schemes if scheme is not None}


def _open_to(step: Step, known: Known) -> bool:
    return all(known.get(scheme, wanted) == wanted for scheme, wanted in asked(step).items())


def _decided(step: Step, stations: Mapping[str, Station], known: Known) -> Step:
    within = {**known, **asked(step)}
    return step.model_copy(
        update={
            "under": None if step.under in known else step.under,
            "unless": None if step.unless in known else step.unless,
            "steps": None if step.steps is None else decided(step.steps, stations, within),
            "one_of": None if step.one_of is None else _alternatives(step.one_of, stations, within),
        }
    )


def _alternatives(options: Iterable[Step], stations: Mapping[str, Station], known: Known) -> tuple[Step, ...]:
    """Alternatives, each of those whom the ones before it left: none of a scheme that took all of its own."""
    found: list[Step] = []
    for option in options:
        if not _open_to(option, known):
            continue
        found.append(_decided(option, stations, known))
        mine = asked(found[-1])
        limited = option.visit is not None and limits(stations[option.visit])
        if option.share == 1 and option.only is None and not limited and len(mine) == 1:
            known = {**known, **{scheme: not wanted for scheme, wanted in mine.items()}}
    return tuple(found)
