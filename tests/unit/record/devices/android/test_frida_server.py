"""Which asset a device needs, and what is refused."""

from __future__ import annotations

import hashlib
import importlib.metadata
import lzma
from pathlib import Path

import pytest
from fake_android import elf
from support.scripted_link import ScriptedLink

from analyzer.model.errors import SetupError
from analyzer.record.devices.android import frida_server
from analyzer.record.devices.android.frida_server import Source
from analyzer.record.devices.android.shell import DeviceShell

VERSION = importlib.metadata.version("frida")


@pytest.mark.parametrize(
    ("abi", "abilist", "arch"),
    [
        ("arm64-v8a", "arm64-v8a,armeabi-v7a,armeabi", "arm64"),
        ("armeabi-v7a", "armeabi-v7a,armeabi", "arm"),
        ("armeabi", "armeabi", "arm"),
        ("x86_64", "x86_64,arm64-v8a", "x86_64"),
        ("x86", "x86", "x86"),
        ("riscv64", "riscv64,x86_64", "x86_64"),
        ("", "x86", "x86"),
    ],
)
def test_each_abi_has_its_asset(abi: str, abilist: str, arch: str) -> None:
    answers: dict[str, tuple[int, str] | Exception] = {"getprop .*abi": (0, abi), "getprop .*abilist": (0, abilist)}
    assert frida_server.architecture(DeviceShell(ScriptedLink(answers))) == arch


def test_an_abi_that_frida_does_not_have_is_told() -> None:
    with pytest.raises(SetupError) as caught:
        frida_server.architecture(DeviceShell(ScriptedLink({"getprop .*": (0, "mips")})))
    assert caught.value.code == "E318"


@pytest.mark.parametrize("is_packed", [True, False])
@pytest.mark.parametrize("is_folder", [True, False])
def test_it_comes_from_a_file_or_a_folder_packed_or_not(tmp_path: Path, is_packed: bool, is_folder: bool) -> None:
    program = elf.frida_server(VERSION, "arm64")
    data = lzma.compress(program) if is_packed else program
    file = tmp_path / (frida_server.asset_name(VERSION, "arm64") + (".xz" if is_packed else ""))
    file.write_bytes(data)
    source = Source(tmp_path if is_folder else file, hashlib.sha256(data).hexdigest().upper())
    assert frida_server.load(source, "arm64") == program


def _file(folder: Path, data: bytes) -> Path:
    (folder / "s").write_bytes(data)
    return folder / "s"


@pytest.mark.parametrize(
    ("data", "sha256"),
    [
        (elf.frida_server(VERSION, "arm64"), "00"),
        (elf.frida_server(VERSION, "x86"), ""),
        (b"#!/bin/sh\n", ""),
        (b"", ""),
        (lzma.compress(elf.frida_server(VERSION, "arm64"))[:-30], ""),
        (b"\xfd7zXZ\x00broken", ""),
    ],
)
def test_a_file_that_is_not_it_is_refused(tmp_path: Path, data: bytes, sha256: str) -> None:
    with pytest.raises(SetupError) as caught:
        frida_server.load(Source(_file(tmp_path, data), sha256), "arm64")
    assert (caught.value.code, caught.value.exit_code) == ("E318", 3)


def test_it_is_never_downloaded_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("urllib.request.urlopen", lambda address, timeout: asked.append(address))
    with pytest.raises(SetupError, match="was given"):
        frida_server.load(Source(), "arm64")
    with pytest.raises(SetupError, match="no frida-server"):
        frida_server.load(Source(tmp_path), "arm64")
    assert asked == []


def test_where_it_may_be_downloaded_the_official_release_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def refuse(address: str, timeout: float) -> None:
        asked.append(address)
        raise OSError("no internet")

    monkeypatch.setattr("urllib.request.urlopen", refuse)
    with pytest.raises(SetupError) as caught:
        frida_server.load(Source(may_download=True), "x86_64")
    assert caught.value.code == "E318"
    name = f"frida-server-{VERSION}-android-x86_64.xz"
    assert asked == [f"https://github.com/frida/frida/releases/download/{VERSION}/{name}"]


@pytest.mark.parametrize(("said", "version"), [("17.26.0\n", "17.26.0"), ("garbage\x1b", ""), ("", "")])
def test_a_version_is_one_or_none(said: str, version: str) -> None:
    assert frida_server.version_on(DeviceShell(ScriptedLink({".*--version": (0, said)}))) == version
