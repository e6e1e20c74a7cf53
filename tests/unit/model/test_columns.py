"""Tables: the declared dtypes arrive in frames and Arrow, and every difference is told without a value."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from analyzer.model.columns import Column, Table, arrow_schema, check, frame, pandas_dtype
from analyzer.model.tables import TABLES

TABLE = Table(
    "sample",
    1,
    "doc",
    (
        Column("id", "str", "key", key=True),
        Column("kind", "cat", "kind", allowed=("a", "b")),
        Column("n", "int", "count", nullable=True),
        Column("on", "bool", "flag", nullable=True),
        Column("at", "time", "moment", nullable=True),
        Column("share", "float", "share", unit="%", nullable=True),
        Column("many", "list", "several"),
    ),
)
ROW: dict[str, Any] = {"id": "x", "kind": "a", "n": 1, "on": True, "at": 1.5, "share": 0.5, "many": ["p"]}


def test_rows_become_the_declared_dtypes_and_pass_the_check() -> None:
    made = frame(TABLE, [ROW, {"id": "y", "kind": "b", "many": []}])
    assert {name: str(dtype) for name, dtype in made.dtypes.items()} == {
        column.name: pandas_dtype(column) for column in TABLE.columns
    }
    assert check(TABLE, made) == []
    assert made["at"][0] == pd.Timestamp("1970-01-01T00:00:01.5Z")
    assert made.loc[1, ["n", "on", "at", "share"]].isna().all()


@pytest.mark.parametrize("at", [1.5, "1970-01-01T00:00:01.500Z", pd.Timestamp("1970-01-01T00:00:01.5Z")])
def test_a_time_is_seconds_text_or_a_moment(at: Any) -> None:
    assert frame(TABLE, [{**ROW, "at": at}])["at"][0] == pd.Timestamp("1970-01-01T00:00:01.5Z")


def test_a_missing_column_is_null_or_an_error() -> None:
    assert frame(TABLE, {"id": ["x"], "kind": ["a"], "many": [[]]})["n"].isna().all()
    with pytest.raises(KeyError, match=r"sample\.many"):
        frame(TABLE, {"id": ["x"], "kind": ["a"]})


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda made: made.drop(columns="kind"), "kind: is missing"),
        (lambda made: made.assign(other=1), "other: is no column of this table"),
        (lambda made: pd.concat([made, made], ignore_index=True), "key ['id'] repeats 1 times"),
        (lambda made: made.assign(id=pd.Series([None], dtype="str")), "id: has nulls"),
        (lambda made: made.assign(n=["secret"]), "n: is str, should be Int64"),
        (
            lambda made: made.assign(kind=pd.Categorical(["secret"])),
            "kind: has values that are not allowed (allowed: a, b)",
        ),
    ],
)
def test_a_difference_is_named_without_a_value(change: Any, problem: str) -> None:
    problems = check(TABLE, change(frame(TABLE, [ROW])))
    assert problem in problems
    assert "secret" not in " ".join(problems)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_a_key_and_goes_through_arrow_empty(name: str) -> None:
    table = TABLES[name]
    assert table.key[0] == "session_id"
    schema = arrow_schema(table)
    assert (schema.names, schema.metadata[b"table"]) == (table.names, name.encode())
    assert [c.name for c in table.columns if not c.doc] == []
    empty = frame(table, [])
    assert check(table, empty) == []
    assert pa.Table.from_pandas(empty, schema=schema, preserve_index=False).num_rows == 0
