"""Lines of events.jsonl about TLS inside the app: plaintext, and secrets of sessions."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from analyzer.model.line import Address, AgentLine


class Tls(AgentLine):
    """Plaintext of a TLS connection, as the app's own library took or gave it.

    open: where it goes, once, before its first data. data: one call or a piece of it, at most 64 KiB in `data`; bytes
    beyond 1 MiB per direction are only counted. close: the library let go of it.
    """

    kind: Literal["tls"]
    hook: str
    connection: int = Field(description="number of the connection within its agent, from 0")
    event: Literal["open", "data", "close"]
    from_client: bool = True
    data: str = Field(default="", description="base64")
    length: int = Field(default=0, description="bytes that passed; more than `data` holds when they were not kept")
    local: Address | None = None
    peer: Address | None = None
    sni: str | None = None
    alpn: str | None = None
    tls_version: str | None = None
    library: str = ""


class KeyLog(AgentLine):
    """The app's TLS library told secrets of a session. The secrets themselves lie in `raw/tls_keys.log` only."""

    kind: Literal["keylog"]
    hook: str
    line: str = Field(default="", description="label and client random; as the agent sends it, the secret too")
