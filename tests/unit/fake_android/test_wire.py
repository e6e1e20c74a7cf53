"""The transport, byte by byte: what a host of another version or a hostile one meets."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator

import pytest
from fake_android.device import FakeDevice
from fake_android.wire import AUTH, CLSE, CNXN, OKAY, OPEN, VERSION, VERSION_WITH_CHECKSUM, WRTE, Wire

HEADER = struct.Struct("<6I")


class Host:
    """A host that says exactly what a test wants."""

    def __init__(self, device: FakeDevice) -> None:
        self.sock = socket.create_connection(("127.0.0.1", device.port), 5)

    def send(self, command: int, first: int, second: int, data: bytes = b"", *, check: int | None = None) -> None:
        total = sum(data) if check is None else check
        self.sock.sendall(HEADER.pack(command, first, second, len(data), total, command ^ 0xFFFFFFFF) + data)

    def receive(self) -> tuple[int, int, int, bytes]:
        command, first, second, length, _, magic = HEADER.unpack(self._exactly(24))
        assert magic == command ^ 0xFFFFFFFF
        return command, first, second, self._exactly(length)

    def _exactly(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            chunk = self.sock.recv(count - len(data))
            if not chunk:
                raise EOFError
            data += chunk
        return data

    def greet(self, version: int = VERSION) -> tuple[int, int, int, bytes]:
        self.send(CNXN, version, 1 << 20, b"host::features=shell_v2,cmd")
        return self.receive()


@pytest.fixture
def device() -> Iterator[FakeDevice]:
    made = FakeDevice("13-emulator")
    yield made
    made.close()


def test_the_banner_names_product_and_features(device: FakeDevice) -> None:
    command, version, _, data = Host(device).greet()
    assert (command, version) == (CNXN, VERSION)
    assert data.startswith(b"device::ro.product.name=emu64xa;")
    assert data.endswith(b"features=shell_v2,cmd")


def test_a_stream_has_one_packet_under_way(device: FakeDevice) -> None:
    host = Host(device)
    host.greet()
    host.send(OPEN, 7, 0, b"shell:echo a; echo b\0")
    command, remote, local, _ = host.receive()
    assert (command, local) == (OKAY, 7)
    assert host.receive() == (WRTE, remote, 7, b"a\n")
    host.sock.settimeout(0.2)
    with pytest.raises(TimeoutError):
        host.sock.recv(1)
    host.sock.settimeout(5)
    host.send(OKAY, 7, remote)
    assert host.receive() == (WRTE, remote, 7, b"b\n")
    host.send(OKAY, 7, remote)
    assert host.receive() == (CLSE, remote, 7, b"")


def test_an_unknown_service_is_refused(device: FakeDevice) -> None:
    host = Host(device)
    host.greet()
    host.send(OPEN, 7, 0, b"nosuch:1\0")
    assert host.receive() == (CLSE, 0, 7, b"")


def test_bytes_for_a_closed_stream_are_refused(device: FakeDevice) -> None:
    host = Host(device)
    host.greet()
    host.send(WRTE, 9, 99, b"x")
    assert host.receive() == (CLSE, 0, 9, b"")


@pytest.mark.parametrize("version", [VERSION, VERSION_WITH_CHECKSUM])
def test_checksums_count_for_old_versions_only(device: FakeDevice, version: int) -> None:
    host = Host(device)
    host.greet(version)
    host.send(OPEN, 7, 0, b"shell:true\0", check=1)
    if version == VERSION:
        assert host.receive()[0] == OKAY
    else:
        with pytest.raises((EOFError, ConnectionResetError)):
            host.receive()


@pytest.mark.parametrize(
    "data", [b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"\xff" * 64, HEADER.pack(CNXN, 0, 0, 1 << 30, 0, CNXN ^ 0xFFFFFFFF)]
)
def test_what_is_no_packet_ends_the_connection(device: FakeDevice, data: bytes) -> None:
    host = Host(device)
    host.sock.sendall(data)
    with pytest.raises((EOFError, ConnectionResetError)):
        host.receive()


def test_a_phone_may_ask_for_a_key_first() -> None:
    device = FakeDevice("13-production", wire=Wire(wants_auth=True))
    try:
        host = Host(device)
        command, kind, _, token = host.greet()
        assert (command, kind, len(token)) == (AUTH, 1, 20)
        host.send(AUTH, 2, 0, b"wrong signature")
        assert host.receive()[:2] == (AUTH, 1)
        host.send(AUTH, 3, 0, b"key\0")
        assert host.receive()[0] == CNXN
    finally:
        device.close()
