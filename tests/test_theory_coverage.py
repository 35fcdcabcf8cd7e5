"""How often a 95 % interval covers the truth: two M/M/c queues on the same luck, a thousand comparisons over."""

from __future__ import annotations

import math
import sys
from functools import partial

import pytest

from simulator.scenario import loads
from simulator.scenario.loading import ScenarioFile
from simulator.study.comparison.contrasts import column
from simulator.study.comparison.paired import paired
from simulator.study.comparison.rounds import Round, RoundTask
from simulator.study.executor import in_processes
from simulator.theory.erlang import mean_queue_people

COMPARISONS, REPLICATIONS = 1000, 10
ARRIVALS_A_MINUTE = 1.2
"""Of services that take a minute: with two servers they are busy 60 % of the time, with three 40 %."""


def queue(servers: int) -> ScenarioFile:
    """An M/M/c queue, a day after two hours of warm-up (it forgets its beginning within minutes)."""
    return loads(
        f"""
about: {{title: {{en: M/M/c, zh_Hans: M/M/c, zh_Hant: M/M/c}}}}
world:
  flows:
    people:
      arrivals: {{rate: {ARRIVALS_A_MINUTE} / min}}
      itinerary: [{{visit: desk, service: {{exponential: 1 min}}}}]
policy: {{stations: {{desk: {{servers: {servers}}}}}}}
run: {{horizon: 26 h, warm_up: 2 h, seed: 2011}}
""",
        name=f"mm{servers}",
    )


def a_minute(_: object) -> float:
    """The margin, which nothing here depends on."""
    return 1.0


def one(task: RoundTask, number: int) -> Round:
    return task(number)


@pytest.mark.slow
def test_a_95_per_cent_interval_of_a_difference_covers_the_truth_93_to_97_times_in_100(
    capsys: pytest.CaptureFixture[str],
) -> None:
    # The mean number waiting is an average over time, and so has no bias: its expectation is Erlang's.
    task = RoundTask((queue(2), queue(3)), a_minute, "compiled")
    rounds = dict(in_processes(partial(one, task), range(COMPARISONS * REPLICATIONS), 2))
    before, after = (
        column([rounds[number] for number in range(len(rounds))], policy, "queue_mean_people", "desk")
        for policy in (0, 1)
    )
    truth = mean_queue_people(ARRIVALS_A_MINUTE, 1.0, 3) - mean_queue_people(ARRIVALS_A_MINUTE, 1.0, 2)
    covered = 0
    for comparison in range(COMPARISONS):
        here = slice(comparison * REPLICATIONS, (comparison + 1) * REPLICATIONS)
        found = paired(before[here], after[here]).difference
        covered += found.low <= truth <= found.high
    whole = paired(before, after).difference
    with capsys.disabled():
        sys.stdout.write(
            f"\ncovered: {covered / COMPARISONS:.1%} of {COMPARISONS} intervals from {REPLICATIONS} replications; "
            f"true difference {truth:.5f}, mean of all {whole.mean:.5f} ± {whole.half_width:.5f}\n"
        )
    assert abs(whole.mean - truth) < 3.5 * whole.half_width / 1.96
    assert 0.93 <= covered / COMPARISONS <= 0.97
    assert not math.isnan(whole.half_width)
