# ruff: noqa: E501 — one case a line
from __future__ import annotations

import json
import struct
import sys
from pathlib import Path
from typing import Any

import pytest
from consent.writer import TREES

from analyzer.cli import app as cli

ASKS = str(TREES / "zh_000_native_alert.xml")
KEYS = ["is_consent", "kind", "language", "buttons", "accept", "reject", "settings", "policy_links", "preticked",
        "ambiguous", "reason"]  # fmt: skip


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    def run_words(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["consentinel", "consent", "inspect", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        captured = capsys.readouterr()
        return int(ended.value.code or 0), captured.out, captured.err

    return run_words


def _png(path: Path, width: int, height: int) -> str:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + struct.pack(">II", width, height))
    return str(path)


def test_json_has_the_promised_keys(run: Any) -> None:
    code, out, err = run(ASKS, "--format", "json")
    seen = json.loads(out)
    assert (code, err, list(seen)) == (0, "", KEYS)
    assert (seen["is_consent"], seen["accept"]["text"], seen["reject"]["text"]) == (True, "同意", "不同意")


def test_text_names_the_buttons(run: Any) -> None:
    code, out, _ = run(ASKS)
    assert code == 0
    assert {"is_consent: yes", "accept: 同意", "reject: 不同意"} <= set(out.splitlines())


def test_a_screen_that_asks_nothing_is_no_error(run: Any) -> None:
    code, out, _ = run(str(TREES / "no_system_0.xml"), "--format", "json")
    assert (code, json.loads(out)["is_consent"], json.loads(out)["kind"]) == (0, False, "permission")


def test_a_picture_only_has_to_fit(run: Any, tmp_path: Path) -> None:
    fits = json.loads(run(ASKS, "--format", "json", "--screenshot", _png(tmp_path / "a.png", 1080, 2280))[1])
    small = json.loads(run(ASKS, "--format", "json", "--screenshot", _png(tmp_path / "b.png", 10, 10))[1])
    assert "picture" not in fits["reason"]
    assert small["reason"].endswith("the picture of 10 × 10 is too small for 2 buttons")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<hierarchy><node", "E380"),
        (b"", "E380"),
        (b"<a/>", "E381"),
        (b"<!DOCTYPE a><hierarchy/>", "E380"),
        (None, "E383"),
    ],
)
def test_damaged_trees_are_errors_of_data(run: Any, tmp_path: Path, content: bytes | None, code: str) -> None:
    file = tmp_path / "tree.xml"
    if content is not None:
        file.write_bytes(content)
    ended, out, err = run(str(file), "--format", "json")
    assert (ended, out) == (4, "")
    assert err.startswith(f"error[{code}] {file}")


def test_a_picture_that_is_none_is_an_error_of_usage(run: Any, tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"GIF89a")
    for name in ("x.png", "absent.png"):
        ended, out, err = run(ASKS, "--screenshot", str(tmp_path / name))
        assert (ended, out, "error[E180]" in err) == (2, "", True)


def test_words_of_the_screen_do_not_reach_the_terminal_raw(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "tree.xml"
    file.write_text('<hierarchy><node text="a&#x9b;31m&#x202e;b" clickable="true" class="x" bounds="[0,0][9,9]"/></hierarchy>',
                    encoding="utf-8")  # fmt: skip
    _, out, _ = run(str(file))
    assert not {"\x9b", "\x1b", "\u202e"} & set(out)


def test_words_of_the_screen_do_not_pass_for_lines_of_ours(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "tree.xml"
    file.write_text('<hierarchy><node text="No&#10;accept: Yes&#13;&#10;&#x2028;kind: x" resource-id="a&#10;is_consent: yes" clickable="true" class="x" bounds="[0,0][9,9]"/></hierarchy>',
                    encoding="utf-8")  # fmt: skip
    _, out, _ = run(str(file))
    names = [line.partition(":")[0] for line in out.splitlines() if ": " in line]
    assert names == [key for key in KEYS if key != "buttons"] + [names[-1]]
    assert out.splitlines()[-1].startswith("other") or out.splitlines()[-1].startswith("ambiguous")


def test_json_of_hostile_words_is_safe_in_a_terminal(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "tree.xml"
    file.write_text('<hierarchy><node text="a&#x9b;31m&#x202e;b&#x2028;" clickable="true" class="x" bounds="[0,0][9,9]"/></hierarchy>',
                    encoding="utf-8")  # fmt: skip
    _, out, _ = run(str(file), "--format", "json")
    assert json.loads(out)["buttons"][0]["text"] == "a\x9b31m\u202eb\u2028"
    assert all(character.isprintable() or character == "\n" for character in out)
