"""Queues whose answer is known, as scenarios: what theory says of each, and how it is read off a journal."""
