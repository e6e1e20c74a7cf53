"""An app that talks TLS and trusts one certificate only: it does what a line says, and prints what came.

Runs in a process of its own; standard library only.
"""

from __future__ import annotations

import json
import socket
import ssl
import sys

TIMEOUT_S = 100


class Talk:
    """One connection over its own TLS, straight or through a proxy's CONNECT."""

    def __init__(self, words: dict[str, str]) -> None:
        context = ssl.create_default_context(cafile=words["trust"])
        context.set_alpn_protocols(["http/1.1"])
        if "max" in words:
            context.maximum_version = ssl.TLSVersion[words["max"]]
        port = int(words["port"])
        raw = socket.create_connection(("127.0.0.1", int(words.get("proxy") or port)), TIMEOUT_S)
        if "proxy" in words:
            raw.sendall(f"CONNECT {words['host']}:{port} HTTP/1.1\r\nHost: {words['host']}:{port}\r\n\r\n".encode())
            assert b" 200 " in raw.recv(4096)
        self.tls: ssl.SSLSocket | None = None
        self.bio: tuple[ssl.MemoryBIO, ssl.MemoryBIO, ssl.SSLObject] | None = None
        self.raw = raw
        self.port = raw.getsockname()[1]
        if words.get("way") == "memory":
            came, goes = ssl.MemoryBIO(), ssl.MemoryBIO()
            self.bio = (came, goes, context.wrap_bio(came, goes, server_hostname=words["host"]))
            self._pump(lambda made: made.do_handshake())
        else:
            self.tls = context.wrap_socket(raw, server_hostname=words["host"])

    def _pump(self, step):  # type: ignore[no-untyped-def]
        assert self.bio is not None
        came, goes, made = self.bio
        while True:
            try:
                result = step(made)
            except ssl.SSLWantReadError:
                self.raw.sendall(goes.read())
                part = self.raw.recv(65536)
                came.write(part) if part else came.write_eof()
                continue
            self.raw.sendall(goes.read())
            return result

    def say(self, data: bytes) -> None:
        """Send plaintext."""
        if self.tls is not None:
            self.tls.sendall(data)
        else:
            self._pump(lambda made: made.write(data))

    def hear(self) -> bytes:
        """Receive until the peer hangs up."""
        parts = []
        while True:
            try:
                part = self.tls.recv(65536) if self.tls is not None else self._pump(lambda made: made.read(65536))
            except (ssl.SSLEOFError, ssl.SSLZeroReturnError):
                part = b""
            if not part:
                return b"".join(parts)
            parts.append(part)

    def close(self) -> None:
        """Hang up."""
        if self.tls is not None:
            self.tls.close()
        self.raw.close()


def answer(words: dict[str, str]) -> str:
    """Do what the words say; give what came of it as JSON."""
    try:
        talk = Talk(words)
        talk.say(words["say"].encode("latin-1"))
        heard = {"heard": len(talk.hear()), "port": talk.port}
        talk.close()
    except ssl.SSLError as error:
        return json.dumps({"refused": error.reason})
    return json.dumps(heard)


def main() -> None:
    """Serve commands, one JSON object a line, until standard input ends."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        sys.stdout.write(answer(json.loads(line)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
