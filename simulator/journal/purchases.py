"""What visitors of a market meant to buy."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.journal.columns import Floats, Ints, SmallInts


@dataclass(frozen=True, slots=True)
class Purchases:
    """What visitors of a market meant to buy and take home when they came, a row each; in yuan.

    wished = duty_free + handed_on + taxed + smuggled + put_off + left + not_in_stock. What is put off may be wished for
    again by the same visitor, who brings it back. Who does not come through to the end of the journey buys nothing, and
    the row says what it would have been.
    """

    entity: SmallInts
    """Row of `Journal.journeys`."""
    visitor: Ints
    """Who it is: (flow, visitor) is the same person on every day, and under every policy."""
    limit: Floats
    """What each may take out free of duty, of the day or of what is left of the month; infinite without a limit."""
    wished: Floats
    """What they would have liked of what is sold."""
    brought_back: Floats
    """Of that, what they had put off before."""
    duty_free: Floats
    """Of that, what goes out under their own limit."""
    handed_on: Floats
    """What others of the party take out for them under theirs."""
    carried: Floats
    """What they take out for others of the party, under their own limit."""
    taxed: Floats
    """What is over the limit and declared."""
    smuggled: Floats
    """What is over the limit and not declared."""
    put_off: Floats
    """What is over the limit and left for another day."""
    left: Floats
    """What is over the limit and left in the shop."""
    not_in_stock: Floats
    """What they would have taken out, and did not find on the shelves."""
    tax_forgone: Floats
    """Postal tax that would be due on what goes out free of it, own and handed on."""
    tax_paid: Floats
    """Postal tax on what is declared."""
    tax_evaded: Floats
    """Postal tax that would be due on what is smuggled."""

    def __len__(self) -> int:
        return len(self.entity)
