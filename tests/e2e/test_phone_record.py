"""A recording on a phone through the real adb server, a remote Frida and a real mitmdump; the phone is simulated."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_android.device import FakeDevice
from support.cli import Recording, consentinel
from support.phone_app import phone_app
from support.phones import changed, frida_server, strangers
from support.raw_files import of_kind, read_lines

from analyzer.api import Options, analyze
from analyzer.record.behavior import load_behavior
from analyzer.record.control import send_stop
from analyzer.verification import differences

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("java_runtime")]
LED = ("/settings", "/firewall", "/reverse", "/mounts", "/props", "/listeners")
"""Parts of a phone's state that a session changes to lead traffic."""
ANDROID_S_OWN = "settings_ssaid.xml"
"""Which app was given which android_id: Android keeps it when an app goes."""
Make = Callable[..., FakeDevice]


@pytest.mark.parametrize("kind", ["14-magisk", "11-emulator"])
def test_an_app_on_a_phone_is_recorded_as_it_is_on_the_embedded_device(
    fake_device: Make, tmp_path: Path, kind: str
) -> None:
    device, behavior = fake_device(kind), load_behavior("before_consent")
    before = device.state()
    serial, app_id = device.address, behavior.spec.app.id
    with phone_app(device, behavior) as app:
        server = frida_server(tmp_path / "frida").file
        assert server is not None
        done = consentinel("device", "prepare", serial, "--frida-server", server, captures=tmp_path)
        assert done.returncode == 0, done.stderr
        prepared = device.state()
        options = ("--device", serial, "--apk", app.apk(), "--mitmdump", app.mitmdump, "--honey")
        with Recording(app_id, *options, captures=tmp_path) as recording:
            assert recording.ready, recording.end()
            app.play(recording.session)
            send_stop(recording.session)
            code, talk = recording.end()
        assert (code, talk.count("error")) == (0, 0), talk
        session = recording.session
        assert [line for line in changed(prepared, device) if line.startswith(LED)] == []
        assert consentinel("device", "restore", serial, captures=tmp_path).returncode == 0
        truth = tmp_path / "truth.jsonl"
        truth.write_bytes(app.truth.read_bytes())
    assert [line for line in changed(before, device) if ANDROID_S_OWN not in line] == []
    assert strangers(device) == set()
    manifest = json.loads((session / "session.json").read_text())
    assert manifest["state"] == "complete"
    assert manifest["network"] == {"mode": "redirect", "quic": "refused"}
    assert manifest["device"]["ca"] in ("system", "apex")
    assert manifest["device"]["start"] == "running"  # the portal before the simulated phone's Frida starts no apps
    (gap,) = of_kind(read_lines(session / "raw" / "marks.jsonl"), "gap")
    assert (gap["gap_kind"], gap["subject"]) == ("process_unseen", app_id)
    assert gap["detail"].startswith("the device started it running")
    assert 0 < gap["last_t"] - gap["first_t"] < 600
    known = tmp_path / "known.yaml"
    known.write_text(json.dumps({"values": behavior.persona.values_by_type()}), encoding="utf-8")
    result = analyze(session, Options(captures=tmp_path, known=known, scope=behavior.scope_file))
    assert behavior.spec.expect is not None
    expected = [finding.model_dump() for finding in behavior.spec.expect.findings]
    assert differences(result.tables, truth, expected) == []
