"""Commands on sessions: diff, baseline accept, report, and settings files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from support.cli import consentinel

SAMPLES = Path(__file__).resolve().parents[3] / "captures" / "samples"


@pytest.fixture
def captures(tmp_path: Path) -> Path:
    for name in ("leaky", "clean"):
        shutil.copytree(SAMPLES / name, tmp_path / name)
    return tmp_path


def test_two_sessions_are_compared(captures: Path) -> None:
    done = consentinel("diff", captures / "leaky", captures / "clean", "--format", "json", captures=captures)
    assert done.returncode == 0, done.stderr
    content = json.loads(done.stdout)
    assert [row["app_id"] for row in content["sessions"]] == ["com.qingzhou.memo", "com.qingzhou.ledger"]
    assert {row["change"] for row in content["findings"]} == {"fixed"}


def test_one_session_is_no_comparison(captures: Path) -> None:
    done = consentinel("diff", captures / "leaky", captures=captures)
    assert (done.returncode, done.stdout) == (2, "")
    assert "E104" in done.stderr


def test_accepted_findings_no_longer_fail_the_run(captures: Path) -> None:
    baseline, leaky = captures / "b.yaml", captures / "leaky"
    said = ("--reason", "removed in 4.3", "--author", "Lin", "--output", baseline)
    accepted = consentinel("baseline", "accept", leaky, "--all", *said, captures=captures)
    assert accepted.returncode == 0, accepted.stderr
    arguments = ("--baseline", baseline, "--format", "json")
    done = consentinel("analyze", leaky, *arguments, captures=captures)
    assert done.returncode == 0, done.stderr
    content = json.loads(done.stdout)
    assert {row["baseline"] for row in content["findings"]} == {"known"}
    assert {row["state"] for row in content["settings"]["acceptances"]} == {"known"}
    wrong = consentinel("baseline", "accept", leaky, "0" * 32, *said, captures=captures)
    assert (wrong.returncode, wrong.stdout) == (2, "")


def test_a_settings_file_is_used_and_printed(captures: Path) -> None:
    file = captures / "consentinel.toml"
    file.write_text('fail_on = "never"\n[severity]\npre_consent_send = "info"\n', encoding="utf-8")
    done = consentinel("analyze", captures / "leaky", "--config", file, "--format", "json", captures=captures)
    assert done.returncode == 0, done.stderr
    content = json.loads(done.stdout)
    assert content["settings"]["severity"] == {"pre_consent_send": "info"}
    severities = {row["severity"] for row in content["findings"] if row["rule_id"] == "pre_consent_send"}
    assert severities == {"info"}
    file.write_text('fail_on = "hihg"\n', encoding="utf-8")
    done = consentinel("analyze", captures / "leaky", "--config", file, captures=captures)
    assert (done.returncode, done.stdout) == (2, "")
    assert "consentinel.toml:1:1: fail_on" in done.stderr and "did you mean 'high'" in done.stderr
