from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.model.errors import UsageError
from analyzer.scope import discovery


def test_every_source_says_its_name_once() -> None:
    sources = discovery.sources()
    assert "scope_file" in sources
    assert all(name == source.NAME for name, source in sources.items())


def test_a_misspelt_source_is_told_with_the_nearest_word() -> None:
    with pytest.raises(UsageError) as caught:
        discovery.source_named("scope_fil")
    assert caught.value.hint == "did you mean 'scope_file'?"


def test_a_file_is_read_by_the_source_that_knows_it(tmp_path: Path) -> None:
    file = tmp_path / "scope.yaml"
    file.write_text("version: 1\nitems:\n  - {data_type: imei, waiver: pipl-13-2}\n", encoding="utf-8")
    declared = discovery.read_document(file)
    assert (declared.kind, declared.source) == ("scope_file", str(file))
    assert [(item.data_type, item.locator, item.waiver) for item in declared.items] == [("imei", "line 3", "pipl-13-2")]


def test_what_no_source_knows_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.bin"
    file.write_bytes(bytes(range(256)))
    with pytest.raises(UsageError) as caught:
        discovery.read_document(file)
    assert caught.value.code == "E172"


@pytest.mark.parametrize("name", ["absent.txt", "."])
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError) as caught:
        discovery.read_document(tmp_path / name)
    assert caught.value.code == "E171"
