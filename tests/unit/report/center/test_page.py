from __future__ import annotations

import re
from dataclasses import replace

from unit.report.sample_report import sample

from analyzer.report.center.page import page


def test_the_page_says_who_made_it_of_what_and_how_to_repeat_it() -> None:
    text = page(sample(), "en")
    assert "made by consentinel 0.1.0" in text
    assert "consentinel analyze captures/20261121T224012Z_com.example.weather_7f3a" in text
    assert re.search(
        r"<h1[^>]*><span lang=\"en\">Before the user agreed, the app was seen sending 2 kinds of data", text
    )


def test_rules_without_evidence_of_rows_can_still_be_found() -> None:
    rows = re.findall(r'data-rows="([^"]*)"', page(sample(), "zh"))
    assert any(rows)
    assert all(int(number) < 7 for row in rows for number in row.split())


def test_the_manifest_hash_stands_where_there_is_one() -> None:
    assert '<code id="manifest-hash" class="hash">' + "ab" * 32 in page(
        replace(sample(), manifest_hash="ab" * 32), "en"
    )
    assert 'id="manifest-hash"' not in page(replace(sample(), manifest_hash=""), "en")
