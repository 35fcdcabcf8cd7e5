"""How often a 95 % interval covers the truth: two M/M/c queues on the same luck, over and over."""

from __future__ import annotations

import math
import sys
from functools import partial

import pytest

from simulator.scenario import loads
from simulator.scenario.loading import ScenarioFile
from simulator.study.comparison import Design
from simulator.study.comparison.compare import how_many
from simulator.study.comparison.contrasts import column
from simulator.study.comparison.paired import paired
from simulator.study.comparison.rounds import Round, RoundTask
from simulator.study.comparison.sequential import Rule
from simulator.study.comparison.verdicts import verdict
from simulator.study.estimate import Estimate
from simulator.study.executor import in_processes
from simulator.theory.erlang import mean_queue_people

COMPARISONS, REPLICATIONS, BUDGET = 400, 10, 40
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


BEFORE, AFTER = queue(2), queue(3)
TRUTH = mean_queue_people(ARRIVALS_A_MINUTE, 1.0, 3) - mean_queue_people(ARRIVALS_A_MINUTE, 1.0, 2)
"""The mean number waiting is an average over time, and so has no bias: its expectation is Erlang's."""


@pytest.fixture(scope="module")
def rounds() -> list[Round]:
    """So many replications as all comparisons together may need."""
    task = RoundTask((BEFORE, AFTER), a_minute, "compiled")
    found = dict(in_processes(partial(one, task), range(COMPARISONS * BUDGET), 2))
    return [found[number] for number in range(len(found))]


def gaps(rounds: list[Round]) -> Estimate:
    """The difference with its interval."""
    before, after = (column(rounds, policy, "queue_mean_people", "desk") for policy in (0, 1))
    return paired(before, after).difference


def stopped(rounds: list[Round], wish: Design) -> Estimate:
    """The difference where the rule stops."""
    ran = 0
    while (count := how_many(wish, rounds[:ran])) > ran:
        ran = count
    return gaps(rounds[:ran])


def said(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n{line}")


@pytest.mark.slow
def test_a_95_per_cent_interval_of_a_difference_covers_the_truth_93_to_97_times_in_100(
    rounds: list[Round], capsys: pytest.CaptureFixture[str]
) -> None:
    each = [gaps(rounds[first : first + REPLICATIONS]) for first in range(0, len(rounds), REPLICATIONS)]
    covered = sum(found.low <= TRUTH <= found.high for found in each) / len(each)
    whole = gaps(rounds)
    said(
        f"covered: {covered:.1%} of {len(each)} intervals from {REPLICATIONS} replications; "
        f"true difference {TRUTH:.5f}, mean of all {whole.mean:.5f} ± {whole.half_width:.5f}",
        capsys,
    )
    assert abs(whole.mean - TRUTH) < 3.5 * whole.half_width / 1.96
    assert 0.93 <= covered <= 0.97
    assert not math.isnan(whole.half_width)


@pytest.mark.slow
@pytest.mark.parametrize("precision_share", [0.05, None], ids=["precision", "margin"])
@pytest.mark.parametrize("from_the_edge", [0.0, 0.02, 0.05, 0.3])
def test_where_the_rule_stops_by_itself_an_interval_still_covers_and_few_verdicts_are_wrong(
    rounds: list[Round], from_the_edge: float, precision_share: float | None, capsys: pytest.CaptureFixture[str]
) -> None:
    # The hardest is a difference that lies on the edge of the margin: any verdict on it is by luck.
    margin = abs(TRUTH) - from_the_edge
    rule = Rule(REPLICATIONS, BUDGET, precision_share)
    wish = Design(BEFORE, (AFTER,), "queue_mean_people", "desk", rule, margin=margin)
    each = [stopped(rounds[first : first + BUDGET], wish) for first in range(0, len(rounds), BUDGET)]
    covered = sum(found.low <= TRUTH <= found.high for found in each) / COMPARISONS
    words = [verdict(found.mean, found.half_width, found.n, margin, "less").word for found in each]
    decided = sum(word != "inconclusive" for word in words) / COMPARISONS
    wrong = sum(word in ("practically equal", "worse") for word in words) / COMPARISONS
    said(
        f"{rule.precision_share}, {from_the_edge} from the edge: covered {covered:.1%}; decided {decided:.1%}, "
        f"wrong {wrong:.1%}; {sum(found.n for found in each) / COMPARISONS:.1f} replications",
        capsys,
    )
    assert 0.91 <= covered <= 0.97
    assert (decided if from_the_edge == 0 else wrong) <= (0.1 if from_the_edge == 0 else 0.05)
