"""A time stamping authority of our own: CA, certificate and tokens by `openssl ts`, on this machine alone."""

from __future__ import annotations

import subprocess
from pathlib import Path

_CONFIG = """
[req]
distinguished_name = dn
prompt = no
[dn]
CN = Test TSA
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[stamping]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[tsa]
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
certs = ca.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256,sha512
tsa_name = yes
"""
_CURVE = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", "tsa.cnf")


class Tsa:
    """Makes time stamps. ca: its CA as PEM."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.ca = folder / "ca.pem"
        (folder / "tsa.cnf").write_text(_CONFIG)
        (folder / "serial").write_text("01\n")
        self._run("req", "-x509", *_CURVE, "-keyout", "ca.key", "-out", "ca.pem", "-days", "3650",
                  "-subj", "/CN=Test CA", "-extensions", "ca")  # fmt: skip
        self._run("req", *_CURVE, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Test TSA")
        self._run("x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-set_serial", "2", "-days",
                  "3650", "-out", "tsa.pem", "-extfile", "tsa.cnf", "-extensions", "stamping")  # fmt: skip

    def stamp(self, data: Path, *, algorithm: str = "sha256", with_certificate: bool = True) -> Path:
        """Give the response for a file."""
        more = ["-cert"] if with_certificate else []
        self._run("ts", "-query", "-data", str(data.resolve()), f"-{algorithm}", "-no_nonce", *more, "-out", "q.tsq")
        out = self._folder / f"{data.name}.{algorithm}.tsr"
        self._run("ts", "-reply", "-config", "tsa.cnf", "-section", "tsa", "-queryfile", "q.tsq", "-out", str(out))
        return out

    def token(self, response: Path) -> Path:
        """Give the bare token of a response."""
        out = response.with_suffix(".tst")
        self._run("ts", "-reply", "-in", str(response), "-token_out", "-out", str(out))
        return out

    def _run(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=self._folder, check=True, capture_output=True)
