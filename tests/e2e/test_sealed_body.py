"""An app that encrypts and signs what it sends: recorded by real Frida and mitmproxy, its own calls say what it was."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from e2e.plain_reader import KEY, MAC_KEY, SALT, opened
from support.cli import consentinel, the_session

from analyzer.decode.parts import Sealed
from analyzer.detect.ciphers import Crypto, SealedIndex, read_crypto
from analyzer.detect.salted import hooked_digests
from analyzer.ingest.events import load_events
from analyzer.record.behavior import load_behavior

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("java_runtime")]

BEHAVIOR = load_behavior("sealed").file
APP = "org.consentinel.player.Vault"


@dataclass
class Recorded:
    """One recording: its crypto lines, what we make of them, and the bodies that left."""

    session: Path
    calls: list[dict[str, Any]]
    values: dict[str, list[str]]
    crypto: Crypto
    bodies: list[bytes]

    @property
    def texts(self) -> list[str]:
        return [text for values in self.values.values() for text in values]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    captures = tmp_path_factory.mktemp("captures")
    done = consentinel("record", BEHAVIOR, "--device", "jvm", captures=captures)
    assert done.returncode == 0, done.stderr
    session = the_session(captures)
    raw = session / "raw"
    values = json.loads((raw / "planted.json").read_text(encoding="utf-8"))["values"]
    calls = load_events(raw).calls
    crypto = read_crypto(calls, [text for texts in values.values() for text in texts])
    return Recorded(session, calls, values, crypto, list(_bodies(raw)))


def _bodies(raw: Path) -> Iterator[bytes]:
    data = (raw / "bodies.bin").read_bytes()
    for line in map(json.loads, (raw / "flows.jsonl").read_text(encoding="utf-8").splitlines()):
        if line["kind"] == "request" or (line["kind"] == "message" and line["from_client"]):
            yield b"".join(data[start : start + length] for start, length in line["body"])


def _decoded(body: bytes) -> list[bytes]:
    """Give a body and what its longest base64 text says."""
    runs = re.findall(rb"[A-Za-z0-9+/]{36,}={0,2}", body)
    return [body, *(base64.b64decode(run) for run in runs if len(run) % 4 == 0)]


def _places(crypto: Crypto, content: bytes) -> list[Sealed]:
    index = SealedIndex(crypto.sealed)
    hits = [(number, at) for number, text in enumerate(index.literals) if (at := content.find(text)) >= 0]
    return index.places(content, hits)


def _raw(call: dict[str, Any], *names: str) -> tuple[bytes, ...]:
    return tuple(base64.b64decode(call["crypto"][name]) for name in names)


def test_every_encryption_is_recorded_with_key_iv_input_and_output(recorded: Recorded) -> None:
    calls = [call for call in recorded.calls if call["crypto"] and call["crypto"]["op"] == "encrypt"]
    assert [(call["crypto"]["algorithm"], call["caller"]) for call in calls] == [
        ("AES/CBC/PKCS5Padding", f"{APP}.seal"),
        ("AES/GCM/NoPadding", f"{APP}.seal"),
        ("AES/GCM/NoPadding", f"{APP}.seal"),
        ("AES/CBC/PKCS5Padding", f"{APP}.seal"),
    ]
    for call in calls:
        key, iv, plain, sealed = _raw(call, "key", "iv", "input", "output")
        assert key == KEY
        assert opened(iv + sealed) == plain
    assert [call["crypto"]["input_length"] for call in calls] == [len(_raw(call, "input")[0]) for call in calls]


def test_every_encrypted_body_is_matched_by_its_bytes_and_read(recorded: Recorded) -> None:
    [android_id], [imei], [phone] = (recorded.values[name] for name in ("android_id", "imei", "phone_number"))
    read = [
        place.plaintext
        for body in recorded.bodies
        for part in _decoded(body)
        for place in _places(recorded.crypto, part)
    ]
    documents = [json.loads(gzip.decompress(plain) if plain.startswith(b"\x1f\x8b") else plain) for plain in read]
    digest = documents[2]["header"].pop("oaid_md5")
    assert re.fullmatch("[0-9a-f]{32}", digest)
    assert documents == [
        {"v": "2.4.1", "header": {"aid": android_id}},
        {"v": "2.4.1", "device": {"imei": imei}, "phone": phone},
        {"v": "2.4.1", "header": {}},
        {"v": "2.4.1", "seat": {"did": imei}},
    ]


def test_keys_and_salt_are_those_of_the_app_and_nothing_is_left_out(recorded: Recorded) -> None:
    assert MAC_KEY in recorded.crypto.keys.hmac_keys
    assert len(recorded.crypto.keys.hmac_keys) == 2  # the other one signs bodies
    assert recorded.crypto.keys.salts == (SALT,)
    assert recorded.crypto.gaps == []


def test_digests_the_hooks_saw_are_known_by_what_they_were_made_of(recorded: Recorded) -> None:
    found = hooked_digests(recorded.crypto.digested, recorded.texts)
    types = {text: data_type for data_type, texts in recorded.values.items() for text in texts}
    assert [(types[one.text], one.transform) for one in found] == [
        ("oaid", "md5"),
        ("advertising_id", "hmac_sha256"),
        ("advertising_id", "hmac_sha256(upper)"),
        ("mac_address", "sha256(joined)"),
        ("imei", "md5(joined)"),
    ]
    sent = b"\n".join(recorded.bodies)
    written = [(one.raw.hex().encode(), base64.b64encode(one.raw)) for one in found[1:]]
    assert [text for texts in written if not any(text in sent for text in texts) for text in texts] == []


def test_the_session_is_analyzed_without_a_value_of_it_in_the_output(recorded: Recorded) -> None:
    done = consentinel("analyze", recorded.session, "--fail-on", "never", "--format", "json", captures=recorded.session)
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["session"]["state"] == "complete"
    kept = [*recorded.texts, KEY.decode(), MAC_KEY.decode(), SALT.decode()]
    assert [text for text in kept if len(text) >= 8 and text in done.stdout] == []
