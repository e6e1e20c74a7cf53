from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.model.errors import UsageError
from analyzer.survey import stats
from analyzer.survey.raters import agreement, read_ratings
from analyzer.survey.study import Rater, Study

TWO = Study(raters=(Rater(name="A", file="a.csv"), Rater(name="B", file="b.csv")))
THREE = Study(raters=(*TWO.raters, Rater(name="C", file="c.csv")))


def _files(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8-sig")
    return folder


def test_two_raters_have_cohens_kappa_per_question(tmp_path: Path) -> None:
    base = _files(tmp_path, a="id,dialog,dark\ns1,yes,x\ns2,yes,x\ns3,no,x\ns4,no,\n",
                  b="id,dark,dialog\ns4,x,no\ns3,x,no\ns2,x,no\ns1,x,yes\n")  # fmt: skip
    rows = {row["question"]: row for row in agreement(read_ratings(TWO, base), TWO)}
    dialog, dark = rows["dialog"], rows["dark"]
    assert (dialog["raters"], dialog["method"], dialog["n"], dialog["agreed"]) == ("A / B", "cohen", 4, 3)
    assert dialog["kappa"] == stats.cohen_kappa(["y", "y", "n", "n"], ["y", "n", "n", "n"])
    assert dialog["ci_low"] <= dialog["kappa"] <= dialog["ci_high"]
    assert (dark["n"], dark["n_left_out"], dark["agreed"]) == (3, 1, 3)
    assert dark["kappa"] != dark["kappa"]  # one label only: κ is not defined


def test_three_raters_have_fleiss_kappa_too(tmp_path: Path) -> None:
    base = _files(tmp_path, a="id,q\n1,y\n2,y\n3,n\n", b="id,q\n1,y\n2,n\n3,n\n", c="id,q\n1,y\n2,n\n3,n\n")
    rows = agreement(read_ratings(THREE, base), THREE)
    assert [(row["raters"], row["method"]) for row in rows] == [
        ("A / B", "cohen"), ("A / C", "cohen"), ("B / C", "cohen"), ("A / B / C", "fleiss")
    ]  # fmt: skip
    assert rows[-1]["kappa"] == stats.fleiss_kappa([[0, 3], [2, 1], [3, 0]])
    assert rows[2]["kappa"] == 1.0


def test_the_interval_repeats_and_its_kappa_is_that_of_the_whole() -> None:
    patterns = {("y", "y", "n"): 7, ("n", "n", "n"): 5, ("y", "y", "y"): 9}
    one = stats.kappa_interval(patterns, seed=3, repetitions=500)
    assert one == stats.kappa_interval(patterns, seed=3, repetitions=500)
    assert one != stats.kappa_interval(patterns, seed=4, repetitions=500)
    labels = [pattern for pattern, n in patterns.items() for _ in range(n)]
    whole = stats.fleiss_kappa([[pattern.count(name) for name in "ny"] for pattern in labels])
    assert one[0] < whole < one[1]


@pytest.mark.parametrize(
    ("b", "message"),
    [
        (None, "b.csv: there is no such label file (rater B)"),
        ("name,q\n1,y\n", "b.csv:1: there is no column id"),
        ("id,q\n1,y\n1,n\n", "b.csv:3: a second row of the same id"),
        ("id,q\n,y\n", "b.csv:2: an empty id"),
        ("id,q\n1,y\n", "the raters A and B differ in ids: B has no 2"),
        ("id,q\n1,y\n2,n\n3,n\n", "the raters A and B differ in ids: A has no 3"),
        ("id,other\n1,y\n2,n\n", "the raters A and B differ in questions: B has no q"),
    ],
)
def test_label_files_that_cannot_be_used(tmp_path: Path, b: str | None, message: str) -> None:
    base = _files(tmp_path, a="id,q\n1,y\n2,n\n", **({} if b is None else {"b": b}))
    with pytest.raises(UsageError) as raised:
        read_ratings(TWO, base)
    assert raised.value.code == "E181" and raised.value.message.endswith(message)


def test_a_label_file_that_is_no_text(tmp_path: Path) -> None:
    _files(tmp_path, a="id,q\n1,y\n")
    (tmp_path / "b.csv").write_bytes(b"id,q\n\xff\xfe,y\n")
    with pytest.raises(UsageError, match="cannot read this label file"):
        read_ratings(TWO, tmp_path)


def test_many_ids_are_not_all_named(tmp_path: Path) -> None:
    base = _files(tmp_path, a="id,q\n" + "".join(f"u{n},y\n" for n in range(9)), b="id,q\nu0,y\n")
    with pytest.raises(UsageError, match=r"B has no u1, u2, u3, u4, u5 and 3 more"):
        read_ratings(TWO, base)


def test_a_study_without_raters_has_no_agreement(tmp_path: Path) -> None:
    assert agreement(read_ratings(Study(), tmp_path), Study()) == []
