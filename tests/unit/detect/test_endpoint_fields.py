"""From fields of endpoint files to claims: which values count, how sure they are, and how they meet other rows."""

from __future__ import annotations

import gzip
import json
from typing import Any
from urllib.parse import urlencode

import pytest
from builders import SALT, CaptureBuilder

from analyzer.detect.endpoint_fields import Claim, endpoint_claims, join_claims
from analyzer.model.enums import Confidence
from analyzer.model.values import Secret

IMEI = "356938035643809"


def _claims(builder: CaptureBuilder, **options: Any) -> list[Claim]:
    return endpoint_claims(builder.build(), **options)


def _short(claims: list[Claim]) -> set[tuple[Any, ...]]:
    return {(c.data_type, c.text, c.location, ">".join(c.layers), c.path, c.transform, c.method) for c in claims}


def _amap(**query: str) -> CaptureBuilder:
    return CaptureBuilder().http(method="GET", host="sg-apilocate.opnavi.com", target="/position?" + urlencode(query))


def _amplitude(*events: dict[str, Any]) -> CaptureBuilder:
    body = json.dumps({"api_key": "k", "events": events}).encode()
    return CaptureBuilder().http(host="api2.amplitude.com", target="/2/httpapi", body=body)


def test_a_claim_says_where_how_sure_and_why() -> None:
    (claim,) = _claims(_amap(imei=IMEI))
    assert (claim.flow, claim.owner, claim.endpoint_id, claim.confidence) == (0, 0, "amap/position", Confidence.LIKELY)
    assert "Source: " in claim.reasoning and "read 20" in claim.reasoning
    row = claim.row()
    assert {key: row[key] for key in ("method", "confidence", "layers", "path", "transform", "p_chance")} == {
        "method": "endpoint", "confidence": "likely", "layers": "query", "path": "query:imei", "transform": "plain",
        "p_chance": None,
    }  # fmt: skip


def test_a_value_is_never_printed() -> None:
    (claim,) = _claims(_amap(imei=IMEI))
    assert claim.text == IMEI
    assert IMEI not in repr(claim)


@pytest.mark.parametrize("text", ["", "null", "0", "true", "not an imei", "12345"])
def test_what_is_no_value_of_its_kind_gives_nothing(text: str) -> None:
    assert _claims(_amap(imei=text)) == []


def test_a_placeholder_is_reported_as_one() -> None:
    (claim,) = _claims(_amap(imei="000000000000000"))
    assert (claim.method, claim.data_type) == ("placeholder", "imei")


def test_a_digest_where_a_plain_value_was_named_is_claimed_without_a_transform() -> None:
    (claim,) = _claims(_amap(imei="5d41402abc4b2a76b9719d911017c592"))
    assert (claim.data_type, claim.transform) == ("imei", None)


def test_a_stated_digest_must_look_like_one() -> None:
    builder = CaptureBuilder()
    for digest in ("5d41402abc4b2a76b9719d911017c592", "5d41402"):
        builder.http(method="GET", host="lnk0.com", target=f"/abc?imei_md5={digest}")
    assert {(c.flow, c.path, c.transform) for c in _claims(builder)} == {(0, "query:imei_md5", "md5")}


def test_halves_of_a_place_are_one_claim_named_by_the_first() -> None:
    lat_first = {"location_lat": 31.230391, "location_lng": 121.473701}
    lng_first = {"location_lng": 121.5, "location_lat": 31.25}
    claims = _claims(_amplitude(lat_first, lng_first, {"location_lat": 31.0}, {"location_lat": "x", "location_lng": 1}))
    assert _short(claims) == {
        ("location_precise", "31.230391,121.473701", "body", "json", "$.events[0].location_lat", "plain", "endpoint"),
        ("location_precise", "31.25,121.5", "body", "json", "$.events[1].location_lng", "lng_lat", "endpoint"),
    }


def test_a_place_that_was_never_set_is_a_placeholder() -> None:
    (claim,) = _claims(_amplitude({"location_lat": 0.0, "location_lng": 0}))
    assert (claim.method, claim.text) == ("placeholder", "0.0,0")


def test_an_encrypted_field_is_possible_at_most_and_says_so() -> None:
    body = gzip.compress(json.dumps({"he": {"dd": "q83vEjRWeJCrze8SNFZ4kA=="}}).encode(), mtime=0)
    builder = CaptureBuilder().http(host="hmma.baidu.com", target="/app.gif", body=body)
    claims = [claim for claim in _claims(builder) if claim.data_type == "imei"]
    assert [(c.transform, c.confidence, c.method) for c in claims] == [("encrypted", Confidence.POSSIBLE, "endpoint")]
    assert "ciphertext" in claims[0].reasoning


def test_plaintexts_of_crypto_hooks_open_a_sealed_body() -> None:
    plain = json.dumps({"data": {"oaid": "c7a9e1d2f3b04586"}}).encode()
    builder = CaptureBuilder().http(host="gtc.getui.net", target="/cidserver/getcid", body=b"\x01\x02sealed")
    assert _claims(builder) == []
    assert _short(_claims(builder, plaintexts={b"\x01\x02sealed": plain})) == {
        ("oaid", "c7a9e1d2f3b04586", "body", "decrypted>json", "$.data.oaid", "plain", "endpoint")
    }


def test_a_host_of_nobody_and_another_path_give_nothing() -> None:
    query = urlencode({"imei": IMEI})
    builder = CaptureBuilder()
    for host, target in (("opnavi.com", "/position"), ("sg-apilocate.opnavi.com", "/positions")):
        builder.http(method="GET", host=host, target=f"{target}?{query}")
    builder.http(method="POST", host="sg-apilocate.opnavi.com", target=f"/position?{query}")
    assert _claims(builder) == []


def test_each_place_and_value_is_claimed_once() -> None:
    claims = _claims(_amap(imei=IMEI))
    assert len({(c.flow, c.path, c.text) for c in claims}) == len(claims)
    assert {c.flow for c in claims} == {0}


def _row(**changes: Any) -> dict[str, Any]:
    row = {
        "act": "sent", "source": "flow", "ref_id": "f0", "data_type": "imei", "location": "query", "path": "query:imei",
        "method": "known_value", "confidence": "certain", "value_hash": Secret(IMEI).hash(SALT),
        "reasoning": "planted value",
    }  # fmt: skip
    return row | changes


@pytest.mark.parametrize(
    ("changes", "method", "data_type", "confidence"),
    [
        ({}, "known_value", "imei", "certain"),
        (
            {"method": "hook_value", "data_type": "android_id", "value_hash": "other"},
            "hook_value",
            "android_id",
            "certain",
        ),
        ({"path": "query:x"}, "known_value", "imei", "certain"),
        ({"method": "pattern", "confidence": "possible"}, "endpoint", "imei", "likely"),
        ({"method": "field_name", "confidence": "possible"}, "endpoint", "imei", "likely"),
    ],
)
def test_a_claim_speaks_for_the_row_of_its_place(
    changes: dict[str, Any], method: str, data_type: str, confidence: str
) -> None:
    claims, row = _claims(_amap(imei=IMEI)), _row(**changes)
    assert join_claims([row], claims, ["f0"], SALT) == []
    assert (row["method"], row["data_type"], row["confidence"]) == (method, data_type, confidence)
    assert row["endpoint_id"] == "amap/position"
    assert row["reasoning"] == f"planted value; {claims[0].reasoning}"


@pytest.mark.parametrize(
    "changes",
    [
        {"act": "received"},
        {"ref_id": "f1"},
        {"location": "body"},
        {"path": "query:x", "value_hash": "other"},
        {"data_type": "location_precise", "value_hash": "other"},
    ],
)
def test_a_claim_of_another_place_is_left(changes: dict[str, Any]) -> None:
    claims, row = _claims(_amap(imei=IMEI)), _row(**changes)
    assert join_claims([row], claims, ["f0"], SALT) == claims
    assert row == _row(**changes)
