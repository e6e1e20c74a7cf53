"""Text from apps, hosts and policies is hostile: it is shown, never obeyed."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What spreadsheets begin a formula with; those of Chinese and Japanese systems take the wide signs, too."""
_AFTER_SEMICOLON = re.compile(r"""(;[\s"']*)(?=[=+@＝＋＠-])""")
"""Where a list is parted by semicolons, as in much of Europe, what follows one is a cell of its own."""
_JSON_HIDDEN = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""What JSON lets stand raw and a terminal or an editor obeys."""
_COMMAND = re.compile(r"^([ \t]*)([:#])(?=(?<=:):[A-Za-z-]+[^:\n]*::|(?<=#)#(?:vso)?\[)", re.MULTILINE)
"""What GitHub Actions and Azure Pipelines take for a command when a line of a log begins with it."""


def shown(text: object) -> str:
    r"""Make a text printable: control, bidirectional and unassigned characters appear as `\x1b` or `\u202e`.

    >>> shown("a\x1b[31mb\u202ec")
    'a\\x1b[31mb\\u202ec'
    """
    plain = str(text)
    if plain.isprintable():
        return plain
    return "".join(character if _is_plain(character) else _escaped(character) for character in plain)


def _is_plain(character: str) -> bool:
    return character == " " or unicodedata.category(character)[0] not in "CZ" or character == "\u3000"


def _escaped(character: str) -> str:
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def cell(text: object) -> str:
    """Make a text safe in a spreadsheet: control characters are shown, and what would begin a formula gets an
    apostrophe before it.

    >>> cell("=1+1"), cell("plain")
    ("'=1+1", 'plain')
    """
    plain = str(text)
    safe = _AFTER_SEMICOLON.sub(r"\1'", shown(plain))
    return f"'{safe}" if plain.startswith(_FORMULA_STARTS) else safe


def json_text(value: Any, *, indent: int | None = 2) -> str:
    r"""Give plain values as JSON that is UTF-8 text and holds no control, bidirectional or invisible character raw.

    Readers get the same values: such characters are written as JSON escapes.

    >>> json_text({"host": "a\u202eb"}, indent=None)
    '{"host": "a\\u202eb"}'
    """
    return json_safe(json.dumps(value, ensure_ascii=False, indent=indent))


def json_safe(text: str) -> str:
    """Give JSON text with such characters escaped; they can only stand within its strings."""
    return text if text.isascii() and "\x7f" not in text else _JSON_HIDDEN.sub(_json_escape, text)


def _json_escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]


def no_commands(text: str) -> str:
    r"""Give lines of a log of which none is a command to the build server that prints them.

    >>> no_commands("  ::add-mask::x")
    '  \\x3a:add-mask::x'
    """
    return _COMMAND.sub(lambda found: found[1] + _escaped(found[2]), text)
