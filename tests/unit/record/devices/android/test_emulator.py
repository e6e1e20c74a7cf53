"""The SDK's tools as scripts that write down what they were asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.model.errors import SetupError, UsageError
from analyzer.record.devices.android import emulator


@pytest.fixture
def sdk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An SDK whose adb gives what `answer` holds; each call is a line of `asked`."""
    tools = tmp_path / "sdk" / "emulator"
    tools.mkdir(parents=True)
    for name in ("sdkmanager", "avdmanager", "emulator", "adb"):
        file = tools / name
        text = f'#!/bin/sh\necho "{name} $*" >> {tmp_path}/asked\ncat {tmp_path}/answer 2>/dev/null || true\n'
        file.write_text(text, encoding="utf-8")
        file.chmod(0o755)
    monkeypatch.setenv("ANDROID_HOME", str(tmp_path / "sdk"))
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    return tmp_path


def test_without_the_sdk_it_is_said_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANDROID_HOME", raising=False)
    monkeypatch.delenv("ANDROID_SDK_ROOT", raising=False)
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(SetupError, match="sdkmanager") as caught:
        emulator.create("study", 30, lambda step: None)
    assert (caught.value.code, caught.value.exit_code) == ("E329", 3)
    assert "ANDROID_HOME" in caught.value.hint


@pytest.mark.parametrize("name", ["", "a b", "../x", "a;b", "x" * 41])
def test_a_name_that_can_be_none_is_refused(name: str) -> None:
    with pytest.raises(UsageError):
        emulator.create(name, 30, lambda step: None)


def test_an_emulator_is_made_started_and_saved(sdk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (sdk / "answer").write_text("1\nOK\n", encoding="utf-8")
    seen = iter([[("S0", "device")], [("S0", "device")], [("S0", "device"), ("emulator-5554", "device")]])
    monkeypatch.setattr(emulator, "listed", lambda: next(seen))
    monkeypatch.setattr(emulator, "_has_booted", lambda serial: serial == "emulator-5554")
    steps: list[str] = []
    assert emulator.create("study", 30, steps.append) == "emulator-5554"
    assert steps == ["image", "emulator", "start", "snapshot"]
    asked = set((sdk / "asked").read_text(encoding="utf-8").splitlines())
    image = emulator.image_of(30)
    assert asked >= {
        "emulator -list-avds",
        f"sdkmanager {image}",
        f"avdmanager create avd -n study -k {image}",
        "adb -s emulator-5554 emu avd snapshot save consentinel",
    }


@pytest.mark.parametrize("said", ["KO: no snapshot\nOK\n", "", "garbage"])
def test_a_snapshot_that_failed_is_told_though_its_exit_code_is_0(sdk: Path, said: str) -> None:
    (sdk / "answer").write_text(said, encoding="utf-8")
    with pytest.raises(SetupError) as caught:
        emulator.snapshot("emulator-5554", "load")
    assert caught.value.code == "E329"


@pytest.mark.parametrize("serial", ["0123ABCD", "emulator-5554; x", "127.0.0.1:5555"])
def test_only_an_emulator_has_snapshots(serial: str) -> None:
    with pytest.raises(SetupError, match="no emulator"):
        emulator.snapshot(serial, "load")


def test_a_tool_that_fails_is_named(sdk: Path) -> None:
    file = sdk / "sdk" / "emulator" / "adb"
    file.write_text("#!/bin/sh\necho 'no license' >&2\nexit 1\n", encoding="utf-8")
    with pytest.raises(SetupError, match="adb failed: no license"):
        emulator.snapshot("emulator-5554", "save")
