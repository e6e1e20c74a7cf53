"""The YAML loader: text as written, no repeated keys, every mistake at its place and without what stands there."""

from __future__ import annotations

import time
from enum import StrEnum
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict

from analyzer import yamlio
from analyzer.model.errors import UsageError


class _Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")
    color: Literal["red", "green"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")
    items: list[_Inner] = []
    name: str = ""


def _error(text: str, *, text_only: bool = False) -> UsageError:
    with pytest.raises(UsageError) as raised:
        yamlio.validated(yamlio.loads(text, source="f", text_only=text_only), _Model, code="E199")
    return raised.value


def test_scalars_have_the_types_of_yaml_1_2() -> None:
    data = yamlio.loads("[0o17, 1e3, true, yes, null, 'x', 017]", source="f").data
    assert data == [15, 1000.0, True, "yes", None, "x", 17]
    assert [type(item) for item in data] == [int, float, bool, str, type(None), str, int]


def test_text_only_keeps_every_scalar_as_it_is_written() -> None:
    data = yamlio.loads("[0049, 1e5, yes, ~, 2024-01-01, 0x1F]", source="f", text_only=True).data
    assert data == ["0049", "1e5", "yes", "~", "2024-01-01", "0x1F"]


@pytest.mark.parametrize(
    ("text", "place", "words", "hint"),
    [
        ("nam: x\n", "f:1:1", "unknown key 'nam'", "did you mean 'name'?"),
        ("items:\n  - colour: red\n", "f:2:5", "unknown key 'colour'", "did you mean 'color'?"),
        ("items:\n  - color: rde\n", "f:2:5", "should be one of red, green", "did you mean 'red'?"),
        ("items: 5\n", "f:1:1", "should be a list", "schema"),
        ("items: [5]\n", "f:1:9", "should be a mapping", "schema"),
        ("", "f:1:1", "should be a mapping", "schema"),
    ],
)
def test_a_file_that_does_not_fit_is_shown_at_its_place(text: str, place: str, words: str, hint: str) -> None:
    error = _error(text)
    assert error.code == "E199"
    assert error.message.startswith(f"{place}: ")
    assert words in error.message
    assert hint in error.hint


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: [\n", "f:2:1", ""),
        ("a: secret1\na: secret2\n", "f:2:1", "found duplicate key 'a'"),
        ("ok: 1\na: b\0c\n", "f:2:5", "U+0000"),
        ("[" * 100_000, "f:1:1", "nested too deep"),
        ("a: &a [*a]\n", "f:1:", ""),
    ],
)
def test_what_is_not_yaml_is_shown_at_its_place_without_its_values(text: str, place: str, words: str) -> None:
    error = _error(text)
    assert words in error.message
    assert error.message.startswith(place)
    assert "secret" not in error.message


def test_aliases_that_multiply_end_soon() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    began = time.process_time()
    assert _error("\n".join(lines)).code == "E112"
    assert time.process_time() - began < 20


def test_an_ordinary_alias_is_what_it_names() -> None:
    assert yamlio.loads("a: &a [1]\nb: *a\n", source="f").data == {"a": [1], "b": [1]}


def test_values_with_many_brackets_are_text() -> None:
    text = "name: " + repr("[x" * 1000)
    assert yamlio.loads(text, source="f", text_only=True).data == {"name": "[x" * 1000}


def test_a_file_that_cannot_be_read_is_one_error(tmp_path: Path) -> None:
    latin = tmp_path / "latin.yaml"
    latin.write_bytes(b"a: 1\nb: \xe9\n")
    for file, code, words in (
        (tmp_path / "no.yaml", "E110", "No such file"),
        (tmp_path, "E110", "directory"),
        (latin, "E111", ":2:1"),
    ):
        with pytest.raises(UsageError) as raised:
            yamlio.load(file)
        assert raised.value.code == code
        assert words in raised.value.message
        assert raised.value.hint


def test_a_bom_is_no_part_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "bom.yaml"
    file.write_bytes(b"\xef\xbb\xbfname: x\n")
    assert yamlio.load(file).data == {"name": "x"}
    assert yamlio.load_data(file) == {"name": "x"}


def test_a_path_has_a_value_and_a_place_or_its_parents() -> None:
    document = yamlio.loads("a:\n  - b: 1\n", source="f")
    assert document.value(["a", 0, "b"]) == 1
    assert document.value(["a", 3, "b"]) is None
    assert document.at(["a", 0, "b"]) == "f:2:5"
    assert document.at(["a", 7]) == "f:1:1"


class _Level(StrEnum):
    LOW = "low"
    HIGH = "high"


class _Leveled(BaseModel):
    level: _Level


def test_a_misspelt_word_of_an_enumeration_has_a_nearest_one() -> None:
    with pytest.raises(UsageError, match="f:1:1: level: should be one of low, high") as raised:
        yamlio.validated(yamlio.loads("level: hihg", source="f"), _Leveled, code="E199")
    assert raised.value.hint == "did you mean 'high'?"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\nb:\n  - {until: 2027-13-45}\n", "f:3:13"),
        (f"a: 1\nb: {'9' * 5000}\n", "f:2:4"),
        ("a: &x [2027-01-01, *x]\nb: 2027-02-30\n", "f:2:4"),
    ],
)
def test_a_date_or_number_that_is_none_is_shown_at_its_place(text: str, place: str) -> None:
    with pytest.raises(UsageError, match="no date and no number looks like that") as raised:
        yamlio.loads(text, source="f")
    assert raised.value.message.startswith(f"{place}: ")


def test_a_file_that_no_hand_wrote_is_not_parsed(tmp_path: Path) -> None:
    file = tmp_path / "big.yaml"
    file.write_text("# " + "x" * 100 + "\na: 1\n", encoding="utf-8")
    assert yamlio.load(file, max_bytes=108).data == {"a": 1}
    with pytest.raises(UsageError, match="has more than 107 bytes"):
        yamlio.load(file, max_bytes=107)


def test_an_endless_file_is_left_after_its_limit() -> None:
    with pytest.raises(UsageError, match="has more than"):
        yamlio.load(Path("/dev/zero"))
