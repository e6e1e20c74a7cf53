"""Folders of the installation, in a checkout or a wheel."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer import resources
from analyzer.model.errors import SetupError


def test_every_name_is_a_folder_that_holds_something() -> None:
    assert [name for name in resources.names() if not any(resources.path(name).iterdir())] == []


def test_the_packed_folder_wins_over_the_one_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed, beside = tmp_path / "_addons", tmp_path / "addons"
    beside.mkdir()
    monkeypatch.setattr(resources, "_PACKED", {"addons": (packed, beside)})
    assert resources.path("addons") == beside
    packed.mkdir()
    assert resources.path("addons") == packed


def test_a_folder_that_lacks_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKED", {"data": (tmp_path / "no",)})
    with pytest.raises(SetupError) as raised:
        resources.path("data")
    assert (raised.value.code, bool(raised.value.hint)) == ("E290", True)
