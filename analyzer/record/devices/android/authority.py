"""Our CA on this machine, and whether a device's own TLS accepts what the proxy shows it."""

from __future__ import annotations

import json
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analyzer.record.devices.android.ca import APEX, SYSTEM, stores
from analyzer.record.devices.android.needs import MISSING, OK, WRONG, Need
from analyzer.record.devices.android.shell import DeviceShell, first_line
from analyzer.record.devices.android.undo import SESSION, Journal
from analyzer.record.proxy import Proxy, ProxyOptions, confdir

_HOST = "consentinel.invalid"
"""A name that resolves nowhere (RFC 6761): the proxy shows its certificate before it would connect."""


def our_ca() -> bytes:
    """Give the PEM of our CA, b"" when no proxy has made it yet."""
    try:
        return (confdir() / "mitmproxy-ca-cert.pem").read_bytes()
    except OSError:
        return b""


def make_ca() -> bytes:
    """Give the PEM of our CA; the proxy makes it when it runs for the first time. Raises SetupError E210-E214."""
    if not our_ca():
        with _running_proxy():
            pass
    return our_ca()


def handshake(shell: DeviceShell, journal: Journal) -> Need:
    """Let the device itself speak TLS through the proxy, with the system's CAs: worked, refused, or not tried.

    The device's curl does it (that one is there since about Android 10: recalled, so it is asked first). The way is a
    tunnel of adb, and is closed again.
    """
    if not shell.has("curl"):
        return Need("handshake", MISSING, "not tried: the device has no curl", "the first session shows it")
    with _running_proxy() as (proxy, net):
        port = proxy.endpoint.port
        journal.before("reverse", str(port), scope=SESSION)
        shell.link.reverse(port, port)
        try:
            folder = APEX if APEX in stores(shell) else SYSTEM
            said = shell.run(_command(port, folder))
        finally:
            journal.undo([change for change in journal.changes if change.about == str(port)])
        is_refused = any(json.loads(line).get("kind") == "tls_failed" for line in net.read_text("utf-8").splitlines())
    if said.code == 60 or is_refused:  # curl's "peer certificate cannot be authenticated"
        return Need("handshake", WRONG, "the device refuses our CA", "restart the device, and prepare it again")
    if not said.is_ok:
        return Need("handshake", MISSING, f"not told: {first_line(said.said)}", "the first session shows it")
    return Need("handshake", OK, "the device accepts our CA through the proxy")


def _command(port: int, folder: str) -> list[str]:
    words = f"curl -sS -o /dev/null -m 15 --capath {folder} --proxy http://127.0.0.1:{port} https://{_HOST}/"
    return shlex.split(words)


@contextmanager
def _running_proxy() -> Iterator[tuple[Proxy, Path]]:
    with tempfile.TemporaryDirectory(prefix="consentinel-ca-") as folder:
        session = Path(folder)
        (session / "raw").mkdir()
        proxy = Proxy.start(session, ProxyOptions())
        try:
            yield proxy, session / "raw" / "net.jsonl"
        finally:
            proxy.stop()
