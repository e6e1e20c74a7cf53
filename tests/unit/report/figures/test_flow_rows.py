from __future__ import annotations

from typing import Any

from unit.report.sample_report import SESSION, T0, sample, sample_tables

from analyzer.model.tables import FLOWS, frame
from analyzer.report.figures.flow_rows import Path, flow_paths
from analyzer.rules.examples import observation_rows

SHOWN = '<script>alert(1)</script>\\x1b[31m=HYPERLINK("x")'


def _told(paths: list[Path]) -> list[tuple[Any, ...]]:
    return [(*(texts["en"] for texts in path.names), path.consent, path.n) for path in paths]


def test_each_way_is_counted_with_and_without_consent() -> None:
    assert _told(flow_paths(sample())) == [
        ("Android ID (SSAID)", "code of Umeng", "Umeng", "China (CN)", "with", 1),
        ("Android ID (SSAID)", "code of Umeng", "Umeng", "China (CN)", "without", 1),
        ("IMEI / MEID", "code not known", SHOWN, "country unknown", "with", 1),
        ("Precise location", "code not known", "weather.example", "country unknown", "without", 1),
    ]


def _with(rows: list[dict[str, Any]], **tables: Any) -> list[Path]:
    return flow_paths(sample(tables={**sample_tables(), "observations": observation_rows(rows), **tables}))


def test_an_sdk_is_named_and_an_unknown_state_is_no_consent() -> None:
    sent = {"data_type": "oaid", "host": "tsis.jpush.cn", "registrable_domain": "jpush.cn", "act": "sent"}
    rows = [{**sent, "sdk_id": "jpush", "consent_state": "unknown", "observation_id": "a" * 16},
            {**sent, "sdk_id": "jpush", "consent_state": "refused", "observation_id": "b" * 16},
            {**sent, "sdk_id": "jpush", "consent_state": "refused", "observation_id": "c" * 16}]  # fmt: skip
    assert [(path.names[1]["en"], path.consent, path.n) for path in _with(rows)] == [
        ("JPush", "without", 2),
        ("JPush", "unknown", 1),
    ]


def test_where_a_server_stands_is_told_beside_the_country_of_the_company() -> None:
    flow = {"session_id": SESSION, "flow_id": "f1", "seq": 0, "kind": "http", "t_start": T0, "host": "a.example",
            "port": 443, "path": "/", "request_bytes": 0, "response_bytes": 0, "is_encrypted": True, "phase": "launch",
            "party_relation": "third", "consent_state": "granted", "decode_state": "decoded", "is_truncated": False,
            "app_attribution": "app", "server_country": "SG", "is_in_process": False}  # fmt: skip
    rows = [{"data_type": "imei", "host": "a.example", "ref_id": "f1", "act": "sent"}]
    (path,) = _with(rows, flows=frame(FLOWS, [flow]))
    assert (path.row["company_country"], path.row["server_countries"]) == ("unknown", "SG")


def test_reads_and_placeholders_are_no_flows() -> None:
    rows = [{"act": "accessed", "data_type": "imei"}, {"act": "sent", "data_type": "imei", "method": "placeholder"}]
    assert _with(rows) == []
