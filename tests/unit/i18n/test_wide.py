from __future__ import annotations

import io

from rich.console import Console

from analyzer.i18n.wide import break_wide_text


def _wrapped(text: str, width: int) -> list[str]:
    stream = io.StringIO()
    Console(file=stream, width=width).print(text, soft_wrap=False)
    return [line.rstrip() for line in stream.getvalue().splitlines()]


def test_wide_text_breaks_between_characters_but_not_before_closing_ones() -> None:
    break_wide_text()
    assert _wrapped("没有标记时，同意状态未知（unknown）。", 13) == ["没有标记时，", "同意状态未知", "（unknown）。"]
    assert _wrapped("Plain words break at blanks.", 12) == ["Plain words", "break at", "blanks."]


def test_a_blank_at_the_end_of_a_full_line_cuts_nothing_off() -> None:
    break_wide_text()
    assert _wrapped("确定：possible 的发现", 14) == ["确定：possible", "的发现"]
