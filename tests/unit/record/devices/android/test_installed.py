"""What dumpsys says of an app, hostile or old."""

from __future__ import annotations

import pytest

from analyzer.record.devices.android.installed import Installed, parse_dump

DUMP = """\
Activity Resolver Table:
  Schemes:
Packages:
  Package [com.example.app.extra] (1111111):
    userId=10999
    versionName=9
  Package [com.example.app] (27ae7b4):
    appId=10301
    pkg=Package{42 com.example.app}
    versionCode=123 minSdk=24 targetSdk=34
    versionName=1.2.3
    installerPackageName=com.android.vending
    requested permissions:
      android.permission.CAMERA
      android.permission.READ_CONTACTS: restricted=true
      com.example.app.OWN
    install permissions:
      android.permission.INTERNET: granted=true
    User 0: ceDataInode=12 installed=true hidden=false stopped=false
      gids=[3003]
      runtime permissions:
        android.permission.CAMERA: granted=false, flags=[ USER_SET|USER_FIXED ]
        android.permission.READ_CONTACTS: granted=true
    User 10: ceDataInode=0 installed=false
      runtime permissions:
        android.permission.CAMERA: granted=true
Queries:
  Package [com.example.app]
"""


def test_a_dump_is_read_by_its_titles() -> None:
    found = parse_dump(DUMP, "com.example.app")
    assert found == Installed(
        package="com.example.app",
        version="1.2.3",
        version_code=123,
        uid=10301,
        target_sdk=34,
        installer="com.android.vending",
        requested=("android.permission.CAMERA", "android.permission.READ_CONTACTS", "com.example.app.OWN"),
        runtime={"android.permission.CAMERA": False, "android.permission.READ_CONTACTS": True},
    )
    assert found.granted == ["android.permission.READ_CONTACTS"]


@pytest.mark.parametrize("text", ["", "\x00\xff" * 50, "Can't find service: package", "Package [", "User 0:\n" * 9])
def test_garbage_says_nothing(text: str) -> None:
    assert parse_dump(text, "com.example.app") == Installed("com.example.app")
