from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from analyzer.report.screens import kept_screens


def _mark(t: float, note: Any, mark: str = "consent_asked") -> dict[str, Any]:
    text = note if isinstance(note, str) else json.dumps(note)
    place = {"v": 1, "kind": "mark", "seq": round(t) % 100, "t": t, "t_mono": t}
    return {**place, "mark": mark, "note": text, "source": "driver"}


def _write(folder: Path, lines: list[dict[str, Any]]) -> Path:
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (folder / "marks.jsonl").write_text(text, encoding="utf-8")
    return folder


def test_pictures_are_dated_by_their_mark_or_by_the_end_of_the_tap(tmp_path: Path) -> None:
    asked = {"screenshot": "consent-01.png", "screenshot_sha256": "ab"}
    answered = {"screenshot": "consent-02.png", "screenshot_sha256": "cd", "t_after": 1_795_300_006.5}
    raw = _write(tmp_path, [_mark(1_795_300_002, asked), _mark(1_795_300_006, answered, "consent_granted")])
    assert kept_screens(raw) == [
        {"t": 1_795_300_002.0, "file": "consent-01.png", "sha256": "ab", "mark": "consent_asked"},
        {"t": 1_795_300_006.5, "file": "consent-02.png", "sha256": "cd", "mark": "consent_granted"},
    ]


@pytest.mark.parametrize("note", ["by hand", "{", "[1]", '{"screenshot": 7}', {"screenshot": None}, ""])
def test_other_notes_name_no_picture(note: Any, tmp_path: Path) -> None:
    assert kept_screens(_write(tmp_path, [_mark(1_795_300_002, note)])) == []


def test_a_time_that_cannot_be_is_not_used(tmp_path: Path) -> None:
    raw = _write(tmp_path, [_mark(1_795_300_002, {"screenshot": "x.png", "t_after": 9e99})])
    assert [screen["t"] for screen in kept_screens(raw)] == [1_795_300_002.0]


def test_a_session_without_raw_files_has_none(tmp_path: Path) -> None:
    assert kept_screens(tmp_path) == []
