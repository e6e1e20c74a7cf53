from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.ingest.lines import BadLines, read_lines
from analyzer.model.errors import DataError


def read(path: Path, data: bytes) -> tuple[list[tuple[int, dict]], BadLines]:
    path.write_bytes(data)
    bad = BadLines(path.name)
    return list(read_lines(path, bad)), bad


def test_whole_lines_are_kept_and_the_others_counted(tmp_path: Path) -> None:
    lines, bad = read(
        tmp_path / "f.jsonl", b'{"kind":"a"}\nnot json\n\x00\x00\n[1]\n{"kind":1}\n{"kind":"b"}\n{"kind":"c"'
    )
    assert lines == [(1, {"kind": "a"}), (6, {"kind": "b"})]
    assert bad.gaps() == [
        {
            "gap_kind": "bad_message",
            "subject": "f.jsonl",
            "n": 4,
            "first_t": None,
            "last_t": None,
            "detail": "lines that are no valid record, the first is line 2",
        },
        {
            "gap_kind": "truncated_file",
            "subject": "f.jsonl",
            "n": 1,
            "first_t": None,
            "last_t": None,
            "detail": "the last line is cut after 11 bytes",
        },
    ]


def test_lone_surrogates_become_the_replacement_character(tmp_path: Path) -> None:
    lines, bad = read(tmp_path / "f", b'{"kind":"a","x":["\\ud800y",{"\\udfff":"\\ud83d\\ude00"}]}\n')
    assert lines == [(1, {"kind": "a", "x": ["\ufffdy", {"\ufffd": "\U0001f600"}]})]
    assert bad.gaps() == []


def test_a_line_nested_too_deep_is_a_bad_line(tmp_path: Path) -> None:
    lines, bad = read(tmp_path / "f", b'{"kind":"a","x":' + b"[" * 200_000 + b"]" * 200_000 + b"}\n")
    assert (lines, bad.n_bad) == ([], 1)


def test_a_missing_file_has_no_lines_and_a_folder_is_an_error(tmp_path: Path) -> None:
    assert list(read_lines(tmp_path / "absent", BadLines("absent"))) == []
    with pytest.raises(DataError):
        list(read_lines(tmp_path, BadLines("folder")))
