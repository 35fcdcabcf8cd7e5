"""A session: what one class does together, round by round, written before it comes in.

It names a scenario, the levers on offer with their steps, what is measured, and for each round its story, its question
and what to predict. It sets nothing of the model: the scenario and its levers do.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from simulator.report.words.language import Language
from simulator.scenario.quantities import Frozen, MeasureName, Name, PositiveCount
from simulator.scenario.schema import Text

Step = Annotated[
    str,
    Field(min_length=1, max_length=40, coerce_numbers_to_str=True, json_schema_extra={"type": ["string", "number"]}),
]
"""A strength of a lever (`low`, `likely`, `high`), or an amount in its own unit (`40`)."""
Points = Annotated[int, Field(ge=0, le=1000, strict=True)]
Path = Annotated[str, Field(min_length=1, max_length=400)]


class Offer(Frozen):
    """One lever that the class may pull."""

    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=20)] = ("low", "likely", "high")
    """How far, in the order of the slider; a lever with one step is a switch. Not laid at all always stands first."""
    points: Annotated[tuple[Points, ...], Field(max_length=20)] = ()
    """What each step costs a team of its budget; nothing where left out."""


class Shock(Frozen):
    """What befalls the port when the teacher says so: levers laid over the scenario, or another scenario."""

    title: Text
    """What it is called."""
    story: Text | None = None
    """What the class is told."""
    scenario: Path | None = None
    """The scenario that takes the place of the session's, by its file beside it."""
    levers: Annotated[tuple[Step, ...], Field(max_length=5)] = ()
    """Levers laid over the scenario before those of the class: `[cruise_calls]`."""


class Prediction(Frozen):
    """What everybody writes down before the run is revealed: by how much a setting changes a measure."""

    measure: MeasureName
    """The measure and its place, as `wait_mean_minutes.wutong_exit_desks`."""
    setting: Annotated[dict[Name, Step], Field(min_length=1, max_length=10)]
    """The levers that are pulled, each at its step."""


class Round(Frozen):
    """One round."""

    story: Text
    """What has happened, or what is asked of the port."""
    question: Text
    """What is to be found out."""
    predict: Prediction | None = None
    """What is predicted; without it the levers are open at once."""
    levers: Annotated[tuple[Name, ...], Field(max_length=10)] = ()
    """Which levers are open; all on offer where left out."""
    shocks: Annotated[tuple[Name, ...], Field(max_length=10)] = ()
    """What the teacher may reveal in this round; unknown to the class before."""
    budget: Points | None = None
    """How many points a team may spend; without it there is no scoreboard."""


class Question(Frozen):
    """A question to check one's understanding with."""

    question: Text
    """What is asked."""
    answer: Text
    """And what the lesson says to it."""


class Checked(Frozen):
    """A number that the lesson states, which a test holds against the model."""

    measure: MeasureName
    """The measure and its place."""
    setting: Annotated[dict[Name, Step], Field(max_length=10)] = Field(default_factory=dict)
    """The levers pulled; none: the baseline."""
    shock: Name | None = None
    """Under what shock."""
    mean: float | None = None
    """Its mean over the replications of the session."""
    difference: float | None = None
    """The mean of its paired difference to the baseline."""
    within: Annotated[float, Field(gt=0)]
    """How far off the model may be, in the unit of the measure: as many digits as the lesson states."""


class Lesson(Frozen):
    """What a teacher takes to class, and hands out."""

    story: Text
    """The situation, in the words of the port."""
    to_do: Annotated[tuple[Text, ...], Field(min_length=1, max_length=20)]
    """What to do, step by step."""
    to_see: Annotated[tuple[Text, ...], Field(min_length=1, max_length=20)]
    """What there is to see."""
    key_points: Annotated[tuple[Text, ...], Field(min_length=1, max_length=20)]
    """What to take home."""
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=20)]
    """With their answers."""
    numbers: Annotated[tuple[Checked, ...], Field(max_length=40)] = ()
    """What the lesson states, for a test to check."""


class Session(Frozen):
    """A session file."""

    title: Text
    """Its name, in three languages."""
    scenario: Path
    """The scenario, by its file: beside the session file, beside its folder, or among those shipped."""
    days: Annotated[float, Field(gt=0, le=60)] | None = None
    """How many days are simulated; as the scenario says where left out."""
    seed: Annotated[int, Field(ge=0, strict=True)] | None = None
    """Another luck than the scenario's."""
    replications: Annotated[PositiveCount, Field(ge=2, le=100)] = 10
    """How often each setting is run; `strait compare --replications N --budget N` gives the same numbers."""
    margin: Step | None = None
    """How much of the primary measure matters, as in `strait compare --margin`."""
    language: Language = "en"
    """In which the page opens."""
    levers: Annotated[dict[Name, Offer], Field(min_length=1, max_length=10)]
    """On offer."""
    primary: MeasureName
    """What decides, and what the scoreboard counts."""
    wins: Literal["less", "more"] | None = None
    """Which way of the primary measure wins on the scoreboard; where left out the way that is good, as of a wait."""
    measures: Annotated[tuple[MeasureName, ...], Field(max_length=12)] = ()
    """What is shown beside it."""
    queues: Annotated[tuple[Name, ...], Field(max_length=6)] = ()
    """Stations whose queue is drawn by time of day, and routes whose lounge is."""
    shocks: dict[Name, Shock] = Field(default_factory=dict)
    """What may befall the port."""
    teams: Annotated[int, Field(ge=1, le=20, strict=True)] = 6
    """How many teams there are at most."""
    reveal: Literal["together", "each"] = "together"
    """Whether runs are revealed when the teacher says so, or to each student after their own prediction."""
    rounds: Annotated[tuple[Round, ...], Field(min_length=1, max_length=20)]
    """In their order."""
    lesson: Lesson | None = None
    """What the class is handed out."""
