"""Policies in files: encodings, what is no text, what is too long."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.model.errors import UsageError
from analyzer.scope.sources import policy_text

TEXT = "我们会收集您的手机号码，用于注册账号。\n我们不会读取您的通讯录。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le"])
def test_every_encoding_reads_the_same(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "policy.txt"
    file.write_bytes(TEXT.encode(encoding))
    assert policy_text.sniff(file)
    items = [(item.data_type, item.declared, item.purpose, item.locator) for item in policy_text.read(file).items]
    assert items == [("phone_number", "collected", "account", "line 1"), ("contacts", "denied", "", "line 2")]


def test_a_page_that_names_its_encoding(tmp_path: Path) -> None:
    file = tmp_path / "policy.html"
    file.write_bytes(f'<html><head><meta charset="gbk"></head><body><p>{TEXT}</p></body></html>'.encode("gbk"))
    assert {item.data_type for item in policy_text.read(file).items} == {"phone_number", "contacts"}


def test_an_empty_file_is_one_clear_error(tmp_path: Path) -> None:
    file = tmp_path / "policy.txt"
    file.write_bytes(b" \n")
    with pytest.raises(UsageError, match="no text in it") as caught:
        policy_text.read(file)
    assert caught.value.code == "E190"


def test_binary_is_one_clear_error(tmp_path: Path) -> None:
    file = tmp_path / "policy.txt"
    file.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(UsageError) as caught:
        policy_text.read(file)
    assert caught.value.code == "E174"


def test_a_text_too_long_is_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy_text, "MAX_CHARACTERS", 10)
    file = tmp_path / "policy.txt"
    file.write_text(TEXT, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        policy_text.read(file)
    assert caught.value.code == "E191"


def test_a_text_that_declares_nothing_is_said(tmp_path: Path) -> None:
    file = tmp_path / "policy.txt"
    file.write_text("Hello.", encoding="utf-8")
    assert len(policy_text.read(file).warnings) == 1
