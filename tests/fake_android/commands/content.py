"""`content`: the tables of the content providers, asked from the shell."""

from __future__ import annotations

import re
from typing import Any

from fake_android.call import Call
from fake_android.commands.activities import scan_file
from fake_android.commands.registry import command
from fake_android.state import Table

_CALENDARS = "content://com.android.calendar/calendars"
_EVENTS = "content://com.android.calendar/events"
_RAW = "content://com.android.contacts/raw_contacts"
_DATA = "content://com.android.contacts/data"


@command("content")
def content(call: Call) -> int:
    """query, insert, update, delete, call."""
    words = list(call.argv)
    verb = words.pop(0) if words else ""
    given, binds = _read(words)
    if verb not in ("query", "insert", "update", "delete", "call") or "--uri" not in given:
        return call.complain(f"[ERROR] Unsupported operation: {verb}")
    if given["--uri"].startswith("content://media") and verb == "call":
        return _scan(call, given)
    uri, _, parameters = given["--uri"].partition("?")
    table, fixed = _table(call, uri)
    if table is None:
        return call.complain(
            f"Error while accessing provider:{uri.split('/')[2]}\njava.lang.IllegalStateException: Could not find provider: {uri.split('/')[2]}"
        )
    act = {"query": _query, "insert": _insert, "update": _update, "delete": _delete}.get(verb)
    if act is None:
        return call.unmodelled("content verb")
    return act(_Request(call, uri, parameters, table, fixed, given, binds))


class _Request:
    def __init__(self, call: Call, uri: str, parameters: str, table: Table, fixed: dict[str, Any],
                 given: dict[str, str], binds: dict[str, Any]) -> None:  # fmt: skip
        self.call, self.uri, self.table, self.fixed, self.given, self.binds = call, uri, table, fixed, given, binds
        self.is_sync_adapter = "caller_is_syncadapter=true" in parameters

    def rows(self) -> list[dict[str, Any]]:
        """Give the rows that the address and --where choose."""
        chosen = [row for row in self.table.rows if all(row.get(key) == value for key, value in self.fixed.items())]
        where = self.given.get("--where")
        return [row for row in chosen if where is None or _fits(row, where)]

    def refused(self) -> bool:
        """Tell whether the shell may not write here; says so."""
        if self.table.shell_may_write or self.call.is_root:
            return False
        self.call.complain(
            f"Error while accessing provider:{self.uri.split('/')[2]}\njava.lang.SecurityException: Permission Denial"
        )
        return True


def _read(words: list[str]) -> tuple[dict[str, str], dict[str, Any]]:
    given: dict[str, str] = {}
    binds: dict[str, Any] = {}
    while words:
        word = words.pop(0)
        value = words.pop(0) if words else ""
        if word == "--bind":
            name, kind, text = [*value.split(":", 2), "", ""][:3]
            binds[name] = {"n": None, "i": _number(text), "l": _number(text), "s": text, "b": text == "true"}.get(
                kind, text
            )
        else:
            given[word] = value
    return given, binds


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"-?\d+", text) else 0


def _table(call: Call, uri: str) -> tuple[Table | None, dict[str, Any]]:
    tables = call.phone.providers
    if uri == "content://sms/inbox":
        return tables["content://sms"], {"type": 1}
    if uri == "content://sms/sent":
        return tables["content://sms"], {"type": 2}
    if uri in tables:
        return tables[uri], {}
    base, _, number = uri.rpartition("/")
    if number.isdigit() and base in tables:
        return tables[base], {"_id": int(number)}
    return None, {}


def _fits(row: dict[str, Any], where: str) -> bool:
    for part in re.split(r"\s+AND\s+", where, flags=re.IGNORECASE):
        match = re.fullmatch(r"\s*\(?\s*(\w+)\s*(=|!=|>|<|LIKE|IN)\s*(.+?)\s*\)?\s*", part, re.IGNORECASE)
        if match is None:
            return False
        name, operator, text = match.groups()
        values = [_literal(item) for item in re.findall(r"'(?:[^']|'')*'|-?\d+", text)]
        mine = str(row.get(name, ""))
        hit = any(
            re.fullmatch(re.escape(value).replace("%", ".*"), mine) if operator.upper() == "LIKE" else value == mine
            for value in values
        )
        if bool(hit) == (operator == "!="):
            return False
    return True


def _literal(text: str) -> str:
    return text[1:-1].replace("''", "'") if text.startswith("'") else text


def _query(request: _Request) -> int:
    columns = [name for name in request.given.get("--projection", "").split(":") if name] or list(request.table.columns)
    unknown = [name for name in columns if name not in request.table.columns]
    if unknown:
        return request.call.complain(
            f"Error while accessing provider:{request.uri.split('/')[2]}\njava.lang.IllegalArgumentException: Invalid column {unknown[0]}"
        )
    rows = request.rows()
    if "--sort" in request.given:
        name, _, order = request.given["--sort"].partition(" ")
        rows.sort(key=lambda row: row.get(name) or 0, reverse=order.upper().startswith("DESC"))
    for number, row in enumerate(rows):
        shown = ", ".join(f"{name}={_shown(row.get(name))}" for name in columns)
        request.call.say(f"Row: {number} {shown}")
    if not rows:
        request.call.say("No result found.")
    return 0


def _shown(value: Any) -> str:
    return "NULL" if value is None else str(int(value)) if isinstance(value, bool) else str(value)


def _insert(request: _Request) -> int:
    if request.refused():
        return 1
    unknown = [name for name in request.binds if name not in request.table.columns]
    if unknown:
        return request.call.complain(
            f"Error while accessing provider:{request.uri.split('/')[2]}\nandroid.database.sqlite.SQLiteException: table has no column named {unknown[0]}"
        )
    if request.uri == _CALENDARS and not request.is_sync_adapter:
        return request.call.complain(
            "Error while accessing provider:com.android.calendar\njava.lang.IllegalArgumentException: Only sync adapters may write to calendars"
        )
    if request.table.drops_from_root or (request.table.drops_silently and not request.call.is_root):
        return 0
    if request.uri == _DATA and not any(
        row["_id"] == request.binds.get("raw_contact_id") for row in request.call.phone.providers[_RAW].rows
    ):
        return request.call.complain(
            "Error while accessing provider:com.android.contacts\njava.lang.IllegalArgumentException: raw_contact_id is required"
        )
    row = dict.fromkeys(request.table.columns) | request.binds | request.fixed
    row["_id"] = request.table.next_id
    request.table.next_id += 1
    if "deleted" in row:
        row["deleted"], row["contact_id"] = 0, row["_id"]
    request.table.rows.append(row)
    return 0


def _update(request: _Request) -> int:
    if request.refused():
        return 1
    for row in request.rows():
        row.update(request.binds)
    return 0


def _delete(request: _Request) -> int:
    if request.refused():
        return 1
    rows = request.rows()
    tables = request.call.phone.providers
    for row in rows:
        if request.uri.startswith(_RAW):
            tables[_DATA].rows[:] = [item for item in tables[_DATA].rows if item["raw_contact_id"] != row["_id"]]
            if not request.is_sync_adapter and not row.get("deleted"):
                row["deleted"] = 1
                continue
        if request.uri.startswith(_CALENDARS):
            tables[_EVENTS].rows[:] = [item for item in tables[_EVENTS].rows if item["calendar_id"] != row["_id"]]
        request.table.rows.remove(row)
    return 0


def _scan(call: Call, given: dict[str, str]) -> int:
    if call.phone.api < 29:
        return call.complain(
            "Error while accessing provider:media\njava.lang.UnsupportedOperationException: Unsupported call: scan_file"
        )
    if given.get("--method") == "scan_file":
        scan_file(call, given.get("--arg", ""))
    elif given.get("--method") == "scan_volume":
        for row in list(call.phone.providers["content://media/external/images/media"].rows):
            scan_file(call, row["_data"])
    else:
        return call.unmodelled("media method")
    call.say("Result: Bundle[{uri=content://media/external_primary/images/media/1}]")
    return 0
