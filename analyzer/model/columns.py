"""What a table is: columns with dtype, unit and meaning; Arrow schemas, frames and checks made from them.

dtype → Arrow → pandas 3: str → string → str · cat → dictionary<int32,string> → category · int → int64 →
int64 (Int64 when nullable) · float → double → float64 (null as NaN) · bool → bool → bool (boolean when
nullable) · time → timestamp[us, UTC] → datetime64[us, UTC] · list → list<string> → object.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Dtype = Literal["str", "cat", "int", "float", "bool", "time", "list"]


@dataclass(frozen=True)
class Column:
    """One column: `key` columns identify a row, `sensitive` ones never leave in a redacted pack."""

    name: str
    dtype: Dtype
    doc: str
    key: bool = False
    nullable: bool = False
    sensitive: bool = False
    unit: str = ""
    allowed: tuple[str, ...] = ()
    default: object = None


@dataclass(frozen=True)
class Table:
    """A table of the session folder."""

    name: str
    version: int
    doc: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """Column names in their order."""
        return [column.name for column in self.columns]

    @property
    def key(self) -> list[str]:
        """Names of the columns that identify a row."""
        return [column.name for column in self.columns if column.key]


def arrow_schema(table: Table) -> pa.Schema:
    """Give the Arrow schema of a table, with doc and unit in the fields and name and version in the metadata."""
    import pyarrow as pa

    fields = [
        pa.field(
            column.name,
            _arrow_type(column.dtype),
            nullable=column.nullable,
            metadata={"doc": column.doc, "unit": column.unit},
        )
        for column in table.columns
    ]
    return pa.schema(fields, metadata={"table": table.name, "version": str(table.version), "doc": table.doc})


def _arrow_type(dtype: Dtype) -> Any:
    import pyarrow as pa

    types: Mapping[str, Any] = {
        "str": pa.string(),
        "cat": pa.dictionary(pa.int32(), pa.string()),
        "int": pa.int64(),
        "float": pa.float64(),
        "bool": pa.bool_(),
        "time": pa.timestamp("us", tz="UTC"),
        "list": pa.list_(pa.string()),
    }
    return types[dtype]


def pandas_dtype(column: Column) -> str:
    """Give the pandas dtype a column has in a frame."""
    nullable = {"int": "Int64", "bool": "boolean"}
    plain = {"int": "int64", "bool": "bool"}
    others = {
        "str": "str",
        "cat": "category",
        "float": "float64",
        "time": "datetime64[us, UTC]",
        "list": "object",
    }
    return others.get(column.dtype) or (nullable if column.nullable else plain)[column.dtype]


def frame(table: Table, rows: Any) -> pd.DataFrame:
    """Make a frame of this table from rows (dicts) or columns (dict of arrays), in the declared dtypes.

    Missing columns become null where the column may be null. Times are seconds since the epoch (float),
    datetimes or ISO text. Column order is the table's.
    Raises KeyError for a missing column that may not be null.
    """
    import numpy as np
    import pandas as pd

    if isinstance(rows, list) and not rows:
        return _empty(table).copy()
    data = rows if isinstance(rows, dict) else {name: [row.get(name) for row in rows] for name in table.names}
    size = max((len(values) for values in data.values()), default=0)
    series = {}
    for column in table.columns:
        if column.name in data:
            values = data[column.name]
        elif column.nullable:
            series[column.name] = _nulls(column).take(np.zeros(size, dtype=np.intp)).reset_index(drop=True)
            continue
        else:
            raise KeyError(f"{table.name}.{column.name} is missing")
        series[column.name] = _series(pd.Series(values, dtype=_raw_dtype(column, values)), column)
    return pd.DataFrame(series, columns=table.names)


@functools.cache
def _empty(table: Table) -> pd.DataFrame:
    """Give the frame without rows, to be copied: most tables of a small session are empty."""
    return frame(table, {name: [] for name in table.names})


@functools.cache
def _nulls(column: Column) -> pd.Series:
    """Give a row that is null, to be repeated."""
    import pandas as pd

    return _series(pd.Series([None], dtype=_raw_dtype(column, [None])), column)


def _raw_dtype(column: Column, values: Any) -> Any:
    if hasattr(values, "dtype"):
        return None
    return "float64" if column.dtype in ("float", "time") and _all_numbers(values) else "object"


def _all_numbers(values: Any) -> bool:
    return all(value is None or isinstance(value, int | float) for value in values)


def _series(series: pd.Series, column: Column) -> pd.Series:
    import pandas as pd

    if column.dtype == "str" and isinstance(series.dtype, pd.CategoricalDtype):
        return _repeated(series)
    if column.dtype != "time":
        if column.dtype == "cat" and column.allowed:
            return series.astype(pd.CategoricalDtype(list(column.allowed)))
        return series.astype(pandas_dtype(column))
    if pd.api.types.is_numeric_dtype(series):
        micros = (series * 1_000_000).round()
        return pd.to_datetime(micros, unit="us", utc=True).dt.as_unit("us")
    return pd.to_datetime(series, utc=True, format="mixed").dt.as_unit("us")


def _repeated(series: pd.Series) -> pd.Series:
    """Give a column of categories as text, without making an object of each row."""
    import pandas as pd

    texts = series.cat.categories.astype("str").array
    return pd.Series(texts.take(series.cat.codes.to_numpy(), allow_fill=True), index=series.index, copy=False)


def check(table: Table, observed: pd.DataFrame) -> list[str]:
    """Give every way in which a frame is not this table, one line each; empty when it is.

    Checked by pandera: presence, dtype, nulls, allowed values, and that the key is unique.
    """
    import pandera.pandas as pa
    from pandera.errors import SchemaErrors

    columns = {
        column.name: pa.Column(
            None,
            checks=[_dtype_check(column, pa)] + ([pa.Check.isin(column.allowed)] if column.allowed else []),
            nullable=column.nullable,
        )
        for column in table.columns
    }
    schema = pa.DataFrameSchema(columns, strict=True, unique=table.key or None)
    try:
        schema.validate(observed, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases.drop_duplicates(["column", "check", "failure_case"])
        rows = cases[["column", "check", "failure_case"]].itertuples(index=False)
        return list(dict.fromkeys(_problem(table, observed, str(name), str(rule), case) for name, rule, case in rows))
    return []


def _problem(table: Table, observed: pd.DataFrame, name: str, rule: str, case: object) -> str:
    """Give one failure of pandera as a line for people; never a value of the frame."""
    if rule == "column_in_dataframe":
        return f"{case}: is missing"
    if rule == "column_in_schema":
        return f"{case}: is no column of this table"
    if rule == "multiple_fields_uniqueness":
        return f"key {table.key} repeats {int(observed.duplicated(table.key).sum())} times"
    if rule == "not_nullable":
        return f"{name}: has nulls"
    if rule.startswith("isin"):
        allowed = next(column.allowed for column in table.columns if column.name == name)
        return f"{name}: has values that are not allowed (allowed: {', '.join(allowed)})"
    return f"{name}: is {observed[name].dtype}, {rule}"


def _dtype_check(column: Column, pandera: Any) -> Any:
    expected = pandas_dtype(column)

    def right(series: Any) -> bool:
        name = str(series.dtype)
        return name == expected or (expected == "str" and name in ("str", "string"))

    return pandera.Check(right, error=f"should be {expected}", ignore_na=False)
