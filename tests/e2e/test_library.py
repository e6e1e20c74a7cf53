"""Recording from a program: how a session starts, is marked, ends, and what an error of the recorder becomes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from support.cli import ROOT

from analyzer import LiveSession, RecordOptions, open_session, record_session
from analyzer.model.errors import DataError, SetupError, UsageError

pytestmark = pytest.mark.slow


def test_a_session_has_what_an_app_needs_and_keeps_its_marks(tmp_path: Path) -> None:
    with record_session(RecordOptions(captures=tmp_path)) as live:
        assert live.is_recording
        host, _, port = live.proxy.partition(":")
        with socket.create_connection((host, int(port)), 5):
            pass
        assert live.environment["HTTPS_PROXY"] == live.proxy_url == f"http://{live.proxy}"
        assert live.environment["SSL_CERT_FILE"] == str(live.ca_cert)
        assert "BEGIN CERTIFICATE" in live.ca_cert.read_text(encoding="ascii")
        live.mark("app_launched", note="by hand")
        with pytest.raises(UsageError, match="no mark 'consent_grantd'") as raised:
            live.mark("consent_grantd")
        assert raised.value.hint == "did you mean 'consent_granted'?"
    assert not live.is_recording
    session = live.stop()
    assert (session.path.parent, session.state) == (tmp_path, "complete")
    phases = live.analyze().tables["phases"]
    assert list(phases["mark"].dropna()) == []
    assert list(phases["phase"]) == ["launch"]
    with pytest.raises(DataError) as late:
        live.mark("idle")
    assert late.value.code == "E339"


def test_an_exception_of_the_block_comes_first_and_the_session_still_ends(tmp_path: Path) -> None:
    with (
        pytest.raises(ZeroDivisionError),
        record_session(RecordOptions(session_dir=tmp_path / "mine")) as live,
    ):
        raise ZeroDivisionError
    assert live.path == tmp_path / "mine"
    assert open_session(live.path).state == "complete"


def test_an_error_of_the_recorder_keeps_kind_code_and_hint(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SetupError) as raised:
            LiveSession.start(RecordOptions(captures=tmp_path, port=port))
    assert (raised.value.code, raised.value.message) == ("E214", f"port {port} of 127.0.0.1 is in use")
    assert raised.value.hint == "choose another --port, or leave it out for a free one"


@pytest.mark.parametrize(
    ("options", "code"),
    [(RecordOptions(device="none", target="x"), "E104"), (RecordOptions(device="jvm"), "E104")],
)
def test_wrong_options_are_usage_errors(options: RecordOptions, code: str) -> None:
    with pytest.raises(UsageError) as raised:
        LiveSession.start(options)
    assert raised.value.code == code


def test_a_lost_proxy_is_the_error_of_the_end(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as raised, record_session(RecordOptions(captures=tmp_path)) as live:
        children = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(live._process.pid)], capture_output=True, text=True, check=True
        )
        for pid in children.stdout.split():
            subprocess.run(["kill", "-9", pid], check=True)
        assert live.wait(120)
    assert raised.value.code == "E215"
    assert open_session(live.path).state == "interrupted"


def test_a_time_limit_ends_the_session(tmp_path: Path) -> None:
    live = LiveSession.start(RecordOptions(captures=tmp_path, for_s=0.1))
    assert live.wait(120)
    assert live.stop().manifest["state_reason"] == "its time was over"


def test_the_embedded_device_ends_its_session_by_itself(tmp_path: Path) -> None:
    with record_session(RecordOptions(device="jvm", target="before_consent", captures=tmp_path)) as live:
        assert live.wait(120)
    found = {finding.rule_id for finding in live.analyze().failures()}
    assert {"pre_consent_read", "pre_consent_send"} <= found


def test_a_folder_called_analyzer_in_the_working_directory_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "analyzer").mkdir()
    (tmp_path / "analyzer" / "__init__.py").write_text("raise SystemExit('the wrong one')", encoding="utf-8")
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from analyzer import record_session\n"
        "with record_session() as live: print(live.path)\n"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()).parent == tmp_path / "captures"
