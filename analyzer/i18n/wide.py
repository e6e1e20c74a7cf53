"""Lines of Chinese text: where they may be broken."""

from __future__ import annotations

import re
from typing import Any

_OPENING = "（“‘《【［〈"
_CLOSING = "，。、；：？！）”’》】］〉…·"
_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_WORD = re.compile(
    rf"\s*[{_OPENING}]*(?:[{_WIDE}]|[^\s{_WIDE}{_OPENING}{_CLOSING}]+|[{_CLOSING}])[{_CLOSING}]*\s*|\s*\S+\s*"
)


def break_wide_text() -> None:
    """Let Rich break lines between Chinese characters, not before closing nor after opening punctuation.

    Rich (15.0) breaks at blanks only and cuts longer words off with an ellipsis, so that Chinese help would be lost.
    """
    import rich._wrap
    from rich.text import Text

    rich._wrap.re_word = _WORD
    setattr(Text, "rstrip_end", _rstrip_end)  # noqa: B010 — a method of a foreign class, which types forbid


def _rstrip_end(text: Any, size: int) -> None:
    """Take blanks off the end of a line that is wider than `size` cells; Rich (15.0) counts characters there."""
    from rich.cells import cell_len

    blanks = len(text.plain) - len(text.plain.rstrip())
    excess = cell_len(text.plain) - size
    if excess > 0:
        text.right_crop(min(blanks, excess))
