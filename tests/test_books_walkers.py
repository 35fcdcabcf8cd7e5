"""The two walkers agree to the last bit, on networks that nobody would design."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from simulator.flow.plan import Trace
from tests.plans import Toy, toys, walk


def assert_identical(one: Trace, other: Trace) -> None:
    for column in ("started", "ended", "left", "ending"):
        np.testing.assert_array_equal(getattr(one, column), getattr(other, column), err_msg=column)


@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(toys())
def test_plain_kernel_gives_the_reference_walkers_times_to_the_last_bit(toy: Toy) -> None:
    assert_identical(walk(toy, "reference"), walk(toy, "plain"))


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(toys())
def test_compiled_kernel_gives_the_reference_walkers_times_to_the_last_bit(toy: Toy) -> None:
    assert_identical(walk(toy, "reference"), walk(toy, "compiled"))


@pytest.mark.slow
@settings(max_examples=20_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(toys())
def test_twenty_thousand_networks_agree(toy: Toy) -> None:
    assert_identical(walk(toy, "reference"), walk(toy, "plain"))
