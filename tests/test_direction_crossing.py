"""More of what is scarce never makes anybody wait longer: same people, same luck, one bottleneck at a time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.journal import Ending, Journal
from simulator.scenario import loads
from simulator.world import simulate

ONE_DESK = """
about: {title: {en: Desk, zh_Hans: 柜台, zh_Hant: 櫃檯}}
world:
  flows:
    people:
      arrivals: {every: {exponential: 1 min}}
      itinerary: [{visit: desk, service: {SERVICE}}]
policy: {stations: {desk: {servers: SERVERS}}}
run: {horizon: 12 h, seed: SEED}
"""
OFFICE = """
about: {title: {en: Office, zh_Hans: 办公室, zh_Hant: 辦公室}}
world:
  flows:
    people:
      arrivals: {rate: 2 / h}
      itinerary: [{visit: desk, service: {exponential: 3 h}}]
policy: {stations: {desk: {roster: ROSTER, on_days: ON_DAYS, at_closing: AT_CLOSING}}}
run: {start: 2011-10-07, horizon: 4 days, seed: SEED}
"""
FERRY = """
about: {title: {en: Ferry, zh_Hans: 渡轮, zh_Hant: 渡輪}}
world:
  flows:
    people:
      arrivals: {rate: 60 / h, by_time_of_day: {"07:00": 1, "12:00": 0}}
      itinerary: [{board: [over]}]
policy:
  routes:
    over: {origin: here, destination: there, departures: DEPARTURES, takes: 30 min, seats: SEATS}
run: {horizon: 1 day, seed: SEED}
"""


def filled(text: str, **words: object) -> Journal:
    for word, value in words.items():
        text = text.replace(word, str(value))
    return simulate(loads(text).scenario)


def starts_in_order_of_coming(journal: Journal) -> np.ndarray:
    visits = journal.visits["desk"]
    return np.nan_to_num(visits.started, nan=np.inf)


@settings(max_examples=25, deadline=None)
@given(
    servers=st.integers(1, 6),
    seed=st.integers(0, 10_000),
    service=st.sampled_from(["exponential: 3 min", "constant: 3 min"]),
)
def test_one_more_desk_makes_nobody_start_later(servers: int, seed: int, service: str) -> None:
    # First come, first served at one station: start times fall for everyone when a server is added (coupling of
    # the Kiefer-Wolfowitz vectors on the same services).
    few = filled(ONE_DESK, SERVERS=servers, SEED=seed, SERVICE=service)
    more = filled(ONE_DESK, SERVERS=servers + 1, SEED=seed, SERVICE=service)
    assert (starts_in_order_of_coming(more) <= starts_in_order_of_coming(few) + 1e-9).all()


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), longer=st.floats(1.0, 2.0))
def test_a_longer_service_makes_nobody_start_earlier(seed: int, longer: float) -> None:
    quick = filled(ONE_DESK, SERVERS=3, SEED=seed, SERVICE="exponential: 3 min")
    slow = filled(ONE_DESK, SERVERS=3, SEED=seed, SERVICE=f"exponential: {3 * longer:.6f} min")
    assert (starts_in_order_of_coming(slow) >= starts_in_order_of_coming(quick) - 1e-9).all()


@pytest.mark.parametrize("seed", range(5))
def test_larger_vessels_leave_no_more_people_behind(seed: int) -> None:
    small = filled(FERRY, SEATS=40, SEED=seed, DEPARTURES='{first: "07:30", last: "13:30", every: 60 min}')
    large = filled(FERRY, SEATS=80, SEED=seed, DEPARTURES='{first: "07:30", last: "13:30", every: 60 min}')
    assert (large.sailings.left_behind <= small.sailings.left_behind).all()
    stranded = [int((journal.journeys.ending == Ending.STRANDED).sum()) for journal in (large, small)]
    assert stranded[0] <= stranded[1]


@pytest.mark.parametrize("seed", range(5))
def test_an_extra_sailing_between_two_makes_nobody_leave_later(seed: int) -> None:
    hourly = filled(FERRY, SEATS=40, SEED=seed, DEPARTURES='{first: "07:30", last: "13:30", every: 60 min}')
    half_hourly = filled(FERRY, SEATS=40, SEED=seed, DEPARTURES='{first: "07:30", last: "13:30", every: 30 min}')
    one, other = (np.nan_to_num(journal.crossings.started, nan=np.inf) for journal in (hourly, half_hourly))
    assert (other <= one).all()


def test_nobody_and_everybody() -> None:
    nobody = filled(FERRY.replace("60 / h", "0.0001 / h"), SEATS=40, SEED=1, DEPARTURES='["08:00"]')
    assert len(nobody.journeys) == 0
    assert nobody.sailings.boarded.tolist() == [0]
    crowd = filled(FERRY.replace("60 / h", "6000 / h"), SEATS=40, SEED=1, DEPARTURES='["08:00"]')
    assert crowd.sailings.boarded.tolist() == [40]
    assert int((crowd.journeys.ending == Ending.STRANDED).sum()) == len(crowd.journeys) - 40


@st.composite
def hours_and_longer_hours(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, str]]:
    """The roster of all days and of two: so many servers in some hours, and in more hours than those."""
    servers = draw(st.integers(1, 4))
    short, longer = {}, {}
    for day in ("all", "saturday", "sunday"):
        hours = draw(st.sets(st.integers(0, 23), min_size=1))
        more = hours | draw(st.sets(st.integers(0, 23)))
        for rosters, those in ((short, hours), (longer, more)):
            rosters[day] = ", ".join(f'"{hour:02d}:00": {servers * (hour in those)}' for hour in range(24))
    return tuple(  # type: ignore[return-value]
        {"ROSTER": f"{{{own['all']}}}", "ON_DAYS": f"{{saturday: {{{own['saturday']}}}, sunday: {{{own['sunday']}}}}}"}
        for own in (short, longer)
    )


@settings(max_examples=40, deadline=None)
@given(hours=hours_and_longer_hours(), at_closing=st.sampled_from(["finish", "pause"]), seed=st.integers(0, 10_000))
def test_opening_longer_never_delays_anybody(
    hours: tuple[dict[str, str], dict[str, str]], at_closing: str, seed: int
) -> None:
    # First come, first served, as many servers whenever it is open: whoever finds a server free starts at the first
    # open minute from then on, and is done after so many open ones (or minutes): neither comes later in longer hours.
    short, longer = (filled(OFFICE, **own, AT_CLOSING=at_closing, SEED=seed).visits["desk"] for own in hours)
    for column in ("started", "ended"):
        later, sooner = (np.nan_to_num(getattr(visits, column), nan=np.inf) for visits in (short, longer))
        assert (sooner <= later + 1e-9).all()


def test_more_yard_slots_never_hold_up_the_vessel_longer() -> None:
    # Same boxes, same tractors, no luck; only the room to put them down differs.
    def leaves_again(slots: int) -> float:
        journal = simulate(loads(RO_RO.replace("SLOTS", str(slots))).scenario)
        return float(journal.sailings.departed[-1])

    left = [leaves_again(slots) for slots in (1, 2, 4, 8)]
    assert left == sorted(left, reverse=True)
    assert left[0] > left[-1]


RO_RO = """
about: {title: {en: A ro-ro, zh_Hans: 滚装船, zh_Hant: 滾裝船}}
world:
  flows:
    boxes:
      arrivals: {at: ["09:00"]}
      party: {size: 8}
      itinerary:
        - {board: [slots]}
        - {seize: yard}
        - {visit: tractors, service: 5 min}
        - {walk: 1 h}
        - {release: yard}
policy:
  stations: {yard: {servers: SLOTS}, tractors: {servers: 2}}
  ports: {here: {berths: 1}, there: {berths: 1}}
  vessels: {ship: {seats: 1, decks: {slots: 8}, works: [over, back], lies_at: here, turnaround: 30 min}}
  routes:
    over: {origin: here, destination: there, departures: ["10:00"], takes: 1 h, discharged_at: [yard, tractors]}
    back: {origin: there, destination: here, departures: ["12:00"], takes: 1 h}
    slots: {aboard: over}
run: {horizon: 1 day}
"""
