"""Verifying hooks for a user: our own by the table, theirs by a jar."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer import resources
from analyzer.model.errors import UsageError
from analyzer.record.specs import load_specs
from analyzer.record.surface.report import verify_hooks

OWN = """\
- id: own.good
  class: android.app.ApplicationPackageManager
  method: getInstalledPackages
  args: [int]
  returns: java.util.List
  data_type: app_list
  source: https://example.org/
  example: {args: [0], reported: true}
  counterexample: {args: [0], reported: false}
- id: own.wrong
  class: android.view.View
  method: performClik
  args: []
  returns: boolean
  data_type: app_list
  source: https://example.org/
  example: {reported: true}
  counterexample: {reported: false}
- id: own.elsewhere
  class: com.example.Nowhere
  method: get
  args: []
  data_type: app_list
  source: https://example.org/
  example: {reported: true}
  counterexample: {reported: false}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "own.yaml"
    file.write_text(OWN, encoding="utf-8")
    return file


def test_our_own_hooks_are_told_as_they_are_loaded() -> None:
    assert {row["hook"]: row["verified_by"] for row in verify_hooks()} == {
        spec.id: spec.verified_by for spec in load_specs()
    }


def test_hooks_of_a_user_are_resolved_against_the_table(own: Path) -> None:
    assert {row["hook"]: (row["verified"], row["problem"]) for row in verify_hooks([own])} == {
        "own.good": (True, None),
        "own.wrong": (False, "android.view.View has no performClik in 23-36"),
        "own.elsewhere": (False, "no class com.example.Nowhere in 23-36"),
    }


def test_hooks_of_a_user_are_resolved_against_a_jar_of_theirs(own: Path) -> None:
    rows = verify_hooks([own], resources.path("embedded") / "player.jar")
    assert rows == [
        {"hook": "own.good", "verified": True, "verified_by": "player.jar", "problem": None},
        {
            "hook": "own.wrong",
            "verified": False,
            "verified_by": "no: unresolved",
            "problem": "android.view.View has no performClik in player.jar",
        },
    ]


def test_what_is_no_jar_is_refused(own: Path, tmp_path: Path) -> None:
    for file in (own, tmp_path / "nowhere.jar"):
        with pytest.raises(UsageError) as caught:
            verify_hooks([own], file)
        assert caught.value.code == "E154"
