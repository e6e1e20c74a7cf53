from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from analyzer import yamlio
from analyzer.model.errors import UsageError
from analyzer.rules import builtin
from analyzer.rules.yaml_rules import load_rule_file, rule_schema

BUILTIN = Path(str(builtin.__file__)).parent
DOC = "{title: Some title, what: Some words, why: Some words, fix: Some words, limits: Some words}"
GOOD = f"""\
id: my_rule
version: 1
since: 0.1.0
decidable: runtime
severity: high
confidence: certain
category: security
needs: [traffic]
where:
  act: sent
  data_type: imei
group_by: [recipient, data_type]
doc:
  en: {DOC}
  zh: {DOC}
sources: [pipl-13]
bad:
  - {{act: sent, data_type: imei}}
good:
  - {{act: sent, data_type: oaid}}
"""


def _load(tmp_path: Path, text: str) -> object:
    file = tmp_path / "my_rule.yaml"
    file.write_text(text, encoding="utf-8")
    return load_rule_file(file)


def test_a_rule_file_becomes_a_rule(tmp_path: Path) -> None:
    file = tmp_path / "my_rule.yaml"
    file.write_text(GOOD, encoding="utf-8")
    rule = load_rule_file(file)
    assert (rule.id, rule.acts, rule.consent_states, str(rule.severity)) == ("my_rule", ("sent",), (), "high")
    assert rule.as_dict()["bad"] == [{"rows": [{"act": "sent", "data_type": "imei"}]}]


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("id: my_rule", "id: other", "1:1", "is not the file's name"),
        ("severity: high", "severity: hihg", "5:1", "severity"),
        ("- {act: sent, data_type: oaid}", "- {act: sent, data_type: oaid, t: [1]}", "20:34", "does not fit column t"),
        (
            "- {act: sent, data_type: oaid}",
            "- {act: sent, data_type: oaid, t: 1e400}",
            "20:34",
            "does not fit column t",
        ),
        ("- {act: sent, data_type: oaid}", "- {act: sent, host: {a: b}}", "20:17", "does not fit column host"),
        ("- {act: sent, data_type: oaid}", "- {act: sent, consent_state: grantd}", "20:17", "did you mean 'granted'?"),
        ("- {act: sent, data_type: oaid}", "- {act: null, data_type: oaid}", "20:6", "never empty"),
        ("category: security", "category: secuirty", "7:1", "did you mean 'security'?"),
        ("category: security", "category: consent", "8:1", "needs consent"),
        ("needs: [traffic]", "needs: [trafic]", "8:9", "did you mean 'traffic'?"),
        ("  data_type: imei\n", "  data_tpye: imei\n", "11:3", "did you mean 'data_type'?"),
        ("  act: sent\n", "  act: received\n", "10:3", "is no act of the app"),
        ("  act: sent\n", "", "9:1", "act is missing"),
        ("group_by: [recipient, data_type]", "group_by: [recipent]", "12:12", "did you mean 'recipient'?"),
        (f"  zh: {DOC}\n", "", "13:1", "zh"),
        (", limits: Some words}", "}", "14:3", "limits"),
        ("sources: [pipl-13]", "sources: [pipl-99]", "16:11", "unknown source 'pipl-99'"),
        ("sources: [pipl-13]", "sources: []", "16:1", "sources"),
        ("bad:\n  - {act: sent, data_type: imei}\n", "bad: []\n", "17:1", "bad"),
        ("  - {act: sent, data_type: oaid}", "  - {act: sent, data_tipe: oaid}", "20:17", "did you mean 'data_type'?"),
        ("version: 1", "verison: 1", "2:1", "did you mean 'version'?"),
        ("version: 1", "version: 1\nexec: rm", "3:1", "unknown key 'exec'"),
    ],
)
def test_a_mistake_is_shown_at_its_place(tmp_path: Path, old: str, new: str, place: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(UsageError) as caught:
        _load(tmp_path, GOOD.replace(old, new))
    text = f"{caught.value.message} {caught.value.hint}"
    assert message in text
    assert caught.value.message.startswith(f"{tmp_path / 'my_rule.yaml'}:{place}: "), text


SCHEMA = jsonschema.Draft202012Validator(rule_schema())


@pytest.mark.parametrize("file", sorted(BUILTIN.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_rule_of_ours_follows_the_published_schema(file: Path) -> None:
    assert [error.message for error in SCHEMA.iter_errors(yamlio.load_data(file))] == []


@pytest.mark.parametrize(
    "change",
    [
        {"where": {"act": "sent", "datatype": "imei"}},
        {"where": {"act|like": "sent"}},
        {"where": {}},
        {"where": {"act": "sent", "not": {"hots": "x"}}},
        {"severity": "severe"},
        {"needs": ["luck"]},
        {"colour": "red"},
        {"bad": ["imei"]},
        {"doc": {"en": {}}},
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(change: dict[str, Any]) -> None:
    rule = yamlio.load_data(BUILTIN / "cleartext_personal_data.yaml")
    assert SCHEMA.is_valid(rule)
    assert not SCHEMA.is_valid(rule | change)


def test_what_is_no_file_of_a_rules_size_is_not_read(tmp_path: Path) -> None:
    endless = tmp_path / "my_rule.yaml"
    endless.symlink_to("/dev/zero")
    with pytest.raises(UsageError, match="no such rule file"):
        load_rule_file(endless)
    big = tmp_path / "big_rule.yaml"
    big.write_text("# " + "x" * 200_000, encoding="utf-8")
    with pytest.raises(UsageError, match="has more than 200000 bytes"):
        load_rule_file(big)
