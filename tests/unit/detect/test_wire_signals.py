from __future__ import annotations

import pytest
from builders import CaptureBuilder

from analyzer.detect.wire_signals import of_target, wire_signals

GOOGLE = "app-measurement.com"


def _told(capture: CaptureBuilder) -> list[tuple[str, str, str | None]]:
    return [(row["subject"], row["setting"], row["party_id"]) for _, row in wire_signals(capture.build())]


def test_the_header_of_global_privacy_control_is_a_refusal_for_everybody() -> None:
    capture = CaptureBuilder().http(headers=(("Sec-GPC", "1"),)).http(headers=(("Sec-GPC", "0"),)).http()
    assert _told(capture) == [("Sec-GPC", "refused", None)]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("gcs=G100", {"gcs:ad_storage": "refused", "gcs:analytics_storage": "refused"}),
        ("gcs=G1-1", {"gcs:analytics_storage": "granted"}),
        ("gcs=G2x", {}),
        ("xgcs=G100", {}),
        ("gcd=13p3v3p3p5", {"gcd:ad_storage": "refused", "gcd:analytics_storage": "granted"}),
        ("gcd=11l1l1l1l5", {}),
    ],
)
def test_google_consent_mode_says_what_may_be_stored(query: str, told: dict[str, str]) -> None:
    rows = of_target(f"POST /g/collect?v=2&{query}&z=1 HTTP/1.1")
    assert {row["subject"]: row["setting"] for row in rows} == told


def test_a_parameter_counts_only_where_its_company_reads_it() -> None:
    capture = CaptureBuilder().http(target="/a?gcs=G100").http(host=GOOGLE, target="/a?gcs=G111")
    assert _told(capture) == [("gcs:ad_storage", "granted", "google"), ("gcs:analytics_storage", "granted", "google")]


def test_a_capture_without_requests_says_nothing() -> None:
    assert _told(CaptureBuilder()) == []
