"""What a running session shows so far: it tails the raw files, and asks nothing of the proxy or the app.

What it says is a first look, for whoever stands beside the recording. Findings come from `analyze`.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections import Counter, deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

FILES = ("marks.jsonl", "events.jsonl", "flows.jsonl", "net.jsonl")
_MAX_READ = 4 << 20
_MAX_BODY = 256 << 10
_MAX_VALUES = 400
_SHORTEST_VALUE = 6
_KEPT_ALERTS = 500
_WAYS = {"none_asked": "before_consent", "asked": "before_consent", "refused": "after_refusal",
         "withdrawn": "after_withdrawal"}  # fmt: skip
"""Consent states in which a read or a send is told at once, and how it is called."""

_STATES = {"consent_asked": "asked", "consent_granted": "granted", "consent_refused": "refused",
           "consent_withdrawn": "withdrawn"}  # fmt: skip
_PHASES = {
    "app_launched": "launch", "consent_asked": "consent_dialog", "consent_granted": "in_use",
    "consent_refused": "in_use", "idle": "idle", "background": "background", "foreground": "in_use",
    "screen_off": "screen_off", "screen_on": "in_use", "killed": "after_kill", "relaunched": "relaunch",
}  # fmt: skip


@dataclass(frozen=True)
class Alert:
    """A first red finding.

    seconds: since the app was launched. way: before_consent, after_refusal or after_withdrawal. to: party or host of a
    send; "" of a read.
    """

    seconds: float
    way: str
    data_type: str
    to: str = ""


class RawTail:
    """New whole lines of the raw files of a session, each time it is asked."""

    def __init__(self, raw: Path) -> None:
        self._raw = raw
        self._at = dict.fromkeys(FILES, 0)

    def poll(self) -> list[dict[str, Any]]:
        """Give the lines that came since the last time, oldest first; what is no JSON object is passed over."""
        found: list[dict[str, Any]] = []
        for name in FILES:
            with suppress(FileNotFoundError):
                found += self._lines(name)
        return sorted(found, key=lambda line: float(line.get("t") or 0.0))

    def _lines(self, name: str) -> list[dict[str, Any]]:
        with (self._raw / name).open("rb") as file:
            file.seek(self._at[name])
            whole, newline, _ = file.read(_MAX_READ).rpartition(b"\n")
        self._at[name] += len(whole) + len(newline)
        rows = []
        for text in whole.split(b"\n"):
            with suppress(ValueError):
                row = json.loads(text)
                if isinstance(row, dict):
                    rows.append(row)
        return rows


@dataclass
class LiveState:
    """What is known so far.

    reads: data type → number; sends: party → flows; opaque: host → refusals. red_reads, red_sends: those of them in a
    consent state that does not allow them. begun: t of the launch, or of the first line.
    """

    raw: Path
    party_of: Callable[[str], str] = lambda host: host
    phase: str = "launch"
    consent: str = "none_asked"
    begun: float | None = None
    reads: Counter[str] = field(default_factory=Counter)
    sends: Counter[str] = field(default_factory=Counter)
    red_reads: Counter[str] = field(default_factory=Counter)
    red_sends: Counter[str] = field(default_factory=Counter)
    opaque: Counter[str] = field(default_factory=Counter)
    alerts: deque[Alert] = field(default_factory=lambda: deque(maxlen=_KEPT_ALERTS))
    n_events: int = 0
    last_t: float = 0.0

    def __post_init__(self) -> None:
        self._hooks: dict[str, tuple[str, str]] = {}
        self._forms: dict[bytes, str] = {}
        self._told: set[tuple[str, str, str]] = set()
        self._plant()

    def feed(self, lines: list[dict[str, Any]]) -> None:
        """Take lines in."""
        for line in lines:
            t = float(line.get("t") or 0.0)
            self.begun = t if self.begun is None else self.begun
            self.last_t = max(self.last_t, t)
            match line.get("kind"):
                case "mark":
                    self._mark(str(line.get("mark", "")), t)
                case "hook":
                    self._hooks[str(line.get("hook"))] = (
                        str(line.get("data_type") or ""),
                        str(line.get("event") or "read"),
                    )
                case "api" | "native":
                    self._read(line, t)
                case "request":
                    self._sent(line, t)
                case "tls_failed" if line.get("side") == "client":
                    self.opaque[str(line.get("host") or line.get("sni") or "?")] += 1

    def _mark(self, mark: str, t: float) -> None:
        if mark == "app_launched":
            self.begun = t
        self.consent = _STATES.get(mark, self.consent)
        self.phase = mark.partition(":")[2] if mark.startswith("phase:") else _PHASES.get(mark, self.phase)

    def _read(self, line: Mapping[str, Any], t: float) -> None:
        self.n_events += 1
        data_type, event = self._hooks.get(str(line.get("hook")), ("", ""))
        if not data_type or event != "read" or line.get("error"):
            return
        self.reads[data_type] += 1
        for value in (line.get("value"), *(line.get("values") or ())):
            self._know(data_type, value)
        if self.consent in _WAYS:
            self.red_reads[data_type] += 1
            self._alert(Alert(self._since(t), _WAYS[self.consent], data_type))

    def _sent(self, line: Mapping[str, Any], t: float) -> None:
        party = self.party_of(str(line.get("host", "")))
        self.sends[party] += 1
        if self.consent not in _WAYS:
            return
        content = self._content(line)
        found = sorted({data_type for form, data_type in self._forms.items() if form in content})
        if found:
            self.red_sends[party] += 1
        for data_type in found:
            self._alert(Alert(self._since(t), _WAYS[self.consent], data_type, party))

    def _alert(self, alert: Alert) -> None:
        """Tell each kind once."""
        key = (alert.way, alert.data_type, alert.to)
        if key not in self._told:
            self._told.add(key)
            self.alerts.append(alert)

    def _since(self, t: float) -> float:
        return max(0.0, t - (self.begun if self.begun is not None else t))

    def _plant(self) -> None:
        with suppress(OSError, ValueError, AttributeError, TypeError, KeyError):
            planted = json.loads((self.raw / "planted.json").read_text(encoding="ascii"))["values"]
            for data_type, values in planted.items():
                for value in values:
                    self._know(data_type, value)

    def _know(self, data_type: str, value: object) -> None:
        """Search for a value from now on, in its most frequent forms."""
        if not isinstance(value, str) or len(value) < _SHORTEST_VALUE or len(self._forms) >= _MAX_VALUES * 10:
            return
        for text in {value, value.lower(), value.upper()}:
            raw = text.encode("utf-8", "replace")
            self._forms.setdefault(raw, data_type)
            self._forms.setdefault(quote(text, safe="").encode(), data_type)
            for algorithm in ("md5", "sha1", "sha256"):
                digest = hashlib.new(algorithm, raw, usedforsecurity=False).hexdigest()
                self._forms.setdefault(digest.encode(), data_type)
                self._forms.setdefault(digest.upper().encode(), data_type)
        self._forms.setdefault(base64.b64encode(value.encode("utf-8", "replace")), data_type)

    def _content(self, line: Mapping[str, Any]) -> bytes:
        """Give the beginning of a request: path, headers and body, unpacked when it is gzip."""
        parts = [str(line.get("path", "")).encode("utf-8", "replace")]
        with suppress(OSError, ValueError, TypeError, KeyError), (self.raw / "bodies.bin").open("rb") as file:
            body = b"".join(_segment(file, at) for at in [line["head"], *line.get("body", ())])[: 2 * _MAX_BODY]
            parts.append(body)
            at = body.find(b"\x1f\x8b\x08")
            if at >= 0:
                with suppress(zlib.error):
                    parts.append(zlib.decompressobj(31).decompress(body[at:], _MAX_BODY))
        return b"\n".join(parts)


def _segment(file: Any, at: Any) -> bytes:
    offset, length = at
    file.seek(int(offset))
    return bytes(file.read(min(int(length), _MAX_BODY)))
