"""Text of documents that come in any encoding: UTF-8, UTF-16 with or without a mark, GBK (GB 18030)."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from analyzer.model.errors import UsageError

MAX_BYTES = 32 * 1024 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_HEAD_BYTES = 65_536


def read_bytes(path: Path, *, limit: int = MAX_BYTES) -> bytes:
    """Read a file of at most `limit` bytes. Raises UsageError E171 or E173 (too large)."""
    try:
        with path.open("rb") as file:
            raw = file.read(limit + 1)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})", code="E171",
                         hint="check the path and its permissions") from error  # fmt: skip
    if len(raw) > limit:
        raise UsageError(f"{path}: larger than {limit // 1024 // 1024} MB", code="E173",
                         hint="documents are smaller; is it the right file?")  # fmt: skip
    return raw


def read_text(path: Path) -> str:
    """Read a document as text, whatever its encoding; line ends become `\\n`.

    Raises UsageError E171, E173, or E174 (no encoding fits), as file:line:column.
    """
    raw = read_bytes(path)
    text, bad = decoded(raw)
    if text is None:
        line = raw.count(b"\n", 0, bad) + 1
        column = bad - (raw.rfind(b"\n", 0, bad) + 1) + 1
        raise UsageError(f"{path}:{line}:{column}: neither UTF-8, UTF-16 nor GBK text", code="E174",
                         hint="save it as UTF-8 text")  # fmt: skip
    return text


def head(path: Path) -> str:
    """Give the beginning of a file as text, or "" when it is none; never raises. For `sniff`."""
    try:
        with path.open("rb") as file:
            raw = file.read(_HEAD_BYTES)
    except OSError:
        return ""
    for cut in range(4):
        text, _bad = decoded(raw[: len(raw) - cut])
        if text is not None:
            return text
    return ""


def decoded(raw: bytes) -> tuple[str | None, int]:
    """Give (text, 0), or (None, position of the first byte that fits no encoding)."""
    bad = 0
    for index, encoding in enumerate(_candidates(raw)):
        try:
            text = raw.decode(encoding)
        except (UnicodeDecodeError, LookupError) as error:
            bad = getattr(error, "start", 0) if index == 0 else bad
            continue
        if _is_text(text):
            return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), 0
    return None, bad


def _candidates(raw: bytes) -> list[str]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return [encoding]
    found = ["utf-8"]
    if raw.count(b"\0", 0, 4096) > len(raw[:4096]) // 8:
        found = (
            ["utf-16-le", "utf-16-be"] if raw[1:400:2].count(0) > raw[:400:2].count(0) else ["utf-16-be", "utf-16-le"]
        )
    elif len(raw) % 2 == 0 and _looks_utf16(raw):
        found = ["utf-8", "utf-16-le", "utf-16-be"]
    declared = _DECLARED.search(raw[:2048])
    if declared and declared[1].lower() not in (b"utf-8", b"utf8"):
        found.append({"gb2312": "gb18030", "gbk": "gb18030"}.get(name := declared[1].decode().lower(), name))
    return [*found, "gb18030"]


def _looks_utf16(raw: bytes) -> bool:
    """Chinese in UTF-16 has few zero bytes, but line ends and ASCII punctuation keep theirs."""
    return b"\n\0" in raw[:8192] or b"\0\n" in raw[:8192]


def _is_text(text: str) -> bool:
    """Tell text from binary that happens to decode."""
    sample = text[:20_000]
    bad = sum(1 for character in sample if character < " " and character not in "\t\n\r\f\x1b\b")
    return bad * 100 <= len(sample) and "\0" not in sample
