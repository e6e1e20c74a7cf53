"""Whose traffic came through the global proxy of a phone without root, by the phone's own table of sockets."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from fake_android.apk import make_apk
from fake_android.device import FakeDevice
from support.phones import strangers
from support.raw_files import of_kind, read_lines
from support.waiting import PATIENCE_S, wait_for

from analyzer.api import Options, analyze
from analyzer.record.control import send_stop
from analyzer.record.devices.adb import AdbDevice, RunOptions
from analyzer.record.recorder import Recorder

pytestmark = pytest.mark.slow
PACKAGE = "com.example.led"
SHOP, PLAY = 10444, 10007
HOSTS = {"only-app": "127.0.0.1", "only-shop": "127.0.0.2", "app-and-play": "127.0.0.3", "play-and-app": "127.0.0.4"}
"""Where each connection asks."""
MARGIN_S = 0.6
"""A little more than what a look must be away from both ends of a connection."""


@pytest.fixture
def site() -> Iterator[int]:
    """A server of this machine that keeps connections open; its port."""

    class Quiet(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.send_response(204)
            self.end_headers()

        def log_message(self, *about: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("0.0.0.0", 0), Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()


def _stay_until_seen(session: Path, uids: set[int]) -> None:
    """Wait until a look lies well within connections that were opened just now."""
    since = time.time() + MARGIN_S

    def is_seen() -> bool:
        looks = of_kind(read_lines(session / "raw" / "marks.jsonl"), "owners")
        return any(look["t"] > since and set(look["uids"]) == uids for look in looks)

    wait_for(is_seen, "no look lies within the connections")
    time.sleep(MARGIN_S)


def _n_closed(session: Path) -> int:
    lines = of_kind(read_lines(session / "raw" / "net.jsonl"), "client")
    return sum(line["event"] == "disconnected" for line in lines)


def test_connections_are_the_app_s_another_s_or_of_nobody_knows_whom(
    fake_device: Callable[..., FakeDevice], tmp_path: Path, site: int
) -> None:
    device = fake_device("13-production")
    apk = tmp_path / "app.apk"
    apk.write_bytes(make_apk(PACKAGE, launcher=".Main"))

    def use(told: dict[str, str]) -> None:
        port = int(told["proxy"].rpartition(":")[2])
        app, closed = device.phone.packages[PACKAGE].uid, 0
        for group in ({"only-app": app}, {"only-shop": SHOP}, {"app-and-play": app, "play-and-app": PLAY}):
            with ExitStack() as connections:
                for name, uid in group.items():
                    stream = connections.enter_context(device.app_connection(uid, port))
                    line = f"GET http://{HOSTS[name]}:{site}/{name}?imei=358240051111110 HTTP/1.1\r\n"
                    stream.write(f"{line}host: {HOSTS[name]}:{site}\r\n\r\n".encode())
                    assert b" 204 " in stream.read_some(PATIENCE_S)  # the proxy knows the connection
                _stay_until_seen(Path(told["session"]), set(group.values()))
            closed += len(group)
            wait_for(lambda closed=closed: _n_closed(Path(told["session"])) >= closed, "the proxy sees no end")
        send_stop(Path(told["session"]))

    phone = AdbDevice(device.address, PACKAGE, RunOptions(apk=apk))
    outcome = Recorder(parent=tmp_path, device=phone, name="session").run(
        lambda told: threading.Thread(target=use, args=(told,), daemon=True).start()
    )
    assert (outcome.state, outcome.exit_code) == ("complete", 0), outcome.error
    assert strangers(device) == set()
    looks = of_kind(read_lines(outcome.session.raw / "marks.jsonl"), "owners")
    assert {tuple(look["uids"]) for look in looks} >= {(SHOP,), (PLAY, looks[0]["app_uid"])}
    known = tmp_path / "known.yaml"
    known.write_text('{"values": {"imei": ["358240051111110"]}}', encoding="utf-8")
    result = analyze(outcome.session.path, Options(captures=tmp_path, known=known, assume_consent="none_asked"))
    flows = result.tables["flows"]
    assert dict(zip(flows["host"], flows["app_attribution"], strict=True)) == {
        HOSTS["only-app"]: "app", HOSTS["only-shop"]: "system",
        HOSTS["app-and-play"]: "unknown", HOSTS["play-and-app"]: "unknown",
    }  # fmt: skip
    gaps = result.tables["gaps"].query("gap_kind == 'not_attributed'")
    assert set(zip(gaps["subject"], gaps["n"], strict=True)) == {
        ("connections", 2), (f"uid {SHOP}", 1), (f"uid {PLAY}", 1),
    }  # fmt: skip
    observed = result.tables["observations"].set_index("observation_id")["host"]
    judged = {observed[one] for rows in result.tables["findings"]["evidence"] for one in rows if one in observed}
    assert (set(observed), judged) == (set(HOSTS.values()), set(HOSTS.values()) - {HOSTS["only-shop"]})
