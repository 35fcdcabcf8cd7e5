"""Time Release Study spreadsheets: read, every problem named; written; and stage times fitted to them."""

from simulator.study.release_study.fitting import Fit, fit_stages
from simulator.study.release_study.reading import Reading, read_study
from simulator.study.release_study.writing import write_bad, write_study

__all__ = ["Fit", "Reading", "fit_stages", "read_study", "write_bad", "write_study"]
