"""What HARs of other tools leave out by their nature becomes gaps."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.hars import entry

from analyzer.ingest.har import import_har
from analyzer.ingest.raw import load_capture

COOKIE = {"name": "cookie", "value": "a=1"}


def _tunnel(url: str) -> dict[str, Any]:
    return entry(request={"method": "CONNECT", "url": url, "postData": None}, response={"content": {"size": 0}})


def _imported(tmp_path: Path, creator: str, *entries: dict[str, Any]) -> tuple[list[str], list[tuple[str, str, int]]]:
    """Give the methods of the flows, and the gaps as kind, subject, n."""
    content = {"log": {"version": "1.2", "creator": {"name": creator, "version": "1"}, "entries": entries}}
    (tmp_path / "a.har").write_text(json.dumps(content), encoding="utf-8")
    result = import_har(tmp_path / "a.har", tmp_path / "raw")
    methods = load_capture(tmp_path / "raw").flows["method"].tolist()
    return methods, [(str(gap["gap_kind"]), gap["subject"], gap["n"]) for gap in result.gaps]


@pytest.mark.parametrize("url", ["https://ads.example/", "http://ads.example:443", "ads.example:443"])
def test_a_tunnel_that_was_not_decrypted_is_no_request_but_a_gap(url: str, tmp_path: Path) -> None:
    found = _imported(tmp_path, "Charles Proxy", _tunnel(url), entry(), _tunnel(url))
    assert found == (["POST"], [("not_decrypted", "ads.example", 2)])


def test_a_tunnel_whose_content_is_in_the_file_is_no_gap(tmp_path: Path) -> None:
    tunnel = _tunnel("http://API.example.com:443")
    assert _imported(tmp_path, "Fiddler", tunnel, entry()) == (["POST"], [])


def test_a_request_in_clear_decrypts_no_tunnel_of_its_host(tmp_path: Path) -> None:
    clear = entry(request={"url": "http://ads.example/x"})
    found = _imported(tmp_path, "Fiddler", clear, _tunnel("ads.example:443"))
    assert found == (["POST"], [("not_decrypted", "ads.example", 1)])


@pytest.mark.parametrize(
    ("creator", "changes", "gaps"),
    [
        ("WebInspector", {}, [("skipped_entry", "headers", 1)]),
        ("WebInspector", {"request": {"headers": [COOKIE]}}, []),
        ("WebInspector", {"response": {"headers": [{"name": "Set-Cookie", "value": "a=1"}]}}, []),
        ("WebInspector", {"request": {"cookies": [{"name": "a", "value": "1"}]}}, []),
        ("Firefox", {}, []),
    ],
)
def test_a_browsers_export_without_any_credential_says_so(
    creator: str, changes: dict[str, Any], gaps: list[Any], tmp_path: Path
) -> None:
    assert _imported(tmp_path, creator, entry(**changes))[1] == gaps


def test_times_of_fiddler_with_seven_digits_and_a_zone_are_read(tmp_path: Path) -> None:
    content = {"log": {"creator": {"name": "Fiddler"}, "entries": [
        entry(startedDateTime="2023-11-14T17:13:20.5000001-05:00", timings={"dns": 0, "connect": -1, "wait": 9}),
    ]}}  # fmt: skip
    (tmp_path / "a.har").write_text(json.dumps(content), encoding="utf-8")
    assert import_har(tmp_path / "a.har", tmp_path / "raw").started == pytest.approx(1_700_000_000.5, abs=1e-5)
