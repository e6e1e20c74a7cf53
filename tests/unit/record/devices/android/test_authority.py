"""Our CA on this machine, and the device's own handshake: worked, refused, or not tried."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from support.scripted_link import ScriptedLink

from analyzer.record.devices.android import authority
from analyzer.record.devices.android.shell import DeviceShell
from analyzer.record.devices.android.undo import Journal


def test_there_is_none_before_a_proxy_has_run_and_then_it_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONSENTINEL_CONFDIR", str(tmp_path))
    assert authority.our_ca() == b""
    made = authority.make_ca()
    assert made.startswith(b"-----BEGIN CERTIFICATE-----")
    assert (authority.make_ca(), authority.our_ca()) == (made, made)


@pytest.mark.parametrize(
    ("curl", "line", "level", "found"),
    [
        ((0, ""), {"kind": "ready"}, "ok", "the device accepts our CA through the proxy"),
        ((60, ""), {"kind": "ready"}, "wrong", "the device refuses our CA"),
        ((35, ""), {"kind": "tls_failed"}, "wrong", "the device refuses our CA"),
        ((7, "curl: (7) Failed to connect"), {"kind": "ready"}, "missing", "not told: curl: (7) Failed to connect"),
    ],
)
def test_the_device_itself_says_whether_it_trusts_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, curl: tuple[int, str], line: dict[str, Any], level: str, found: str
) -> None:
    net = tmp_path / "net.jsonl"
    net.write_text(json.dumps(line) + "\n", encoding="utf-8")

    @contextmanager
    def proxy() -> Iterator[tuple[Any, Path]]:
        yield SimpleNamespace(endpoint=SimpleNamespace(port=8123)), net

    monkeypatch.setattr(authority, "_running_proxy", proxy)
    link = ScriptedLink({"sh -c .*": (0, ""), "ls -d .*": (1, ""), "curl .*": curl, "(mkdir|rm) .*": (0, "")})
    need = authority.handshake(DeviceShell(link), Journal(DeviceShell(link), tmp_path / "state"))
    assert (need.level, need.found) == (level, found)
    assert link.tunnels == {}
    (asked,) = [line for line in link.asked if line.startswith("curl")]
    assert "--capath /system/etc/security/cacerts --proxy http://127.0.0.1:8123 https://consentinel.invalid/" in asked


def test_without_curl_it_is_not_tried(tmp_path: Path) -> None:
    shell = DeviceShell(ScriptedLink())
    need = authority.handshake(shell, Journal(shell, tmp_path))
    assert (need.level, need.found) == ("missing", "not tried: the device has no curl")
