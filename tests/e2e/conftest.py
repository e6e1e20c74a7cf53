"""A JVM with stubs of everything the hooks name, for tests that put the agent into it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import need
from jvm.app import App, compile_stubs, find_java
from jvm.recording import Recording, Start
from nameless.wheels import Wheel, unpack
from support.once import once

from analyzer.record.specs import HookSpec, load_specs


@pytest.fixture(scope="session")
def java() -> str:
    found = find_java()
    need(found is not None, "a Java 17 runtime")
    need(shutil.which("javac") is not None, "javac")
    assert found is not None
    return found


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Wheel:
    """Give the folder of an unpacked wheel."""
    known: dict[tuple[str, str], Path] = {}

    def of(name: str, platform: str = "") -> Path:
        if (name, platform) not in known:
            known[name, platform] = unpack(name, platform, tmp_path_factory.mktemp(name))
        return known[name, platform]

    return of


@pytest.fixture(scope="session")
def built(java: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Any]]:
    return once(tmp_path_factory, "jvm", lambda folder: compile_stubs(load_specs(), folder))


@pytest.fixture
def start(java: str, built: tuple[Path, list[Any]]) -> Iterator[Start]:
    """Start a JVM with hooks in place; afterwards everything is taken down."""
    running: list[tuple[App, Recording]] = []

    def go(specs: list[HookSpec], **options: Any) -> tuple[App, Recording]:
        app, recording = App(java, built[0]), Recording(specs, **options)
        running.append((app, recording))
        recording.instrument.attach(app.pid)
        return app, recording

    yield go
    for app, recording in running:
        app.kill()
        recording.instrument.close()
