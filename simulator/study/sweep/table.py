"""The tables of a sweep, put together from its parts in the order of the design, some points at a time.

`table` is tidy: a row for each point, policy, replication and measure. `wide` has a row for each point, policy and
replication, and a column for each measure. Both keep every factor, the scenario's digest, the version and the seed.
What differs from one time to the next, the seconds a run took, is in `seconds` alone; so the same sweep gives the same
bytes in all others, however often it was stopped, and by whatever workers it was done.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq

from simulator import __version__
from simulator.journal.columns import Floats, Ints
from simulator.measures import UNITS
from simulator.study.sweep import parts
from simulator.study.sweep.ledger import Ledger
from simulator.study.sweep.plan import Plan
from simulator.study.sweep.sampled import labels
from simulator.study.sweep.work import Done

POINTS_AT_A_TIME: Final = 500
PARTS_IN_MEMORY: Final = 16
ROWS_FOR_A_SPREADSHEET: Final = 1_048_575
"""The largest table of which a CSV is written: a spreadsheet takes no more rows, and Parquet takes all."""
WIDE_MEASURE: Final = "{}"


@dataclass(frozen=True, eq=False)
class Cells:
    """The finished cells of some points, in order; none of points that failed."""

    rows: Ints
    replications: Ints
    values: Floats
    """Cells × policies × measures."""
    seconds: Floats
    """Cells × policies."""
    digests: list[tuple[str, ...]]
    """Of each cell, those of its scenario under every policy."""


def cells(plan: Plan, ledger: Ledger) -> Iterator[Cells]:
    """All finished cells, some points at a time."""
    failed = ledger.failed()

    @lru_cache(maxsize=PARTS_IN_MEMORY)
    def part(name: str) -> Done:
        return parts.read(ledger.parts, name)

    for row in range(0, len(plan.design), POINTS_AT_A_TIME):
        found = [
            (stretch, part(stretch[3]))
            for stretch in ledger.stretches(row, row + POINTS_AT_A_TIME)
            if stretch[0] not in failed
        ]
        if not found:
            continue
        pieces = [(done, slice(start, start + after - first)) for (_, first, after, _, start), done in found]
        digests = [done.digests[point] for (point, first, after, _, _), done in found for _ in range(first, after)]
        yield Cells(
            np.concatenate([done.rows[where] for done, where in pieces]),
            np.concatenate([done.replications[where] for done, where in pieces]),
            np.concatenate([done.values[where] for done, where in pieces]),
            np.concatenate([done.seconds[where] for done, where in pieces]),
            digests,
        )


def write_tables(plan: Plan, ledger: Ledger, folder: Path) -> None:
    """`table`, `wide` and `seconds` as Parquet, and as CSV where a spreadsheet could hold it."""
    rows = ledger.cells() * len(plan.policies)
    makers = {"table": (_tidy, rows * len(plan.measures)), "wide": (_wide, rows), "seconds": (_seconds, rows)}
    with ExitStack() as stack:
        writers = {name: _Writer(folder, name, count <= ROWS_FOR_A_SPREADSHEET) for name, (_, count) in makers.items()}
        for writer in writers.values():
            stack.callback(writer.drop)
        some = itertools.chain(cells(plan, ledger), [_none(plan)])
        for each in some:
            for name, (make, _) in makers.items():
                writers[name].put(make(plan, each))
        for writer in writers.values():
            writer.keep()


class _Writer:
    """One table as Parquet and CSV, under other names until it is whole."""

    def __init__(self, folder: Path, name: str, as_csv: bool) -> None:
        self._paths = {"parquet": folder / f"{name}.parquet", **({"csv": folder / f"{name}.csv"} if as_csv else {})}
        self._folder = folder
        self._open: dict[str, Any] = {}

    def _half(self, kind: str) -> Path:
        path = self._paths[kind]
        return path.with_name(f".{path.name}{parts.HALF_WRITTEN}")

    def put(self, table: pa.Table) -> None:
        """Add some rows."""
        if not self._open:
            options = pc.WriteOptions(quoting_style="needed")
            self._open["parquet"] = pq.ParquetWriter(self._half("parquet"), table.schema, compression="zstd")
            if "csv" in self._paths:
                plain = _in_plain_words(table)
                self._open["csv"] = pc.CSVWriter(self._half("csv"), plain.schema, write_options=options)
        if len(table):
            self._open["parquet"].write_table(table)
            if "csv" in self._open:
                self._open["csv"].write_table(_in_plain_words(table))

    def keep(self) -> None:
        """All is there: give the files their names."""
        for kind, writer in self._open.items():
            writer.close()
            parts.settled(self._half(kind), self._paths[kind])
        self._open = {}

    def drop(self) -> None:
        """Remove what is half-written."""
        for kind in self._open:
            self._half(kind).unlink(missing_ok=True)


def _in_plain_words(table: pa.Table) -> pa.Table:
    """The table without dictionaries, and with an empty field where nothing was observed."""
    columns = []
    for column in table.columns:
        if pa.types.is_dictionary(column.type):
            columns.append(column.cast(pa.string()))
        elif pa.types.is_floating(column.type):
            columns.append(pa.chunked_array([pa.array(column.to_numpy(), from_pandas=True)], type=pa.float64()))
        else:
            columns.append(column)
    return pa.table(dict(zip(table.column_names, columns, strict=True)))


def _none(plan: Plan) -> Cells:
    """No cells, so that a table of which every point failed still has its columns."""
    shape = (0, len(plan.policies), len(plan.measures))
    none = np.empty(0, np.int64)
    return Cells(none, none, np.empty(shape), np.empty(shape[:2]), [])


def _words(codes: Ints, names: Sequence[str]) -> pa.DictionaryArray:
    """A column of words out of rows of a list of names; each word stands once in what is written."""
    place: dict[str, int] = {}
    code = np.array([place.setdefault(name, len(place)) for name in names], np.int32)
    rows = code[codes] if len(codes) else code[:0]
    return pa.DictionaryArray.from_arrays(pa.array(rows), pa.array([*place], pa.string()))


def _points(plan: Plan, some: Cells, each: int) -> Mapping[str, Any]:
    """The columns that say where a row is from, each cell repeated so often for every policy."""
    count, policies = len(some.rows), len(plan.policies)
    rows = np.repeat(some.rows, policies * each)
    columns: dict[str, Any] = {"point": rows}
    if plan.recipe.named:
        columns["name"] = _words(rows, [named.name for named in plan.wish.named])
    for column, factor in enumerate(plan.factors):
        values = plan.settings[some.rows, column]
        columns[factor.name] = np.repeat(values.astype(np.int64) if factor.whole else values, policies * each)
    columns["policy"] = _words(np.tile(np.repeat(np.arange(policies), each), count), plan.policies)
    columns["replication"] = np.repeat(some.replications, policies * each)
    return columns


def _origin(plan: Plan, some: Cells, each: int) -> Mapping[str, Any]:
    """The columns that say how to have the run again."""
    flat = [digest for of_policies in some.digests for digest in of_policies]
    names = sorted(set(flat))
    code = {name: row for row, name in enumerate(names)}
    total = len(flat) * each
    nothing = np.zeros(total, np.int64)
    return {
        "scenario": _words(nothing, [plan.baseline.name]),
        "scenario_digest": _words(np.repeat(np.array([code[name] for name in flat], np.int64), each), names),
        "seed": np.full(total, plan.seed, np.uint64),
        "days": np.full(total, plan.baseline.scenario.run.horizon / 1440),
        "version": _words(nothing, [__version__]),
    }


def _tidy(plan: Plan, some: Cells) -> pa.Table:
    width = len(plan.measures)
    repeats = len(some.rows) * len(plan.policies)
    which = np.tile(np.arange(width), repeats)
    return pa.table(
        {
            **_points(plan, some, width),
            "measure": _words(which, [measure for measure, _ in plan.measures]),
            "place": _words(which, [place for _, place in plan.measures]),
            "unit": _words(which, [UNITS[measure] for measure, _ in plan.measures]),
            "value": some.values.ravel(),
            **_origin(plan, some, width),
        }
    )


def _wide(plan: Plan, some: Cells) -> pa.Table:
    flat = some.values.reshape(-1, len(plan.measures))
    measured = {WIDE_MEASURE.format(name): flat[:, column] for column, name in enumerate(labels(plan.measures))}
    return pa.table({**_points(plan, some, 1), **measured, **_origin(plan, some, 1)})


def _seconds(plan: Plan, some: Cells) -> pa.Table:
    policies = len(plan.policies)
    return pa.table(
        {
            "point": np.repeat(some.rows, policies),
            "policy": _words(np.tile(np.arange(policies), len(some.rows)), plan.policies),
            "replication": np.repeat(some.replications, policies),
            "seconds": some.seconds.ravel(),
        }
    )
