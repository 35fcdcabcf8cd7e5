"""A setting: which levers are pulled, how far, under which shock. Two students who choose the same share one run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, product

from simulator import __version__
from simulator.workshop.session import Session
from simulator.workshop.session_file import lever_label


@dataclass(frozen=True, slots=True)
class Setting:
    """Levers, each at a step, in the order in which the session offers them; and what has befallen the port."""

    levers: tuple[tuple[str, str], ...] = ()
    shock: str = ""
    """Empty where all is as the scenario says."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The levers as `strait compare --with` names them."""
        return tuple(lever_label(name, step) for name, step in self.levers)

    @property
    def steps(self) -> dict[str, str]:
        """The step of each lever that is pulled."""
        return dict(self.levers)

    @property
    def baseline(self) -> Setting:
        """No lever pulled, under the same shock."""
        return replace(self, levers=())


def setting_of(session: Session, levers: Mapping[str, str], shock: str = "") -> Setting:
    """The setting that a student asks for; raises ValueError where the session does not offer it."""
    for name, step in levers.items():
        if name not in session.levers or step not in session.levers[name].steps:
            raise ValueError(f"{name} at {step} is not on offer")
    if shock and shock not in session.shocks:
        raise ValueError(f"there is no shock {shock}")
    return Setting(tuple((name, levers[name]) for name in session.levers if name in levers), shock)


def known_setting(session: Session, levers: Mapping[str, str], shock: str = "") -> Setting | None:
    """The same of what was kept; None where the session was written anew since, and does not offer it any more."""
    try:
        return setting_of(session, levers, shock)
    except ValueError:
        return None


def points_of(session: Session, setting: Setting) -> int:
    """What a setting costs a team of its budget."""
    offers = ((session.levers[name], step) for name, step in setting.levers)
    return sum(offer.points[offer.steps.index(step)] for offer, step in offers if offer.points)


def key_of(setting: Setting, *facts: object) -> str:
    """16 hex digits that name a setting among all that may be asked of it; `facts` are what else determines the answer:
    the scenario, how it is run, what is measured."""
    content = [__version__, setting.labels, setting.shock, [str(fact) for fact in facts]]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:16]


def every_setting(session: Session) -> Iterator[Setting]:
    """All that the session offers, under every shock: few levers first."""
    names = list(session.levers)
    for pulled, shock in product(range(len(names) + 1), ("", *session.shocks)):
        for few in combinations(names, pulled):
            for steps in product(*(session.levers[name].steps for name in few)):
                yield setting_of(session, dict(zip(few, steps, strict=True)), shock)


def neighbours(session: Session, setting: Setting, open_levers: tuple[str, ...]) -> Iterator[Setting]:
    """Settings one step away, nearest steps first: what is likely to be asked for next."""
    steps = setting.steps
    for name in open_levers:
        offered = ("", *session.levers[name].steps)
        here = offered.index(steps.get(name, ""))
        for there in (here + 1, here - 1):
            if 0 <= there < len(offered):
                others = {each: step for each, step in {**steps, name: offered[there]}.items() if step}
                yield setting_of(session, others, setting.shock)
