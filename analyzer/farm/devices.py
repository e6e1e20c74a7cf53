"""--devices of `consentinel run`: which devices work."""

from __future__ import annotations

import re

from analyzer.farm.worker import FarmDevice
from analyzer.model.errors import SetupError, UsageError

_MOST_EMBEDDED = 64
_EMBEDDED = re.compile(r"jvm(?::(\d{1,4}))?")


def find_devices(words: str) -> list[FarmDevice]:
    """Give the devices that `all`, `jvm`, `jvm:N`, serials, or several of them with commas, stand for.

    Raises UsageError E194 (no such form, or one twice), SetupError E201 (`all` finds none), E300 (no adb).
    """
    found: list[FarmDevice] = []
    for word in filter(None, (part.strip() for part in words.split(","))):
        found += _one(word)
    names = [device.name for device in found]
    if not names or len(set(names)) < len(names):
        raise UsageError(f"--devices: {'a device is named twice' if names else 'no device is named'}", code="E194",
                         hint="for example --devices jvm:3, or all, or emulator-5554,R58M12ABCDE")  # fmt: skip
    return found


def _one(word: str) -> list[FarmDevice]:
    embedded = _EMBEDDED.fullmatch(word)
    if embedded is not None:
        n = int(embedded[1] or 1)
        if not 1 <= n <= _MOST_EMBEDDED:
            raise UsageError(f"--devices: jvm:{n} is not between 1 and {_MOST_EMBEDDED}", code="E194",
                             hint="as many as there are processor cores is a good number")  # fmt: skip
        return [FarmDevice(f"jvm-{number}", "jvm", is_embedded=True) for number in range(1, n + 1)]
    if word == "all":
        serials = _at_adb()
        if not serials:
            raise SetupError("no phone or emulator is ready at adb", code="E201",
                             hint="`consentinel devices` lists them; jvm:N works without phones")  # fmt: skip
        return [FarmDevice(serial, serial, is_embedded=False) for serial in serials]
    return [FarmDevice(word, word, is_embedded=False)]


def _at_adb() -> list[str]:
    from analyzer.record.devices.android.link import listed

    return [serial for serial, state in listed() if state == "device"]
