"""Serving the local page until the process is told to end."""

from __future__ import annotations

import logging
import secrets
import signal
from collections.abc import Callable
from pathlib import Path

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from analyzer.model.errors import SetupError
from analyzer.serve.app import Access, make_app
from analyzer.serve.shelf import Shelf

_LOOPBACK = "127.0.0.1"


class _Quiet(WSGIRequestHandler):
    """Keeps no log of requests: their addresses name sessions, and one holds the token."""

    def log(self, type: str, message: str, *args: object) -> None:
        """Do nothing."""


def bind(folder: Path, *, port: int, lang: str) -> tuple[BaseWSGIServer, str]:
    """Give a server of the sessions below `folder` that listens on loopback, and the address to open.

    port: 0 lets the system choose. Raises SetupError E265 when the port is taken or not allowed.
    """
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    token = secrets.token_urlsafe(32)
    try:
        server = make_server(_LOOPBACK, port, _not_yet, threaded=True, request_handler=_Quiet)
    except (OSError, SystemExit):
        hint = "leave --port out, or choose another one"
        raise SetupError(f"port {port} cannot be listened on", code="E265", hint=hint) from None
    access = Access(token, server.port, lang)
    server.app = make_app(Shelf(folder), access)
    return server, access.address


def _not_yet(environ: object, start_response: Callable[..., object]) -> list[bytes]:
    """Answer nothing: the application is known only when the port is."""
    start_response("503 Service Unavailable", [])
    return []


def serve_until_told(server: BaseWSGIServer) -> None:
    """Answer requests until SIGINT or SIGTERM."""
    # A shell starts what it runs in the background with SIGINT ignored.
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, signal.default_int_handler)
    server.serve_forever()
