from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from analyzer.cli import app as cli
from analyzer.rules.engine import judge
from analyzer.rules.examples import observation_rows
from analyzer.scope.sources.scope_file import load_scope

APK = str(Path(__file__).resolve().parents[2] / "samples" / "scope" / "ride.apk")
LIST = "SDK名称,公司名称,收集个人信息类型,使用目的,隐私政策链接\n友盟SDK,友盟,OAID,统计,https://www.umeng.com/p\n"
KEYS = {"data_type", "declared", "party", "purpose", "source", "locator", "quote", "confidence"}


def _run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["consentinel", *words])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    captured = capsys.readouterr()
    return int(ended.value.code or 0), captured.out, captured.err


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    return lambda *words: _run(monkeypatch, capsys, *words)


@pytest.fixture
def sdk_list(tmp_path: Path) -> str:
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    return str(file)


def test_a_draft_drives_the_scope_rules(run: Any, tmp_path: Path, sdk_list: str) -> None:
    output = tmp_path / "scope.yaml"
    code, out, err = run("scope", "draft", APK, sdk_list, "--category", "ride_hailing", "-o", str(output))
    assert (code, out) == (0, "")
    assert "contacts: android.permission.READ_CONTACTS opens it" in err
    scope = load_scope(output)
    assert (scope.app_id, scope.category) == ("com.example.ride", "ride_hailing")
    sent = {"act": "sent", "party_relation": "third"}
    rows = [
        sent | {"data_type": "oaid", "host": "a.umengcloud.com", "party_id": "umeng"},
        sent | {"data_type": "oaid", "host": "ads.example", "party_id": "ads"},
        sent | {"data_type": "contacts", "host": "a.umengcloud.com", "party_id": "umeng"},
    ]
    tables = {"observations": observation_rows(rows)}
    findings = judge(
        tables,
        scope,
        {},
        select=("undeclared_collection", "third_party_undisclosed"),
        ignore=(),
        session_id="s",
        app_id="com.example.ride",
    ).findings
    found = {(row.rule_id, *row.data_types, row.party_id) for row in findings.itertuples()}
    assert ("undeclared_collection", "contacts", "umeng") in found
    assert ("third_party_undisclosed", "oaid", "ads") in found
    assert not any(entry[1:] == ("oaid", "umeng") for entry in found)


def test_json_gives_the_items_with_their_places(run: Any, sdk_list: str) -> None:
    code, out, _err = run("scope", "draft", sdk_list, "--format", "json")
    (item,) = json.loads(out)
    assert code == 0
    assert set(item) >= KEYS
    assert (item["data_type"], item["declared"], item["party"], item["locator"], item["quote"]) == (
        "oaid",
        "shared",
        "umeng",
        "line 2, column 3",
        "OAID",
    )


def test_a_category_alone_gives_its_necessary_list(run: Any) -> None:
    code, out, _err = run("scope", "draft", "--category", "online_community", "--format", "json")
    assert (code, [row["data_type"] for row in json.loads(out)]) == (0, ["phone_number"])


def test_show_names_the_data_types_in_the_language(run: Any, sdk_list: str) -> None:
    code, out, _err = run("scope", "show", sdk_list, "--lang", "zh")
    assert code == 0
    assert out.splitlines()[1].startswith("oaid ")
    assert json.loads(run("scope", "show", APK, "--format", "json")[1])[0]["declared"] == "permission"


def test_diff_tells_what_only_one_declares(run: Any, sdk_list: str, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text(LIST.replace("OAID", "IMEI"), encoding="utf-8")
    code, out, _err = run("scope", "diff", sdk_list, str(other), "--format", "json")
    assert code == 0
    assert [(row["change"], row["data_type"]) for row in json.loads(out)] == [("only_a", "oaid"), ("only_b", "imei")]
    assert "只在A中" in run("scope", "diff", sdk_list, str(other), "--lang", "zh")[1]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("draft", "{bad}"), 4, "error[E375] {bad}: is no ZIP archive"),
        (("draft", "--manifest", "{bad}"), 2, "error[E175] {bad}: is no ZIP archive"),
        (("show", "{bad}.none"), 4, "error[E371]"),
        (("draft",), 2, "error[E100] no document"),
        (("draft", "--as", "manifst={bad}"), 2, "did you mean 'manifest'?"),
        (("draft", "--as", "manifest"), 2, "error[E170]"),
        (("draft", "--category", "ride_haling"), 2, "did you mean 'ride_hailing'?"),
        (("diff", "{scope}", "{scope}"), 4, "{scope}:3:6: items.0.data_type"),
    ],
)
def test_mistakes_end_as_the_contract_says(
    run: Any, tmp_path: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    bad, scope = tmp_path / "bad.apk", tmp_path / "scope.yaml"
    bad.write_bytes(b"no package")
    scope.write_text("version: 1\nitems:\n  - {data_type: imie}\n", encoding="utf-8")
    names = {"bad": str(bad), "scope": str(scope)}
    ended, out, err = run("scope", *(word.format(**names) for word in words))
    assert (ended, out) == (code, "")
    assert told.format(**names) in err


def test_control_characters_of_a_document_are_shown(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(LIST.replace("OAID", "OAID\x1b[31m\u202e"), encoding="utf-8")
    for words in (("show", str(file)), ("draft", str(file)), ("draft", str(file), "--format", "json")):
        code, out, err = run("scope", *words)
        assert code == 0
        assert not {"\x1b", "\u202e"} & set(out + err)
