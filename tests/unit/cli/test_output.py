"""Data goes where it was asked for; tables fit the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analyzer.cli.output import _cells, as_json, emit, needs_table, text_table
from analyzer.model.errors import UsageError


def test_text_ends_in_one_newline_and_bytes_stay_as_they_are(tmp_path: Path, capfdbinary: object) -> None:
    file = tmp_path / "out"
    for data, expected in (("a", b"a\n"), ("a\n", b"a\n"), (b"\x00a", b"\x00a"), ("é", "é\n".encode()),
                           (["a\n", "b"], b"a\nb\n"), ([], b"\n")):  # fmt: skip
        emit(data, file)
        assert file.read_bytes() == expected
        emit(data, None)
        assert capfdbinary.readouterr().out == expected  # type: ignore[attr-defined]


def test_lone_surrogates_are_no_fault(tmp_path: Path, capfdbinary: object) -> None:
    emit("a\ud800", tmp_path / "out")
    emit("a\ud800", None)
    assert (tmp_path / "out").read_bytes() == capfdbinary.readouterr().out == b"a?\n"  # type: ignore[attr-defined]


def test_a_file_that_cannot_be_written_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        emit("a", tmp_path / "no" / "file")
    assert (raised.value.code, bool(raised.value.hint)) == ("E102", True)


def test_json_keeps_order_and_letters() -> None:
    assert list(json.loads(as_json({"b": 1, "a": "贺"}))) == ["b", "a"]
    assert "贺" in as_json("贺")


def test_columns_are_aligned_by_cells_and_cut_to_the_width() -> None:
    rows = [{"a": "贺", "b": "x" * 50}, {"a": "long", "b": None}]
    lines = text_table(rows, ["a", "b"], width=20).splitlines()
    assert lines == ["a     b", "贺    " + "x" * 13 + "…", "long"]
    assert text_table([], ["a"]) == "(none)"


def test_the_first_column_is_whole_and_the_widest_others_give_way() -> None:
    rows = [{"id": "i" * 20, "short": "no", "wide": "w" * 30, "wider": "v" * 40}]
    lines = text_table(rows, ["id", "short", "wide", "wider"], width=60).splitlines()
    assert lines[1] == "i" * 20 + "  no     " + "w" * 13 + "…  " + "v" * 14 + "…"
    assert text_table(rows, ["id", "wider"]).splitlines()[1] == "i" * 20 + "  " + "v" * 40


def test_cells_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in text_table([{"a": "\x1b[31m"}], ["a"])


CHECKS = [
    {"need": "root", "level": "ok", "found": "su -c", "mend": ""},
    {"need": "frida-server", "level": "wrong", "found": "17.0.0, but 17.26.0 is wanted",
     "mend": "consentinel device prepare 127.0.0.1:35191 --frida-server frida-server-17.26.0-android-arm64.xz"},
    {"need": "证书", "level": "ok", "found": "我们的" * 20, "mend": ""},
    {"need": "dns", "level": "missing", "found": "a\x1b[2Jb", "mend": "x" * 90},
]  # fmt: skip


@pytest.mark.parametrize("width", [40, 80])
def test_checks_fit_the_terminal_and_what_mends_one_stands_below_it(
    monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = needs_table(CHECKS).split("\n")
    assert max(_cells(line) for line in lines) <= width
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == [
        "need", "root", "frida-server", "证书", "dns"
    ]  # fmt: skip
    text = "".join(line.strip() for line in lines)
    assert "我们的" * 20 in text
    assert "x" * 90 in text
    assert [line for line in lines if "→" in line and not line.startswith("  → ")] == []
    assert "\x1b" not in text


def test_checks_in_a_pipe_are_one_line_each_and_one_for_what_mends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert needs_table(CHECKS[:2]).split("\n") == [
        "need          level  found",
        "root          ok     su -c",
        "frida-server  wrong  17.0.0, but 17.26.0 is wanted",
        "  → consentinel device prepare 127.0.0.1:35191 --frida-server frida-server-17.26.0-android-arm64.xz",
    ]
