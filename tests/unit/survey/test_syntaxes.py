from __future__ import annotations

import io
import re

import pandas as pd
import pytest
from unit.survey.populations import HOSTILE

from analyzer.survey.paper import study_paper
from analyzer.survey.run import Counted
from analyzer.survey.syntaxes import SYNTAXES, latex_paper, tex
from analyzer.survey.tables import Row

EVIL = "=cmd|'/c'!A1\\input{x}$\\%_<script>&[[x]](y)\n\x1b[31m"
ROWS = [
    {"name": EVIL, "k": 3, "share": 0.123456789, "none": None},
    {"name": "b", "k": 0, "share": float("nan"), "none": None},
]
ENDINGS = {"csv", "md", "html", "tex", "parquet"}


def test_names_are_text_in_every_syntax() -> None:
    written = {name: write(ROWS).decode() for name, write in SYNTAXES.items() if name != "parquet"}
    assert set(SYNTAXES) == ENDINGS
    assert written["csv"].splitlines()[1].startswith("\"'=cmd" if '"' in written["csv"][:20] else "'=cmd")
    assert "<script>" not in written["md"] + written["html"]
    assert r"\input" not in written["tex"] and r"\textbackslash{}input\{x\}" in written["tex"]
    assert all("\x1b" not in text for text in written.values())


def test_the_same_numbers_are_in_all_of_them() -> None:
    assert "0.123456789" in SYNTAXES["csv"](ROWS).decode()
    for name in ("md", "html", "tex"):
        assert "0.123457" in SYNTAXES[name](ROWS).decode()
    frame = pd.read_parquet(io.BytesIO(SYNTAXES["parquet"](ROWS)))
    assert frame["name"][0] == EVIL and list(frame["k"]) == [3, 0]
    assert frame["share"][0] == 0.123456789 and frame[["share", "none"]].isna().iloc[1].all()


@pytest.mark.parametrize("name", sorted(ENDINGS - {"parquet"}))
def test_no_rows_are_an_empty_file(name: str) -> None:
    assert SYNTAXES[name]([]) == b""


def test_a_parquet_of_no_rows_can_be_read() -> None:
    assert pd.read_parquet(io.BytesIO(SYNTAXES["parquet"]([]))).empty


def test_every_character_that_means_something_to_latex_is_shown() -> None:
    shown = tex(r"\{}$&#%_^~<>|\"")
    for command in (r"\textbackslash{}", r"\{", r"\}", r"\$", r"\&", r"\#", r"\%", r"\_", r"\textasciicircum{}"):
        assert command in shown


@pytest.mark.parametrize(("lang", "kind"), [("en", "{article}"), ("zh", "{ctexart}")])
def test_the_paper_is_a_whole_document(rich: Counted, rich_tables: dict[str, list[Row]], lang: str, kind: str) -> None:
    text = latex_paper(study_paper(rich, rich_tables, {}, lang))
    assert kind in text and text.rstrip().endswith(r"\end{document}")
    for name in ("longtable", "document", "description", "itemize"):
        assert text.count(rf"\begin{{{name}}}") == text.count(rf"\end{{{name}}}") > 0


def test_no_name_of_an_app_is_a_command_in_the_paper(small: Counted, small_tables: dict[str, list[Row]]) -> None:
    from dataclasses import replace

    paper = study_paper(small, small_tables, {}, "en")
    assert r"\input" not in latex_paper(replace(paper, title=HOSTILE + r"\input{/etc/passwd}"))


def test_chinese_names_in_an_english_paper_need_chinese_letters(
    rich: Counted, rich_tables: dict[str, list[Row]]
) -> None:
    from dataclasses import replace

    paper = study_paper(rich, rich_tables, {}, "en")
    assert r"{ctex}" not in latex_paper(paper)
    assert r"\usepackage[scheme=plain]{ctex}" in latex_paper(replace(paper, title="轻舟"))


def test_a_long_word_may_be_broken_and_a_short_one_not() -> None:
    assert tex("com.example.weather.beta") == (r"com.\allowbreak{}example.\allowbreak{}weather.\allowbreak{}beta")
    assert tex("f" * 40) == r"\allowbreak{}".join(["f" * 16, "f" * 16, "f" * 8])
    assert tex("tables/paths.csv 100.0") == "tables/paths.csv 100.0"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_columns_of_a_page_are_together_as_wide_as_it(
    rich: Counted, rich_tables: dict[str, list[Row]], lang: str
) -> None:
    text = latex_paper(study_paper(rich, rich_tables, {}, lang))
    tables = [re.findall(r"dimexpr([0-9.]+)", line) for line in text.splitlines() if line.startswith(r"\begin{longt")]
    assert {len(columns) for columns in tables} >= {3, 4, 7}
    assert [sum(map(float, columns)) for columns in tables] == pytest.approx([1.0] * len(tables), abs=0.001)
    assert all(float(share) > 0.05 for columns in tables for share in columns)
