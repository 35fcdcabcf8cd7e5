"""Session file in, frozen session and its scenarios out; or every complaint at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from simulator.measures.nature import NATURES
from simulator.policy import STRENGTHS, Lever
from simulator.policy.asking import label
from simulator.policy.catalogue import folders, levers_in
from simulator.policy.finding import layers_of
from simulator.policy.laying import laid
from simulator.policy.reading import read_lever
from simulator.scenario import Complaints, ScenarioFile, load
from simulator.scenario.complaints import Complaint, at, in_order, nearest, whole
from simulator.scenario.crosscheck_targets import mismeasured
from simulator.scenario.merge import Written, read_chain
from simulator.scenario.nodes import Loc, Node, plain
from simulator.scenario.shipped import scenarios_folder
from simulator.scenario.texts import read_text
from simulator.scenario.wording import in_our_words
from simulator.scenario.yaml_reader import read
from simulator.workshop.session import Session

FOLDER: Final = "workshops"
"""Where the shipped sessions lie, in the folder of scenarios."""
USUAL: Final = "the_ferry_that_fills.yaml"
"""The session that is held where none is named."""


@dataclass(frozen=True, slots=True)
class SessionFile:
    """A session that was read and checked, with the scenarios and levers it names."""

    name: str
    """The stem of the file's name."""
    path: str
    session: Session
    scenario: ScenarioFile
    """As it is written."""
    scenarios: Mapping[str, str]
    """The file of each shock (under its name) and of the session's own scenario (under an empty name)."""
    levers: Mapping[str, Lever]
    """On offer, in the order of the file."""


def usual_session() -> Path:
    """The session that is held where none is named."""
    return scenarios_folder() / FOLDER / USUAL


def lever_label(name: str, step: str) -> str:
    """A lever at a step, as `strait compare --with` names it."""
    return label(name, step) if step in STRENGTHS else f"{name}={step}"


def load_session(path: str | Path) -> SessionFile:
    """The session in a file; raises Complaints with everything that is wrong with it."""
    shown = str(path)
    text = read_text(Path(path), shown)
    if not text.strip():
        raise Complaints([whole(shown, "is empty", "a session needs title, scenario, levers, primary, rounds")])
    root, complaints = read(text, shown)
    try:
        session = Session.model_validate(plain(root))
    except ValidationError as error:
        raise Complaints(in_order([*complaints, *in_our_words(error, root, Session)], shown)) from None
    file = _Look(root, shown, session, complaints).through()
    if file is None or complaints:
        raise Complaints(in_order(complaints, shown))
    return file


class _Look:
    """What a session names must be there; what is not joins the complaints."""

    def __init__(self, root: Node, path: str, session: Session, complaints: list[Complaint]) -> None:
        self.root, self.path, self.session, self.complaints = root, path, session, complaints

    def through(self) -> SessionFile | None:
        """Everything that is named."""
        session = self.session
        scenario = self._scenario(("scenario",), session.scenario)
        files: dict[str, str] = {}
        for name, shock in session.shocks.items():
            other = self._scenario(("shocks", name, "scenario"), shock.scenario) if shock.scenario else scenario
            if shock.scenario is None and not shock.levers:
                self._wrong(("shocks", name), "changes nothing: it needs `levers` or a `scenario`")
            files[name] = other.path if other else ""
        for name, offer in session.levers.items():
            if offer.points and len(offer.points) != len(offer.steps):
                self._wrong(
                    ("levers", name, "points"), f"should have one entry for each of the {len(offer.steps)} steps"
                )
        self._rounds()
        self._wins()
        if scenario is None:
            return None
        levers = self._levers(scenario)
        for loc, measure in self._measures():
            if found := mismeasured(scenario.scenario, measure):
                self._wrong(loc, *found)
        policy = scenario.scenario.policy
        for row, place in enumerate(session.queues):
            if place not in policy.stations and place not in policy.routes:
                hint = nearest(place, {*policy.stations, *policy.routes})
                self._wrong(("queues", row), "is neither a station of the scenario nor a route with a lounge", hint)
        files[""] = scenario.path
        return SessionFile(Path(self.path).stem, self.path, session, scenario, files, levers)

    def _wrong(self, loc: Loc, rule: str, hint: str = "") -> None:
        self.complaints.append(at(self.root, loc, rule, hint))

    def _scenario(self, loc: Loc, named: str) -> ScenarioFile | None:
        """The scenario of this name: beside the session, beside its folder, or shipped."""
        here = Path(self.path).parent
        places = [here / named, here.parent / named, scenarios_folder() / named]
        path = next((place for place in places if place.is_file()), None)
        if path is None:
            known = {file.name for place in places for file in place.parent.glob("*.yaml") if file.parent.is_dir()}
            self._wrong(loc, "there is no such scenario", nearest(named, known))
            return None
        try:
            return load(path)
        except Complaints as found:
            self.complaints += found.complaints
            return None

    def _levers(self, scenario: ScenarioFile) -> dict[str, Lever]:
        written = read_chain(scenario.path)
        known = levers_in(folders(written.files))
        found: dict[str, Lever] = {}
        for name in self.session.levers:
            if name not in known:
                self._wrong(("levers", name), "there is no lever of this name", nearest(name, known))
                continue
            try:
                found[name] = read_lever(known[name])
                for row, step in enumerate(self.session.levers[name].steps):
                    self._laid(written, name, step, row)
            except Complaints as wrong:
                self.complaints += wrong.complaints
        return found

    def _laid(self, written: Written, name: str, step: str, row: int) -> None:
        """A step that the lever knows, and that the scenario has room for."""
        try:
            laid(written, layers_of([lever_label(name, step)], written.files, ""), one_value=True)
        except Complaints as found:
            first = found.complaints[0]
            self._wrong(("levers", name, "steps", row), first.rule, first.hint)

    def _measures(self) -> Iterator[tuple[Loc, str]]:
        session = self.session
        yield ("primary",), session.primary
        for row, each in enumerate(session.measures):
            yield ("measures", row), each
        for row, round_ in enumerate(session.rounds):
            if round_.predict:
                yield ("rounds", row, "predict", "measure"), round_.predict.measure
        for row, number in enumerate(session.lesson.numbers if session.lesson else ()):
            yield ("lesson", "numbers", row, "measure"), number.measure

    def _rounds(self) -> None:
        session = self.session
        for row, round_ in enumerate(session.rounds):
            for place, lever in enumerate(round_.levers):
                if lever not in session.levers:
                    self._wrong(("rounds", row, "levers", place), "is not on offer", nearest(lever, session.levers))
            for place, shock in enumerate(round_.shocks):
                if shock not in session.shocks:
                    self._wrong(("rounds", row, "shocks", place), "is not a shock", nearest(shock, session.shocks))
            if round_.predict:
                self._setting(("rounds", row, "predict", "setting"), round_.predict.setting)
        for row, number in enumerate(session.lesson.numbers if session.lesson else ()):
            self._setting(("lesson", "numbers", row, "setting"), number.setting)
            if number.shock is not None and number.shock not in session.shocks:
                self._wrong(
                    ("lesson", "numbers", row, "shock"), "is not a shock", nearest(number.shock, session.shocks)
                )
            if (number.mean is None) == (number.difference is None):
                self._wrong(("lesson", "numbers", row), "states either a `mean` or a `difference`")

    def _wins(self) -> None:
        """A scoreboard needs to know which way of its measure is good."""
        session = self.session
        nature = NATURES.get(session.primary.partition(".")[0])
        if session.wins or nature is None or nature.good != "neither":
            return
        if any(round_.budget is not None for round_ in session.rounds):
            self._wrong(
                ("primary",),
                "is neither good nor bad by itself: say which way wins a round with a budget, `wins: more`",
            )

    def _setting(self, loc: Loc, setting: Mapping[str, str]) -> None:
        offers = self.session.levers
        for name, step in setting.items():
            if name not in offers:
                self._wrong((*loc, name), "is not on offer", nearest(name, offers))
            elif step not in offers[name].steps:
                self._wrong((*loc, name), "is not one of its steps", nearest(step, offers[name].steps))
