"""Replays for a class: the first replication of a setting beside its baseline, sampled once for all who watch it."""

from __future__ import annotations

import gzip
import json
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Final

from simulator.report.words.language import LANGUAGES, said
from simulator.workshop import words
from simulator.workshop.messages import Refused
from simulator.workshop.replay import page_words, samples_for_page, samples_of
from simulator.workshop.replay.labels import Label
from simulator.workshop.running import Wish, journals_of
from simulator.workshop.runs import Runs
from simulator.workshop.settings import Setting
from simulator.workshop.telling import setting_words

AT_ONCE: Final = 3
"""Replays that are being made; the class's own runs come first."""
KEPT: Final = 12
"""Replays in memory, some 300 kB each."""


def sampled(wish: Wish, labels: Sequence[Label]) -> bytes:
    """What a page plays, compressed; made in a worker."""
    samples = samples_of(journals_of(wish, 0))
    given = {"samples": samples_for_page(samples, labels[: len(samples)]), "words": page_words()}
    return gzip.compress(json.dumps(given, ensure_ascii=False, separators=(",", ":")).encode(), 6, mtime=0)


class Replays:
    """Those that were made, and those that are being made."""

    def __init__(self, runs: Runs) -> None:
        self.runs = runs
        self.made: OrderedDict[str, bytes] = OrderedDict()
        self._asked: dict[str, list[Callable[[str], None]]] = {}

    def want(self, setting: Setting, tell: Callable[[str], None]) -> None:
        """Have a replay made; `tell` is told its key when it can be fetched, nothing where it cannot be made. Raises
        Refused while enough others are being made."""
        key = self.runs.key(setting)
        if key in self.made:
            self.made.move_to_end(key)
            tell(key)
        elif key in self._asked:
            self._asked[key].append(tell)
        elif len(self._asked) >= AT_ONCE:
            raise Refused("too_fast")
        else:
            self._asked[key] = [tell]
            self.runs.workers.ask(
                lambda found, _: self._keep(key, found), sampled, self.runs.wish(setting), self._labels(setting)
            )

    def _labels(self, setting: Setting) -> list[Label]:
        today: Label = {each: said(words.TODAY, each) for each in LANGUAGES}
        chosen: Label = {each: setting_words(self.runs.file, setting, each) for each in LANGUAGES}
        return [today, chosen]

    def _keep(self, key: str, found: bytes | None) -> None:
        waiting = self._asked.pop(key, [])
        if found is not None:
            self.made[key] = found
        while len(self.made) > KEPT:
            self.made.popitem(last=False)
        for tell in waiting:
            tell("" if found is None else key)
