from __future__ import annotations

from analyzer.model.tables import FINDINGS, OBSERVATIONS, PHASES, frame
from analyzer.report.rows import iso_times, rows_of
from analyzer.rules.examples import observation_rows


def test_every_column_is_there_and_null_is_none() -> None:
    (row,) = rows_of(OBSERVATIONS, observation_rows([{"t": 1_795_300_000.123456, "byte_length": 16, "p_chance": 0.25}]))
    assert list(row) == OBSERVATIONS.names
    assert row["t"] == "2026-11-21T22:26:40.123456Z"
    assert (row["byte_length"], row["byte_start"]) == (16, None)
    assert (row["p_chance"], row["access_lag_ms"]) == (0.25, None)
    assert (row["is_encrypted"], row["near_mark"], row["endpoint_id"]) == (True, False, None)
    assert {type(value) for value in row.values()} == {str, int, float, bool, type(None)}


def test_times_may_be_absent() -> None:
    phase = {"session_id": "s", "ordinal": 0, "phase": "launch", "consent_state": "asked"}
    table = frame(PHASES, [{**phase, "t_start": 0.5}, {**phase, "ordinal": 1}])
    assert iso_times(table["t_start"]) == ["1970-01-01T00:00:00.500000Z", None]
    assert iso_times(table["t_start"][:0]) == []


def test_no_rows_give_no_rows() -> None:
    assert rows_of(FINDINGS, frame(FINDINGS, [])) == []
