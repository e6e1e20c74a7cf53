"""What was changed on a device, written down before each change, and how each is put back.

The journal lies on this machine and, as a copy, in our folder on the device: another machine, or this one after a
crash, finds there what to undo. Undoing is safe to repeat, and goes on where a pulled cable stopped it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from analyzer.model.errors import SetupError
from analyzer.record.devices.android.asking import found, is_installed, setting, unasked
from analyzer.record.devices.android.installed import parse_dump
from analyzer.record.devices.android.mounts import is_mounted, namespaces, unmount_line
from analyzer.record.devices.android.planted import TAKE_BACK
from analyzer.record.devices.android.shell import FOLDER, DeviceShell, RootKind, first_line
from analyzer.record.devices.android.ui_undo import UI
from analyzer.record.devices.android.wireguard_undo import TUNNEL
from analyzer.record.proxy import confdir
from analyzer.store.files import PRIVATE_FOLDER, write_private, writing

DEVICE_JOURNAL = f"{FOLDER}/journal.jsonl"
SESSION, DEVICE = "session", "device"
_MAX_JOURNAL_BYTES = 1 << 20
_MAX_UNMOUNTS = 8


@dataclass(frozen=True)
class Change:
    """One change. kind: a key of UNDO. about: what is changed; old: what was there. scope: `session` or `device`."""

    kind: str
    about: str
    old: dict[str, str] = field(default_factory=dict)
    scope: str = DEVICE


def state_folder() -> Path:
    """Give the folder where this machine keeps what it did to devices: beside our CA."""
    return confdir() / "devices"


class Journal:
    """The changes of one device that are not undone yet, oldest first."""

    def __init__(self, shell: DeviceShell, folder: Path | None = None) -> None:
        self._shell = shell
        # A serial is foreign text: the file is named by its digest, and says the serial inside.
        name = hashlib.sha256(shell.serial.encode()).hexdigest()[:16]
        self._file = (folder or state_folder()) / f"{name}.jsonl"
        self._changes: list[Change] | None = None
        self._has_folder = False

    @property
    def changes(self) -> list[Change]:
        """What is to be undone. Raises SetupError E328 when a copy is there and cannot be read, E270."""
        if self._changes is None:
            self._changes = self._read()
        return list(self._changes)

    def _read(self) -> list[Change]:
        if self._file.is_file():
            return _parse(self._file.read_bytes(), str(self._file))
        there = self._shell.link.pull(DEVICE_JOURNAL)
        return [] if there is None else _parse(there, DEVICE_JOURNAL)

    def has(self, kind: str, about: str) -> bool:
        """Tell whether a change is written down."""
        return any((change.kind, change.about) == (kind, about) for change in self.changes)

    def before(self, kind: str, about: str, *, scope: str = DEVICE, **old: str) -> None:
        """Write a change down before it is made. The first record of one thing holds what was there: it stays."""
        assert kind in UNDO, kind
        if not self.has(kind, about):
            self._save([*self.changes, Change(kind, about, old, scope)])

    def _save(self, changes: list[Change]) -> None:
        lines = [{"serial": self._shell.serial}, *map(asdict, changes)]
        data = "".join(json.dumps(line, sort_keys=True) + "\n" for line in lines).encode()
        with writing(self._file):
            self._file.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        write_private(self._file, data)
        self._changes = changes
        if not self._has_folder:
            self._shell.make_folder()
            self._has_folder = True
        self._shell.push(data, DEVICE_JOURNAL, 0o644)

    def restore(self, scope: str | None = None) -> list[Change]:
        """Undo backwards what is written down, of one scope or all; give what was undone.

        Raises SetupError E314 when the device goes (what was undone until then is off the list), E328 when something
        cannot be put back; the rest is undone all the same.
        """
        return self.undo([change for change in self.changes if scope in (None, change.scope)])

    def undo(self, changes: list[Change]) -> list[Change]:
        """Undo some of the changes, the last one first; as `restore`."""
        undone, failed = [], []
        for change in reversed(changes):
            said = _undo(self._shell, change)
            if said:
                failed.append(f"{change.kind} {first_line(change.about)}: {first_line(said)}")
                continue
            undone.append(change)
            self._strike(change)
        if not self.changes:
            self.forget()
        if failed:
            serial, lines = self._shell.serial, "".join(f"\n  {one}" for one in failed)
            raise SetupError(
                f"{len(failed)} changes not put back on {serial!r}{lines}"
                if len(failed) > 1
                else f"not put back on {serial!r}: {failed[0]}",
                code="E328",
                hint="run `consentinel device restore` again; if it stays, restart the device",
            )
        return undone

    def _strike(self, change: Change) -> None:
        """Take a change off the list. A full device takes no new copy: ours is right, and undoing twice is safe."""
        try:
            self._save([other for other in self.changes if other != change])
        except SetupError as error:
            if error.code != "E317":
                raise

    def forget(self) -> None:
        """Remove our folder and the journal on both sides; nothing is to be undone any more.

        Raises SetupError E328 when the folder stays; the list here stays, too, and is empty.
        """
        said = _removed(self._shell, FOLDER)
        self._has_folder = False
        if said:
            raise SetupError(
                f"our folder {FOLDER} stays on {self._shell.serial!r}: {first_line(said)}",
                code="E328",
                hint="run `consentinel device restore` again; if it stays, restart the device",
            )
        with writing(self._file):
            self._file.unlink(missing_ok=True)


def _undo(shell: DeviceShell, change: Change) -> str:
    """Put one change back; "" or why not. A device that is gone or hangs ends the whole."""
    try:
        return UNDO[change.kind](shell, change)
    except SetupError as error:
        if error.code in ("E314", "E315"):
            raise
        return error.message.replace(f"{shell.serial!r} does not say ", "unanswered: ", 1)
    except ValueError:
        return "not a change of ours"


def _parse(data: bytes, where: str) -> list[Change]:
    """Read a journal; hostile when it comes from the device. A cut last line was never acted on."""
    changes = []
    lines = data[:_MAX_JOURNAL_BYTES].decode("utf-8", "replace").splitlines()
    for number, line in enumerate(lines[1:], 2):
        try:
            row = json.loads(line)
            change = Change(str(row["kind"]), str(row["about"]), _texts(row["old"]), str(row["scope"]))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            if number == len(lines):
                break
            raise _unreadable(where, number) from error
        if change.kind not in UNDO or "\0" in line:
            raise _unreadable(where, number)
        changes.append(change)
    return changes


def _texts(row: dict[str, str]) -> dict[str, str]:
    return {str(key): str(value) for key, value in row.items()}


def _unreadable(where: str, number: int) -> SetupError:
    return SetupError(
        f"{where}:{number}: the list of changes cannot be read",
        code="E328",
        hint="restart the device: what we mount, redirect and start is gone then; remove the file",
    )


# --- how each is undone; each gives "" or what the device said against it ------------------------


def _setting(shell: DeviceShell, change: Change) -> str:
    """`null` was no value: it is deleted (device_facts 12). about: `global http_proxy`.

    A phone that refuses may never have taken ours either: then it has the old value still.
    """
    space, _, key = change.about.partition(" ")
    value = change.old.get("value", "null")
    argv = ["settings", "delete", space, key] if value == "null" else ["settings", "put", space, key, value]
    return _told(shell.run(argv).is_ok or setting(shell, change.about) == value, f"settings refused {key}")


def _proxy(shell: DeviceShell, change: Change) -> str:
    """Only deleting it leaves the old value active until restart, so `:0` goes first (device_facts 3.2, seen)."""
    steps = [
        ["settings", "put", "global", "http_proxy", ":0"],
        ["settings", "delete", "global", "global_http_proxy_host"],
        ["settings", "put", "global", "global_http_proxy_port", "0"],
    ]
    if not all(shell.run(argv).is_ok for argv in steps):
        is_as_before = all(setting(shell, f"global {key}") == value for key, value in change.old.items())
        return _told(bool(change.old) and is_as_before, "settings refused the proxy")
    for key, value in change.old.items():
        said = _setting(shell, Change("setting", f"global {key}", {"value": value}))
        if said:
            return said
    return ""


def _property(shell: DeviceShell, change: Change) -> str:
    return _told(shell.root(["setprop", change.about, change.old.get("value", "")]).is_ok, "setprop refused")


def _file(shell: DeviceShell, change: Change) -> str:
    """Remove a file of ours; another path is refused, since the journal may come from the device."""
    if not _is_ours(change.about):
        return "not a file of ours"
    return _removed(shell, change.about)


def _removed(shell: DeviceShell, path: str) -> str:
    """Remove what lies there, as root where the user of adb may not; "" or what the device said."""
    removed = shell.run(["rm", "-rf", path])
    if not removed.is_ok and shell.root_kind is not RootKind.NONE:
        removed = shell.root(["rm", "-rf", path])
    return _told(removed.is_ok, removed.said)


def _is_ours(path: str) -> bool:
    parts = path.split("/")
    is_certificate = path.startswith("/data/misc/user/0/cacerts-added/") and path.endswith((".0", ".1"))
    return ".." not in parts and (path.startswith(f"{FOLDER}/") or (is_certificate and len(parts) == 7))


def _process(shell: DeviceShell, change: Change) -> str:
    """End a program of ours by its path; the brackets keep the pattern off its own shell (device_facts 1.6, seen)."""
    if not _is_ours(change.about):
        return "not a program of ours"
    folder, _, name = change.about.rpartition("/")
    pattern = f"{folder}/[{name[0]}]{name[1:]}"
    shell.root(["pkill", "-9", "-f", pattern])
    left = found(shell, ["pgrep", "-f", pattern], "whether our program runs", as_root=True)
    return _told(left is None, "it still runs")


def _mount(shell: DeviceShell, change: Change) -> str:
    """Unmount in the global namespace, then in those of the zygotes and their children (device_facts 2.3).

    Each is asked afterwards: a cover that stays in a zygote's would be that of every app it starts.
    """
    path = change.about
    if path not in ("/system/etc/security/cacerts", "/apex/com.android.conscrypt/cacerts"):
        return "not a mount of ours"
    for pid in [None, *namespaces(shell)]:
        for _ in range(_MAX_UNMOUNTS):
            if not is_mounted(shell, path, pid):
                break
            shell.root_in_global(unmount_line(path, pid))
        else:
            return "it is still mounted"
    return ""


def _chain(shell: DeviceShell, change: Change) -> str:
    """Unhook and remove a chain of ours; repeat-safe (device_facts 3.4). about: `iptables nat CONSENTINEL_NAT`."""
    program, table, chain = ([*change.about.split(" "), "", ""])[:3]
    if program not in ("iptables", "ip6tables") or not chain.startswith("CONSENTINEL_"):
        return "not a chain of ours"
    base = [program, "-w", "-t", table]
    for _ in range(_MAX_UNMOUNTS):
        if not shell.root([*base, "-D", "OUTPUT", "-j", chain]).is_ok:
            break
    shell.root([*base, "-F", chain])
    shell.root([*base, "-X", chain])
    left = shell.root([*base, "-S"])
    if not left.is_ok or "-P OUTPUT" not in left.out:
        raise unasked(shell, f"which chains {program} {table} has", left.said)
    return _told(f"-N {chain}" not in left.out.splitlines(), "the chain is still there")


def _sysctl(shell: DeviceShell, change: Change) -> str:
    return _told(shell.root(["sysctl", "-w", f"{change.about}={change.old.get('value', '0')}"]).is_ok, "sysctl refused")


def _reverse(shell: DeviceShell, change: Change) -> str:
    shell.link.reverse_remove(int(change.about))
    return ""


def _forward(shell: DeviceShell, change: Change) -> str:
    shell.link.forward_remove(int(change.about))
    return ""


def _package(shell: DeviceShell, change: Change) -> str:
    """Uninstall what we installed; one that is not there is fine (device_facts 5.1, seen)."""
    result = shell.run(["pm", "uninstall", change.about], timeout_s=60.0)
    return _told("Success" in result.out or not is_installed(shell, change.about), result.said)


def _permission(shell: DeviceShell, change: Change) -> str:
    """Give back or take again; a package that is gone has none. about: `PKG PERMISSION`.

    One that is fixed by the system can be neither given nor taken: what counts is that it is as it was.
    """
    package, _, permission = change.about.partition(" ")
    verb = "grant" if change.old.get("granted") == "true" else "revoke"
    result = shell.run(["pm", verb, package, permission])
    if result.is_ok or "Unknown package" in result.said:
        return ""
    now = parse_dump(shell.text(["dumpsys", "package", package]), package).runtime.get(permission)
    return _told(now is not None and now is (change.old.get("granted") == "true"), result.said)


def _appop(shell: DeviceShell, change: Change) -> str:
    package, _, operation = change.about.partition(" ")
    result = shell.run(["cmd", "appops", "set", package, operation, change.old.get("mode", "default")])
    return _told(result.is_ok or not is_installed(shell, package), result.said)


def _awake(shell: DeviceShell, change: Change) -> str:
    """`svc power stayon false` (device_facts 5.3, seen)."""
    return _told(shell.run(["svc", "power", "stayon", "false"]).is_ok, "svc refused")


def _adbd_root(shell: DeviceShell, change: Change) -> str:
    """`adb unroot`: adbd was not root before. Its two answers stand in AOSP's adb/services.cpp (seen)."""
    said = shell.link.restart("unroot:")
    return _told("non root" in said or "not running as root" in said, said)


def _planted(shell: DeviceShell, change: Change) -> str:
    return TAKE_BACK[change.kind](shell, change.about, change.old)


def _tunnel(shell: DeviceShell, change: Change) -> str:
    return TUNNEL[change.kind](shell, change.about, change.old)


def _ui(shell: DeviceShell, change: Change) -> str:
    return UI[change.kind](shell, change.about, change.old)


def _told(is_ok: bool, said: str) -> str:
    return "" if is_ok else (said or "refused")


UNDO: dict[str, Callable[[DeviceShell, Change], str]] = {
    "setting": _setting,
    "proxy": _proxy,
    "property": _property,
    "file": _file,
    "process": _process,
    "mount": _mount,
    "chain": _chain,
    "sysctl": _sysctl,
    "reverse": _reverse,
    "forward": _forward,
    "package": _package,
    "permission": _permission,
    "appop": _appop,
    "awake": _awake,
    "adbd_root": _adbd_root,
    **dict.fromkeys(TAKE_BACK, _planted),
    **dict.fromkeys(TUNNEL, _tunnel),
    **dict.fromkeys(UI, _ui),
}
"""How each kind of change is undone; a room that makes changes of another kind adds it here."""


def put_setting(journal: Journal, shell: DeviceShell, name: str, value: str, *, scope: str = DEVICE) -> bool:
    """Set `global KEY` (or another namespace) to a value, after its old one is written down; tell whether it took.

    A setting whose old value the device does not tell is left alone: it could not be put back.
    """
    space, _, key = name.partition(" ")
    old = setting(shell, name)
    if old is None:
        return False
    if old == value:
        return True
    journal.before("setting", name, scope=scope, value=old)
    return shell.run(["settings", "put", space, key, value]).is_ok
