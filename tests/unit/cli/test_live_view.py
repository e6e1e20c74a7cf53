"""The live view as a person has it: a real terminal, a real recorder, keys; and plain lines without a terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from support.cli import ROOT, Recording, command, consentinel

from analyzer.cli.live_view import is_wanted


class _Terminal:
    """A recorder in a terminal of its own; `seen` is all it wrote there."""

    def __init__(self, captures: Path, *arguments: str) -> None:
        self._host, device = pty.openpty()
        environment = os.environ | {"CONSENTINEL_CAPTURES": str(captures), "TERM": "xterm", "LINES": "30"}
        self.process = subprocess.Popen(
            command("record", "--device", "none", *arguments), cwd=ROOT, env=environment | {"COLUMNS": "90"},
            stdin=device, stdout=subprocess.DEVNULL, stderr=device, start_new_session=True,
        )  # fmt: skip
        os.close(device)
        self.seen = ""

    def press(self, keys: str) -> None:
        """Press keys."""
        os.write(self._host, keys.encode())

    def wait(self, is_there: Callable[[str], bool]) -> None:
        """Read until what is written fulfils a condition."""
        deadline = time.monotonic() + 120
        while not is_there(self.seen):
            assert time.monotonic() < deadline, self.seen
            if select.select([self._host], [], [], 0.1)[0]:
                try:
                    self.seen += os.read(self._host, 1 << 16).decode("utf-8", "replace")
                except OSError:  # the other side has gone
                    assert is_there(self.seen), self.seen

    def close(self) -> None:
        """End it if it has not ended."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._host)


def _marks(captures: Path) -> list[tuple[str, str]]:
    (file,) = captures.glob("*/raw/marks.jsonl")
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    return [(line["mark"], line["source"]) for line in lines if line["kind"] == "mark"]


_TYPED_NOTHING = "q stop|marked phase:checkout"
"""The last line when no mark is typed any more: the keys, or what became of the latest one for some seconds."""


@pytest.mark.slow
def test_keys_mark_and_end_a_session(tmp_path: Path) -> None:
    terminal = _Terminal(tmp_path)
    try:
        terminal.wait(lambda seen: "q stop" in seen)
        for keys, shown in (("g", "marked consent_granted"), ("x?", ""), ("mcheckou\x7fut\r", "marked phase:checkout"),
                            ("mwrong", "wrong"), ("\x1b", _TYPED_NOTHING), ("w", "marked consent_withdrawn"),
                            ("r", "marked consent_refused")):  # fmt: skip
            n_before = len(terminal.seen)
            terminal.press(keys)
            terminal.wait(lambda seen, shown=shown, n_before=n_before: re.search(shown, seen[n_before:]) is not None)
        terminal.press("q")
        terminal.wait(lambda seen: "session complete" in seen)
        assert terminal.process.wait(60) == 0
    finally:
        terminal.close()
    assert _marks(tmp_path) == [
        ("consent_granted", "operator"), ("phase:checkout", "operator"), ("consent_withdrawn", "operator"),
        ("consent_refused", "operator"),
    ]  # fmt: skip
    assert "consent refused" in terminal.seen


@pytest.mark.slow
def test_no_live_shows_nothing_but_the_end(tmp_path: Path) -> None:
    terminal = _Terminal(tmp_path, "--no-live", "--for", "0.3")
    try:
        terminal.wait(lambda seen: "session complete" in seen)
    finally:
        terminal.close()
    assert "q stop" not in terminal.seen


@pytest.mark.slow
def test_without_a_terminal_it_says_what_is_new_line_by_line(tmp_path: Path) -> None:
    with Recording("--device", "none", "--live", captures=tmp_path) as recording:
        assert consentinel("mark", recording.session, "consent_refused", captures=tmp_path).returncode == 0
        assert recording.process.stderr is not None
        begun = [recording.process.stderr.readline()]
        while "consent refused" not in begun[-1]:
            assert begun[-1], begun
            begun.append(recording.process.stderr.readline())
        assert consentinel("stop", recording.session, captures=tmp_path).returncode == 0
        code, talk = recording.end()
    assert code == 0
    assert [line for line in [*begun, *talk.splitlines(keepends=True)] if "consent" in line and "next" not in line] == [
        "in use, consent refused\n"
    ]


def test_it_is_shown_on_terminals_only_unless_asked_for() -> None:
    assert [is_wanted(option) for option in (None, True, False)] == [False, True, False]
