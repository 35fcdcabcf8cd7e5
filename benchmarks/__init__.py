"""How fast the month of the crossing runs here, and elsewhere: `python -m benchmarks`."""
