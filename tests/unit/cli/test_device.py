"""How changes of a device are named to people; the commands themselves are in e2e/test_device_cli.py."""

from __future__ import annotations

from analyzer.cli.device import _KINDS
from analyzer.i18n.talk import sections
from analyzer.record.devices.android.undo import UNDO


def test_every_kind_of_change_has_a_name_in_every_language() -> None:
    assert set(_KINDS) == set(UNDO)
    assert {f"{name}: " for name in _KINDS.values()} <= set(sections("zh")["talk"])
