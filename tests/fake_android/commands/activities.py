"""am and monkey."""

from __future__ import annotations

import posixpath
import re

from fake_android import installer, vpn
from fake_android.call import Call
from fake_android.commands.packages import component
from fake_android.commands.registry import command
from fake_android.state import Package

_WITH_VALUE = {"-n", "-a", "-d", "-c", "-f", "-t", "-p", "-e", "--es", "--ei", "--ez", "--el", "--ef", "--user", "-S",
               "--esn", "--windowingMode", "--display"}  # fmt: skip


@command("am")
def am(call: Call) -> int:
    """Run one verb of the activity manager."""
    return activity_manager(call, list(call.argv))


def activity_manager(call: Call, words: list[str]) -> int:
    """Run one verb; used by am and by `cmd activity`."""
    verb = words.pop(0) if words else ""
    act = _VERBS.get(verb)
    if act is None:
        call.complain(f"Unknown command: {verb}")
        return 255
    return act(call, words)


def _intent(words: list[str]) -> tuple[dict[str, str], list[str], list[str]]:
    """Give options with their values, flags, and the other words."""
    options: dict[str, str] = {}
    flags, rest = [], []
    words = list(words)
    while words:
        word = words.pop(0)
        if word in ("-e", "--es", "--ei", "--ez", "--el", "--ef"):
            name, value = words.pop(0), words.pop(0)
            options[f"extra:{name}"] = value
        elif word in _WITH_VALUE and word != "-S":
            options[word] = words.pop(0)
        elif word.startswith("-"):
            flags.append(word)
        else:
            rest.append(word)
    return options, flags, rest


def _start(call: Call, words: list[str]) -> int:
    options, flags, rest = _intent(words)
    package, activity = _target(call, options, rest)
    shown = f"cmp={package.name}/{activity}" if package else f"act={options.get('-a', '')} dat={options.get('-d', '')}"
    call.say(f"Starting: Intent {{ {shown} }}")
    if package is None:
        what = options.get("-n")
        call.complain("Error type 3")
        reason = (
            f"Activity class {{{what}}} does not exist." if what else "Activity not started, unable to resolve Intent"
        )
        return call.complain(f"Error: {reason}")
    if "-S" in flags:
        installer.stop(call.phone, package.name)
    bring_up(call, package, activity)
    if "-W" in flags:
        _say_waited(call, f"{package.name}/{activity}")
    return 0


def _target(call: Call, options: dict[str, str], rest: list[str]) -> tuple[Package | None, str]:
    name, _, activity = options.get("-n", "").partition("/")
    if not name:
        name = options.get("-p", "") or next((word for word in rest if word in call.phone.packages), "")
    package = call.phone.packages.get(name)
    if package is None or not package.is_enabled or package.launcher is None:
        return None, ""
    return package, activity or package.launcher


def bring_up(call: Call, package: Package, activity: str) -> None:
    """Start the process when it is not there, and show the activity."""
    phone = call.phone
    running = phone.processes.of_package(package.name)
    if not running:
        phone.start_app(package)
    if not package.crashes:
        phone.screen.recent.insert(0, phone.screen.foreground)
        phone.screen.foreground = f"{package.name}/{activity}"


def _say_waited(call: Call, shown: str) -> None:
    call.say("Status: ok")
    if call.phone.api >= 29:
        call.say("LaunchState: COLD")
    call.say(f"Activity: {shown}")
    if call.phone.api < 29:
        call.say("ThisTime: 412")
    call.say("TotalTime: 412\nWaitTime: 420\nComplete")


def _stop(call: Call, words: list[str]) -> int:
    name = [word for word in words if not word.startswith("-") and not word.isdigit()][-1]
    installer.stop(call.phone, name)
    return 0


def _kill(call: Call, words: list[str]) -> int:
    """Kill background processes only."""
    name = words[-1]
    if not call.phone.screen.foreground.startswith(f"{name}/"):
        for process in call.phone.processes.of_package(name):
            call.phone.processes.end(process.pid)
    return 0


def _broadcast(call: Call, words: list[str]) -> int:
    options, _, _ = _intent(words)
    action = options.get("-a", "")
    call.say(f"Broadcasting: Intent {{ act={action} flg=0x400000 }}")
    if action == "android.intent.action.MEDIA_SCANNER_SCAN_FILE" and call.phone.api < 29:
        scan_file(call, options.get("-d", "").removeprefix("file://"))
    if action.startswith("com.wireguard.android.action.SET_TUNNEL_"):
        vpn.switched(call.phone, action.endswith("_UP"), options.get("extra:tunnel", ""))
    call.say("Broadcast completed: result=0")
    return 0


def scan_file(call: Call, path: str) -> None:
    """Bring the media store in step with one file."""
    table = call.phone.providers["content://media/external/images/media"]
    real = call.phone.view().resolve(path)
    table.rows[:] = [row for row in table.rows if row["_data"] != real]
    node = call.phone.view().find(real)
    if node is not None and real.lower().endswith((".jpg", ".jpeg", ".png")):
        row = {
            "_data": real,
            "_display_name": posixpath.basename(real),
            "_size": len(node.data),
            "mime_type": "image/jpeg",
        }
        table.rows.append({"_id": table.next_id, **row})
        table.next_id += 1


def _service(call: Call, words: list[str]) -> int:
    options, _, _ = _intent(words)
    call.say(f"Starting service: Intent {{ cmp={options.get('-n', '')} }}")
    if options.get("-n", "").split("/")[0] not in call.phone.packages:
        call.say("Error: Not found; no service started.")
        return 255
    return 0


def _stop_service(call: Call, words: list[str]) -> int:
    options, _, _ = _intent(words)
    call.say(f"Stopping service: Intent {{ cmp={options.get('-n', '')} }}")
    call.say("Service not stopped: was not running.")
    return 0


def _inactive(call: Call, words: list[str]) -> int:
    name, value = [word for word in words if not word.startswith("--")][-2:]
    known = call.phone.misc.inactive
    if value == "true" and name not in known:
        known.append(name)
    elif value == "false" and name in known:
        known.remove(name)
    return 0


def _user(call: Call, words: list[str]) -> int:
    call.say("0")
    return 0


def _debug_app(call: Call, words: list[str]) -> int:
    call.phone.misc.debug_app = words[-1]
    return 0


def _clear_debug_app(call: Call, words: list[str]) -> int:
    call.phone.misc.debug_app = None
    return 0


_VERBS = {
    "start": _start,
    "start-activity": _start,
    "force-stop": _stop,
    "kill": _kill,
    "broadcast": _broadcast,
    "startservice": _service,
    "start-service": _service,
    "start-foreground-service": _service,
    "stopservice": _stop_service,
    "stop-service": _stop_service,
    "set-inactive": _inactive,
    "get-current-user": _user,
    "set-debug-app": _debug_app,
    "clear-debug-app": _clear_debug_app,
}


@command("monkey")
def monkey(call: Call) -> int:
    """Start a package's launcher, or poke at it."""
    match = re.search(r"(?:^|\s)-p (\S+)", " ".join(call.argv))
    package = call.phone.packages.get(match[1]) if match else None
    if package is None or package.launcher is None:
        call.say("** No activities found to run, monkey aborted.")
        return 251
    call.phone.settings["system"]["accelerometer_rotation"] = "1"
    bring_up(call, package, component(package).partition("/")[2])
    call.say(f"Events injected: {call.argv[-1]}\n## Network stats: elapsed time=15ms")
    return 0
