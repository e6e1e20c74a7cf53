"""How the numbers of Binder calls are read from a framework."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from analyzer.record import binder_codes
from analyzer.record.binder_codes import read_jar
from analyzer.record.surface import classfile


def test_numbers_come_from_the_stub_and_from_old_constants(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jar = tmp_path / "framework.jar"
    with zipfile.ZipFile(jar, "w") as archive:
        archive.writestr("a/I$Stub.class", b"stub")
        archive.writestr("a/J.class", b"old")

    def read(data: bytes) -> classfile.ClassFile:
        names = {b"stub": {"TRANSACTION_f": 4, "TRANSACTION_g": 5}, b"old": {"DO_IT_TRANSACTION": 7, "OTHER": 9}}[data]
        fields = tuple(classfile.Member(name, "I", 0, number) for name, number in names.items())
        return classfile.ClassFile("x", None, (), 0, (), fields)

    monkeypatch.setattr(classfile, "read", read)
    assert read_jar(jar, {"a.I": ["f"], "a.J": ["doIt", "gone"], "a.K": ["f"]}) == {
        "a.I": {"f": 4},
        "a.J": {"doIt": 7},
        "a.K": {},
    }


def test_a_level_without_its_jar_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="level 23"):
        binder_codes.write([], tmp_path / "codes.tsv")
