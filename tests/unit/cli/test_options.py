"""Options that are the same in every command."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.cli import options
from analyzer.model.enums import ConsentState, Severity
from analyzer.model.errors import UsageError
from analyzer.rules.engine import load_rules


def test_ids_come_from_repeats_and_commas() -> None:
    assert options.split_ids(["a, b", "c,", ""]) == ("a", "b", "c")
    assert options.split_ids(None) == ()


def test_a_known_word_passes_and_an_unknown_one_gets_the_nearest() -> None:
    assert options.one_of("json", ["json", "text"], option="--format") == "json"
    for word, hint in (("jsn", "did you mean 'json'?"), ("xyz", "one of: json, text")):
        with pytest.raises(UsageError) as raised:
            options.one_of(word, ["json", "text"], option="--format")
        assert (raised.value.code, raised.value.hint) == ("E101", hint)


def test_choices_are_those_of_the_model() -> None:
    assert [str(item) for item in options.FailOn] == [*map(str, Severity), "never"]
    assert {str(item) for item in options.AssumeConsent} == {*map(str, ConsentState)} - {"unknown"}


def test_rules_are_completed_by_their_ids() -> None:
    assert options.complete_rule("") == sorted(rule.id for rule in load_rules())
    assert options.complete_rule("zz") == []


def test_sessions_are_completed_by_their_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSENTINEL_CAPTURES", str(tmp_path))
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "session.json").touch()
    (tmp_path / "b").mkdir()
    assert options.complete_session("") == [str(tmp_path / "a")]
    monkeypatch.setenv("CONSENTINEL_CAPTURES", str(tmp_path / "no"))
    assert options.complete_session("") == []
