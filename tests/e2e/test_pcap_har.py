"""A capture of packets, decrypted and turned into a HAR: imported, analyzed and counted in a study.

pcap2har.har is what pcap2har 0.1.2 (PyPI, MIT) wrote of packets on loopback, through tshark 4.0.17 with the keys of all
but one connection: HTTP/2 and HTTP/1.1 over TLS, HTTP in clear, all values made up. It has what HARs of packets have:
every body in base64, a compressed one still compressed, no pages, cookies or query, null where there is no body,
unknown timings, headers of HTTP/2 with colons, and no trace of the connection without keys.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import yaml

from analyzer.api import Options, analyze
from analyzer.survey.engine import Workers
from analyzer.survey.run import run
from analyzer.survey.study import Eligibility, Study
from analyzer.survey.tables import eligibility, paths

HAR = Path(__file__).with_name("pcap2har.har")
VALUES = {"imei": ["001017482639153"], "android_id": ["c3f19a7e52d8046b"]}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pcap")
    (made / "known.yaml").write_text(yaml.safe_dump({"values": VALUES}))
    told = Options(known=made / "known.yaml", session_dir=made / "sessions" / "one", app_id="com.demo.pcap",
                   category="map_navigation", assume_consent="none_asked")  # fmt: skip
    analyze(HAR, told)
    return made


def _table(folder: Path, name: str) -> pd.DataFrame:
    return pd.read_parquet(folder / "sessions" / "one" / "tables" / f"{name}.parquet").astype("object")


def test_every_exchange_is_read_whatever_form_its_body_has(folder: Path) -> None:
    flows = _table(folder, "flows")
    columns = ["flow_id", "host", "http_version", "status", "request_bytes", "response_bytes", "is_encrypted",
               "decode_state"]  # fmt: skip
    assert [tuple(row) for row in flows[columns].to_numpy()] == [
        ("har:0", "alog.umeng.com", "HTTP/2.0", 200, 83, 43, True, "decoded"),
        ("har:1", "api.example.net", "HTTP/1.1", 200, 0, 43, True, "decoded"),
        ("har:2", "api.example.net", "HTTP/1.1", 200, 38, 43, True, "decoded"),
        ("har:3", "ads.example.org", "HTTP/1.1", 200, 0, 20, False, "decoded"),
    ]


def test_values_are_found_in_json_query_and_protobuf(folder: Path) -> None:
    seen = _table(folder, "observations")
    columns = ["ref_id", "act", "data_type", "location", "layers", "path"]
    assert {tuple(row) for row in seen[columns].to_numpy()} == {
        ("har:0", "sent", "imei", "body", "json", "$.device.imei"),
        ("har:0", "sent", "android_id", "body", "json", "$.device.android_id"),
        ("har:1", "sent", "android_id", "query", "query", "query:aid"),
        ("har:2", "sent", "android_id", "body", "protobuf", "protobuf:1"),
        ("har:2", "sent", "imei", "body", "protobuf", "protobuf:2"),
        ("har:3", "sent", "imei", "query", "query", "query:imei"),
    }


def test_what_packets_cannot_tell_is_a_gap_and_a_blind_spot(folder: Path) -> None:
    gaps = _table(folder, "gaps")
    assert {tuple(row) for row in gaps[["gap_kind", "subject"]].to_numpy()} == {
        ("not_decrypted", "session"), ("no_hooks", "session"),
    }  # fmt: skip
    judged = _table(folder, "assessments").set_index("rule_id")
    assert "blind.gap" in judged.loc["pre_consent_send", "blind_spots"]  # of traffic there is no other


def test_it_counts_in_a_study_for_what_it_can_tell(folder: Path, tmp_path: Path) -> None:
    study = Study(sessions=("sessions/*",), eligibility=Eligibility(consent_known=False))
    counted = run(study, folder, tmp_path / "parts", where=Workers())
    assert [tuple(row.values()) for row in eligibility(counted)] == [
        ("found", "", 1, 1), ("counted", "", 1, 1), ("of_these", "scenario_silent", 1, 1),
    ]  # fmt: skip
    taken = {("imei", "umeng", "CN"), ("android_id", "umeng", "CN")}
    assert {(row["data_type"], row["party_id"], row["country"]) for row in paths(counted)} == taken
    unjudged = {name for (group, name) in counted.tally.unjudged if group == ("", "")}
    assert {"read", "sdk_read", "any:read"} <= unjudged
    assert not {"sent", "sent_third", "before_consent"} & unjudged
