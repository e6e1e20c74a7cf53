from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import jsonschema
import pytest
from unit.survey.populations import HOSTILE

from analyzer.schemas.__main__ import FOLDER
from analyzer.survey.measures import DATA_MEASURES, OTHER_MEASURES
from analyzer.survey.package import plain, tables_of, write_package
from analyzer.survey.run import Counted
from analyzer.survey.study import Study


@pytest.fixture(scope="module")
def package(small: Counted, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    write_package(small, str(folder))
    return folder


def test_the_package_describes_its_files(package: Path) -> None:
    told = json.loads((package / "datapackage.json").read_text())
    jsonschema.validate(told, json.loads((FOLDER / "datapackage.schema.json").read_text()))
    for resource in told["resources"]:
        data = (package / resource["path"]).read_bytes()
        assert (resource["hash"], resource["bytes"]) == (f"sha256:{hashlib.sha256(data).hexdigest()}", len(data))
        columns = next(csv.reader(data.decode().splitlines()))
        assert columns == [field["name"] for field in resource["schema"]["fields"]]
    assert [resource["name"] for resource in told["resources"]] == list(tables_of(Study()))


def test_every_session_is_a_row_and_those_that_do_not_count_say_why(package: Path) -> None:
    with (package / "sessions.csv").open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 16
    assert {(row["app_id"], row["reason"]) for row in rows if row["reason"]} == {
        ("com.lost", "not_complete"), ("com.pay4", "opaque")
    }  # fmt: skip
    assert HOSTILE in {row["app_id"] for row in rows}
    assert sorted({int(row["app"]) for row in rows}) == list(range(1, 12))


def test_the_codebook_tells_every_column_and_measure(package: Path) -> None:
    text = (package / "codebook.md").read_text()
    for name, columns in tables_of(Study()).items():
        assert f"## {name}.csv" in text
        assert all(f"| `{column}` |" in text for column in columns)
    assert all(f"| `{name}` |" in text for name in DATA_MEASURES | OTHER_MEASURES)


@pytest.mark.parametrize(
    ("value", "text"), [("=1+1", "'=1+1"), (None, ""), (float("nan"), ""), (0.1, "0.1"), (3, "3"), ("a\x1b", "a\\x1b")]
)
def test_cells_are_safe_and_null_is_empty(value: object, text: str) -> None:
    assert plain(value) == text
