"""The committed samples are read from their folders alone: no device, no proxy, no Frida."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from support.cli import consentinel

from analyzer.record.behavior import load_behavior
from analyzer.verification import differences

SAMPLES = Path(__file__).resolve().parents[2] / "captures" / "samples"


@pytest.fixture
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give a copy of a sample, so that tables do not land in the checkout."""
    return Path(shutil.copytree(SAMPLES / request.param, tmp_path / request.param))


def _analyze(session: Path, *options: str | Path) -> tuple[int, dict[str, Any]]:
    done = consentinel("analyze", session, "--format", "json", *options, captures=session.parent)
    assert done.returncode in (0, 1), done.stderr
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize("sample", ["leaky", "clean"], indirect=True)
def test_a_sample_gives_exactly_what_its_behavior_expects(sample: Path) -> None:
    from analyzer.api import Options, analyze

    behavior = load_behavior({"leaky": "before_consent"}.get(sample.name, sample.name))
    assert behavior.spec.expect is not None
    result = analyze(sample, Options(scope=behavior.scope_file))
    expected = [finding.model_dump() for finding in behavior.spec.expect.findings]
    assert differences(result.tables, sample / "truth.jsonl", expected) == []


@pytest.mark.parametrize("sample", ["pinned"], indirect=True)
def test_pinned_hosts_are_gaps_and_no_sending_is_claimed_for_them(sample: Path) -> None:
    _, document = _analyze(sample)
    refused = {gap["subject"] for gap in document["gaps"] if gap["gap_kind"] == "tls_refused"}
    assert refused == {"vault.qingzhou.example", "tsis.jpush.cn"}
    sent = [(row["host"], row["transform"]) for row in document["observations"] if row["act"] == "sent"]
    assert sent == [("api.qingzhou.example", "md5")]
    blind = {row["rule_id"]: row["blind_spot"] for row in document["assessments"]}
    assert "tsis.jpush.cn" in blind["pre_consent_send"]


@pytest.mark.parametrize("sample", ["interrupted"], indirect=True)
def test_an_interrupted_session_is_explained_and_used_up_to_its_last_line(sample: Path) -> None:
    checked = consentinel("session", "check", sample, "--format", "json", captures=sample.parent)
    notes = json.loads(checked.stdout)
    assert checked.returncode == 0, checked.stderr
    assert any("recorder" in row["text"] for row in notes)
    _, document = _analyze(sample)
    assert [row for row in document["observations"] if row["act"] == "sent"] != []
    assert any(gap["gap_kind"] == "interrupted" for gap in document["gaps"])


@pytest.mark.parametrize("sample", ["leaky"], indirect=True)
@pytest.mark.parametrize("format", ["text", "json", "html", "csv"])
def test_no_format_prints_a_value_unless_asked(sample: Path, format: str) -> None:
    planted = json.loads((sample / "raw" / "planted.json").read_text(encoding="utf-8"))["values"]
    values = [value for several in planted.values() for value in several if len(value) >= 8]
    masked = consentinel("analyze", sample, "--format", format, captures=sample.parent)
    assert [value for value in values if value in masked.stdout + masked.stderr] == []
    clear = consentinel("analyze", sample, "--format", format, "--show-values", captures=sample.parent)
    assert planted["oaid"][0] in clear.stdout


@pytest.mark.parametrize("sample", ["leaky"], indirect=True)
def test_both_languages_and_the_tables_come_out(sample: Path, tmp_path: Path) -> None:
    chinese = consentinel("report", sample, "--format", "text", "--lang", "zh", captures=tmp_path)
    assert "同意前向外发送个人信息" in chinese.stdout
    for table in ("flows", "observations", "findings", "hook_events", "gaps", "phases"):
        done = consentinel("export", table, sample, "--format", "csv", captures=tmp_path)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("session_id,")


@pytest.mark.parametrize("sample", ["leaky"], indirect=True)
def test_a_redacted_copy_gives_the_same_findings_and_holds_no_value(sample: Path, tmp_path: Path) -> None:
    _, whole = _analyze(sample)
    packed = tmp_path / "copy.zip"
    done = consentinel("session", "pack", sample, "--output", packed, captures=tmp_path)
    assert done.returncode == 0, done.stderr
    code, copy = _analyze(packed)
    assert code == 1
    assert [row["fingerprint"] for row in copy["findings"]] == [row["fingerprint"] for row in whole["findings"]]
    assert not (tmp_path / "copy" / "raw" / "bodies.bin").exists()
