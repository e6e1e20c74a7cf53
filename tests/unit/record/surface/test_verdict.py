"""Specs against the table of real classes: what agrees, and each way in which one does not."""

from __future__ import annotations

from typing import Any

import pytest

from analyzer.record.spec_model import HookSpec
from analyzer.record.surface.table import Head, Member, Source, Surface
from analyzer.record.surface.verdict import descriptor, judge, judged, wanted

SDK = "com.example:sdk:1.0"


def spec(**fields: Any) -> HookSpec:
    given = {
        "id": "some.hook",
        "class": "android.Thing",
        "method": "read",
        "args": [["java.lang.String"]],
        "returns": "int",
        "data_type": "imei",
        "source": "https://example.org/",
        "example": {"reported": True},
        "counterexample": {"reported": False},
    }
    given |= fields
    if fields.get("field"):
        del given["method"], given["args"]
    return HookSpec.model_validate(given)


@pytest.fixture
def surface() -> Surface:
    table = Surface({str(level): Source("group:frame:1", "aa") for level in range(23, 37)})
    table.sources |= {"jdk17": Source("java.base", ""), SDK: Source(SDK, "bb")}
    for level in range(23, 37):
        members = [
            Member("read", "(Ljava/lang/String;)I"),
            Member("made", "()Landroid/Thing;", ("static",)),
            Member("NAME", "Ljava/lang/String;", ("static",)),
            Member("<init>", "(I)V"),
            Member("face", "()V", ("abstract",)),
        ]
        members += [Member("late", "([B)V")] * (level >= 29)
        members += [Member("gone", "()V")] * (level <= 28)
        members += [Member("away", "()V")] * (level not in (26, 27))
        table.add("android.Thing", str(level), Head("android.Base", words=("abstract",)), members)
        table.add("android.Base", str(level), Head(), [Member("inherited", "()I")])
    table.add("java.net.Socket", "jdk17", Head(), [Member("read", "(Ljava/lang/String;)I")])
    table.add("java.net.Socket", "23", Head(), [Member("read", "(Ljava/lang/String;)I")])
    table.add("sdk.Init", SDK, Head(), [Member("read", "(Ljava/lang/String;)I")])
    return table


@pytest.mark.parametrize(
    ("fields", "by"),
    [
        ({}, "android-all 23-36"),
        ({"since_api": 23}, "android-all 23-36"),
        ({"args": "any"}, "android-all 23-36"),
        ({"args": [["java.lang.String"]], "method": "read"}, "android-all 23-36"),
        ({"method": "made", "args": [[]], "static": True, "returns": "android.Thing"}, "android-all 23-36"),
        ({"method": "$init", "args": [["int"]], "returns": "void"}, "android-all 23-36"),
        ({"field": "NAME", "returns": "java.lang.String"}, "android-all 23-36"),
        ({"method": "face", "args": [[]], "returns": "void", "interface": True}, "android-all 23-36"),
        ({"method": "late", "args": [["byte[]"]], "returns": "void", "since_api": 29}, "android-all 29-36"),
        ({"method": "gone", "args": [[]], "returns": "void", "until_api": 28}, "android-all 23-28"),
        ({"method": "inherited", "args": [[]]}, "android-all 23-36"),
        ({"class": "java.net.Socket"}, "android-all 23,jdk17"),
        ({"class": "sdk.Init", "verified_by": f"maven {SDK}"}, f"maven {SDK}"),
    ],
)
def test_what_is_so_is_verified(surface: Surface, fields: dict[str, Any], by: str) -> None:
    verdict = judge(spec(**fields), surface)
    assert verdict.problems == ()
    assert (verdict.verified, verdict.by) == (True, by)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"class": "android.Thnig"}, "no class android.Thnig in 23-36"),
        ({"method": "raed"}, "android.Thing has no raed in 23-36"),
        ({"args": [["int"]]}, "no read(int) that gives int; there are (Ljava/lang/String;)I"),
        ({"returns": "long"}, "no read(java.lang.String) that gives long; there are (Ljava/lang/String;)I"),
        ({"static": True}, "no static read(java.lang.String) that gives int; there are (Ljava/lang/String;)I"),
        (
            {"method": "made", "args": [[]], "returns": "android.Thing"},
            "no made() that gives android.Thing; there are static ()Landroid/Thing;",
        ),
        (
            {"method": "face", "args": [[]], "returns": "void"},
            "face is abstract: interface must be true, so that implementers are hooked",
        ),
        (
            {"method": "made", "args": [[]], "static": True, "returns": "android.Thing", "interface": True},
            "made is static: nobody implements it",
        ),
        ({"since_api": 26}, "since_api is 26, and 23-36 have it"),
        (
            {"method": "late", "args": [["byte[]"]], "returns": "void"},
            "since_api is 1, and 29-36 have it",
        ),
        ({"method": "gone", "args": [[]], "returns": "void"}, "until_api is None, and 23-28 have it"),
        ({"until_api": 30}, "until_api is 30, and 23-36 have it"),
        ({"method": "away", "args": [[]], "returns": "void"}, "only 23-25,28-36 have it: a level between has not"),
        ({"class": "sdk.Other", "verified_by": f"maven {SDK}"}, f"no class sdk.Other in {SDK}"),
        ({"verified_by": "no: vendor_class"}, "is called vendor_class, and is in 23-36"),
    ],
)
def test_what_is_not_so_is_told(surface: Surface, fields: dict[str, Any], problem: str) -> None:
    verdict = judge(spec(**fields), surface)
    assert verdict.problems == (problem,)
    assert not verdict.verified


def test_a_reason_is_kept_and_nothing_is_claimed(surface: Surface) -> None:
    verdict = judge(spec(**{"class": "com.maker.Ids", "verified_by": "no: vendor_class"}), surface)
    assert (verdict.verified, verdict.by, verdict.problems) == (False, "no: vendor_class", ())


def test_a_spec_says_of_itself_what_was_found(surface: Surface) -> None:
    good, wrong = judged(spec(), surface), judged(spec(method="raed"), surface)
    assert (good.verified, good.verified_by) == (True, "android-all 23-36")
    assert (wrong.verified, wrong.verified_by) == (False, "no: unresolved")


def test_what_specs_want_is_named_as_class_files_have_it() -> None:
    specs = [spec(), spec(method="$init", args=[[]]), spec(field="NAME"), spec(**{"class": "b.Other"})]
    assert wanted(specs) == {"android.Thing": frozenset({"read", "<init>", "NAME"}), "b.Other": frozenset({"read"})}


def test_types_are_written_as_descriptors_have_them() -> None:
    names = ["int", "void", "java.lang.String", "byte[]", "long[][]", "a.B$C[]", "boolean"]
    assert [descriptor(name) for name in names] == ["I", "V", "Ljava/lang/String;", "[B", "[[J", "[La/B$C;", "Z"]
