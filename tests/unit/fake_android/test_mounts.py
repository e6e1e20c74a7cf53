"""Mount namespaces: who sees what was mounted where."""

from __future__ import annotations

from fake_android.vfs import View
from support.fake_phone import ask, phone, say

CACERTS = "/system/etc/security/cacerts"
APEX = "/apex/com.android.conscrypt/cacerts"


def seen_by(android, process: str, path: str) -> list[str]:
    """Give the names in a folder as a process sees them."""
    (found, *_) = android.processes.named(process)
    return View(found.space).names(path)


def test_a_tmpfs_of_the_global_namespace_is_seen_by_apps_and_goes_again() -> None:
    android = phone("12-magisk")
    before = seen_by(android, "com.android.settings", CACERTS)
    say(android, f"su -mm -c 'mount -t tmpfs tmpfs {CACERTS}; echo x > {CACERTS}/new.0'")
    assert seen_by(android, "com.android.settings", CACERTS) == ["new.0"]
    assert f"tmpfs on {CACERTS} type tmpfs" in say(android, "mount")
    say(android, f"su -mm -c 'umount {CACERTS}'")
    assert seen_by(android, "com.android.settings", CACERTS) == before
    assert ask(android, f"su -mm -c 'umount {CACERTS}'").err == f"umount: {CACERTS}: Invalid argument\n"


def test_a_mount_in_magisks_own_namespace_is_seen_by_nobody_else() -> None:
    android = phone("12-magisk")
    assert say(android, f"su -c 'mount -t tmpfs tmpfs {CACERTS}; ls {CACERTS} | wc -l'") == "0"
    assert len(say(android, f"ls {CACERTS}").splitlines()) == 3
    assert len(seen_by(android, "zygote64", CACERTS)) == 3


def test_a_bind_below_apex_stays_in_its_namespace_until_each_is_entered() -> None:
    android = phone("14-magisk")
    say(android, f"su -mm -c 'mount -t tmpfs tmpfs {CACERTS}; echo x > {CACERTS}/new.0'")
    say(android, f"su -mm -c 'mount --bind {CACERTS} {APEX}'")
    assert say(android, f"ls {APEX}") == "new.0"
    assert len(seen_by(android, "zygote64", APEX)) == 3
    pid = say(android, "su -c 'pidof zygote64'")
    say(android, f"su -mm -c 'nsenter --mount=/proc/{pid}/ns/mnt -- /bin/mount --bind {CACERTS} {APEX}'")
    assert seen_by(android, "zygote64", APEX) == ["new.0"]
    assert len(seen_by(android, "com.android.settings", APEX)) == 3
    android.start_app(android.packages["com.android.chrome"])
    assert seen_by(android, "com.android.chrome", APEX) == ["new.0"]


def test_apex_certificates_come_with_android_14_or_with_an_update() -> None:
    assert ask(phone("13-emulator"), f"[ -d {APEX} ]").code == 1
    assert ask(phone("14-emulator"), f"[ -d {APEX} ]").code == 0
    assert ask(phone("13-emulator", has_conscrypt_cacerts=True), f"[ -d {APEX} ]").code == 0


def test_only_root_mounts_and_system_is_read_only_even_for_root() -> None:
    android = phone("14-magisk")
    refused = ask(android, f"mount -t tmpfs tmpfs {CACERTS}")
    assert refused.err == f"mount: 'tmpfs'->'{CACERTS}': Operation not permitted\n"
    assert ask(android, f"su -c 'rm {CACERTS}/*'").err.count("Read-only file system") == 3
    assert ask(android, "su -c 'mount -o remount,rw /'").code == 1


def test_a_reboot_takes_mounts_rules_and_processes() -> None:
    android = phone("14-magisk")
    before = android.snapshot()
    say(android, f"su -mm -c 'mount -t tmpfs tmpfs {CACERTS}; iptables -N OURS; setprop a.b c'")
    android.start_app(android.packages["com.android.chrome"])
    android.reboot()
    assert android.snapshot() == before


def test_selinux_may_deny_a_label() -> None:
    android = phone("14-magisk")
    android.faults.denied.append("/data/local/tmp")
    answer = ask(android, "su -c 'echo > /data/local/tmp/x; chcon u:object_r:system_file:s0 /data/local/tmp/x'")
    assert (answer.code, answer.err) == (
        1,
        "chcon: '/data/local/tmp/x' to u:object_r:system_file:s0: Permission denied\n",
    )
    assert "avc:  denied" in say(android, "su -c dmesg")


def test_a_full_volume_refuses_what_does_not_fit() -> None:
    android = phone("14-magisk")
    android.volumes["data"].capacity = android.volumes["data"].used() + 100
    assert ask(android, "echo short > /data/local/tmp/x").code == 0
    answer = ask(android, "head -c 300 /system/bin/sh > /data/local/tmp/y; cp /system/bin/sh /data/local/tmp/z")
    assert answer.err.endswith("cp: /system/bin/sh: No space left on device\n")
