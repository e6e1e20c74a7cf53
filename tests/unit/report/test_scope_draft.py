from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.report.scope_draft import conflict_lines, draft_yaml
from analyzer.scope.declared import Declared, DeclaredItem, merge
from analyzer.scope.model import Scope
from analyzer.scope.sources.scope_file import load_scope

HOSTILE = 'x"\n# data_type: sms\n\x1b[31m\u202e<script>=1+1 \u2028items: []\ud800 ' + "y" * 80


def _loaded(folder: Path, *items: DeclaredItem, lang: str = "en", app_id: str | None = None) -> Scope:
    draft = merge([Declared(list(items), app_id=app_id)], category="ride_hailing")
    text = draft_yaml(draft, ["a.html"], lang)
    assert all(character == "\n" or character.isprintable() for character in text)
    file = folder / "scope.yaml"
    file.write_text(text, encoding="utf-8")
    return load_scope(file)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_draft_loads_as_the_scope_it_says(tmp_path: Path, lang: str) -> None:
    scope = _loaded(
        tmp_path,
        DeclaredItem("phone_number", "collected", purpose="注册", source="a.html", locator="line 3", quote="手机号"),
        DeclaredItem("imei", "shared", party="umeng", recipients=("友盟", "umeng.com"), waiver="pipl-13-2"),
        DeclaredItem("contacts", "permission", permission="android.permission.READ_CONTACTS"),
        DeclaredItem("", "permission", permission="android.permission.CALL_PHONE"),
        DeclaredItem("sms", "denied"),
        app_id="com.example.ride",
        lang=lang,
    )
    assert (scope.app_id, scope.category) == ("com.example.ride", "ride_hailing")
    assert scope.declared() == {"phone_number", "imei"}
    assert scope.denied() == {"sms"}
    assert scope.permissions() == {"android.permission.READ_CONTACTS", "android.permission.CALL_PHONE"}
    phone, imei = scope.items[0], scope.items[1]
    assert (phone.necessary, phone.source, phone.locator, phone.quote) == (True, "a.html", "line 3", "手机号")
    assert (imei.party, imei.recipients, imei.waiver) == ("umeng", ("友盟", "umeng.com"), "pipl-13-2")


def test_what_is_only_possible_declares_nothing_until_a_person_says_so(tmp_path: Path) -> None:
    item = DeclaredItem("face_biometric", "collected", confidence="possible")
    assert _loaded(tmp_path, item).items == ()
    file = tmp_path / "scope.yaml"
    text = file.read_text(encoding="utf-8")
    start = text.index("#   - data_type")
    bare = text[:start] + "\n".join(line.removeprefix("# ") for line in text[start:].split("\n"))
    file.write_text(bare.replace("items: []", "items:"), encoding="utf-8")
    assert load_scope(file).declared() == {"face_biometric"}


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    hostile = DeclaredItem(
        "imei", "collected", purpose=HOSTILE, source=HOSTILE, locator=HOSTILE, quote=HOSTILE, recipients=(HOSTILE,)
    )
    denied = DeclaredItem("imei", "denied", source=HOSTILE, quote=HOSTILE)
    scope = _loaded(tmp_path, hostile, denied, app_id=HOSTILE)
    assert scope.declared() == {"imei"}
    assert len(scope.items) == 2
    assert all(len(item.quote) <= 60 for item in scope.items)


def test_conflicts_and_further_sources_are_comments() -> None:
    documents = [
        Declared([DeclaredItem("imei", "collected", source="a", locator="line 1", quote="IMEI")]),
        Declared([DeclaredItem("imei", "collected", source="b", quote="imei")]),
        Declared([DeclaredItem("imei", "denied", source="c", locator="line 9")]),
    ]
    draft = merge(documents)
    text = draft_yaml(draft, ["a", "b", "c"], "en")
    assert "  # ! declared in a, line 1, denied in c, line 9\n  - data_type: imei\n" in text
    assert "    # also b: imei\n" in text
    assert conflict_lines(draft.conflicts, "zh") == ["imei: a, line 1 声明收集或共享，c, line 9 却否认"]
