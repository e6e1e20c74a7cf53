"""app_process with uiautomator2's u2.jar, and toybox by its own name."""

from __future__ import annotations

import re

from fake_android.call import Call
from fake_android.commands.registry import command
from fake_android.commands.screen import AUTOMATION
from fake_android.ui_server import UiServer
from fake_android.vfs import FileError

_MAIN = "com.wetest.uia2.Main"


@command("toybox")
def toybox(call: Call) -> int:
    """Run one of its commands."""
    return call.shell.execute(call.argv, call.pipes) if call.argv else call.unmodelled("no command")


@command(AUTOMATION)
def app_process(call: Call) -> int:
    """`CLASSPATH=u2.jar app_process / com.wetest.uia2.Main -p PORT`: serves until its shell ends."""
    words = re.fullmatch(rf"/ {re.escape(_MAIN)} -p (\d+)", " ".join(call.argv))
    if words is None:
        return call.unmodelled("another program")
    jar = call.shell.variables.get("CLASSPATH", "")
    try:
        is_there = call.view.read(jar).startswith(b"PK")
    except FileError:
        is_there = False
    if not is_there:
        return call.complain(f"java.lang.ClassNotFoundException: {_MAIN}")
    if call.phone.processes.named(AUTOMATION):
        return call.complain("java.lang.IllegalStateException: UiAutomationService already registered!")
    return _serve(call, int(words[1]))


def _serve(call: Call, port: int) -> int:
    phone = call.phone
    process = phone.processes.add(AUTOMATION, call.uid, call.shell.space, argv=(AUTOMATION, *call.argv))
    server = UiServer(phone)
    phone.listeners[port] = server.port

    def gone() -> None:
        phone.listeners.pop(port, None)
        server.close()

    process.on_end = gone
    call.say("[UiAutomator2Server] Starting Server")
    try:
        call.shell.wait_until(process.ended.is_set)
    finally:
        phone.processes.end(process.pid)
    return 137
