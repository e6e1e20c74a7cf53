"""`consentinel device` and `devices`: phones and emulators at adb, prepared and put back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analyzer.cli import options as shared
from analyzer.cli.console import out, printable, say, spoken
from analyzer.cli.options import ListFormat, ListFormatOption
from analyzer.cli.output import as_json, needs_table, text_table
from analyzer.model.errors import SetupError, UsageError

if TYPE_CHECKING:
    from analyzer.record.devices.adb import AdbDevice
    from analyzer.record.devices.android.needs import Need
    from analyzer.record.devices.android.shell import DeviceShell
    from analyzer.record.devices.android.undo import Journal


def register(app: typer.Typer) -> None:
    """Add the command group and `devices`."""
    group = typer.Typer(no_args_is_help=True, help="Phones and emulators: prepare, restore, status, create, reset.")
    for name, (function, examples) in _COMMANDS.items():
        group.command(name, epilog=f"Examples: {examples}")(function)
    app.add_typer(group, name="device", rich_help_panel="Record")
    app.command("devices", rich_help_panel="Record", epilog="Example: `consentinel devices`")(devices_command)


def complete_serial(incomplete: str) -> list[str]:
    """Complete serials of devices at a running adb server."""
    from analyzer.record.devices.android.link import serials

    return [serial for serial in serials() if serial.startswith(incomplete)]


def complete_device(incomplete: str) -> list[str]:
    """Complete what --device of `record` takes."""
    return [*(name for name in ("jvm", "none") if name.startswith(incomplete)), *complete_serial(incomplete)]


SerialArgument = Annotated[
    str, typer.Argument(metavar="SERIAL", help="Serial of a device at adb.", autocompletion=complete_serial)
]


def open_device(serial: str) -> tuple[DeviceShell, Journal]:
    """Give the shell of a device and what is to be undone there. Raises SetupError E201, E300, E313."""
    from analyzer.record.devices.android.link import open_link
    from analyzer.record.devices.android.shell import DeviceShell
    from analyzer.record.devices.android.undo import Journal

    shell = DeviceShell(open_link(serial))
    return shell, Journal(shell)


def phone(serial: str, app_id: str, **how: Any) -> AdbDevice:
    """Give the device on which `record` runs an app. how: as `RunOptions`."""
    from analyzer.record.devices.adb import AdbDevice, RunOptions

    return AdbDevice(serial, app_id, RunOptions(**how))


def attached(device: str, attach: str, target: str | None, scenario: str | None, **how: Any) -> Any:
    """Give the device for --attach; of a phone with the app whose process it is. how: as `RunOptions`.

    Raises UsageError E104 for what would start the app anew, E297 where --device and TARGET do not go together.
    """
    if target is None or device in ("none", "jvm") or device.startswith("frida:"):
        from analyzer.record.devices.attached import attached_device

        return attached_device(device, attach, target)
    if scenario or how["apk"] or how["granted"]:
        raise UsageError("--attach takes the app as it runs: no --scenario, --apk or --grant", code="E104",
                         hint="leave them out, or start the app without --attach")  # fmt: skip
    return phone(device, target, attach=attach, **how)


def device_needs(serial: str) -> list[Need]:
    """Check every need of a device in order, for `doctor --device`."""
    from analyzer.record.devices.android.authority import our_ca
    from analyzer.record.devices.android.needs import Looked, Need, adb_server, check

    try:
        shell, journal = open_device(serial)
        server = adb_server()
    except SetupError as error:
        return [Need("adb", "wrong", error.message, error.hint)]
    return [Need("adb", "ok", "authorised"), server, *check(Looked(shell, journal, our_ca()))]


def devices_command(format: ListFormatOption = ListFormat.TEXT, lang: shared.LangOption = None) -> None:
    """List the devices that `record --device` takes."""
    from analyzer.record.devices.android.link import listed

    own = [{"device": "jvm", "state": "embedded"}, {"device": "none", "state": "proxy only"}]
    try:
        found = [{"device": serial, "state": state} for serial, state in listed()]
    except SetupError as error:
        say(f"{error.message}: {error.hint}")
        found = []
    _show(own + found, ["device", "state"], format)


def prepare_command(
    serial: SerialArgument,
    frida_server: Annotated[
        Path | None,
        typer.Option(
            "--frida-server", envvar="CONSENTINEL_FRIDA_SERVER", metavar="PATH", help="The program, .xz, or a folder."
        ),
    ] = None,
    sha256: Annotated[str, typer.Option("--sha256", metavar="HEX", help="What that file must have.")] = "",
    download: Annotated[
        bool, typer.Option("--download", help="Get it from the official release; needs the internet.")
    ] = False,
    wireguard_apk: Annotated[
        Path | None,
        typer.Option(
            "--wireguard-apk", metavar="FILE", help="Install the WireGuard app, for `record --route wireguard`."
        ),
    ] = None,
    format: ListFormatOption = ListFormat.TEXT,
    lang: shared.LangOption = None,
) -> None:
    """Make a device ready for recordings; repeating it changes nothing, `restore` undoes it."""
    from analyzer.record.devices.android.authority import handshake, make_ca
    from analyzer.record.devices.android.frida_server import Source
    from analyzer.record.devices.android.prepare import install_wireguard, prepare

    shell, journal = open_device(serial)
    source = Source(frida_server, sha256, download)
    done = prepare(shell, journal, make_ca(), source, _step)
    if any(need.need == "certificate" for need in done):
        done.append(handshake(shell, journal))
    if wireguard_apk is not None:
        _step("wireguard")
        done.append(install_wireguard(shell, journal, wireguard_apk))
    _show_needs(done, format)
    say(f"next: consentinel record APP --device {serial}")


def restore_command(serial: SerialArgument, lang: shared.LangOption = None) -> None:
    """Put a device back as it was before the first `prepare`."""
    from analyzer.record.devices.android.prepare import restore

    count = restore(*open_device(serial))
    say(f"{count} changes undone on {serial}")


def status_command(
    serial: SerialArgument, format: ListFormatOption = ListFormat.TEXT, lang: shared.LangOption = None
) -> None:
    """Show what was changed on a device and is not undone yet."""
    _, journal = open_device(serial)
    rows = [{"kind": one.kind, "about": one.about, "scope": one.scope} for one in journal.changes]
    if format is ListFormat.JSON:
        _show(rows, [], format)
    elif not rows:
        say(f"nothing is changed on {serial}")
    else:
        for row in rows:
            out(spoken(f"{_KINDS[row['kind']]}: ") + printable(row["about"]))
        say(f"{len(rows)} changes; they are undone by: consentinel device restore {serial}")


def create_command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of the emulator.")] = "consentinel",
    api: Annotated[int, typer.Option("--api", metavar="LEVEL", min=26, help="API level of its Android.")] = 30,
    lang: shared.LangOption = None,
) -> None:
    """Make an emulator with the SDK's own tools, start it, and save a snapshot for `reset`."""
    from analyzer.record.devices.android.emulator import create

    out(create(name, api, _step))


def reset_command(serial: SerialArgument, lang: shared.LangOption = None) -> None:
    """Set an emulator back to its snapshot; for what `restore` cannot undo."""
    from analyzer.record.devices.android.emulator import snapshot

    snapshot(serial, "load")
    say(f"{serial} is as it was created")


def _step(name: str) -> None:
    say(f"step: {name}")


def _show_needs(needs: list[Need], format: ListFormat) -> None:
    rows = [vars(need) for need in needs]
    out(as_json(rows) if format is ListFormat.JSON else needs_table(rows))


def _show(rows: list[dict[str, Any]], columns: list[str], format: ListFormat) -> None:
    out(as_json(rows) if format is ListFormat.JSON else text_table(rows, columns))


_KINDS = {
    "setting": "a setting",
    "proxy": "the phone's proxy",
    "property": "a property of the system",
    "file": "a file of ours",
    "process": "a program of ours",
    "mount": "a cover over a folder",
    "chain": "a chain of the firewall",
    "sysctl": "a switch of the kernel",
    "reverse": "a port led to this machine",
    "forward": "a port of this machine led to the phone",
    "package": "an app that was installed",
    "permission": "a permission of an app",
    "appop": "a right of an app",
    "awake": "the screen is kept on",
    "adbd_root": "adb runs as root",
    "row": "a planted row",
    "photo": "a planted photo",
    "test_provider": "a mock place",
    "tunnel": "a tunnel of the WireGuard app",
    "tunnel_settings": "settings of the WireGuard app",
    "idle_whitelist": "an app that never sleeps",
    "ui_server": "the program of uiautomator2",
}
"""What each kind of change is called; keys of `undo.UNDO`."""
_COMMANDS: dict[str, tuple[Callable[..., None], str]] = {
    "prepare": (
        prepare_command,
        "`consentinel device prepare emulator-5554 --frida-server frida-server.xz`",
    ),
    "restore": (restore_command, "`consentinel device restore emulator-5554`"),
    "status": (status_command, "`consentinel device status emulator-5554`"),
    "create": (create_command, "`consentinel device create study --api 30`"),
    "reset": (reset_command, "`consentinel device reset emulator-5554`"),
}
"""Commands of the group, with their examples."""
