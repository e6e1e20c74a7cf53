from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analyzer.model.errors import DataError
from analyzer.model.tables import TABLES, frame
from analyzer.store.parquet import TableWriter, write_table
from analyzer.store.tables import Tables, as_tables

N, SOME = 7, ["flow_id", "host"]


def _flows(first: int = 0, n: int = N) -> pd.DataFrame:
    row = {
        "session_id": "s", "kind": "http", "t_start": 1.0, "host": "a.net", "port": 443, "path": "/",
        "request_bytes": 0, "response_bytes": 0, "is_encrypted": True, "party_relation": "first", "phase": "idle",
        "consent_state": "asked", "decode_state": "empty", "is_truncated": False, "is_in_process": False,
        "app_attribution": "app",
    }  # fmt: skip
    return frame(TABLES["flows"], [row | {"flow_id": f"f{at}", "seq": at} for at in range(first, first + n)])


def _phases() -> pd.DataFrame:
    return frame(TABLES["phases"], [{"session_id": "s", "ordinal": 0, "phase": "idle", "consent_state": "asked"}])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with TableWriter(tmp_path, "flows") as writer:
        for first in range(0, N, 3):
            writer.write(_flows(first, min(3, N - first)))
    write_table(tmp_path, "phases", _phases())
    return tmp_path


def test_a_table_written_in_pieces_is_the_same_table(folder: Path) -> None:
    tables = Tables.of_folder(folder, ["flows", "phases"])
    assert [*tables] == ["flows", "phases"] and len(tables) == 2 and "gaps" not in tables
    assert tables.columns("flows", SOME).equals(_flows()[SOME])
    assert tables.rows("flows", "flow_id", {"f1", "f6"})["seq"].tolist() == [1, 6]
    assert tables.rows("flows", "flow_id", ()).empty
    parts = [*tables.parts("flows")]
    assert [part["seq"].tolist() for part in parts] == [[0, 1, 2], [3, 4, 5], [6]]
    pd.testing.assert_frame_equal(pd.concat(parts, ignore_index=True), _flows())
    pd.testing.assert_frame_equal(tables["flows"], _flows())
    assert tables["flows"] is tables["flows"]
    assert tables.columns("flows", SOME).equals(_flows()[SOME])
    assert tables.rows("flows", "flow_id", {"f1", "f6"})["seq"].tolist() == [1, 6]
    assert [len(part) for part in tables.parts("flows")] == [N]
    assert tables.get("gaps") is None


def test_frames_by_name_are_tables(folder: Path) -> None:
    tables = as_tables({"flows": _flows()})
    assert as_tables(tables) is tables
    assert tables.columns("flows", SOME).equals(_flows()[SOME])
    both = Tables.of_folder(folder, ["flows"]) | {"phases": _phases()}
    assert both.columns("flows", ["seq"])["seq"].tolist() == [*range(N)]
    none = both | {"flows": _flows(0, 0)}
    assert (len(none["flows"]), len(none)) == (0, 2)


def test_a_change_is_made_to_whatever_is_read(folder: Path) -> None:
    def louder(name: str, frame: pd.DataFrame) -> pd.DataFrame:
        return frame.assign(host=frame["host"] + "!") if "host" in frame else frame

    twice = Tables.of_folder(folder, ["flows", "phases"]).changed(louder).changed(louder) | {}
    assert set(twice.columns("flows", SOME)["host"]) == {"a.net!!"}
    assert twice.rows("flows", "flow_id", {"f2"})["host"].tolist() == ["a.net!!"]
    assert set(twice["flows"]["host"]) == {"a.net!!"}
    assert twice["phases"].equals(_phases())


def test_what_is_damaged_is_said_before_it_is_needed(folder: Path) -> None:
    file = folder / "flows.parquet"
    data = bytearray(file.read_bytes())
    data[len(data) // 4 : len(data) // 2] = bytes(len(data) // 2 - len(data) // 4)
    file.write_bytes(data)
    with pytest.raises(DataError) as said:
        Tables.of_folder(folder, ["flows"])
    assert said.value.code == "E311"
    file.unlink()
    with pytest.raises(DataError) as said:
        Tables.of_folder(folder, ["flows"])
    assert said.value.code == "E311"
