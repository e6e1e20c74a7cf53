from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import pytest
from unit.survey.populations import HOSTILE, small_study
from unit.survey.test_figures import ALL_FIGURES

from analyzer.survey.output import csv_text, write_study


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("study")
    write_study(small_study(folder), folder / "out")
    return folder / "out"


def test_the_folder_of_a_study(out: Path) -> None:
    files = {file.relative_to(out).as_posix() for file in out.rglob("*") if file.is_file()}
    tables = ("eligibility", "prevalence", "cca", "bulletin", "recipients", "sdks", "countries", "paths", "changes",
              "first_sent", "clusters")  # fmt: skip
    assert files == (
        {f"tables/{name}.csv" for name in tables}
        | {f"figures/{name}.{lang}.svg" for name in ALL_FIGURES for lang in ("en", "zh")}
        | {f"report.{lang}.{suffix}" for lang in ("en", "zh") for suffix in ("md", "html")}
        | {"study.json", "data/datapackage.json", *(f"data/{name}.csv" for name in ("sessions", "apps", "cells"))}
    )


def test_the_package_describes_its_files(out: Path) -> None:
    package = json.loads((out / "data" / "datapackage.json").read_text())
    for resource in package["resources"]:
        data = (out / "data" / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        columns = next(csv.reader(data.decode().splitlines()))
        assert columns == [field["name"] for field in resource["schema"]["fields"]]
    assert {resource["name"] for resource in package["resources"]} == {"sessions", "apps", "cells"}


def test_every_session_is_a_row_and_those_that_do_not_count_say_why(out: Path) -> None:
    with (out / "data" / "sessions.csv").open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 16
    assert {(row["app_id"], row["reason"]) for row in rows if row["reason"]} == {
        ("com.lost", "not_complete"), ("com.pay4", "opaque")
    }  # fmt: skip
    assert HOSTILE in {row["app_id"] for row in rows}


def test_the_page_shows_its_figures_and_asks_for_nothing(out: Path) -> None:
    page = (out / "report.zh.html").read_text()
    assert page.count("<svg") == len(ALL_FIGURES)
    assert "default-src 'none'" in page and "src=" not in page


@pytest.mark.parametrize(
    ("row", "line"),
    [({"a": "=1+1"}, "'=1+1"), ({"a": None}, '""'), ({"a": float("nan")}, '""'), ({"a": 0.1}, "0.1"), ({"a": 3}, "3")],
)
def test_cells_are_safe_and_null_is_empty(row: dict[str, object], line: str) -> None:
    assert csv_text([row]) == f"a\n{line}\n"
    assert csv_text([]) == ""


def test_the_same_study_gives_the_same_bytes(out: Path, tmp_path: Path) -> None:
    write_study(small_study(tmp_path), tmp_path / "out")
    for file in (path for path in out.rglob("*") if path.is_file()):
        again = (tmp_path / "out" / file.relative_to(out)).read_bytes()
        assert again == file.read_bytes(), file
