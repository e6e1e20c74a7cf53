from __future__ import annotations

from pathlib import Path

import pytest

from analyzer.model.errors import UsageError
from analyzer.scope import textfile

TEXT = "我们会收集您的设备信息,\n包括IMEI。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_document_reads_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "policy.txt"
    file.write_bytes(TEXT.replace("\n", "\r\n").encode(encoding))
    assert textfile.read_text(file) == TEXT
    assert textfile.head(file) == TEXT


def test_an_encoding_that_the_document_names_is_used(tmp_path: Path) -> None:
    file = tmp_path / "policy.html"
    file.write_bytes('<meta charset="big5">隱私權政策：我們收集'.encode("big5"))
    assert textfile.read_text(file) == '<meta charset="big5">隱私權政策：我們收集'


def test_bytes_of_no_encoding_are_refused_at_their_place(tmp_path: Path) -> None:
    file = tmp_path / "policy.txt"
    file.write_bytes(b"one\ntwo \xff\xff\xff\x81")
    with pytest.raises(UsageError) as caught:
        textfile.read_text(file)
    assert caught.value.code == "E174"
    assert caught.value.message.startswith(f"{file}:2:5: ")


def test_binary_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes(bytes(range(32)) * 50)
    with pytest.raises(UsageError):
        textfile.read_text(file)
    assert textfile.head(file) == ""


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes(b"12345")
    assert textfile.read_bytes(file, limit=5) == b"12345"
    with pytest.raises(UsageError) as caught:
        textfile.read_bytes(file, limit=4)
    assert caught.value.code == "E173"


def test_a_beginning_that_ends_inside_a_character_is_still_text(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_bytes(b"a" + "字".encode() * 40_000)
    assert textfile.head(file).startswith("a字字")
