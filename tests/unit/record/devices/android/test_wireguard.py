"""Where the phone reaches us, what the WireGuard app is told, and what is refused, by a scripted phone."""

from __future__ import annotations

import json
from pathlib import Path

import mitmproxy_rs
import pytest
from support.scripted_link import ScriptedLink

from analyzer.model.errors import SetupError, UsageError
from analyzer.record.devices.android import wireguard
from analyzer.record.devices.android.shell import FOLDER, DeviceShell
from analyzer.record.devices.android.undo import Journal
from analyzer.record.devices.android.wireguard import Endpoint, Server, check_endpoint, find_endpoint, holder

Answers = dict[str, tuple[int, str] | Exception]
ROOT: Answers = {f"sh {FOLDER}/probe.sh": (0, "uid=0(root)\nconsentinel two words\n"), "(mkdir|rm|am) .*": (0, "")}


def _shell(answers: Answers) -> tuple[DeviceShell, ScriptedLink]:
    link = ScriptedLink({**answers, **ROOT, "getprop .*": (0, "\n")})
    shell = DeviceShell(link)
    shell.find_root()
    link.asked.clear()
    return shell, link


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("192.168.1.20", ("192.168.1.20", 0)),
        ("lab-7.example:51820", ("lab-7.example", 51820)),
        ("h:65535", ("h", 65535)),
    ],
)
def test_an_endpoint_is_an_address_with_or_without_a_port(given: str, found: tuple[str, int]) -> None:
    assert check_endpoint(given) == found


@pytest.mark.parametrize(
    "given", ["", ":51820", "host:", "host:65536", "host:1x", "-host", "a b", "[::1]:5", "h\n:1", "x" * 300]
)
def test_another_text_is_no_endpoint(given: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_endpoint(given)
    assert caught.value.code == "E104"


@pytest.mark.parametrize(
    ("prop", "host", "bind"),
    [("ro.kernel.qemu", "10.0.2.2", "127.0.0.1"), ("ro.boot.qemu", "10.0.2.2", "127.0.0.1"),
     ("ro.genymotion.version", "10.0.3.2", "0.0.0.0")],
)  # fmt: skip
def test_an_emulator_has_its_own_address_for_this_machine(prop: str, host: str, bind: str) -> None:
    shell, _ = _shell({f"getprop {prop}": (0, "1\n")})
    found = find_endpoint(shell, "")
    assert (found.host, found.bind, 0 < found.port < 65536) == (host, bind, True)


def test_a_phone_s_network_tells_which_of_our_addresses_it_reaches() -> None:
    shell, _ = _shell({"ip addr show wlan0": (0, "    inet 127.0.0.9/24 brd 127.0.0.255 scope global wlan0\n")})
    found = find_endpoint(shell, "")
    assert (found.host, found.bind) == ("127.0.0.1", "127.0.0.1")  # loopback is the one network there is everywhere


@pytest.mark.parametrize("said", ["", "    link/ether\n", "    inet 999.1.1.1/24 scope global\n"])
def test_a_phone_without_a_network_reaches_nobody(said: str) -> None:
    shell, _ = _shell({"ip addr show wlan0": (0, said)})
    with pytest.raises(SetupError) as caught:
        find_endpoint(shell, "")
    assert caught.value.code == "E285"


def test_an_endpoint_that_is_given_is_taken() -> None:
    shell, link = _shell({})
    assert find_endpoint(shell, "lab.example:51820") == Endpoint("lab.example", 51820, "0.0.0.0")
    assert link.asked == []


def test_keys_are_of_one_session_for_us_alone_and_gone_when_they_were_read() -> None:
    server = Server(Endpoint("10.0.2.2", 51820, "127.0.0.1"))
    (regular, mode) = (server.arguments()[1], server.arguments()[3])
    file = Path(mode.removeprefix("wireguard:").rpartition("@")[0])
    assert (regular, mode.rpartition("@")[2]) == ("regular", "127.0.0.1:51820")
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    keys = json.loads(file.read_text())
    assert server.configuration("com.example.app") == (
        f"[Interface]\nPrivateKey = {keys['client_key']}\nAddress = 10.0.0.1/32\nDNS = 10.0.0.53\n"
        "IncludedApplications = com.example.app\n\n"
        f"[Peer]\nPublicKey = {mitmproxy_rs.wireguard.pubkey(keys['server_key'])}\n"
        "AllowedIPs = 0.0.0.0/0\nEndpoint = 10.0.2.2:51820\nPersistentKeepalive = 25\n"
    )
    server.forget()
    server.forget()
    assert not file.parent.exists()


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("NetworkAgentInfo{network{101} VPN:com.example.vpn}", "com.example.vpn"),
        ("network{100} WIFI", ""),
        ("VPN:<x>", ""),
    ],
)
def test_who_holds_the_vpn_is_read(said: str, found: str) -> None:
    shell, _ = _shell({"dumpsys connectivity": (0, said)})
    assert holder(shell) == found


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("cmd appops set .*", "Error: No UID"),
        ("dumpsys deviceidle whitelist \\+.*", "no"),
        ("cat \\S+ > .*", "No space"),
    ],
)
def test_a_step_that_the_phone_refuses_is_named(tmp_path: Path, line: str, said: str) -> None:
    usual: Answers = {
        "cmd appops get .*": (0, "No operations.\n"),
        "test -e .*": (1, ""),
        "(cmd|dumpsys|chmod|chown|stat|ls|rmdir) .*": (0, ""),
        "cat \\S+ > .*": (0, ""),
        "cat .*": (1, "none"),
    }
    shell, _ = _shell({line: (1, said)} | usual | {line: (1, said)})
    server = Server(Endpoint("10.0.2.2", 51820, "127.0.0.1"))
    with pytest.raises(SetupError) as caught:
        wireguard.lay(shell, Journal(shell, tmp_path), server, "com.example.app", 10123)
    server.forget()
    assert (caught.value.code, said in caught.value.message) == ("E286", True)
