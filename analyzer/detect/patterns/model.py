"""What a validated format is, and how a candidate is read.

A field name is what stands right before a value, with the marks that bind the two: `"imei":"`, `imei=`, `<imei>`,
`imei: `, `\\"imei\\":\\"`, `name="imei"` and an empty line, `/imei/`. It is compared word by word: `deviceId` and
`DEVICE_ID` are both `device_id`, and `hotel` is not `tel`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from analyzer.detect.engine import Expression
from analyzer.detect.known import is_placeholder
from analyzer.model.enums import Confidence

_WINDOW = 320
_BACK = 160
_NAME_BACK = 64
Place = tuple[float, float]
"""Latitude and longitude, WGS-84 degrees."""


@dataclass(frozen=True)
class PatternMatch:
    """A text that follows a format. start, end: where it stands. confidence: possible, or likely with a field name."""

    data_type: str
    text: str
    start: int
    end: int
    confidence: Confidence
    method: ClassVar[str] = "pattern"

    @property
    def reasoning(self) -> str:
        """Why it is claimed, without the value."""
        return f"text of the form of {self.data_type}"


@dataclass(frozen=True)
class Pattern:
    """One format.

    expression: finds candidates for the scan; its match ends inside the value or right behind it.
    text: the value in its surroundings, as group `value`.
    check: the last word on a text: the text to claim, or nothing. is_plain: the text also counts without a name.
    name: what the words of the field name have in them when it says the same; weak_name: when it could.
    other: names under which the same format is another data type.
    near: for places, tells whether a text is near one of those given.
    rule: what is checked and when it is claimed, for people.
    """

    id: str
    data_type: str
    expression: Expression
    text: re.Pattern[bytes]
    check: Callable[[str], str | None]
    name: re.Pattern[str]
    is_plain: Callable[[str], bool]
    rule: str
    weak_name: re.Pattern[str] | None = None
    other: tuple[tuple[re.Pattern[str], str], ...] = ()
    near: Callable[[str, Sequence[Place]], str | None] | None = None
    sources: tuple[str, ...] = ()


BINDS = rb"[\"'\\=:>/][^0-9a-z]{0,7}"
"""What may stand between a field name and its value, as loosely as the scan has it."""


def never(_text: str) -> bool:
    """Say that a text counts under a field name alone."""
    return False


def always(_text: str) -> bool:
    """Say that a text counts wherever it stands."""
    return True


def words(alternatives: str) -> re.Pattern[str]:
    """Give the expression that finds one of these words in a field name as `words_of` writes it."""
    return re.compile(rf"(?:\A|_)(?:{alternatives})(?=_|\d|\Z)")


def named_digits(names: bytes, digits: bytes) -> Expression:
    """Give the trigger of digits after a field name. They come right behind, so that names alone report nothing."""
    return Expression(rb"(?i)(?:%b)[0-9a-z_]{0,8}%b%b" % (names, BINDS, digits))


def words_of(name: str) -> str:
    """Give the words of a field name in lower case, joined by `_`.

    >>> words_of("deviceId"), words_of("user.IMEI"), words_of("data[Phone-Num]")
    ('device_id', 'user_imei', 'data_phone_num')
    """
    parts = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return re.sub(r"[^0-9A-Za-z]+", "_", parts).strip("_").lower()


_FIELD_NAME = re.compile(
    rb"([A-Za-z_][\w\[\].-]{0,39})[\"'\\]{0,3}"
    rb"(?:\s{0,2}[:=]\s{0,2}|>|/|\r?\n(?:[\w-]{1,40}: ?[^\r\n]{1,80}\r?\n){0,2}\r?\n)[\"'\\\[(+]{0,4}\Z"
)


def field_name(before: bytes) -> str:
    """Give the words of the field name that ends a text, empty when there is none.

    >>> field_name(b'{"deviceId":"'), field_name(b"&phoneNum=+"), field_name(b"<mac>"), field_name(b'["a", "')
    ('device_id', 'phone_num', 'mac', '')
    """
    found = _FIELD_NAME.search(before)
    return words_of(found.group(1).decode("latin-1")) if found else ""


def read_match(
    pattern: Pattern, content: bytes | memoryview, end: int, places: Sequence[Place] = ()
) -> PatternMatch | None:
    """Read and check the candidate that the scan saw end at `end`; None when it does not hold.

    Possible, or likely where the field name says the same; a place is likely where it is near one of `places`.
    """
    low, high = max(0, end - _WINDOW), min(len(content), end + _WINDOW)
    window = bytes(content[low:high])
    found = _match_over(pattern, window, end - 1 - low)
    if found is None:
        return None
    start, stop = found.span("value")
    text = pattern.check(window[start:stop].decode("latin-1"))
    if text is None or is_placeholder(pattern.data_type, text):
        return None
    name = field_name(window[max(0, start - _NAME_BACK) : start])
    data_type, confidence = _claim(pattern, name, text)
    if pattern.near is not None and (nearer := pattern.near(text, places)) is not None:
        text, confidence = nearer, Confidence.LIKELY
    if confidence is None:
        return None
    return PatternMatch(data_type, text, low + start, low + stop, confidence)


def _claim(pattern: Pattern, name: str, text: str) -> tuple[str, Confidence | None]:
    """Give the data type, and how sure it is; nothing for a text that says too little without a name."""
    for other_name, data_type in pattern.other:
        if other_name.search(name):
            return data_type, Confidence.LIKELY
    if pattern.name.search(name):
        is_sure = pattern.near is None
        return pattern.data_type, Confidence.LIKELY if is_sure else Confidence.POSSIBLE
    is_weak = pattern.weak_name is not None and pattern.weak_name.search(name) is not None
    return pattern.data_type, Confidence.POSSIBLE if is_weak or pattern.is_plain(text) else None


def _match_over(pattern: Pattern, window: bytes, position: int) -> re.Match[bytes] | None:
    """Give the text that stands over a position."""
    for found in pattern.text.finditer(window, max(0, position - _BACK)):
        if found.start("value") > position:
            return None
        if found.end("value") >= position:
            return found
    return None
