"""The fake phone on a loopback port, and a real adb server of its own to reach it through."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ports import claimed_port

from fake_android import services
from fake_android.android import Android, Said
from fake_android.profiles import Profile, profile
from fake_android.wire import Closed, Stream, Transport, Wire

FEATURES = ("shell_v2", "cmd")
_PATIENCE_S = 120.0
"""Long enough for a machine that does ten other things."""


class FakeDevice:
    """One phone listening on 127.0.0.1; `adb connect` it."""

    def __init__(self, kind: Profile | str, *, serial: str = "FAKE0001", features: tuple[str, ...] = FEATURES,
                 wire: Wire = Wire()) -> None:  # fmt: skip  # noqa: B008
        self.phone = Android(profile(kind) if isinstance(kind, str) else kind, serial=serial)
        self.phone.faults.on_die = self.drop_hosts
        self.features, self.wire = features, wire
        self.allows_host = True
        self.is_restarting = False
        self._transports: list[Transport] = []
        self._lock = threading.Lock()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._is_open = True
        self._relays: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True, name=f"fake-adbd-{self.port}").start()

    @property
    def address(self) -> str:
        """What `adb connect` takes, and the serial that adb gives the phone."""
        return f"127.0.0.1:{self.port}"

    def banner(self) -> bytes:
        """Give the identity that adbd announces."""
        props = self.phone.props
        names = ("ro.product.name", "ro.product.model", "ro.product.device")
        text = "device::" + "".join(f"{name}={props[name]};" for name in names) + "features=" + ",".join(self.features)
        return text.encode()

    def accepts_key(self, key: bytes) -> bool:
        """Tell whether the person at the phone taps "allow"."""
        return self.allows_host

    def serve(self, stream: Stream, service: str) -> None:
        """Answer one service of a host."""
        services.serve(self, stream, service)

    def note(self, service: str) -> Said:
        """Write a service into the transcript."""
        with self.phone.lock:
            said = Said(len(self.phone.transcript) + 1, service, self.phone.adbd_uid)
            self.phone.transcript.append(said)
        return said

    def drop_hosts(self) -> None:
        """Cut every connection, as a pulled cable or a restarting adbd does."""
        with self._lock:
            transports, self._transports = self._transports, []
        for transport in transports:
            transport.drop()
        self.phone.reverse.clear()

    def state(self) -> dict[str, Any]:
        """Give what `restore` must bring back; compare two with `fake_android.state.differences`."""
        return self.phone.snapshot()

    def connect_reverse(self, port: int) -> Stream:
        """Connect, from the device, to its loopback port `port` that the host has reversed; raises Closed."""
        local = self.phone.reverse.get(f"tcp:{port}")
        with self._lock:
            transport = next((item for item in self._transports if item.is_online), None)
        if local is None or transport is None:
            raise Closed
        return transport.open_to_host(local)

    @contextlib.contextmanager
    def app_connection(self, uid: int, port: int) -> Iterator[Stream]:
        """Connect to the device's loopback `port` as an app, which the table of sockets shows until the end."""
        stream = self.connect_reverse(port)
        self.phone.sockets.append((uid, port))
        try:
            yield stream
        finally:
            self.phone.sockets.remove((uid, port))
            stream.close()

    def relay_reverse(self, port: int) -> int:
        """Give a port of this machine that leads where the device's loopback `port` leads: for apps run here."""
        listener = socket.create_server(("127.0.0.1", 0))
        self._relays.append(listener)

        def carry(peer: socket.socket) -> None:
            try:
                stream = self.connect_reverse(port)
            except Closed:
                peer.close()
                return
            services.pump(stream, peer)

        def loop() -> None:
            with contextlib.suppress(OSError):
                while True:
                    peer, _ = listener.accept()
                    threading.Thread(target=carry, args=(peer,), daemon=True, name="fake-relay").start()

        threading.Thread(target=loop, daemon=True, name="fake-relays").start()
        return int(listener.getsockname()[1])

    def close(self) -> None:
        """Take the phone away for good."""
        self._is_open = False
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # a closed socket alone leaves its `accept` waiting, and taking
        self._socket.close()
        for relay in self._relays:
            relay.close()
        self.drop_hosts()
        for pid in list(self.phone.processes.by_pid):
            self.phone.processes.end(pid)

    def _accept(self) -> None:
        while self._is_open:
            try:
                peer, _ = self._socket.accept()
            except OSError:
                return
            if self.phone.faults.is_dead:
                peer.close()
                continue
            peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            transport = Transport(peer, self, self.wire)
            with self._lock:
                self._transports.append(transport)
            threading.Thread(target=self._carry, args=(transport,), daemon=True, name="fake-transport").start()

    def _carry(self, transport: Transport) -> None:
        """Serve a host until it goes; its reverse tunnels go with it."""
        transport.run()
        with self._lock:
            self._transports = [other for other in self._transports if other is not transport]
            if not any(other.is_online for other in self._transports):
                self.phone.reverse.clear()


class AdbServer:
    """A real adb server with its own port and home; nothing of it touches the user's."""

    def __init__(self, folder: Path) -> None:
        self.home = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.port = claimed_port()
        self.environment = {"ANDROID_ADB_SERVER_PORT": str(self.port), "HOME": str(folder)}
        self.run("start-server")

    @staticmethod
    def is_there() -> bool:
        """Tell whether this machine has adb."""
        return shutil.which("adb") is not None

    def run(
        self, *words: str, timeout_s: float = _PATIENCE_S, stdin: bytes | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Run the adb client against this server; gives the finished process."""
        given: dict[str, Any] = {"stdin": subprocess.DEVNULL} if stdin is None else {"input": stdin}
        environment = {**os.environ, **self.environment}
        return subprocess.run(
            ["adb", *words], env=environment, capture_output=True, timeout=timeout_s, check=False, **given
        )

    def connect(self, device: FakeDevice, timeout_s: float = _PATIENCE_S) -> None:
        """Connect a phone and wait until it is a `device`; raises TimeoutError.

        A phone that went is `offline` for a quarter of a second, until the server tries again: it is let go at once.
        """
        until = time.monotonic() + timeout_s
        while time.monotonic() < until:
            if device.is_restarting:
                time.sleep(0.02)
                continue
            self.run("connect", device.address)
            if self.run("-s", device.address, "get-state").stdout.strip() == b"device":
                return
            self.run("disconnect", device.address)
        raise TimeoutError(device.address)

    def close(self) -> None:
        """End the server."""
        self.run("kill-server")
