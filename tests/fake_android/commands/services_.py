"""cmd, dumpsys, service, svc, appops, locksettings: the system's services from the shell."""

from __future__ import annotations

from collections.abc import Callable

from fake_android import abx
from fake_android.commands.activities import activity_manager
from fake_android.commands.files import owner_name
from fake_android.commands.packages import dump_package, package_manager
from fake_android.commands.registry import command
from fake_android.parcel import parcel_of_error, parcel_of_text
from fake_android.shell import Call
from fake_android.state import Battery


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


@command("dumpsys")
def dumpsys(call: Call) -> int:
    """Print or change what a service knows."""
    if not call.argv:
        return call.unmodelled("all services")
    name, *words = [word for word in call.argv if word not in ("-t", "10")]
    act = _DUMPS.get(name)
    if act is None:
        call.complain(f"Can't find service: {name}")
        return 0 if call.phone.api < 29 else 1
    return act(call, words)


def _dump_activity(call: Call, words: list[str]) -> int:
    screen, api = call.phone.screen, call.phone.api
    shown = screen.foreground
    record = f"ActivityRecord{{1f2e3d4 u0 {shown} t8}}"
    if words[:1] == ["recents"]:
        call.say("ACTIVITY MANAGER RECENT TASKS (dumpsys activity recents)\n  Recent tasks:")
        for number, item in enumerate([shown, *screen.recent][:5]):
            call.say(
                f"  * Recent #{number}: Task{{5a1b2c3 #{8 + number} type=standard A={10100 + number}:{item.split('/')[0]}}}"
            )
        return 0
    if words[:1] == ["services"] or words[:1] == ["processes"]:
        call.say("(nothing)")
        return 0
    call.say("ACTIVITY MANAGER ACTIVITIES (dumpsys activity activities)\nDisplay #0 (activities from top to bottom):")
    if not screen.is_on:
        call.say("    isSleeping=true\n    mResumedActivity: null" if api < 29 else "    isSleeping=true")
    elif api >= 31:
        call.say(f"    topResumedActivity={record}\n  ResumedActivity: {record}")
    elif api >= 29:
        call.say(f"    mResumedActivity: {record}\n  ResumedActivity: {record}")
    else:
        call.say(f"    mResumedActivity: {record}")
    return 0


def _dump_window(call: Call, words: list[str]) -> int:
    screen = call.phone.screen
    focus = f"Window{{abcd123 u0 {screen.foreground}}}" if screen.is_on else "null"
    call.say(
        f"WINDOW MANAGER WINDOWS (dumpsys window windows)\n  mCurrentFocus={focus}\n  mFocusedApp=ActivityRecord{{1f2e3d4 u0 {screen.foreground} t8}}"
    )
    call.say(
        f"    mDreamingLockscreen={str(screen.is_locked).lower()} isKeyguardShowing={str(screen.is_locked).lower()}"
    )
    return 0


def _dump_package(call: Call, words: list[str]) -> int:
    return dump_package(call, words[-1]) if words else call.unmodelled("all packages")


def _dump_battery(call: Call, words: list[str]) -> int:
    battery = call.phone.battery
    if words[:1] == ["unplug"]:
        battery.is_plugged, battery.is_overridden = False, True
    elif words[:1] == ["reset"]:
        call.phone.battery = Battery()
    elif words[:1] == ["set"]:
        battery.is_overridden = True
        if words[1] == "level":
            battery.level = int(words[2])
    else:
        plugged = str(battery.is_plugged).lower()
        override = "  (UPDATES STOPPED -- use 'reset' to restart)\n" if battery.is_overridden else ""
        call.say(
            f"Current Battery Service state:\n{override}  AC powered: {plugged}\n  USB powered: {plugged}\n  Wireless powered: false\n  status: {2 if battery.is_plugged else 3}\n  health: 2\n  present: true\n  level: {battery.level}\n  scale: 100\n  temperature: {battery.temperature}\n  technology: Li-ion"
        )
    return 0


def _dump_idle(call: Call, words: list[str]) -> int:
    misc = call.phone.misc
    if words[:1] == ["whitelist"]:
        for word in words[1:]:
            name = word.lstrip("+-")
            if word.startswith("+") and name not in misc.deviceidle_whitelist:
                misc.deviceidle_whitelist.append(name)
                call.say(f"Added: {name}")
            elif word.startswith("-") and name in misc.deviceidle_whitelist:
                misc.deviceidle_whitelist.remove(name)
                call.say(f"Removed: {name}")
        if len(words) == 1:
            for name in misc.deviceidle_whitelist:
                call.say(f"user,{name},{call.phone.packages[name].uid if name in call.phone.packages else 0}")
    elif words[:1] == ["force-idle"]:
        misc.deviceidle = "IDLE"
        call.say("Now forced in to deep idle mode")
    elif words[:1] == ["unforce"]:
        misc.deviceidle = "ACTIVE"
        call.say("Light state: ACTIVE, deep state: ACTIVE")
    else:
        call.say(f"  mState={misc.deviceidle}\n  mLightState=ACTIVE")
    return 0


def _dump_wifi(call: Call, words: list[str]) -> int:
    wifi = call.phone.wifi
    quoted = f'"{wifi.ssid}"' if call.phone.api >= 30 else wifi.ssid
    call.say(
        f"Wi-Fi is {'enabled' if wifi.is_enabled else 'disabled'}\nmWifiInfo SSID: {quoted}, BSSID: {wifi.bssid}, MAC: {wifi.mac}, Supplicant state: COMPLETED, RSSI: -50"
    )
    return 0


def _dump_account(call: Call, words: list[str]) -> int:
    accounts = call.phone.misc.accounts
    call.say(f"User UserInfo{{0:Owner:c13}}:\n  Accounts: {len(accounts)}")
    for name, kind in accounts:
        call.say(f"    Account {{name={name}, type={kind}}}")
    return 0


def _dump_connectivity(call: Call, words: list[str]) -> int:
    vpn = call.phone.misc.vpn_package
    call.say(
        f"NetworkAgentInfo{{network{{100}} WIFI CONNECTED}}\n{f'NetworkAgentInfo{{network{{101}} VPN:{vpn}}}' if vpn else ''}"
    )
    return 0


def _dump_power(call: Call, words: list[str]) -> int:
    screen = call.phone.screen
    call.say(
        f"POWER MANAGER (dumpsys power)\n  mWakefulness={'Awake' if screen.is_on else 'Asleep'}\n  mStayOn={call.phone.misc.stay_on}\nDisplay Power: state={'ON' if screen.is_on else 'OFF'}"
    )
    return 0


def _dump_location(call: Call, words: list[str]) -> int:
    call.say("Location Manager State:")
    for name, facts in call.phone.misc.mock_providers.items():
        call.say(f"  {name} provider [mock]: last location=Location[{name} {facts['location']} mock]")
    return 0


def _dump_appops(call: Call, words: list[str]) -> int:
    package = call.phone.packages.get(words[-1]) if words else None
    call.say("Current AppOps Service state:")
    for name, mode in (package.appops if package else {}).items():
        call.say(f"      {name} ({mode}):")
    return 0


def _dump_display(call: Call, words: list[str]) -> int:
    call.say(f"  mScreenState={'ON' if call.phone.screen.is_on else 'OFF'}")
    return 0


_DUMPS: dict[str, Callable[[Call, list[str]], int]] = {
    "activity": _dump_activity,
    "window": _dump_window,
    "package": _dump_package,
    "battery": _dump_battery,
    "deviceidle": _dump_idle,
    "wifi": _dump_wifi,
    "account": _dump_account,
    "connectivity": _dump_connectivity,
    "power": _dump_power,
    "location": _dump_location,
    "appops": _dump_appops,
    "display": _dump_display,
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
