"""getprop, setprop, settings."""

from __future__ import annotations

from fake_android.call import Call
from fake_android.commands.registry import command

NAMESPACES = ("global", "secure", "system")


@command("getprop")
def getprop(call: Call) -> int:
    """Print one property ("" when it is not set), or all."""
    props = call.phone.props
    if call.argv:
        call.say(props.get(call.argv[0]) or (call.argv[1] if len(call.argv) > 1 else ""))
        return 0
    for key in sorted(props):
        call.say(f"[{key}]: [{props[key]}]")
    return 0


@command("setprop")
def setprop(call: Call) -> int:
    """Set a property; ro.* once only, and most of them by root only."""
    if len(call.argv) != 2:
        return call.complain("usage: setprop NAME VALUE")
    key, value = call.argv
    may = call.is_root or key.startswith(("debug.", "log.", "persist.log.tag", "sys.powerctl"))
    if not may or (key.startswith("ro.") and key in call.phone.props):
        call.complain(f"Failed to set property '{key}' to '{value}'.\nSee dmesg for error reason.")
        return 1
    call.phone.props[key] = value
    return 0


@command("settings")
def settings(call: Call) -> int:
    """get, put, delete, list of the three namespaces."""
    words = list(call.argv)
    if words[:1] == ["--user"]:
        words = words[2:]
    if len(words) < 2 or words[1] not in NAMESPACES:
        call.complain("Invalid command")
        return 255
    verb, space, *rest = words
    table = call.phone.settings[space]
    if rest[:1] == ["--user"]:
        rest = rest[2:]
    if verb == "list":
        for key in sorted(table):
            call.say(f"{key}={table[key]}")
        return 0
    if verb == "get" and len(rest) == 1:
        call.say(table.get(rest[0], "null"))
        return 0
    if verb == "delete" and len(rest) == 1:
        call.say(f"Deleted {1 if table.pop(rest[0], None) is not None else 0} rows")
        return 0
    if verb == "put" and len(rest) in (2, 3):
        table[rest[0]] = rest[1]
        return 0
    call.complain("Bad arguments")
    return 255
