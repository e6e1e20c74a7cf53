"""`record --unpin` below Java: TLS of real programs accepts our CA beside its own, and nothing else that it refuses."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from conftest import need
from nameless.wheels import Wheel
from native.app import App, Watching
from servers.certificates import server_context
from servers.http1 import HttpServer, http_server
from servers.http2 import http2_server
from support.authority import KINDS, Issued, contexts_of, issue
from support.raw_files import of_kind, read_lines
from support.script_device import ScriptDevice
from support.waiting import wait_for

from analyzer.record.hooking import HookOptions, native_unpin_specs
from analyzer.record.recorder import Recorder

pytestmark = pytest.mark.slow

TESTS = Path(__file__).resolve().parents[1]
LIBRARIES = Path("/usr/lib/x86_64-linux-gnu")
ONLY_OURS = {kind: kind == "ours" for kind in KINDS}


@pytest.fixture(scope="module")
def ours() -> Issued:
    return issue("our CA", None)


@pytest.fixture(scope="module")
def servers(ours: Issued, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, HttpServer]]:
    contexts = contexts_of(ours, tmp_path_factory.mktemp("issued"))
    with ExitStack() as stack:
        yield {kind: stack.enter_context(http_server(context)) for kind, context in contexts.items()}


@contextmanager
def _unpinned(pid: int, ours: Issued) -> Iterator[Watching]:
    watching = Watching([], native_interventions=native_unpin_specs(ours.pem))
    watching.instrument.attach(pid, "native")
    try:
        yield watching
    finally:
        watching.instrument.close()
    assert watching.of_kind("hook_error") == []


def _dropped(watching: Watching) -> set[tuple[Any, ...]]:
    lines = [line for line in watching.of_kind("native") if line["hook"].startswith("unpin.")]
    return {(line["hook"], *line["args"], line["error"]) for line in lines}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    compiler = shutil.which("cc")
    need(compiler is not None, "a C compiler")
    program = tmp_path_factory.mktemp("client") / "verify"
    source = TESTS / "native" / "verify.c"
    subprocess.run([str(compiler), "-O1", "-o", program, source, "-ldl"], check=True, timeout=60)
    return program


WAYS = ("store", "verify", "replace", "custom", "after", "nobody", "unnamed")


_UNCHANGED = {"nobody": "accepted 19"}


def _asked(app: App, servers: dict[str, HttpServer], *, has_custom: bool) -> dict[tuple[str, str, str], str]:
    """Give what the app came to, by when its context was made, how it checks, and whom."""
    answers = {}
    for when in ("early", "late"):
        for how in WAYS:
            if how == "custom" and not has_custom:
                continue
            for kind in KINDS:
                answers[when, how, kind] = app.run(when, how, servers[kind].port, "localhost")
            answers[when, how, "wrong"] = app.run(when, how, servers["ours"].port, "wrong.example")
    return answers


@pytest.mark.parametrize(
    ("folder", "version", "has_custom"), [("", "3", False), ("android", "0", True)], ids=["openssl", "boringssl"]
)
def test_a_library_with_names_accepts_our_ca_whoever_checks_and_however_early(
    client: Path, servers: dict[str, HttpServer], ours: Issued, folder: str, version: str, has_custom: bool
) -> None:
    at = LIBRARIES / folder
    libraries = [at / f"libssl.so.{version}", at / f"libcrypto.so.{version}"]
    need(all(one.exists() for one in libraries), f"{libraries[0]}")
    app = App("/usr/bin/env", f"LD_LIBRARY_PATH={at}", str(client), *map(str, libraries))
    try:
        before = _asked(app, servers, has_custom=has_custom)
        with _unpinned(app.pid, ours) as watching:
            during = _asked(app, servers, has_custom=has_custom)
        assert _asked(app, servers, has_custom=has_custom) == before
    finally:
        app.kill()
    asks = {"verify": 1, "replace": 1, "custom": 1, "unnamed": 1}
    assert before == {key: f"{_UNCHANGED.get(key[1], 'refused')}, asked {asks.get(key[1], 0)}" for key in before}
    # Who compares when the handshake is done goes on refusing, and who does not check goes on accepting.
    passed = {key for key in before if key[2] == "ours" and key[1] != "after"}
    assert during == before | {key: f"accepted 0, asked {asks.get(key[1], 0)}" for key in passed}
    custom = {("unpin.native_custom", "localhost", "refused")} if has_custom else set()
    assert _dropped(watching) == custom | {
        ("unpin.native_check", "localhost", "X509 error 19"),
        ("unpin.native_callback", "localhost", "X509 error 0"),
    }


MBED_WAYS = ("library", "callback", "fatal", "optional", "after")
"""How a client of Mbed TLS checks; see tests/native/mbed_client.c."""


def test_mbed_tls_with_names_accepts_our_ca_whoever_checks(
    servers: dict[str, HttpServer], ours: Issued, tmp_path: Path
) -> None:
    compiler = shutil.which("cc")
    need(compiler is not None, "a C compiler")
    need(Path("/usr/include/mbedtls/ssl.h").exists(), "libmbedtls-dev")
    program, source = tmp_path / "client", TESTS / "native" / "mbed_client.c"
    libraries = ["-lmbedtls", "-lmbedx509", "-lmbedcrypto"]
    subprocess.run([str(compiler), "-O1", "-o", program, source, *libraries], check=True, timeout=60)
    trusted = {"other.pem": issue("another CA", None).pem, "ours.pem": ours.pem}
    for name, pem in trusted.items():
        (tmp_path / name).write_text(pem, encoding="ascii")
    app = App(str(program), *(str(tmp_path / name) for name in trusted))

    def asked() -> dict[tuple[str, str], str]:
        found = {(how, kind): app.run(how, servers[kind].port, "localhost") for how in MBED_WAYS for kind in KINDS}
        return found | {(how, "wrong"): app.run(how, servers["ours"].port, "wrong.example") for how in MBED_WAYS}

    try:
        before = asked()
        with _unpinned(app.pid, ours) as watching:
            during = asked()
        assert asked() == before
    finally:
        app.kill()
    assert before == dict.fromkeys(before, "refused")
    # Who compares when the handshake is done goes on refusing.
    assert during == before | {(how, "ours"): "accepted" for how in MBED_WAYS if how != "after"}
    assert _dropped(watching) == {
        ("unpin.native_mbedtls", "localhost", "Mbed TLS -0x2700, flags 0x8"),
        ("unpin.native_mbedtls", "localhost", "Mbed TLS -0x2700, flags 0x100"),
        ("unpin.native_mbedtls", "localhost", "Mbed TLS -0x3000, flags 0xffffffff"),
    }


@pytest.mark.parametrize(
    ("program", "is_stripped", "hook"),
    [
        ("curl_cffi", False, "unpin.native_nameless"),
        ("grpcio", False, "unpin.native_nameless"),
        ("python-cronet", False, "unpin.native_custom"),
        ("python-cronet", True, "unpin.native_nameless"),
    ],
    ids=["curl", "grpc", "cronet", "cronet_stripped"],
)
def test_real_programs_with_a_boringssl_of_their_own_accept_our_ca(
    wheel: Wheel, servers: dict[str, HttpServer], ours: Issued, tmp_path: Path,
    program: str, is_stripped: bool, hook: str,
) -> None:  # fmt: skip
    folder = wheel(program)
    if is_stripped:
        need(shutil.which("strip") is not None, "strip")
        folder = Path(shutil.copytree(folder, tmp_path / "stripped"))
        (library,) = folder.rglob("libcronet*.so")
        subprocess.run(["strip", library], check=True, timeout=60)
    with ExitStack() as stack:
        ports = {kind: server.port for kind, server in servers.items()}
        if program == "grpcio":
            contexts = contexts_of(ours, tmp_path, "h2")
            ports = {kind: stack.enter_context(http2_server(context)) for kind, context in contexts.items()}
        app = App(sys.executable, "-u", str(TESTS / "nameless" / "trust.py"), str(folder), program)
        stack.callback(app.kill)
        assert app.run(ports["ours"]) == "refused"
        with _unpinned(app.pid, ours) as watching:
            heard = {kind: app.run(ports[kind]) for kind in KINDS}
    assert {kind: text == "accepted" for kind, text in heard.items()} == ONLY_OURS
    assert _dropped(watching) == {(hook, "localhost", "refused")}


@pytest.fixture
def screen() -> Iterator[str]:
    server = shutil.which("Xvfb")
    need(server is not None, "Xvfb")
    read, write = os.pipe()
    command = [str(server), "-displayfd", str(write), "-screen", "0", "400x300x24"]
    process = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        display = told.readline().strip()
    yield f":{display}"
    process.terminate()
    process.wait(120)


def _flutter_of(parent: int) -> int:
    """Give the number of the Flutter process that a process has started."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()
    (found,) = [int(pid) for pid in children if Path(f"/proc/{pid}/exe").resolve().name == "flet"]
    return found


def test_a_flutter_app_accepts_our_ca_and_no_other(
    wheel: Wheel, servers: dict[str, HttpServer], ours: Issued, screen: str, tmp_path: Path, monkeypatch: Any
) -> None:
    """Its engine is Flutter's own for Linux, stripped; what its Dart code asks for are pictures."""
    packed = wheel("flet-desktop-light") / "flet_desktop" / "app" / "flet-linux-amd64.tar.gz"
    shutil.unpack_archive(packed, tmp_path / "app", filter="data")
    python = tmp_path / "python"
    command = [sys.executable, "-m", "pip", "install", "-q", "--target", str(python), "flet==0.28.3"]
    done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    need(done.returncode == 0, "flet 0.28.3")
    monkeypatch.setenv("FLET_VIEW_PATH", str(tmp_path / "app" / "flet"))
    monkeypatch.setenv("DISPLAY", screen)
    monkeypatch.setenv("LIBGL_ALWAYS_SOFTWARE", "1")
    app = App(sys.executable, "-u", str(TESTS / "nameless" / "flutter.py"), str(python), str(packed.parents[2]))
    pid = _flutter_of(app.pid)
    before = {kind: len(server.bodies) for kind, server in servers.items()}
    try:
        with _unpinned(pid, ours) as watching:
            # What comes first has been decided when the last is answered.
            for kind in reversed(KINDS):
                app.into.write(f"{servers[kind].port}\n")
                app.into.flush()
            wait_for(lambda: len(servers["ours"].bodies) > before["ours"], "the Flutter app was not heard")
    finally:
        os.kill(pid, signal.SIGKILL)
        app.kill()
    heard = {kind: len(server.bodies) > before[kind] for kind, server in servers.items()}
    assert heard == ONLY_OURS
    assert _dropped(watching) == {("unpin.native_nameless", "localhost", "refused")}
    assert "libflutter_linux_gtk.so" in {line["module"] for line in watching.of_kind("native")}


CURL = """
command = ['curl', '-sS', '-m', '20', '-x', f'http://127.0.0.1:{proxy_port}', 'https://localhost:SERVER/echo?by=curl']
os.waitpid(os.posix_spawnp('curl', command, os.environ), 0)
"""


class _Device(ScriptDevice):
    """A device whose proxy accepts the server's certificate, which nobody has signed."""

    runtime = "native"

    def proxy_arguments(self, session_path: Path) -> list[str]:
        return ["--set", "ssl_insecure=true"]


@pytest.mark.parametrize("is_unpinned", [False, True], ids=["as_it_is", "unpinned"])
def test_a_program_that_an_app_starts_is_unpinned_by_the_same_switch(tmp_path: Path, is_unpinned: bool) -> None:
    need(shutil.which("curl") is not None, "curl")
    with http_server(server_context(tmp_path)) as server:
        device = _Device(CURL.replace("SERVER", str(server.port)), is_instrumented=True)
        outcome = Recorder(parent=tmp_path / "captures", device=device, hooks=HookOptions(unpin=is_unpinned)).run()
    assert (outcome.state, outcome.error) == ("complete", None)
    lines = read_lines(outcome.session.raw / "flows.jsonl")
    assert [line["path"] for line in of_kind(lines, "request")] == ["/echo?by=curl"] * is_unpinned
    events = read_lines(outcome.session.raw / "events.jsonl")
    dropped = [line["args"] for line in of_kind(events, "native") if line["hook"] == "unpin.native_check"]
    assert dropped == [["localhost"]] * is_unpinned
    assert outcome.session.manifest["options"]["interventions"] == ["unpin"] * is_unpinned
