"""What can be made to go wrong, seen through the real adb."""

from __future__ import annotations

import socket
import subprocess
import threading
from collections.abc import Callable

import pytest
from fake_android import elf
from fake_android.device import AdbServer, FakeDevice
from fake_android.wire import Wire
from support.fake_phone import ask, phone, say

Make = Callable[..., FakeDevice]


def test_a_phone_dies_at_the_command_that_a_test_names_and_comes_back(fake_device: Make, adb_server: AdbServer) -> None:
    device = fake_device("14-magisk")
    run = adb_server.run
    device.phone.faults.arm(die_at=2)
    assert run("-s", device.address, "shell", "echo a").stdout == b"a\n"
    # The real client ends with 0 when the exit code never comes.
    assert run("-s", device.address, "shell", "echo b").stdout == b""
    assert run("-s", device.address, "shell", "echo c").returncode != 0
    device.phone.faults.revive()
    adb_server.connect(device)
    assert run("-s", device.address, "shell", "echo d").stdout == b"d\n"


def test_a_command_may_hang(fake_device: Make, adb_server: AdbServer) -> None:
    device = fake_device("14-magisk")
    device.phone.faults.arm(hang_at=1)
    with pytest.raises(subprocess.TimeoutExpired):
        adb_server.run("-s", device.address, "shell", "echo a", timeout_s=0.5)
    assert adb_server.run("-s", device.address, "shell", "echo b").stdout == b"b\n"


def test_a_phone_that_is_not_allowed_is_unauthorized(adb_environment: AdbServer) -> None:
    device = FakeDevice("13-production", wire=Wire(wants_auth=True))
    device.allows_host = False
    try:
        adb_environment.run("connect", device.address)
        listed = adb_environment.run("devices").stdout.decode()
        assert f"{device.address}\tunauthorized" in listed
    finally:
        adb_environment.run("disconnect", device.address)
        device.close()


def test_output_may_be_garbage() -> None:
    android = phone()
    android.faults.garbage["dumpsys"] = b"\xff\0garbage"
    assert ask(android, "dumpsys package com.x").out == "\ufffd\0garbage"


def test_a_command_may_fail_with_a_text() -> None:
    android = phone()
    android.faults.fail["settings put"] = ("Permission denial", 255)
    answer = ask(android, "settings put global a b")
    assert (answer.code, answer.err) == (255, "Permission denial\n")


def test_frida_server_listens_until_it_is_ended() -> None:
    android = phone("14-emulator")
    android.hooks.frida_port = 1
    android.view().write("/data/local/tmp/fs", elf.frida_server("17.1.2"))
    say(android, "su root chmod 755 /data/local/tmp/fs")
    assert say(android, "/data/local/tmp/fs --version") == "17.1.2"
    say(android, "su root /data/local/tmp/fs -D -l 127.0.0.1:27142")
    assert android.listeners == {27142: 1}
    again = ask(android, "su root /data/local/tmp/fs -D -l 127.0.0.1:27142")
    assert (again.code, "Address already in use" in again.err) == (1, True)
    say(android, "su root pkill -9 -f '/data/local/tmp/[f]s'")
    assert android.listeners == {}


def test_a_port_of_the_device_leads_to_the_target_that_the_test_gives(fake_device: Make, adb_server: AdbServer) -> None:
    device = fake_device("13-emulator")
    with socket.create_server(("127.0.0.1", 0)) as target:
        threading.Thread(target=_echo, args=(target,), daemon=True).start()
        device.phone.listeners[27042] = target.getsockname()[1]
        port = int(adb_server.run("-s", device.address, "forward", "tcp:0", "tcp:27042").stdout)
        with socket.create_connection(("127.0.0.1", port), 5) as client:
            client.sendall(b"hello")
            assert client.recv(100) == b"HELLO"
    adb_server.run("-s", device.address, "forward", "--remove-all")


def test_a_reversed_port_leads_from_the_device_to_this_machine(fake_device: Make, adb_server: AdbServer) -> None:
    device = fake_device("13-emulator")
    with socket.create_server(("127.0.0.1", 0)) as target:
        threading.Thread(target=_echo, args=(target,), daemon=True).start()
        adb_server.run("-s", device.address, "reverse", "tcp:8080", f"tcp:{target.getsockname()[1]}")
        with socket.create_connection(("127.0.0.1", device.relay_reverse(8080)), 5) as app:
            app.sendall(b"hello")
            assert app.recv(100) == b"HELLO"


def _echo(target: socket.socket) -> None:
    peer, _ = target.accept()
    with peer:
        while data := peer.recv(100):
            peer.sendall(data.upper())
