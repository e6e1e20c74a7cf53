"""Hooks on classes of the JDK itself, called as an app calls them: crypto and the network."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from jvm.recording import Start

from analyzer.record.specs import load_specs

pytestmark = pytest.mark.slow


def test_what_crypto_works_on_is_recorded_whole(start: Start) -> None:
    app, recording = start(load_specs())
    printed = dict(line.split(" ", 1) for line in app.run("crypto"))
    recording.instrument.close()
    key, iv = b"0123456789abcdef", b"fedcba9876543210"
    plain = b"a first block of a message"
    sealed = bytes.fromhex(printed["encrypt"].split()[0])
    place = bytes.fromhex(printed["decrypt"].split()[2])
    cipher = ("javax.crypto.cipher_do_final", "AES/CBC/PKCS5Padding", "CBC")
    assert [_crypto(line) for line in recording.of_kind("api")] == [
        (
            "java.security.message_digest",
            "SHA-256",
            None,
            "digest",
            None,
            None,
            b"abc",
            bytes.fromhex(printed["digest"].split()[0]),
        ),
        (
            "javax.crypto.mac_do_final",
            "HmacSHA1",
            None,
            "mac",
            key,
            None,
            b"bc",
            bytes.fromhex(printed["mac"].split()[0]),
        ),
        (*cipher, "encrypt", key, iv, plain, sealed),
        (*cipher, "decrypt", key, iv, sealed, plain),
        (*cipher, "encrypt", key, iv, b"in place", place),
    ]
    assert {line["caller"] for line in recording.of_kind("api")} == {"stub.Extras.crypto"}


def test_bytes_that_go_through_crypto_objects_in_any_way_are_recorded(start: Start) -> None:
    app, recording = start(load_specs())
    printed = {name: bytes.fromhex(text) for name, text in (line.split(" ") for line in app.run("sealing"))}
    recording.instrument.close()
    aes, iv, nonce = b"0123456789abcdef", b"fedcba9876543210", b"twelve bytes"
    cbc, ctr, gcm = "AES/CBC/PKCS5Padding", "AES/CTR/NoPadding", "AES/GCM/NoPadding"
    stream = b"a stream of nx bytes that are more than blocks"
    lines = [line for line in recording.of_kind("api") if not line["error"]]
    assert [_crypto(line)[1:2] + _crypto(line)[3:] for line in lines] == [
        (gcm, "encrypt", aes, nonce, b"gcm text", printed["gcm"]),
        (cbc, "encrypt", aes, iv, stream, printed["stream"]),
        (cbc, "decrypt", aes, iv, printed["stream"], printed["opened"]),
        (ctr, "encrypt", aes, iv, b"in pieces, by buffer", printed["pieces"]),
        (ctr, "encrypt", aes, iv, b"whole", printed["again"]),
        ("RSA/ECB/PKCS1Padding", "encrypt", printed["rsa_key"], None, b"one piece", printed["rsa"]),
        ("HmacSHA256", "mac", b"a key", None, b"value", printed["mac"]),
        ("HmacSHA256", "mac", b"a key", None, b"value", printed["mac_again"]),
        ("MD5", "digest", None, None, b"saltvalue", printed["digest"]),
        ("MD5", "digest", None, None, b"alue", printed["unseen"]),
        (cbc, "encrypt", aes, iv, b"tried twice", printed["retried"]),
        (gcm, "encrypt", aes, nonce, b"right", _sealed_input(lines)),
        (gcm, "decrypt", aes, nonce, _sealed_input(lines), b"right"),
        ("HmacSHA1", "mac", None, None, b"value", printed["kept"]),
        (ctr, "encrypt", aes, iv, bytes(65536), printed["long"]),
        ("HmacMD5", "mac", b"long-lived", None, b"xxxx", printed["lived"]),
    ]
    lengths = [(line["crypto"]["input_length"], line["crypto"]["output_length"]) for line in lines if line["truncated"]]
    assert lengths == [(200000, 200000)]
    failed = [line["error"] for line in recording.of_kind("api") if line["error"]]
    assert failed == ["javax.crypto.ShortBufferException", "javax.crypto.AEADBadTagException"]
    assert {line["caller"].rpartition(".")[0] for line in lines} == {"stub.Sealing"}
    assert recording.of_kind("hook_error") == []


def _sealed_input(lines: list[dict[str, Any]]) -> bytes:
    """Give the ciphertext that the last decryption took: nobody printed it."""
    return [_crypto(line)[6] for line in lines if line["crypto"]["op"] == "decrypt"][-1]


def test_what_is_signed_is_recorded_and_what_is_verified_is_not(start: Start) -> None:
    app, recording = start(load_specs())
    [printed] = app.run("signing")
    recording.instrument.close()
    key, whole, again = (bytes.fromhex(text) for text in printed.split()[1:4])
    assert printed.endswith(" true")
    assert [_crypto(line) for line in recording.of_kind("api")] == [
        ("java.security.signature_sign", "SHA256withRSA", None, "sign", key, None, plain, signed)
        for plain, signed in ((b"what is signed", whole), (b"again", again))
    ]
    assert recording.of_kind("hook_error") == []


def test_digests_left_out_for_their_rate_leave_nothing_behind(start: Start) -> None:
    app, recording = start(load_specs(), hot_limit=3)
    app.run("busyDigest")
    recording.instrument.close()
    inputs = [_crypto(line)[6] for line in recording.of_kind("api")]
    assert inputs[-1] == b"busy last"
    assert set(inputs) <= {b"busy last", *(b"busy %d" % n for n in range(50))}
    assert recording.last_status()["java.security.message_digest"]["dropped"] == 51 - len(inputs) > 0


def test_a_digest_whose_inputs_are_off_for_a_while_says_so(start: Start) -> None:
    app, recording = start(load_specs(), busy_limit=20)
    app.run("busyDigest")
    recording.instrument.close()
    said = [
        (line["state"], line["reason"].partition(":")[0])
        for line in recording.of_kind("status")
        if line["hook"] == "java.security.message_digest" and line["state"] == "paused"
    ]
    assert ("paused", "called more than 80 times in 3 s") in said  # update, of which each digest has two
    assert ("paused", "called more than 20 times in 3 s") in said


def _crypto(line: dict[str, Any]) -> tuple[Any, ...]:
    crypto = line["crypto"]
    raw = [
        None if crypto[name] is None else base64.b64decode(crypto[name]) for name in ("key", "iv", "input", "output")
    ]
    return (line["hook"], crypto["algorithm"], crypto["mode"], crypto["op"], *raw)


def test_hardware_addresses_are_written_as_addresses(start: Start) -> None:
    app, recording = start(load_specs())
    [printed] = app.run("network")
    recording.instrument.close()
    there = [None if text == "null" else text for text in printed.split()[1:]]
    said = [None if value is None else value.replace(":", "") for value in recording.values()]
    assert said == there
    assert {line["hook"] for line in recording.of_kind("api")} == {"java.network.hardware_address"}
