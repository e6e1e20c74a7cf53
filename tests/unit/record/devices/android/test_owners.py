from __future__ import annotations

from support.scripted_link import ScriptedLink

from analyzer.record.devices.android.owners import names, owners
from analyzer.record.devices.android.shell import DeviceShell

HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
PORT = 8080


def _row(remote: str, uid: int | str, state: str = "01") -> str:
    return f"   0: 0100007F:D431 {remote} {state} 00000000:00000000 00:00000000 00000000 {uid}        0 12345 1\n"


def _owners(table: str) -> set[int] | None:
    return owners(DeviceShell(ScriptedLink({"cat .*": (1, table)})), PORT)


def test_only_connections_to_the_proxy_count_in_both_tables() -> None:
    table = HEAD + _row("0100007F:1F90", 10123) + _row("0100007F:1F91", 10200) + _row("08080808:1F90", 10201)
    six = HEAD + _row("0000000000000000FFFF00000100007F:1F90", 1000, "02") + _row("0" * 32 + ":1F90", 10202)
    assert _owners(table + six) == {10123, 1000}


def test_what_waits_or_listens_has_no_owner_and_broken_rows_are_left_out() -> None:
    rows = _row("0100007F:1F90", 0, "06") + _row("0100007F:1F90", 10123, "0A") + _row("0100007F:1F90", "x")
    assert _owners(HEAD + rows + "  1: 0100007F\n\x1b[2J\n") == set()


def test_a_phone_that_shows_no_table_is_not_taken_for_a_quiet_one() -> None:
    assert _owners("cat: /proc/net/tcp: Permission denied\n") is None


def test_uids_are_named_by_their_packages() -> None:
    shared = "".join(f"package:com.vendor.part{n} uid:10007\n" for n in range(4))
    listed = "package:com.a.b uid:10123\npackage:com.c uid:10005,1010005\npackage:com.d uid:10005\nrubbish\n" + shared
    shell = DeviceShell(ScriptedLink({"pm .*": (0, listed)}))
    assert names(shell, {10123, 10005, 1000, 10007}) == ["com.a.b", "com.c/com.d", "uid 1000", "uid 10007"]
