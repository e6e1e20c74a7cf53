"""dumpsys: what the services tell of themselves."""

from __future__ import annotations

from collections.abc import Callable

from fake_android.call import Call
from fake_android.commands.packages import dump_package
from fake_android.commands.registry import command
from fake_android.state import Battery


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
