"""English sentences in another language: whole, with values, behind a place, within each other."""

from __future__ import annotations

import pytest

from analyzer.i18n.talk import translated


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("interrupted", "已中断"),
        ("unknown key 'oaidd'", "未知的键 'oaidd'"),
        ("scope.yaml:3:5: unknown key 'itms' (and 2 more)", "scope.yaml:3:5：未知的键 'itms'（另有 2 处）"),
        ("k.yaml:1:1: values: should be a list", "k.yaml:1:1: values：应为列表"),
        ("cannot read a/b (No such file or directory)", "无法读取 a/b（没有这个文件或文件夹）"),
        ("the proxy ended while starting", "代理在启动时结束"),
        ("port 8080 of 127.0.0.1 is in use", "127.0.0.1 的端口 8080 已被占用"),
        ("its last words:\nsome words of mitmdump", "它最后的输出：\nsome words of mitmdump"),
        ("words of somebody else", "words of somebody else"),
        ("somebody: words of somebody else", "somebody: words of somebody else"),
    ],
)
def test_a_sentence_is_found_and_its_values_are_kept(text: str, said: str) -> None:
    assert translated(text, "zh") == said
    assert translated(text, "en") == text


@pytest.mark.parametrize("value", ["{0}", "{}", "a: b: c", "E101", "🙂", "\\1", "x" * 500, "should be a list"])
def test_values_are_never_taken_for_placeholders_or_patterns(value: str) -> None:
    assert translated(f"unknown key {value!r}", "zh") == f"未知的键 {value!r}"


def test_hostile_text_costs_little_and_stays() -> None:
    for text in ("a: " * 199, "(" * 500, ": cannot read " * 40, "x" * 100_000, "state a: " * 60):
        assert translated(text, "zh").count("\n") == 0
