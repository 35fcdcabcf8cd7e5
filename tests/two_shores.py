"""Goods and papers from one shore to the other, every stage stamped on both: the way of a consignment, and its desks.

Four sorts of consignment: `opened` on landing; declared at `home` while at sea, and scanned; `amended` and lodged
again; and taken `inland` under seal, to be declared there.
"""

from __future__ import annotations

SORTS = ("opened", "home", "amended", "inland")

ITINERARY = """
        - {visit: kaohsiung_gate, service: 10 min}
        - {meet: papers_of_taiwan}
        - {visit: kaohsiung_release, service: 5 min}
        - {visit: kaohsiung_quay, service: 2 min}
        - {board: [over]}
        - {visit: quay, service: 3 min}
        - name: cleared
          one_of:
            - only: [inland]
              steps:
                - {visit: transit_desk, service: 30 min}
                - {walk: 8 h, name: under_seal}
                - {meet: there}
                - {meet: assessed_inland}
                - {visit: inland_release, service: 5 min}
                - {visit: inland_gate, service: 10 min}
            - steps:
                - {meet: there, only: [opened, amended]}
                - {meet: assessed}
                - {visit: bay, service: 4 h, under: picked}
                - {visit: scanner, service: 5 min, only: [home]}
                - {visit: release, service: 5 min}
                - {visit: gate, service: 10 min}
"""

PAPERS = """
            - {visit: kaohsiung_counter, service: 6 min}
            - {meet: papers_of_taiwan}
            - name: declared
              one_of:
                - only: [home]
                  steps:
                    - {visit: home_counter, service: 10 min}
                    - {visit: home_documents, service: 1 h}
                    - {meet: assessed}
                - only: [inland]
                  steps:
                    - {meet: there}
                    - {visit: inland_counter, service: 10 min}
                    - {visit: inland_documents, service: 1 h}
                    - {meet: assessed_inland}
                - steps:
                    - {meet: there}
                    - {visit: counter, service: 10 min}
                    - {walk: 35 min, name: amends, only: [amended]}
                    - {visit: counter, service: 10 min, name: lodged_again, only: [amended]}
                    - {visit: documents, service: 1 h}
                    - {meet: assessed}
"""

POLICY = """
policy:
  schemes: {picked: {takes_in: {opened: 100 %}}}
  stations:
    kaohsiung_gate: {servers: 1, shore: taiwan, stamps: arrived}
    kaohsiung_counter: {servers: 1, shore: taiwan, stamps: lodged}
    kaohsiung_release: {servers: 1, shore: taiwan, stamps: released}
    kaohsiung_quay: {servers: 1, shore: taiwan, stamps: gated_out}
    quay: {servers: 1, shore: xiamen, stamps: arrived}
    transit_desk:
      roster: &hours {"08:00": 1, "12:00": 0, "14:30": 1, "17:30": 0}
      on_days: &closed {weekend: {"00:00": 0}}
    counter: &counter {roster: *hours, on_days: *closed, shore: xiamen, stamps: lodged}
    home_counter: *counter
    inland_counter: *counter
    documents: &documents
      {roster: *hours, on_days: *closed, at_closing: pause, shore: xiamen, stamps: documents_checked,
       channel: documents, finds: {hides: 8 %}}
    home_documents: *documents
    inland_documents: *documents
    bay:
      {roster: *hours, on_days: *closed, at_closing: pause, shore: xiamen, stamps: examined, channel: open,
       finds: {hides: 70 %}}
    scanner:
      {roster: {"08:00": 1, "20:00": 0}, on_days: *closed, shore: xiamen, stamps: examined, channel: scan,
       finds: {hides: 40 %}}
    release: &release {roster: *hours, on_days: *closed, shore: xiamen, stamps: released}
    inland_release: *release
    gate: &gate {servers: 1, shore: xiamen, stamps: gated_out}
    inland_gate: *gate
  routes:
    over: {mode: freight, origin: kaohsiung, destination: haicang, departures: ["02:00"], takes: 8 h, seats: 40,
           boarding_closes: 1 h, left_after_last: wait}
"""


def flow(name: str, arrivals: str, kinds: str, state: str) -> str:
    """A flow of such consignments with their papers."""
    return f"""
    {name}:
      direction: to_xiamen
      arrivals: {arrivals}
      kinds: {kinds}
      traits: {{state: {state}}}
      itinerary: {ITINERARY}
      companions:
        papers:
          itinerary: {PAPERS}
"""


def two_shores(flows: str, run: str) -> str:
    """The whole scenario, but for what it is about."""
    return f"world:\n  flows:{flows}{POLICY}\nrun: {run}\n"
