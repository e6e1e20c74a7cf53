"""Calls of other tools, matched to the hooks that we would have had."""

from __future__ import annotations

import pytest

from analyzer.ingest.hook_logs.known_apis import hook_of


@pytest.mark.parametrize(
    ("frames", "arguments", "expected"),
    [
        (("android.telephony.TelephonyManager.getImei", "a.B.c"), "", (0, "android.telephony.imei")),
        (("tool.Trace.get", "android.telephony.TelephonyManager.getImei"), "", (1, "android.telephony.imei")),
        (
            ("android.provider.Settings$Secure.getString",),
            "android.app.ContextImpl$ApplicationContentResolver@1,android_id",
            (0, "android.settings.android_id"),
        ),
        (("android.provider.Settings$Secure.getString",), "adb_enabled", None),
        (("android.provider.Settings$Secure.getString",), "", None),
        (
            ("android.content.ContentResolver.query",),
            "content://com.android.contacts/data, null",
            (0, "android.contacts.query"),
        ),
        (("a.B.c", "d.E.f", "g.H.i", "android.telephony.TelephonyManager.getImei"), "", None),
        (("android.telephony.TelephonyManager.getIsimIst",), "", None),
        ((), "", None),
    ],
)
def test_a_hook_fits_by_method_and_argument(
    frames: tuple[str, ...], arguments: str, expected: tuple[int, str] | None
) -> None:
    found = hook_of(frames, arguments)
    assert (None if found is None else (found[0], found[1]["id"])) == expected


def test_the_names_of_implementations_lead_to_what_they_implement() -> None:
    found = hook_of(("android.app.ApplicationPackageManager.getInstalledPackages",), "0")
    assert found is not None
    assert found[1]["data_type"] == "installed_apps"
