"""Marks of options, and the settings of the last analysis."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analyzer.model.errors import UsageError
from analyzer.options import Options, last_options, options_from, parse_mark


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("consent_granted@12.5", ("consent_granted", None, 12.5)),
        ("consent_granted@-3", ("consent_granted", None, -3.0)),
        ("phase:a@b@0", ("phase:a@b", None, 0.0)),
        ("idle@2023-11-14T22:13:20Z", ("idle", 1_700_000_000.0, None)),
        ("idle@2023-11-14T22:13:20", ("idle", 1_700_000_000.0, None)),
        ("idle@2023-11-15T06:13:20.5+08:00", ("idle", 1_700_000_000.5, None)),
    ],
)
def test_a_mark_has_a_name_and_one_kind_of_time(text: str, expected: tuple[str, float | None, float | None]) -> None:
    assert parse_mark(text) == expected


@pytest.mark.parametrize(
    "text", ["", "@1", "idle", "idle@", "idle@nan", "idle@inf", "idle@1e300", "idl@1", "phase@1", "idle:x@1", "idle@x"]
)
def test_what_is_no_mark_is_one_error_with_a_hint(text: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse_mark(text)
    assert (raised.value.code, bool(raised.value.hint)) == ("E103", True)


def _build(folder: Path, content: object) -> Path:
    (folder / "tables").mkdir(exist_ok=True)
    (folder / "tables" / "_build.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_what_is_left_open_comes_from_the_last_analysis(tmp_path: Path) -> None:
    settings = Options(known=Path("k"), marks=("idle@1",), assume_consent="refused", app_id="a").as_settings()
    _build(tmp_path, {"settings": settings})
    asked = Options(app_id="b", show_values=True)
    expected = Options(known=Path("k"), marks=("idle@1",), assume_consent="refused", app_id="b", show_values=True)
    assert last_options(tmp_path, asked) == expected


@pytest.mark.parametrize(
    "content", [[], 5, {}, {"settings": 5}, {"settings": {"known": 5}}, {"settings": {"marks": 7}}]
)
def test_a_record_of_another_shape_is_none(content: object, tmp_path: Path) -> None:
    assert last_options(_build(tmp_path, content), Options()) == Options()


def test_no_record_leaves_the_options_as_they_are(tmp_path: Path) -> None:
    assert last_options(tmp_path, Options()) == Options()


def test_settings_hold_every_option_that_changes_the_result() -> None:
    assert set(Options().as_settings()) == {
        *("known", "scope", "baseline", "mapping", "category", "marks", "assume_consent", "app_id", "first_party"),
        *("select", "ignore", "together", "consentinel"),
        *("config", "severity", "rules", "rule_packs", "fail_on", "fail_confidence"),
    }


def test_options_come_back_from_their_settings() -> None:
    asked = Options(
        known=Path("k"), marks=("idle@1",), together=(Path("a"), Path("b")), select=("pre_consent_send",),
        severity={"pre_consent_send": "low"}, rules={"read_not_sent": {"n": 2}},
        fail_on="never", fail_confidence="likely",
    )  # fmt: skip
    assert options_from(json.loads(json.dumps(asked.as_settings()))) == asked
