"""The app of the native hooks' tests: does what a line of standard input names, and prints what it saw.

Runs in a process of its own; standard library only. Every command prints one line, its result.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import socket
import struct
import sys
from collections.abc import Callable

LIBC = ctypes.CDLL(None, use_errno=True)


def connect(host: str, port: str) -> str:
    """Connect and say the own address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as made:
        try:
            made.connect((host, int(port)))
        except OSError as error:
            return errno.errorcode[error.errno or 0]
        return str(made.getsockname()[1])


def connect_later(host: str, port: str) -> str:
    """Connect without waiting, and say errno and the own port."""
    with socket.socket() as made:
        made.setblocking(False)
        code = made.connect_ex((host, int(port)))
        return f"{errno.errorcode[code]} {made.getsockname()[1]}"


def connect_mapped(host: str, port: str) -> str:
    """Connect to an IPv4 address by an IPv6 socket, as a JVM does."""
    with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as made:
        made.connect((f"::ffff:{host}", int(port)))
        return str(made.getsockname()[1])


def send(host: str, port: str, times: str) -> str:
    """Send datagrams to one address."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
        for _ in range(int(times)):
            made.sendto(b"ping", (host, int(port)))
    return times


def look_up(name: str) -> str:
    """Ask the resolver."""
    try:
        found = socket.getaddrinfo(name, 80, socket.AF_INET, socket.SOCK_STREAM)
    except socket.gaierror as error:
        return f"EAI {error.errno}"
    return ",".join(str(entry[4][0]) for entry in found)


def read_file(path: str) -> str:
    """Read a file by open(2)."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError as error:
        return errno.errorcode[error.errno or 0]
    try:
        return str(len(os.read(descriptor, 65536)))
    finally:
        os.close(descriptor)


def read_stream(path: str) -> str:
    """Read a file by fopen(3)."""
    LIBC.fopen.restype = ctypes.c_void_p
    stream = LIBC.fopen(path.encode(), b"r")
    if not stream:
        return errno.errorcode[ctypes.get_errno()]
    LIBC.fclose(ctypes.c_void_p(stream))
    return "open"


def hardware_address(name: str) -> str:
    """Ask an interface for its hardware address by ioctl(2)."""
    request = struct.pack("256s", name.encode())
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
        try:
            answer = fcntl.ioctl(made.fileno(), 0x8927, request)
        except OSError as error:
            return errno.errorcode[error.errno or 0]
    return answer[18:24].hex(":")


def interfaces() -> str:
    """Walk getifaddrs(3) as far as its first entry."""
    head = ctypes.c_void_p()
    result = LIBC.getifaddrs(ctypes.byref(head))
    LIBC.freeifaddrs(head)
    return str(result)


def netlink(kind: str) -> str:
    """Ask the kernel for links (18) or neighbours (30)."""
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0) as made:
        made.bind((0, 0))
        made.send(struct.pack("=IHHIIB15x", 32, int(kind), 0x301, 1, 0, 0))
        return str(len(made.recv(65536)) > 0)


def library(path: str, function: str, *args: str) -> str:
    """Call a function of a library by texts; give the text it fills in, or its number."""
    loaded = ctypes.CDLL(path)
    into = ctypes.create_string_buffer(256)
    number = getattr(loaded, function)(*[arg.encode() for arg in args], into)
    return into.value.decode() or str(number)


COMMANDS: dict[str, Callable[..., str]] = {
    command.__name__: command
    for command in (
        connect, connect_later, connect_mapped, send, look_up, read_file, read_stream, hardware_address,
        interfaces, netlink, library,
    )
}  # fmt: skip


def main() -> None:
    """Serve commands until standard input ends."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        name, *args = line.split()
        sys.stdout.write(COMMANDS[name](*args) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
