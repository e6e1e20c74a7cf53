from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analyzer.model.errors import DataError, UsageError
from analyzer.resources import path as resource
from analyzer.survey import stats
from analyzer.survey.import_table import load_map, recounted
from analyzer.survey.paper import earlier_paper

MAPPING = """
version: 1
name: n
source: s
units: {file: apps.csv, app: [app]}
figures:
  - {name: send, shown: {file: sent.csv, app: [id], where: {to: [x, y]}}, published: 0.5}
  - name: dark
    among: {file: apps.csv, app: [app], where: {kind: [dialog]}}
    shown: {file: apps.csv, app: [app], any_true: [a, b]}
  - {name: elsewhere, shown: {file: sent.csv, app: [id], without: {to: [z]}}}
"""
APPS = "app,kind,a,b\none,dialog,False,True\ntwo,dialog,False,False\nthree,none,True,True\nfour,none\n"
SENT = "id,to\none,x\none,y\ntwo,z\nstranger,x\n"


def _study(folder: Path, mapping: str = MAPPING) -> Path:
    (folder / "apps.csv").write_text(APPS)
    (folder / "sent.csv").write_text(SENT)
    file = folder / "map.yaml"
    file.write_text(mapping)
    return file


def test_apps_are_counted_once_and_strangers_never(tmp_path: Path) -> None:
    rows = recounted(load_map(_study(tmp_path)), tmp_path)
    assert [(row["name"], row["k"], row["n"], row["published"], row["is_inside"]) for row in rows] == [
        ("send", 1, 4, 0.5, True), ("dark", 1, 2, None, None), ("elsewhere", 1, 4, None, None)
    ]  # fmt: skip


def test_a_published_share_outside_the_interval_is_said(tmp_path: Path) -> None:
    rows = recounted(load_map(_study(tmp_path, MAPPING.replace("0.5", "0.99"))), tmp_path)
    assert rows[0]["is_inside"] is False


@pytest.mark.parametrize(
    ("published", "fact"), [(8, "4 of the 8 published (50.0 %)"), (4, "4 of the 4 published (100.0 %)")]
)
def test_tables_that_hold_a_part_of_the_apps_say_so(tmp_path: Path, published: int, fact: str) -> None:
    """Half of the apps are a sample of a finite population; all of them leave nothing uncertain."""
    mapping = load_map(_study(tmp_path, MAPPING.replace("units:", f"published_units: {published}\nunits:")))
    rows = recounted(mapping, tmp_path)
    assert {(row["n_units"], row["n_published"]) for row in rows} == {(4, published)}
    assert rows[0]["ci_low"] == stats.wilson(rows[0]["k"], 4, population=published).low
    assert rows[1]["ci_low"] == stats.wilson(rows[1]["k"], rows[1]["n"]).low
    paper = earlier_paper(mapping, rows, "en")
    assert fact in dict(paper.facts).values()
    assert ["drawn by lot" in note for note in paper.sheets[0].notes] == [True] * (published > 4)


@pytest.mark.parametrize(
    ("change", "message"),
    [(("sent.csv", "absent.csv"), "cannot read this table"), (("[id]", "[app_id]"), "there is no column app_id")],
)
def test_a_table_that_cannot_be_used(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    mapping = load_map(_study(tmp_path, MAPPING.replace(*change)))
    with pytest.raises(DataError, match=message) as raised:
        recounted(mapping, tmp_path)
    assert raised.value.code == "E387"


def test_a_mistake_in_the_mapping_has_its_place(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        load_map(_study(tmp_path, MAPPING.replace("published: 0.5", "published: 50")))
    assert raised.value.code == "E195" and f"{tmp_path}/map.yaml:7:" in str(raised.value)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("folder", "example", "expected"),
    [
        (
            "altpeter-consent", "altpeter2022",
            [("sent a unique id before any interaction", 1580, 2163), ("show a dialog", 189, 2163),
             ("show a dialog, and had sent data to a tracker before", 138, 189),
             ("dialogs with a dark pattern", 173, 189)],
        ),
        ("datenanfragen-datasafety", "datasafety2022", [("sent data that the form does not declare", 62, 214)]),
    ],
)  # fmt: skip
def test_shares_of_earlier_studies_are_theirs(
    tmp_path: Path, shared_captures: Path, folder: str, example: str, expected: list[tuple[str, int, int]]
) -> None:
    """Half of the apps of each study; the counts were made with a few lines of plain Python beside this project."""
    for file in (shared_captures / "surveys" / folder).glob("*.csv"):
        shutil.copy(file, tmp_path)
    example_file = Path(resource("docs")) / "examples" / f"{example}.tables.yaml"
    rows = recounted(load_map(example_file), tmp_path)
    assert [(row["name"], row["k"], row["n"]) for row in rows] == expected
    assert {row["is_inside"] for row in rows} <= {True, None}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_examples_say_in_each_language_that_no_sample_is_shown_to_be_random(lang: str) -> None:
    mapping = load_map(Path(resource("docs")) / "examples" / "datasafety2022.tables.yaml")
    row = {"k": 1, "n": 2, "share": 0.5, "ci_low": 0.1, "ci_high": 0.9, "published": None, "is_inside": None}
    paper = earlier_paper(mapping, [row | {"n_units": 2, "n_published": None}], lang)
    words = {"en": "cannot be seen from the table", "zh": "从表中都看不出来"}
    assert [words[lang] in note for note in paper.sheets[0].notes] == [True]
    assert (
        paper.sheets[0].rows[0][0]
        == {"en": "sent data that the form does not declare", "zh": "发送了表单未声明的数据"}[lang]
    )
