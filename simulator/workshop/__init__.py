"""The workshop: a class that predicts, pulls levers and argues with numbers that have intervals, on one machine."""
