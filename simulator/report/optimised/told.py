"""What an optimisation comes to as tables of words and figures, for the terminal and for a page alike."""

from __future__ import annotations

import math

from simulator.report.numbers import NOTHING, decimals_for, number, plain, with_interval
from simulator.report.optimised.naming import candidate, part_of_day, thing
from simulator.report.told import Told
from simulator.report.words import optimised as words
from simulator.report.words.voice import Voice
from simulator.study.estimate import Estimate
from simulator.study.selection.choices import Aim, Choices
from simulator.study.selection.choosing import Chosen
from simulator.study.selection.race import NOTHING_BEATEN
from simulator.study.selection.rostered import Rostered
from simulator.study.selection.rosters import Rostering
from simulator.study.selection.staffing import InPart

DASH = "–"
CHOSEN = "→"


def decided(asked: Choices, voice: Voice) -> Told:
    """What may be decided, to what, and what it costs."""
    head = [words.THING, words.VALUES, *([words.COST] if asked.costs else []), words.AS_WRITTEN]
    rows = []
    for place, factor in enumerate(asked.plan.factors):
        cost = [plain(asked.costs[factor.name]) if factor.name in asked.costs else DASH] if asked.costs else []
        values = ", ".join(plain(value) for value in factor.values)
        rows.append((thing(asked, place, voice), values, *cost, plain(factor.likely)))
    return Told(voice.say(words.DECIDED), tuple(voice.say(each) for each in head), tuple(rows))


def candidates(found: Chosen, voice: Voice, shown: int, *, apart: bool) -> Told:
    """Those chosen first, then the others by the first aim; with a column for each thing decided, or all in a name."""
    asked = found.choices
    things = [thing(asked, place, voice) for place in range(len(asked.plan.factors))]
    columns = [[each[aim] for each in found.estimates] for aim in range(len(asked.aims))]
    head = ["" if apart else voice.say(words.CANDIDATE), *(things if apart else [])]
    head += [voice.say(words.COST_OF)] if asked.costs else []
    head += [_headed(aim, voice) for aim in asked.aims]
    head += [voice.say(words.REPLICATIONS), *([voice.say(words.BEATEN_AFTER)] if found.raced else [])]
    order = order_of(found)
    rows = []
    for place in order[:shown]:
        row = found.looked_at[place]
        mark = CHOSEN if row in found.best else ""
        values = [plain(value) for value in asked.plan.point(row).values.values()] if apart else []
        cells = [mark if apart else f"{mark} {candidate(asked, row, voice)}".strip(), *values]
        cells += [plain(float(asked.cost[row]))] if asked.costs else []
        cells += [_cell(column, place, aim, voice) for column, aim in zip(columns, asked.aims, strict=True)]
        cells.append(str(len(found.values[place])))
        if found.raced:
            left = found.raced.left_after[place]
            cells.append(DASH if left == NOTHING_BEATEN else str(left))
        rows.append(tuple(cells))
    below = [voice.say(words.CHOSEN_NOTE)]
    below += [voice.say(words.MORE, count=len(order) - shown)] if len(order) > shown else []
    return Told(voice.say(words.LOOKED_AT), tuple(head), tuple(rows), tuple(below))


def order_of(found: Chosen) -> list[int]:
    """Those chosen first, then by the first aim."""
    sign = 1.0 if found.choices.aims[0].less_is_better else -1.0

    def key(place: int) -> tuple[bool, float]:
        return found.looked_at[place] not in found.best, sign * found.estimates[place][0].mean

    return sorted(range(len(found.looked_at)), key=key)


def confirmed(found: Chosen, voice: Voice, shown: int) -> Told:
    """What was chosen, on luck that the choice has not met, beside the scenario as it is written."""
    asked = found.choices
    place_of = {row: place for place, row in enumerate(found.looked_at)}
    order = {place: rank for rank, place in enumerate(order_of(found))}
    chosen = sorted(found.confirmed, key=lambda each: order[place_of[each.row]])[:shown]
    head = [voice.say(words.CANDIDATE)]
    first = [voice.say(words.AS_WRITTEN)]
    rows = [[candidate(asked, each.row, voice)] for each in chosen]
    for at, aim in enumerate(asked.aims):
        measure = aim.target[0]
        scale = voice.scale(measure)
        pairs = [each.paired[at] for each in chosen]
        before = found.as_written[at]
        digits = decimals_for([before, *(pair.after for pair in pairs)], scale)
        fine = decimals_for([pair.difference for pair in pairs], scale)
        head += [_headed(aim, voice), f"{voice.say(words.DIFFERENCE)}\n{voice.gap_unit(measure)}"]
        first += [with_interval(before, digits, scale), DASH]
        for cells, pair in zip(rows, pairs, strict=True):
            cells += [with_interval(pair.after, digits, scale), _signed(pair.difference, fine, scale)]
    first_aim = found.as_written[0]
    every = first_aim.n + first_aim.missing
    below = [voice.say(words.FRESH_NOTE, count=every)]
    below += [voice.say(words.FEWER, seen=first_aim.n, every=every)] if first_aim.missing else []
    return Told(
        voice.say(words.ON_FRESH_LUCK), tuple(head), (tuple(first), *map(tuple, rows)), tuple(below), together=2
    )


def roster(found: Rostered, voice: Voice) -> Told:
    """Who is on duty in each part of the day, as written and as found, and who was served in time."""
    asked = found.rostering
    written, got, share = (voice.say(each) for each in (words.AS_WRITTEN, words.FOUND, words.IN_TIME))
    head = (voice.say(words.PART_OF_DAY), written, share, got, share, voice.say(words.CAME))
    rows = [
        (
            part_of_day(asked, row),
            str(asked.now[row]),
            in_time(found.as_written[row]),
            str(found.roster[row]),
            in_time(found.confirmed[row]),
            number(found.confirmed[row].came_per_replication, 0),
        )
        for row in range(len(asked.now))
    ]
    before, after = (plain(asked.desk_hours(each)) for each in (asked.now, found.roster))
    rows.append((voice.say(words.DESK_HOURS), before, "", after, "", ""))
    note = voice.say(words.ROSTER_NOTE, minutes=f"{asked.within_minutes:g}", count=found.replications)
    return Told(voice.place(asked.station), head, tuple(rows), (note,))


def rosters_now(asked: Rostering, voice: Voice) -> Told:
    """Who is on duty in each part of the day as it is."""
    rows = tuple((part_of_day(asked, row), str(desks)) for row, desks in enumerate(asked.now))
    return Told(voice.place(asked.station), (voice.say(words.PART_OF_DAY), voice.say(words.AS_WRITTEN)), rows)


def in_time(part: InPart) -> str:
    """Per cent served in time, with half of the interval."""
    if math.isnan(part.share):
        return NOTHING
    width = "" if math.isnan(part.half_width) else f" ± {part.half_width * 100:.1f}"
    return f"{part.share * 100:.1f}{width}"


def _headed(aim: Aim, voice: Voice) -> str:
    measure, place = aim.target
    return f"{voice.measure(measure, place)}\n{voice.unit(measure)}"


def _cell(column: list[Estimate], place: int, aim: Aim, voice: Voice) -> str:
    scale = voice.scale(aim.target[0])
    return with_interval(column[place], decimals_for(column, scale), scale)


def _signed(change: Estimate, digits: int, scale: float) -> str:
    """`−12.3 ± 0.4`."""
    text = with_interval(change, digits, scale).replace("-", "−")
    return f"+{text}" if round(change.mean * scale, digits) > 0 else text
