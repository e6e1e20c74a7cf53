"""How what was changed in the WireGuard app is put back (device_facts 3.5, seen); kinds of `undo.UNDO`."""

from __future__ import annotations

import base64
from collections.abc import Mapping

from analyzer.record.devices.android.asking import found, is_installed, never_sleeps, unasked
from analyzer.record.devices.android.link import Result
from analyzer.record.devices.android.shell import FOLDER, DeviceShell

APP = "com.wireguard.android"
NAME = "consentinel"
"""Of the tunnel; at most 15 letters (device_facts 3.5, recalled)."""
HOME = f"/data/data/{APP}"
CONFIGURATION = f"{HOME}/files/{NAME}.conf"
SETTINGS = f"{HOME}/files/datastore/settings.preferences_pb"
_RECEIVER = f"{APP}/.model.TunnelManager$IntentReceiver"


def switch(shell: DeviceShell, *, is_up: bool) -> Result:
    """Tell the app to bring our tunnel up, or down. A stopped app hears no broadcast without that flag (AOSP, seen)."""
    action = f"{APP}.action.SET_TUNNEL_{'UP' if is_up else 'DOWN'}"
    flag = "--include-stopped-packages"
    return shell.root(["am", "broadcast", flag, "-a", action, "-n", _RECEIVER, "-e", "tunnel", NAME])


def tunnel(shell: DeviceShell, about: str, old: Mapping[str, str]) -> str:
    """Bring it down, and remove its configuration; "" or what the device said."""
    if about != NAME:
        return "not a tunnel of ours"
    switch(shell, is_up=False)
    removed = shell.root(["rm", "-f", CONFIGURATION])
    shell.run(["am", "force-stop", APP])
    shell.root(["rmdir", f"{HOME}/files"])  # an app that was never opened has none; refused where it holds anything
    if not removed.is_ok:
        return removed.said or "refused"
    # The tunnel is the app's own: it ends with its process, whatever the broadcast did.
    runs = found(shell, ["pidof", APP], "whether the WireGuard app runs", as_root=True) is not None
    return "the WireGuard app still runs" if runs else ""


def settings(shell: DeviceShell, about: str, old: Mapping[str, str]) -> str:
    """Put the app's settings back; the file keeps its owner and label. The app is stopped: it writes them no more."""
    if about != SETTINGS:
        return "not settings of ours"
    shell.run(["am", "force-stop", APP])
    if "base64" not in old:
        done = shell.root(["rm", "-f", SETTINGS])
        shell.root(["rmdir", SETTINGS.rpartition("/")[0], f"{HOME}/files"])
        return "" if done.is_ok else done.said or "refused"
    if not is_installed(shell, APP):
        return ""  # uninstalled by somebody else: its settings went with it
    copy = f"{FOLDER}/settings-before"
    shell.make_folder()
    shell.push(base64.b64decode(old["base64"]), copy, 0o600)
    done = shell.root_line(f"cat {copy} > {SETTINGS}")
    shell.run(["rm", "-f", copy])
    return "" if done.is_ok else done.said or "refused"


def idle_whitelist(shell: DeviceShell, about: str, old: Mapping[str, str]) -> str:
    """Let the system put the app to sleep again."""
    if about != APP:
        return "not an app of ours"
    done = shell.root(["dumpsys", "deviceidle", "whitelist", f"-{APP}"])
    is_listed = never_sleeps(shell, APP)
    if is_listed is None:
        raise unasked(shell, "which apps never sleep", done.said)
    return (done.said or "it is still listed") if is_listed else ""


TUNNEL = {"tunnel": tunnel, "tunnel_settings": settings, "idle_whitelist": idle_whitelist}
"""Kind of change → how it is taken back, from (shell, about, what was there)."""
