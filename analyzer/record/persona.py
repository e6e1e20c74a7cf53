"""A persona: who holds the embedded device, and what each API of it answers. Everything is synthetic."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from analyzer import resources, yamlio
from analyzer.model.errors import UsageError, did_you_mean

API_DATA_TYPES: dict[str, str] = {
    "android.settings.android_id": "android_id",
    "android.telephony.imei": "imei",
    "android.telephony.device_id": "imei",
    "android.telephony.subscriber_id": "sim_identifiers",
    "android.telephony.sim_serial": "sim_identifiers",
    "android.telephony.line1_number": "phone_number",
    "android.build.serial": "device_serial",
    "android.location.last_known": "location_precise",
    "android.location.updates": "location_precise",
    "android.contacts.query": "contacts",
    "android.calllog.query": "call_log",
    "android.sms.query": "sms",
    "android.calendar.query": "calendar",
    "android.wifi.mac_address": "mac_address",
    "android.wifi.ssid": "wifi_info",
    "android.wifi.bssid": "wifi_info",
    "android.wifi.scan_results": "wifi_info",
    "android.bluetooth.address": "mac_address",
    "java.network.hardware_address": "mac_address",
    "android.clipboard.primary_clip": "clipboard",
    "android.packages.installed_packages": "installed_apps",
    "android.packages.installed_applications": "installed_apps",
    "gms.advertising_id": "advertising_id",
    "msa.oaid": "oaid",
    "android.accounts.list": "account_id",
}
"""What a behavior may read: the id of the hook that sees the call -> the data type it yields."""

ARGUMENT_APIS = frozenset({"android.location.updates"})
"""APIs whose value comes to a callback as its first argument instead of being returned."""


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Contact(_Row):
    """One entry of the address book; the names are those of Android's columns."""

    display_name: str
    data1: str


class CallRecord(_Row):
    """One call."""

    number: str


class TextMessage(_Row):
    """One SMS."""

    address: str
    body: str


class Event(_Row):
    """One calendar event."""

    title: str
    eventLocation: str


class Network(_Row):
    """One Wi-Fi network in range."""

    ssid: str
    bssid: str


class Persona(BaseModel):
    """The facts the stand-ins answer from. `place` is "lat,lng" in WGS-84 decimal degrees.

    face: the template that a face check of the app's own makes; no API of the phone gives it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    android_id: str
    imei: str
    imsi: str
    iccid: str
    phone_number: str
    serial: str
    place: str
    mac: str
    ssid: str
    bssid: str
    scan: list[Network]
    bluetooth: str
    advertising_id: str
    oaid: str
    account: str
    clipboard: str
    contacts: list[Contact]
    calls: list[CallRecord]
    messages: list[TextMessage]
    events: list[Event]
    packages: list[str]
    face: str | None = None

    def values_of_api(self, api: str) -> list[str]:
        """Give what a read of `api` yields, in the order the app sees it.

        The hardware address of a network card belongs to the machine, not to the persona: [].
        """
        return _VALUES[api](self) if api in _VALUES else []

    def values_by_type(self) -> dict[str, list[str]]:
        """Give all values by data type, each once, in the order of the API table."""
        found: dict[str, list[str]] = {}
        for api, data_type in API_DATA_TYPES.items():
            values = found.setdefault(data_type, [])
            values.extend(value for value in self.values_of_api(api) if value not in values)
        if self.face is not None:
            found["face_biometric"] = [self.face]
        return found


def _cells(rows: Iterable[_Row]) -> list[str]:
    return [str(cell) for row in rows for cell in row.model_dump().values()]


_VALUES: dict[str, Callable[[Persona], list[str]]] = {
    "android.settings.android_id": lambda p: [p.android_id],
    "android.telephony.imei": lambda p: [p.imei],
    "android.telephony.device_id": lambda p: [p.imei],
    "android.telephony.subscriber_id": lambda p: [p.imsi],
    "android.telephony.sim_serial": lambda p: [p.iccid],
    "android.telephony.line1_number": lambda p: [p.phone_number],
    "android.build.serial": lambda p: [p.serial],
    "android.location.last_known": lambda p: [p.place],
    "android.location.updates": lambda p: [p.place],
    "android.contacts.query": lambda p: _cells(p.contacts),
    "android.calllog.query": lambda p: _cells(p.calls),
    "android.sms.query": lambda p: _cells(p.messages),
    "android.calendar.query": lambda p: _cells(p.events),
    "android.wifi.mac_address": lambda p: [p.mac],
    "android.wifi.ssid": lambda p: [p.ssid],
    "android.wifi.bssid": lambda p: [p.bssid],
    "android.wifi.scan_results": lambda p: _cells(p.scan),
    "android.bluetooth.address": lambda p: [p.bluetooth],
    "android.clipboard.primary_clip": lambda p: [p.clipboard],
    "android.packages.installed_packages": lambda p: list(p.packages),
    "android.packages.installed_applications": lambda p: list(p.packages),
    "gms.advertising_id": lambda p: [p.advertising_id],
    "msa.oaid": lambda p: [p.oaid],
    "android.accounts.list": lambda p: [p.account],
}


def persona_names() -> list[str]:
    """Give the names of the personas that come with us, sorted."""
    return sorted(file.stem for file in _folder().glob("*.yaml"))


def load_persona(name: str, *, near: Path | None = None) -> Persona:
    """Read a persona by name, or from a YAML file named relative to the folder `near`.

    Raises UsageError E167 when there is none, E168 with file:line:column when the file is wrong.
    """
    file = (near or Path()) / name if name.endswith((".yaml", ".yml")) else _folder() / f"{name}.yaml"
    if not file.is_file():
        hint = did_you_mean(name, persona_names()) or f"personas: {', '.join(persona_names())}"
        raise UsageError(f"there is no persona {name!r}", code="E167", hint=hint)
    document = yamlio.load(file, what="persona")
    return yamlio.validated(document, Persona, code="E168")


def _folder() -> Path:
    return resources.path("embedded") / "personas"
