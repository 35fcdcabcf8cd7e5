"""How many worker processes this machine has processors and memory for."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # not on macOS or Windows
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def workers_that_fit() -> int:
    """One for each processor, but no more than there is memory for if each needs as much as this process ever did."""
    each = bytes_needed()
    return max(1, min(processors(), int(bytes_free() / each))) if each else processors()


def bytes_needed() -> float:
    """The most memory that this process has held at a time; 0 where the system does not tell (Windows)."""
    try:
        import resource
    except ModuleNotFoundError:
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return float(most if sys.platform == "darwin" else most * 1024)


def bytes_free() -> float:
    """Memory that new processes may take: what Linux calls available, or else half of what the machine has."""
    try:
        told = Path("/proc/meminfo").read_text(encoding="ascii")
        return float(next(line.split()[1] for line in told.splitlines() if line.startswith("MemAvailable:"))) * 1024
    except (OSError, StopIteration):
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2
