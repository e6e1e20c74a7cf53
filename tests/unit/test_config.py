from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from support.rule_packs import write_pack

from analyzer import resources
from analyzer.config import Config, config_schema, find_config, load_config, with_severities
from analyzer.model.errors import UsageError
from analyzer.options import Options
from analyzer.rules.engine import load_rules

WHOLE = """fail_on = "medium"
lang = "zh"
ignore = ["read_not_sent"]
first_party = ["example.com"]
scope = "scope.yaml"

[severity]
pre_consent_read = "low"

[rules.over_frequency]
per_minute = 10
"""


def _file(folder: Path, text: str, name: str = "consentinel.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_every_key_is_read(tmp_path: Path) -> None:
    file = _file(tmp_path, WHOLE)
    expected = Config(
        source=file,
        severity={"pre_consent_read": "low"},
        rules={"over_frequency": {"per_minute": 10}},
        ignore=("read_not_sent",),
        fail_on="medium",
        lang="zh",
        scope=tmp_path / "scope.yaml",
        first_party=("example.com",),
    )
    assert load_config(file) == expected


def test_options_win_over_the_file(tmp_path: Path) -> None:
    config = load_config(_file(tmp_path, WHOLE))
    filled = config.fill(Options(fail_on="critical", select=("pre_consent_send",)))
    settings = filled.as_settings()
    assert (settings["fail_on"], settings["select"], settings["ignore"]) == (
        "critical",
        ["pre_consent_send"],
        ["read_not_sent"],
    )
    assert settings["severity"] == {"pre_consent_read": "low"}
    assert settings["rules"] == {"over_frequency": {"per_minute": 10}}
    assert settings["config"] == str(tmp_path / "consentinel.toml")


def test_the_nearest_file_counts_and_a_foreign_pyproject_does_not(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    outer = _file(tmp_path, "[tool.consentinel]\nlang = 'zh'\n", "pyproject.toml")
    _file(tmp_path / "a", "[project]\nname = 'x'\n", "pyproject.toml")
    assert find_config(inner) == outer
    assert load_config(outer).lang == "zh"
    nearest = _file(inner, "lang = 'en'\n")
    assert find_config(inner) == nearest


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('fail_on = "high"\nfail_om = "low"\n', "2:1", "did you mean 'fail_on'"),
        ('# c\nfail_on = "hihg"\n', "2:1", "did you mean 'high'"),
        ('[severity]\npre_consent_reed = "low"\n', "2:1", "did you mean 'pre_consent_read'"),
        ('[severity]\n"pre_consent_read" = "lowest"\n', "2:1", "did you mean 'low'"),
        ('severity = { pre_consent_read = "lo" }\n', "1:14", "did you mean 'low'"),
        ('severity.pre_consent_read = "lo"\n', "1:10", "did you mean 'low'"),
        ('ignore = [\n  "read_not_sent",\n  "sent_not_reed",\n]\n', "3:3", "did you mean 'sent_not_read'"),
        ("ignore = 3\n", "1:1", ""),
        ("scope = ['a']\n", "1:1", ""),
        ("severity = 1\n", "1:1", ""),
        ('lang = "fr"\n', "1:1", ""),
        ("lang = zh\n", "1:8", ""),
        ('lang = "en"\nlang = "zh"\n', "2:12", ""),
        ("[rules.over_frequency]\nper_secnd = 3\n", "2:1", "did you mean 'per_second'"),
        ("[rules.over_frequency]\nper_run = -1\n", "2:1", ""),
        ("[rules.over_frequncy]\nper_run = 1\n", "1:8", "did you mean 'over_frequency'"),
        ("[rules]\nover_frequency = 1\n", "2:1", ""),
    ],
)
def test_mistakes_end_at_their_place(text: str, place: str, words: str, tmp_path: Path) -> None:
    file = _file(tmp_path, text)
    with pytest.raises(UsageError) as caught:
        load_config(file)
    assert caught.value.message.startswith(f"{file}:{place}: ")
    assert words in caught.value.hint


def test_packs_are_read_for_the_rules_that_are_not_ours(tmp_path: Path) -> None:
    file = _file(tmp_path, 'rule_packs = ["acme"]\n[severity]\npre_consent_send = "low"\n')
    assert load_config(file).rule_packs == (tmp_path / "acme",)
    write_pack(tmp_path / "acme")
    assert load_config(_file(tmp_path, 'rule_packs = ["acme"]\nignore = ["acme_imei"]\n')).ignore == ("acme_imei",)
    with pytest.raises(UsageError) as caught:
        load_config(_file(tmp_path, 'rule_packs = ["acme"]\nignore = ["acme_imie"]\n'))
    assert (caught.value.message, caught.value.hint) == (
        f"{file}:2:11: unknown rule 'acme_imie'", "did you mean 'acme_imei'?",
    )  # fmt: skip


def test_a_mistake_in_pyproject_is_found_in_its_table(tmp_path: Path) -> None:
    file = _file(tmp_path, "[project]\nlang = 'x'\n[tool.consentinel]\nlang = 'x'\n", "pyproject.toml")
    with pytest.raises(UsageError, match=r"pyproject.toml:4:1: lang"):
        load_config(file)


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"lang = '" + b"x" * 1_100_000, b"a = " + b"[" * 5000])
def test_what_is_no_settings_file_is_refused(raw: bytes, tmp_path: Path) -> None:
    file = tmp_path / "consentinel.toml"
    file.write_bytes(raw)
    with pytest.raises(UsageError):
        load_config(file)


def test_severities_of_rules_are_replaced() -> None:
    rules = {rule.id: rule for rule in with_severities(load_rules(), {"pre_consent_send": "info"})}
    before = {rule.id: str(rule.severity) for rule in load_rules()}
    assert {rule_id: str(rule.severity) for rule_id, rule in rules.items()} == before | {"pre_consent_send": "info"}


def _is_valid(data: Any) -> bool:
    return jsonschema.Draft202012Validator(config_schema()).is_valid(data)


def test_the_schema_takes_what_the_reader_takes() -> None:
    example = resources.path("docs") / "examples" / "consentinel.toml"
    load_config(example)
    assert _is_valid(tomllib.loads(example.read_text(encoding="utf-8")))
    assert _is_valid({"rules": {"over_frequency": {"per_minute": 6}}, "severity": {"minor_data": "low"}})


@pytest.mark.parametrize(
    "data", [{"colour": 1}, {"fail_on": "severe"}, {"select": "minor_data"}, {"severity": {"minor_data": "worst"}},
             {"rules": {"minor_data": 3}}, {"category": ""}],
)  # fmt: skip
def test_the_schema_refuses_what_the_reader_refuses(data: Any) -> None:
    assert not _is_valid(data)
