from __future__ import annotations

import pytest

from analyzer.farm.devices import find_devices
from analyzer.farm.worker import FarmDevice
from analyzer.model.errors import UsageError


def test_embedded_devices_are_numbered_and_serials_taken_as_they_are() -> None:
    assert find_devices("jvm:2, emulator-5554,127.0.0.1:5555") == [
        FarmDevice("jvm-1", "jvm", is_embedded=True),
        FarmDevice("jvm-2", "jvm", is_embedded=True),
        FarmDevice("emulator-5554", "emulator-5554", is_embedded=False),
        FarmDevice("127.0.0.1:5555", "127.0.0.1:5555", is_embedded=False),
    ]
    assert [device.name for device in find_devices("jvm")] == ["jvm-1"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("", "no device is named"),
        (" , ", "no device is named"),
        ("a,b,a", "a device is named twice"),
        ("jvm,jvm:2", "a device is named twice"),
        ("jvm:0", "jvm:0 is not between 1 and 64"),
        ("jvm:65", "jvm:65 is not between 1 and 64"),
    ],
)
def test_mistakes_are_told(words: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        find_devices(words)
    assert (caught.value.code, caught.value.message) == ("E194", f"--devices: {message}")
