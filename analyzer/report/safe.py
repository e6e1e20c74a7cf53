"""Text from apps, hosts and policies is hostile: it is shown, never obeyed."""

from __future__ import annotations

import unicodedata

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


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
    return f"'{shown(plain)}" if plain.startswith(_FORMULA_STARTS) else shown(plain)
