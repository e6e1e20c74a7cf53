"""Specs of functions below Java: what is shipped, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from analyzer import datatypes, resources
from analyzer.model.errors import UsageError
from analyzer.record.hooking import native_hide_specs, native_unpin_specs
from analyzer.record.native_specs import NativeSpec, load_native_specs

PLAIN: dict[str, Any] = {
    "id": "native.some.hook",
    "unit": "sockets",
    "symbols": "connect",
    "data_type": "ip_address",
    "tested_on": "linux",
    "source": "https://example.org/",
}


def test_every_shipped_spec_has_a_unit_and_a_known_data_type(root: Path) -> None:
    units = {file.stem for file in (root / "hooks" / "src" / "native").glob("*.ts")}
    specs = load_native_specs()
    changing = [*native_hide_specs(), *native_unpin_specs("")]
    assert {spec.unit for spec in specs} | {spec["unit"] for spec in changing} == units
    assert {spec.data_type for spec in specs} - {None} <= set(datatypes.data_types())
    assert [spec.id for spec in specs] == sorted({spec.id for spec in specs})


def test_every_symbol_of_a_spec_is_read_by_its_unit(root: Path) -> None:
    for spec in load_native_specs():
        source = (root / "hooks" / "src" / "native" / f"{spec.unit}.ts").read_text()
        missing = [symbol for symbol in spec.symbols if not re.search(rf"\b{symbol}\b", source)]
        assert missing == [], spec.id


def test_the_agent_gets_what_it_reads() -> None:
    spec = NativeSpec.model_validate({**PLAIN, "when": "^1", "hidden_in": "libssl.so*"})
    assert spec.for_agent() == {
        "id": "native.some.hook",
        "unit": "sockets",
        "symbols": ["connect"],
        "hidden_in": ["libssl.so*"],
        "when": ["^1"],
        "skip_callers": [],
        "binder": None,
        "data_type": "ip_address",
        "event": "read",
        "risk": "low",
        "family": "",
        "canary": None,
    }
    assert spec.verified
    assert not NativeSpec.model_validate({**PLAIN, "tested_on": "stand-in"}).verified


def test_a_binder_call_is_known_by_interface_method_and_uri() -> None:
    call = {"interface": "a.b.I", "methods": ["query", "open"], "uris": "content://x(?:/.*)?"}
    given = NativeSpec.model_validate({**PLAIN, "unit": "binder", "symbols": "ioctl", "binder": call}).for_agent()
    assert given["binder"] == {"interface": "a.b.I", "codes": {}, "reply": None}
    [pattern] = given["when"]
    right, wrong = ["query content://x", "open content://x/1"], ["query", "queryAll content://x"]
    subjects = [*(f"a.b.I.{text}" for text in [*right, *wrong]), "aXb.I.query content://x"]
    assert [bool(re.search(pattern, subject)) for subject in subjects] == [True, True, False, False, False]


@pytest.mark.parametrize(
    "change",
    [
        {"unit": "binder"},
        {"data_type": None},
        {"symbols": []},
        {"when": "(?i)x"},
        {"when": "("},
        {"id": "x"},
        {"unknown": 1},
    ],
    ids=[
        "binder without a call",
        "read without a type",
        "no symbol",
        "python pattern",
        "broken pattern",
        "short id",
        "unknown key",
    ],
)
def test_a_wrong_spec_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises((ValidationError, re.error)):
        NativeSpec.model_validate({**PLAIN, **change})


def test_a_file_of_wrong_specs_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "native"
    folder.mkdir()
    one = "- {id: native.some.hook, unit: sockets, symbols: connect, event: connect, tested_on: linux, source: 'https://e.org/'}\n"
    (folder / "own.yaml").write_text(one * 2)
    monkeypatch.setattr(resources, "path", lambda _name: tmp_path)
    with pytest.raises(UsageError) as caught:
        load_native_specs()
    assert caught.value.code == "E151"
    assert "own.yaml:2" in caught.value.message
