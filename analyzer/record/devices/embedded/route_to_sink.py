"""mitmproxy addon of the embedded device: every server is the sink on loopback, under its real name.

Nothing is resolved and nothing leaves this machine: a connection that cannot go to the sink is killed.
Names stay: host and SNI are those of the request, and the sink's certificate bears them. Standard library and
mitmproxy only.
"""

from mitmproxy import ctx
from mitmproxy.addonmanager import Loader
from mitmproxy.proxy.server_hooks import ServerConnectionHookData

LOOPBACK = "127.0.0.1"
TLS_PORT, CLEAR_PORT = 443, 80


class RouteToSink:
    """Sends connections for port 443 to the TLS sink, those for port 80 to the clear one."""

    def load(self, loader: Loader) -> None:
        """Declare the two ports; 0 means that there is no sink."""
        loader.add_option("sink_tls_port", int, 0, "port of the TLS sink on loopback")
        loader.add_option("sink_clear_port", int, 0, "port of the clear-text sink on loopback")

    def running(self) -> None:
        """Let an app that refuses our certificate do so before any server is asked."""
        ctx.options.connection_strategy = "lazy"

    def server_connect(self, data: ServerConnectionHookData) -> None:
        """Point the connection to the sink, or kill it."""
        server = data.server
        ports = {TLS_PORT: ctx.options.sink_tls_port, CLEAR_PORT: ctx.options.sink_clear_port}
        port = ports.get(server.address[1], 0) if server.address else 0
        if not port or server.via is not None or server.transport_protocol != "tcp":
            server.error = "this connection does not lead to the sink"
            return
        server.address = (LOOPBACK, port)


addons = [RouteToSink()]
