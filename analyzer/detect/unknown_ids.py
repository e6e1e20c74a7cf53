"""Identifiers nobody listed: fields of requests that stay the same in an install and differ between installs.

It takes several sessions of one app on at least two personas. An install is what the app's data belong to: the app on
one persona (or device), as long as the data are kept. Sessions whose manifest says that the app's data were cleared
before (`options.clear_data`), and every import, are an install of their own; an import is a persona of its own, too.
`labels.persona` and `labels.install` of a manifest say otherwise.

A field is an endpoint (host, method, path template), a location and a path. It is reported when, in at least two
installs, it has one value in all its flows, the values of all installs differ, each carries 32 bits, is no time and no
version, and was met in at least two flows of its install: a number drawn for one request is met once. With one session
for each install a session id cannot be told from an install id, which the reasoning says. No value is kept: fields and
values are held as digests under a key drawn for the process.
"""

from __future__ import annotations

import functools
import hashlib
import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from analyzer.detect.chance import information_bits
from analyzer.detect.known import is_placeholder
from analyzer.detect.leaves import Leaf, request_leaves

if TYPE_CHECKING:
    from analyzer.ingest.exchange import Capture
    from analyzer.store.session import Session

DATA_TYPE = "install_id"
METHOD = "stable_field"
MIN_BITS = 32.0
MIN_FLOWS = 2
MAX_FIELDS = 200_000
MAX_VALUES = 400_000
_KEY = secrets.token_bytes(16)
_DIGEST_BYTES = 16
_BLOCK = 4_096
_VARIES = b""
_NO_IDS = frozenset(
    (
        *(
            "accept",
            "accept-charset",
            "accept-encoding",
            "accept-language",
            "authorization",
            "cache-control",
            "connection",
        ),
        *("content-encoding", "content-length", "content-type", "date", "dnt", "expect", "host", "if-match"),
        *("if-modified-since", "if-none-match", "if-range", "keep-alive", "origin", "pragma", "range", "referer", "te"),
        *("traceparent", "tracestate", "transfer-encoding", "upgrade", "user-agent", "via", "x-requested-with"),
    )
)
"""Headers that HTTP itself fills, that name the software, or that are credentials."""
_VERSION = re.compile(r"v?\d+(?:[._-]\d+){1,5}(?:[._+-][0-9A-Za-z]{1,12}){0,3}")
_DATE = re.compile(r"(?:19|20)\d\d-?[01]\d-?[0-3]\d(?:[T _-]?[0-2]\d:?[0-5]\d.*)?")
_VARIABLE = re.compile(r"(?=.*\d)[0-9A-Za-z_=~.-]{8,}|\d+|[0-9a-f]{8}-[0-9a-f-]{27}")
_EPOCH = (1_262_304_000, 2_208_988_800)
"""2010 to 2040: a number in this range, in seconds, or a thousand or a million or 10^9 times as much, is a time."""


@dataclass
class Survey:
    """What one session's requests carry. fields: digest of the field → digest of its value, empty when it varies.

    flows: digest of a value → [flow it was last met in, number of flows]. is_cut: there was more than is kept.
    """

    fields: dict[bytes, bytes] = field(default_factory=dict)
    flows: dict[bytes, list[int]] = field(default_factory=dict)
    is_cut: bool = False


@dataclass(frozen=True)
class Stable:
    """fields: digests of the fields that identify an install. reason: why there may be none, or what limits them."""

    fields: frozenset[bytes]
    reason: str
    n_installs: int = 0
    is_repeated: bool = False


def survey(capture: Capture) -> Survey:
    """Read a capture once. Memory is bounded by MAX_FIELDS and MAX_VALUES digests."""
    found = Survey()
    endpoints = Endpoints(capture)
    for leaf in request_leaves(capture):
        if leaf.location == "header" and leaf.path in _NO_IDS:
            continue
        _take(found, _digest(endpoints.field_of(leaf)), leaf)
    return found


def _take(found: Survey, name: bytes, leaf: Leaf) -> None:
    known = found.fields.get(name)
    if known == _VARIES:
        return
    if not is_telling(leaf.text):
        _set(found, name, _VARIES)
        return
    value = _digest(leaf.text)
    _set(found, name, value if known in (None, value) else _VARIES)
    seen = found.flows.get(value)
    if seen is None:
        if len(found.flows) < MAX_VALUES:
            found.flows[value] = [leaf.flow, 1]
        else:
            found.is_cut = True
    elif seen[0] != leaf.flow:
        seen[0], seen[1] = leaf.flow, seen[1] + 1


def _set(found: Survey, name: bytes, value: bytes) -> None:
    if name in found.fields or len(found.fields) < MAX_FIELDS:
        found.fields[name] = value
    else:
        found.is_cut = True


class Endpoints:
    """Names fields: endpoint, location, path."""

    def __init__(self, capture: Capture) -> None:
        self._flows = capture.flows
        self._first, self._names = 0, list[str]()

    def of(self, flow: int) -> str:
        """Give the endpoint of a flow. Leaves come flow by flow: a block of names is kept."""
        if not 0 <= flow - self._first < len(self._names):
            self._first = flow - flow % _BLOCK
            block = self._flows.iloc[self._first : self._first + _BLOCK]
            columns = (block[name].astype(object).tolist() for name in ("host", "method", "path"))
            self._names = [
                f"{method} {host}{path_template(str(path or ''))}" for host, method, path in zip(*columns, strict=True)
            ]
        return self._names[flow - self._first]

    def field_of(self, leaf: Leaf) -> str:
        """Give the full name of a leaf's field."""
        return "\x1f".join((self.of(leaf.flow), leaf.location, ">".join(leaf.layers), leaf.outer + leaf.path))


@functools.lru_cache(maxsize=4096)
def path_template(path: str) -> str:
    """Give a path with `*` for the segments that look like numbers or ids.

    >>> path_template("/v2/devices/c3f19a7e52d8046b/events/17"), path_template("/api/v2/list.json")
    ('/v2/devices/*/events/*', '/api/v2/list.json')
    """
    return "/".join(
        "*" if _VARIABLE.fullmatch(step) and not step.endswith(".json") else step for step in path.split("/")
    )


def is_telling(text: str) -> bool:
    """Tell whether a value could identify an install: 32 bits, no placeholder, no time, no version.

    >>> [is_telling(t) for t in ("c3f19a7e52d8046b", "zh-CN", "1700000000123", "10.2.33-beta", "2026-11-21T22:40:12Z")]
    [True, False, False, False, False]
    """
    if not 6 <= len(text) <= 512 or information_bits(text) < MIN_BITS or is_placeholder(DATA_TYPE, text):
        return False
    return not (_VERSION.fullmatch(text) or _DATE.fullmatch(text) or _is_time(text))


def _is_time(text: str) -> bool:
    whole = text.partition(".")[0]
    if not whole.isdecimal() or len(whole) > 19:
        return False
    return any(_EPOCH[0] <= int(whole) // scale < _EPOCH[1] for scale in (1, 10**3, 10**6, 10**9))


def find_stable(surveys: Iterable[tuple[str, str, Survey]]) -> Stable:
    """Give the fields that identify installs. surveys: (persona, install, survey) of each session of one app."""
    given = list(surveys)
    installs: dict[str, Survey] = {}
    for _, install, one in given:
        installs[install] = _joined(installs[install], one) if install in installs else one
    if (why := _why_not(given)) is not None:
        return Stable(frozenset(), f"unknown identifiers are not looked for: {why}", len(installs))
    names: dict[bytes, list[Survey]] = {}
    for one in installs.values():
        for name in one.fields:
            names.setdefault(name, []).append(one)
    stable = frozenset(name for name, where in names.items() if _differs(name, where))
    reason = "unknown identifiers: some fields of the requests were left out, there are too many"
    is_cut = any(one.is_cut for one in installs.values())
    return Stable(stable, reason if is_cut else "", len(installs), len(given) > len(installs))


def _why_not(given: Sequence[tuple[str, str, Survey]]) -> str | None:
    if len(given) < 2:
        return "there are no two sessions of this app (imports have no app id: give --app)"
    return "all sessions are of one persona" if len({persona for persona, _, _ in given}) < 2 else None


def _joined(one: Survey, other: Survey) -> Survey:
    """Put two sessions of one install together: a field whose value differs varies."""
    fields = dict(one.fields)
    for name, value in other.fields.items():
        fields[name] = value if fields.get(name, value) == value else _VARIES
    flows = {value: list(seen) for value, seen in one.flows.items()}
    for value, (last, n) in other.flows.items():
        flows[value] = [last, n + flows.get(value, [0, 0])[1]]
    return Survey(fields, flows, one.is_cut or other.is_cut)


def _differs(name: bytes, where: Sequence[Survey]) -> bool:
    values = [one.fields[name] for one in where]
    if len(values) < 2 or _VARIES in values or len(set(values)) < len(values):
        return False
    return all(one.flows.get(value, [0, 0])[1] >= MIN_FLOWS for one, value in zip(where, values, strict=True))


def leaves_of(capture: Capture, stable: Stable) -> list[Leaf]:
    """Give the leaves of a capture that stand in these fields."""
    if not stable.fields:
        return []
    endpoints = Endpoints(capture)
    return [leaf for leaf in request_leaves(capture) if _digest(endpoints.field_of(leaf)) in stable.fields]


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES, key=_KEY).digest()


def persona_and_install(manifest: dict[str, Any]) -> tuple[str, str]:
    """Give what names the persona and the install of a session, by the rule at the top of this file."""
    device, labels, options = (manifest.get(name) or {} for name in ("device", "labels", "options"))
    app = str((manifest.get("app") or {}).get("id") or "")
    is_import = device.get("backend") == "import"
    own = str((manifest.get("source") or {}).get("sha256") or manifest["session_id"])
    known = own if is_import else str(device.get("persona") or device.get("serial") or "")
    persona = str(labels.get("persona") or known or own)
    is_fresh = bool(options.get("clear_data")) or (is_import and not labels.get("persona"))
    install = str(labels.get("install") or (own if is_fresh else ""))
    return persona, "\x1f".join((app, persona, install))


@functools.lru_cache(maxsize=64)
def _survey_of(raw: Any, _stamp: tuple[int, int]) -> Survey:
    from analyzer.ingest.raw import load_capture

    return survey(load_capture(raw))


def stable_fields(sessions: Iterable[Session]) -> Stable:
    """Read the sessions of one app, each once, and give the fields that identify an install."""
    surveys = []
    for session in sessions:
        stamp = (session.raw / "flows.jsonl").stat()
        persona, install = persona_and_install(session.manifest)
        surveys.append((persona, install, _survey_of(session.raw, (stamp.st_mtime_ns, stamp.st_size))))
    return find_stable(surveys)
