"""Reading class files: what is declared, and bytes that are none."""

from __future__ import annotations

import zipfile

import pytest

from analyzer import resources
from analyzer.record.surface import classfile


def player(name: str) -> bytes:
    with zipfile.ZipFile(resources.path("embedded") / "player.jar") as jar:
        return jar.read(f"{name}.class")


def test_a_class_gives_its_name_parents_and_members() -> None:
    found = classfile.read(player("android/app/ApplicationPackageManager"))
    assert (found.name, found.parent, found.interfaces) == (
        "android.app.ApplicationPackageManager",
        "android.content.pm.PackageManager",
        (),
    )
    assert found.flags & classfile.PUBLIC
    assert ("getInstalledPackages", "(I)Ljava/util/List;") in {(one.name, one.descriptor) for one in found.methods}


def test_an_interface_is_told_from_a_class() -> None:
    found = classfile.read(player("android/content/SharedPreferences$Editor"))
    assert found.name == "android.content.SharedPreferences$Editor"
    assert found.flags & classfile.INTERFACE
    assert all(one.flags & classfile.ABSTRACT for one in found.methods)


def test_static_methods_and_fields_are_marked() -> None:
    found = classfile.read(player("android/provider/Settings$Secure"))
    [method] = [one for one in found.methods if one.name == "getString"]
    assert method.flags & classfile.STATIC
    assert method.descriptor == "(Landroid/content/ContentResolver;Ljava/lang/String;)Ljava/lang/String;"


def test_the_constant_of_a_final_field_is_read() -> None:
    found = classfile.read(_class_with_constant())
    assert found.fields == (classfile.Member("N", "I", classfile.PUBLIC | classfile.STATIC, 7),)


def _class_with_constant() -> bytes:
    """`class A { public static int N = 7 (ConstantValue); }`, written by hand from the specification."""
    texts = [b"A", b"java/lang/Object", b"N", b"I", b"ConstantValue"]
    pool = b"".join(b"\x01" + len(text).to_bytes(2, "big") + text for text in texts)
    pool += b"\x07\x00\x01" + b"\x07\x00\x02" + b"\x03\x00\x00\x00\x07"
    field = b"\x00\x09\x00\x03\x00\x04\x00\x01" + b"\x00\x05\x00\x00\x00\x02\x00\x08"
    head = b"\xca\xfe\xba\xbe\x00\x00\x00\x34" + (9).to_bytes(2, "big")
    return head + pool + b"\x00\x20\x00\x06\x00\x07\x00\x00" + b"\x00\x01" + field + b"\x00\x00" + b"\x00\x00"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xca\xfe\xba\xbe", _class_with_constant()[:40]])
def test_bytes_that_are_no_class_file_are_refused(data: bytes) -> None:
    with pytest.raises(classfile.BadClassFile):
        classfile.read(data)


def test_every_cut_of_a_class_file_is_refused_or_read() -> None:
    whole = player("android/app/Activity")
    for end in range(len(whole)):
        try:
            classfile.read(whole[:end])
        except classfile.BadClassFile:
            continue
