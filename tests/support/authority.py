"""Certificate authorities for tests, and what they issue, with keys of RSA as our proxy makes them."""

from __future__ import annotations

import datetime
import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID


@dataclass(frozen=True)
class Issued:
    """A certificate and its key."""

    certificate: Any
    key: Any

    @property
    def pem(self) -> str:
        """The certificate as PEM."""
        return str(self.certificate.public_bytes(serialization.Encoding.PEM).decode())

    @property
    def key_pem(self) -> str:
        """The key as PEM."""
        form = serialization.PrivateFormat.PKCS8
        return str(self.key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode())


def issue(
    name: str,
    issuer: Issued | None,
    *,
    days: int = 30,
    host: str | None = None,
    use: x509.ObjectIdentifier = ExtendedKeyUsageOID.SERVER_AUTH,
) -> Issued:
    """Give a certificate for `name`, a CA without an issuer; it ends in so many days. use: what a host's is for."""
    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=60))
        .not_valid_after(now + datetime.timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
    )
    if host is not None:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        builder = builder.add_extension(x509.ExtendedKeyUsage([use]), critical=False)
    return Issued(builder.sign(issuer.key if issuer else key, hashes.SHA256()), key)


def context_of(
    authority: Issued, folder: Path, *, host: str = "localhost", alpn: str = "http/1.1", **how: Any
) -> ssl.SSLContext:
    """Give the TLS context of a server for `host` with a chain of this authority, its files in `folder`.

    how: `days` and `use` of `issue`.
    """
    leaf = issue(host, authority, host=host, **how)
    file = folder / f"{leaf.certificate.serial_number}.pem"
    file.write_text(leaf.key_pem + leaf.pem + authority.pem, encoding="ascii")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    context.set_alpn_protocols([alpn])
    return context


KINDS = ("ours", "theirs", "twin", "expired", "name", "client")
"""Whose certificate a server shows: of our CA; of another; of another that is called like ours; of ours and out of
date; of ours for another host; of ours for clients."""


def contexts_of(ours: Issued, folder: Path, alpn: str = "http/1.1") -> dict[str, ssl.SSLContext]:
    """Give a server's context by kind, of which only the first is to be accepted where our CA is."""
    others = {"theirs": issue("their CA", None), "twin": issue("our CA", None)}
    bad: dict[str, dict[str, Any]] = {
        "expired": {"days": -1},
        "name": {"host": "other.example"},
        "client": {"use": ExtendedKeyUsageOID.CLIENT_AUTH},
    }
    return {
        **{kind: context_of(ca, folder, alpn=alpn) for kind, ca in {"ours": ours, **others}.items()},
        **{kind: context_of(ours, folder, alpn=alpn, **how) for kind, how in bad.items()},
    }
