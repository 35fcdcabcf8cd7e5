"""Two days by ferry, coach and flight, made by hand: every number of its measures can be followed with a pencil.
And a small scenario of the like.

Four ways: `over` and `back` are ferries (an hour), `bus` a coach (20 minutes), `fly` a flight (an hour). Desk service
takes 5 minutes, walks 5 minutes to the flight and 10 minutes at the end. Fog stops `over` from 09:50 to 10:50 and
`back` from 16:40 to 20:00 of the first day.

To Taiwan (journeys 0-4):
- Ann, resident, to Taipei: 08:20; ferry of 09:00, coach of 10:15, the flight of 11:30 that she booked. 260 min.
- Bo, mainlander, to Taipei: 09:20, waits 10 minutes at the desk; his ferry of 10:00 leaves at 10:50, he misses the
  11:30 that he booked and takes the last seat of the flight of 12:30. 260 min.
- Cy, resident, stays: 09:20; the same ferry. 160 min.
- Di, mainlander, to Taipei: 09:20; as Bo, but no seat is left at 12:30; flies at 08:00 of the next day. 1430 min.
- Ed, mainlander, to Taipei: 10:00; no seat at 10:50; takes his money back at 11:40.
To Xiamen (journeys 5-7, of no kind):
- Flo: 16:30, booked on the ferry of 17:00, which is cancelled; takes the only seat of the extra one of 20:30. 300 min.
- Gil: 16:45, without a booking; sails at 17:00 of the second day. 1515 min.
- Hal: 18:20 of the second day, after the last; stranded at 23:50.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from simulator import measures
from simulator.journal import Control, Costs, Ending, Journal
from tests.journals import DAY, NEVER, made

SMALL_TRANSFER = """
about: {title: {en: A small transfer, zh_Hans: 小转乘, zh_Hant: 小轉乘}}
world:
  flows:
    travellers:
      direction: to_taiwan
      arrivals: {rate: 40 / h, by_time_of_day: {"08:00": 1, "11:00": 0}}
      kinds: {resident: 50 %, mainland: 50 %}
      traits: {onward: {taipei: 70 %, stays: 30 %}}
      itinerary:
        - {visit: wutong.security, service: 20 s}
        - {board: [over]}
        - {board: [bus], only: [taipei]}
        - {board: [kinmen_taipei], only: [taipei]}
    returning:
      direction: to_xiamen
      arrivals: {at: ["08:00"]}
      itinerary: [{board: [back]}]
  weather: {fog: {listed: [{began: "2011-01-01 08:30", ended: "2011-01-01 09:30"}]}}
  costs: {value_of_time: {all: 30 CNY / h}}
policy:
  stations: {wutong.security: {servers: 1}}
  airports: {kinmen: {}, taipei: {}}
  routes:
    over: {origin: wutong, destination: shuitou, departures: ["09:00", "10:00", "11:30"], takes: 30 min, seats: 60,
           stops_in: [fog]}
    back: {origin: shuitou, destination: wutong, departures: ["10:00"], takes: 30 min, seats: 60}
    bus: {mode: coach, origin: shuitou, destination: shangyi, seats: 40, takes: 20 min,
          departures: {first: "09:00", last: "13:00", every: 30 min}}
    kinmen_taipei: {mode: flight, origin: kinmen, destination: taipei, departures: ["12:00", "14:00"], takes: 60 min,
                    seats: 50}
run: {start: 2011-01-01, horizon: 1 day, replications: 3, seed: 7}
"""
"""A scenario that runs in a blink: two directions, three modes, fog from 08:30 to 09:30."""

TOMORROW = DAY
OVER, BUS, FLY, BACK = range(4)


def transfer(**changes: Any) -> Journal:
    """The two days."""
    facts: dict[str, Any] = {
        "horizon": 2 * DAY,
        "flows": ("travellers", "returning"),
        "directions": ("to_taiwan", "to_xiamen"),
        "kinds": ("resident/taipei", "resident/stays", "mainland/taipei"),
        "routes": ("over", "bus", "fly", "back"),
        "modes": ("ferry", "coach", "flight", "ferry"),
        "fares_yuan": (180.0, 10.0, 500.0, 160.0),
        "lounges": ((OVER,), (BUS,), (FLY,), (BACK,)),
        "costs": Costs(np.array([1.0, 1.0, 0.5, 0.5]), 2.0, 0.5, 200.0),
        "journeys": [
            (0, 500.0, 760.0, Ending.FINISHED),
            (0, 560.0, 820.0, Ending.FINISHED),
            (0, 560.0, 720.0, Ending.FINISHED),
            (0, 560.0, TOMORROW + 550, Ending.FINISHED),
            (0, 600.0, 700.0, Ending.REFUNDED),
            (1, 990.0, 1290.0, Ending.FINISHED),
            (1, 1005.0, TOMORROW + 1080, Ending.FINISHED),
            (1, TOMORROW + 1100, TOMORROW + 1430, Ending.STRANDED),
        ],
        "kind": [0, 2, 1, 2, 2, -1, -1, -1],
        "visits": {
            "desk": [
                (0, 500.0, 500.0, 505.0),
                (1, 560.0, 570.0, 575.0),
                (2, 560.0, 560.0, 565.0),
                (3, 560.0, 560.0, 565.0),
                (4, 600.0, 600.0, 605.0),
            ]
        },
        "stations": {"desk": ((0.0,), (3,), NEVER)},
        "controls": {"desk": Control(finds=(NEVER, NEVER, 0.25, NEVER), charges=((9, 3.0),))},
        "crossings": [
            (0, 505.0, 540.0, 600.0, 0),
            (1, 575.0, 650.0, 710.0, 1),
            (2, 565.0, 650.0, 710.0, 1),
            (3, 565.0, 650.0, 710.0, 1),
            (4, 605.0, NEVER, 700.0, -1),
            (0, 600.0, 615.0, 635.0, 2),
            (1, 710.0, 720.0, 740.0, 4),
            (3, 710.0, 720.0, 740.0, 4),
            (0, 640.0, 690.0, 750.0, 3),
            (1, 745.0, 750.0, 810.0, 5),
            (3, 745.0, TOMORROW + 480, TOMORROW + 540, 8),
            (5, 990.0, 1230.0, 1290.0, 7),
            (6, 1005.0, TOMORROW + 1020, TOMORROW + 1080, 9),
            (7, TOMORROW + 1100, NEVER, TOMORROW + 1430, -1),
        ],
        "lounge": [*[OVER] * 5, *[BUS] * 3, *[FLY] * 3, *[BACK] * 3],
        "booked": {1: 1, 8: 3, 9: 3, 10: 3, 11: 6},
        "sailings": [
            (OVER, 540.0, 540.0, 600.0, 3, 1, 0),
            (OVER, 600.0, 650.0, 710.0, 3, 3, 1),
            (BUS, 615.0, 615.0, 635.0, 40, 1, 0),
            (FLY, 690.0, 690.0, 750.0, 3, 1, 0),
            (BUS, 720.0, 720.0, 740.0, 40, 2, 0),
            (FLY, 750.0, 750.0, 810.0, 1, 1, 1),
            (BACK, 1020.0, NEVER, NEVER, 0, 0, 0),
            (BACK, 1230.0, 1230.0, 1290.0, 1, 1, 1),
            (FLY, TOMORROW + 480, TOMORROW + 480, TOMORROW + 540, 3, 1, 0),
            (BACK, TOMORROW + 1020, TOMORROW + 1020, TOMORROW + 1080, 3, 1, 0),
        ],
        "extra": [7],
        "weather": [("fog", 590.0, 650.0), ("fog", 1000.0, 1200.0)],
        "stops": [(OVER, 590.0, 650.0), (BACK, 1000.0, 1200.0)],
    }
    return made(**facts | changes)


def values(journal: Journal, measure: str) -> dict[str, float]:
    """Place -> value of one measure, where anything was observed."""
    return {
        row.place: row.value
        for row in measures.summary(journal)
        if row.measure == measure and not math.isnan(row.value)
    }
