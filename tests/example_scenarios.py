"""Scenario texts that several tests read: the smallest queue, and one that uses every key there is."""

RICH = """\
about:
  title: {en: All there is, zh_Hans: 应有尽有, zh_Hant: 應有盡有}
  question: "What: if?"
  source: made up
world:
  flows:
    out:
      arrivals:
        rate: {value: 3800 / day, low: 3000 / day, high: 4500 / day, source: "a report, p. 3", grade: published}
        by_time_of_day: {"06:00": 1, "12:00": 2.5, "20:00": 0}
        follows_calendar: true
        demand: 1.1
        ceiling: 4
      party:
        size: {empirical: {values: [1, 30], weights: [9, 1]}}
        together: true
      direction: outward
      kinds: {local: 40 %, other: 0.6}
      traits: {ticket: {package: 70 %, separate: 30 %}}
      booking: {only: [package], on: [over], share: 60 %, seats: 80 %,
                shows_up: {triangular: {low: 30 min, likely: 45 min, high: 2 h}}}
      itinerary:
        - {visit: desk, service: {lognormal: {mean: 55 s, spread: 20 s}}, priority: 1, returns: 2 %, name: papers,
           patience: {mixture: [{share: 30 %, of: {exponential: 1 h}}, {share: 70 %, of: 2 h}]}}
        - {seize: gate, only: [local], share: 50 %}
        - {steps: [{walk: {uniform: {low: 1 min, high: 3 min}}}], under: trusted}
        - {visit: scan, service: 5 s}
        - {release: gate, only: [local], share: 50 %}
        - one_of:
            - {visit: gate, service: {gamma: {mean: 10 s, spread: 5 s}}, only: [other], name: at_gate}
            - {walk: {erlang: {mean: 1 min, stages: 3}}, name: around_it}
        - {meet: hall}
        - {visit: old_desk, service: 10 s, unless: trusted}
        - {board: [over]}
        - {board: [onward], only: [package]}
      connections: [{on: [onward], only: [package, local], share: 90 %, seats: 80 %, allows: changing}]
      companions:
        bag:
          itinerary:
            - {walk: {empirical: {values: [1 min, 90 s], weights: [2, 1]}}}
            - {meet: hall}
    boxes:
      arrivals: {at: ["07:00"]}
      kinds: {large: 30 %, small: 70 %}
      itinerary: [{board: [cars], takes_up: {large: 2}}, {visit: ramp, service: 2 min}]
    home: {direction: homeward, arrivals: {rate: 10 / day}, itinerary: [{walk: 1 min}]}
    shoppers:
      arrivals: {rate: 50 / day, ceiling: 3}
      basket:
        classes:
          food: {yuan: {lognormal: {mean: 300 CNY, spread: 400 CNY}}, share: 80 %}
          crafts: {yuan: {gamma: {mean: 300 CNY, spread: 400 CNY}}}
          liquor: {yuan: {exponential: 500 CNY}, piece: 150 CNY}
          tickets: {yuan: 20 CNY}
        over: {splits: 30 %, comes_back: 10 %, pays: 10 %, smuggles: 5 %}
        drawn: {elasticity: 0.2, at: 1000 CNY}
        again: {after: 7, times: 2}
      itinerary:
        - {look: gate, service: 1 min, patience: {exponential: 40 min}, as_party: true, name: from_afar}
        - {visit: gate, service: 1 min, only: [pays]}
    traders:
      arrivals: {rate: 5 / day}
      basket: {classes: {food: {yuan: 900 CNY}}, regulars: 40}
      itinerary: [{visit: gate, service: 1 min}]
    back:
      arrivals: {every: {exponential: 3 min}}
      party: {size: {geometric: 1.5}}
      itinerary: [{board: [back, charter]}]
    buses:
      arrivals: {at: ["09:00", "15:30"], on: [2011-10-05, 2011-10-06]}
      party: {size: 30}
      itinerary: [{board: [back]}]
  calendar:
    by_month: [1, 1, 1, 1.2, 1, 1, 1, 1, 1, 1.3, 1, 0.9]
    by_weekday: [0.9, 0.9, 1, 1, 1.1, 1.2, 1]
    by_date: {2011-10-01: 1.5}
    by_flow: {out: {2011-10-02: 1.2}}
    holidays: [2011-10-03]
  weather:
    fog:
      spells_by_month: [1, 1, 2, 3, 2, 1, 0, 0, 0, 0, 0, 1]
      begins_by_hour: [1, 1, 1, 1, 2, 3, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]
      lasts: {gamma: {mean: 3 h, spread: 2 h}}
      visibility: {below: 1500 m, least: {low: 100 m, high: 1.4 km}}
    storm:
      listed: [{began: 2011-10-03 07:20, ended: 2011-10-03 09:30, least_visibility: 300 m}]
      visibility: {below: 1000 m, least: {low: 100 m, high: 1 km}}
  costs: {value_of_time: {all: 23 CNY / h, local: 1 CNY / min}, waiting_counts: 2, put_off_counts: 0.5, night: 150 CNY,
          shelf_life: {all: 9 days, local: 2 days}}
  choices: {way: {between: [outward, homeward], scale: 120 CNY}}
policy:
  stations:
    desk:
      roster: {"08:00": 3, "17:00": 0}
      on_days:
        monday: {"08:00": 4, "17:00": 0}
        tuesday: {"08:10": 3, "17:00": 0}
        wednesday: {"08:20": 3, "17:00": 0}
        thursday: {"08:30": 3, "17:00": 0}
        friday: {"08:40": 3, "16:00": 0}
        saturday: {"09:00": 2, "12:00": 0}
        sunday: {"09:00": 1, "11:00": 0}
        weekday: {"08:00": 3, "18:00": 0}
        weekend: {"09:00": 1, "12:00": 0}
        holiday: {"10:00": 1, "12:00": 0}
      at_closing: pause
      waiting_places: 400
      relief: {servers: 2, when_waiting: 60, until_waiting: 20, comes_after: 5 min}
      standard: 10 min
    yard: {servers: 9, shore: xiamen, stamps: gated_out, channel: scan, finds: {local: 20 %},
           charges: [{after_days: 6, a_day: 88 CNY}]}
    gate: {servers: {value: 6, low: 4, high: 8, grade: assumed, note: counted on a photograph}}
    ramp: {servers: 1}
    scan: {servers: 2, admits: {local: 80 %, all: 10 %}, exempts: {package: 25 %}}
  schemes: {trusted: {takes_in: {local: 50 %}, odds: {package: 3}}}
  duty_free: {limit: 1000 CNY, pieces: {liquor: 4}, goods: [food, liquor], postal_tax: {all: 10 %, liquor: 50 %},
              period: month, split_by: piece}
  supply: {behind: gate, stock: {food: {opening: 900 CNY, brought_by: {charter: 500 CNY}, holds: 2000 CNY}}}
  moved: {old_desk: desk}
  ports:
    here: {berths: 2, opens: 06:00, closes: 22:00}
    there: {berths: 1}
  connection_times: {changing: {ashore: 40 min, coach: 80 min}}
  airports: {there: {opens: 07:00, closes: 21:00}, beyond: {}}
  vessels:
    ship: {seats: 239, works: [over, back], lies_at: here, turnaround: 30 min, decks: {cars: 12}}
  routes:
    over:
      origin: here
      destination: there
      departures: {first: "08:00", last: "17:30", every: 30 min}
      takes: {value: {lognormal: {mean: 30 min, spread: 4 min}}, low: 20 min, high: 40 min, source: timetable,
                grade: derived}
      discharged_at: [ramp]
      boarding_closes: 5 min
      stops_in: [fog, storm]
      minimum_visibility: 900 m
      resumes_after: 20 min
      cancelled_after: 2 h
      left_after_last: wait
      after_stop: {departures: 3, every: 20 min, when_waiting: 80, until: "19:30"}
      fare: 180 CNY
      distance: 30 km
    back: {origin: there, destination: here, departures: ["09:00", "18:00"], takes: 30 min}
    cars: {aboard: over, boarding_closes: 20 min, left_after_last: wait}
    charter: {on_days: [monday, thursday, friday], origin: there, destination: here, departures: ["19:00"],
              takes: 40 min, seats: 50}
    onward: {mode: flight, origin: there, destination: beyond, departures: ["11:00", "15:00"], takes: 50 min, seats: 70,
             left_after_last: wait, refunds: 10 %}
  from_date:
    2011-10-10:
      stations:
        gate: {servers: 8, on_days: {sunday: {"09:00": 2}}}
        scan: {admits: {all: 50 %}, exempts: {other: 10 %}}
        desk: {roster: {"07:00": 4, "19:00": 0}}
      schemes: {trusted: {takes_in: {local: 80 %}}}
      duty_free: {limit: 3000 CNY}
      routes:
        charter: {departures: ["19:00", "20:00"], on_days: [thursday], seats: 60}
run: {start: 2011-10-01, horizon: 31 days, warm_up: 1 day, replications: 5, seed: 7}
targets:
  load:
    {measure: passengers_per_sailing.over, value: 115, bound: at_least, use: held_out, source: "an agency, 2011",
     note: both ways}
  twice:
    {measure: passengers_per_sailing.over, relative_to: passengers_per_sailing.back, value: 2, use: held_out,
     source: the same}
"""

ONE_DESK = """\
about:
  title: {en: One desk, zh_Hans: 一个窗口, zh_Hant: 一個窗口}
world:
  flows:
    people:
      arrivals: {every: {exponential: 1 min}}
      itinerary:
        - {visit: desk, service: {exponential: 50 s}}
policy:
  stations:
    desk: {servers: 1}
run: {horizon: 1 day, seed: 0}
"""
