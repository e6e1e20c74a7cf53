from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analyzer.model.errors import DataError
from analyzer.model.tables import GAPS, TABLES, arrow_schema, frame
from analyzer.store.parquet import (
    TableWriter,
    count_different,
    read_some,
    read_table,
    redacted_bytes,
    unique_rows,
    write_table,
)
from analyzer.store.session import Session


def gaps(*ids: str) -> pd.DataFrame:
    rows = [
        {"session_id": "s", "gap_id": name, "gap_kind": "tls_refused", "subject": "h", "n": 2,
         "first_t": 1_700_000_000.123456, "last_t": None, "detail": None}
        for name in ids
    ]  # fmt: skip
    return frame(GAPS, rows)


def test_a_table_comes_back_equal(tmp_path: Path) -> None:
    write_table(tmp_path, "gaps", gaps("a", "b"))
    pd.testing.assert_frame_equal(read_table(tmp_path, "gaps"), gaps("a", "b"))
    assert read_table(tmp_path, "gaps", ["subject", "gap_id"])["gap_id"].tolist() == ["a", "b"]


@pytest.mark.parametrize("name", sorted(TABLES))
def test_empty_tables_keep_their_columns_and_documentation(tmp_path: Path, name: str) -> None:
    path = write_table(tmp_path, name, frame(TABLES[name], []))
    pd.testing.assert_frame_equal(read_table(tmp_path, name), frame(TABLES[name], []))
    schema = pq.read_schema(path)
    assert schema.metadata[b"table"] == name.encode()
    assert all(field.metadata[b"doc"] for field in schema)


def test_a_session_has_its_tables_in_its_folder(tmp_path: Path) -> None:
    session = Session.create(tmp_path, app_id="a", name="s")
    assert write_table(session, "gaps", gaps("a")) == tmp_path / "s" / "tables" / "gaps.parquet"


def test_row_groups_are_written_one_after_another(tmp_path: Path) -> None:
    with TableWriter(tmp_path, "gaps") as writer:
        for name in "abc":
            writer.write(gaps(name))
    assert pq.ParquetFile(tmp_path / "gaps.parquet").num_row_groups == 3
    assert read_table(tmp_path, "gaps")["gap_id"].tolist() == ["a", "b", "c"]


def test_a_frame_that_is_not_the_table_is_refused_with_every_problem(tmp_path: Path) -> None:
    write_table(tmp_path, "gaps", gaps("kept"))
    wrong = gaps("a", "a").drop(columns="subject").assign(n=["secret", "value"], extra=1)
    with pytest.raises(DataError) as caught:
        write_table(tmp_path, "gaps", wrong)
    assert caught.value.code == "E310"
    assert sorted(caught.value.message.splitlines()) == [
        "  extra: is no column of this table",
        "  key ['session_id', 'gap_id'] repeats 1 times",
        "  n: is str, should be int64",
        "  subject: is missing",
        "gaps.parquet does not match table gaps v1",
    ]
    assert read_table(tmp_path, "gaps")["gap_id"].tolist() == ["kept"]
    assert [path.name for path in tmp_path.iterdir()] == ["gaps.parquet"]


def test_values_that_are_not_allowed_and_nulls_are_named_without_the_value(tmp_path: Path) -> None:
    flows = frame(TABLES["phases"], [{"session_id": "s", "ordinal": 0, "phase": "launch", "consent_state": "unknown"}])
    wrong = flows.assign(consent_state=pd.Categorical(["356938035643809"]), phase=pd.Categorical([None]))
    with pytest.raises(DataError) as caught:
        write_table(tmp_path, "phases", wrong)
    assert "phase: has nulls" in caught.value.message
    assert "consent_state: has values that are not allowed (allowed: unknown, none_asked" in caught.value.message
    assert "356938035643809" not in caught.value.message


def test_a_file_changed_by_others_is_found_on_reading(tmp_path: Path) -> None:
    path = write_table(tmp_path, "gaps", gaps("a", "b"))
    table = pq.read_table(path)
    pq.write_table(pa.concat_tables([table, table]), path)
    with pytest.raises(DataError, match="repeats 2 times") as caught:
        read_table(tmp_path, "gaps")
    assert caught.value.hint.startswith("rebuild it with: consentinel analyze --rebuild")
    pq.write_table(table.replace_schema_metadata({"version": "99"}), path)
    with pytest.raises(DataError, match="it is version 99 of the table, this consentinel reads 1"):
        read_table(tmp_path, "gaps")


@pytest.mark.parametrize("data", [None, b"", b"PAR1 no", b"x" * 100])
def test_what_is_no_table_is_one_error(tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "gaps.parquet").write_bytes(data)
    with pytest.raises(DataError) as caught:
        read_table(tmp_path, "gaps")
    assert caught.value.code == "E311"


def test_a_redacted_table_lacks_its_sensitive_columns_and_can_be_read(tmp_path: Path) -> None:
    row = {
        "session_id": "s", "flow_id": "f", "seq": 0, "kind": "http", "t_start": 1.0, "host": "h", "port": 1,
        "path": "/secret",
        "request_bytes": 0, "response_bytes": 0, "is_encrypted": True, "party_relation": "first", "phase": "launch",
        "consent_state": "unknown", "decode_state": "empty", "is_truncated": False, "app_attribution": "app",
    }  # fmt: skip
    data = redacted_bytes("flows", frame(TABLES["flows"], [row]))
    assert b"secret" not in data
    assert "path" not in pq.read_schema(io.BytesIO(data)).names
    (tmp_path / "flows.parquet").write_bytes(data)
    assert read_table(tmp_path, "flows")["path"].tolist() == [""]
    assert read_table(tmp_path, "flows", ["flow_id"]).columns.tolist() == ["flow_id"]


MANY = 70
"""Times that rows are repeated so that an engine compares them; ten times as many are counted by one."""


def flows(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    """Give flows of (flow_id, kind, host, app_attribution)."""
    empty = dict.fromkeys(TABLES["flows"].names)
    more = {"session_id": "s", "seq": 1, "scheme": "https", "port": 443, "t_start": 1_700_000_000.0, "method": "GET",
            "path": "/", "request_bytes": 0, "response_bytes": 0, "is_encrypted": True, "party_relation": "first",
            "phase": "launch", "consent_state": "unknown", "decode_state": "empty", "is_truncated": False}  # fmt: skip
    told = [{"flow_id": name, "kind": kind, "host": host, "app_attribution": whose} for name, kind, host, whose in rows]
    return frame(TABLES["flows"], [empty | more | one for one in told])


@pytest.mark.parametrize("times", [1, MANY])
def test_different_rows_are_given_once_with_the_least_of_a_column(tmp_path: Path, times: int) -> None:
    kinds = [("tls_refused", "a", 3), ("tls_refused", "a", 2), ("opaque_body", "a", 9), ("opaque_body", None, 4)]
    rows = [
        {"session_id": "s", "gap_id": str(number), "gap_kind": kind, "subject": "h", "n": n, "first_t": None,
         "last_t": None, "detail": detail}
        for number, (kind, detail, n) in enumerate(kinds * times)
    ]  # fmt: skip
    write_table(tmp_path, "gaps", frame(TABLES["gaps"], rows))
    found = read_some(tmp_path, "gaps", ["gap_kind", "detail", "n"])
    assert sorted(unique_rows(found, ["gap_kind", "detail"], least="n"), key=lambda row: row["n"]) == [
        {"gap_kind": "tls_refused", "detail": "a", "n": 2},
        {"gap_kind": "opaque_body", "detail": None, "n": 4},
        {"gap_kind": "opaque_body", "detail": "a", "n": 9},
    ]
    assert sorted(row["gap_kind"] for row in unique_rows(found, ["gap_kind"])) == ["opaque_body", "tls_refused"]
    with pytest.raises(DataError, match="there is no table"):
        read_some(tmp_path, "flows", ["host"])


@pytest.mark.parametrize("times", [1, 10 * MANY])
def test_different_values_are_counted_among_the_rows_that_fit(tmp_path: Path, times: int) -> None:
    told = [("1", "http", "app"), ("2", "websocket", "app"), ("3", "http", "system"), ("4", "http", "unknown")]
    repeated = flows(*((name, kind, "h", whose) for name, kind, whose in told * times))
    pq.write_table(pa.Table.from_pandas(repeated, schema=arrow_schema(TABLES["flows"])), tmp_path / "flows.parquet")
    found = read_some(tmp_path, "flows", ["flow_id", "kind", "app_attribution"])
    kept = {"kind": ("http", "websocket"), "app_attribution": ("app", "unknown")}
    assert count_different(found, of="flow_id", by="kind", where=kept) == {"": 3, "http": 2, "websocket": 1}
    assert count_different(found, of="flow_id", by="kind", where={"kind": ("quic",)}) == {"": 0}


def test_a_small_table_is_stored_so_that_it_is_read_soonest(tmp_path: Path) -> None:
    stored = {}
    for n in (1, 5001):
        path = write_table(tmp_path, "gaps", gaps(*map(str, range(n))))
        stored[n] = pq.ParquetFile(path).metadata.row_group(0).column(0).compression
    assert stored == {1: "SNAPPY", 5001: "ZSTD"}


def test_a_column_that_is_missing_or_of_another_type_is_named(tmp_path: Path) -> None:
    write_table(tmp_path, "gaps", frame(TABLES["gaps"], []))
    whole = pq.read_table(tmp_path / "gaps.parquet")
    wrong = whole.set_column(whole.schema.get_field_index("n"), "n", pa.array([], pa.string()))
    pq.write_table(
        wrong.drop_columns(["subject"]).replace_schema_metadata(whole.schema.metadata), tmp_path / "gaps.parquet"
    )
    with pytest.raises(DataError) as raised:
        read_some(tmp_path, "gaps", ["subject", "n"])
    assert raised.value.code == "E310"
    assert "n: it is string, not int64" in str(raised.value) and "subject: it is missing" in str(raised.value)
