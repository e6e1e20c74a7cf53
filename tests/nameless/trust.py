"""An app that speaks TLS through a BoringSSL of its own and checks certificates. Arguments: folder, which program.

Each line of standard input is a port; it prints `accepted` or `refused`.
"""

from __future__ import annotations

import asyncio
import os
import sys
from typing import Any

PATIENCE_S = 100
folder, which = sys.argv[1:]
sys.path.insert(0, folder)
said = os.fdopen(os.dup(1), "w", buffering=1)
# The programs talk on their own account.
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
os.dup2(1, 2)


engines: list[Any] = []


def curl_cffi(url: str) -> None:
    from curl_cffi import requests

    requests.Session().get(url, timeout=PATIENCE_S)


def grpcio(url: str) -> None:
    import grpc

    with grpc.secure_channel(url.removeprefix("https://").removesuffix("/echo"), grpc.ssl_channel_credentials()) as to:
        to.unary_unary("/acme.Ids/Put", response_deserializer=bytes)(b"a1", timeout=PATIENCE_S)


def cronet(url: str) -> None:
    import cronet

    async def ask() -> None:
        if not engines:
            engines.append(cronet.Cronet())
            engines[0].start()
        try:
            await asyncio.wait_for(engines[0].get(url), PATIENCE_S)
        finally:
            # Its thread still leaves the callback: a next request would hold the interpreter and wait for it.
            await asyncio.sleep(0.2)

    asyncio.run(ask())


speak = {"curl_cffi": curl_cffi, "grpcio": grpcio, "python-cronet": cronet}[which]
said.write("ready\n")
for line in sys.stdin:
    try:
        speak(f"https://localhost:{line.strip()}/echo")
    except Exception:  # each program has its own kind
        said.write("refused\n")
    else:
        said.write("accepted\n")
