"""What adbd offers: shell, exec, sync, reverse, tcp, root and its kin."""

from __future__ import annotations

import contextlib
import queue
import socket
import struct
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from fake_android.android import Android, Said
from fake_android.call import Call, Gone
from fake_android.commands.builtins_ import interactive
from fake_android.shell import Shell
from fake_android.state import Process
from fake_android.streams import Input, Pipes
from fake_android.sync import serve_sync
from fake_android.wire import Closed, Stream

if TYPE_CHECKING:
    from fake_android.device import FakeDevice

KILLED = 143
STDIN, STDOUT, STDERR, EXIT, CLOSE_STDIN = 0, 1, 2, 3, 4


def serve(device: FakeDevice, stream: Stream, service: str) -> None:
    """Answer one service."""
    name, _, argument = service.partition(":")
    base, *flags = name.split(",")
    if base in ("shell", "exec"):
        _serve_shell(device, stream, argument, is_v2="v2" in flags)
    elif base == "sync":
        stream.accept()
        device.note(service)
        with contextlib.suppress(Closed):
            serve_sync(device, stream)
    elif base == "reverse":
        stream.accept()
        _serve_reverse(device, stream, argument)
    elif base == "tcp":
        _serve_tcp(device, stream, int(argument.rpartition(":")[2]))
    elif base in _SWITCHES:
        stream.accept()
        _serve_switch(device, stream, base, argument)
    else:
        stream.refuse()


# --- shell -----------------------------------------------------------------------------------------------------


def _serve_shell(device: FakeDevice, stream: Stream, text: str, *, is_v2: bool) -> None:
    stream.accept()
    said = device.note(f"shell:{text}")
    fate = device.phone.faults.next_command()
    if fate == "die":
        return
    phone = device.phone
    who = phone.host_credentials()
    shell = Shell(phone, who, phone.init_space, said)
    shell.is_cancelled = lambda: stream.is_cut
    pipes = _pipes_v2(stream) if is_v2 else Pipes(Input(b"", stream.read_some), stream.write, stream.write)
    process = phone.processes.add("sh", who.uid, phone.init_space, argv=("sh", "-c", text))
    try:
        code = _run(shell, text, pipes, process, hangs=fate == "hang")
    finally:
        phone.processes.end(process.pid)
    if code is None:
        return
    said.code = code
    if is_v2:
        stream.write(struct.pack("<BIB", EXIT, 1, code & 255))


def _run(shell: Shell, text: str, pipes: Pipes, process: Process, *, hangs: bool) -> int | None:
    before = shell.is_cancelled
    shell.is_cancelled = lambda: before() or process.ended.is_set()
    try:
        if hangs:
            shell.wait_until(lambda: False)
        if not text:
            return interactive(Call(shell, "sh", [], pipes), shell)
        code = shell.run_text(text, pipes)
    except (Gone, Closed):
        return KILLED if process.ended.is_set() else None
    return KILLED if process.ended.is_set() else code


def run_line(phone: Android, line: str, *, stdin: Input, timeout_s: float) -> tuple[int | None, bytes, bytes]:
    """Run a line as adbd would, without the wire; the code is None when it did not end in time."""
    out, err = bytearray(), bytearray()
    until = time.monotonic() + timeout_s
    with phone.lock:
        said = Said(len(phone.transcript) + 1, f"shell:{line}", phone.adbd_uid)
        phone.transcript.append(said)
    shell = Shell(phone, phone.host_credentials(), phone.init_space, said)
    shell.is_cancelled = lambda: time.monotonic() > until
    process = phone.processes.add("sh", shell.who.uid, phone.init_space, argv=("sh", "-c", line))
    try:
        said.code = _run(shell, line, Pipes(stdin, out.extend, err.extend), process, hangs=False)
    finally:
        phone.processes.end(process.pid)
    return said.code, bytes(out), bytes(err)


def _pipes_v2(stream: Stream) -> Pipes:
    lock = threading.Lock()

    def sink(number: int) -> Callable[[bytes], None]:
        def write(data: bytes) -> None:
            with lock:
                for start in range(0, len(data), 65536):
                    part = data[start : start + 65536]
                    stream.write(struct.pack("<BI", number, len(part)) + part)

        return write

    def more() -> bytes:
        while True:
            try:
                number, length = struct.unpack("<BI", stream.read(5))
                data = stream.read(length)
            except Closed:
                return b""
            if number == STDIN and data:
                return data
            if number == CLOSE_STDIN:
                return b""

    return Pipes(Input(b"", more), sink(STDOUT), sink(STDERR))


# --- reverse and tcp -------------------------------------------------------------------------------------------


def _block(text: str) -> bytes:
    return f"{len(text):04x}{text}".encode()


def _serve_reverse(device: FakeDevice, stream: Stream, argument: str) -> None:
    device.note(f"reverse:{argument}")
    table = device.phone.reverse
    verb, _, rest = argument.partition(":")
    if verb == "forward":
        is_new_only = rest.startswith("norebind:")
        remote, _, local = rest.removeprefix("norebind:").partition(";")
        if is_new_only and remote in table:
            stream.write(b"FAIL" + _block("cannot rebind smartsocket"))
            return
        answer = b"OKAY"
        if remote == "tcp:0":
            remote = f"tcp:{40000 + len(table)}"
            answer += _block(remote[4:])
        table[remote] = local
        stream.write(answer)
    elif verb == "list-forward":
        stream.write(_block("".join(f"(reverse) {remote} {local}\n" for remote, local in table.items())))
    elif verb == "killforward-all":
        table.clear()
        stream.write(b"OKAY")
    elif verb == "killforward" and table.pop(rest, None) is not None:
        stream.write(b"OKAY")
    else:
        stream.write(b"FAIL" + _block(f"listener '{rest}' not found"))


def _serve_tcp(device: FakeDevice, stream: Stream, port: int) -> None:
    target = device.phone.listeners.get(port)
    try:
        peer = socket.create_connection(("127.0.0.1", target), 5) if target else None
    except OSError:
        peer = None
    if peer is None:
        stream.refuse()
        return
    stream.accept()
    pump(stream, peer)


def pump(stream: Stream, peer: socket.socket) -> None:
    """Carry bytes both ways until one side ends."""
    peer.settimeout(None)

    def up() -> None:
        with contextlib.suppress(OSError, queue.Empty):
            while data := stream.read_some():
                peer.sendall(data)
        with contextlib.suppress(OSError):
            peer.shutdown(socket.SHUT_WR)

    carrier = threading.Thread(target=up, daemon=True, name="fake-tcp-up")
    carrier.start()
    with contextlib.suppress(OSError, Closed):
        while data := peer.recv(65536):
            stream.write(data)
    with contextlib.suppress(Closed):
        stream.close()
    with contextlib.suppress(OSError):
        peer.shutdown(socket.SHUT_RDWR)
    peer.close()


# --- root, reboot and the like -----------------------------------------------------------------------------------

_SWITCHES = ("root", "unroot", "remount", "reboot", "tcpip", "usb", "disable-verity", "enable-verity")


def _serve_switch(device: FakeDevice, stream: Stream, base: str, argument: str) -> None:
    device.note(f"{base}:{argument}")
    phone = device.phone
    if device.phone.faults.next_command() == "die":
        return
    text, device.is_restarting = _switched(device, base)
    if text:
        stream.write(text.encode() + b"\n")
    stream.close()
    if device.is_restarting:
        time.sleep(0.05)
        if base == "reboot":
            phone.reboot()
        device.drop_hosts()
        device.is_restarting = False


def _switched(device: FakeDevice, base: str) -> tuple[str, bool]:
    phone = device.phone
    is_root = phone.adbd_uid == 0
    if base == "root":
        if is_root:
            return "adbd is already running as root", False
        if phone.profile.root != "adbd":
            return "adbd cannot run as root in production builds", False
        phone.adbd_uid = 0
        return "restarting adbd as root", True
    if base == "unroot":
        if not is_root:
            return "adbd not running as root", False
        phone.adbd_uid = 2000
        return "restarting adbd as non root", True
    if base == "reboot":
        return "", True
    if not is_root:
        return 'Not running as root. Try "adb root" first.', False
    return _changed_verity(device, base), False


def _changed_verity(device: FakeDevice, base: str) -> str:
    phone = device.phone
    if base == "remount":
        if phone.misc.verity == "enabled":
            return (
                "Device must be bootloader unlocked\nremount failed"
                if phone.api >= 29
                else "remount of the / superblock failed: Permission denied\nremount failed"
            )
        for mount in phone.init_space.mounts:
            if mount.target in ("/", "/system"):
                mount.is_read_only = False
        return "remount succeeded"
    phone.misc.verity = "disabled" if base == "disable-verity" else "enabled"
    return f"Successfully {phone.misc.verity} verity\nNow reboot your device for settings to take effect"
