"""What a check of the books has found so far: sentences with counts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simulator.journal.columns import SmallInts


class Findings:
    """Sentences in the order they were found."""

    def __init__(self) -> None:
        self._sentences: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._sentences)

    def say(self, sentence: str) -> None:
        """Note one failure."""
        self._sentences.append(sentence + ".")

    def add(self, wrong: NDArray[np.bool_], sentence: str, journeys: SmallInts | None = None) -> None:
        """Note a failure where any row is wrong; `{count}` in the sentence becomes how many are.

        The first wrong row is named by its number, or by the journey it belongs to.
        """
        count = int(np.count_nonzero(wrong))
        if count:
            first = int(np.argmax(wrong))
            example = f"row {first}" if journeys is None else f"journey {journeys[first]}"
            self.say(f"{sentence.format(count=count)} (first: {example})")

    def sentences(self) -> tuple[str, ...]:
        """All of them."""
        return tuple(self._sentences)
