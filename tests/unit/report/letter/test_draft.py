from __future__ import annotations

from dataclasses import replace

import pytest
from unit.report.sample_report import sample, sample_tables

from analyzer.report.letter.draft import RECIPIENTS, Block, draft
from analyzer.report.wording import gap_name
from analyzer.rules.examples import observation_rows


def _texts(blocks: list[Block], kind: str) -> list[str]:
    return [item for block in blocks if block.kind == kind for item in block.items]


def test_findings_of_one_kind_share_the_texts_to_read() -> None:
    items = _texts(draft(sample(), "authority", "en"), "numbers")
    lines = items[0].split("\n")
    assert lines[0] == "Personal data sent off the device before consent (pre_consent_send)"
    assert lines[1] == (
        "Android ID (SSAID) (android_id) was sent to Umeng [third party], 1×; consent then: not asked yet; as: md5; "
        "hosts: alog.umeng.com; confidence: certain, fingerprint 68f6a54c86fdde0c5ce2f286156eb885, "
        "observations 000000000000061c"
    )
    assert all(line.startswith("A text to read: ") for line in lines[-4:])
    assert any("recalled from memory: check against the official text" in line for line in lines)


def test_observations_of_no_weight_are_left_to_the_report() -> None:
    data = sample()
    told = " ".join(_texts(draft(data, "authority", "en"), "numbers"))
    severities = data.tables["findings"][["fingerprint", "severity"]].itertuples(index=False)
    assert {row.severity for row in severities if row.fingerprint in told} == {"critical", "high", "medium"}


@pytest.mark.parametrize("to", RECIPIENTS)
def test_each_recipient_is_asked_for_something_else(to: str) -> None:
    others = [_texts(draft(sample(), one, "en"), "text") for one in RECIPIENTS if one != to]
    own = _texts(draft(sample(), to, "en"), "text")
    assert all(own != other for other in others)


def test_a_run_without_findings_says_so() -> None:
    tables = {**sample_tables(), "observations": observation_rows([])}
    blocks = draft(sample(tables=tables), "store", "en")
    assert "Nothing of medium or higher severity was observed in this run." in _texts(blocks, "text")
    assert _texts(blocks, "numbers") == []


def test_the_evidence_is_named_with_its_hashes() -> None:
    blocks = draft(replace(sample(), manifest_hash="ab" * 32), "company", "en")
    assert f"Manifest hash (SHA-256 over the list of all evidence): {'ab' * 32}" in _texts(blocks, "list")
    assert _texts(blocks, "files") == [f"{'5f' * 32}  raw/flows.jsonl"]


def test_what_could_not_be_seen_is_told() -> None:
    lists = _texts(draft(sample(), "authority", "en"), "list")
    assert f"{gap_name('tls_refused', 'en')}: 3" in lists
