"""Random scenarios of everything the language has, full of ties, such as no planner would write.

A seed gives a scenario as plain values, the same on every machine. Most load: steps that come again are
given names, who keeps a server is never turned away with it, every meeting has two sides, and a booking
stands for the whole of a step that boards.
"""

from __future__ import annotations

import random
from typing import Any

from simulator.measures.release.declarations import STAGES

Plain = dict[str, Any]

QUARTERS = range(0, 24 * 60, 15)
TITLE = {"en": "Drawn by lot", "zh_Hans": "随机抽取", "zh_Hant": "隨機抽取"}
PARTY_SIZES = (2, 3, {"geometric": 2.0}, {"empirical": {"values": [1, 6], "weights": [3, 1]}})
SMALLEST_SHIP = 3  # so that a party of up to three can board together
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CLOSES = {"0 min": 0, "5 min": 5, "40 min": 40, "3 h": 180}
KINDS = ("local", "other")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "weekday", "holiday")  # the run begins on a Tuesday
TICKETS = ("package", "separate")
SCHEMES = ("trusted", "chosen")
GOODS = ("food", "liquor")


def random_scenario(seed: int) -> Plain:
    """The scenario of a seed, as a YAML file would say it."""
    return _Author(seed).scenario()


class _Author:
    """Writes one scenario: first what there is, then who comes and what they do there."""

    def __init__(self, seed: int) -> None:
        self.luck = random.Random(seed)  # noqa: S311 - no secret hangs on it
        self.grain = self.luck.choice([None, None, 1, 1, 5])
        self.stations = {f"desk_{number}": self.station() for number in range(self.count(1, 4))}
        self.routes, self.vessels = self.fleet()
        self.itineraries: list[list[Plain]] = []
        self.some_kinds = False
        self._flows = {f"flow_{number}": self.flow() for number in range(self.count(1, 3))}

    def scenario(self) -> Plain:
        """The whole of it."""
        policy = {
            "stations": self.stations,
            "ports": {port: {"berths": self.count(1, 2)} for port in ("here", "there")},
            "vessels": self.vessels,
            "routes": self.routes,
            "schemes": {name: self.scheme() for name in SCHEMES},
            "from_date": {"2011-03-02": self.change()} if self.often(0.3) else {},
        }
        if any("basket" in flow for flow in self._flows.values()) and self.often(0.8):
            policy["duty_free"] = self.duty_free()
            for change in policy["from_date"].values():
                change["duty_free"] = self.duty_free()
        if any("basket" in flow for flow in self._flows.values()) and self.often(0.5):
            brought = {route: "800 CNY" for route in self.routes if self.often(0.3)}
            stock = {"opening": self.luck.choice(["0 CNY", "3000 CNY"]), "brought_by": brought, "holds": "3500 CNY"}
            policy["supply"] = {"behind": self.luck.choice([*self.stations]), "stock": {GOODS[0]: stock}}
        if self.often(0.5):
            self.admit()
        if self.often(0.5):
            self.control()
        flow = self.luck.choice([*self._flows])
        if (named := _places(self._flows[flow], {**self.stations, **self.routes})) and self.often(0.3):
            place = self.luck.choice(named)
            policy["moved"] = {f"old_{place}": place}
            self._flows[flow] = _renamed(self._flows[flow], place, f"old_{place}")
        return {
            "about": {"title": TITLE},
            "world": {
                "flows": self._flows,
                "weather": {"fog": self.fog()},
                "calendar": {
                    "holidays": self.luck.sample(["2011-02-28", "2011-03-01", "2011-03-02"], self.count(0, 2))
                },
            },
            "policy": policy,
            "run": {
                "start": "2011-03-01",
                "horizon": self.luck.choice(["90 min", "27 h", "1 day", "2 days", "4 days"]),
                "seed": self.count(0, 10**6),
            },
        }

    # Chance.

    def often(self, share: float) -> bool:
        """Yes, in this share of cases."""
        return self.luck.random() < share

    def count(self, low: int, high: int) -> int:
        """A whole number from one to the other, both included."""
        return self.luck.randint(low, high)

    def minutes(self, low: int, high: int) -> str | Plain:
        """A constant, or a distribution between about these minutes; where all are of one grain, they tie."""
        kind = self.count(0, 4)
        if self.grain is not None or kind <= 1:
            grain = self.grain or 1
            return f"{grain * self.count(-(-low // grain), -(-high // grain))} min"
        if kind == 2:
            return {"exponential": f"{self.count(max(low, 1), high)} min"}
        if kind == 3:
            return {"uniform": {"low": f"{low} min", "high": f"{high} min"}}
        return {"empirical": {"values": [f"{low} min", f"{high} min"], "weights": [1, 2]}}

    def clock_times(self, most: int) -> list[str]:
        """Different quarters of an hour, rising; midnight as the end of the day or as its beginning."""
        quarters = sorted(self.luck.sample(QUARTERS, self.count(1, most)))
        midnight = self.luck.choice(["00:00", "24:00"])
        return [f"{quarter // 60:02d}:{quarter % 60:02d}" if quarter else midnight for quarter in quarters]

    # What there is.

    def station(self) -> Plain:
        """Desks at all hours or by roster, some with few places to wait, some with relief."""
        station = {**self.staffing(), "at_closing": self.luck.choice(["finish", "pause"])}
        if self.often(0.25):
            station["waiting_places"] = self.luck.choice([0, 1, 3, 10])
        if self.often(0.4):
            called_at = self.count(1, 6)
            station["relief"] = {
                "servers": self.count(1, 2),
                "when_waiting": called_at,
                "until_waiting": self.count(0, called_at - 1),
                "comes_after": self.luck.choice(["0 min", "1 min", "5 min"]),
            }
        return station

    def staffing(self) -> Plain:
        """So many servers, or a roster that opens at some time; some days may have a roster of their own."""
        own = {day: self.roster(0) for day in self.luck.sample(DAYS, self.count(1, 3))} if self.often(0.4) else {}
        on_days = {"on_days": own} if own else {}
        if self.often(0.4):
            return {"servers": self.count(1, 3), **on_days}
        return {"roster": self.roster(1), **on_days}

    def roster(self, fewest_first: int) -> Plain:
        """How many from some clock times on; often nobody between one opening and the next."""
        first, *others = self.clock_times(6)
        breaks = self.often(0.4)
        later = {time: 0 if breaks and row % 2 == 0 else self.count(0, 3) for row, time in enumerate(others)}
        return {first: self.count(fewest_first, 3), **later}

    def fleet(self) -> tuple[dict[str, Plain], dict[str, Plain]]:
        """Routes with seats of their own, and often ships that shuttle on two more."""
        routes = {
            f"charter_{number}": {
                **self.route(*self.luck.sample(["here", "there"], 2)),
                "seats": self.count(SMALLEST_SHIP, 12),
            }
            for number in range(self.count(1, 2))
        }
        vessels: dict[str, Plain] = {}
        if self.often(0.6):
            routes |= {"over": self.route("here", "there"), "back": self.route("there", "here")}
            vessels = {f"ship_{number}": self.vessel() for number in range(self.count(1, 3))}
            for name in ("over", "back"):
                if self.often(0.4):
                    routes[name]["discharged_at"] = self.luck.sample([*self.stations], 1)
        decks = {f"deck_{number}": self.deck(routes) for number in range(self.count(1, 2))} if self.often(0.5) else {}
        for name, deck in decks.items():
            if deck["aboard"] in ("over", "back") and self.often(0.5):
                for ship in self.luck.sample([*vessels], self.count(1, len(vessels))):
                    vessels[ship].setdefault("decks", {})[name] = self.count(SMALLEST_SHIP, 12)
            else:
                deck["seats"] = self.count(SMALLEST_SHIP, 12)
        mixed = [*(routes | decks).items()]
        self.luck.shuffle(mixed)
        return dict(mixed), vessels

    def deck(self, routes: dict[str, Plain]) -> Plain:
        """A deck of what works one of these routes."""
        main = self.luck.choice([*routes])
        closes = [time for time, minutes in CLOSES.items() if minutes >= CLOSES[routes[main]["boarding_closes"]]]
        deck = {"aboard": main, "left_after_last": self.luck.choice(["stranded", "wait"])}
        if self.often(0.7):
            deck["boarding_closes"] = self.luck.choice(closes)
        if self.often(0.3):
            deck["mode"] = "ferry"
        if deck["left_after_last"] == "wait" and self.often(0.3):
            deck["refunds"] = 0.3
        return deck

    def route(self, origin: str, destination: str) -> Plain:
        """A timetable with any of the rules about late boarding, fog and the night."""
        route = {
            "origin": origin,
            "destination": destination,
            "departures": self.departures(),
            "takes": "9 h" if self.often(0.15) else self.minutes(0, 40),
            "boarding_closes": self.luck.choice(["0 min", "5 min", "40 min"]),
            "left_after_last": self.luck.choice(["stranded", "wait"]),
        }
        if self.often(0.3):
            route["on_days"] = self.days()
        if self.often(0.5):
            route["stops_in"] = ["fog"]
            route["resumes_after"] = self.luck.choice(["0 min", "20 min"])
            if self.often(0.5):
                route["minimum_visibility"] = self.luck.choice(["300 m", "900 m", "1500 m"])
        if self.often(0.5):
            route["cancelled_after"] = self.luck.choice(["30 min", "2 h"])
            if self.often(0.6):
                route["after_stop"] = {
                    "departures": self.count(1, 4),
                    "every": self.luck.choice(["5 min", "30 min"]),
                    "when_waiting": self.count(1, 4),
                    "until": self.luck.choice(["20:00", "24:00"]),
                }
        if route["left_after_last"] == "wait" and self.often(0.5):
            route["refunds"] = self.luck.choice([0.3, 1])
        return route

    def departures(self) -> list[str] | Plain:
        """A few clock times, or a regular service."""
        if self.often(0.5):
            return self.clock_times(8)
        return {
            "first": "06:00",
            "last": self.luck.choice(["22:00", "24:00"]),
            "every": self.luck.choice(["30 min", "90 min"]),
        }

    def days(self) -> list[str]:
        """Some days of the week; the run begins on a Tuesday."""
        return self.luck.sample(WEEKDAYS, self.count(1, 4))

    def vessel(self) -> Plain:
        """A ship between the two ports."""
        return {
            "seats": self.count(SMALLEST_SHIP, 12),
            "works": ["over", "back"],
            "lies_at": self.luck.choice(["here", "there"]),
            "turnaround": self.luck.choice(["0 min", "20 min", "60 min"]),
        }

    def change(self) -> Plain:
        """One station staffed otherwise and one route sailing otherwise, from the second day on."""
        main = self.luck.choice([name for name, route in self.routes.items() if "aboard" not in route])
        otherwise = {"on_days": self.days()} if self.often(0.3) else {"departures": self.departures()}
        return {
            "stations": {self.luck.choice([*self.stations]): self.staffing()},
            "schemes": {SCHEMES[0]: self.scheme()},
            "routes": {main: otherwise},
        }

    def scheme(self) -> Plain:
        """None, some or all, of whichever kind."""
        return {"takes_in": {"all": self.luck.choice([0, 0.3, 1])}, "odds": {"all": self.luck.choice([0, 1, 4])}}

    def fog(self) -> Plain:
        """None, some, or nearly always."""
        return {
            "spells_by_month": [self.luck.choice([0, 10, 40])] * 12,
            "begins_by_hour": [1] * 24,
            "lasts": self.luck.choice([self.minutes(30, 600), "3 days"]),
            "visibility": {"below": "1500 m", "least": {"low": "0 m", "high": self.luck.choice(["0 m", "1500 m"])}},
        }

    def admit(self) -> None:
        """Let some stations that nobody keeps take only some, or let some past; perhaps otherwise from a day on."""
        kept = {step["seize"] for flow in self.itineraries for step in _within(flow) if "seize" in step}
        for name in self.stations.keys() - kept:
            for key in ("admits", "exempts"):
                if self.often(0.3):
                    who = self.luck.choice(["all", *(KINDS if self.some_kinds else ())])
                    self.stations[name][key] = {who: self.luck.choice([0, 0.5, 1])}

    def control(self) -> None:
        """Let stations stamp, look for something, and charge for a place that is kept."""
        for station in self.stations.values():
            station["shore"] = self.luck.choice(["near", "far"])
            if self.often(0.8):
                station["stamps"] = self.luck.choice(STAGES)
            if self.often(0.5):
                station["channel"] = self.luck.choice(["documents", "scan", "open"])
            if self.often(0.5):
                station["finds"] = {KINDS[0] if self.some_kinds else "all": self.luck.choice([0, 0.3, 1])}
            if self.often(0.3):
                station["charges"] = [{"after_days": 0, "a_day": "40 CNY"}, {"after_days": 1, "a_day": "80 CNY"}]

    # Who comes, and what they do.

    def flow(self) -> Plain:
        """Arrivals, parties, kinds, bookings, and a row of steps, often with baggage that meets its owner."""
        kinds = self.often(0.5)
        steps = [step for _ in range(self.count(1, 5)) for step in self.steps(kinds)]
        self.itineraries.append(steps)
        self.some_kinds |= kinds
        flow: Plain = {"arrivals": self.arrivals()}
        if self.often(0.7):
            flow["direction"] = self.luck.choice(["outward", "homeward"])
        if self.often(0.5):
            size = self.luck.choice(PARTY_SIZES)
            flow["party"] = {"size": size, "together": isinstance(size, int) and self.often(0.5)}
        if kinds:
            flow["kinds"] = dict.fromkeys(KINDS, 0.5)
        if kinds and self.often(0.4):
            alike = dict.fromkeys(TICKETS, 0.5)
            apart = {KINDS[0]: {TICKETS[0]: 1}, "all": alike}
            flow["traits"] = {"ticket": self.luck.choice([alike, apart])}
        bookable = _bookable(steps)
        if bookable and self.often(0.6):
            ways = [self.booking(bookable, flow) for _ in range(self.count(1, 2))]
            flow["booking"] = ways[0] if len(ways) == 1 else ways
        if bookable and self.often(0.4):
            flow["connections"] = [self.connection(bookable, flow) for _ in range(self.count(1, 2))]
        if self.often(0.5):
            flow["companions"] = {
                name: {"itinerary": _told_apart(self.company(kinds, steps, point))}
                for name, point in {"bag": "hall", "papers": "gate"}.items()
                if point == "hall" or self.often(0.5)
            }
        if not {"booking", "connections"} & flow.keys() and self.often(0.4):
            flow["basket"] = self.basket()
            steps.append({"walk": "1 min", "only": self.luck.sample(["pays", "smuggles", "within"], 2)})
        return {**flow, "itinerary": _told_apart(steps)}

    def basket(self) -> Plain:
        """Wishes that tie, or do not; some buyers of every mind."""
        classes = {
            name: {"yuan": self.luck.choice(["400 CNY", {"exponential": "700 CNY"}]), "share": 0.8, "piece": "100 CNY"}
            for name in GOODS
        }
        over = dict.fromkeys(("splits", "comes_back", "pays", "smuggles"), 0.2)
        again = {"after": self.luck.choice([1, {"empirical": {"values": [1, 2]}}]), "times": self.count(1, 3)}
        come: Plain = self.luck.choice([{}, {"again": again}, {"regulars": self.luck.choice([4, 30])}])
        return {"classes": classes, "over": over, **come}

    def duty_free(self) -> Plain:
        """A limit that some reach, or all, or none."""
        pieces = {GOODS[1]: self.count(1, 5)} if self.often(0.5) else {}
        return {
            "limit": self.luck.choice(["0 CNY", "400 CNY", "2000 CNY"]),
            "pieces": pieces,
            "postal_tax": {"all": 0.2},
            "period": self.luck.choice(["day", "month"]),
            "split_by": self.luck.choice(["value", "piece"]),
        }

    def company(self, kinds: bool, steps: list[Plain], point: str) -> list[Plain]:
        """The way of a companion to a meeting point, which the traveller's steps come to hold too."""
        patient = self.often(0.5)  # who cannot leave on the way may be waited for with a kept server
        own_way = [self.in_order(kinds) if patient else self.step(kinds) for _ in range(self.count(1, 2))]
        places = [*range(len(steps) + 1)] if patient else _between_keeping(steps)
        steps.insert(self.luck.choice(places), self.meeting(kinds, point))
        return [*own_way, self.meeting(kinds, point)]

    def meeting(self, kinds: bool, point: str) -> Plain:
        """A meeting for all, for some, within a group of steps, or in the one or the other of two ways."""
        meet = {"meet": point}
        sort = self.luck.random()
        if sort < 0.4:
            return meet | {"share": self.luck.choice([0.5, 1])}
        group = {"steps": [self.in_order(kinds), meet | self.in_scheme(0.3)], **self.in_scheme(1)}
        return group if sort < 0.7 else {"one_of": [group, meet | self.in_scheme(0.3)]}

    def in_order(self, kinds: bool) -> Plain:
        """A walk, or a visit where nobody is turned away or loses patience; perhaps only for some."""
        roomy = [name for name, each in self.stations.items() if "waiting_places" not in each]
        step: Plain = {"walk": self.minutes(0, 8)}
        if roomy and self.often(0.6):
            step = {"visit": self.luck.choice(roomy), "service": self.minutes(0, 30)}
        only = {"only": [self.luck.choice(KINDS)]} if kinds and self.often(0.2) else {}
        return {**step, **only, **self.in_scheme(0.3)}

    def in_scheme(self, often: float) -> Plain:
        """Now and then: for those whom a scheme takes in, or leaves out, or both of two."""
        if not self.often(often):
            return {}
        whom = {self.luck.choice(["under", "unless"]): self.luck.choice(SCHEMES)}
        return {"under": SCHEMES[0], "unless": SCHEMES[1]} if self.often(0.2) else whom

    def booking(self, bookable: list[list[str]], flow: Plain) -> Plain:
        """A way to book the first leg, perhaps only for some."""
        return {
            "on": self.luck.choice(bookable),
            "share": self.luck.choice([0.5, 1]),
            "seats": self.luck.choice([0.3, 0.5, 1]),
            "shows_up": self.minutes(5, 90),
            **self.only(flow),
        }

    def connection(self, bookable: list[list[str]], flow: Plain) -> Plain:
        """A seat further on, perhaps only for some."""
        return {
            "on": self.luck.choice(bookable),
            "share": self.luck.choice([0.5, 1]),
            "allows": f"{self.count(0, 120)} min",
            **self.only(flow),
        }

    def only(self, flow: Plain) -> Plain:
        """For everybody, or for those of a kind or with a ticket."""
        names = [*flow.get("kinds", ()), *(TICKETS if "traits" in flow else ())]
        return {"only": self.luck.sample(names, 1)} if names and self.often(0.5) else {}

    def arrivals(self) -> Plain:
        """At clock times, at intervals, or at random."""
        if self.often(0.5):
            return {"at": self.clock_times(12), **({"on": ["2011-03-02"]} if self.often(0.1) else {})}
        if self.often(0.5):
            return {"every": self.minutes(2, 90)}
        return {"rate": f"{self.count(5, 100)} / day", "ceiling": 2.0, "demand": self.luck.choice([0.5, 1, 2])}

    def steps(self, kinds: bool) -> list[Plain]:
        """The next step; or two visits to one place, the second without patience; or all done with a kept server."""
        if self.often(0.15):
            return self.kept(kinds)
        if self.often(0.25):
            station = self.luck.choice([*self.stations])
            return [self.visit(station), {**self.visit(station), "patience": "0 min"}]
        return [self.step(kinds)]

    def step(self, kinds: bool, depth: int = 0) -> Plain:
        """A visit, a walk, a crossing, a choice or a group; perhaps only for a share, a kind, or those in a scheme."""
        sort = self.luck.random()
        if sort < 0.55 or (sort > 0.9 and depth == 2):
            step = self.visit(self.luck.choice([*self.stations]))
        elif sort < 0.65:
            step = {"walk": self.minutes(0, 8)} | ({"as_party": True} if self.often(0.1) else {})
        elif sort < 0.7:
            line, each, bears = self.luck.choice([*self.stations]), self.minutes(0, 6), self.minutes(0, 20)
            step = {"look": line, "service": each, "patience": bears, "as_party": self.often(0.2)}
        elif sort < 0.9:
            step = {"board": self.luck.sample([*self.routes], self.count(1, 2) if len(self.routes) > 1 else 1)}
            if self.often(0.3):
                step["takes_up"] = self.luck.choice([2, {"all": self.count(1, 3)}])
            elif kinds and self.often(0.3):
                step["takes_up"] = {KINDS[0]: self.count(2, 3)}
        elif self.often(0.5):
            step = {"one_of": self.alternatives(kinds, depth + 1)}
        elif self.often(0.3):
            step = {"steps": self.kept(kinds)}
        else:
            step = {"steps": [self.step(kinds, depth + 1) for _ in range(self.count(1, 3))]}
        step |= self.in_scheme(0.15)
        if self.often(0.2):
            step["share"] = self.luck.choice([0, 0.5, 1])
        if kinds and self.often(0.2):
            step["only"] = [self.luck.choice(KINDS)]
        return step

    def visit(self, station: str) -> Plain:
        """A service, often of no minutes at all."""
        step: Plain = {
            "visit": station,
            "service": self.luck.choice(["0 min", *[self.minutes(0, 6)] * 3, self.minutes(5, 300)]),
        }
        if self.often(0.3):
            step["priority"] = self.count(0, 2)
        if self.often(0.3):
            step["patience"] = self.luck.choice(["0 min", self.minutes(0, 10)])
        if self.often(0.15):
            step["returns"] = self.luck.choice([0, 0.3, 0.5])
        return step

    def alternatives(self, kinds: bool, depth: int) -> list[Plain]:
        """Two or three, each but the last for a share of those who come to it, or for those in a scheme."""
        *first, last = [self.step(kinds, depth) for _ in range(self.count(2, 3))]
        last.pop("share", None)
        return [*({**step, **self.some()} for step in first), last]

    def some(self) -> Plain:
        """A share, or a scheme."""
        return self.in_scheme(1) if self.often(0.3) else {"share": self.luck.choice([0, 0.3, 0.5])}

    def kept(self, kinds: bool) -> list[Plain]:
        """A server seized, what is done meanwhile (nothing by which one might leave), and its release."""
        station = self.luck.choice([*self.stations])
        share: Plain = {"share": 0.5} if self.often(0.3) else {}
        share |= {"as_party": True} if self.often(0.3) else {}
        meanwhile: list[Plain] = [{"walk": self.minutes(0, 8)}] if self.often(0.6) else []
        if self.often(0.6):
            meanwhile.append(self.in_order(kinds))
        if self.often(0.3):
            meanwhile.append({"steps": [self.in_order(kinds), self.in_order(kinds)], **self.in_scheme(0.7)})
        patient = [
            name for name, each in self.routes.items() if each["left_after_last"] == "wait" and "refunds" not in each
        ]
        if patient and self.often(0.3):
            meanwhile.append({"board": [self.luck.choice(patient)]})
        return [{"seize": station, "priority": self.count(0, 2), **share}, *meanwhile, {"release": station, **share}]


def _bookable(steps: list[Plain]) -> list[list[str]]:
    """What each step boards, where every other boards all of it or nothing of it."""
    boards = [routes for step in steps for routes in _boarded(step)]
    return [
        routes for routes in boards if all(set(routes) <= set(each) or not set(routes) & set(each) for each in boards)
    ]


def _boarded(step: Plain) -> list[list[str]]:
    """The routes of a step that boards, or of all within it that do."""
    if "board" in step:
        return [step["board"]]
    return [routes for part in (*step.get("one_of", ()), *step.get("steps", ())) for routes in _boarded(part)]


def _within(steps: list[Plain]) -> list[Plain]:
    """These steps and all within them."""
    return [each for step in steps for each in (step, *_within([*step.get("one_of", ()), *step.get("steps", ())]))]


def _places(told: Any, known: Plain) -> list[str]:
    """Where in what is told one of the known places is named."""
    if isinstance(told, str):
        return [told] if told in known else []
    parts = told.values() if isinstance(told, dict) else told if isinstance(told, list) else ()
    return [place for part in parts for place in _places(part, known)]


def _renamed(told: Any, old: str, new: str) -> Any:
    """What is told, with one place called otherwise."""
    if isinstance(told, dict):
        return {key: _renamed(part, old, new) for key, part in told.items()}
    if isinstance(told, list):
        return [_renamed(part, old, new) for part in told]
    return new if told == old else told


def _between_keeping(steps: list[Plain]) -> list[int]:
    """Places before, after and among the steps at which nobody keeps a server."""
    places, keeps = [0], False
    for place, step in enumerate(steps, start=1):
        keeps = "seize" in step or (keeps and "release" not in step)
        if not keeps:
            places.append(place)
    return places


def _told_apart(steps: list[Plain]) -> list[Plain]:
    """The same steps, those that would be called as one before them with a name of their own."""
    return _all_told_apart(steps, set())


def _all_told_apart(steps: list[Plain], taken: set[str]) -> list[Plain]:
    named: list[Plain] = []
    for step in steps:
        if "release" in step:  # by those who seized it: the same share of the same name
            seized = next(other for other in reversed(named) if other.get("seize") == step["release"])
            named.append(step | ({"name": seized["name"]} if "name" in seized else {}))
        else:
            named.append(_with_name(step, taken))
    return named


def _with_name(step: Plain, taken: set[str]) -> Plain:
    """A step, or a choice or a group with all that is in it, under names not taken before."""
    action = next(key for key in ("visit", "walk", "seize", "look", "board", "meet", "one_of", "steps") if key in step)
    where = "+".join(step["board"]) if action == "board" else step[action]
    called = where if isinstance(where, str) and action != "walk" else action
    name = {"name": f"step_{len(taken)}"} if called in taken else {}
    taken.add(name.get("name", called))
    within: Plain = {}
    if action == "steps":
        within = {action: _all_told_apart(where, taken)}
    elif action == "one_of":
        within = {action: [_with_name(part, taken) for part in where]}
    return {**step, **within, **name}
