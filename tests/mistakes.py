"""A scenario to make mistakes in, and what is said of them."""

import re
from pathlib import Path

import pytest

from simulator.scenario import Complaints, loads

FERRY = """\
about:
  title: {en: Ferry, zh_Hans: 渡轮, zh_Hant: 渡輪}
world:
  flows:
    out:
      arrivals: {rate: 20 / h, follows_calendar: true, ceiling: 2}
      party: {size: 4, together: true}
      kinds: {local: 40 %, other: 60 %}
      booking: {on: [over], share: 50 %, shows_up: 40 min}
      itinerary:
        - {seize: counter}
        - {walk: 2 min}
        - {release: counter}
        - one_of:
            - {visit: gate, service: 20 s, only: [local]}
            - {visit: desk, service: 50 s}
        - {board: [over]}
        - {meet: hall}
      companions:
        bag:
          itinerary: [{walk: 1 h}, {meet: hall}]
  calendar:
    by_date: {2011-10-01: 1.5}
    by_flow:
      out: {2011-10-02: 1.2}
  weather:
    fog:
      spells_by_month: [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0]
      begins_by_hour: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
      lasts: 3 h
policy:
  stations:
    counter: {servers: 2}
    gate: {servers: 1}
    desk:
      roster: {"08:00": 3, "17:00": 0}
  ports:
    here: {berths: 1}
    there: {berths: 1}
  vessels:
    ship: {seats: 200, works: [over, back], lies_at: here, turnaround: 30 min}
  routes:
    over: {origin: here, destination: there, departures: {first: "08:00", last: "17:00", every: 1 h}, takes: 20 min,
           stops_in: [fog]}
    back: {origin: there, destination: here, departures: ["09:00", "18:00"], takes: 20 min}
run: {start: 2011-10-01, horizon: 3 days, warm_up: 1 day}
"""


def said(text: str, folder: Path = Path()) -> str:
    """What is complained of in a scenario text."""
    with pytest.raises(Complaints) as caught:
        loads(text, folder=folder)
    words = str(caught.value)
    assert "pydantic" not in words
    assert "Input should" not in words
    assert "http" not in words
    assert not re.search(r"\.=|\[key\]", words)
    return words


def with_line(text: str, old: str, new: str) -> str:
    """The text with one thing in it changed."""
    assert text.count(old) == 1, old
    return text.replace(old, new)


def place(text: str, what: str) -> str:
    """`line:column` of something that stands once in a text."""
    assert text.count(what) == 1, what
    before = text[: text.index(what)]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
