"""A small port for goods, by YAML: every number of a run of it can be followed with a pencil."""

from __future__ import annotations

GOODS_DAY = """
about: {title: {en: Goods of a day, zh_Hans: 一天的货物, zh_Hant: 一天的貨物}}
world:
  costs: {value_of_time: {all: 60 CNY / h}}
  flows:
    imports:
      direction: to_xiamen
      arrivals: {at: ["08:00", "08:10", "08:20", "08:30"]}
      kinds: {general: 100 %}
      traits: {goods: {scrap: 100 %}, state: {hides: 100 %}}
      itinerary:
        - {name: to_port, walk: 30 min}
        - {board: [over]}
        - {seize: yard}
        - {visit: quay, service: 1 min}
        - {visit: counter, service: 5 min}
        - {visit: bay, service: 2 h}
        - {visit: release, service: 1 min}
        - {release: yard}
        - {visit: gate, service: 1 min}
        - {name: home, walk: 30 min}
policy:
  stations:
    yard: {servers: 9, shore: xiamen, charges: [{after_days: 0, a_day: 40 CNY}]}
    quay: {servers: 4, shore: xiamen, stamps: arrived}
    counter: {servers: 4, shore: xiamen, stamps: lodged}
    bay: {servers: 4, shore: xiamen, stamps: examined, channel: open, finds: {hides: 50 %}}
    release: {servers: 4, shore: xiamen, stamps: released}
    gate: {servers: 4, shore: xiamen, stamps: gated_out}
  routes:
    over: {mode: freight, origin: kaohsiung, destination: xiamen, departures: ["10:00"], takes: 5 h, distance: 300 km,
           seats: 9, fare: 500 CNY}
run: {horizon: 1 day, replications: 2, seed: 1}
"""
"""Four consignments a day set out from 08:00 to 08:30, sail at 10:00, land at 15:00; they are lodged at 15:06, examined
until 17:06, released at 17:07, out at 17:08 and home at 17:38. Each costs a yuan a minute, the fare of 500 and 40 for a
day begun in the yard. All of them hide something, and half of them are found out."""
