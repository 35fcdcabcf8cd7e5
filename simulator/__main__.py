"""`strait`, and `python -m simulator`: the door before the entrance, for those too who turn round on the step."""

from __future__ import annotations

import signal
import sys


def main() -> None:
    """Carry out the command; Ctrl-C while its libraries are still being read is no reason for a traceback."""
    try:
        from simulator.cli import main as strait
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    strait(prog_name="strait")


if __name__ == "__main__":
    main()
