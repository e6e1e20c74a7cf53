from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from analyzer.farm.child import Stop, ready_session, run_command


def test_a_command_ends_with_its_code_and_its_last_error(tmp_path: Path) -> None:
    done = run_command(["--version"], folder=tmp_path / "a", timeout_s=60, stop=Stop())
    assert (done.code, done.why, done.error, done.message) == (0, "", "", "")
    assert (tmp_path / "a" / "out").read_text().startswith("consentinel ")
    wrong = run_command(["session", "show", "nowhere"], folder=tmp_path / "b", timeout_s=60, stop=Stop())
    assert (wrong.code, wrong.error) == (4, "E301")
    assert wrong.message == "nowhere is not a session: there is no such folder"
    assert int((tmp_path / "b" / "pid").read_text()) > 0


@pytest.mark.slow
def test_a_recorder_whose_time_is_over_ends_in_order(tmp_path: Path) -> None:
    arguments = ["record", "--device", "none", "--lifeline", "--session-dir", str(tmp_path / "session")]
    stop = Stop()

    def when_ready() -> None:
        while not ready_session(tmp_path / "talk"):
            time.sleep(0.02)
        stop.asked.set()

    thread = threading.Thread(target=when_ready)
    thread.start()
    ended = run_command(arguments, folder=tmp_path / "talk", timeout_s=120, stop=stop)
    thread.join()
    assert (ended.code, ended.why) == (0, "stop")
    assert ready_session(tmp_path / "talk") == str(tmp_path / "session")
    assert '"state": "complete"' in (tmp_path / "session" / "session.json").read_text()


def test_what_takes_too_long_or_is_forced_is_ended(tmp_path: Path) -> None:
    late = run_command(["session", "list"], folder=tmp_path / "a", timeout_s=0.0, stop=Stop())
    assert late.why == "time"
    forced = Stop()
    forced.asked.set()
    forced.forced.set()
    killed = run_command(["record", "--device", "none", "--lifeline"], folder=tmp_path / "b", timeout_s=60, stop=forced)
    assert (killed.code, killed.why) == (-9, "stop")


@pytest.mark.parametrize("content", ["", "no json\n", "[]\n", '{"proxy": 1}\n'])
def test_a_recorder_that_was_never_ready_has_no_session(tmp_path: Path, content: str) -> None:
    assert ready_session(tmp_path) == ""
    (tmp_path / "out").write_text(content)
    assert ready_session(tmp_path) == ""
