"""When tables are made again, what is remembered of an analysis, and how it is shown without being made again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from support.hars import entry, har
from support.rule_packs import rule_text, write_pack

from analyzer.api import Options, analyze, stored
from analyzer.config import load_config
from analyzer.model.errors import DataError, UsageError
from analyzer.options import last_options
from analyzer.rules.baseline import Baseline, save_baseline
from analyzer.store.files import sha256_of


@pytest.mark.parametrize(
    ("table", "setting"),
    [
        ("iptocc 3.3.1, made 2026-01-02", "iptocc 3.3.1, made 2026-01-02"),
        (None, "none: server countries are not known (pip install 'consentinel[geo]')"),
    ],
)
def test_the_settings_name_the_address_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str | None, setting: str
) -> None:
    capture = tmp_path / "a.har"
    capture.write_bytes(har(entry()))
    monkeypatch.setattr("analyzer.detect.geo.address_table", lambda: table)
    assert analyze(capture, Options(captures=tmp_path / "captures")).settings["address_table"] == setting
    build = tmp_path / "captures" / "a" / "tables" / "_build.json"
    made = build.stat().st_mtime_ns
    monkeypatch.setattr("analyzer.detect.geo.address_table", lambda: "iptocc 3.3.2, made 2026-01-03")
    analyze(capture, Options(captures=tmp_path / "captures"))
    assert build.stat().st_mtime_ns > made


def test_tables_are_made_again_exactly_when_an_input_changes(tmp_path: Path) -> None:
    capture, known = tmp_path / "a.har", tmp_path / "known.yaml"
    capture.write_bytes(har(entry()))
    known.write_text("values:\n  imei: ['356938035643809']\n", encoding="utf-8")
    options = Options(known=known, captures=tmp_path / "captures")
    build = tmp_path / "captures" / "a" / "tables" / "_build.json"

    def key_and_age(**changes: object) -> tuple[str, int]:
        from dataclasses import replace

        analyze(capture, replace(options, **changes))  # type: ignore[arg-type]
        return sha256_of(build), build.stat().st_mtime_ns

    first = key_and_age()
    assert key_and_age() == first
    assert key_and_age(rebuild=True)[1] > first[1]
    known.write_text("values:\n  imei: ['356938035643808']\n", encoding="utf-8")
    assert key_and_age()[0] != first[0]
    marked = key_and_age(marks=("idle@1",))
    assert marked[0] != first[0]
    build.write_text("5", encoding="utf-8")
    assert key_and_age(marks=("idle@1",))[0] == marked[0]


def test_the_last_analysis_is_remembered_when_its_tables_are_not_made_again(tmp_path: Path) -> None:
    capture, baseline = tmp_path / "c.har", tmp_path / "baseline.json"
    capture.write_bytes(har(entry()))
    save_baseline(Baseline(), baseline)
    options = Options(captures=tmp_path / "captures", app_id="com.example.app")
    session = analyze(capture, options).session.path
    made = (session / "tables" / "observations.parquet").stat().st_mtime_ns
    analyze(session, replace(options, baseline=baseline))
    assert (session / "tables" / "observations.parquet").stat().st_mtime_ns == made
    assert last_options(session, Options()).baseline == baseline


def _capture(folder: Path, url: str) -> Path:
    file = folder / "a.har"
    file.write_bytes(har(entry(request={"url": url})))
    return file


def _files(folder: Path) -> dict[str, tuple[int, str]]:
    found = (file for file in folder.rglob("*") if file.is_file())
    return {str(file): (file.stat().st_mtime_ns, sha256_of(file)) for file in found}


def test_an_analysis_is_shown_as_it_was_without_a_file_touched(tmp_path: Path) -> None:
    capture = _capture(tmp_path, "https://a.example/?e=lin%40example.com")
    known = tmp_path / "known.yaml"
    known.write_text('values: {email: ["lin@example.com"]}\n', encoding="utf-8")
    asked = Options(captures=tmp_path, known=known, assume_consent="none_asked", ignore=("cleartext_personal_data",))
    made = analyze(capture, asked)
    before = _files(tmp_path)
    seen = stored(made.session.path)
    assert _files(tmp_path) == before
    assert seen.findings == made.findings
    assert [one.rule_id for one in seen.findings] != []
    assert seen.assessments == made.assessments
    assert json.loads(seen.report("json")) == json.loads(made.report("json"))


def test_a_baseline_that_is_gone_is_said(tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.yaml"
    save_baseline(Baseline(), baseline)
    made = analyze(_capture(tmp_path, "https://a.example/"), Options(captures=tmp_path, baseline=baseline))
    baseline.unlink()
    assert stored(made.session.path).warnings == [f"baseline of the last analysis is gone: {baseline}"]


@pytest.mark.parametrize("record", [None, "", "[]", '{"settings": {}}'])
def test_what_was_never_analyzed_is_one_error_with_the_command(record: str | None, tmp_path: Path) -> None:
    folder = analyze(_capture(tmp_path, "https://a.example/"), Options(captures=tmp_path)).session.path
    build = folder / "tables" / "_build.json"
    build.unlink() if record is None else build.write_text(record, encoding="utf-8")
    with pytest.raises(DataError) as raised:
        stored(folder)
    assert (raised.value.code, raised.value.hint) == ("E392", f"consentinel analyze {folder}")


def test_rules_of_others_judge_and_are_kept_with_the_session(tmp_path: Path) -> None:
    """What a later report, comparison or page says of a session hangs on no file outside it."""
    pack = write_pack(tmp_path / "acme", acme_imei=rule_text(data_type="account_id"))
    capture = _capture(tmp_path, "https://api.example.com/?user_id=lin.example.7")
    known = tmp_path / "known.yaml"
    known.write_text("values: {account_id: [lin.example.7]}\n", encoding="utf-8")
    first = analyze(capture, Options(captures=tmp_path / "captures", known=known, rule_packs=(pack,)))
    (told,) = first.settings["rule_packs"]
    assert {name: told[name] for name in ("name", "version", "path", "rules")} == {
        "name": "acme", "version": "1.20", "path": str(pack), "rules": ["acme_imei"],
    }  # fmt: skip
    found = [finding for finding in first.findings if finding.rule_id == "acme_imei"]
    assert [(one.title(), str(one.severity)) for one in found] == [("Acme sees it [rule pack acme 1.20]", "high")]
    (pack / "acme_imei.yaml").write_text("changed", encoding="utf-8")
    session = first.session.path
    for again in (stored(session), analyze(session, last_options(session, Options()))):
        assert again.settings["rule_packs"] == [told]
        assert again.findings == first.findings
        assert [one.title("zh") for one in again.findings] == [one.title("zh") for one in first.findings]
    without = analyze(session, Options(known=known))
    assert without.settings["rule_packs"] == []
    assert {one.rule_id for one in first.findings} - {one.rule_id for one in without.findings} == {"acme_imei"}
    assert stored(session).findings == without.findings


def test_what_is_set_of_rules_may_be_of_others(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "acme", acme_imei=rule_text(data_type="account_id"))
    (tmp_path / "consentinel.toml").write_text(
        'rule_packs = ["acme"]\nselect = ["acme_imei"]\n[severity]\nacme_imei = "low"\n', encoding="utf-8"
    )
    (tmp_path / "known.yaml").write_text("values: {account_id: [lin.example.7]}\n", encoding="utf-8")
    asked = Options(captures=tmp_path / "captures", known=tmp_path / "known.yaml")
    options = load_config(tmp_path / "consentinel.toml").fill(asked)
    assert options.rule_packs == (pack,)
    result = analyze(_capture(tmp_path, "https://api.example.com/?user_id=lin.example.7"), options)
    assert [(one.rule_id, str(one.severity)) for one in result.findings] == [("acme_imei", "low")]
    with pytest.raises(UsageError, match="no rule is called 'acme_imei'"):
        analyze(result.session.path, Options(select=("acme_imei",)))
