"""Rows of figures as Parquet, for whoever reads them with a program."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any


def rows_parquet(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Give rows that have the same keys as a Parquet file; NaN is null, and a column of nulls alone is text.

    Same rows, same bytes, by the same version of pyarrow.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    names = list(rows[0]) if rows else []
    columns = [pa.array([_known(row[name]) for row in rows]) for name in names]
    columns = [column.cast(pa.string()) if pa.types.is_null(column.type) else column for column in columns]
    buffer = io.BytesIO()
    pq.write_table(pa.table(dict(zip(names, columns, strict=True))), buffer, compression="zstd")
    return buffer.getvalue()


def _known(value: Any) -> Any:
    return None if value != value else value
