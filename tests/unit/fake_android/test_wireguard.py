"""The phone's WireGuard against mitmproxy's own server: as many handshakes as hours of a session need."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import mitmproxy_rs
import pytest
from fake_android.tunnel import Tunnel
from fake_android.wireguard import NoHandshake, Peer, _hchacha

DNS = "10.0.0.53"


@dataclass
class Server:
    """mitmproxy's server on this machine, and the keys of both sides."""

    port: int
    public_key: str
    client_key: str

    def peer(self, private_key: str = "") -> Peer:
        return Peer(private_key or self.client_key, self.public_key, ("127.0.0.1", self.port), timeout_s=20.0)


@pytest.fixture
def server() -> Iterator[Server]:
    """One server, for as long as a test takes."""
    wireguard = mitmproxy_rs.wireguard
    own, client = wireguard.genkey(), wireguard.genkey()
    begun: list[tuple[int, asyncio.AbstractEventLoop, asyncio.Event]] = []
    is_ready = threading.Event()

    async def ignore(stream: object) -> None:
        """Serve nothing: only echo requests are sent."""

    async def serve() -> None:
        is_over = asyncio.Event()
        running = await wireguard.start_wireguard_server(
            "127.0.0.1", 0, own, [wireguard.pubkey(client)], ignore, ignore
        )
        begun.append((running.getsockname()[1], asyncio.get_running_loop(), is_over))
        is_ready.set()
        await is_over.wait()
        running.close()
        await running.wait_closed()

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    assert is_ready.wait(60)
    port, loop, is_over = begun[0]
    yield Server(port, wireguard.pubkey(own), client)
    loop.call_soon_threadsafe(is_over.set)
    thread.join(60)


def test_hchacha_gives_what_its_draft_gives() -> None:
    """draft-irtf-cfrg-xchacha-03, section 2.2.1."""
    nonce = bytes.fromhex("000000090000004a0000000031415927")
    expected = "82413b4227b27bfed30e42508a877d73a0f9e4d58a74a853c12ec41326d3ecdc"
    assert _hchacha(bytes(range(32)), nonce).hex() == expected


def test_a_tunnel_outlives_more_handshakes_than_the_server_takes_without_a_cookie(server: Server) -> None:
    """An hour has thirty of them. From the eleventh on the server asks for a cookie, for good."""
    peer = server.peer()
    tunnel = Tunnel(peer, "10.0.0.1")
    asked = []
    for _ in range(30):
        assert tunnel.ping(DNS, 20.0)
        peer.renew(20.0)
        asked.append(peer.n_cookies)
    assert tunnel.ping(DNS, 20.0)
    assert (asked[8], asked[9]) == (0, 1)
    tunnel.close()


def test_a_client_without_the_key_gets_no_answer(server: Server) -> None:
    with pytest.raises(NoHandshake):
        Peer(mitmproxy_rs.wireguard.genkey(), server.public_key, ("127.0.0.1", server.port), timeout_s=0.5)
