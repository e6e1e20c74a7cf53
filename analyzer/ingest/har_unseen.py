"""What a HAR of another tool leaves out by its nature: tunnels nobody looked into, credentials that were taken out.

Sources: Fiddler and Charles list tunnels (github.com/mitmproxy/mitmproxy/issues/4347), mitmproxy those that failed
(pull request 6599 there). Chrome's DevTools leave out Cookie, Set-Cookie and Authorization unless a setting of theirs
allows sensitive data (public guides on HAR files, 2025 and 2026).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from analyzer.ingest.har_metadata import is_of_packets
from analyzer.ingest.result import Tally
from analyzer.model.enums import GapKind

_CREDENTIALS = frozenset({"cookie", "set-cookie", "authorization"})
_SANITIZER = "webinspector"
"""Name of the writer in HARs of Chrome and what is made of it."""
_PACKETS = "made from captured packets: what could not be decrypted is not in it, and no packet tells its app"
_TUNNEL = "tunnels of which the capture holds only the host: it was not decrypted"
_SANITIZED = "file without any cookie or authorization: the browser takes them out unless it is told not to"


@dataclass
class Unseen:
    """Gathers, entry by entry, what the file holds and lacks. tunnels: hosts of CONNECT entries, one an entry."""

    tunnels: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    has_credentials: bool = False

    def look(self, request: Mapping[str, Any], response: Mapping[str, Any]) -> None:
        """Note an exchange that was read."""
        if request["scheme"] in ("https", "wss"):
            self.hosts.add(request["host"])
        names = [name.lower() for side in (request, response) for name, _ in side.get("headers", ())]
        self.has_credentials |= not _CREDENTIALS.isdisjoint(names)

    def tell(self, creator: Any, tally: Tally) -> None:
        """Count the gaps. A tunnel whose content stands in other entries is none."""
        if is_of_packets(creator):
            tally.gap(GapKind.NOT_DECRYPTED, "session", _PACKETS)
        for host in self.tunnels:
            if host not in self.hosts:
                tally.gap(GapKind.NOT_DECRYPTED, host, _TUNNEL)
        name = creator.get("name") if isinstance(creator, dict) else None
        if str(name).lower() == _SANITIZER and not self.has_credentials:
            tally.gap(GapKind.SKIPPED_ENTRY, "headers", _SANITIZED)
