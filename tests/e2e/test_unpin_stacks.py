"""`record --unpin` in a JVM with libraries as they are on Maven Central: our CA passes in each, nothing else does."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from conftest import need
from jvm.app import JAVAC
from jvm.recording import Recording
from native.app import App
from servers.http1 import http_server
from servers.http2 import http2_server
from support.authority import KINDS, Issued, contexts_of, issue

from analyzer.record.hooking import intervention_specs, native_unpin_specs

pytestmark = pytest.mark.slow

SOURCES = Path(__file__).resolve().parents[1] / "pinned"
HTTP = ("jsse", "netty", "conscrypt", "apache4", "apache5", "okhttp2")
GRPC = ("grpc_okhttp", "grpc_netty")


@pytest.fixture(scope="module")
def app(java: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    need(shutil.which("mvn") is not None, "Maven")
    folder = tmp_path_factory.mktemp("stacks")
    plugin = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath"
    listing = folder / "jars.txt"
    command = ["mvn", "-q", "-B", "-f", str(SOURCES / "stacks.xml"), plugin, f"-Dmdep.outputFile={listing}"]
    subprocess.run(command, check=True, timeout=900, stdout=subprocess.DEVNULL)
    path = listing.read_text(encoding="utf-8").strip()
    javac = [*JAVAC, "--release", "17", "-nowarn", "-d", str(folder), "-cp", path, str(SOURCES / "Stacks.java")]
    subprocess.run(javac, check=True, timeout=120, stderr=subprocess.DEVNULL)
    quiet = "-Dorg.slf4j.simpleLogger.defaultLogLevel=off"
    # What OkHttp 2 looks into.
    opened = "--add-opens=java.base/sun.security.ssl=ALL-UNNAMED"
    started = App(java, "-Xss16m", quiet, opened, "-cp", os.pathsep.join([str(folder), path]), "Stacks")
    yield started
    started.kill()


@pytest.fixture(scope="module")
def ours() -> Issued:
    return issue("our CA", None)


@pytest.fixture(scope="module")
def ports(ours: Issued, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, dict[str, int]]]:
    """Give the port of each kind of server by what asks."""
    folder = tmp_path_factory.mktemp("issued")
    with ExitStack() as stack:
        one = {k: stack.enter_context(http_server(c)).port for k, c in contexts_of(ours, folder).items()}
        two = {k: stack.enter_context(http2_server(c)) for k, c in contexts_of(ours, folder, "h2").items()}
        yield {**dict.fromkeys(HTTP, one), **dict.fromkeys(GRPC, two)}


def test_our_ca_passes_in_every_library_and_nothing_else_does(
    app: App, ours: Issued, ports: dict[str, dict[str, int]]
) -> None:
    def answers() -> dict[tuple[str, str], str]:
        return {(stack, kind): app.run(stack, port) for stack, by in ports.items() for kind, port in by.items()}

    refused = {(stack, kind): "refused" for stack in ports for kind in KINDS}
    assert answers() == refused
    recording = Recording(
        [],
        interventions=intervention_specs(),
        native_interventions=native_unpin_specs(ours.pem),
        trusted_ca=ours.pem,
    )
    recording.instrument.attach(app.pid)
    try:
        # OkHttp 2 has a pin, which no server's key fits; the others trust whom the JVM trusts.
        assert answers() == refused | {(stack, "ours"): "accepted" for stack in ports}
    finally:
        recording.instrument.close()
    assert recording.of_kind("hook_error") == []
