"""Rows of tables: heads of two rows, rows that say no, permissions that share a word."""

from __future__ import annotations

import pytest

from analyzer.scope.policy.cells import permissions_in
from analyzer.scope.policy.reader import read_policy


def _said(text: str) -> list[tuple[str, str, str]]:
    return [(item.data_type, item.declared, item.party) for item in read_policy(text)]


def test_a_head_of_two_rows() -> None:
    text = (
        "<table><tr><th rowspan=2>功能</th><th colspan=2>收集的个人信息</th></tr><tr><th>车机</th><th>手机</th></tr>"
        "<tr><td>导航</td><td>行驶轨迹</td><td>手机型号</td></tr></table>"
    )
    assert _said(text) == [("location_track", "collected", "first"), ("device_info", "collected", "first")]


@pytest.mark.parametrize("cell", ["不收集", "Voiceprints, which we do not collect", "人脸特征（不上传、不存储）"])
def test_a_cell_that_says_no(cell: str) -> None:
    assert _said(f"| Category | Data | Purpose |\n|---|---|---|\n| A | {cell} | – |\n") == []


def test_a_column_that_says_no() -> None:
    text = "| Examples | Collected? | Purpose |\n|---|---|---|\n| Voiceprints | No | – |\n| Email | Yes | Login |\n"
    assert _said(text) == [("biometric_other", "denied", "first"), ("email", "collected", "first")]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("相册和相机权限", ["photos_videos", "camera_stream"]),
        ("短信、通话记录权限", ["sms", "call_log"]),
        ("位置权限。我们不读取短信", ["location_precise"]),
    ],
)
def test_permissions_that_share_a_word(text: str, types: list[str]) -> None:
    assert [mention.entry.types[0] for mention in permissions_in(text, "zh")] == types
