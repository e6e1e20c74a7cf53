"""The device's own identifiers, read as the app under test sees them: the ground truth that a session searches for.

Which command reads what, and since when, is from public sources (device facts, section 6); where a source was only
recalled the value must have the right shape, else it is not taken. Nothing is changed on the device.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from stdnum import luhn

from analyzer.record.devices.android import abx
from analyzer.record.devices.android.link import Hangs, Result
from analyzer.record.devices.android.shell import DeviceShell, RootKind

SSAID = "/data/system/users/0/settings_ssaid.xml"
ADVERTISING = "/data/data/com.google.android.gms/shared_prefs/adid_settings.xml"
_MAX_CHARS, _MAX_VALUES = 256, 200
_TIMEOUT_S, _TIMED_OUT = 15.0, 124
_NO_ROOT = "needs root"
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_MAC = re.compile(r"(?:[0-9a-f]{2}:){5}[0-9a-f]{2}", re.IGNORECASE)
_ZERO = "00000000-0000-0000-0000-000000000000"
_MASKED_MAC = "02:00:00:00:00:00"


class _Shell:
    """The device's shell, where a command that hangs is one that said nothing."""

    def __init__(self, shell: DeviceShell) -> None:
        self._shell = shell
        self.has_root = shell.root_kind is not RootKind.NONE

    def run(self, argv: Sequence[str]) -> Result:
        """Run one command. Raises SetupError when the device is gone."""
        return self._patient(self._shell.run, argv)

    def root(self, argv: Sequence[str]) -> Result:
        """Run one command as root. Raises SetupError when the device is gone."""
        return self._patient(self._shell.root, argv)

    @staticmethod
    def _patient(run: Callable[..., Result], argv: Sequence[str]) -> Result:
        try:
            return run(argv, timeout_s=_TIMEOUT_S)
        except Hangs:
            return Result(_TIMED_OUT, "")


@dataclass(frozen=True)
class Reading:
    """One identifier. values: () when it could not be read, and then `unreadable` says why. how: what was asked."""

    data_type: str
    what: str
    how: str
    values: tuple[str, ...] = ()
    unreadable: str = ""


@dataclass(frozen=True)
class Identity:
    """All readings of one device, in the order of the table in the documentation."""

    readings: tuple[Reading, ...]

    def planted(self) -> dict[str, list[str]]:
        """Give the values by data type, each once, as `Device.planted` does."""
        found: dict[str, list[str]] = {}
        for reading in self.readings:
            values = found.setdefault(reading.data_type, []) if reading.values else []
            values.extend(value for value in reading.values if value not in values)
        return found

    def notes(self) -> list[dict[str, Any]]:
        """Give what was read and how, without a value: for the manifest and for people."""
        return [
            {
                "data_type": reading.data_type,
                "what": reading.what,
                "how": reading.how,
                "n_values": len(reading.values),
                "unreadable": reading.unreadable,
            }
            for reading in self.readings
        ]


def read_identity(shell: DeviceShell, package: str | None = None) -> Identity:
    """Read everything. package: the app whose own android_id is wanted; it must have run once, else there is none.

    Root is used when `shell.find_root` found it before.

    Raises SetupError when the device goes in between; what it refuses is a reading with its reason.
    """
    return Identity(tuple(reading for read in _READERS for reading in read(_Shell(shell), package)))


Reader = Callable[[_Shell, str | None], Iterator[Reading]]
"""Gives the readings of one row of the table; the second argument is the app."""


def _text(result: Result) -> str:
    return result.out.strip() if result.is_ok else ""


def _sdk(shell: _Shell) -> int:
    level = _text(shell.run(["getprop", "ro.build.version.sdk"]))
    return int(level) if level.isdecimal() and len(level) < 4 else 0


def _clean(value: str) -> str:
    """Give a value that may be searched for; "" for what is too long or cannot be shown."""
    value = value.strip()
    return value if value.isprintable() and len(value) <= _MAX_CHARS and value != "null" else ""


def _reading(data_type: str, what: str, how: str, values: Sequence[str], why: str) -> Reading:
    kept = tuple(dict.fromkeys(filter(None, map(_clean, values))))[:_MAX_VALUES]
    return Reading(data_type, what, how, kept, "" if kept else why)


# --- one reader for each row of the table --------------------------------------------------------


def _android_id(shell: _Shell, package: str | None) -> Iterator[Reading]:
    """Per app and signing key from Android 8 on; `settings get secure android_id` is not what apps see."""
    what = "android_id as the app sees it"
    if package is None or not shell.has_root:
        reason = "no app was named" if package is None else _NO_ROOT
        yield Reading("android_id", what, SSAID, (), reason)
        return
    result = shell.root(["cat", SSAID])
    rows: list[dict[str, str]] = []
    how, why = SSAID, "the app has none yet: it has not asked"
    if not result.is_ok:
        why = "the file cannot be read"
    elif result.raw.startswith(abx.MAGIC):
        how, rows, why = _binary_rows(shell, result.raw, why)
    else:
        rows = _xml_rows(result.out)
    values = [row.get("value", "") for row in rows if row.get("package") == package]
    yield _reading("android_id", what, how, [v for v in values if re.fullmatch(r"[0-9a-fA-F]{1,16}", v)], why)


def _binary_rows(shell: _Shell, data: bytes, why: str) -> tuple[str, list[dict[str, str]], str]:
    """Read it with the device's own tool (12+), and by ourselves where a vendor left that out."""
    turned = shell.root(["abx2xml", SSAID, "-"])
    if turned.is_ok and "<setting" in turned.out:
        return f"abx2xml {SSAID}", _xml_rows(turned.out), why
    try:
        rows = [attributes for name, attributes in abx.elements(data) if name == "setting"]
    except abx.BadAbx:
        return SSAID, [], "binary XML that we cannot read"
    return SSAID, rows, why


def _xml_rows(text: str) -> list[dict[str, str]]:
    """Give the attributes of each <setting>; by pattern, since the file comes from the device and may be anything."""
    return [dict(re.findall(r'(\w+)="([^"<]{0,256})"', tag)) for tag in re.findall(r"<setting\s[^<>]{0,2000}>", text)]


def _advertising_id(shell: _Shell, package: str | None) -> Iterator[Reading]:
    """Made on first use; zeros after the user deleted it."""
    what = "Google advertising id"
    if not shell.has_root:
        yield Reading("advertising_id", what, ADVERTISING, (), _NO_ROOT)
        return
    found = re.search(r'name="adid_key">([^<]{0,80})<', _text(shell.root(["cat", ADVERTISING])))
    value = found[1] if found and _UUID.fullmatch(found[1]) else ""
    why = "deleted by the user: all zeros" if value == _ZERO else "Play services hold none"
    yield _reading("advertising_id", what, ADVERTISING, [] if value == _ZERO else [value], why)


def _oaid(shell: _Shell, package: str | None) -> Iterator[Reading]:
    """Huawei and Honor in a setting, vivo in a provider; the others only by binding a service from an app."""
    what, how = "OAID", "settings get global pps_oaid"
    value = _text(shell.run(["settings", "get", "global", "pps_oaid"]))
    if not _UUID.fullmatch(value):
        value = ""
        supported = _text(shell.run(["getprop", "persist.sys.identifierid.supported"]))
        if supported == "1":
            uri = "content://com.vivo.vms.IdProvider/IdentifierId/OAID"
            how = f"content query --uri {uri}"
            found = re.search(r"value=([0-9a-fA-F-]{16,80})", _text(shell.run(["content", "query", "--uri", uri])))
            value = found[1] if found else ""
    why = "this vendor gives it to apps only (bound service), or the device has none"
    yield _reading("oaid", what, how, [value], why)


# Positions of the method in IPhoneSubInfo.aidl over its generations; a code is never trusted, only the shape of what
# it gives.
_PHONE: tuple[tuple[str, str, tuple[int, ...], Callable[[str], bool]], ...] = (
    ("imei", "IMEI", (1, 5, 3), lambda v: bool(re.fullmatch(r"\d{15}", v)) and luhn.is_valid(v)),
    ("sim_identifiers", "IMSI", (8, 10, 6, 7), lambda v: bool(re.fullmatch(r"[2-7]\d{13,14}|001\d{12}", v))),
    ("sim_identifiers", "ICCID", (12, 13, 14, 10, 11), lambda v: bool(re.fullmatch(r"89\d{16,20}", v))),
    ("phone_number", "line 1 number", (15, 16, 17, 19, 12), lambda v: bool(re.fullmatch(r"\+?\d{5,15}", v))),
)


def _telephony(shell: _Shell, package: str | None) -> Iterator[Reading]:
    """From Android 10 on the shell is refused and root is needed."""
    run = shell.root if shell.has_root else shell.run
    taken: set[str] = set()
    for data_type, what, codes, fits in _PHONE:
        value, code, refused = "", codes[0], False
        for code in codes:
            said = _text(run(["service", "call", "iphonesubinfo", str(code), "s16", "com.android.shell"]))
            value = parcel_text(said)
            refused = refused or "evice identifiers" in value or "READ_PRIVILEGED_PHONE_STATE" in value
            if value not in taken and fits(value):
                break
            value = ""
        taken.add(value)
        why = "refused: reserved for the system from Android 10 on" if refused else "the modem or SIM gives none"
        yield _reading(data_type, what, f"service call iphonesubinfo {code}", [value], why)


def parcel_text(dump: str) -> str:
    """Give the text in the dump of a parcel, as `service call` prints it; "" for none.

    A reply is a status word, the length, and UTF-16.
    """
    words = [word for line in dump.splitlines() for word in _words(line)]
    data = b"".join(int(word, 16).to_bytes(4, "little") for word in words[:4096])
    start = 8 if len(data) >= 8 else len(data)
    length = int.from_bytes(data[4:8], "little", signed=True) if start == 8 else 0
    if not 0 < length <= _MAX_CHARS or start + 2 * length > len(data):
        return ""
    return data[start : start + 2 * length].decode("utf-16-le", "replace")


def _words(line: str) -> list[str]:
    found = re.search(r"(?:0x[0-9a-f]{8}:|Parcel\()((?:\s+[0-9a-f]{8}|[0-9a-f]{8})+)", line)
    return re.findall(r"[0-9a-f]{8}", found[1]) if found else []


def _serial(shell: _Shell, package: str | None) -> Iterator[Reading]:
    """Apps get `unknown` from Android 10 on."""
    names = ("ro.serialno", "ro.boot.serialno")
    values = [_text(shell.run(["getprop", name])) for name in names]
    yield _reading("device_serial", "serial number", "getprop " + " ".join(names), values, "no such property")


def _mac(shell: _Shell, package: str | None) -> Iterator[Reading]:
    """Apps see a constant; the network sees this one, or a random one for each network from Android 10 on."""
    path = "/sys/class/net/wlan0/address"
    found = _text(shell.root(["cat", path])) if shell.has_root else ""
    why = "no Wi-Fi interface" if shell.has_root else _NO_ROOT
    yield _reading("mac_address", "Wi-Fi MAC", path, [found] if _MAC.fullmatch(found) else [], why)
    address = _text(shell.run(["settings", "get", "secure", "bluetooth_address"]))
    is_real = bool(_MAC.fullmatch(address)) and address != _MASKED_MAC
    how = "settings get secure bluetooth_address"
    yield _reading("mac_address", "Bluetooth MAC", how, [address] if is_real else [], "the setting is not there")


def _wifi(shell: _Shell, package: str | None) -> Iterator[Reading]:
    """`cmd wifi status` from Android 11 on, `dumpsys wifi` before."""
    how, said = "cmd wifi status", ""
    if _sdk(shell) >= 30:
        said = _text(shell.run(["cmd", "wifi", "status"]))
    if "SSID" not in said:
        how, said = "dumpsys wifi", _text(shell.run(["dumpsys", "wifi"]))
    found = re.search(r"\bSSID: (?:\"([^\"\n]{1,32})\"|([^,\n\"]{1,32})), BSSID: ([0-9a-fA-F:]{17})", said)
    name, address = (found[1] or found[2], found[3]) if found else ("", "")
    why = "not in a Wi-Fi network"
    yield _reading("wifi_info", "SSID", how, [] if name == "<unknown ssid>" else [name], why)
    yield _reading("wifi_info", "BSSID", how, [] if address == _MASKED_MAC else [address], why)


def _accounts(shell: _Shell, package: str | None) -> Iterator[Reading]:
    names = re.findall(r"Account \{name=([^,\n]{1,128}), type=", _text(shell.run(["dumpsys", "account"])))
    yield _reading("account_id", "accounts", "dumpsys account", names, "no account is signed in")


def _build(shell: _Shell, package: str | None) -> Iterator[Reading]:
    names = ("ro.build.fingerprint", "ro.vendor.build.fingerprint", "ro.build.display.id", "ro.product.model")
    values = [_text(shell.run(["getprop", name])) for name in names]
    yield _reading("device_info", "build", "getprop " + " ".join(names), values, "no such property")
    how = "settings get global device_name; settings get secure bluetooth_name"
    asked = (("global", "device_name"), ("secure", "bluetooth_name"))
    given = [_text(shell.run(["settings", "get", space, key])) for space, key in asked]
    yield _reading("device_info", "name of the device", how, given, "it has none")


def _addresses(shell: _Shell, package: str | None) -> Iterator[Reading]:
    """Those of the device in its network; the public one is not on the device."""
    said = _text(shell.run(["ip", "addr", "show", "wlan0"]))
    found = re.findall(r"\binet6? ([0-9a-fA-F.:]{3,45})/\d+ .*scope global", said)
    yield _reading("ip_address", "addresses in the network", "ip addr show wlan0", found, "no address on wlan0")


def _packages(shell: _Shell, package: str | None) -> Iterator[Reading]:
    """What the user installed, but for the app itself: its own id stands in its every request."""
    lines = _text(shell.run(["cmd", "package", "list", "packages", "-3"])).splitlines()
    names = [line.removeprefix("package:") for line in lines if line.startswith("package:")]
    others = [name for name in names if name != package]
    yield _reading(
        "installed_apps", "installed apps", "cmd package list packages -3", others, "no other app is installed"
    )


_READERS: tuple[Reader, ...] = (
    _android_id,
    _advertising_id,
    _oaid,
    _telephony,
    _serial,
    _mac,
    _wifi,
    _accounts,
    _build,
    _addresses,
    _packages,
)
