"""Columns and Parquet files: the one page of the program that knows pyarrow.

A column of words is stored as row numbers into a short list of words (Parquet's dictionary), so it
reads as words everywhere and costs a byte or two a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Columns = dict[str, Any]
"""The columns of one table by name: numpy arrays, or what `words` and `rows` give."""


def words(codes: NDArray[Any], names: tuple[str, ...]) -> Any:
    """A column of words out of rows of a list of names; -1 becomes null."""
    import pyarrow as pa

    return pa.DictionaryArray.from_arrays(rows(codes.astype(np.int32)), _texts(names))


def rows(codes: NDArray[Any]) -> Any:
    """A column of row numbers; -1 becomes null."""
    there = codes >= 0
    return _column(codes, None if there.all() else _bits(there))


def _column(values: NDArray[Any], there: Any = None) -> Any:
    """A column that shares the memory of the array. (`pyarrow.array` would import all of pandas first.)"""
    import pyarrow as pa

    bits = _bits(values) if values.dtype == np.bool_ else pa.py_buffer(np.ascontiguousarray(values))
    return pa.Array.from_buffers(pa.from_numpy_dtype(values.dtype), len(values), [there, bits])


def _texts(names: tuple[str, ...]) -> Any:
    import pyarrow as pa

    written = [name.encode() for name in names]
    ends = np.cumsum([0, *map(len, written)], dtype=np.int32)
    return pa.StringArray.from_buffers(len(names), pa.py_buffer(ends), pa.py_buffer(b"".join(written)))


def _bits(flags: NDArray[np.bool_]) -> Any:
    import pyarrow as pa

    return pa.py_buffer(np.packbits(flags, bitorder="little"))


def plain(column: Any) -> NDArray[Any]:
    """The numbers of a column without nulls."""
    array: NDArray[Any] = column.to_numpy(zero_copy_only=False)
    return array


def codes_of(column: Any, names: tuple[str, ...], kind: type[np.signedinteger[Any]]) -> NDArray[Any]:
    """Rows of a list of names out of a column of words; null becomes -1."""
    row_of = {name: row for row, name in enumerate(names)}
    code_of = np.array([row_of[word] for word in column.dictionary.to_pylist()] + [-1], kind)
    codes: NDArray[Any] = code_of[plain(column.indices.fill_null(len(code_of) - 1))]
    return codes


def write(path: Path, tables: Iterable[Columns]) -> None:
    """Write tables of like columns one below the other, a row group each."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with path.open("wb") as file:
        writer = None
        for columns in tables:
            arrays = [_column(values) if isinstance(values, np.ndarray) else values for values in columns.values()]
            table = pa.Table.from_arrays(arrays, list(columns))
            if writer is None:
                kinds = {field.name: field.type for field in table.schema}
                writer = pq.ParquetWriter(
                    file,
                    table.schema,
                    compression="zstd",
                    write_statistics=False,
                    use_dictionary=[name for name, kind in kinds.items() if pa.types.is_dictionary(kind)],
                    # Times are stored byte by byte: a third smaller at no cost in time.
                    use_byte_stream_split=[name for name, kind in kinds.items() if pa.types.is_floating(kind)],
                )
            writer.write_table(table, row_group_size=max(len(table), 1))
        if writer is not None:
            writer.close()


def read(path: Path) -> Columns:
    """The columns of a whole file."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        return _columns(file.read())


def read_parts(path: Path) -> Iterator[Columns]:
    """The columns of a file, one row group after another."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        for part in range(file.num_row_groups):
            yield _columns(file.read_row_group(part))


def _columns(table: Any) -> Columns:
    return {name: table[name].combine_chunks() for name in table.column_names}
