from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from support.evidence import IMEI, in_memory, read_folder, small_session
from support.raw_lines import T0

from analyzer.model.errors import DataError, UsageError
from analyzer.model.tables import TABLES, frame
from analyzer.store import package, seal
from analyzer.store.pack import pack, unpack
from analyzer.store.parquet import read_table, write_table
from analyzer.store.session import Session


def test_a_redacted_copy_holds_manifest_tables_and_replay_and_no_clear_value(tmp_path: Path) -> None:
    session = small_session(tmp_path)
    (session.reports / "report.html").write_text(IMEI)
    row = {"session_id": "s", "gap_id": "g", "gap_kind": "x", "subject": f"h-{IMEI}", "n": 1, "first_t": T0}
    write_table(session, "gaps", frame(TABLES["gaps"], [row]))
    extra = package.Extra({"scope.yaml": f"a: {IMEI}\nb: secret-one".encode()}, (("secret-one", "email"),))
    files = in_memory(package.redacted(session, extra))
    assert list(files) == [
        "manifest.sha256", "package.json", "replay/scope.yaml", "session.json", "tables/gaps.parquet", "package.sha256",
    ]  # fmt: skip
    assert [name for name, data in files.items() if IMEI.encode() in data or b"secret-one" in data] == []
    package.write_folder(files, tmp_path / "copy")
    assert read_table(Session.open(tmp_path / "copy"), "gaps")["subject"].tolist() == ["h-‹imei›"]
    facts = json.loads(files["package.json"])
    assert facts == {
        "package": 1,
        "kind": "redacted",
        "session_id": "s",
        "manifest_hash": session.manifest_hash,
        "session_json": "original",
        "absent": session.manifest["files"],
        "holds_clear_values": False,
        "made_with": package.versions(),
    }


def test_a_full_copy_holds_everything_but_what_is_temporary(tmp_path: Path) -> None:
    session = small_session(tmp_path)
    (session.raw / "tmp").mkdir()
    (session.raw / "tmp" / "x").write_text("x")
    (session.path / "truth.jsonl").write_text("{}")
    files = in_memory(package.full(session, package.Extra({"known.yaml": b"values: {}"})))
    own = read_folder(session.path)
    own.pop("raw/tmp/x")
    assert {name: data for name, data in files.items() if name in own} == own
    assert set(files) - set(own) == {"package.json", "package.sha256", "replay/known.yaml"}
    assert json.loads(files["package.json"])["holds_clear_values"] is True


def test_the_list_names_every_file_and_its_hash_is_the_package_hash(tmp_path: Path) -> None:
    files = in_memory(package.full(small_session(tmp_path)))
    data = files.pop(seal.PACKAGE_LIST)
    assert seal.parse_list(data) == {name: seal.sha256(content) for name, content in files.items()}
    assert package.package_hash({seal.PACKAGE_LIST: data}) == seal.sha256(data)


def test_a_copy_of_a_redacted_copy_is_equal(tmp_path: Path) -> None:
    files = in_memory(package.redacted(small_session(tmp_path)))
    pack(files, tmp_path / "p.zip", top="s")
    again = in_memory(package.redacted(unpack(tmp_path / "p.zip", tmp_path / "other")))
    assert again == files


def test_a_package_of_a_package_has_a_list_of_its_own(tmp_path: Path) -> None:
    files = in_memory(package.full(small_session(tmp_path)))
    pack(files, tmp_path / "p.zip", top="s")
    copy = unpack(tmp_path / "p.zip", tmp_path / "other")
    assert in_memory(package.full(copy)) == files


def test_a_running_session_is_not_packed_and_one_whose_recorder_died_is(tmp_path: Path) -> None:
    session = Session.create(tmp_path, app_id="a", name="s")
    for make in (package.full, package.redacted):
        with pytest.raises(DataError) as caught:
            make(session)
        assert caught.value.code == "E352"
    session.close()
    assert json.loads(in_memory(package.full(session))["package.json"])["manifest_hash"] is None
    assert seal.MANIFEST_LIST not in package.redacted(session)


def test_a_folder_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    for place in (tmp_path, tmp_path / "a"):
        with pytest.raises(UsageError) as caught:
            package.write_folder({}, place)
        assert caught.value.code == "E189"


def test_the_versions_are_those_of_what_the_project_depends_on(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {line.split(">")[0] for line in [*project["dependencies"], *project["optional-dependencies"]["geo"]]}
    assert set(package.RESULT_MAKERS) - {"consentinel"} <= needed
    assert package.versions()["consentinel"]
