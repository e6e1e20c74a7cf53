"""Native hooks in real processes under real Frida: what is reported, and that the process sees nothing of it."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import need
from jvm.app import JAVAC, find_java
from native.app import HERE, App, Watching
from support.waiting import wait_for

from analyzer.model.errors import SetupError
from analyzer.model.events import FILES
from analyzer.record.native_specs import load_native_specs

pytestmark = pytest.mark.slow

Watched = tuple[App, Watching]


@pytest.fixture
def server() -> Iterator[int]:
    """A TCP server that hangs up, and its port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    listening.accept()[0].close()
                except OSError:
                    return

        threading.Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def start() -> Iterator[Callable[..., Watched]]:
    running: list[Watched] = []

    def go(**options: Any) -> Watched:
        app, watching = App(), Watching(**options)
        running.append((app, watching))
        watching.instrument.attach(app.pid, "native")
        return app, watching

    yield go
    for app, watching in running:
        watching.instrument.close()
        app.kill()


@pytest.fixture(scope="module")
def properties(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the symbols of Android's system properties."""
    compiler = shutil.which("cc")
    need(compiler is not None, "a C compiler")
    library = tmp_path_factory.mktemp("props") / "libprops.so"
    subprocess.run([str(compiler), "-shared", "-fPIC", "-o", library, HERE / "props.c"], check=True, timeout=60)
    return library


def interface() -> str:
    """Give an interface with a hardware address."""
    for folder in sorted(Path("/sys/class/net").iterdir()):
        file = folder / "address"
        if file.is_file() and not file.read_text().startswith("00:00:00:00:00:00"):
            return folder.name
    pytest.skip("no network interface with a hardware address on this machine")


def test_connections_carry_both_addresses(start: Callable[..., Watched], server: int) -> None:
    app, watching = start()
    plain, mapped = app.run("connect", "127.0.0.1", server), app.run("connect_mapped", "127.0.0.1", server)
    errno, later = app.run("connect_later", "127.0.0.1", server).split()
    assert errno == "EINPROGRESS"
    assert app.run("connect", "127.0.0.1", 1) == "ECONNREFUSED"
    watching.instrument.close()
    peer = f"127.0.0.1:{server}"
    calls = watching.calls()
    assert calls[:3] == [
        ("native.socket.connect", peer, (), (f"127.0.0.1:{port}", peer, "tcp"), None) for port in (plain, mapped, later)
    ]
    [(hook, value, values, args, error)] = calls[3:]
    assert (hook, value, values, args[1:], error) == (
        "native.socket.connect", "127.0.0.1:1", (), ("127.0.0.1:1", "tcp"), "ECONNREFUSED",
    )  # fmt: skip


def test_a_datagram_is_said_once_per_socket_and_peer(start: Callable[..., Watched], server: int) -> None:
    app, watching = start()
    assert app.run("send", "127.0.0.1", server, 5) == "5"
    watching.instrument.close()
    [(hook, value, _, args, error)] = watching.calls()
    assert (hook, value, args[1:], error) == (
        "native.socket.connect", f"127.0.0.1:{server}", (f"127.0.0.1:{server}", "udp"), None,
    )  # fmt: skip


def test_names_are_said_with_their_addresses(start: Callable[..., Watched]) -> None:
    app, watching = start()
    assert app.run("look_up", "localhost") == "127.0.0.1"
    missing = app.run("look_up", "no.such.name.invalid")
    watching.instrument.close()
    assert watching.calls("native.dns.getaddrinfo") == [
        ("native.dns.getaddrinfo", "localhost", (), ("127.0.0.1",), None),
        ("native.dns.getaddrinfo", "no.such.name.invalid", (), (), missing),
    ]


FILES_READ = {
    "/proc/cpuinfo": "native.file.processor",
    "/proc/self/maps": "native.file.own_process",
    "/proc/1/cmdline": "native.file.other_processes",
    "/proc/net/tcp": "native.file.network_state",
    "/proc/net/arp": "native.file.neighbours",
    "/proc/version": "native.file.device_state",
    "/etc/hostname": None,
    "/proc/self/exe": None,
}


@pytest.mark.parametrize("way", ["read_file", "read_stream"])
def test_files_that_tell_devices_apart_are_said_and_no_others(start: Callable[..., Watched], way: str) -> None:
    paths = [path for path in FILES_READ if Path(path).exists()]
    app, watching = start()
    results = [app.run(way, path) for path in paths]
    assert app.run(way, "/sys/class/net/none/address") == "ENOENT"
    watching.instrument.close()
    assert [call[:1] + call[3:] for call in watching.calls()] == [
        *[(FILES_READ[path], (path,), None) for path in paths if FILES_READ[path]],
        ("native.file.hardware_address", ("/sys/class/net/none/address",), "ENOENT"),
    ]
    steady = [i for i, path in enumerate(paths) if path not in ("/proc/self/maps", "/proc/net/tcp")]
    assert [results[i] for i in steady] == [app.run(way, paths[i]) for i in steady]


def test_hardware_addresses_are_seen_by_every_way(start: Callable[..., Watched]) -> None:
    name = interface()
    path = f"/sys/class/net/{name}/address"
    mac = Path(path).read_text().strip()
    app, watching = start()
    assert app.run("read_file", path) == "18"
    assert app.run("hardware_address", name) == mac
    assert app.run("interfaces") == "0"
    assert app.run("netlink", 18) == "True"
    watching.instrument.close()
    said = {(line["hook"], line["symbol"]) for line in watching.of_kind("native")}
    with_it = {
        (line["hook"], line["symbol"]) for line in watching.of_kind("native") if mac in (line["value"], *line["values"])
    }
    by_hand = {
        ("native.file.hardware_address", "open"),
        ("native.interface.hardware_address", "ioctl"),
        ("native.interface.hardware_address", "getifaddrs"),
    }
    assert said - {("native.interface.own_address", "getifaddrs")} == by_hand | {("native.netlink.link", "recv")}
    # The kernel tells links in pages; the test reads one.
    assert by_hand <= with_it


def _reasons(watching: Watching, start: str) -> set[str | None]:
    return {status["reason"] for status in watching.instrument.status() if status["hook"].startswith(start)}


def test_system_properties_are_said_by_key(start: Callable[..., Watched], properties: Path) -> None:
    app, watching = start()
    # The library comes after the hooks, as an app's own libraries do.
    assert app.run("library", properties, "__system_property_get", "debug.nothing") == "1"
    wait_for(lambda: _reasons(watching, "native.property.") == {None}, "the library is not seen")
    assert app.run("library", properties, "__system_property_get", "ro.serialno") == "R58M123456"
    assert app.run("library", properties, "read_property", "gsm.operator.numeric") == "26207"
    assert app.run("library", properties, "__system_property_get", "debug.nothing") == "1"
    assert app.run("library", properties, "read_property", "ro.product.model") == "Pixel 7"
    watching.instrument.close()
    assert watching.calls() == [
        ("native.property.device_serial", "R58M123456", (), ("ro.serialno",), None),
        ("native.property.operator", "26207", (), ("gsm.operator.numeric",), None),
        ("native.property.device_info", "Pixel 7", (), ("ro.product.model",), None),
    ]


def test_every_line_is_as_the_format_says(start: Callable[..., Watched], server: int) -> None:
    from pydantic import TypeAdapter

    app, watching = start()
    app.run("connect", "127.0.0.1", server)
    app.run("read_file", "/proc/cpuinfo")
    watching.instrument.close()
    adapter: TypeAdapter[Any] = TypeAdapter(FILES["events.jsonl"])
    for line in watching.lines:
        adapter.validate_python(line)
    assert [line["seq"] for line in watching.lines] == list(range(len(watching.lines)))
    assert watching.lost == []
    assert watching.of_kind("hook_error") == []
    specs = {spec.id: spec.data_type for spec in load_native_specs()}
    assert {line["hook"]: line["data_type"] for line in watching.of_kind("hook")} == specs
    stacks = {line["stack_hash"]: line["frames"] for line in watching.of_kind("stack")}
    for call in watching.of_kind("native"):
        assert call["module"].startswith("libc.")
        assert call["caller"] in stacks[call["stack_hash"]]


def test_a_busy_hook_counts_what_it_leaves_out(start: Callable[..., Watched]) -> None:
    app, watching = start(hot_limit=2)
    for _ in range(12):
        app.run("read_file", "/proc/cpuinfo")
    watching.instrument.close()
    [status] = [line for line in watching.of_kind("status") if line["hook"] == "native.file.processor"][-1:]
    assert status["calls"] == 12
    assert status["dropped"] == 12 - len(watching.calls())
    assert status["dropped"] > 0


def test_the_process_is_as_before_when_the_hooks_are_gone(start: Callable[..., Watched], server: int) -> None:
    app, watching = start()
    libc = re.compile(r"r-xp .*libc\.so")
    for _ in range(3):
        app.run("connect", "127.0.0.1", server)
        watching.instrument.close()
        assert libc.search(Path(f"/proc/{app.pid}/maps").read_text())
        watching = Watching()
        watching.instrument.attach(app.pid, "native")
    watching.instrument.close()
    assert app.run("connect", "127.0.0.1", server).isdecimal()
    assert app.exit() == 0


def test_in_a_jvm_the_caller_is_the_java_method(server: int, tmp_path: Path) -> None:
    java = find_java()
    need(java is not None and shutil.which("javac") is not None, "a Java 17 compiler and runtime")
    subprocess.run([*JAVAC, "-d", tmp_path, HERE / "Act.java"], check=True, timeout=120)
    app, watching = App(str(java), "-cp", str(tmp_path), "Act"), Watching()
    try:
        assert watching.instrument.attach(app.pid).runtime == "hotspot"
        port = app.run("connect", server)
        assert app.run("look_up", "localhost") == "127.0.0.1"
        assert app.run("read_file", "/proc/cpuinfo").isdecimal()
        watching.instrument.close()
        assert app.run("connect", server).isdecimal()
        assert app.exit() == 0
    finally:
        watching.instrument.close()
        app.kill()
    by_app = [line for line in watching.of_kind("native") if line["caller"] and line["caller"].startswith("Act.")]
    assert {
        (line["hook"], line["value"], line["caller"]) for line in by_app if line["args"] != [] or line["value"]
    } >= {
        ("native.socket.connect", f"127.0.0.1:{server}", "Act.connect"),
        ("native.dns.getaddrinfo", "localhost", "Act.lookUp"),
        ("native.file.processor", None, "Act.readFile"),
    }
    # A JVM connects by IPv6 sockets to IPv4 addresses.
    assert [line["args"] for line in by_app if line["hook"] == "native.socket.connect"] == [
        [f"127.0.0.1:{port}", f"127.0.0.1:{server}", "tcp"]
    ]
    assert watching.of_kind("hook_error") == []


def test_the_bundle_of_java_does_not_go_into_a_process_without_it(start: Callable[..., Watched]) -> None:
    app, _watching = start()
    other = Watching()
    with pytest.raises(SetupError) as caught:
        other.instrument.attach(app.pid, "hotspot")
    assert caught.value.code == "E236"
    assert app.run("look_up", "localhost") == "127.0.0.1"
