"""The error boundary and the commands that only list, in this process."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import typer

from analyzer.cli import app as cli


def _run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["consentinel", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    captured = capfd.readouterr()
    return int(ended.value.code or 0), captured.out, captured.err


@pytest.fixture(autouse=True)
def fresh_app(monkeypatch: pytest.MonkeyPatch) -> typer.Typer:
    """An app of its own for each test, with the same global options."""
    fresh = typer.Typer(name="consentinel", no_args_is_help=True, pretty_exceptions_enable=False)
    fresh.callback()(cli.global_options)
    monkeypatch.setattr(cli, "app", fresh)
    return fresh


@pytest.mark.parametrize(
    "arguments",
    [
        ("rules", "list"),
        ("rules", "show", "pre_consent_send"),
        ("hooks", "list"),
        ("hooks", "show", "telephony_imei"),
        ("datatypes", "list"),
        ("datatypes", "show", "imei"),
        ("paths",),
    ],
)
def test_lists_are_json_on_demand_and_text_else(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    if arguments[:2] == ("hooks", "show"):
        from analyzer.record.specs import load_specs

        arguments = ("hooks", "show", load_specs()[0].id)
    code, out, err = _run(monkeypatch, capfd, *arguments, "--format", "json")
    assert (code, err) == (0, "")
    assert json.loads(out)
    assert _run(monkeypatch, capfd, *arguments)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("rules", "show", "pre_consent_sen"), "did you mean 'pre_consent_send'?"),
        (("datatypes", "show", "imeii"), "did you mean 'imei'?"),
        (("paths", "--formatt", "json"), "did you mean '--format'?"),
        (("analyse",), "did you mean 'analyze'?"),
        (("nothing-like-it",), "consentinel --help"),
        (("analyze",), "consentinel analyze --help"),
    ],
)
def test_every_mistake_is_one_error_with_a_hint(
    arguments: tuple[str, ...], hint: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    code, out, err = _run(monkeypatch, capfd, *arguments)
    assert (code, out) == (2, "")
    first, second = err.splitlines()
    assert first.startswith("error[E10")
    assert second.startswith("hint: ")
    assert hint in second


def test_a_fault_of_ours_names_places_but_not_its_message(
    fresh_app: typer.Typer, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    @fresh_app.command("boom")
    def boom() -> None:
        raise RuntimeError("356938035643809")

    code, out, err = _run(monkeypatch, capfd, "boom")
    assert (code, out) == (70, "")
    assert "error[E499]" in err
    assert "in boom" in err
    assert "356938035643809" not in err


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt, 130), (BrokenPipeError, 0)])
def test_an_interrupt_and_a_reader_that_left_end_in_order(
    error: type[BaseException],
    code: int,
    fresh_app: typer.Typer,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    @fresh_app.command("end")
    def end() -> None:
        raise error

    monkeypatch.setattr(sys, "stdout", sys.stdout)
    assert _run(monkeypatch, capfd, "end")[0] == code


def test_doctor_says_what_it_found(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("CONSENTINEL_CAPTURES", str(Path("/proc/no")))
    code, out, err = _run(monkeypatch, capfd, "doctor", "--format", "json")
    rows = {row["need"]: row for row in json.loads(out)}
    assert (code, rows["captures"]["level"]) == (3, "wrong")
    assert rows["python"]["level"] == rows["addon"]["level"] == rows["loopback port"]["level"] == "ok"
    assert err.startswith("error[E202] not ready: captures")
