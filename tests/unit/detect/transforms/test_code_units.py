"""Encodings beside their examples: what is not theirs."""

from __future__ import annotations

import pytest

from analyzer.detect.transforms import code_units


@pytest.mark.parametrize("text", [b"", b"abc", b"0123456789abcde", b"0123456789abcdeg", b"12:34", b"0" * 10_000])
def test_raw_takes_whole_ids_only(text: bytes) -> None:
    assert code_units.raw(text) == b""


def test_raw_takes_groups() -> None:
    assert code_units.raw(b"f81d4fae-7dec-11d0-a765-00a0c91e6bf6").hex() == "f81d4fae7dec11d0a76500a0c91e6bf6"


@pytest.mark.parametrize("text", ["abc", "\U0001f600", "\ud800"])
def test_gbk_writes_nothing_for_what_it_has_not(text: str) -> None:
    assert code_units.gbk(text.encode("utf-8", "surrogatepass")) == b""
