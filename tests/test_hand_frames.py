"""Tables for notebooks hold what the study and the journal hold."""

from __future__ import annotations

from pathlib import Path

import numpy as np

import simulator
from simulator.study.frames import declarations_frame, estimates_frame, legs_frame, replications_frame, visits_frame
from tests.declarations import declared
from tests.journals import made
from tests.tiny import ONE_DESK, write
from tests.transfer import transfer


def test_a_notebook_gets_the_study_as_tidy_tables(tmp_path: Path) -> None:
    file = simulator.load(write(tmp_path, ONE_DESK))
    study = simulator.replicate(file, replications=3, workers=1)
    estimates, every = estimates_frame(study), replications_frame(study)
    wait = every[(every["measure"] == "wait_mean_minutes") & (every["place"] == "desk")]["value"]
    shown = estimates[(estimates["measure"] == "wait_mean_minutes") & (estimates["place"] == "desk")]
    assert len(wait) == 3
    assert shown["mean"].item() == np.mean(wait.to_numpy())
    assert shown["n"].item() == 3


def test_a_journal_becomes_one_row_a_visit(tmp_path: Path) -> None:
    journal = simulator.simulate(simulator.load(write(tmp_path, ONE_DESK)).scenario)
    visits = visits_frame(journal)
    assert len(visits) == len(journal.visits["desk"])
    assert set(visits["flow"]) == {"people"}
    waited = visits["wait_minutes"].dropna().to_numpy()
    assert (waited >= 0).all()
    assert visits["kind"].isna().all()


def test_a_journal_becomes_one_row_a_leg() -> None:
    frame = legs_frame(transfer())
    assert len(frame) == 14
    assert frame["mode"].value_counts().to_dict() == {"ferry": 8, "coach": 3, "flight": 3, "freight": 0}
    flights = frame[frame["route"] == "fly"]
    assert flights["booked"].tolist() == [True, True, True]
    assert flights["on_the_one_booked"].tolist() == [True, False, False]
    assert frame.loc[~frame["boarded"], ["entity", "until_minutes"]].values.tolist() == [[4, 700.0], [7, 2870.0]]
    assert len(legs_frame(made(horizon=1.0))) == 0


def test_declarations_become_one_row_each_with_its_moments() -> None:
    # Minute 0 is the midnight of 1 March 2011; the second is released at 01:00 of the 2nd.
    frame = declarations_frame(
        declared(
            {"arrived": 480.0, "lodged": 540.5, "released": 600.0}, {"released": 1500.0}, trader=["aeo", "general"]
        )
    )
    assert frame["declaration"].tolist() == ["A0", "A1"]
    assert frame["trader"].tolist() == ["aeo", "general"]
    assert [str(moment) for moment in frame["lodged"]] == ["2011-03-01 09:00:30", "NaT"]
    assert str(frame["released"][1]) == "2011-03-02 01:00:00"
    assert frame["examined"].isna().all()
