"""What u2.jar serves on the phone: `/ping`, and JSON-RPC at `/jsonrpc/0`.

Source: uiautomator2 3.7.1 (core.py, base.py) for what is asked and how answers are read; the byte code of its u2.jar
0.4.1 for the paths, the names of the methods, and that it waits for no idle screen.
"""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fake_android.android import Android


class UiServer:
    """One server; port: on this machine's loopback. Its faults are the phone's: `Screen.automation`."""

    def __init__(self, phone: Android) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._say(b"pong" if self.path == "/ping" else b"Not Found!!!", 200 if self.path == "/ping" else 404)

            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
                assert self.path == "/jsonrpc/0", self.path
                phone.screen.asked.append((asked["method"], asked["params"]))
                fault = phone.screen.automation
                if fault == "hang":
                    ended.wait(60)
                elif fault == "garbage":
                    self._say(b"<html>", 200)
                elif fault == "gone":
                    self.close_connection = True
                else:
                    self._say(json.dumps(answer(phone, asked)).encode(), 200)

            def _say(self, body: bytes, status: int) -> None:
                self.send_response(status)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *about: Any) -> None:
                """Say nothing."""

        ended = self._ended = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def close(self) -> None:
        """End it; who waits for an answer gets none."""
        self._ended.set()
        threading.Thread(target=self._server.shutdown, daemon=True).start()
        self._server.server_close()


def answer(phone: Android, asked: dict[str, Any]) -> dict[str, Any]:
    """Give the answer to one call: the tree, or the error that jsonrpc4j writes for an unknown method."""
    from fake_android.commands.screen import shown_tree

    head = {"jsonrpc": "2.0", "id": asked["id"]}
    if asked["method"] != "dumpWindowHierarchy":
        phone.unknown.append(f"jsonrpc {asked['method']}")
        return head | {"error": {"code": -32601, "message": "method not found"}}
    tree = shown_tree(phone)
    empty = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\r\n<hierarchy rotation=\"0\" />"
    return head | {"result": empty if tree is None else tree.decode("utf-8", "replace")}
