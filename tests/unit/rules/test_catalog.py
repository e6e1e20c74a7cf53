from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analyzer.model.errors import UsageError
from analyzer.rules.catalog import load_rules, selected_ids

BUILTIN = Path(__file__).parents[3] / "analyzer" / "rules" / "builtin"


def test_the_rules_of_the_first_floor_are_there() -> None:
    assert {rule.id: (str(rule.severity), rule.assessable) for rule in load_rules()} == {
        "cleartext_personal_data": ("high", True),
        "post_refusal_collection": ("critical", True),
        "pre_consent_read": ("high", True),
        "pre_consent_send": ("critical", True),
        "read_not_sent": ("info", True),
        "sent_not_read": ("info", True),
        "third_party_undisclosed": ("high", True),
        "undeclared_collection": ("high", True),
    }


@pytest.mark.parametrize("file", sorted(BUILTIN.glob("[a-z]*.*")), ids=lambda file: file.name)
def test_a_rule_is_one_short_file(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 80


def test_a_pack_adds_rules_and_may_not_repeat_an_id(tmp_path: Path) -> None:
    text = (BUILTIN / "cleartext_personal_data.yaml").read_text(encoding="utf-8")
    (tmp_path / "my_cleartext.yaml").write_text(text.replace("id: cleartext_personal_data", "id: my_cleartext"))
    assert load_rules([tmp_path])[-1].id == "my_cleartext"
    shutil.copy(BUILTIN / "cleartext_personal_data.yaml", tmp_path)
    with pytest.raises(UsageError, match="exists already") as caught:
        load_rules([tmp_path])
    assert caught.value.code == "E142"


def test_a_pack_cannot_bring_code(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "rule.py").write_text("raise SystemExit('ran')")
    with pytest.raises(UsageError, match="may not bring Python"):
        load_rules([tmp_path])


def test_an_absent_pack_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        load_rules([tmp_path / "absent"])


def test_selection_keeps_what_is_selected_and_not_ignored() -> None:
    rules = load_rules()
    assert selected_ids(rules, [], ["read_not_sent"]) == {rule.id for rule in rules} - {"read_not_sent"}
    assert selected_ids(rules, ["pre_consent_send", "pre_consent_read"], ["pre_consent_read"]) == {"pre_consent_send"}
    with pytest.raises(UsageError, match="no rule is called 'pre_consent_sent'") as caught:
        selected_ids(rules, ["pre_consent_sent"], [])
    assert caught.value.hint == "did you mean 'pre_consent_send'?"
