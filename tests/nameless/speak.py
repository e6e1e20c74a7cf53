"""An app of a wheel whose BoringSSL is linked into it. Arguments: folder of the wheel, which one, the server's PEM.

Each line of standard input is a port, to which it says one thing; it prints what it heard.
"""

from __future__ import annotations

import sys
from pathlib import Path

folder, which, pem = sys.argv[1:]
sys.path.insert(0, folder)


def curl_cffi(port: str) -> str:
    response = session.post(f"https://localhost:{port}/echo?act=curl", data=b"aid=a1b2c3d4e5f60718", verify=False)
    return str(response.status_code)


def grpcio(port: str) -> str:
    with grpc.secure_channel(f"localhost:{port}", grpc.ssl_channel_credentials(root)) as channel:
        channel.unary_unary("/acme.Ids/Put", response_deserializer=bytes)(
            b"a1b2c3d4e5f60718", timeout=100, wait_for_ready=True
        )
    return "200"


if which == "curl_cffi":
    from curl_cffi import requests

    session = requests.Session()
else:
    import grpc

    text = Path(pem).read_text(encoding="ascii")
    root = text[text.index("-----BEGIN CERTIFICATE") :].encode()
print("ready", flush=True)
for line in sys.stdin:
    print({"curl_cffi": curl_cffi, "grpcio": grpcio}[which](line.strip()), flush=True)
