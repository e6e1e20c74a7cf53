"""The blind rounds: labels are well formed, first figures are kept, figures of now do not fall."""

from __future__ import annotations

import json

import pytest

from analyzer.datatypes import data_types
from policy.blind_round import FOLDER, GROUPS, Document, load, measure, parse
from policy.first import RUNS, first_runs, main

ROUNDS = sorted(path.name for path in FOLDER.iterdir())


@pytest.fixture(scope="module")
def documents() -> dict[str, list[Document]]:
    return {name: load(FOLDER / name) for name in ROUNDS}


def test_every_round_has_its_first_figures(documents: dict[str, list[Document]]) -> None:
    counted = {name: {one.group for one in found} for name, found in documents.items()}
    assert {name: set(groups) for name, groups in first_runs().items()} == counted


def test_labels_name_known_data_types(documents: dict[str, list[Document]]) -> None:
    named = {word for found in documents.values() for one in found for label in one.labels for word in label.types}
    assert named <= set(data_types())


@pytest.mark.parametrize("name", ROUNDS)
@pytest.mark.parametrize("group", GROUPS)
def test_figures_do_not_fall(documents: dict[str, list[Document]], name: str, group: str) -> None:
    row = measure(documents[name], group).as_row()
    first = first_runs()[name].get(group)
    least = 0.83 if group.startswith("policy") else 0.88
    assert first is None or float(row["F1"]) >= max(float(first["F1"]), least)


def test_a_round_is_kept_once(capsys: pytest.CaptureFixture[str]) -> None:
    before = RUNS.read_text(encoding="utf-8")
    assert main(["one"]) == 1
    assert "run before" in capsys.readouterr().out
    assert (
        RUNS.read_text(encoding="utf-8")
        == before
        == json.dumps(json.loads(before), ensure_ascii=False, indent=1) + "\n"
    )


def test_labels_are_taken_out_of_the_text() -> None:
    document = parse(
        "a_zh.txt", "标题\n我们收集手机号。⟦c f account|security: phone_number ?email; ?s t: name|nickname_avatar⟧\n"
    )
    assert document.text == "标题\n我们收集手机号。\n"
    assert [(sorted(one.types), one.said, one.is_optional, one.line) for one in document.labels] == [
        (["phone_number"], ("collected", "first"), False, 2),
        (["email"], ("collected", "first"), True, 2),
        (["name", "nickname_avatar"], ("shared", "third"), True, 2),
    ]
    with pytest.raises(ValueError, match="line 1"):
        parse("a_zh.txt", "我们⟦x f: phone_number⟧")
