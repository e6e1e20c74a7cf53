"""Fields that endpoint files name → claims, and how claims and rows of the same place become one.

Only requests that match a file are decoded. The index tells them by host, path and method, and where the host may be
anybody's by names that must stand in the raw bytes; nothing else of the capture is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analyzer.decode.endpoint_codecs import Plaintexts
from analyzer.decode.endpoint_files import Endpoint, EndpointField, endpoints_of
from analyzer.decode.endpoints import FoundField, read
from analyzer.decode.limits import Budget
from analyzer.detect.by_row import ByRow
from analyzer.detect.endpoint_requests import Candidate, candidates
from analyzer.detect.known import is_placeholder
from analyzer.detect.shapes import is_digest
from analyzer.model.enums import Confidence
from analyzer.model.values import Secret

if TYPE_CHECKING:
    from analyzer.ingest.exchange import Capture

MAX_OUT_BYTES = 8 << 20
"""More than this is decoded of no request: values are built whole, and no SDK sends more at once."""
_LAST_STEP = re.compile(r"(?:\.\w+|\['[^']+'\]|\[\d+\])\Z")
_TRIVIAL = frozenset(("0", "1", "-1", "true", "false", "[]", "{}", "na", "n/a", "-", "null", "not_set", "(not set)"))
_DIGEST_HEX = {"md5": 32, "sha1": 40, "sha256": 64}
_DEVICE = frozenset(
    (
        "imei",
        "android_id",
        "oaid",
        "advertising_id",
        "install_id",
        "mac_address",
        "device_serial",
        "drm_id",
        "account_id",
        "web_cookies",
    )
)
_LOCATION = frozenset(("location_precise", "location_coarse"))
_MAY_BE_TRIVIAL = frozenset(
    (
        "device_info",
        "network_info",
        "sensor_data",
        "app_interactions",
        "crash_diagnostics",
        "ad_data",
        "user_profile",
        "gender",
        "location_coarse",
        "cell_info",
        "birth_age",
        "purchase_history",
    )
)


@dataclass(frozen=True)
class Claim:
    """What an endpoint file says of one value in one request.

    flow: row of flows. owner: number of the span that the part begins with. transform: None when not stated and the
    value has not the look of a plain one. method: endpoint, or placeholder, which is reported and never counted.
    """

    flow: int
    owner: int
    data_type: str
    secret: Secret
    location: str
    layers: tuple[str, ...]
    path: str
    transform: str | None
    endpoint_id: str
    method: str
    confidence: Confidence
    reasoning: str

    @property
    def text(self) -> str:
        """The value as found; in memory only."""
        return self.secret.clear()

    def row(self) -> dict[str, Any]:
        """Give the columns of table `observations` that the claim alone decides."""
        return {
            "data_type": self.data_type,
            "method": self.method,
            "confidence": str(self.confidence),
            "location": self.location,
            "layers": ">".join(self.layers),
            "path": self.path,
            "transform": self.transform,
            "byte_start": None,
            "byte_length": None,
            "p_chance": None,
            "endpoint_id": self.endpoint_id,
            "reasoning": self.reasoning,
        }


def endpoint_claims(capture: Capture, *, plaintexts: Plaintexts | None = None) -> list[Claim]:
    """Give what endpoint files say of a capture, in order of flow, endpoint and field; each place and value once.

    plaintexts: ciphertext → plaintext as crypto hooks saw them in this session.
    """
    claims: dict[tuple[Any, ...], Claim] = {}
    for candidate in candidates(capture):
        for entry in candidate.entries:
            endpoint = endpoints_of(entry.vendor)[entry.id]
            budget = Budget(out_bytes=MAX_OUT_BYTES)
            found = read(endpoint, candidate.request, plaintexts=plaintexts, budget=budget)
            for claim in _claims(candidate, endpoint, found):
                key = (claim.flow, claim.location, claim.layers, claim.path, claim.data_type, claim.text)
                claims.setdefault(key, claim)
    return list(claims.values())


def _claims(candidate: Candidate, endpoint: Endpoint, found: list[FoundField]) -> Iterator[Claim]:
    for item in [*(item for item in found if not item.field.part), *_places(found)]:
        judged = _judge(item.field, item.text)
        if judged is None:
            continue
        method, transform = judged
        if item.field.part and item.field.part != "lat":
            transform = "lng_lat"
        yield Claim(
            flow=candidate.flow,
            owner=candidate.body_span if item.location == "body" else candidate.head_span,
            data_type=item.field.data_type,
            secret=Secret(item.text),
            location=item.location,
            layers=item.layers,
            path=_path(item),
            transform=transform,
            endpoint_id=endpoint.id,
            method=method,
            confidence=_confidence(item.field),
            reasoning=_reasoning(endpoint, item.field),
        )


def _judge(field: EndpointField, text: str) -> tuple[str, str | None] | None:
    """Give (method, transform), or None for a text that is no value of the kind the file names.

    Where the file states no transform, a text that has not the shape of its kind counts only as a digest would look.
    """
    data_type, text = field.data_type, text.strip()
    if is_placeholder(data_type, text) or _is_null_place(data_type, text):
        return ("placeholder", "plain") if text and text.casefold() not in _TRIVIAL else None
    if text.casefold() in ("", "[]", "{}") or (text.casefold() in _TRIVIAL and data_type not in _MAY_BE_TRIVIAL):
        return None
    if field.transform == "encrypted":
        return ("endpoint", "encrypted") if len(text) >= 8 else None
    if field.transform not in ("", "plain"):
        digits = next((n for name, n in _DIGEST_HEX.items() if f"{name}(" in f"({field.transform}("), None)
        return ("endpoint", field.transform) if digits in (None, len(text)) else None
    if data_type in _LOOKS and not _LOOKS[data_type].fullmatch(text):
        return ("endpoint", None) if is_digest(text) else None
    return "endpoint", "plain"


_ANY_ID = re.compile(r"[0-9A-Za-z-]{12,64}")
_LOOKS = {
    "imei": re.compile(r"[0-9A-Fa-f]{14,17}"),
    "mac_address": re.compile(r"(?:[0-9A-Fa-f]{2}[:-]?){5}[0-9A-Fa-f]{2}"),
    "android_id": re.compile(r"[0-9A-Fa-f]{8,16}"),
    "oaid": _ANY_ID,
    "advertising_id": _ANY_ID,
    "email": re.compile(r"[^@\s]{1,64}@[^@\s]{3,255}"),
    "phone_number": re.compile(r"\+?\d[\d ()-]{4,18}"),
    "sim_identifiers": re.compile(r"\d{14,22}"),
    "location_precise": re.compile(r"(?:-?\d{1,3}(?:\.\d*)?[,;|/ ]\s*-?\d{1,3}(?:\.\d*)?[,;|/ ]*)+"),
    "ip_address": re.compile(r"(?:\d{1,3}\.){3}\d{1,3}|[0-9A-Fa-f:.]{3,45}"),
}
"""Kinds whose plain values have one look, whoever writes them. Looser than shapes: what the field means is known."""


def _is_null_place(data_type: str, text: str) -> bool:
    return data_type in _LOCATION and re.fullmatch(r"-?0(?:\.0*)?,-?0(?:\.0*)?", text) is not None


def _confidence(field: EndpointField) -> Confidence:
    """Seen in the source: likely. From memory, or not readable and so perhaps a placeholder: possible."""
    return Confidence.LIKELY if field.is_seen and field.transform != "encrypted" else Confidence.POSSIBLE


def _reasoning(endpoint: Endpoint, field: EndpointField) -> str:
    source = endpoint.sources[field.source]
    unread = " The value is encrypted: its hash is of the ciphertext." if field.transform == "encrypted" else ""
    return f"{field.reasoning.rstrip('.')}. Source: {source['where']}, read {source['read']}.{unread}"


def _path(item: FoundField) -> str:
    """Give the path as observations write it: of protobuf the field numbers, without places in their lists."""
    if item.layers[-1:] != ("protobuf",):
        return item.path
    return "protobuf:" + ".".join(re.findall(r"\['(\d+)'\]", item.path))


def _places(found: Sequence[FoundField]) -> Iterator[FoundField]:
    """Join the halves of a place that stand side by side; a half alone is none. The one that stands first names it."""
    halves: dict[tuple[Any, ...], dict[str, FoundField]] = {}
    for item in found:
        if item.field.part:
            side = (item.field.container, item.document, item.field.data_type, _LAST_STEP.sub("", item.path))
            halves.setdefault(side if item.path.startswith("$") else side[:3], {})[item.field.part] = item
    for pair in halves.values():
        if pair.keys() == {"lat", "lng"} and (text := _place_text(pair["lat"].text, pair["lng"].text)):
            first = min(pair.values(), key=lambda item: item.order)
            yield FoundField(first.field, first.path, text, first.layers, first.location, first.order, first.document)


def _place_text(lat: str, lng: str) -> str:
    try:
        is_place = abs(float(lat)) <= 90 and abs(float(lng)) <= 180
    except ValueError:
        return ""
    return f"{lat.strip()},{lng.strip()}" if is_place else ""


# ---- claims and rows


def join_claims(
    rows: Iterable[dict[str, Any]], claims: Iterable[Claim], flow_ids: ByRow[str], salt: bytes
) -> list[Claim]:
    """Let claims speak for the rows of the same place; gives the claims that are left and become rows of their own.

    rows: sent observations, before their ids are set. A row of a known or hook value keeps what it says and gains
    `endpoint_id` and the reasoning; a row that rests on a format or a field's name becomes the endpoint's.
    The same place: one flow, location and path with kinds of one family, or one flow, location, kind and value.
    """
    by_flow: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if row["act"] == "sent" and row["source"] == "flow":
            by_flow.setdefault(row["ref_id"], []).append(row)
    left = []
    for claim in claims:
        same = [row for row in by_flow.get(flow_ids[claim.flow], ()) if _is_same(row, claim, salt)]
        for row in same:
            _speak(row, claim)
        if not same:
            left.append(claim)
    return left


def _is_same(row: dict[str, Any], claim: Claim, salt: bytes) -> bool:
    if row["location"] != claim.location:
        return False
    if row["path"] == claim.path and _family(row["data_type"]) == _family(claim.data_type):
        return True
    return bool(row["data_type"] == claim.data_type and row["value_hash"] == claim.secret.hash(salt))


def _family(data_type: str) -> str:
    return "device" if data_type in _DEVICE else "location" if data_type in _LOCATION else data_type


def _speak(row: dict[str, Any], claim: Claim) -> None:
    if row.get("endpoint_id"):
        return
    row["endpoint_id"] = claim.endpoint_id
    row["reasoning"] = f"{row['reasoning']}; {claim.reasoning}"
    if row["method"] in ("pattern", "field_name") and claim.method == "endpoint":
        row["method"], row["data_type"] = "endpoint", claim.data_type
        row["confidence"] = str(max(Confidence(row["confidence"]), claim.confidence, key=list(Confidence).index))
