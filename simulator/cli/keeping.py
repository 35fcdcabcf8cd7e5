"""The end of a session: what was found is drawn and written, and its folder given a name."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from simulator.report.folder import OutputFolder, cannot_write
from simulator.report.terminal import working


@contextlib.contextmanager
def kept(folder: OutputFolder, *, figures: bool) -> Iterator[None]:
    """While the folder is filled it is said what is being done; when all is there it gets its name.

    What cannot be written ends in `CannotWrite`.
    """
    try:
        with working("drawing figures" if figures else "writing"):
            yield
        folder.keep()
    except OSError as problem:
        raise cannot_write(folder.final, problem) from problem
