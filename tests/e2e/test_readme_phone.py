"""The README's first recording on a phone, followed to the letter on a simulated one."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_android.device import FakeDevice
from support.cli import ROOT, Recording, consentinel
from support.phone_app import PhoneApp, phone_app
from support.phones import changed, frida_server

from analyzer.record.behavior import load_behavior

pytestmark = pytest.mark.slow
ANDROID_S_OWN = "settings_ssaid.xml"
"""Which app was given which android_id: Android keeps it when an app goes."""
Make = Callable[..., FakeDevice]


def _lines(readme: str) -> list[str]:
    """Give the commands of the block that prepares a device."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / readme).read_text(encoding="utf-8"), re.DOTALL)
    (block,) = [block for block in blocks if "device prepare" in block]
    return [line for line in block.splitlines() if line and not line.startswith("#")]


def test_both_languages_say_the_same_commands() -> None:
    assert _lines("README.zh.md") == _lines("README.md")


@pytest.mark.usefixtures("java_runtime")
def test_the_readme_s_first_recording_on_a_phone_works(fake_device: Make, tmp_path: Path) -> None:
    device, behavior = fake_device("11-emulator"), load_behavior("before_consent")
    before = device.state()
    server = frida_server(tmp_path / "frida").file
    known = tmp_path / "known.yaml"
    known.write_text(json.dumps({"values": behavior.persona.values_by_type()}), encoding="utf-8")
    install, *lines = _lines("README.md")
    assert install == "pip install 'consentinel[android]'"
    with phone_app(device, behavior) as app:
        app.follows_marks = False
        given = {
            "emulator-5554": device.address, "frida-server.xz": str(server), "com.example.app": behavior.spec.app.id,
            "app.apk": str(app.apk()), "known.yaml": str(known),
        }  # fmt: skip
        codes = _follow(lines, given, app, tmp_path)
    # The sample app sends before it has asked: analyze ends with 1.
    assert codes == {"devices": 0, "device prepare": 0, "doctor": 0, "record": 0, "mark": 0, "stop": 0, "analyze": 1,
                     "device restore": 0}  # fmt: skip
    assert [line for line in changed(before, device) if ANDROID_S_OWN not in line] == []


def _follow(lines: list[str], given: dict[str, str], app: PhoneApp, folder: Path) -> dict[str, int]:
    """Run each line; give the exit code of each command. `record` runs until the line that stops it."""
    codes: dict[str, int] = {}
    recording = None
    for line in lines:
        words = [given.get(word, word) for word in shlex.split(line)[1:]]
        name = " ".join(words[:2]) if words[0] == "device" else words[0]
        if name == "record":
            recording = Recording(*words[1:], captures=folder, CONSENTINEL_MITMDUMP=str(app.mitmdump))
            assert recording.ready, recording.end()
            app.play(recording.session)
            continue
        session = str(recording.session) if recording is not None else ""
        done = consentinel(*[word.replace("captures/<session>", session) for word in words], captures=folder)
        assert done.returncode in (0, 1), (line, done.stdout, done.stderr)
        codes[name] = max(codes.get(name, 0), done.returncode)
        if name == "stop" and recording is not None:
            codes["record"] = recording.end()[0]
    return codes
