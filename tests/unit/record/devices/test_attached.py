"""Finding a process that runs already; tests/e2e/test_attach.py records one."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

import pytest
from support.waiting import wait_for

from analyzer.model.errors import SetupError, UsageError
from analyzer.record.devices.attached import AttachedApp, AttachedDevice, Running, attached_device
from analyzer.record.devices.base import Device, RunsAlready
from analyzer.record.local_processes import name_of, started_at


@pytest.fixture
def child() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(["cat", "-", "a word that nobody else says"], stdin=subprocess.PIPE) as process:
        wait_for(lambda: name_of(process.pid) == "cat", "the program runs")
        yield process
        process.kill()


def test_a_number_and_a_word_of_the_command_line_find_it(child: subprocess.Popen[bytes]) -> None:
    for wanted in (str(child.pid), "a word that nobody else says"):
        device: Device = AttachedDevice(wanted)
        device.ensure_ready()
        told = {"pid": child.pid, "process": "cat", "began_at": device.describe()["attached"]["began_at"]}
        assert device.describe() == {"backend": "none", "kind": "process", "os": "linux", "attached": told}
        assert abs(told["began_at"] - (started_at(child.pid) or 0)) < 0.1


def test_we_are_not_meant_by_a_name_that_we_were_given() -> None:
    with pytest.raises(SetupError) as caught:
        AttachedDevice(name_of(os.getpid()) + " that is not there").ensure_ready()
    assert caught.value.code == "E295"


def test_its_end_is_noticed_and_its_code_unknown(child: subprocess.Popen[bytes]) -> None:
    app = AttachedApp(Running(child.pid, "cat", 1.0), None)
    assert isinstance(app, RunsAlready)
    app.resume()
    app.stop()
    assert (app.poll(), app.app_id, app.name) == (None, "", "cat")
    child.kill()
    child.wait()
    assert app.poll() == 0


@pytest.mark.parametrize(("device", "target"), [("jvm", None), ("emulator-5554", None), ("none", "com.example.app")])
def test_what_does_not_go_with_it_is_refused(device: str, target: str | None) -> None:
    with pytest.raises(UsageError) as caught:
        attached_device(device, "1", target)
    assert caught.value.code == "E297"


@pytest.mark.parametrize(("device", "host"), [("none", None), ("frida:10.0.0.7:27042", "10.0.0.7:27042")])
def test_the_address_is_that_of_the_device(device: str, host: str | None) -> None:
    assert attached_device(device, "1", None).frida_host == host
