"""TCP, UDP and DNS servers that send back what they get."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from support.waiting import PATIENCE_S

from servers.background import serving


@contextmanager
def tcp_echo() -> Iterator[int]:
    """Send every byte back; give the port."""
    with serving(_echo) as port:
        yield port


async def _echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()


@contextmanager
def udp_server(answer: Callable[[bytes], bytes]) -> Iterator[int]:
    """Answer every datagram with `answer(datagram)`; give the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        server.settimeout(0.05)
        is_over = threading.Event()
        thread = threading.Thread(target=_serve, args=(server, answer, is_over), daemon=True)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            is_over.set()
            thread.join(PATIENCE_S)


def _serve(server: socket.socket, answer: Callable[[bytes], bytes], is_over: threading.Event) -> None:
    while not is_over.is_set():
        with suppress(TimeoutError):
            data, sender = server.recvfrom(65536)
            server.sendto(answer(data), sender)


def dns_answer(query: bytes) -> bytes:
    """Give an answer with one A record, 192.0.2.7, for the question of `query`."""
    end = query.index(b"\0", 12) + 5
    header = query[:2] + b"\x81\x80\0\1\0\1\0\0\0\0"
    return header + query[12:end] + b"\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4\xc0\0\2\7"


def dns_query(name: str) -> bytes:
    """Give a query for the A record of `name`."""
    labels = b"".join(bytes([len(label)]) + label.encode() for label in name.split("."))
    return b"\x12\x34\x01\0\0\1\0\0\0\0\0\0" + labels + b"\0\0\1\0\1"
