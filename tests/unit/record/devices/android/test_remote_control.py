"""The one switch in the WireGuard app's settings, and that everything else stays as it is."""

from __future__ import annotations

import pytest

from analyzer.record.devices.android.remote_control import allowing, is_allowed

ON = b"\x0a\x22\x0a\x1callow_remote_control_intents\x12\x02\x08\x01"
OFF = ON[:-1] + b"\x00"
DARK = b"\x0a\x0f\x0a\x09dark_mode\x12\x02\x08\x01"
LONG = b"\x0a\xd3\x01\x0a\x04long\x12\xca\x01\x2a\xc7\x01" + b"x" * 199


@pytest.mark.parametrize(
    ("settings", "is_on"), [(b"", False), (ON, True), (OFF, False), (DARK, False), (LONG + ON, True)]
)
def test_the_switch_is_read(settings: bytes, is_on: bool) -> None:
    assert is_allowed(settings) is is_on


@pytest.mark.parametrize(
    ("settings", "after"),
    [(b"", ON), (ON, ON), (OFF, ON), (DARK + OFF + LONG, DARK + LONG + ON), (LONG + DARK, LONG + DARK + ON)],
)
def test_the_switch_is_set_and_the_rest_stays(settings: bytes, after: bytes) -> None:
    assert allowing(settings) == after


@pytest.mark.parametrize(
    "broken", [b"\n", b"\x0a\xff", b"\x0a\x05abc", b"<map/>", b"\x0a\xff\xff\xff\xff\xff\x01", DARK + b"\x12"]
)
def test_settings_that_cannot_be_read_allow_nothing_and_are_made_anew(broken: bytes) -> None:
    assert not is_allowed(broken)
    assert allowing(broken) == ON
