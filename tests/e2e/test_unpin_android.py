"""`record --unpin` in Android's own checks and in frameworks for apps, as published, on a JVM: our CA alone passes."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from conftest import need
from jvm.app import JAVAC
from jvm.recording import Recording
from native.app import App
from servers.http1 import http_server
from support.authority import KINDS, Issued, contexts_of, issue

from analyzer.record.hooking import intervention_specs

pytestmark = pytest.mark.slow

SOURCES = Path(__file__).resolve().parents[1] / "pinned" / "android"
PACKAGES = {
    "cordova-plugin-advanced-http@3.3.1": "package/src/android",
    "react-native-ssl-pinning@1.6.0": "package/android/src/main/java",
}
"""What is published as source, and where that lies: both MIT."""
STACKS = {
    "security_config": {"unpin.trust_manager"},
    "security_config_pins": {"unpin.trust_manager"},
    "trust_manager_extensions": {"unpin.trust_manager"},
    "trustkit": {"unpin.trust_manager"},
    "react_native": {"unpin.okhttp_internal"},
    "react_native_ssl_pinning": {"unpin.okhttp_internal"},
    "cordova_advanced_http": {"unpin.trust_manager"},
    "web_view": {"unpin.web_view_cancel"},
    "web_view_of_app": {"unpin.web_view_cancel"},
    "web_view_of_cordova": {"unpin.web_view_cancel"},
    "web_view_of_x5": {"unpin.x5_web_view_cancel"},
}
"""By stack what drops its refusal."""
PAGES = ("web_view_by_the_user", "web_view_out_of_date", "web_view_elsewhere")
"""Pages with a certificate of our CA that stay refused: by the user, out of date, of another host."""


@pytest.fixture(scope="module")
def ours() -> Issued:
    return issue("our CA", None)


@pytest.fixture(scope="module")
def app(java: str, ours: Issued, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    need(shutil.which("mvn") is not None, "Maven")
    need(shutil.which("npm") is not None, "npm")
    folder = tmp_path_factory.mktemp("android")
    path = os.pathsep.join([str(folder), *_jars(folder)])
    places = [str(folder / "npm" / name.partition("@")[0] / inside) for name, inside in PACKAGES.items()]
    _unpack_sources(folder / "npm")
    sources = os.pathsep.join([str(SOURCES), str(SOURCES / "shims"), *places])
    named = ["AndroidStacks.java", *(str(file.relative_to(SOURCES)) for file in (SOURCES / "shims").rglob("*.java"))]
    javac = [*JAVAC, "-nowarn", "-encoding", "UTF-8", "-d", str(folder), "-cp", path, "-sourcepath", sources, *named]
    subprocess.run(javac, check=True, timeout=120, cwd=SOURCES, stderr=subprocess.DEVNULL)
    authorities = [folder / "ours.pem", folder / "other.pem"]
    for file, authority in zip(authorities, (ours, issue("another CA", None)), strict=True):
        file.write_text(authority.pem, encoding="ascii")
    # What Android's trust manager asks a session for.
    opened = "--add-opens=java.base/sun.security.ssl=ALL-UNNAMED"
    arguments = [*map(str, authorities), str(folder / "trusted.p12")]
    started = App(java, "-Xss16m", opened, "-cp", path, "AndroidStacks", *arguments)
    yield started
    started.kill()


def _jars(folder: Path) -> list[str]:
    """Give the artifacts that the app is of; of an archive for Android its classes."""
    plugin = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath"
    listing = folder / "jars.txt"
    command = ["mvn", "-q", "-B", "-f", str(SOURCES / "pom.xml"), plugin, f"-Dmdep.outputFile={listing}"]
    subprocess.run(command, check=True, timeout=900, stdout=subprocess.DEVNULL)
    found = [Path(name) for name in listing.read_text(encoding="utf-8").strip().split(os.pathsep)]
    for archive in (file for file in found if file.suffix == ".aar"):
        with zipfile.ZipFile(archive) as opened:
            (folder / f"{archive.stem}.jar").write_bytes(opened.read("classes.jar"))
    return [str(folder / f"{file.stem}.jar" if file.suffix == ".aar" else file) for file in found]


def _unpack_sources(folder: Path) -> None:
    folder.mkdir()
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), *PACKAGES]
    subprocess.run(command, check=True, timeout=300, stdout=subprocess.DEVNULL)
    for name in PACKAGES:
        plain, _, version = name.partition("@")
        shutil.unpack_archive(folder / f"{plain}-{version}.tgz", folder / plain, filter="data")


def test_our_ca_passes_in_every_stack_of_android_and_nothing_else_does(app: App, ours: Issued, tmp_path: Path) -> None:
    recording = Recording([], interventions=intervention_specs(), trusted_ca=ours.pem)
    with ExitStack() as servers:
        ports = {kind: servers.enter_context(http_server(c)).port for kind, c in contexts_of(ours, tmp_path).items()}

        def answers(stack: str) -> dict[str, str]:
            return {kind: app.run(stack, port) for kind, port in ports.items()}

        def calls() -> dict[str, int]:
            return {status["hook"]: status["calls"] for status in recording.instrument.status()}

        refused = dict.fromkeys(KINDS, "refused")
        before = {stack: app.run(stack, ports["ours"]) for stack in STACKS}
        recording.instrument.attach(app.pid)
        during, dropped = {}, {}
        try:
            for stack in STACKS:
                n_before = calls()
                during[stack] = answers(stack)
                dropped[stack] = {hook for hook, n in calls().items() if n > n_before[hook]}
            stay = {stack: app.run(stack, ports["ours"]) for stack in PAGES}
        finally:
            recording.instrument.close()
        after = {stack: app.run(stack, ports["ours"]) for stack in STACKS if stack.startswith("web_view")}
    assert before == dict.fromkeys(STACKS, "refused")
    assert during == dict.fromkeys(STACKS, refused | {"ours": "accepted"})
    assert {stack: hooks & dropped[stack] for stack, hooks in STACKS.items()} == STACKS
    # What was accepted of the others may be taken up again.
    assert after == dict.fromkeys(after, "refused")
    assert stay == dict.fromkeys(PAGES, "refused")
    assert recording.of_kind("hook_error") == []
