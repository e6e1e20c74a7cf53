"""How planted data is taken back: rows by the value that only we wrote, photos by name, the mock place by its provider.

The list of changes may come from the device, so everything in it is checked before it becomes a command.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from analyzer.record.devices.android.asking import unasked
from analyzer.record.devices.android.link import Result
from analyzer.record.devices.android.shell import DeviceShell

PHOTO_FOLDER = "/sdcard/DCIM/Camera"
RAW_CONTACTS = "content://com.android.contacts/raw_contacts"
CALLS = "content://call_log/calls"
SMS = "content://sms"
CALENDARS = "content://com.android.calendar/calendars"
IMAGES = "content://media/external/images/media"
COLUMN = {RAW_CONTACTS: "sourceid", CALLS: "number", SMS: "body", CALENDARS: "account_name"}
"""The column whose value finds what we wrote in each provider."""
_SCOPED_SINCE = 29
"""From Android 10 on the broadcast that asks for a scan does nothing (device_facts 6.1, seen)."""


def where(column: str, value: str) -> str:
    """Give an SQL condition; quotes in the value are doubled."""
    escaped = value.replace("'", "''")
    return f"{column}='{escaped}'"


def address_of(uri: str, account: str = "") -> str:
    """Give the address to delete at. As the sync adapter a row goes at once instead of being marked (6.1)."""
    if uri == CALENDARS:
        return f"{uri}?caller_is_syncadapter=true&account_name={account}&account_type=LOCAL"
    return f"{uri}?caller_is_syncadapter=true" if uri == RAW_CONTACTS else uri


def has_row(shell: DeviceShell, uri: str, condition: str, *, as_root: bool = False) -> bool:
    """Tell whether a provider holds a row that fits. Raises SetupError E270 when it says neither yes nor no.

    `content` catches what a provider throws, says it and may end with 0 (seen in public tools that read it), so its
    words count: AOSP's are "Row: 0 …" (seen) and "No result found." (seen in tests of public tools).
    """
    run = shell.root if as_root else shell.run
    said = run(["content", "query", "--uri", uri, "--projection", "_id", "--where", condition])
    if said.is_ok and said.out.startswith("Row: 0"):
        return True
    if said.is_ok and said.out.startswith("No result found"):
        return False
    raise unasked(shell, f"which rows {uri} has", said.err.strip() or said.out)


def scan(shell: DeviceShell, path: str, sdk: int) -> Result:
    """Bring the media store in step with one file; give what the device said."""
    if sdk >= _SCOPED_SINCE:
        return shell.run(["content", "call", "--uri", "content://media", "--method", "scan_file", "--arg", path])
    action = "android.intent.action.MEDIA_SCANNER_SCAN_FILE"
    return shell.run(["am", "broadcast", "-a", action, "-d", f"file://{path}"])


def level(shell: DeviceShell) -> int:
    """Give the API level; 0 when the device does not say."""
    said = shell.prop("ro.build.version.sdk")
    return int(said) if said.isdecimal() and len(said) < 4 else 0


def _row(shell: DeviceShell, about: str, old: Mapping[str, str]) -> str:
    """about: the provider's address and the value, apart by a space."""
    uri, _, value = about.partition(" ")
    if uri not in COLUMN or not value or "\n" in value:
        return "not a row of ours"
    if uri == CALENDARS and not re.fullmatch(r"consentinel-[0-9a-f]{16}", value):
        return "not a calendar of ours"
    condition = where(COLUMN[uri], value)
    as_root = old.get("as_root") == "true"
    run = shell.root if as_root else shell.run
    run(["content", "delete", "--uri", address_of(uri, value), "--where", condition])
    return "the row is still there" if has_row(shell, uri, condition, as_root=as_root) else ""


def _photo(shell: DeviceShell, about: str, old: Mapping[str, str]) -> str:
    if not re.fullmatch(rf"{PHOTO_FOLDER}/IMG_[0-9a-f]{{16}}\.jpg", about):
        return "not a photo of ours"
    removed = shell.run(["rm", "-f", about])
    if not removed.is_ok:
        return removed.said or "refused"
    told = scan(shell, about, level(shell))
    # `content call` ends by printing "Result: …", `am broadcast` by "Broadcast completed: …" (seen in public tools).
    is_told = told.is_ok and ("Result:" in told.out or "Broadcast completed" in told.out)
    return "" if is_told else f"the media store is not told that the photo is gone: {told.said}"


def _test_provider(shell: DeviceShell, about: str, old: Mapping[str, str]) -> str:
    if about != "gps":
        return "not a provider of ours"
    removed = shell.run(["cmd", "location", "providers", "remove-test-provider", about])
    return "" if removed.is_ok or "not a test provider" in removed.said else removed.said or "refused"


TAKE_BACK: dict[str, Callable[[DeviceShell, str, Mapping[str, str]], str]] = {
    "row": _row,
    "photo": _photo,
    "test_provider": _test_provider,
}
"""Kind of change -> takes it back; gives "" or what the device said against it."""
