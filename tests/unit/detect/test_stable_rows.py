"""Rows for identifiers nobody listed: two recorded sessions of an app, analyzed together."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from support.cli import consentinel
from support.raw_lines import T0, request, response

from analyzer.api import Analysis, Options, analyze
from analyzer.options import last_options
from analyzer.ingest.writer import RawWriter
from analyzer.model.enums import SessionState
from analyzer.model.tables import TABLES, check
from analyzer.model.values import Secret
from analyzer.store.session import Session

LIN, ZHOU = "c3f19a7e52d8046b", "09be6d2f417ac853"
CONSTANT = "7f3a9c51e20b4d86a0c4"


def _session(folder: Path, persona: str, install: str, *, app_id: str = "com.example.app") -> Path:
    session = Session.create(folder, app_id=app_id)
    session.manifest["device"] = {"backend": "jvm", "persona": persona}
    with RawWriter(session.raw) as writer:
        for n in range(3):
            body = json.dumps({"dev": {"iid": install}, "app": CONSTANT, "req": f"{install[::-1]}{n}"}).encode()
            path = f"/d/{install}/log"
            writer.request(request(f"f{n}", path=path, t_start=T0 + n, t_end=T0 + n), body)
            writer.response(response(f"f{n}", t_start=T0 + n, t_end=T0 + n, headers=[]), b"{}")
    session.finalize(SessionState.COMPLETE)
    session.close()
    return session.path


def _together(folder: Path, *paths: Path, **options: object) -> list[Analysis]:
    asked = replace(Options(captures=folder, together=paths), **options)
    return [analyze(path, asked) for path in paths]


def _rows(analysis: Analysis) -> set[tuple[str, ...]]:
    table = analysis.tables["observations"]
    names = ("ref_id", "data_type", "method", "confidence", "location", "layers", "path", "value_hash", "host")
    return {tuple(str(row[name]) for name in names) for _, row in table.iterrows()}


def test_each_session_gets_the_rows_of_what_identifies_its_install(tmp_path: Path) -> None:
    paths = _session(tmp_path, "lin", LIN), _session(tmp_path, "zhou", ZHOU)
    for analysis, install in zip(_together(tmp_path, *paths), (LIN, ZHOU), strict=True):
        value = Secret(install).hash(analysis.session.salt)
        places = (("body", "json", "$.dev.iid"), ("url", "", "segment:1"))
        assert _rows(analysis) == {
            (f"f{n}", "install_id", "stable_field", "possible", *place, value, "api.example.com")
            for n in range(3)
            for place in places
        }
        assert check(TABLES["observations"], analysis.tables["observations"]) == []
        assert set(analysis.tables["flows"]["path"]) == {"/d/‹install_id›/log"}
        assert analysis.settings["together"] == [str(path) for path in paths]
        assert set(analysis.tables["observations"]["reasoning"]) == {
            "one value in an install (one session of each, so it may name the session), another in each of 2 installs"
        }


def test_alone_a_session_shows_nothing_of_it(tmp_path: Path) -> None:
    paths = _session(tmp_path, "lin", LIN), _session(tmp_path, "zhou", ZHOU)
    assert _rows(_together(tmp_path, *paths)[0]) != set()
    assert _rows(analyze(paths[0], Options(captures=tmp_path))) == set()


def test_a_report_shows_what_the_last_analysis_showed(tmp_path: Path) -> None:
    paths = _session(tmp_path, "lin", LIN), _session(tmp_path, "zhou", ZHOU)
    first = _together(tmp_path, *paths)[0]
    again = analyze(paths[0], last_options(paths[0], Options(captures=tmp_path)))
    assert _rows(again) == _rows(first)


@pytest.mark.parametrize(
    ("persona", "app_id", "why"),
    [
        ("lin", "com.example.app", "all sessions are of one persona"),
        ("zhou", "com.example.other", "there are no two sessions of this app (imports have no app id: give --app)"),
    ],
)
def test_one_persona_or_two_apps_show_nothing_and_say_so(tmp_path: Path, persona: str, app_id: str, why: str) -> None:
    paths = _session(tmp_path, "lin", LIN), _session(tmp_path, persona, ZHOU, app_id=app_id)
    for analysis in _together(tmp_path, *paths):
        assert _rows(analysis) == set()
        assert f"unknown identifiers are not looked for: {why}" in analysis.warnings


def test_values_are_shown_only_when_asked(tmp_path: Path) -> None:
    paths = _session(tmp_path, "lin", LIN), _session(tmp_path, "zhou", ZHOU)
    (first, _) = _together(tmp_path, *paths, show_values=True)
    assert set((first.values or {}).values()) == {LIN}
    assert LIN not in first.tables["observations"].to_csv() + first.tables["flows"].to_csv()


def test_a_known_value_keeps_its_name(tmp_path: Path) -> None:
    paths = _session(tmp_path, "lin", LIN), _session(tmp_path, "zhou", ZHOU)
    known = tmp_path / "known.yaml"
    known.write_text(f"values: {{android_id: ['{LIN}', '{ZHOU}']}}\n", encoding="utf-8")
    (first, _) = _together(tmp_path, *paths, known=known)
    assert {(row[1], row[2]) for row in _rows(first)} == {("android_id", "known_value")}


def test_the_command_looks_at_several_paths_together(tmp_path: Path) -> None:
    paths = _session(tmp_path, "lin", LIN), _session(tmp_path, "zhou", ZHOU)
    ended = consentinel("analyze", *paths, "--format", "json", "--fail-on", "never", captures=tmp_path)
    assert ended.returncode == 0, ended.stderr
    sessions = json.loads(ended.stdout)["sessions"]
    methods = [{row["method"] for row in session["observations"]} for session in sessions]
    assert methods == [{"stable_field"}, {"stable_field"}]
