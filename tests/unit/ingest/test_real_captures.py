"""Every real capture beside the checkout loads, or ends in one clear error."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SHARED
from support.raw_lines import comparable

from analyzer.ingest.har import export_har, import_har
from analyzer.ingest.importer import open_or_import
from analyzer.ingest.mitm import export_mitm, import_mitm
from analyzer.ingest.raw import load_capture
from analyzer.model.errors import DataError
from analyzer.store.integrity import check_session

REFUSED = {
    "brokenfile.har": "E321",
    "single_entry.har": "E321",
    "missing_page.har": "E324",
    "missing_pageref.har": "E324",
    "dumpfile-010.mitm": "E325",
    "ios-app-privacy-report.ndjson": "E321",
    "LICENSE.upstream": "E320",
    "SOURCE.txt": "E320",
}
FOLDERS = ("mitmproxy-testdata", "haralyzer", "reporthar")
FILES = sorted(f"{folder}/{file.name}" for folder in FOLDERS for file in (SHARED / "captures" / folder).glob("*"))
CAPTURES = [name for name in FILES if name.endswith(("har", "mitm")) and Path(name).name not in REFUSED]


@pytest.mark.parametrize("name", FILES)
def test_every_file_loads_or_ends_in_one_error_with_a_hint(name: str, shared_captures: Path, tmp_path: Path) -> None:
    file = shared_captures / name
    if name not in CAPTURES:
        with pytest.raises(DataError) as caught:
            open_or_import(file, captures=tmp_path, session_dir=None)
        assert caught.value.code == REFUSED.get(file.name, "E320")
        assert caught.value.exit_code == 4
        assert caught.value.hint
        assert list(tmp_path.iterdir()) == []
        return
    session, _ = open_or_import(file, captures=tmp_path, session_dir=None)
    assert len(load_capture(session.raw).flows) == session.manifest["counts"]["flows"] > 0
    assert check_session(session) == []


@pytest.mark.parametrize("name", CAPTURES)
def test_every_capture_is_equal_after_export_and_import(name: str, shared_captures: Path, tmp_path: Path) -> None:
    raw = open_or_import(shared_captures / name, captures=tmp_path, session_dir=None)[0].raw
    assert export_mitm(raw, tmp_path / "out.mitm") == []
    import_mitm(tmp_path / "out.mitm", tmp_path / "mitm")
    assert comparable(tmp_path / "mitm") == comparable(raw)
    assert export_har(raw, tmp_path / "out.har") == []
    import_har(tmp_path / "out.har", tmp_path / "har")
    ids = {line["flow_id"]: f"har:{number}" for number, line in enumerate(_requests(raw))}
    assert comparable(tmp_path / "har") == [{**line, "flow_id": ids[line["flow_id"]]} for line in comparable(raw)]


def _requests(raw: Path) -> list[dict]:
    return [line for line in comparable(raw) if line["kind"] == "request"]
