"""One finding explained: which is meant, what is said of it, and that an app's words stay words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from unit.report.sample_report import sample

from analyzer.i18n.catalog import t
from analyzer.model.errors import UsageError
from analyzer.report.explain import FINGERPRINT_SHOWN, explanation

DATA = sample()
PRINTS = DATA.tables["findings"]["fingerprint"].tolist()
RULES = DATA.tables["findings"]["rule_id"].tolist()


def _headings(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("#")]


@pytest.mark.parametrize("length", [4, FINGERPRINT_SHOWN, len(PRINTS[0])])
def test_a_finding_is_named_by_its_fingerprint_or_the_beginning_of_it(length: int) -> None:
    text = explanation(DATA, PRINTS[0][:length].upper(), "en")
    assert [name for name in PRINTS if name in text] == [PRINTS[0]]
    assert _headings(text) == [
        "# Personal data sent off the device before consent",
        "## Evidence",
        "## What could not be seen",
        "## Personal data sent off the device before consent",
        *(f"### {t(f'rule.{key}', 'en')}" for key in ("what", "why", "fix", "limits", "examples", "sources")),
    ]


def test_the_evidence_is_told_step_by_step() -> None:
    lines = explanation(DATA, PRINTS[0], "en").splitlines()
    first = lines.index("## Evidence") + 2
    assert lines[first : first + 7] == [
        "1. +1.564 s · launch · not asked yet",
        "   - read by com.umeng.analytics.Tracker.start",
        "   - 1152 ms later",
        "   - sent to alog.umeng.com",
        r"   - in body \$.header.utd, inside gzip&gt;json, written as md5",
        "   - Value: `97…90`",
        "   - certain",
    ]


def test_a_rule_names_all_of_its_findings_and_its_page_comes_once() -> None:
    text = explanation(DATA, "pre_consent_send", "zh")
    mine = [name for name, rule in zip(PRINTS, RULES, strict=True) if rule == "pre_consent_send"]
    assert [name for name in PRINTS if name in text] == mine
    assert len(mine) == 2
    assert text.count("### ") == 6


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        ("pre_consent_sent", "did you mean 'pre_consent_send'?"),
        (PRINTS[0][:3], f"one of: {', '.join(name[:FINGERPRINT_SHOWN] for name in PRINTS[:5])}"),
        ("zzzz", f"one of: {', '.join(name[:FINGERPRINT_SHOWN] for name in PRINTS[:5])}"),
    ],
)
def test_what_is_no_finding_is_one_error_with_the_nearest(wanted: str, hint: str) -> None:
    with pytest.raises(UsageError) as raised:
        explanation(DATA, wanted, "en")
    assert (raised.value.code, raised.value.hint) == ("E199", hint)


def test_a_beginning_of_two_fingerprints_lists_them() -> None:
    findings = DATA.tables["findings"].assign(fingerprint=[f"abcd{place:028x}" for place in range(len(PRINTS))])
    twins = replace(DATA, tables={**DATA.tables, "findings": findings})
    with pytest.raises(UsageError) as raised:
        explanation(twins, "abcd", "en")
    assert raised.value.hint == "one of: " + ", ".join(findings["fingerprint"][:5])
