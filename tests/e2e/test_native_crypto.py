"""What C libraries seal and hash, in a real process under real Frida: keys, inputs, outputs, and what it opens."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import need
from native.app import HERE, App, Watching
from native.seal import IV, KEY, MAC_KEY
from servers.http1 import http_server
from support.script_device import ScriptDevice
from support.waiting import wait_for

from analyzer import api
from analyzer.record.devices.base import App as DeviceApp
from analyzer.record.devices.base import ProxyEndpoint
from analyzer.record.recorder import Recorder

pytestmark = pytest.mark.slow

PLAIN = b'{"aid": "a1b2c3d4e5f60718"}'
BLOCKS = b"two whole blocks of sixteen each"


@pytest.fixture
def watched() -> Iterator[tuple[App, Watching]]:
    app, watching = App(sys.executable, "-u", str(HERE / "seal.py")), Watching()
    try:
        watching.instrument.attach(app.pid, "native")
        yield app, watching
    finally:
        watching.instrument.close()
        app.kill()


def records(watching: Watching) -> list[dict[str, Any]]:
    """Give the crypto records with key, iv, input and output as bytes, empty ones left out."""
    found = []
    for line in watching.of_kind("native"):
        if line["crypto"] is not None:
            coded = {name: base64.b64decode(line["crypto"][name] or "") for name in ("key", "iv", "input", "output")}
            found.append({**line["crypto"], **coded})
    return found


def test_evp_is_read_in_both_directions(watched: tuple[App, Watching]) -> None:
    app, watching = watched
    sealed = bytes.fromhex(app.run("evp", PLAIN.hex()))
    assert bytes.fromhex(app.run("evp", sealed.hex(), "decrypt")) == PLAIN
    streamed = bytes.fromhex(app.run("evp", PLAIN.hex(), "encrypt", "gcm"))
    watching.instrument.close()
    common = {"key": KEY, "iv": IV}
    said = records(watching)
    assert said == [
        {
            "algorithm": "AES-128-CBC", "mode": "CBC", "op": "encrypt", "input": PLAIN, "output": sealed,
            "input_length": len(PLAIN), "output_length": len(sealed), **common,
        },
        {
            "algorithm": "AES-128-CBC", "mode": "CBC", "op": "decrypt", "input": sealed, "output": PLAIN,
            "input_length": len(sealed), "output_length": len(PLAIN), **common,
        },
        {
            "algorithm": said[2]["algorithm"], "mode": "GCM", "op": "encrypt", "input": PLAIN, "output": streamed,
            "input_length": len(PLAIN), "output_length": len(PLAIN), **common, "iv": IV[:12],
        },
    ]  # fmt: skip
    assert watching.of_kind("hook_error") == []


def test_what_lies_below_evp_is_read(watched: tuple[App, Watching]) -> None:
    app, watching = watched
    sealed = bytes.fromhex(app.run("aes_cbc", BLOCKS.hex()))
    watching.instrument.close()
    [one] = records(watching)
    assert (one["algorithm"], one["op"], one["key"], one["iv"]) == ("AES-128-CBC", "encrypt", KEY, IV)
    assert (one["input"], one["output"]) == (BLOCKS, sealed)


def test_digests_and_macs_are_read_however_they_are_made(watched: tuple[App, Watching]) -> None:
    app, watching = watched
    results = [bytes.fromhex(app.run(way, PLAIN.hex())) for way in ("digest", "sha256", "mac", "mac_steps")]
    watching.instrument.close()
    digest, mac = hashlib.sha256(PLAIN).digest(), hmac.digest(MAC_KEY, PLAIN, "sha256")
    assert results == [digest, digest, mac, mac]
    assert [(one["algorithm"], one["op"], one["key"], one["input"], one["output"]) for one in records(watching)] == [
        ("SHA-256", "digest", b"", PLAIN, digest),
        ("SHA-256", "digest", b"", PLAIN, digest),
        ("HmacSHA256", "mac", MAC_KEY, PLAIN, mac),
        ("HmacSHA256", "mac", MAC_KEY, PLAIN, mac),
    ]


def test_long_inputs_are_cut_and_counted(watched: tuple[App, Watching]) -> None:
    app, watching = watched
    long = bytes(range(256)) * 300
    app.run("digest", long.hex())
    watching.instrument.close()
    [one] = records(watching)
    assert (one["input"], one["input_length"]) == (long[:65536], len(long))
    assert [line["truncated"] for line in watching.of_kind("native") if line["crypto"]] == [True]


def test_functions_of_mbed_tls_are_read_by_name(watched: tuple[App, Watching], tmp_path: Path) -> None:
    compiler = shutil.which("cc")
    need(compiler is not None, "a C compiler")
    library = tmp_path / "libsealed.so"
    subprocess.run([str(compiler), "-shared", "-fPIC", "-o", library, HERE / "mbed.c"], check=True, timeout=60)
    app, watching = watched
    app.run("mbed", b"x".hex(), library, "hash")
    wait_for(
        lambda: all(s["reason"] is None for s in watching.instrument.status() if s["hook"] == "native.crypto.mbedtls"),
        "the library is not seen",
    )
    sealed = bytes.fromhex(app.run("mbed", BLOCKS.hex(), library))
    digest = bytes.fromhex(app.run("mbed", BLOCKS.hex(), library, "hash"))
    watching.instrument.close()
    assert [(one["algorithm"], one["op"], one["key"], one["input"], one["output"]) for one in records(watching)][
        -2:
    ] == [
        ("AES-128-CBC", "encrypt", KEY, BLOCKS, sealed),
        ("SHA-256", "digest", b"", BLOCKS, digest),
    ]


class SealingDevice(ScriptDevice):
    """A device whose app sends one sealed body through the proxy."""

    runtime = "native"

    def __init__(self, port: int) -> None:
        super().__init__("", is_instrumented=True)
        self._port = port

    def launch(self, proxy: ProxyEndpoint, on_mark: Callable[..., Any], session_path: Path) -> DeviceApp:
        self._script = (
            f"sys.path.insert(0, {str(HERE)!r})\nimport http.client, json, seal\n"
            f"sealed = b'head' + seal.evp({PLAIN!r})\nout = http.client.HTTPConnection('127.0.0.1', proxy_port)\n"
            f"out.request('POST', 'http://127.0.0.1:{self._port}/sealed', sealed)\nout.getresponse().read()"
        )
        return super().launch(proxy, on_mark, session_path)


def test_a_sealed_body_is_read_in_the_analysis(tmp_path: Path) -> None:
    with http_server() as server:
        outcome = Recorder(parent=tmp_path, device=SealingDevice(server.port)).run()
    assert (outcome.state, outcome.error) == ("complete", None)
    [body] = server.bodies
    assert PLAIN not in body
    tables = api.analyze(outcome.session.path).tables
    observations, [flow] = tables["observations"], tables["flows"].to_dict("records")
    opened = tables["hook_events"].set_index("event_id").loc[flow["connect_event_id"]]
    assert (opened["hook_id"], opened["event"]) == ("native.socket.connect", "connect")
    assert flow["caller"] == opened["caller"]
    sent = observations[observations["act"] == "sent"]
    assert sent[["data_type", "location", "path"]].values.tolist() == [["android_id", "body", "$.aid"]]
    assert "decrypt" in sent["layers"].tolist()[0] or sent["method"].tolist() == ["decrypted"]
    events = [json.loads(line) for line in (outcome.session.raw / "events.jsonl").read_text().splitlines()]
    assert [line["crypto"]["op"] for line in events if line["kind"] == "native" and line["crypto"]][-1:] == ["encrypt"]
