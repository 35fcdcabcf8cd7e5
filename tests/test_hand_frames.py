"""Tables for notebooks hold what the study and the journal hold."""

from __future__ import annotations

from pathlib import Path

import numpy as np

import simulator
from simulator.study.frames import estimates_frame, replications_frame, visits_frame
from tests.tiny import ONE_DESK, write


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
