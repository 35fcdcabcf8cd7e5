"""A study, a comparison, a journal or declarations as tidy pandas tables, for notebooks and workshops."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import numpy as np

from simulator.journal import Journal
from simulator.measures.legs import legs
from simulator.measures.pairs import GROUP_SHARES
from simulator.measures.places import MODES
from simulator.measures.release import STAGES, Declarations
from simulator.study.comparison import Comparison
from simulator.study.comparison.releases import releases
from simulator.study.study import Study

if TYPE_CHECKING:
    import pandas as pd


def estimates_frame(study: Study) -> pd.DataFrame:
    """One row for each measure and place: mean, half_width (95 %), n, missing, unit."""
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "measure": row.measure,
                "place": row.place,
                "unit": row.unit,
                "mean": row.estimate.mean,
                "half_width": row.estimate.half_width,
                "n": row.estimate.n,
                "missing": row.estimate.missing,
            }
            for row in study.estimates
        ],
        columns=["measure", "place", "unit", "mean", "half_width", "n", "missing"],
    )


def replications_frame(study: Study) -> pd.DataFrame:
    """One row for each replication, measure and place, with its value and unit."""
    import pandas as pd

    return pd.DataFrame(
        [{"replication": each.number, **dataclasses.asdict(row)} for each in study.replications for row in each.rows],
        columns=["replication", "measure", "place", "value", "unit"],
    )


def visits_frame(journal: Journal) -> pd.DataFrame:
    """One row for each visit to a station: who, where, when queued, started and ended (minutes), what flow and kind."""
    import pandas as pd

    parts = []
    for station, visits in journal.visits.items():
        columns: dict[str, Any] = {
            "station": station,
            "entity": visits.entity,
            "queued_minutes": visits.queued,
            "started_minutes": visits.started,
            "ended_minutes": visits.ended,
        }
        parts.append(pd.DataFrame(columns))
    columns_wanted = ["station", "entity", "queued_minutes", "started_minutes", "ended_minutes"]
    frame = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns_wanted)
    entity = frame["entity"].to_numpy(dtype="int64")
    for name, codes, names in (
        ("flow", journal.journeys.flow, journal.flows),
        ("kind", journal.journeys.kind, journal.kinds),
    ):
        frame[name] = pd.Categorical.from_codes(codes[entity], pd.Index(list(names), dtype="str"))
    frame["wait_minutes"] = frame["started_minutes"] - frame["queued_minutes"]
    return frame


def declarations_frame(declarations: Declarations) -> pd.DataFrame:
    """One row for each declaration of a release study, from a file or a run (`measures.studies`): what it is called,
    what is said of it, and the moment at which it passed each stage (`NaT` where that does not apply)."""
    import pandas as pd

    midnight = pd.Timestamp(declarations.first_day)
    columns: dict[str, Any] = {"declaration": declarations.name, **declarations.described}
    for stage in STAGES:
        columns[stage] = midnight + pd.to_timedelta(declarations.passed[stage], unit="min")
    return pd.DataFrame(columns)


def legs_frame(journal: Journal) -> pd.DataFrame:
    """One row for each wait of a traveller in a lounge: who, for which route and mode, from when until when (minutes;
    the end of the run for those still there), whether aboard then, and whether on what was booked.

    `route` is the one taken; of those who took none, the one booked, else the first that leaves from the lounge.
    """
    import pandas as pd

    waits = legs(journal)
    routes = pd.Index(list(journal.routes), dtype="str")
    modes = [MODES.index(mode) for mode in journal.modes]
    columns: dict[str, Any] = {
        "entity": waits.entity,
        "route": pd.Categorical.from_codes(waits.route, routes),
        "mode": pd.Categorical.from_codes(np.array(modes, np.int64)[waits.route], pd.Index(list(MODES), dtype="str")),
        "queued_minutes": waits.queued,
        "until_minutes": waits.until,
        "boarded": waits.sailing >= 0,
        "booked": waits.booked >= 0,
        "on_the_one_booked": (waits.booked >= 0) & (waits.sailing == waits.booked),
    }
    return pd.DataFrame(columns)


def contrasts_frame(found: Comparison) -> pd.DataFrame:
    """One row for each measure, place and alternative: baseline and mean, difference with its own and the joint
    half-width, p-values, verdict, and what common random numbers were worth."""
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "alternative": each.alternative,
                "measure": each.measure,
                "place": each.place,
                "unit": each.unit,
                "baseline_mean": each.paired.before.mean,
                "mean": each.paired.after.mean,
                "difference": each.paired.difference.mean,
                "half_width": each.paired.difference.half_width,
                "joint_half_width": each.joint_half_width,
                "p": each.paired.p,
                "p_holm": each.holm_p,
                "margin": each.margin,
                "verdict": each.verdict.word,
                "replications_needed": each.verdict.replications_needed,
                "n": each.paired.difference.n,
                "correlation": each.paired.correlation,
                "variance_ratio": each.paired.variance_ratio,
            }
            for each in found.contrasts
        ]
    )


def policies_frame(found: Comparison) -> pd.DataFrame:
    """One row for each replication, policy, measure and place, with its value and unit."""
    import pandas as pd

    return pd.DataFrame(
        [
            {"replication": each.number, "policy": name, **dataclasses.asdict(row)}
            for each in found.replications
            for name, policy in zip(found.policies, each.policies, strict=True)
            for row in policy.rows
        ]
    )


def travellers_frame(found: Comparison) -> pd.DataFrame:
    """One row for each alternative, replication and group of travellers: how many are there sooner or later."""
    import pandas as pd

    quantiles = [f"sooner_p{round(share * 100)}_minutes" for share in GROUP_SHARES]
    return pd.DataFrame(
        [
            {
                "alternative": name,
                "replication": each.number,
                "sort": group.sort,
                "group": group.name,
                "travellers": group.travellers,
                "sooner": group.sooner,
                "later": group.later,
                "sooner_mean_minutes": group.sooner_mean_minutes,
                **dict(zip(quantiles, group.sooner_quantile_minutes, strict=True)),
            }
            for row, name in enumerate(found.design.names)
            for each in found.replications
            for group in each.met[row].groups
        ]
    )


def releases_frame(found: Comparison) -> pd.DataFrame:
    """The tables of the Time Release Studies under each alternative: one row for each study, split, group, interval and
    statistic (its unit in its name), with baseline, mean, paired difference and half-widths. Empty where no goods are
    controlled."""
    import pandas as pd

    return pd.DataFrame(
        [
            {
                "alternative": each.alternative,
                "study": each.study,
                "by": each.by,
                "group": each.group,
                "interval": each.interval,
                "statistic": each.statistic,
                "baseline_mean": each.before.mean,
                "mean": each.after.mean,
                "difference": each.difference.mean,
                "half_width": each.difference.half_width,
                "joint_half_width": each.joint_half_width,
                "n": each.difference.n,
            }
            for each in releases(found)
        ]
    )
