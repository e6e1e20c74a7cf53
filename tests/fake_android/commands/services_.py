"""cmd, service, svc, appops, locksettings: the system's services from the shell."""

from __future__ import annotations

from collections.abc import Callable

from fake_android import abx
from fake_android.call import Call
from fake_android.commands.activities import activity_manager
from fake_android.commands.files import owner_name
from fake_android.commands.packages import package_manager
from fake_android.commands.registry import command
from fake_android.parcel import parcel_of_error, parcel_of_text


@command("cmd")
def cmd(call: Call) -> int:
    """Run a service's shell command."""
    if not call.argv or call.argv == ["-l"]:
        for name in ("activity", "appops", "content", "package", "settings", "wifi"):
            call.say(name)
        return 0
    name, *words = call.argv
    act = _SERVICES.get(name)
    if act is None:
        call.complain(f"cmd: Can't find service: {name}")
        return 20
    return act(call, words)


def _appops(call: Call, words: list[str]) -> int:
    verb, *rest = words or [""]
    if rest[:1] in (["--user"], ["--uid"]):
        rest = rest[2:] if rest[0] == "--user" else rest[1:]
    package = call.phone.packages.get(rest[0]) if rest else None
    if verb not in ("set", "get", "reset"):
        call.complain(f"Unknown command: {verb}")
        return 255
    if package is None:
        call.complain(f"Error: No UID for {rest[0] if rest else ''} in user 0")
        return 255
    if verb == "reset":
        package.appops.clear()
        return 0
    if verb == "get":
        _say_appops(call, package.appops, rest[1].removeprefix("android:").upper() if len(rest) > 1 else None)
        return 0
    operation, mode = rest[1].removeprefix("android:").upper(), rest[2]
    if mode not in ("allow", "ignore", "deny", "default", "foreground"):
        call.complain(f"Error: Unknown mode string: {mode}")
        return 255
    if mode == "default":
        package.appops.pop(operation, None)
    else:
        package.appops[operation] = mode
    return 0


def _say_appops(call: Call, modes: dict[str, str], operation: str | None) -> None:
    chosen = {name: mode for name, mode in modes.items() if operation in (None, name)}
    if not chosen:
        call.say("No operations." if operation is None else "No operations.\nDefault mode: default")
    for name, mode in chosen.items():
        call.say(f"{name}: {mode}; time=+3h2m1s0ms ago")


@command("appops")
def appops(call: Call) -> int:
    """set, get, reset: the same as `cmd appops`."""
    return _appops(call, list(call.argv))


def _location(call: Call, words: list[str]) -> int:
    if call.phone.api < 31:
        if words[:1] == ["set-location-enabled"] and call.phone.api >= 29:
            call.phone.misc.location_enabled = words[1] == "true"
            return 0
        call.complain(f"Unknown command: {words[0] if words else ''}")
        return 255
    if words[:1] == ["is-location-enabled"]:
        call.say(str(call.phone.misc.location_enabled).lower())
        return 0
    if words[:1] == ["set-location-enabled"]:
        call.phone.misc.location_enabled = words[-1] == "true"
        return 0
    if words[:1] != ["providers"] or len(words) < 3:
        call.complain(f"Unknown command: {' '.join(words[:2])}")
        return 255
    return _mock(call, words[1], words[2], words[3:])


def _mock(call: Call, verb: str, provider: str, rest: list[str]) -> int:
    shell = call.phone.packages["com.android.shell"]
    if shell.appops.get("MOCK_LOCATION") != "allow":
        call.complain(
            f"Exception occurred while executing 'providers':\njava.lang.SecurityException: com.android.shell from uid {call.uid} not allowed to perform MOCK_LOCATION"
        )
        return 255
    table = call.phone.misc.mock_providers
    if verb == "add-test-provider":
        table[provider] = {"enabled": False, "location": None}
    elif provider not in table:
        call.complain(
            f"Exception occurred while executing 'providers':\njava.lang.IllegalArgumentException: {provider} provider is not a test provider"
        )
        return 255
    elif verb == "remove-test-provider":
        del table[provider]
    elif verb == "set-test-provider-enabled":
        table[provider]["enabled"] = rest[0] == "true"
    elif verb == "set-test-provider-location":
        table[provider]["location"] = rest[rest.index("--location") + 1]
    else:
        return call.unmodelled("location verb")
    return 0


def _wifi(call: Call, words: list[str]) -> int:
    wifi = call.phone.wifi
    if call.phone.api < 30:
        call.complain("No shell command implementation.")
        return 255
    if words[:1] == ["status"]:
        if not wifi.is_enabled:
            call.say("Wifi is disabled")
            return 0
        call.say(
            f'Wifi is enabled\nWifi scanning is only available when wifi is enabled\n==== ClientModeManager instance: primary ====\nWifi is connected to "{wifi.ssid}"'
        )
        call.say(
            f'WifiInfo: SSID: "{wifi.ssid}", BSSID: {wifi.bssid}, MAC: {wifi.mac}, IP: /{wifi.ip}, Security type: 0, Supplicant state: COMPLETED, RSSI: -50, Link speed: 1Mbps'
        )
        return 0
    if words[:1] == ["set-wifi-enabled"]:
        wifi.is_enabled = words[1] == "enabled"
        return 0
    return call.unmodelled("wifi verb")


def _statusbar(call: Call, words: list[str]) -> int:
    call.phone.misc.statusbar = {"collapse": "collapsed", "expand-notifications": "expanded"}.get(words[0], "collapsed")
    return 0


def _locale(call: Call, words: list[str]) -> int:
    if call.phone.api < 33:
        call.complain("cmd: Can't find service: locale")
        return 20
    if words[:1] == ["get-app-locales"]:
        call.say(f"Locales for {words[1]} for user 0 are [{call.phone.misc.app_locales.get(words[1], '')}]")
        return 0
    return call.unmodelled("locale verb")


def _settings(call: Call, words: list[str]) -> int:
    return call.shell.execute(["settings", *words], call.pipes)


def _content(call: Call, words: list[str]) -> int:
    return call.shell.execute(["content", *words], call.pipes)


_SERVICES: dict[str, Callable[[Call, list[str]], int]] = {
    "package": package_manager,
    "activity": activity_manager,
    "appops": _appops,
    "location": _location,
    "wifi": _wifi,
    "statusbar": _statusbar,
    "locale": _locale,
    "settings": _settings,
    "content": _content,
}


_OLD = {"imei": (1, 3), "imsi": (6, 7), "iccid": (10, 11), "number": (12, 13)}
_MIDDLE = {"imei": (1, 5), "imsi": (8, 10), "iccid": (12, 14), "number": (15, 16)}
_NEW = {"imei": (1, 5), "imsi": (8, 10), "iccid": (13, 14), "number": (16, 17)}


@command("service")
def service(call: Call) -> int:
    """`service call iphonesubinfo CODE …`: the answer as a parcel's dump; `service check NAME`."""
    if call.argv[:1] == ["check"]:
        call.say(f"Service {call.argv[1]}: found")
        return 0
    if call.argv[:2] != ["call", "iphonesubinfo"]:
        return call.unmodelled("service call")
    codes = _OLD if call.phone.api < 30 else _MIDDLE if call.phone.api < 35 else _NEW
    if call.phone.api >= 29 and not call.is_root:
        call.say(
            parcel_of_error(
                f"getDeviceId: The user {call.uid} does not meet the requirements to access device identifiers."
            )
        )
        return 0
    sim = call.phone.sim
    values = {"imei": sim.imei, "imsi": sim.imsi, "iccid": sim.iccid, "number": sim.number}
    found = next((name for name, numbers in codes.items() if int(call.argv[2]) in numbers), None)
    call.say(parcel_of_text(values[found] if found else ""))
    return 0


@command("svc")
def svc(call: Call) -> int:
    """power stayon, wifi, data."""
    if call.argv[:2] == ["power", "stayon"]:
        value = call.argv[2]
        call.phone.misc.stay_on = value
        call.phone.settings["global"]["stay_on_while_plugged_in"] = {"true": "7", "false": "0", "usb": "2"}.get(
            value, "0"
        )
        return 0
    if call.argv[:1] == ["wifi"]:
        call.phone.wifi.is_enabled = call.argv[1] == "enable"
        return 0
    return call.unmodelled("svc verb")


@command("locksettings")
def locksettings(call: Call) -> int:
    """set-disabled, get-disabled."""
    if call.argv[:1] == ["get-disabled"]:
        call.say(str(not call.phone.screen.is_secure).lower())
        return 0
    return call.unmodelled("locksettings verb")


@command("abx2xml", since=31)
def abx2xml(call: Call) -> int:
    """Turn binary XML into text, to `-` or a file."""
    data = call.view.read(call.path(call.argv[0]))
    if not data.startswith(abx.MAGIC):
        return call.complain("java.io.IOException: Unexpected magic")
    text = abx.decode(data).encode()
    if call.argv[1:] == ["-"]:
        call.pipes.out(text)
    else:
        call.view.write(call.path(call.argv[1]), text)
    return 0


@command("run-as")
def run_as(call: Call) -> int:
    """Run a command as a debuggable app."""
    from fake_android.vfs import Who

    package = call.phone.packages.get(call.argv[0])
    if package is None:
        return call.complain(f"run-as: unknown package: {call.argv[0]}")
    if not package.is_debuggable:
        return call.complain(f"run-as: package not debuggable: {package.name}")
    who = Who(package.uid, frozenset({package.uid}), f"u:r:untrusted_app:s0 {owner_name(package.uid)}")
    return call.shell.child(who=who, cwd=f"/data/data/{package.name}").execute(call.argv[1:], call.pipes)
