"""Exit codes of an analysis."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from support.cli import consentinel
from support.hars import entry, har
from support.rule_packs import rule_text, write_pack

from analyzer.cli.analyze import exit_code


def _result(*rows: tuple[str, str, str | None], rule_failed: bool = False) -> Any:
    findings = pd.DataFrame(list(rows), columns=["severity", "baseline", "suppressed_by"])
    return SimpleNamespace(tables={"findings": findings}, rule_failed=rule_failed)


HIGH, LOW = ("high", "new", None), ("low", "new", None)


@pytest.mark.parametrize(
    ("results", "fail_on", "expected"),
    [
        ([_result()], "info", 0),
        ([_result(LOW)], "high", 0),
        ([_result(LOW)], "low", 1),
        ([_result(LOW), _result(HIGH)], "high", 1),
        ([_result(HIGH)], "critical", 0),
        ([_result(HIGH)], "never", 0),
        ([_result(("high", "known", None), ("high", "new", "waiver"))], "info", 0),
        ([_result(), _result(rule_failed=True)], "never", 70),
    ],
)
def test_the_worst_finding_that_counts_decides(results: list[Any], fail_on: str, expected: int) -> None:
    for result in results:
        result.settings = {"fail_on": fail_on}
    assert exit_code(results) == expected


@pytest.mark.parametrize("name", ["html", "safe_net.html"])
def test_a_page_for_several_sessions_is_refused_before_any_work(name: str, tmp_path: Path) -> None:
    for file in ("a.har", "b.har"):
        (tmp_path / file).write_bytes(har(entry()))
    done = consentinel("analyze", tmp_path, "--format", name, captures=tmp_path / "captures")
    assert (done.returncode, done.stdout) == (2, "")
    assert "E104" in done.stderr
    assert not (tmp_path / "captures").exists()


@pytest.mark.parametrize(
    ("rules", "code", "words"),
    [
        ({"acme_imei": rule_text(severity="hihg")}, "E140", "acme_imei.yaml:5:1: severity: should be one of"),
        ({"pre_consent_send": rule_text("pre_consent_send")}, "E142", "rule 'pre_consent_send' exists already"),
        ({"other": "["}, "E112", "other.yaml:1:2"),
    ],
)
def test_a_bad_rule_of_ones_own_ends_the_run_before_any_work(
    rules: dict[str, str], code: str, words: str, tmp_path: Path
) -> None:
    pack = write_pack(tmp_path / "acme", **rules)
    (tmp_path / "a.har").write_bytes(har(entry()))
    done = consentinel("analyze", tmp_path / "a.har", "--rules", pack, captures=tmp_path / "captures")
    assert (done.returncode, done.stdout) == (2, "")
    assert (code in done.stderr, words in done.stderr) == (True, True), done.stderr
    assert not (tmp_path / "captures").exists()


def test_rules_of_ones_own_fail_a_run_and_are_listed(tmp_path: Path) -> None:
    (tmp_path / "a.har").write_bytes(har(entry(request={"url": "https://api.example.com/?imei=356938035643809"})))
    (tmp_path / "known.yaml").write_text("values: {imei: ['356938035643809']}\n", encoding="utf-8")
    given = ("--rules", write_pack(tmp_path / "acme"))
    asked = ("--known", tmp_path / "known.yaml", "--select", "acme_imei", "--format", "junit")
    done = consentinel("analyze", tmp_path / "a.har", *given, *asked, captures=tmp_path / "captures")
    assert done.returncode == 1, done.stderr
    assert "Acme sees it [rule pack acme 1.20]" in done.stdout
    listed = json.loads(consentinel("rules", "list", "--format", "json", *given, captures=tmp_path).stdout)
    (row,) = (row for row in listed if row["id"] == "acme_imei")
    assert row["title"] == "Acme sees it [rule pack acme 1.20]"
    shown = consentinel("rules", "show", "acme_imei", *given, captures=tmp_path).stdout
    assert "Of the rule pack acme, SHA-256 " in shown
    assert consentinel("rules", "show", "acme_imei", captures=tmp_path).returncode == 2
