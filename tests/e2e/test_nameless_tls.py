"""BoringSSL as it lies in wheels and in Conscrypt, without names: its plaintext all the same, and only when proven."""

from __future__ import annotations

import ctypes
import json
import mmap
import os
import re
import shutil
import subprocess
import sys
from bisect import bisect_right
from pathlib import Path
from struct import unpack_from
from typing import Any

import pytest
from conftest import need
from jvm.app import JAVAC, find_java
from nameless.wheels import Wheel
from native.app import App, Watching
from servers.certificates import server_context
from servers.http1 import http_server
from servers.http2 import http2_server
from support.raw_files import of_kind, read_lines
from support.script_device import ScriptDevice

from analyzer.api import Options, analyze
from analyzer.record.devices.base import ProxyEndpoint
from analyzer.record.native_specs import load_native_specs
from analyzer.record.plaintext import connections_of
from analyzer.record.recorder import Recorder

pytestmark = pytest.mark.slow

SOURCES = Path(__file__).resolve().parents[1] / "nameless"
AGENT = Path(__file__).resolve().parents[2] / "hooks" / "src" / "native" / "support" / "code.ts"
ANDROID_ID = "a1b2c3d4e5f60718"
PT_LOAD, PT_GNU_EH_FRAME = 1, 0x6474E550


def _symbols(library: Path) -> dict[str, int]:
    """Give name → offset of every function in a library's symbol table."""
    need(shutil.which("nm") is not None, "nm")
    lines = subprocess.run(["nm", str(library)], capture_output=True, text=True, timeout=60, check=False).stdout
    return {
        name: int(at, 16) for at, kind, name in re.findall(r"^([0-9a-f]+) (\w) (\S+)$", lines, re.M) if kind in "tT"
    }


def _talk(name: str, folder: Path, tmp_path: Path) -> tuple[Watching, list[str], int]:
    """Let the app speak three times, hooked before the first; gives what was seen, what it heard, and the port."""
    watching = Watching(load_native_specs())
    alpn = ("h2",) if name == "grpcio" else ("http/1.1",)
    context = server_context(tmp_path, alpn)
    command = [sys.executable, "-u", str(SOURCES / "speak.py"), str(folder), name, str(tmp_path / "server.pem")]
    app = App(*command)
    try:
        watching.instrument.attach(app.pid, "native")
        if name == "grpcio":
            with http2_server(context) as port:
                heard = [app.run(port) for _ in range(3)]
        else:
            with http_server(context) as server:
                port, heard = server.port, [app.run(server.port) for _ in range(3)]
        watching.instrument.close()
    finally:
        app.kill()
    return watching, heard, port


def _said(watching: Watching) -> list[str]:
    return [line["text"] for line in watching.lines if line["kind"] == "log"]


def _connections(watching: Watching, folder: Path) -> list[Any]:
    file = folder / "events.jsonl"
    lines = [json.dumps(line, separators=(",", ":")) for line in watching.lines]
    file.write_text("\n".join(lines), encoding="utf-8")
    return connections_of(file)


def test_plaintext_of_a_library_without_names_is_seen_and_the_functions_are_the_right_ones(
    wheel: Wheel, tmp_path: Path
) -> None:
    folder = wheel("curl_cffi")
    watching, heard, _ = _talk("curl_cffi", folder, tmp_path)
    assert heard == ["200"] * 3
    (connection,) = _connections(watching, tmp_path)
    assert bytes(connection.sent.data).count(b"POST /echo?act=curl HTTP/1.1\r\n") == 3
    assert bytes(connection.sent.data).count(ANDROID_ID.encode()) == 3
    assert bytes(connection.received.data).count(b"HTTP/1.1 200 OK\r\n") == 3
    _, said = _said(watching)
    offsets = [int(at, 16) for at in re.findall(r"0x([0-9a-f]+)", said)]
    symbols = _symbols(next((folder / "curl_cffi").glob("*.so")))
    assert offsets[0] == symbols["SSL_write"]
    assert offsets[1] in {symbols["SSL_read"], symbols["SSL_peek"]}
    assert [line for line in watching.lines if line["kind"] == "hook_error"] == []


def test_http2_of_a_stripped_library_is_seen(wheel: Wheel, tmp_path: Path) -> None:
    watching, heard, _ = _talk("grpcio", wheel("grpcio"), tmp_path)
    assert heard == ["200"] * 3
    connections = _connections(watching, tmp_path)
    assert len(connections) == 3
    for connection in connections:
        assert bytes(connection.sent.data).startswith(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
        assert ANDROID_ID.encode() in connection.sent.data
        assert b" bytes" in connection.received.data
    assert [line for line in watching.lines if line["kind"] == "hook_error"] == []


def test_a_library_whose_functions_prove_nothing_is_said_to_be_unread(wheel: Wheel, tmp_path: Path) -> None:
    """The app loads it and says nothing: no candidate is trusted."""
    server_context(tmp_path)
    command = [sys.executable, "-u", str(SOURCES / "speak.py"), str(wheel("grpcio")), "grpcio"]
    app = App(*command, str(tmp_path / "server.pem"))
    watching = Watching(load_native_specs())
    try:
        watching.instrument.attach(app.pid, "native")
        watching.instrument.close()
    finally:
        app.kill()
    (said,) = _said(watching)
    assert re.fullmatch(r"cygrpc\S* is a BoringSSL without names: none of \d+ functions has proved what it is", said)
    assert [line for line in watching.lines if line["kind"] == "tls"] == []


class _ConscryptApp:
    """The JVM of Conscrypted."""

    app_id, version, name, source = "com.example.conscrypt", "1", "conscrypted", ""
    permissions: tuple[str, ...] = ()

    def __init__(self, class_path: str, port: int) -> None:
        command = [str(find_java()), "-Xss16m", "-cp", class_path, "Conscrypted", str(port)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "ready\n"
        self.pid = self._process.pid

    def resume(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("go\n")
        self._process.stdin.flush()

    def poll(self) -> int | None:
        return self._process.poll()

    def stop(self, timeout_s: float = 5.0) -> None:
        self._process.kill()
        self._process.communicate()


class _ConscryptDevice(ScriptDevice):
    """A device whose app's TLS is Conscrypt's."""

    def __init__(self, class_path: str, port: int) -> None:
        super().__init__("", is_instrumented=True)
        self._class_path, self._port = class_path, port

    def launch(self, proxy: ProxyEndpoint, on_mark: Any, session_path: Path) -> Any:
        return _ConscryptApp(self._class_path, self._port)


@pytest.fixture(scope="module")
def conscrypt(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the class path of an app with Conscrypt, from Maven Central by Maven's client."""
    need(shutil.which("mvn") is not None, "Maven")
    need(shutil.which("javac") is not None, "javac")
    need(find_java() is not None, "a Java 17 runtime")
    folder = tmp_path_factory.mktemp("conscrypt")
    plugin = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath"
    listing = folder / "jars.txt"
    command = ["mvn", "-q", "-B", "-f", str(SOURCES / "pom.xml"), plugin, f"-Dmdep.outputFile={listing}"]
    subprocess.run(command, check=True, timeout=600, stdout=subprocess.DEVNULL)
    jars = listing.read_text(encoding="utf-8").strip()
    javac = [*JAVAC, "--release", "17", "-nowarn", "-d", str(folder / "classes"), "-cp", jars]
    subprocess.run([*javac, str(SOURCES / "Conscrypted.java")], check=True, timeout=120, stderr=subprocess.DEVNULL)
    return os.pathsep.join([str(folder / "classes"), jars])


def test_what_conscrypt_says_past_the_proxy_becomes_flows_and_findings(conscrypt: str, tmp_path: Path) -> None:
    with http_server(server_context(tmp_path)) as server:
        outcome = Recorder(parent=tmp_path / "captures", device=_ConscryptDevice(conscrypt, server.port)).run()
    assert (outcome.state, outcome.error) == ("complete", None)
    requests = of_kind(read_lines(outcome.session.raw / "flows.jsonl"), "request")
    assert [(line["path"], line.get("in_process")) for line in requests] == [(f"/echo?n={n}", True) for n in (1, 2, 3)]
    tables = analyze(outcome.session.path, Options(fail_on="never")).tables
    sent = tables["observations"][tables["observations"]["act"] == "sent"]
    assert set(zip(sent["data_type"], sent["location"], sent["path"], strict=True)) == {("android_id", "body", "$.aid")}
    assert set(sent["ref_id"]) == set(tables["flows"][tables["flows"]["is_in_process"]]["flow_id"])


def _image(library: Path) -> tuple[ctypes.Array[ctypes.c_char], list[tuple[int, int]], int]:
    """Give a library as it lies in memory, its code as (start, size), and where .eh_frame_hdr is."""
    with library.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        offset, size, count = unpack_from("<Q", data, 0x20)[0], *unpack_from("<HH", data, 0x36)
        headers = [unpack_from("<IIQQQQQQ", data, offset + index * size) for index in range(count)]
        end = max(header[3] + header[6] for header in headers if header[0] == PT_LOAD)
        # Pages are told by addresses: the image must begin at one.
        image = ctypes.create_string_buffer(end + 8192)
        code = []
        for kind, flags, at, address, _, in_file, _, _ in headers:
            if kind == PT_LOAD:
                start = _page(image) + address
                ctypes.memmove(start, data[at : at + in_file], in_file)
                if flags & 1:
                    code.append((start, in_file))
        table = next(header[3] for header in headers if header[0] == PT_GNU_EH_FRAME)
    return image, code, _page(image) + table


def _page(image: ctypes.Array[ctypes.c_char]) -> int:
    return (ctypes.addressof(image) + 4095) & ~4095


@pytest.mark.parametrize(("platform", "symbol"), [("manylinux2014_x86_64", "lea"), ("manylinux2014_aarch64", "adrp")])
def test_the_search_in_code_finds_both_functions_among_few(
    wheel: Wheel, tmp_path: Path, platform: str, symbol: str
) -> None:
    """The agent's own C, compiled here, over the file of each processor: nothing of it is run there."""
    compiler = shutil.which("cc")
    need(compiler is not None, "a C compiler")
    source = re.search(r"new CModule\(`(.*?)`\)", AGENT.read_text(encoding="utf-8"), re.S)
    assert source is not None
    (tmp_path / "scan.c").write_text(source[1], encoding="ascii")
    shared = tmp_path / "scan.so"
    subprocess.run(
        [str(compiler), "-O2", "-shared", "-fPIC", "-o", shared, tmp_path / "scan.c"], check=True, timeout=60
    )
    library = next((wheel("curl_cffi", platform) / "curl_cffi").glob("*.so"))
    image, code, table = _image(library)
    content = bytes(image)
    high = ctypes.addressof(image) + content.index(b"ssl_lib.cc\0")
    low = ctypes.addressof(image) + content.rindex(b"\0", 0, high - ctypes.addressof(image)) + 1
    scan = getattr(ctypes.CDLL(str(shared)), symbol)
    scan.argtypes = [ctypes.c_void_p, ctypes.c_ulong, *[ctypes.c_void_p] * 3, ctypes.c_int]
    out = (ctypes.c_void_p * 4096)()
    found = [out[n] for start, size in code for n in range(scan(start, size, low, high, out, 4096))]
    (count,) = unpack_from("<I", content, table + 8 - ctypes.addressof(image))
    words = unpack_from(f"<{2 * count}i", content, table + 12 - ctypes.addressof(image))
    starts = [table + word for word in words[::2]]
    assert starts == sorted(starts)
    candidates = {starts[bisect_right(starts, at) - 1] - _page(image) for at in found if at is not None}
    symbols = _symbols(library)
    assert symbols["SSL_write"] in candidates
    assert candidates & {symbols["SSL_read"], symbols["SSL_peek"]}
    assert 10 < len(candidates) < 150
