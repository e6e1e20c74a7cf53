"""OkHttp as a shrinker leaves it, under names nobody knows: its pins are learned from the refusal they make."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import need
from jvm.app import JAVAC, find_java
from jvm.recording import Recording, spec
from servers.http1 import http_server
from support.authority import context_of, issue

from analyzer.record.hooking import intervention_specs

pytestmark = pytest.mark.slow

SOURCES = Path(__file__).resolve().parents[1] / "pinned"
VERSIONS = {"3.14.9": "okhttp", "4.12.0": "okhttp", "5.1.0": "okhttp-jvm"}
PEER, IO = "javax.net.ssl.SSLPeerUnverifiedException", "java.io.IOException"


@pytest.fixture(scope="module", params=VERSIONS)
def renamed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the app and of one version of OkHttp, both renamed."""
    need(shutil.which("mvn") is not None, "Maven")
    need(shutil.which("javac") is not None, "javac")
    folder = tmp_path_factory.mktemp(f"okhttp-{request.param}")
    plugin = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath"
    version = [f"-Dokhttp={VERSIONS[request.param]}", f"-Dokhttp.version={request.param}"]
    listing = folder / "jars.txt"
    subprocess.run(
        ["mvn", "-q", "-B", "-f", str(SOURCES / "pom.xml"), plugin, f"-Dmdep.outputFile={listing}", *version],
        check=True, timeout=900, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    jars = listing.read_text(encoding="utf-8").strip().split(os.pathsep)
    path = os.pathsep.join(jars)
    for out, source in (("app", "Pinned.java"), ("tool", "Rename.java")):
        subprocess.run(
            [*JAVAC, "--release", "17", "-nowarn", "-d", str(folder / out), "-cp", path, str(SOURCES / source)],
            check=True, timeout=120, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    tool = os.pathsep.join([str(folder / "tool"), *jars])
    libraries = [jar for jar in jars if "asm" not in Path(jar).name]
    command = ["java", "-cp", tool, "Rename", str(folder / "renamed"), *libraries, str(folder / "app")]
    subprocess.run(command, check=True, timeout=120)
    assert not list((folder / "renamed").rglob("okhttp3"))
    return folder / "renamed"


class PinnedApp:
    """The running app; each question is a way and a port."""

    def __init__(self, classes: Path, *authorities: Path) -> None:
        java = find_java()
        assert java is not None
        command = [java, "-Xss16m", "-cp", str(classes), "Pinned", *map(str, authorities)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._line() == "ready"

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().rstrip("\n")

    def ask(self, way: str, port: int) -> str:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{way} {port}\n")
        self.process.stdin.flush()
        return self._line()


@pytest.fixture
def world(
    request: pytest.FixtureRequest, renamed: Path, tmp_path: Path
) -> Iterator[tuple[PinnedApp, Recording, int, int]]:
    """Give the app, the recording that may unpin it, a server of our CA and one of another that the app trusts too.

    The parameter, if any: options of the recording.
    """
    ours, theirs = issue("our CA", None), issue("their CA", None)
    files = [tmp_path / "ours.pem", tmp_path / "theirs.pem"]
    for file, authority in zip(files, (ours, theirs), strict=True):
        file.write_text(authority.pem, encoding="ascii")
    options = {"specs": [], **getattr(request, "param", {})}
    recording = Recording(**options, interventions=intervention_specs(), trusted_ca=ours.pem)
    with http_server(context_of(ours, tmp_path)) as one, http_server(context_of(theirs, tmp_path)) as other:
        app = PinnedApp(renamed, *files)
        try:
            yield app, recording, one.port, other.port
        finally:
            app.process.kill()
            app.process.communicate()
            recording.instrument.close()


def _told(recording: Recording, hook: str) -> list[tuple[Any, ...]]:
    return [(*tuple(line["args"][1:]), line["error"]) for line in recording.of_kind("api") if line["hook"] == hook]


def test_a_renamed_pin_is_learned_from_its_first_refusal_and_passes_our_chains_alone(
    world: tuple[PinnedApp, Recording, int, int],
) -> None:
    app, recording, ours, theirs = world
    assert app.ask("okhttp", ours) == f"okhttp {PEER}"
    recording.instrument.attach(app.process.pid)
    answers = [app.ask(way, port) for way, port in [("okhttp", ours), *[("okhttp", ours), ("okhttp", theirs)] * 2]]
    refused = f"okhttp {PEER}"
    assert answers == [refused, *["okhttp 200", refused] * 2]
    recording.instrument.close()
    assert app.ask("okhttp", ours) == refused
    assert _told(recording, "unpin.learn_tls") == [("learned", PEER)]
    assert _told(recording, "unpin.learned") == [(PEER,)] * 2
    assert recording.of_kind("hook_error") == []
    (learned,) = {line["args"][0] for line in recording.of_kind("api")}
    assert not learned.startswith("okhttp3")


def test_a_check_of_the_apps_own_is_learned_by_the_words_of_its_refusal(
    world: tuple[PinnedApp, Recording, int, int],
) -> None:
    app, recording, ours, theirs = world
    recording.instrument.attach(app.process.pid)
    answers = [app.ask("own", port) for port in (ours, ours, theirs, ours)]
    assert answers == [f"own {IO}", "own 200", f"own {IO}", "own 200"]
    recording.instrument.close()
    assert _told(recording, "unpin.learn_io") == [("learned", IO)]
    assert {line["args"][0] for line in recording.of_kind("api")} == {"Pinned$OwnPins.verify"}


HOOKED = [
    {"specs": [spec("test.own", "Pinned$OwnPins", "verify", log_args=[1], static=True)], "calls": calls}
    for calls in ("auto", "bridge")
]


@pytest.mark.parametrize("world", HOOKED, ids=["auto", "bridge"], indirect=True)
def test_a_hook_on_a_check_that_is_learned_goes_on_reporting_what_the_app_sees(
    world: tuple[PinnedApp, Recording, int, int],
) -> None:
    app, recording, ours, theirs = world
    recording.instrument.attach(app.process.pid)
    refused = f"own {IO}"
    answers = [app.ask("own", port) for port in (theirs, ours, theirs, ours)]
    assert answers == [refused, "own 200", refused, "own 200"]
    recording.instrument.close()
    assert app.ask("own", ours) == refused
    told = [(line["hook"], *line["args"], line["error"]) for line in recording.of_kind("api")]
    own, passed = ("test.own", "own"), ("unpin.learned", "Pinned$OwnPins.verify", IO)
    assert told == [
        ("unpin.learn_io", "Pinned$OwnPins.verify", "learned", IO),
        (*own, IO),
        passed,
        (*own, None),
        (*own, IO),
        passed,
        (*own, None),
    ]
    assert recording.of_kind("hook_error") == []


def test_a_wrong_host_name_is_refused_as_before(world: tuple[PinnedApp, Recording, int, int]) -> None:
    app, recording, ours, _ = world
    recording.instrument.attach(app.process.pid)
    assert [app.ask("name", ours) for _ in range(3)] == [f"name {PEER}"] * 3
    recording.instrument.close()
    assert _told(recording, "unpin.learn_tls") == [("has no argument that holds certificates", PEER)]
    assert _told(recording, "unpin.learned") == []
