"""Text is told from what is none."""

from __future__ import annotations

import os

import pytest

from analyzer.decode.node import Node, is_text
from analyzer.ingest.exchange import PartKind


@pytest.mark.parametrize("content", [b"", b"a=1", "姓名".encode(), b"x\r\n\ty", b"\x1b[0m" + b"y" * 100])
def test_text_is_text(content: bytes) -> None:
    assert is_text(content)


@pytest.mark.parametrize("content", [bytes(10), b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", os.urandom(600)])
def test_binary_is_none(content: bytes) -> None:
    assert not is_text(content)


def test_a_piece_shares_the_budget_of_its_part() -> None:
    root = Node(b"abc", PartKind.MESSAGE, "text/plain", 5)
    child = root.child(b"x", "gzip", 0, 3).child(b"y", "base64", 0, 1)
    assert (child.budget is root.budget, child.root is root, child.owner, child.depth) == (True, True, 5, 2)
