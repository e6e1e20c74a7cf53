"""mitmproxy addon for tests: writes what it sees as JSON lines, values in base64. No part of the package."""

import base64
import json
from pathlib import Path

from mitmproxy import ctx


class Witness:
    def load(self, loader):
        loader.add_option("witness_file", str, "", "where to write")

    def running(self):
        self._write(kind="ready", port=ctx.master.addons.get("proxyserver").listen_addrs()[0][1])

    def _write(self, **line):
        with Path(ctx.options.witness_file).open("a", encoding="utf-8") as out:
            out.write(json.dumps(line) + "\n")

    def request(self, flow):
        request = flow.request
        self._write(
            kind="request",
            host=request.pretty_host,
            sni=flow.client_conn.sni,
            t=request.timestamp_start,
            version=request.http_version,
            target=request.path,
            headers=[[name.lower(), value] for name, value in request.headers.items()],
            body=base64.b64encode(request.raw_content or b"").decode(),
        )

    def response(self, flow):
        peer = flow.server_conn.peername
        self._write(kind="response", host=flow.request.pretty_host, status=flow.response.status_code, peer=peer[0])

    def websocket_message(self, flow):
        message = flow.websocket.messages[-1]
        if message.from_client:
            body = base64.b64encode(message.content).decode()
            self._write(kind="message", host=flow.request.pretty_host, t=message.timestamp, body=body)

    def tls_failed_client(self, data):
        self._write(kind="tls_failed", sni=data.conn.sni)

    def error(self, flow):
        self._write(kind="error", host=flow.request.pretty_host, text=str(flow.error))


addons = [Witness()]
