"""Measures of freight, and of passengers beside it, against numbers worked out beside them."""

from __future__ import annotations

import pytest

from simulator import measures
from simulator.journal.books import balance
from tests.journals import DAY
from tests.ro_pax import CROSSING, CROSSINGS, SIX, ro_pax


def values(measure: str, **changes: object) -> dict[str, float]:
    """A measure at all the places of the summary."""
    return {row.place: row.value for row in measures.summary(ro_pax(**changes)) if row.measure == measure}


def test_the_example_balances() -> None:
    assert balance(ro_pax()) == ()


def test_freight_is_not_counted_among_the_passengers() -> None:
    assert values("passengers_per_day") == pytest.approx({"ferry": 3, "people": 3, "boxes": float("nan")}, nan_ok=True)
    assert values("passengers_per_sailing") == {"ferry": 1.5, "over": 1.5}
    assert values("busiest_day_passengers") == {"all": 3}


def test_a_run_of_freight_alone_has_no_passengers() -> None:
    freight = {"modes": ("freight", "freight")}
    assert values("busiest_day_passengers", **freight) == pytest.approx({"all": float("nan")}, nan_ok=True)
    assert "all" not in values("passengers_per_day", **freight)
    assert values("consignments_per_day", **freight) == {"all": 6}


def test_coaches_with_a_freight_deck_count_those_on_the_seats() -> None:
    assert values("busiest_day_passengers", modes=("coach", "freight")) == {"all": 3}


def test_freight_is_measured_in_consignments_and_in_places() -> None:
    assert values("consignments_per_day") == {"freight": 3}
    assert values("consignments_per_sailing") == {"freight": 1.5, "slots": 1.5}
    assert values("places_taken_per_sailing") == {"freight": 2.5, "slots": 2.5}


def test_a_consignment_that_sails_twice_is_counted_once_on_its_first_sailing() -> None:
    # The first box goes on at 18:00 by the other sailing of the day, as if it had been carried over and back.
    twice = [*CROSSINGS, (3, 900.0, SIX, SIX + CROSSING, 3)]
    assert values("consignments_per_day", crossings=twice, lounge=[0, 0, 0, 1, 1, 1, 1]) == {"freight": 3}
    assert values("consignments_per_sailing", crossings=twice, lounge=[0, 0, 0, 1, 1, 1, 1])["slots"] == 4 / 2


def test_the_load_of_a_deck_is_places_over_places() -> None:
    # Three of eight seats, and 3 + 2 of eight slots.
    assert values("load_share") == {"ferry": 3 / 8, "freight": 5 / 8, "over": 3 / 8, "slots": 5 / 8}
    assert measures.loads(ro_pax()).load_share.tolist() == [2 / 4, 3 / 4, 1 / 4, 2 / 4]
    assert values("left_behind_per_sailing")["slots"] == 0.5


@pytest.mark.parametrize(
    ("taken", "said"),
    [
        ({1: 5, 3: 2}, "1 sailings boarded more than they have seats (first: row 1)."),
        ({1: 1, 3: 2}, "1 sailings boarded people or goods that take up no place, or places that nobody takes up"),
    ],
)
def test_books_of_places_that_do_not_balance_say_so(taken: dict[int, int], said: str) -> None:
    assert any(said in sentence for sentence in balance(ro_pax(places_taken=taken, horizon=DAY)))
