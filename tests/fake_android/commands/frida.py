"""frida-server: its version, its listener, and the ways it fails."""

from __future__ import annotations

import posixpath

from fake_android.call import Call
from fake_android.commands.registry import command

DEFAULT_PORT = 27042


@command("frida-server")
def frida_server(call: Call) -> int:
    """--version, -l ADDRESS[:PORT], -D/--daemonize; listens until killed."""
    version = call.program.split()[-1]
    words, port, stays = list(call.argv), DEFAULT_PORT, True
    while words:
        word = words.pop(0)
        if word == "--version":
            call.say(version)
            return 0
        if word in ("-l", "--listen"):
            port = int(words.pop(0).rpartition(":")[2] or DEFAULT_PORT)
        elif word.startswith("--listen="):
            port = int(word.rpartition(":")[2])
        elif word in ("-D", "--daemonize"):
            stays = False
        elif word in ("-d", "--directory"):
            words.pop(0)
        elif word not in ("-C", "-P", "-v", "--ignore-crashes", "--disable-preload", "--verbose"):
            call.complain(f"Unknown option {word}")
            return 1
    return _listen(call, port, stays=stays)


def _listen(call: Call, port: int, *, stays: bool) -> int:
    phone = call.phone
    if not call.is_root:
        call.complain(
            "Unable to load SELinux policy from the kernel: Failed to open file “/sys/fs/selinux/policy”: Permission denied"
        )
    if port in phone.listeners:
        return call.complain(
            f"Unable to start server: Error binding to address 127.0.0.1:{port}: Address already in use"
        )
    name = posixpath.basename(call.file)
    process = phone.processes.add(name, call.uid, call.shell.space, argv=(call.file, *call.argv))
    process.on_end = lambda: phone.listeners.pop(port, None)
    phone.listeners[port] = phone.hooks.frida_port or 0
    if stays:
        try:
            call.shell.wait_until(process.ended.is_set)
        finally:
            phone.processes.end(process.pid)
    return 0
