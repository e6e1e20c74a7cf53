"""Every observation says how, where, how sure and why, and is linked to the read it came from (contracts §1)."""

from __future__ import annotations

import base64
import hashlib
import json
import math
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from builders import CaptureBuilder, api_call, run

from analyzer.api import Options, analyze
from analyzer.decode.codecs import load_all
from analyzer.decode.endpoint_files import document, vendors
from analyzer.detect.closure_pages import layers_page, transforms_page
from analyzer.detect.known import KnownValues
from analyzer.detect.pipeline import DetectInputs
from analyzer.model.tables import TABLES

SAMPLES = Path(__file__).resolve().parents[2] / "captures" / "samples"
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
STEPS = {*HEADING.findall(transforms_page()), "plain"}
LAYERS = set(HEADING.findall(layers_page()))
ENDPOINTS = {row["id"] for vendor in vendors() for row in document(vendor)["endpoints"]}
COLUMNS = {column.name: column for column in TABLES["observations"].columns}
SEARCHED = {"known_value", "hook_value", "decrypted"}
"""Methods that look for a given value, so that an accident has a probability."""
IMEI, AID, PHONE, OAID = "356938035643809", "c3f19a7e52d8046b", "13812345678", "e9047f3a-6b2d-4c81-a5f7-d03b96c8124e"
KEY = b"k" * 16

Row = dict[str, Any]


def _rows(table: Any) -> list[Row]:
    """Give a table's rows; None for null."""
    return [
        {name: None if value is None or value != value else value for name, value in row.items()}
        for row in table.astype(object).where(table.notna(), None).to_dict("records")
    ]


def _built() -> dict[str, list[Row]]:
    """Give the tables of a session in which every method but stable_field finds something."""
    sealed = bytes(range(200, 248))
    crypto = {"op": "encrypt", "algorithm": "AES/CBC/PKCS5Padding"}
    plain = json.dumps({"oaid": OAID}).encode()
    crypto |= {"key": _b64(KEY), "input": _b64(plain), "output": _b64(sealed)}
    hooks = {
        "id": {"hook": "id", "method": "getString", "data_type": "android_id", "event": "read"},
        "oaid": {"hook": "oaid", "method": "getOAID", "data_type": "oaid", "event": "read"},
        "ads": {"hook": "ads", "method": "getId", "data_type": "advertising_id", "event": "read"},
        "aes": {"hook": "aes", "method": "doFinal", "data_type": None, "event": "crypto"},
    }
    builder = CaptureBuilder()
    calls = [
        api_call("id", AID, t=builder.t - 3, seq=1, caller="com.umeng.A.b"),
        api_call("id", AID, t=builder.t - 2, seq=2),
        api_call("oaid", OAID, t=builder.t + 90, seq=3),
        api_call("ads", "00000000-0000-0000-0000-000000000000", t=builder.t - 1, seq=4),
        api_call("aes", None, t=builder.t - 1, seq=5, crypto=crypto),
    ]
    builder.http(target=f"/v1/{AID}?imei={IMEI}", headers=(("X-Id", hashlib.md5(AID.upper().encode()).hexdigest()),))
    builder.http(body=json.dumps({"d": _b64(json.dumps({"a": [AID], "p": "+86" + PHONE}).encode())}).encode())
    builder.http(body=sealed)
    builder.http(body=b"imei=356938035643817&email=li.wei%40example.org")
    builder.http(body=json.dumps({"android_id": "9a8b7c6d5e4f3a2b"}).encode())
    builder.http(
        host="graph.facebook.com",
        target="/v19.0/12345/activities",
        body=b"event=MOBILE_APP_INSTALL&advertiser_id=38400000-8cf0-11bd-b23e-10b96e40000d&advertiser_tracking_enabled=1",
        headers=(("Content-Type", "application/x-www-form-urlencoded"),),
    )
    builder.http(body=b"", response=json.dumps({"echo": AID}).encode())
    known = KnownValues()
    known.add("phone_number", PHONE, "user")
    detected = run(
        builder.build(), DetectInputs(known=known), calls=calls, hooks=hooks, planted={"imei": [IMEI]},
        app_id="com.example.app", marks=[(builder.t - 5, "app_launched")],
    )  # fmt: skip
    return {name: _rows(detected.tables[name]) for name in ("observations", "hook_events")}


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


@pytest.fixture(scope="module")
def built() -> dict[str, list[Row]]:
    return _built()


@pytest.fixture(scope="module", params=["leaky", "clean", "interrupted", "pinned", "built"])
def observations(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    """Give the observations of a demo session that was recorded, or of the built one."""
    if request.param == "built":
        rows: list[Row] = request.getfixturevalue("built")["observations"]
        return rows
    session = shutil.copytree(SAMPLES / request.param, tmp_path_factory.mktemp("s") / request.param)
    return _rows(analyze(session).tables["observations"])


def test_only_what_may_be_null_is_null(observations: list[Row]) -> None:
    assert observations
    assert {frozenset(row) for row in observations} == {frozenset(COLUMNS)}
    nulls = {name for row in observations for name, value in row.items() if value is None}
    assert nulls <= {name for name, column in COLUMNS.items() if column.nullable}


def test_each_row_says_how_where_and_how_sure(observations: list[Row]) -> None:
    for row in observations:
        steps = re.findall(r"[a-z][a-z0-9_]*", row["transform"] or "-")
        assert {*steps} <= STEPS, row["transform"]
        assert {*filter(None, row["layers"].split(">"))} <= LAYERS, row["layers"]
        assert row["reasoning"] and row["value_hash"] and row["value_preview"]
        for name in ("method", "confidence", "location", "act", "source"):
            assert row[name] in COLUMNS[name].allowed, (name, row[name])
        has_place = row["location"] not in ("body", "message", "chunk") or bool(_named(row["layers"]))
        assert bool(row["path"]) == has_place, row


def _named(layers: str) -> list[str]:
    modules = load_all()
    names = {name for name, module in modules.items() if module.KIND in ("container", "archive")} | {"query", "cookie"}
    return [layer for layer in layers.split(">") if layer in names]


def test_an_accident_has_a_probability_where_a_value_was_looked_for(observations: list[Row]) -> None:
    for row in observations:
        p, start = row["p_chance"], row["byte_start"]
        assert (p is None) == (row["method"] not in SEARCHED), row["method"]
        assert p is None or 0 <= p <= 1
        assert p is None or row["confidence"] != "certain" or p <= 1e-6
        assert (start is None) == (row["byte_length"] is None)
        assert (start is not None) or row["method"] not in SEARCHED
        assert row["endpoint_id"] is None or row["endpoint_id"] in ENDPOINTS


def test_a_witness_is_told_by_its_row(observations: list[Row]) -> None:
    for row in observations:
        is_access = row["act"] == "accessed"
        assert is_access == (row["source"] == "hook") == (row["location"] in ("return", "arg", "event"))
        assert is_access == (row["is_encrypted"] is None) == (row["host"] is None)
        assert is_access or row["caller"] is None


@pytest.mark.parametrize("name", ["leaky", "clean", "interrupted", "pinned"])
def test_each_sending_is_linked_to_the_latest_read_of_its_value(name: str, tmp_path: Path) -> None:
    session = shutil.copytree(SAMPLES / name, tmp_path / name)
    analysis = analyze(session, Options(show_values=True))
    rows, clear = _rows(analysis.tables["observations"]), analysis.values or {}
    at = {row["ref_id"]: row["t"] for row in rows if row["act"] == "accessed"}
    lines = map(json.loads, (session / "raw" / "events.jsonl").read_text(encoding="utf-8").splitlines())
    given = {line["event_id"]: _texts(line) for line in lines if line.get("event_id") in at and line["kind"] == "api"}
    uncertainty = (analysis.session.manifest.get("clock") or {}).get("uncertainty_s") or 0.0
    links = 0
    for row in (row for row in rows if row["act"] == "sent"):
        until = row["t"].timestamp() + uncertainty
        reads = [event for event, texts in given.items() if clear[row["value_hash"]] in texts]
        before = [event for event in reads if at[event].timestamp() <= until]
        latest = max(before, key=lambda event: at[event], default=None)
        assert row["access_event_id"] == latest, row
        if latest is None:
            assert row["access_lag_ms"] is None
        else:
            lag = (row["t"] - at[latest]).total_seconds() * 1000
            assert math.isclose(row["access_lag_ms"], lag, abs_tol=0.01)
            links += 1
    assert links


def _texts(line: Row) -> set[str]:
    return {str(text).strip('"') for text in [line.get("value"), *(line.get("values") or ())] if text is not None}


def test_the_built_session_has_every_method_and_its_links(built: dict[str, list[Row]]) -> None:
    rows = built["observations"]
    assert {row["method"] for row in rows} == {*COLUMNS["method"].allowed} - {"stable_field"}
    links = {(row["data_type"], row["access_event_id"]) for row in rows if row["act"] == "sent"}
    assert {link for link in links if link[0] in ("android_id", "oaid", "imei", "phone_number")} == {
        ("android_id", "a1:2"),
        ("android_id", None),  # the one that only its field's name tells
        ("oaid", None),  # read after it was sent
        ("imei", None),
        ("phone_number", None),
    }
