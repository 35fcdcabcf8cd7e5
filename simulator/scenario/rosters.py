"""How many servers there are, by the clock and by the day of the week."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from simulator.scenario.quantities import Clock, Count, Frozen

Roster = Annotated[dict[Clock, Count], Field(min_length=1)]
"""How many from each clock time on."""

WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class OnDays(Frozen):
    """Rosters of certain days. Of those that fit a day one counts: `holiday` before the day's own name, and that
    before `weekday` or `weekend`."""

    monday: Roster | None = None
    """On Mondays."""
    tuesday: Roster | None = None
    """On Tuesdays."""
    wednesday: Roster | None = None
    """On Wednesdays."""
    thursday: Roster | None = None
    """On Thursdays."""
    friday: Roster | None = None
    """On Fridays."""
    saturday: Roster | None = None
    """On Saturdays."""
    sunday: Roster | None = None
    """On Sundays."""
    weekday: Roster | None = None
    """From Monday to Friday."""
    weekend: Roster | None = None
    """On Saturdays and Sundays."""
    holiday: Roster | None = None
    """On the days that `world.calendar.holidays` lists."""

    def of(self, weekday: int, *, holiday: bool) -> Roster | None:
        """The roster of a day (Monday is 0); None where it has none of its own."""
        names = ("holiday",) * holiday + (WEEK[weekday], "weekday" if weekday < WEEK.index("saturday") else "weekend")
        return next((roster for name in names if (roster := getattr(self, name)) is not None), None)
