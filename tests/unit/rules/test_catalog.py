from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analyzer.knowledge import finding_types
from analyzer.model.errors import UsageError
from analyzer.rules.catalog import load_rules, rules_by_id, selected_ids
from analyzer.rules.packs import read_pack

EXTRA = {"consentinel-frequency"}
BUILTIN = Path(__file__).parents[3] / "analyzer" / "rules" / "builtin"


OURS = {"read_not_sent", "sent_not_read"}


def test_every_finding_type_has_exactly_one_rule_as_it_is_mapped() -> None:
    declared = {
        rule.id: (str(rule.severity), rule.head.decidable, rule.check is None, set(rule.head.sources) - EXTRA)
        for rule in load_rules()
        if rule.id not in OURS
    }
    assert declared == {
        kind.id: (kind.severity, kind.assessability, kind.assessability == "manual", set(kind.laws))
        for kind in finding_types().values()
    }
    assert {rule.id for rule in load_rules()} == set(finding_types()) | OURS


def test_what_a_run_does_not_decide_says_what_to_check_by_hand() -> None:
    assert {rule.id for rule in load_rules() if rule.head.check_by_hand} == {
        kind.id for kind in finding_types().values() if kind.assessability != "runtime"
    }


def test_every_rule_that_checks_has_examples_for_and_against() -> None:
    bare = {rule.id for rule in load_rules() if not (rule.bad and rule.good)}
    assert bare == {kind.id for kind in finding_types().values() if kind.assessability == "manual"}


@pytest.mark.parametrize("file", sorted(BUILTIN.glob("[a-z]*.*")), ids=lambda file: file.name)
def test_a_rule_is_one_short_file(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 80


def test_a_pack_adds_rules_and_may_not_repeat_an_id(tmp_path: Path) -> None:
    text = (BUILTIN / "cleartext_personal_data.yaml").read_text(encoding="utf-8")
    (tmp_path / "my_cleartext.yaml").write_text(text.replace("id: cleartext_personal_data", "id: my_cleartext"))
    assert list(rules_by_id([read_pack(tmp_path)]))[-1] == "my_cleartext"
    shutil.copy(BUILTIN / "cleartext_personal_data.yaml", tmp_path)
    with pytest.raises(UsageError, match="exists already") as caught:
        load_rules([read_pack(tmp_path)])
    assert caught.value.code == "E142"


def test_selection_keeps_what_is_selected_and_not_ignored() -> None:
    rules = load_rules()
    assert selected_ids(rules, [], ["read_not_sent"]) == {rule.id for rule in rules} - {"read_not_sent"}
    assert selected_ids(rules, ["pre_consent_send", "pre_consent_read"], ["pre_consent_read"]) == {"pre_consent_send"}
    with pytest.raises(UsageError, match="no rule is called 'pre_consent_sent'") as caught:
        selected_ids(rules, ["pre_consent_sent"], [])
    assert caught.value.hint == "did you mean 'pre_consent_send'?"
