"""Rules of others: read as data, named by name, version and hash, and refused where something is wrong."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest
from support.rule_packs import rule_text, write_pack

from analyzer.model.errors import UsageError
from analyzer.rules.catalog import load_rules
from analyzer.rules.packs import pack_of, packs_of, read_pack, read_packs


def test_a_pack_is_named_by_its_file_and_its_hash_is_of_every_byte(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "here")
    pack = read_pack(folder)
    files = {"acme_imei.yaml": rule_text(), "pack.yaml": "{name: acme, version: 1.20}\n"}
    digest = hashlib.sha256(json.dumps(files).encode()).hexdigest()
    assert pack.as_dict() == {
        "name": "acme", "version": "1.20", "sha256": digest, "path": str(folder), "rules": ["acme_imei"],
    }  # fmt: skip
    assert [(rule.id, str(rule.pack), rule.title("en"), rule.title("zh")) for rule in pack.rules] == [
        ("acme_imei", "acme 1.20", "Acme sees it [rule pack acme 1.20]", "Acme sees it［规则包 acme 1.20］")
    ]
    (folder / "acme_imei.yaml").write_text(rule_text() + "# a remark\n", encoding="utf-8")
    assert read_pack(folder).name.sha256 != digest


def test_a_file_or_a_folder_without_a_name_is_called_as_it_lies(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "my rules\u202e", about="")
    for pack, name in ((read_pack(folder), "my_rules_"), (read_pack(folder / "acme_imei.yaml"), "acme_imei")):
        assert (pack.name.name, pack.name.version, str(pack.name)) == (name, "", f"{name} {pack.name.sha256[:12]}")
    assert read_pack(write_pack(tmp_path / "b") / "pack.yaml").name.name == "acme"


def test_one_pack_given_twice_is_one(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "a")
    assert read_packs([folder, read_pack(folder), folder]) == (read_pack(folder),)


def test_what_is_kept_of_a_pack_makes_the_same_pack(tmp_path: Path) -> None:
    packs = read_packs([write_pack(tmp_path / "a"), write_pack(tmp_path / "b", "", other=rule_text("other"))])
    kept = json.loads(json.dumps([pack.kept() for pack in packs]))
    assert packs_of(kept) == packs
    alone = read_pack(tmp_path / "a" / "acme_imei.yaml")
    assert packs_of([alone.kept()]) == (alone,)


@pytest.mark.parametrize(
    "kept", [5, "a", [5], [{}], [{"path": "a"}], [{"path": "a", "files": {"../x.yaml": ""}}],
             [{"path": "a", "files": {"x.yaml": 5}}]],
)  # fmt: skip
def test_a_record_of_another_shape_is_no_pack(kept: Any) -> None:
    with pytest.raises(ValueError, match="no record"):
        packs_of(kept)


@pytest.mark.parametrize(
    ("about", "place", "message"),
    [
        ("{name: acme}", "pack.yaml:1:1", "version"),
        ("{name: acme, verison: 1}", "pack.yaml:1:14", "did you mean 'version'?"),
        ("{name: Acme Inc, version: 1}", "pack.yaml:1:2", "name"),
        ('{name: acme, version: "1\\e[31m"}', "pack.yaml:1:14", "control"),
        ("{name: acme, version: 1, requires_analyzer: 99.0.0}", "pack.yaml:1:26", "needs consentinel 99.0.0"),
        ("{name: acme, version: 1, run: rm}", "pack.yaml:1:26", "unknown key 'run'"),
        ("[", "pack.yaml:2:1", "not valid YAML"),
    ],
)
def test_a_mistake_in_the_name_of_a_pack_is_shown_at_its_place(
    about: str, place: str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError) as caught:
        read_pack(write_pack(tmp_path / "a", about))
    assert caught.value.message.startswith(f"{tmp_path / 'a' / place}: ")
    assert message in f"{caught.value.message}; {caught.value.hint}"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (rule_text(title='"a\\e[31mb"'), "10:8", "control"),
        (rule_text(title='"a\\u202eb"'), "10:8", "bidirectional"),
        (rule_text(title='"a\\n::add-mask::b"'), "10:8", "line breaks"),
        (rule_text(title='"a\\u200bb"'), "10:8", "invisible"),
        (rule_text(title="x" * 4001), "10:8", "more than 4000 characters"),
        (rule_text().replace("version: 1", "version: 1" + "0" * 400), "2:1", "as large"),
        (rule_text() + "settings: {n: {en: abc, zh: abc, default: .nan}}\n", "15:34", "as large"),
        (rule_text() + 'phases: ["a\\eb"]\n', "15:10", "control"),
        (rule_text("other"), "1:1", "is not the file's name 'acme_imei'"),
    ],
)
def test_what_outputs_could_obey_is_refused_in_a_rule_of_others(
    text: str, place: str, message: str, tmp_path: Path
) -> None:
    folder = write_pack(tmp_path / "a", acme_imei=text)
    for path in (folder, folder / "acme_imei.yaml"):
        with pytest.raises(UsageError) as caught:
            read_pack(path)
        assert caught.value.message.startswith(f"{folder / 'acme_imei.yaml'}:{place}: "), caught.value.message
        assert (caught.value.code, message in caught.value.message) == ("E140", True)


def test_a_pack_cannot_bring_code(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "a")
    (folder / "sub").mkdir()
    (folder / "sub" / "rule.py").write_text("raise SystemExit('ran')")
    with pytest.raises(UsageError, match="may not bring Python"):
        read_pack(folder)


def test_a_pack_reads_nothing_from_elsewhere(tmp_path: Path) -> None:
    """What a pack holds is kept with the session; a link would take along what is its reader's."""
    secret = tmp_path / "secret"
    secret.write_text(rule_text(), encoding="utf-8")
    folder = write_pack(tmp_path / "a", other=rule_text("other"))
    (folder / "acme_imei.yaml").symlink_to(secret)
    with pytest.raises(UsageError, match="holds no links"):
        read_pack(folder)
    (folder / "acme_imei.yaml").unlink()
    os.mkfifo(folder / "acme_imei.yaml")
    with pytest.raises(UsageError, match="no file"):
        read_pack(folder)


def test_what_is_no_pack_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "many").mkdir()
    for number in range(202):
        (tmp_path / "many" / f"r{number}.yaml").touch()
    for name, message in (("absent", "no such file"), ("empty", "no rules in it"), ("many", "more than 200 rules")):
        with pytest.raises(UsageError, match=message):
            read_pack(tmp_path / name)


def test_two_packs_of_one_name_are_refused_and_so_is_a_rule_that_exists(tmp_path: Path) -> None:
    one, two = write_pack(tmp_path / "a"), write_pack(tmp_path / "b", other=rule_text("other"))
    with pytest.raises(UsageError, match="a rule pack 'acme' exists already") as caught:
        read_packs([one, two])
    assert caught.value.code == "E142"
    twice = write_pack(tmp_path / "c", "{name: twice, version: 1}")
    ours = pack_of("ours", {"pre_consent_send.yaml": rule_text("pre_consent_send")})
    for packs in (read_packs([one, twice]), (ours,)):
        with pytest.raises(UsageError, match="exists already") as caught:
            load_rules(packs)
        assert caught.value.code == "E142"
