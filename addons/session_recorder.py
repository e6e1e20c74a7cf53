"""mitmproxy addon: writes everything that passes the proxy into the folder of one session.

    mitmdump -s session_recorder.py --set session_dir=FOLDER

Only facts, no analysis; standard library and mitmproxy only. The format is in README.md beside this
file. What cannot be written ends the proxy at once: nothing passes unrecorded.
"""

from __future__ import annotations

import asyncio
import gc
import ipaddress
import logging
import os
import platform
import threading
import time
from pathlib import Path
from typing import Any

from mitmproxy import ctx, exceptions, version
from session_connections import ConnectionHooks
from session_http import HttpHooks
from session_journal import Journal, die, or_die
from session_streams import StreamHooks

REBIND_TIMEOUT_S = 10.0
LIFELINE_GRACE_S = 10.0

log = logging.getLogger(__name__)

_journal = Journal()
_http = HttpHooks(_journal)
_streams = StreamHooks(_journal)
_connections = ConnectionHooks(_journal)


class _State:
    """What the hooks of this module remember."""

    done_reason = ""
    is_host_ours = False
    rebinding: asyncio.Task[None] | None = None


def load(loader: Any) -> None:
    """Declare our options."""
    loader.add_option("session_dir", str, "", "Folder of the session; its raw/ receives the recording.")
    loader.add_option("lifeline", bool, False, "End in order when standard input closes.")


def configure(updated: set[str]) -> None:
    """Open the files once the folder is known."""
    if not ctx.options.listen_host:
        # mitmproxy itself listens on every interface unless told otherwise.
        ctx.options.update(listen_host="127.0.0.1")
        _State.is_host_ours = True
    if "session_dir" not in updated or not ctx.options.session_dir:
        return
    if _journal.is_recording:
        raise exceptions.OptionsError("session_dir cannot change while recording")
    try:
        _journal.open(Path(ctx.options.session_dir) / "raw")
    except OSError as error:
        raise exceptions.OptionsError(f"cannot write into session_dir: {error.strerror}") from error


def running() -> None:
    """Say where the proxy listens, once it does."""
    if not _journal.is_recording:
        log.error("session_recorder records nothing without --set session_dir=FOLDER")
        return
    if _State.is_host_ours and is_exposed():
        _State.rebinding = asyncio.get_running_loop().create_task(rebind())
    else:
        write_ready()
    # mitmproxy's own 90,000 objects stay as long as the process: without them a full collection takes
    # 5 ms instead of 50, once in 3,000 requests (Python 3.11).
    gc.collect()
    gc.freeze()
    if ctx.options.lifeline:
        loop = asyncio.get_running_loop()
        threading.Thread(target=watch_lifeline, args=(loop,), name="lifeline", daemon=True).start()


@or_die
def done() -> None:
    """Write everything, and that this is all."""
    if _journal.is_recording:
        _http.end_all("the recording ended")
        _streams.end_all("the recording ended")
        _journal.close(_State.done_reason)


async def rebind() -> None:
    """Move the proxy to loopback: from Python 3.12 on, mitmproxy binds before it loads scripts."""
    ctx.options.update(server=False)
    ctx.options.update(server=True)
    deadline = time.monotonic() + REBIND_TIMEOUT_S
    while not listen_addresses() or is_exposed():
        if time.monotonic() > deadline:
            die("the proxy cannot be bound to loopback")
        await asyncio.sleep(0.01)
    write_ready()


def is_exposed() -> bool:
    """Tell whether others than this machine can use the proxy; WireGuard answers only who has its key."""
    servers = ctx.master.addons.get("proxyserver").servers
    open_ones = [server for server in servers if server.mode.type_name != "wireguard"]
    return any(not is_loopback(address[0]) for server in open_ones for address in server.listen_addrs)


def write_ready() -> None:
    """Write the addresses the proxy listens on, and a warning when others can reach them."""
    facts: dict[str, object] = {
        "listen": [list(address[:2]) for address in listen_addresses()],
        "pid": os.getpid(),
        "versions": {"mitmproxy": version.VERSION, "python": platform.python_version()},
        "ca_cert": str(Path(ctx.options.confdir).expanduser() / "mitmproxy-ca-cert.pem"),
    }
    _journal.begin(facts)
    if is_exposed():
        text = "the proxy listens beyond loopback: others on this network can use it"
        log.warning(text)
        _journal.put_net("log", {"level": "warning", "text": text})


def watch_lifeline(loop: asyncio.AbstractEventLoop) -> None:
    """Wait for standard input to close, which it does when whoever started us is gone."""
    while os.read(0, 1024):
        pass
    _State.done_reason = "the recorder is gone"
    loop.call_soon_threadsafe(ctx.master.shutdown)
    time.sleep(LIFELINE_GRACE_S)
    die("the recorder is gone and the proxy does not end")


def listen_addresses() -> list[tuple[Any, ...]]:
    """Give the addresses the proxy really listens on; the one private API of mitmproxy used here."""
    return list(ctx.master.addons.get("proxyserver").listen_addrs())


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach `host`."""
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host == "localhost"


requestheaders = _http.requestheaders
request = _http.request
responseheaders = _http.responseheaders
response = _http.response
error = _http.error
websocket_message = _http.websocket_message
websocket_end = _http.websocket_end
tcp_start, tcp_message, tcp_end, tcp_error = (
    _streams.tcp_start,
    _streams.tcp_message,
    _streams.tcp_end,
    _streams.tcp_error,
)
udp_start, udp_message, udp_end, udp_error = (
    _streams.udp_start,
    _streams.udp_message,
    _streams.udp_end,
    _streams.udp_error,
)
dns_request = _streams.dns_request
dns_response = _streams.dns_response
dns_error = _streams.dns_error
client_connected = _connections.client_connected
client_disconnected = _connections.client_disconnected
server_connected = _connections.server_connected
server_disconnected = _connections.server_disconnected
server_connect_error = _connections.server_connect_error
tls_failed_client = _connections.tls_failed_client
tls_failed_server = _connections.tls_failed_server

# mitmproxy looks both names up in this module for every event; a name that is there and empty costs
# a third of one that is absent (1 % of all CPU, measured on mitmproxy 11 and Python 3.11).
addons: list[Any] = []
update = None
