"""Hooks of connections and TLS: who came, who was reached, and who refused us."""

from __future__ import annotations

import session_lines as lines
from mitmproxy import tls
from mitmproxy.connection import Client, Connection
from mitmproxy.proxy.server_hooks import ServerConnectionHookData
from session_journal import Journal, or_die


class ConnectionHooks:
    """Records connections on both sides of the proxy and the handshakes that failed."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def _put(self, kind: str, event: str, conn: Connection) -> None:
        facts = {"event": event, "connection": lines.connection_facts(conn), "error": conn.error}
        self._journal.put_net(kind, facts)

    @or_die
    def client_connected(self, client: Client) -> None:
        self._put("client", "connected", client)

    @or_die
    def client_disconnected(self, client: Client) -> None:
        self._put("client", "disconnected", client)

    @or_die
    def server_connected(self, data: ServerConnectionHookData) -> None:
        self._put("server", "connected", data.server)

    @or_die
    def server_disconnected(self, data: ServerConnectionHookData) -> None:
        self._put("server", "disconnected", data.server)

    @or_die
    def server_connect_error(self, data: ServerConnectionHookData) -> None:
        self._put("server", "failed", data.server)

    @or_die
    def tls_failed_client(self, data: tls.TlsData) -> None:
        self._tls_failed("client", data)

    @or_die
    def tls_failed_server(self, data: tls.TlsData) -> None:
        self._tls_failed("server", data)

    def _tls_failed(self, side: str, data: tls.TlsData) -> None:
        server = data.context.server
        facts: dict[str, object] = {
            "side": side,
            "sni": data.conn.sni,
            "host": server.address[0] if server.address else None,
            "error": data.conn.error or "the handshake failed",
            "connection": lines.connection_facts(data.conn),
        }
        self._journal.put_net("tls_failed", facts)
