"""Binder calls as a stand-in of libbinder hands them to the driver, read in a real process under real Frida."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import need
from native.app import HERE, App, Watching
from support.waiting import wait_for

from analyzer.record.binder_table import load_codes
from analyzer.record.native_specs import load_native_specs

pytestmark = pytest.mark.slow

PHONE = "com.android.internal.telephony.IPhoneSubInfo"
CLIPBOARD = "android.content.IClipboard"
PROVIDER = "android.content.IContentProvider"
CODES = load_codes()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    compiler = shutil.which("cc")
    need(compiler is not None, "a C compiler")
    made = tmp_path_factory.mktemp("binder") / "libfake_binder.so"
    command = [str(compiler), "-shared", "-fPIC", "-Wl,-Bsymbolic", "-o", str(made), str(HERE / "binder.c")]
    subprocess.run(command, check=True, timeout=60)
    return made


class Phone:
    """An app on a made-up Android of some API level."""

    def __init__(self, library: Path, level: int) -> None:
        self.library, self.level = library, level
        self.app = App()
        self.watching = Watching([spec for spec in load_native_specs() if spec.unit == "binder"], api_level=level)
        self.call("nothing.at.All", 1, "hello")
        self.watching.instrument.attach(self.app.pid, "native")
        wait_for(lambda: {s["reason"] for s in self.watching.instrument.status()} == {None}, "the library is not seen")

    def call(self, interface: str, code: int, answer: str, uri: str = "-") -> str:
        return self.app.run("library", self.library, "call", interface, code, self.level, uri, answer)

    def calls(self) -> list[tuple[Any, ...]]:
        self.watching.instrument.close()
        assert self.watching.of_kind("hook_error") == []
        return [(hook, value, args, error) for hook, value, _, args, error in self.watching.calls()]


@pytest.fixture(params=[28, 29, 33, 36])
def phone(library: Path, request: pytest.FixtureRequest) -> Iterator[Phone]:
    made = Phone(library, request.param)
    yield made
    made.watching.instrument.close()
    made.app.kill()


def test_calls_are_named_by_the_numbers_of_their_level(phone: Phone) -> None:
    code = {name: levels[phone.level] for name, levels in CODES[PHONE].items() if phone.level in levels}
    assert phone.call(PHONE, code["getDeviceId"], "490154203237518") == "490154203237518"
    assert phone.call(PHONE, code["getIccSerialNumberForSubscriber"], "89860318640220133897") == "89860318640220133897"
    phone.call(PHONE, 99, "not asked for")
    phone.call(CLIPBOARD, CODES[CLIPBOARD]["getPrimaryClip"][phone.level], "a clip is no text")
    phone.call(CLIPBOARD, CODES[CLIPBOARD]["addPrimaryClipChangedListener"][phone.level], "1")
    assert phone.calls() == [
        ("binder.phone.device_id", "490154203237518", (f"{PHONE}.getDeviceId", None), None),
        ("binder.phone.subscriber", "89860318640220133897", (f"{PHONE}.getIccSerialNumberForSubscriber", None), None),
        ("binder.clipboard.read", None, (f"{CLIPBOARD}.getPrimaryClip", None), None),
        ("binder.clipboard.read", None, (f"{CLIPBOARD}.addPrimaryClipChangedListener", None), None),
    ]


def test_content_is_told_by_its_uri(phone: Phone) -> None:
    uris = ["content://com.android.contacts/data", "content://sms/inbox", "content://settings/secure", "-"]
    for uri in uris:
        phone.call(PROVIDER, CODES[PROVIDER]["query"][phone.level], "rows", uri)
    assert phone.calls() == [
        ("binder.content.contacts", None, (f"{PROVIDER}.query", uris[0]), None),
        ("binder.content.messages", None, (f"{PROVIDER}.query", uris[1]), None),
    ]


def test_a_call_that_was_refused_gave_nothing(phone: Phone) -> None:
    code = CODES[PHONE]["getDeviceId"][phone.level]
    phone.call(PHONE, code, "!-1")
    phone.call(PHONE, code, "-")
    phone.call(PHONE, code, "490154203237518")
    arguments = (f"{PHONE}.getDeviceId", None)
    assert phone.calls() == [
        ("binder.phone.device_id", None, arguments, "exception -1"),
        ("binder.phone.device_id", None, arguments, "no reply"),
        ("binder.phone.device_id", "490154203237518", arguments, None),
    ]
