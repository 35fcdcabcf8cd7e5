"""The table of measures of the plain SimPy model: as many as `measures.summary` gives, by numpy and pandas."""

from __future__ import annotations

import numpy as np
import pandas as pd

from benchmarks.plain_simpy import Crossing
from benchmarks.plain_simpy_halls import DAY
from simulator.scenario.schema import Scenario


def measures(model: Crossing, scenario: Scenario) -> dict[tuple[str, str], float]:
    """Value by (measure, place)."""
    found: dict[tuple[str, str], float] = {}
    days = model.horizon / DAY
    for name, desks in model.desks.items():
        if desks.log:
            station(found, name, np.array(desks.log), desks, model.horizon, scenario.policy.stations[name].standard)
    sailings = pd.DataFrame(
        model.sailings,
        columns=["route", "vessel", "scheduled", "departed", "arrived", "seats", "boarded", "left_behind"],
    )
    crossings = pd.DataFrame(model.crossings, columns=["flow", "route", "came", "departed"])
    crossings["minutes"] = crossings["departed"] - crossings["came"]
    sailed = sailings[sailings["departed"].notna()]
    for place in ("all", *sailed["route"].unique()):
        rows = sailed if place == "all" else sailed[sailed["route"] == place]
        lounge = crossings if place == "all" else crossings[crossings["route"] == place]
        cancelled = sailings["departed"].isna() & ((sailings["route"] == place) | (place == "all"))
        found |= {
            ("sailings_per_day", place): len(rows) / days,
            ("cancelled_sailings_per_day", place): cancelled.sum() / days,
            ("passengers_per_sailing", place): rows["boarded"].mean(),
            ("load_share", place): rows["boarded"].sum() / rows["seats"].sum(),
            ("left_behind_per_sailing", place): rows["left_behind"].mean(),
            ("lounge_mean_minutes", place): lounge["minutes"].mean(),
        }
    by_day = sailed.groupby(sailed["departed"] // DAY)["boarded"].sum()
    found |= {
        ("passengers_per_day", "all"): len(crossings) / days,
        ("busiest_day_passengers", "all"): by_day.max(),
        ("busiest_ten_days_passengers_per_day", "all"): by_day.rolling(10).mean().max(),
        ("busiest_month_passengers", "all"): by_day.sum(),
    }
    journeys = pd.DataFrame(model.journeys, columns=["flow", "arrived", "left", "ending"])
    found["stranded_per_day", "all"] = (journeys["ending"] == "stranded").sum() / days
    finished = journeys[journeys["ending"] == "finished"]
    for flow, minutes in (finished["left"] - finished["arrived"]).groupby(finished["flow"]):
        found["journey_mean_minutes", flow] = minutes.mean()
        found["journey_p95_minutes", flow] = minutes.quantile(0.95)
    for flow, people in crossings.groupby("flow").size().items():
        found["passengers_per_day", flow] = people / days
    return found


def station(found, name, log, desks, horizon, standard):
    """Waits, queue and use of one station."""
    queued, started, ended = log.T
    waits = started - queued
    median, late = np.quantile(waits, [0.5, 0.95])
    steps = np.repeat([1, -1], len(log))
    order = np.lexsort((steps, np.concatenate([queued, started])))
    clock = np.array([*(clock for clock, _ in desks.roster), DAY + desks.roster[0][0]])
    staffed = np.dot(np.diff(clock), [servers for _, servers in desks.roster]) * horizon / DAY
    found |= {
        ("wait_mean_minutes", name): waits.mean(),
        ("wait_p50_minutes", name): median,
        ("wait_p95_minutes", name): late,
        ("queue_mean_people", name): waits.sum() / horizon,
        ("queue_longest_people", name): np.cumsum(steps[order]).max(),
        ("utilisation_share", name): (ended - started).sum() / staffed,
        ("throughput_per_day", name): len(log) / horizon * DAY,
        ("unserved_share", name): len(desks.queue) / (len(log) + len(desks.queue)),
    }
    if standard is not None:
        found["within_standard_share", name] = (waits <= standard).mean()
