"""The replay of a run: dots that queue and ferries that cross, two policies side by side on one clock."""

from simulator.workshop.replay.labels import policy_label
from simulator.workshop.replay.page import STATIC, page, samples_for_page
from simulator.workshop.replay.sample import FORMAT, sample_of, samples_of
from simulator.workshop.replay.words import page_words

__all__ = ["FORMAT", "STATIC", "page", "page_words", "policy_label", "sample_of", "samples_for_page", "samples_of"]
