from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from unit.report.sample_report import accepted_sample, sample

from analyzer.model.errors import UsageError
from analyzer.model.tables import FINDINGS, check
from analyzer.rules.baseline import Accepted, Baseline, compare, load_baseline, save_baseline

ENTRY = {"fingerprint": "0" * 32, "reason": 'it\'s: "fine"\n# no', "author": "林"}


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    baseline = Baseline(accepted=[Accepted(**ENTRY), Accepted(**{**ENTRY, "fingerprint": "1" * 32},
                                                             expires=date(2027, 1, 31), rule_id="x")])  # fmt: skip
    save_baseline(baseline, tmp_path / "b.yaml")
    assert load_baseline(tmp_path / "b.yaml") == baseline
    save_baseline(Baseline(), tmp_path / "e.yaml")
    assert load_baseline(tmp_path / "e.yaml") == Baseline()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("accepted:\n- {fingerprint: abc, reason: r, author: a}\n", "2:4"),
        (f"accepted:\n- {{fingerprint: '{'0' * 32}', reason: r, autor: a}}\n", "2:"),
        (f"accepted:\n- {{fingerprint: '{'0' * 32}', reason: '', author: a}}\n", "2:"),
        ("accepted:\n" + f"- {{fingerprint: '{'0' * 32}', reason: r, author: a}}\n" * 2, "3:4"),
    ],
)
def test_mistakes_end_at_their_place(text: str, place: str, tmp_path: Path) -> None:
    file = tmp_path / "baseline.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load_baseline(file)
    assert caught.value.message.startswith(f"{file}:{place}")


def test_each_entry_has_one_state() -> None:
    states = [(row["state"], row["rule_id"]) for row in accepted_sample().settings["acceptances"]]
    rules = sample().tables["findings"]["rule_id"].astype("str").tolist()
    assert states == [
        ("known", rules[0]),
        ("expired", rules[1]),
        ("fixed", "pre_consent_send"),
        ("not_checked", "post_refusal_collection"),
    ]


def test_an_acceptance_counts_on_its_last_day() -> None:
    data = sample()
    fingerprint = data.tables["findings"]["fingerprint"].iloc[0]
    baseline = Baseline(accepted=[Accepted(**{**ENTRY, "fingerprint": fingerprint}, expires=date(2026, 11, 22))])
    days = [date(2026, 11, 22), date(2026, 11, 23)]
    states = [compare(data.tables["findings"], data.assessments, baseline, today=day)[0]["state"] for day in days]
    assert states == ["known", "expired"]


def test_the_table_with_fixed_rows_is_still_a_table_of_findings() -> None:
    findings = accepted_sample().tables["findings"]
    assert check(FINDINGS, findings) == []
    assert findings["baseline"].value_counts().to_dict()["fixed"] == 1
