"""Sessions like those of real apps, as large as wanted.

JSON and form bodies, of which some carry a known value and some hold their content in one carrier.
"""

from __future__ import annotations

import base64
import gzip
import json
import random
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from truth.transforms import written_forms
from truth.values import Value, known_values, make_keys

N_VALUES = 100
STRONG_BITS = 40
_POOL_BYTES = 24 << 20
"""So many bytes of bodies are made; a larger session repeats them under other numbers."""
_T0 = 1_700_000_000.0
_SCREENS = [f"com/example/app/{name}Activity" for name in ("Main", "Detail", "Cart", "Search", "Login", "Video")]
_WORDS = ("view", "click", "scroll", "share", "login", "cart", "order", "play", "stop", "retry", "feed", "首页", "推荐")
_CARRIERS = ("json", "base64", "percent", "hex", "gzip")


@dataclass(frozen=True)
class Mix:
    """What bodies are like. size: mean bytes; with_value, with_carrier: shares of them; is_packed: all gzipped."""

    size: int = 12_000
    with_value: float = 0.05
    with_carrier: float = 0.20
    is_packed: bool = False


def values() -> list[Value]:
    """Give the values that are known: those of two personas that carry enough to be searched."""
    both = [*known_values(1), *known_values(2)]
    return [value for value in both if value.draft.bits >= STRONG_BITS][:N_VALUES]


def write_session(raw_dir: Path, n_bytes: int, mix: Mix) -> tuple[int, int]:
    """Write a session of bodies of `n_bytes` in all, before packing; gives flows and bytes of bodies before packing."""
    from analyzer.ingest.writer import RawWriter

    rng = random.Random(1)
    pool = _pool(rng, min(n_bytes, _POOL_BYTES), mix)
    n_flows = n_written = 0
    with RawWriter(raw_dir) as writer:
        while n_written < n_bytes:
            media, head, rest = pool[n_flows % len(pool)]
            body = head % n_flows + rest
            n_written += len(body)
            _write_flow(writer, n_flows, media, body, is_packed=mix.is_packed)
            n_flows += 1
    return n_flows, n_written


def _pool(rng: random.Random, n_bytes: int, mix: Mix) -> list[tuple[str, bytes, bytes]]:
    """Give bodies as (media type, beginning with a place for the number, rest)."""
    forms = _forms()
    pool, total = [], 0
    while total < n_bytes:
        secret = rng.choice(forms) if rng.random() < mix.with_value else uuid.UUID(int=rng.getrandbits(128)).hex
        size = int(mix.size * rng.choice((0.3, 0.6, 1, 1, 2.1))) if mix.size > 5_000 else mix.size
        document = _document(rng, secret, size)
        carrier = rng.choice(_CARRIERS) if rng.random() < mix.with_carrier else ""
        one = _carried(rng, document, carrier)
        total += len(one[1]) + len(one[2])
        pool.append(one)
    return pool


def _forms() -> list[str]:
    """Give writings of the values, by the corpus's own transforms."""
    keys = make_keys(1)
    forms = [form for value in values() for form in written_forms(value, keys).values()]
    return [
        form.written.decode() for form in forms if form.kind == "text" and form.bits >= STRONG_BITS and not form.needs
    ]


def _document(rng: random.Random, secret: str, size: int) -> dict[str, Any]:
    document: dict[str, Any] = {
        "device": {"did": secret, "model": "Pixel 7", "os": "Android 14", "locale": "zh_CN", "res": "1080x2400"},
        "token": base64.b64encode(rng.randbytes(48)).decode(),
        "trace": rng.randbytes(16).hex(),
        "session": str(uuid.UUID(int=rng.getrandbits(128))),
    }
    events: list[dict[str, Any]] = []
    n = 330
    while n < size:
        event = {
            "name": rng.choice(_WORDS),
            "t": 1_679_330_124_000 + rng.randrange(10**9),
            "screen": rng.choice(_SCREENS),
            "n": rng.random(),
            "tags": rng.sample(_WORDS, 3),
        }
        if rng.random() < 0.2:
            event["url"] = f"https://img.example.net/{rng.randrange(10**6)}/p.webp?w=200&h={rng.randrange(400)}"
        if rng.random() < 0.1:
            event["id"] = str(uuid.UUID(int=rng.getrandbits(128)))
        events.append(event)
        n += len(json.dumps(event, ensure_ascii=False).encode()) + 1
    return {**document, "events": events}


def _carried(rng: random.Random, document: dict[str, Any], carrier: str) -> tuple[str, bytes, bytes]:
    """Give a body: the document as JSON or form, or with its events and device inside one carrier."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    form = "application/x-www-form-urlencoded"
    if carrier == "json":
        return "application/json", b'{"seq":%09d', b',"data":' + json.dumps(text.decode()).encode() + b"}"
    if carrier == "base64":
        return form, b"seq=%09d", b"&v=2&data=" + quote(base64.b64encode(text), safe="").encode()
    if carrier == "percent":
        return form, b"seq=%09d", b"&v=2&data=" + quote(text, safe="").encode()
    if carrier == "hex":
        return form, b"seq=%09d", b"&v=2&data=" + text.hex().encode()
    if carrier == "gzip":
        return (
            form,
            b"seq=%09d",
            b"&v=2&data=" + quote(base64.b64encode(gzip.compress(text, 6, mtime=0)), safe="").encode(),
        )
    if rng.random() < 0.25:
        return form, b"seq=%09d", b"&" + urlencode(_flat(document)).encode()
    return "application/json", b'{"seq":%09d,', text[1:]


def _flat(document: dict[str, Any]) -> list[tuple[str, Any]]:
    """Give fields of a form; a body that needs percent-encoding throughout is one with a carrier."""
    fields = [*document["device"].items(), ("token", document["token"]), ("trace", document["trace"])]
    for at, event in enumerate(document["events"]):
        screen = event["screen"].replace("/", ".")
        fields += [(f"e{at}", len(event["name"])), (f"s{at}", screen), (f"t{at}", event["t"]), (f"n{at}", event["n"])]
    return fields


def _write_flow(writer: Any, number: int, media: str, body: bytes, *, is_packed: bool) -> None:
    t, host = _T0 + number * 0.01, f"h{number % 50}.example.net"
    headers = [("Host", host), ("User-Agent", "okhttp/4.12.0"), ("Content-Type", media)]
    if is_packed:
        body = gzip.compress(body, 6, mtime=0)
        headers.append(("Content-Encoding", "gzip"))
    headers.append(("Content-Length", str(len(body))))
    common = {"flow_id": f"f{number}", "http_version": "HTTP/1.1", "t_end": t + 0.1}
    client = {"id": "c", "address": ["127.0.0.1", 5000], "tls_version": "TLSv1.3", "sni": host}
    target = {"method": "POST", "scheme": "https", "host": host, "port": 443, "authority": host}
    request = {"t_start": t, "path": f"/v1/events?batch={number}", "headers": headers, "client": client}
    writer.request({**common, **target, **request}, body)
    answer = [("Content-Type", "application/json"), ("Server", "nginx")]
    writer.response(
        {**common, "t_start": t + 0.05, "status": 200, "reason": "OK", "headers": answer}, b'{"ok":%d}' % number
    )
