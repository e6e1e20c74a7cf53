"""From what was recorded to tables: every table as declared, rows in full sets."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import brotli
import numpy as np
import pandas as pd
import pytest
import zstandard
from builders import SALT, CaptureBuilder, api_call, run, sightings
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.detect.known import KnownValues
from analyzer.detect.pipeline import Detected, DetectInputs
from analyzer.model.tables import TABLES, check
from analyzer.model.values import Secret
from analyzer.report.rows import rows_of

ID = "c3f19a7e52d8046b"
IMEI = "356938035643809"
HOOKS = {"id": {"hook": "id", "method": "getString", "data_type": "android_id", "event": "read"}}
BODY = json.dumps({"id": ID}).encode()


def _problems(detected: Detected) -> list[tuple[str, str]]:
    return [(name, problem) for name, table in detected.tables.items() for problem in check(TABLES[name], table)]


def _gaps(detected: Detected) -> set[tuple[str, str, str]]:
    gaps = detected.tables["gaps"]
    rows = zip(gaps["gap_kind"], gaps["subject"], gaps["detail"].fillna(""), strict=True)
    return {row for row in rows if row[0] != "no_consent_marks"}


def test_tables_are_what_they_are_declared_to_be() -> None:
    builder = CaptureBuilder().http(body=BODY, response=BODY).message(BODY).http(scheme="http", body=b"\x00\x01" * 40)
    calls = [api_call("id", ID, t=builder.t - 1, caller="com.umeng.A.b")]
    detected = run(
        builder.build(), calls=calls, hooks=HOOKS, app_id="com.example.app", marks=[(builder.t, "consent_granted")]
    )
    assert set(detected.tables) == set(TABLES) - {"findings", "assessments"}
    assert _problems(detected) == []


@pytest.mark.usefixtures("geo_table")
def test_a_server_has_the_country_its_address_is_registered_in() -> None:
    capture = CaptureBuilder().http(body=BODY).http(body=BODY).http(body=BODY).build()
    capture.flows["server_ip"] = pd.Series(["8.8.8.8", "10.0.0.1", None], dtype="str")
    detected = run(capture)
    assert detected.tables["flows"]["server_country"].astype("str").fillna("-").tolist() == ["US", "-", "-"]
    assert _problems(detected) == []


def test_nothing_at_all_gives_empty_tables() -> None:
    assert _problems(run(CaptureBuilder().http().build())) == []


def test_what_a_hook_returned_is_found_also_where_it_was_sent_before() -> None:
    builder = CaptureBuilder().http(body=BODY, t=100.0).http(body=BODY, t=200.0)
    detected = run(builder.build(), calls=[api_call("id", ID, t=150.0)], hooks=HOOKS)
    columns = ("ref_id", "method", "confidence", "access_event_id", "access_lag_ms")
    assert sightings(detected, *columns) == [
        ("f0", "hook_value", "certain", "nan", "nan"),
        ("f1", "hook_value", "certain", "a1:0", "50000.0"),
    ]


def test_a_planted_value_is_known_even_when_a_hook_returned_it() -> None:
    detected = run(
        CaptureBuilder().http(body=BODY).build(),
        calls=[api_call("id", ID, t=1.0)],
        hooks=HOOKS,
        planted={"android_id": [ID]},
    )
    assert sightings(detected, "method", "data_type") == [("known_value", "android_id")]


def test_responses_are_received_at_their_own_time() -> None:
    detected = run(CaptureBuilder().http(response=BODY, t=100.0).build(), planted={"android_id": [ID]})
    assert sightings(detected) == []
    assert sightings(detected, "location", "path", "t", act="received") == [
        ("body", "$.id", "1970-01-01 00:01:40.500000+00:00")
    ]


def test_requests_are_dated_by_their_start_and_messages_by_themselves() -> None:
    builder = CaptureBuilder().http(body=BODY, t=100.0).message(BODY, t=300.0).message(BODY, from_client=False, t=301.0)
    marks = [(50.0, "app_launched"), (200.0, "consent_granted")]
    detected = run(builder.build(), planted={"android_id": [ID]}, marks=marks)
    columns = ("location", "phase", "consent_state")
    assert sightings(detected, *columns) == [("body", "launch", "none_asked"), ("message", "in_use", "granted")]
    assert sightings(detected, *columns, act="received") == [("message", "in_use", "granted")]


@pytest.mark.parametrize("split", [1, 7, 12, 20])
def test_a_value_across_the_segments_of_a_streamed_body_is_found(split: int) -> None:
    builder = CaptureBuilder().http(body=[BODY[:split], BODY[split:]])
    assert sightings(run(builder.build(), planted={"android_id": [ID]})) == [("body", "json", "$.id", "plain")]


def test_a_value_across_two_bodies_is_not() -> None:
    builder = CaptureBuilder().http(body=BODY[:12]).http(body=BODY[12:])
    assert sightings(run(builder.build(), planted={"android_id": [ID]})) == []


@pytest.mark.parametrize(
    ("name", "compress"), [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstandard.compress)]
)
def test_streamed_and_compressed_bodies_are_decoded_whole(name: str, compress) -> None:  # type: ignore[no-untyped-def]
    body = compress(BODY)
    builder = CaptureBuilder().http(headers=(("Content-Encoding", name),), body=[body[:9], body[9:]])
    detected = run(builder.build(), planted={"android_id": [ID]})
    assert sightings(detected) == [("body", f"{name}>json", "$.id", "plain")]
    assert detected.tables["flows"]["decode_state"].tolist() == ["decoded"]


def test_clear_values_stand_nowhere_in_the_tables() -> None:
    builder = CaptureBuilder().http(
        host=f"{ID}.example.net", target=f"/u/{ID}/{IMEI.upper()}?i={ID}", body=json.dumps({ID: {IMEI: ID}}).encode()
    )
    planted = {"android_id": [ID], "imei": [IMEI]}
    detected = run(builder.build(), planted=planted, calls=[api_call("id", ID, t=1.0)], hooks=HOOKS)
    text = "\n".join(table.to_csv() for table in detected.tables.values())
    assert (ID in text, IMEI in text) == (False, False)
    assert detected.values == {}
    flows = detected.tables["flows"]
    assert (flows["host"].tolist(), flows["path"].tolist()) == (
        ["‹android_id›.example.net"],
        ["/u/‹android_id›/‹imei›"],
    )
    assert sightings(detected, "path", "host")[0] == ("$.‹android_id›", "‹android_id›.example.net")


def test_values_are_given_in_memory_when_asked_for() -> None:
    detected = run(
        CaptureBuilder().http(body=BODY).build(), DetectInputs(show_values=True), planted={"android_id": [ID]}
    )
    assert detected.values[Secret(ID).hash(SALT)] == ID


def test_equal_inputs_give_equal_ids_and_repeats_are_told_apart() -> None:
    builder = CaptureBuilder().http(body=f"{ID} {ID}".encode())
    ids = [sightings(run(builder.build(), planted={"android_id": [ID]}), "observation_id") for _ in range(2)]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 2


def test_a_value_in_a_host_name_without_a_host_header_is_found_once() -> None:
    capture = CaptureBuilder().http(host="h.example.net").http(host="h.example.net").build()
    capture.flows["host"] = [f"{ID}.example.net", "other.net"]
    assert sightings(run(capture, planted={"android_id": [ID.upper()]}), "ref_id", "location", "path", "transform") == [
        ("f0", "url", "host", "lower")
    ]


def test_what_could_not_be_read_is_a_gap_of_its_host() -> None:
    builder = CaptureBuilder()
    builder.http(host="a.net", headers=(("Content-Encoding", "gzip"),), body=b"\x00\xff" * 30)
    builder.http(host="a.net", headers=(("Content-Encoding", "gzip"),), body=b"\x00\xfe" * 30)
    builder.http(host="b.net", headers=(("Content-Encoding", "gzip"),), body=gzip.compress(bytes(20_000_000), mtime=0))
    builder.http(host="c.net", body=b"\x00\xfd" * 30)
    builder.http(host="d.net", response=b"\x00\xfd" * 30, response_headers=(("Content-Type", "image/png"),))
    detected = run(builder.build())
    assert _gaps(detected) == {
        ("decode_failed", "a.net", "request body: damaged"),
        ("decode_limit", "b.net", "request body: limit of ratio"),
        ("opaque_body", "c.net", "request bodies of unknown content, 60 bytes"),
    }
    gaps = detected.tables["gaps"]
    assert gaps[gaps["subject"] == "a.net"]["n"].tolist() == [2]
    assert detected.tables["flows"]["decode_state"].tolist() == ["partial", "partial", "partial", "opaque", "decoded"]


def test_a_body_kept_decoded_under_its_old_header_is_no_gap() -> None:
    builder = CaptureBuilder().http(headers=(("Content-Encoding", "gzip"),), body=BODY)
    detected = run(builder.build(), planted={"android_id": [ID]})
    assert (sightings(detected), _gaps(detected)) == ([("body", "json", "$.id", "plain")], set())


def test_missing_consent_marks_are_said_once() -> None:
    capture = CaptureBuilder().http().build()
    kinds = [
        run(capture, inputs, marks=marks).tables["gaps"]["gap_kind"].tolist().count("no_consent_marks")
        for inputs, marks in [
            (None, None),
            (DetectInputs(assume_consent="granted"), None),
            (None, [(1.0, "consent_granted")]),
        ]
    ]
    assert kinds == [1, 0, 0]


def test_marks_of_the_command_line_count_from_the_first_request() -> None:
    builder = CaptureBuilder().http(body=BODY, t=1000.0).http(body=BODY, t=1020.0)
    for mark in (("consent_granted", None, 12.5), ("consent_granted", 1012.5, None)):
        detected = run(builder.build(), DetectInputs(marks_extra=(mark,)), planted={"android_id": [ID]})
        assert sightings(detected, "ref_id", "consent_state") == [("f0", "none_asked"), ("f1", "granted")]


def test_values_of_the_user_are_searched_however_little_they_say() -> None:
    known = KnownValues()
    known.add("gender", "f", "user")
    known.add("name", "a\0b", "user")
    known.add("contacts", "".join(f"{i:x}" for i in range(400_000)), "user")
    body = b'{"sex":"f"}' + b"a\0b " + known.values[2].secret.clear().encode()
    detected = run(CaptureBuilder(t=0).http(body=body).build(), DetectInputs(known=known))
    found = set(sightings(detected, "data_type", "location", "path", "confidence"))
    assert {("gender", "body", "$.sex", "likely"), ("contacts", "body", "$", "certain")} <= found
    assert "name" in {row[0] for row in found}


def test_a_value_that_is_everywhere_is_bounded_and_said() -> None:
    detected = run(CaptureBuilder().http(body=b"1," * 50_000).build(), planted={"gender": ["1"], "android_id": [ID]})
    assert len(detected.tables["observations"]) <= 5_000
    assert {(kind, subject) for kind, subject, _ in _gaps(detected)} == {("not_searched", "gender")}


def test_a_rounded_place_is_found_behind_thousands_of_longer_numbers_that_begin_like_it() -> None:
    body = b"39.9042,116.4074;" * 6_000 + b'\n{"lat":39.9,"lng":116.4}'
    detected = run(CaptureBuilder().http(body=body).build(), planted={"location_precise": ["39.9163,116.3972"]})
    assert sightings(detected, "transform", "confidence") == [("rounded:1", "possible")]


def test_a_placeholder_of_the_user_is_said_and_not_searched() -> None:
    known = KnownValues()
    known.add("advertising_id", "00000000-0000-0000-0000-000000000000", "user")
    body = b'{"aid":"00000000-0000-0000-0000-000000000000"}'
    detected = run(CaptureBuilder().http(body=body).build(), DetectInputs(known=known))
    assert sightings(detected) == []
    assert _gaps(detected) == {("not_searched", "advertising_id", "placeholder")}


def test_a_format_is_claimed_where_no_known_value_explains_it_and_only_in_what_is_sent() -> None:
    body = json.dumps({"imei": IMEI, "email": "li.wei@mail.cn", "mac": "5E:7A:19:C3:B4:08"}).encode()
    planted = {"email": ["li.wei@mail.cn"], "mac_address": ["5e:7a:19:c3:b4:08"]}
    detected = run(CaptureBuilder().http(body=body, response=body).build(), planted=planted)
    assert sightings(detected, "data_type", "method", "confidence") == [
        ("email", "known_value", "certain"),
        ("imei", "pattern", "likely"),
        ("mac_address", "known_value", "certain"),
    ]
    assert sightings(detected, "data_type", act="received") == [("email",), ("mac_address",)]


def test_digests_of_a_value_that_says_little_are_certain_all_the_same() -> None:
    body = json.dumps({"g": hashlib.md5(b"female").hexdigest()}).encode()
    detected = run(CaptureBuilder().http(body=body).build(), planted={"gender": ["female"]})
    assert sightings(detected, "transform", "confidence") == [("md5", "certain")]


@given(
    body=st.binary(max_size=200),
    encoding=st.sampled_from(["", "gzip", "br", "deflate", "zstd", "x", "gzip, br"]),
    media=st.sampled_from(
        ["", "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
    ),
    splits=st.integers(min_value=0, max_value=200),
)
@settings(max_examples=25, deadline=None)
def test_any_body_under_any_header_gives_valid_tables(body: bytes, encoding: str, media: str, splits: int) -> None:
    headers = (("Content-Encoding", encoding), ("Content-Type", media))
    pieces = [body[:splits] + ID.encode(), body[splits:]]
    detected = run(CaptureBuilder().http(headers=headers, body=pieces).build(), planted={"android_id": [ID]})
    assert _problems(detected) == []


def test_real_traffic_shows_every_labelled_transmission(shared_captures: Path, tmp_path: Path) -> None:
    from analyzer.detect.known import load_known

    labels = json.loads((shared_captures / "labels" / "reporthar-android-first.labels.json").read_text())
    known = load_known(shared_captures / "labels" / "reporthar-android-first.known.yaml")
    detected = _detect_har(shared_captures / "reporthar" / "android-first-run.har", tmp_path, known)
    rows = sightings(detected, "ref_id", "data_type", "location", "method", "confidence")
    found = {
        (ref_id, data_type, "url" if location == "query" else location)
        for ref_id, data_type, location, method, _ in rows
        if method in ("known_value", "hook_value")
    }
    assert found == {(f"har:{label['index']}", label["data_type"], label["where"]) for label in labels}
    others = {(method, confidence) for *_, method, confidence in rows if method not in ("known_value", "hook_value")}
    assert {method for method, _ in others} <= {"endpoint", "field_name", "pattern"}
    assert {confidence for _, confidence in others} <= {"possible", "likely"}


@pytest.mark.parametrize("name", ["cnn.har", "cnn-chrome.har", "humanssuck.net.har", "multi_test_1.har"])
def test_on_real_web_traffic_formats_claim_nothing(shared_captures: Path, tmp_path: Path, name: str) -> None:
    detected = _detect_har(shared_captures / "haralyzer" / name, tmp_path, KnownValues())
    assert sightings(detected, "ref_id", "data_type") == []
    assert _problems(detected) == []


def _detect_har(file: Path, folder: Path, known: KnownValues) -> Detected:
    from analyzer.detect.pipeline import Evidence, detect_evidence
    from analyzer.ingest.events import EventLog, MarkLog, NetLog
    from analyzer.ingest.har import import_har
    from analyzer.ingest.raw import load_capture

    import_har(file, folder / "raw")
    evidence = Evidence(load_capture(folder / "raw"), EventLog(), MarkLog(), NetLog())
    return detect_evidence(evidence, DetectInputs(known=known), session_id="s1", salt=SALT)


def test_the_flows_table_in_pieces_is_the_whole_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Masks, moments, openings and states of a flow stand in its row, whichever piece it comes in."""
    builder = CaptureBuilder()
    for number in range(8):
        body = bytes(range(128, 200)) + bytes(9) if number % 3 == 1 else BODY
        builder.http(host=f"{ID if number == 5 else number}.example.net", target=f"/u/{ID}/{number}", body=body)
    capture = builder.build()
    capture.flows["client_address"] = [f"10.0.0.2:{number % 4}" for number in range(8)]
    hooks = HOOKS | {"open": {"hook": "open", "event": "connect"}}
    opened = api_call("open", None, t=0.5, seq=3, args=["10.0.0.2:1"], caller="com.app.Net.open")
    marks = [(capture.flows["t_start"].iloc[4].timestamp(), "background")]
    whole = run(capture, planted={"android_id": [ID]}, calls=[opened], hooks=hooks, marks=marks).flows.frame()
    told = ["path", "host", "phase", "decode_state", "connect_event_id", "caller"]
    assert whole[told].astype(object).where(whole[told].notna(), None).to_numpy().tolist() == [
        [
            f"/u/‹android_id›/{number}",
            f"{'‹android_id›' if number == 5 else number}.example.net",
            "unknown" if number < 4 else "background",
            "opaque" if number % 3 == 1 else "decoded",
            "a1:3" if number % 4 == 1 else None,
            "com.app.Net.open" if number % 4 == 1 else None,
        ]
        for number in range(8)
    ]
    monkeypatch.setattr("analyzer.detect.flows.ROWS", 3)
    flows = run(capture, planted={"android_id": [ID]}, calls=[opened], hooks=hooks, marks=marks).flows
    pieces = [*flows.frames()]
    assert [len(piece) for piece in pieces] == [3, 3, 2]
    assert rows_of(TABLES["flows"], pd.concat(pieces)) == rows_of(TABLES["flows"], whole)
    assert flows.of(np.array([5, 1]))["flow_id"].tolist() == ["f5", "f1"]
    assert flows.of(np.array([5, 1]))["host"].tolist() == ["‹android_id›.example.net", "1.example.net"]


def test_observations_made_in_portions_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    builder = CaptureBuilder()
    for number in range(9):
        body = json.dumps({"id": ID, "other": [ID, IMEI][: number % 3]}).encode()
        builder.http(host=f"{number}.example.net", target=f"/u/{ID if number % 2 else number}", body=body)
    builder.http(
        host="api.amplitude.com", target="/2/httpapi", body=b'{"events":[{"device_id":"0c7e9d","user_id":"u"}]}'
    )
    calls = [api_call("id", ID, t=1.0)]

    def observed() -> list[dict[str, object]]:
        detected = run(builder.build(), planted={"android_id": [ID], "imei": [IMEI]}, calls=calls, hooks=HOOKS)
        assert _problems(detected) == []
        return rows_of(TABLES["observations"], detected.tables["observations"])

    whole = observed()
    assert {"accessed", "sent"} == {str(row["act"]) for row in whole}
    monkeypatch.setattr("analyzer.detect.rows.PORTION", 2)
    assert observed() == whole
