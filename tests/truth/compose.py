"""Put a built document into a message: URL, query, header, cookie, body, WebSocket message or TCP chunk."""

from __future__ import annotations

import urllib.parse
from dataclasses import replace
from random import Random

from truth.carriers import CODINGS
from truth.containers import Built, Noise, Targets
from truth.har import Message
from truth.layers import Placement, build

FIELDS: dict[str, list[str]] = {
    "neutral": ["v", "p1", "k7", "d0", "val", "ext3", "s2", "x5", "arg"],
    "pair_place": ["lat lng", "latitude longitude", "y x", "gps_lat gps_lon"],
    "pair_name": ["last_name first_name", "family given", "xing ming"],
    "imei": ["imei", "imei1", "device_id"],
    "sim_identifiers": ["imsi", "iccid", "sim_serial"],
    "mac_address": ["mac", "wlan_mac", "mac_addr"],
    "android_id": ["android_id", "androidid", "aid"],
    "device_serial": ["serial", "sn", "hw_serial"],
    "oaid": ["oaid", "vaid"],
    "advertising_id": ["gaid", "adid", "idfa", "ifa"],
    "install_id": ["uuid", "install_id", "cuid", "utdid"],
    "drm_id": ["widevine", "drm_id"],
    "account_id": ["uid", "user_id", "account", "username"],
    "third_party_account": ["wechat", "qq", "weibo"],
    "credentials": ["password", "pwd", "passwd"],
    "phone_number": ["phone", "mobile", "tel"],
    "email": ["email", "mail", "e_mail"],
    "name": ["name", "real_name", "full_name"],
    "birth_age": ["birthday", "dob", "birth"],
    "id_number": ["idcard", "id_no", "cert_no"],
    "vehicle_info": ["vin", "plate_no", "car_no"],
    "bank_account": ["card_no", "bank_card", "iban"],
    "postal_address": ["address", "addr", "consignee"],
    "contacts": ["contacts", "phonebook"],
    "wifi_info": ["ssid", "bssid", "wifi_mac"],
    "nearby_devices": ["bt_mac", "bluetooth"],
    "cell_info": ["cell_id", "cid"],
    "ip_address": ["ip", "client_ip", "local_ip"],
    "location_precise": ["location", "gps", "geo"],
    "clipboard": ["clipboard", "clip_text"],
    "sms": ["sms", "message_body"],
    "calendar": ["calendar", "event"],
    "files_documents": ["file", "path"],
    "browsing_history": ["history", "url", "page_view"],
}
"""Field names that speak for a data type, neutral ones, and those of neighbours (in the order of the halves)."""
_HOSTS = (
    "api.example.com",
    "t.example.net",
    "log.example.org",
    "ads.example.com",
    "cdn.example.net",
    "up.example.org",
)
_OUTER = ("data", "payload", "ext", "q", "info", "msg", "d")
_MEDIA = {
    "json": "application/json",
    "form": "application/x-www-form-urlencoded",
    "multipart": "multipart/form-data",
    "xml": "application/xml",
    "plist": "application/x-plist",
    "bplist": "application/x-plist",
    "protobuf": "application/x-protobuf",
    "grpc": "application/grpc",
    "msgpack": "application/msgpack",
    "cbor": "application/cbor",
    "zip": "application/zip",
    "gzip": "application/octet-stream",
    "zstd": "application/octet-stream",
}


def compose(placement: Placement, targets: Targets, noise: Noise, rng: Random) -> tuple[Message, Built]:
    """Give a message (without its time) that holds the targets at a placement, and how it was built: paths of the
    targets, the way there, layers."""
    location, host = placement.location, rng.choice(_HOSTS)
    path = rng.choice(("/v1/collect", "/api/log", "/sdk/init", "/m/up"))
    if location in ("url", "host", "header") and not placement.layers:
        built = Built(_bytes(targets[0][1]), ("",))
    else:
        quiet: Noise = [] if location in ("header", "cookie", "url") else noise
        built = build(placement, targets, quiet, rng, lambda: rng.choice(_OUTER))
    message, outer = _placed(placement, Message(0, host, path=path), built, rng)
    return message, built if any(built.paths) else replace(built, paths=(outer,))


def _placed(placement: Placement, message: Message, built: Built, rng: Random) -> tuple[Message, str]:
    """Put the document into the message; give the path of the place itself."""
    location, data = placement.location, built.data
    if location == "host":
        message.host = f"{data.decode()}.{message.host}"
        return message, "host"
    if location == "url":
        message.path = f"/d/{urllib.parse.quote(data.decode(), safe='')}/x.gif"
        return message, "segment:1"
    if location == "query":
        message.path += f"?{data.decode()}"
    elif location in ("header", "cookie"):
        name = "Cookie" if location == "cookie" else _header_name(placement, rng)
        # A header's value is one line.
        value = " ".join(data.decode().split("\n"))
        message.headers = [(name, f"Bearer {value}" if name == "Authorization" else value)]
        return message, name.lower()
    elif location == "message":
        message.path, message.frame = "/ws", data
    elif location == "chunk":
        message.chunk = data
    else:
        message.method, message.body = "POST", data
        _describe_body(placement, message, built.detail, rng)
    return message, ""


def _bytes(payload: object) -> bytes:
    return payload if isinstance(payload, bytes) else str(payload).encode()


def _header_name(placement: Placement, rng: Random) -> str:
    if placement.layers[:1] == ("query",):
        return "Referer"
    return "Authorization" if placement.layers[:1] == ("jwt",) else rng.choice(("X-Device", "X-Info", "X-Client"))


def _describe_body(placement: Placement, message: Message, detail: str, rng: Random) -> None:
    declared = placement.layers[: placement.declared]
    if declared:
        message.headers = [("Content-Encoding", declared[0])]
    shown = placement.layers[placement.declared] if len(placement.layers) > placement.declared else "text"
    media = _MEDIA.get(shown, "text/plain; charset=utf-8")
    if shown in CODINGS or (shown in ("protobuf", "msgpack", "cbor") and rng.random() < 0.5):
        media = "application/octet-stream"
    message.media = media + detail
