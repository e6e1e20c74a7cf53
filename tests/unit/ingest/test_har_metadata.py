"""What a TweaselHAR tells of app and device."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.hars import entry, har

from analyzer.ingest.har import import_har
from analyzer.ingest.har_metadata import told_by

META = {
    "apps": [{"id": "com.acme", "name": "Acme", "version": "1.2", "md5": "x", "platform": "android"}],
    "device": {"platform": "android", "osVersion": "11", "model": "sdk_gphone", "modelCodeName": "generic"},
}
APP = {"id": "com.acme", "name": "Acme", "version": "1.2"}
DEVICE = {"os": "android", "os_version": "11", "model": "sdk_gphone", "model_code_name": "generic"}


@pytest.mark.parametrize("comes_first", [True, False])
def test_it_is_read_before_and_after_the_entries(comes_first: bool, tmp_path: Path) -> None:
    log: dict[str, Any] = {"version": "1.2", "_tweasel": META, "entries": [entry()]}
    if not comes_first:
        log = {"version": "1.2", "entries": [entry()], "comment": "x", "_tweasel": META}
    (tmp_path / "a.har").write_text(json.dumps({"log": log}), encoding="utf-8")
    result = import_har(tmp_path / "a.har", tmp_path / "raw")
    assert (result.n_entries, result.app, result.device) == (1, APP, DEVICE)


@pytest.mark.parametrize(
    ("tail", "is_cut"),
    [
        ("", False),
        (',"x"', False),
        (",5:6}}", False),
        (',"_tweasel":', True),
        (',"_tweasel":{"apps":[{"id":"a"', True),
        (',"x":tru', True),
    ],
)
def test_a_broken_end_costs_the_metadata_only(tail: str, is_cut: bool, tmp_path: Path) -> None:
    whole = har(entry()).decode()
    (tmp_path / "a.har").write_text(whole[: whole.rindex("]") + 1] + tail, encoding="utf-8")
    result = import_har(tmp_path / "a.har", tmp_path / "raw")
    assert (result.n_entries, result.app, result.device) == (1, {}, {})
    assert [row["gap_kind"] for row in result.gaps] == ["truncated_file"] * is_cut


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        (None, ({}, {})),
        ([], ({}, {})),
        ({"apps": [], "device": 5}, ({}, {})),
        ({"apps": [{"id": "a"}, {"id": "b"}]}, ({}, {})),
        ({"apps": [{"id": 5, "name": "n" * 1000}]}, ({"name": "n" * 200}, {})),
        ({"apps": [5]}, ({}, {})),
    ],
)
def test_what_is_not_as_it_should_be_is_left_out(metadata: Any, expected: Any) -> None:
    assert told_by(metadata) == expected


def test_a_real_one_tells_app_and_device(shared_captures: Path, tmp_path: Path) -> None:
    result = import_har(shared_captures / "reporthar" / "android-first-run.har", tmp_path / "raw")
    assert result.app == {"id": "tld.sample.app", "name": "Sample App!", "version": "1.2.3"}
    assert result.device["os"] == "android"
