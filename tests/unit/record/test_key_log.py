"""Secrets of TLS sessions: in one file, and in no other."""

from __future__ import annotations

from pathlib import Path

from analyzer.record.key_log import KeyLog

RANDOM, SECRET = "ab" * 32, "cd" * 48


def test_secrets_go_to_a_private_file_and_leave_the_lines(tmp_path: Path) -> None:
    key_log = KeyLog(tmp_path)
    lines = [
        {"kind": "keylog", "seq": 1, "line": f"CLIENT_RANDOM {RANDOM} {SECRET}"},
        {"kind": "native", "seq": 2},
        {"kind": "keylog", "seq": 3, "line": f"SERVER_TRAFFIC_SECRET_0 {RANDOM} {SECRET}"},
    ]
    assert key_log.take(lines) == [
        {"kind": "keylog", "seq": 1, "line": f"CLIENT_RANDOM {RANDOM}"},
        {"kind": "native", "seq": 2},
        {"kind": "keylog", "seq": 3, "line": f"SERVER_TRAFFIC_SECRET_0 {RANDOM}"},
    ]
    file = tmp_path / "tls_keys.log"
    assert file.read_text() == f"CLIENT_RANDOM {RANDOM} {SECRET}\nSERVER_TRAFFIC_SECRET_0 {RANDOM} {SECRET}\n"
    assert file.stat().st_mode & 0o777 == 0o600
    assert SECRET in str(lines)


def test_there_is_no_file_without_secrets(tmp_path: Path) -> None:
    assert KeyLog(tmp_path).take([{"kind": "api"}]) == [{"kind": "api"}]
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_secret_is_not_written(tmp_path: Path) -> None:
    lines = [{"kind": "keylog", "line": text} for text in ("", None, f"CLIENT_RANDOM {RANDOM} x\nevil {SECRET}")]
    assert KeyLog(tmp_path).take(lines) == [{"kind": "keylog", "line": ""}] * 3
    assert list(tmp_path.iterdir()) == []
