"""What batches came to, each in a Parquet file of its own, named by a digest of what it holds.

A part is written under another name, brought to the disk, and only then given its own: so there is no half a part, and
whatever stands there under its name is finished work.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from simulator.study.sweep.work import Done, Failure

ENDING = ".parquet"
HALF_WRITTEN = ".partial"


def save(done: Done, folder: Path) -> str:
    """Write a part; its name."""
    table = _as_table(done)
    name = hashlib.sha256(_content(done)).hexdigest()[:32]
    sure(folder / f"{name}{ENDING}", lambda path: pq.write_table(table, path))
    return name


def sure(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file whole or not at all, and bring it to the disk before it is called by its name."""
    half = path.with_name(f".{path.name}{HALF_WRITTEN}")
    try:
        write(half)
        settled(half, path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def settled(half: Path, path: Path) -> None:
    """Bring what is written to the disk, and give it its name."""
    with half.open("rb+") as file:
        os.fsync(file.fileno())
    half.replace(path)
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    if hasattr(os, "O_DIRECTORY"):
        place = os.open(folder, os.O_DIRECTORY)
        try:
            os.fsync(place)
        finally:
            os.close(place)


def read(folder: Path, name: str) -> Done:
    """A part as it was saved. Raises OSError or pyarrow's ArrowException where it cannot be read."""
    table = pq.read_table(folder / f"{name}{ENDING}", memory_map=False)
    said = json.loads(table.schema.metadata[b"strait"])
    shape = (len(table), said["policies"], said["measures"])
    return Done(
        table["row"].to_numpy().astype(np.int64),
        table["replication"].to_numpy().astype(np.int64),
        _matrix(table["values"], shape[1] * shape[2]).reshape(shape),
        _matrix(table["seconds"], shape[1]),
        {int(row): tuple(digests) for row, digests in said["digests"].items()},
        tuple(Failure(*each) for each in said["failed"]),
        said["making_seconds"],
    )


def names(folder: Path) -> Iterator[str]:
    """Every part that there is."""
    for path in sorted(folder.glob(f"*{ENDING}")):
        yield path.name.removesuffix(ENDING)


def clear_halves(folder: Path) -> None:
    """Remove what was being written when a sweep was cut off."""
    for path in folder.glob(f".*{HALF_WRITTEN}"):
        path.unlink(missing_ok=True)


def _as_table(done: Done) -> pa.Table:
    _, policies, measures = done.values.shape
    said = {
        "policies": policies,
        "measures": measures,
        "digests": {str(row): digests for row, digests in sorted(done.digests.items())},
        "failed": done.failed,
        "making_seconds": done.making_seconds,
    }
    return pa.table(
        {
            "row": pa.array(done.rows),
            "replication": pa.array(done.replications),
            "values": pa.FixedSizeListArray.from_arrays(pa.array(done.values.ravel()), policies * measures),
            "seconds": pa.FixedSizeListArray.from_arrays(pa.array(done.seconds.ravel()), policies),
        }
    ).replace_schema_metadata({"strait": json.dumps(said)})


def _matrix(column: pa.ChunkedArray, width: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    flat = column.combine_chunks().flatten().to_numpy(zero_copy_only=False)
    return np.asarray(flat, np.float64).reshape(-1, width)


def _content(done: Done) -> bytes:
    """All that a result depends on, and nothing that differs from one time to the next."""
    head = json.dumps([done.digests, done.failed], sort_keys=True).encode()
    return b"".join((head, done.rows.tobytes(), done.replications.tobytes(), done.values.tobytes()))
