"""Plants honey on a device: every piece is written into the journal before it is made, and looked for afterwards.

What a version of Android refuses is said as refused; nothing is forced.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from analyzer.model.errors import SetupError
from analyzer.record.devices.android import planted
from analyzer.record.devices.android.asking import appop
from analyzer.record.devices.android.exif_photo import photo_at
from analyzer.record.devices.android.honey_values import Contact, Event, Honey, Message
from analyzer.record.devices.android.link import Hangs, Result
from analyzer.record.devices.android.planted import CALENDARS, CALLS, PHOTO_FOLDER, RAW_CONTACTS, SMS
from analyzer.record.devices.android.shell import DeviceShell, RootKind, first_line
from analyzer.record.devices.android.undo import Journal

DATA = "content://com.android.contacts/data"
EVENTS = "content://com.android.calendar/events"
_SHELL_PACKAGE, _MOCK = "com.android.shell", "android:mock_location"
_MOCK_SINCE = 31
_HOUR_MS = 3_600_000
_REFUSES = "the device did not keep it"


@dataclass(frozen=True)
class Piece:
    """One piece of honey. state: "planted" or "refused", and then `reason`. values: what a search looks for."""

    data_type: str
    what: str
    values: tuple[str, ...]
    state: Literal["planted", "refused"]
    reason: str = ""


@dataclass(frozen=True)
class Planting:
    """All pieces, in the order in which they were tried."""

    pieces: tuple[Piece, ...]

    def planted(self) -> dict[str, list[str]]:
        """Give the values that are on the device, by data type, as `Device.planted` does."""
        found: dict[str, list[str]] = {}
        for piece in self.pieces:
            if piece.state == "planted":
                values = found.setdefault(piece.data_type, [])
                values.extend(value for value in piece.values if value not in values)
        return found

    def notes(self) -> list[dict[str, Any]]:
        """Give what was planted and what refused, without a value: for the manifest and for people."""
        return [
            {"data_type": piece.data_type, "what": piece.what, "state": piece.state, "reason": piece.reason}
            for piece in self.pieces
        ]


def plant(shell: DeviceShell, journal: Journal, honey: Honey, *, now_ms: int, scope: str = "session") -> Planting:
    """Plant everything that this version lets us plant. now_ms: the device's clock, for calls, messages and events.

    Raises SetupError when the device goes in between; the journal then holds what is to be taken back.
    """
    planter = _Planter(shell, journal, scope, now_ms)
    pieces = [planter.contact(contact, f"{honey.marker}-{n}") for n, contact in enumerate(honey.contacts)]
    pieces += [planter.call(number) for number in honey.calls]
    pieces += [planter.message(message) for message in honey.messages]
    pieces += planter.calendar(honey.events, honey.marker)
    pieces.append(planter.photo(honey))
    pieces.append(planter.place(honey.place))
    pieces.append(Piece("clipboard", "clipboard", (), "refused", "no command of the shell writes it"))
    pieces.append(Piece("account_id", "account", (), "refused", "only a person or an app's own service adds one"))
    return Planting(tuple(pieces))


def hold_place(shell: DeviceShell, place: str) -> bool:
    """Report the mock place again; apps that listen get an update each time. Tell whether it was taken."""
    argv = ["cmd", "location", "providers", "set-test-provider-location", "gps", "--location", place]
    return shell.run(argv).is_ok


class _Planter:
    def __init__(self, shell: DeviceShell, journal: Journal, scope: str, now_ms: int) -> None:
        self._shell, self._journal, self._scope, self._now_ms = shell, journal, scope, now_ms
        self._has_root = shell.root_kind is not RootKind.NONE
        self._sdk = planted.level(shell)

    def contact(self, contact: Contact, marker: str) -> Piece:
        """Insert a raw contact that our marker finds again, then its name, number and address."""
        values = (contact.name, contact.phone, contact.email)
        condition = planted.where("sourceid", marker)
        binds = ["account_type:n:", "account_name:n:", f"sourceid:s:{marker}"]
        why = self._row(RAW_CONTACTS, marker, binds)
        found = self._try(["content", "query", "--uri", RAW_CONTACTS, "--projection", "_id", "--where", condition])
        number = re.search(r"\b_id=(\d{1,18})\b", found.out)
        if why or number is None:
            return Piece("contacts", "contact", values, "refused", why or _REFUSES)
        for kind, value in (("name", contact.name), ("phone_v2", contact.phone), ("email_v2", contact.email)):
            cells = [f"raw_contact_id:i:{number[1]}", f"mimetype:s:vnd.android.cursor.item/{kind}", f"data1:s:{value}"]
            said = self._insert(DATA, cells)
            if not said.is_ok or "Error" in said.said:
                return Piece("contacts", "contact", values, "refused", first_line(said.said))
        return Piece("contacts", "contact", values, "planted")

    def call(self, number: str) -> Piece:
        """Insert an incoming call of a minute, an hour ago."""
        when = self._now_ms - _HOUR_MS
        why = self._row(CALLS, number, [f"number:s:{number}", f"date:l:{when}", "duration:l:60", "type:i:1", "new:i:0"])
        return _piece("call_log", "call", (number,), why)

    def message(self, message: Message) -> Piece:
        """Insert a received SMS; newer versions drop what is not from the SMS app, so root is tried after the shell."""
        when = self._now_ms - _HOUR_MS
        binds = [f"address:s:{message.address}", f"body:s:{message.body}", f"date:l:{when}"]
        binds += ["type:i:1", "read:i:1", "seen:i:1"]
        why = self._row(SMS, message.body, binds, address=f"{SMS}/inbox")
        if why and self._has_root:
            why = self._row(SMS, message.body, binds, address=f"{SMS}/inbox", as_root=True)
        return _piece("sms", "message", (message.address, message.body), why)

    def calendar(self, events: Sequence[Event], marker: str) -> list[Piece]:
        """Insert a local calendar as its sync adapter, then the events into it; they go when it goes."""
        why = self._row(CALENDARS, marker, _calendar_cells(marker), address=planted.address_of(CALENDARS, marker))
        condition = planted.where("account_name", marker)
        found = self._try(["content", "query", "--uri", CALENDARS, "--projection", "_id", "--where", condition])
        number = re.search(r"\b_id=(\d{1,18})\b", found.out)
        pieces = []
        for event in events:
            if not why and number is not None:
                said = self._insert(EVENTS, self._event_cells(event, number[1]))
                reason = self._missing(EVENTS, planted.where("title", event.title), said)
            else:
                reason = why or _REFUSES
            pieces.append(_piece("calendar", "event", (event.title, event.place), reason))
        return pieces

    def _event_cells(self, event: Event, calendar: str) -> list[str]:
        start = self._now_ms + 24 * _HOUR_MS
        times = [f"dtstart:l:{start}", f"dtend:l:{start + _HOUR_MS}", "eventTimezone:s:UTC"]
        return [f"calendar_id:i:{calendar}", f"title:s:{event.title}", f"eventLocation:s:{event.place}", *times]

    def photo(self, honey: Honey) -> Piece:
        """Push a photo with its place in the EXIF, and let the media store see it."""
        path = f"{PHOTO_FOLDER}/{honey.photo_name}"
        latitude, longitude = (float(part) for part in honey.photo_place.split(","))
        values = (honey.photo_name, honey.photo_place)
        self._journal.before("photo", path, scope=self._scope)
        try:
            self._shell.push(photo_at(latitude, longitude), path, 0o644)
        except SetupError as error:
            if error.code != "E317":
                raise
            return Piece("photos_videos", "photo with a place", values, "refused", error.message)
        planted.scan(self._shell, path, self._sdk)
        return Piece("photos_videos", "photo with a place", values, "planted")

    def place(self, place: str) -> Piece:
        """Put a test provider in the place of GPS; from Android 12 on the shell can, before that only an app."""
        what, values = "mock place", (place,)
        if self._sdk < _MOCK_SINCE:
            reason = "before Android 12 only a helper app can; on an emulator use `adb emu geo fix`"
            return Piece("location_precise", what, values, "refused", reason)
        said = self._allow_mock()
        if not said.is_ok:
            return Piece("location_precise", what, values, "refused", first_line(said.said))
        self._journal.before("test_provider", "gps", scope=self._scope)
        base = ["cmd", "location", "providers"]
        steps = [
            [*base, "add-test-provider", "gps"],
            [*base, "set-test-provider-enabled", "gps", "true"],
            [*base, "set-test-provider-location", "gps", "--location", place],
        ]
        for step in steps:
            said = self._try(step)
            if not said.is_ok:
                return Piece("location_precise", what, values, "refused", first_line(said.said))
        return Piece("location_precise", what, values, "planted")

    def _allow_mock(self) -> Result:
        mode = appop(self._shell, _SHELL_PACKAGE, _MOCK)
        if mode is None:
            return Result(1, "", "it does not tell who may mock places")
        self._journal.before("appop", f"{_SHELL_PACKAGE} {_MOCK}", scope=self._scope, mode=mode)
        return self._try(["cmd", "appops", "set", _SHELL_PACKAGE, _MOCK, "allow"])

    def _row(self, uri: str, value: str, binds: list[str], *, address: str = "", as_root: bool = False) -> str:
        """Write a row down, make it and look for it; "" or why it is not there.

        Where a provider cannot be asked nothing is made: whether the row has gone again could not be asked either.
        """
        about, condition = f"{uri} {value}", planted.where(planted.COLUMN[uri], value)
        if why := self._missing(uri, condition, as_root=as_root):
            return why
        self._journal.before("row", about, scope=self._scope, as_root=str(self._has_root and uri == SMS).lower())
        said = self._insert(address or uri, binds, as_root=as_root)
        return self._missing(uri, condition, said, as_root=as_root)

    def _missing(self, uri: str, condition: str, said: Result | None = None, *, as_root: bool = False) -> str:
        """Give "" for a row that is there, else why not.

        said: what its making gave; without it "" where the provider can be asked.
        """
        try:
            is_there = planted.has_row(self._shell, uri, condition, as_root=as_root)
        except SetupError as error:
            if error.code != "E270":
                raise
            return first_line(said.said) if said is not None and said.said else error.message
        if is_there or said is None:
            return ""
        return first_line(said.said) if said.said else _REFUSES

    def _insert(self, uri: str, binds: Sequence[str], *, as_root: bool = False) -> Result:
        return self._try(_insert_argv(uri, binds), as_root=as_root)

    def _try(self, argv: Sequence[str], *, as_root: bool = False) -> Result:
        run = self._shell.root if as_root else self._shell.run
        try:
            return run(argv)
        except Hangs:
            return Result(124, "", "no answer in time")


def _insert_argv(uri: str, binds: Sequence[str]) -> list[str]:
    return ["content", "insert", "--uri", uri, *(word for bind in binds for word in ("--bind", bind))]


def _calendar_cells(marker: str) -> list[str]:
    named = [f"{column}:s:{marker}" for column in ("account_name", "name", "calendar_displayName", "ownerAccount")]
    numbers = ["calendar_color:i:255", "calendar_access_level:i:700", "visible:i:1", "sync_events:i:1"]
    return [*named, "account_type:s:LOCAL", *numbers]


def _piece(data_type: str, what: str, values: tuple[str, ...], why: str) -> Piece:
    return Piece(data_type, what, values, "refused" if why else "planted", why)
