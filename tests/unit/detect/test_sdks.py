"""Who of a call stack is named."""

from __future__ import annotations

import pytest

from analyzer.detect.sdks import Blame, Callers, name_callers, sdk_of_code

HELPER, REFERRER = "com.blankj.utilcode.util.DeviceUtils.id", "com.android.installreferrer.api.X.y"
UMENG, AMAP = "com.umeng.commonsdk.a.b", "com.amap.api.location.Client.start"
OWN, OTHER = "cn.acme.app.Main.onCreate", "q.w.e"


def _blame(*frames: str, app_id: str | None = "cn.acme.app") -> Blame:
    return Callers({("a", "h"): frames}, app_id).of({"agent": "a", "stack_hash": "h", "caller": "not.used.x"})


@pytest.mark.parametrize(
    ("frames", "expected"),
    [
        (["android.provider.Settings.get", UMENG, OWN], Blame(UMENG, "umeng_common", ("umeng_common", "app"))),
        ([OWN, UMENG], Blame(OWN, None, ("app", "umeng_common"))),
        # A helper library works for whoever calls it.
        ([HELPER, UMENG], Blame(UMENG, "umeng_common", ("androidutilcode", "umeng_common"))),
        ([HELPER, OWN], Blame(OWN, None, ("androidutilcode", "app"))),
        # Unknown code is unknown, whoever stands behind it.
        ([OTHER, OTHER, UMENG], Blame(OTHER, None, ("unknown", "umeng_common"))),
        (["okhttp3.Call.run", "java.lang.Thread.run"], Blame(None, None, ("okhttp",))),
        (["android.os.Handler.run", "androidx.core.A.b", "kotlinx.coroutines.C.d"], Blame(None, None, ())),
        (["com.android.internal.os.Zygote.main"], Blame(None, None, ())),
        ([REFERRER], Blame(REFERRER, "google_install_referrer", ("google_install_referrer",))),
        # Near misses: a package is whole steps of a name.
        (["com.umengx.commonsdk.A.b"], Blame("com.umengx.commonsdk.A.b", None, ("unknown",))),
        (["cn.acme.application.A.b"], Blame("cn.acme.application.A.b", None, ("unknown",))),
        ([], Blame(None, None, ())),
    ],
)  # fmt: skip
def test_the_frame_nearest_to_the_call_that_is_no_platform_and_no_utility_is_named(
    frames: list[str], expected: Blame
) -> None:
    assert _blame(*frames) == expected


def test_an_app_of_an_sdk_maker_is_the_app_and_its_narrower_sdk_packages_are_sdks() -> None:
    maps, chat = "com.amap.api.location.Client.start", "com.amap.Main.run"
    assert [_blame(frame, app_id="com.amap").sdk_id for frame in (maps, chat)] == ["amap_location", None]


def test_names_before_obfuscation_decide_when_they_are_known() -> None:
    callers = Callers({("a", "h"): ["a.b.c"]}, names={"a.b.c": UMENG})
    assert callers.of({"agent": "a", "stack_hash": "h"}) == Blame(UMENG, "umeng_common", ("umeng_common",))


def test_a_call_whose_stack_is_lost_has_the_caller_that_the_agent_named() -> None:
    calls = [
        {"agent": "a", "stack_hash": "gone", "caller": AMAP},
        {"agent": "a", "stack_hash": None, "caller": None},
    ]
    name_callers(calls, Callers({}))
    assert [(call["caller"], call["sdk_id"], call["sdk_chain"]) for call in calls] == [
        (AMAP, "amap_location", ("amap_location",)),
        (None, None, ()),
    ]


def test_the_longest_package_wins() -> None:
    names = ["com.amap.api.maps.A", "com.amap.api.location.A", "com.tencent.mmkv.A", "com.tencent.bugly.A", "x.y", None]
    found = [sdk.id if (sdk := sdk_of_code(name)) else None for name in names]
    assert found == ["amap_map", "amap_location", "mmkv", "bugly", None, None]


def test_a_native_frame_of_the_system_is_platform_and_one_of_the_app_is_not() -> None:
    stacks = {
        ("a", "1"): ["system:libc.so!+0x10", "system:libnio.so!connect", "java.net.Socket.connect", "com.example.A.f"],
        ("a", "2"): ["libown.so!send", "com.example.A.f"],
    }
    callers = Callers(stacks, "com.example")
    found = [callers.of({"agent": "a", "stack_hash": key}) for key in ("1", "2")]
    assert [(one.caller, one.chain) for one in found] == [
        ("com.example.A.f", ("app",)),
        ("libown.so!send", ("unknown", "app")),
    ]
