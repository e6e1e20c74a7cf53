"""An adb server of another version, as far as one can tell: the real one behind a relay that answers `host:version`."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_ASKED = b"000chost:version"


@contextmanager
def adb_server_of(version: int, real_port: int) -> Iterator[int]:
    """Give the port of a relay to the real server at `real_port`."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve(peer: socket.socket) -> None:
        begun = peer.recv(4096)
        if begun == _ASKED:
            peer.sendall(b"OKAY0004" + f"{version:04x}".encode())
            peer.close()
            return
        with socket.create_connection(("127.0.0.1", real_port)) as server:
            server.sendall(begun)
            back = threading.Thread(target=_carry, args=(server, peer), daemon=True)
            back.start()
            _carry(peer, server)
            back.join()
        peer.close()

    def loop() -> None:
        with suppress(OSError):
            while True:
                peer, _ = listener.accept()
                threading.Thread(target=serve, args=(peer,), daemon=True).start()

    threading.Thread(target=loop, daemon=True).start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.close()


def _carry(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
