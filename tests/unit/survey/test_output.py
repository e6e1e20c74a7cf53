from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from unit.survey.populations import rich_study
from unit.survey.test_figures import ALL_FIGURES

from analyzer.survey.output import tables_of, write_study
from analyzer.survey.package import tables_of as data_tables
from analyzer.survey.run import Counted
from analyzer.survey.study import Study
from analyzer.survey.syntaxes import SYNTAXES

TABLES = (
    "eligibility", "prevalence", "cca", "declared_observed", "policy", "bulletin", "notice", "recipients", "sdks",
    "responsibility", "countries", "paths", "changes", "years", "first_sent", "traffic", "trials", "clusters",
    "agreement",
)  # fmt: skip
CODE = """
import resource, signal, sys
sys.path[:0] = sys.argv[2:]
from pathlib import Path
from unit.survey.populations import small_study
from analyzer.model.errors import SetupError
from analyzer.survey.output import tables_of, write_study
counted = small_study(Path(sys.argv[1]))
tables = tables_of(counted)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))
try:
    write_study(counted, Path(sys.argv[1]) / "out", tables)
except SetupError as error:
    print(error.code)
"""


@pytest.fixture(scope="module")
def out(small: Counted, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("study")
    write_study(small, folder / "out", tables_of(small))
    return folder / "out"


def test_the_folder_of_a_study(out: Path) -> None:
    files = {file.relative_to(out).as_posix() for file in out.rglob("*") if file.is_file()}
    assert files == (
        {f"tables/{name}.{suffix}" for name in TABLES for suffix in SYNTAXES}
        | {f"figures/{name}.{lang}.svg" for name in ALL_FIGURES for lang in ("en", "zh")}
        | {f"report.{lang}.{suffix}" for lang in ("en", "zh") for suffix in ("md", "html", "tex")}
        | {
            "study.json",
            "data/datapackage.json",
            "data/codebook.md",
            *(f"data/{name}.csv" for name in data_tables(Study())),
        }
    )


def test_the_page_shows_its_figures_and_asks_for_nothing(out: Path) -> None:
    page = (out / "report.zh.html").read_text()
    assert page.count("<svg") == len(ALL_FIGURES)
    assert "default-src 'none'" in page and "src=" not in page


def test_the_same_study_gives_the_same_bytes(rich: Counted, tmp_path: Path) -> None:
    write_study(rich, tmp_path / "one", tables_of(rich))
    again = rich_study(tmp_path)
    write_study(again, tmp_path / "two", tables_of(again))
    for file in (path for path in (tmp_path / "one").rglob("*") if path.is_file()):
        assert (tmp_path / "two" / file.relative_to(tmp_path / "one")).read_bytes() == file.read_bytes(), file


def test_an_earlier_study_stands_beside(small: Counted, rich: Counted, tmp_path: Path) -> None:
    rows = tables_of(rich, small)["studies"]
    assert {(row["first"], row["second"]) for row in rows} == {("small", "rich")}


def test_a_full_disk_is_said_and_leaves_no_half_file(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CODE, str(tmp_path), *sys.path], capture_output=True, text=True)
    assert done.stdout.strip() == "E280", done.stderr
    written = [file for file in (tmp_path / "out").rglob("*") if file.is_file()]
    assert [file for file in written if file.stat().st_size >= 300 or file.name.endswith(".tmp")] == []
