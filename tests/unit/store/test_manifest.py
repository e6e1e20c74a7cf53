from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from analyzer.model.errors import DataError
from analyzer.store import manifest

STARTED = datetime(2026, 11, 21, 22, 40, 12, 5, tzinfo=UTC)


def valid(**changes: Any) -> dict[str, Any]:
    return {**manifest.new("s1", app_id="com.example.app", started=STARTED), **changes}


def as_bytes(document: Any) -> bytes:
    return json.dumps(document).encode()


def test_a_new_manifest_is_valid_and_comes_back_equal() -> None:
    document = valid()
    assert manifest.parse(manifest.dump(document), source="session.json") == document
    assert document["state"] == "recording"
    assert document["started"] == "2026-11-21T22:40:12.000005Z"


def test_unknown_keys_are_kept() -> None:
    document = valid(somebody_else={"x": [1]})
    assert manifest.parse(as_bytes(document), source="s")["somebody_else"] == {"x": [1]}


def test_all_missing_keys_are_named_in_one_error() -> None:
    with pytest.raises(DataError, match="lacks state, device, tools, options, clock, started, files") as caught:
        manifest.parse(as_bytes({"format": 1, "session_id": "s", "app": {}}), source="s")
    assert caught.value.code == "E302"
    assert caught.value.hint


def test_all_keys_of_a_wrong_type_are_named_in_one_error() -> None:
    with pytest.raises(DataError, match="unusable values for app, files, state") as caught:
        manifest.parse(as_bytes(valid(app="x", files={}, state="finished")), source="s")
    assert caught.value.code == "E306"


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_object_is_one_error(data: bytes) -> None:
    with pytest.raises(DataError) as caught:
        manifest.parse(data, source="s")
    assert caught.value.code == "E305"


def test_a_newer_format_is_refused_with_the_way_out() -> None:
    with pytest.raises(DataError, match=r"newer consentinel \(format 3, this one reads 1\)") as caught:
        manifest.parse(as_bytes({"format": 3}), source="s")
    assert caught.value.code == "E303"
    assert "pip install -U consentinel" in caught.value.hint


@pytest.mark.parametrize("found", [0, -1])
def test_a_format_that_never_was_is_refused(found: int) -> None:
    with pytest.raises(DataError, match="never existed"):
        manifest.parse(as_bytes(valid(format=found)), source="s")


def test_older_formats_are_migrated_one_step_after_another() -> None:
    def one_to_two(old: dict[str, Any]) -> dict[str, Any]:
        return {**old, "steps": [*old.get("steps", []), "1→2"]}

    def two_to_three(old: dict[str, Any]) -> dict[str, Any]:
        assert old["format"] == 2
        return {**old, "steps": [*old["steps"], "2→3"]}

    chain = {1: one_to_two, 2: two_to_three}
    migrated = manifest.migrate({"format": 1, "kept": 1}, source="s", migrations=chain, target=3)
    assert migrated == {"format": 3, "kept": 1, "steps": ["1→2", "2→3"]}
    assert manifest.migrate({"format": 2, "steps": []}, source="s", migrations=chain, target=3)["steps"] == ["2→3"]
    with pytest.raises(DataError, match="this one reads 1–3"):
        manifest.migrate({"format": 4}, source="s", migrations=chain, target=3)


def test_there_is_a_migration_from_every_older_format() -> None:
    assert sorted(manifest.MIGRATIONS) == list(range(1, manifest.FORMAT))


def test_the_sample_of_every_format_is_read(root: Path) -> None:
    samples = sorted((root / "tests/golden/manifests").glob("v*.json"))
    assert [sample.stem for sample in samples] == [f"v{number}" for number in range(1, manifest.FORMAT + 1)]
    for sample in samples:
        document = manifest.parse(sample.read_bytes(), source=sample.name)
        assert document["format"] == manifest.FORMAT
        assert document["a_key_of_somebody_else"] == {"kept": True}
        assert document["phases"] == []
