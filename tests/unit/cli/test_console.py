"""Talk goes to stderr, data to stdout, and neither carries control characters of others."""

from __future__ import annotations

import pytest

from analyzer.cli import console


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> console.Settings:
    """Settings of their own for each test."""
    fresh = console.Settings()
    monkeypatch.setattr(console, "settings", fresh)
    return fresh


def test_quiet_silences_talk_but_not_warnings(settings: console.Settings, capsys: pytest.CaptureFixture[str]) -> None:
    console.say("one")
    settings.quiet = True
    console.say("two")
    console.warn("three\x1b[31m")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "one\nwarning: three�[31m\n")


def test_control_characters_and_surrogates_are_replaced() -> None:
    assert console.printable("a\x00\x1b\x9b\u202e\ud800b\n") == "a�����b\n"


def test_progress_without_a_terminal_is_a_line_at_times(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter([0.0, 1.0, 11.0, 11.0, 12.0])
    monkeypatch.setattr(console.time, "monotonic", lambda: next(clock))
    with console.progress("work") as update:
        update("a", 1, 2)
        update("b", 2, 2)
        update("c", 2, 2)
    assert capsys.readouterr().err == "work: b 2/2\n"


def test_quiet_progress_says_nothing(settings: console.Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.quiet = True
    with console.progress("work") as update:
        update("a", 1, 2)
    assert capsys.readouterr().err == ""
