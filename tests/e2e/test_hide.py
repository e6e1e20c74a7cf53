"""`record --hide`: what an app asks about root and Frida is answered as on a phone without; nothing else changes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import need
from jvm.app import JAVAC, find_java
from jvm.recording import Recording
from native.app import Watching
from support.waiting import wait_for

from analyzer.record.hooking import hide_specs, native_hide_specs
from analyzer.record.native_specs import load_native_specs
from analyzer.record.specs import load_specs

pytestmark = pytest.mark.slow

HERE = Path(__file__).resolve().parents[1]
NOT_FOUND = "android.content.pm.PackageManager$NameNotFoundException: com.topjohnwu.magisk"


class Asker:
    """An app that asks; `ask` gives its lines."""

    def __init__(self, *command: str) -> None:
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None and self.process.stdin is not None
        self.out, self.into = self.process.stdout, self.process.stdin
        assert self.out.readline() == "ready\n"

    def ask(self, what: str) -> list[str]:
        self.into.write(f"{what}\n")
        self.into.flush()
        lines: list[str] = []
        for line in self.out:
            if line.startswith("done "):
                return lines
            lines.append(line.rstrip("\n"))
        raise AssertionError(f"the app ended in {what}: {lines}")

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture(scope="module")
def classes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need(find_java() is not None, "a Java 17 runtime")
    need(shutil.which("javac") is not None, "javac")
    need(Path("/bin/su").exists() and shutil.which("which") is not None, "su and which")
    folder = tmp_path_factory.mktemp("asker")
    sources = [str(file) for file in sorted((HERE / "hidden" / "java").rglob("*.java"))]
    subprocess.run([*JAVAC, "--release", "17", "-d", str(folder), *sources], check=True, timeout=120)
    return folder


@pytest.fixture
def traces(tmp_path: Path) -> Path:
    """A folder with what looks like Frida's files, and what does not."""
    for name in ("frida-server", "fridays-menu"):
        (tmp_path / name).write_text("x", encoding="ascii")
        (tmp_path / name).chmod(0o755)
    for name in ("frida-agent-files", "files"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.fixture
def start(classes: Path, traces: Path) -> Iterator[Callable[[], Asker]]:
    running: list[Asker] = []

    def go() -> Asker:
        command = [str(find_java()), "-Xss16m", "-cp", str(classes), "Asker", str(traces)]
        running.append(Asker(*command))
        return running[-1]

    yield go
    for app in running:
        app.kill()


def _files(shown: str) -> list[str]:
    return [f"{way} {shown}" for way in ("exists", "isFile", "canExecute", "canRead", "canWrite", "nio")]


def _expected(folder: Path) -> list[str]:
    gone = "error=2, No such file or directory"
    missing = "java.io.FileNotFoundException: {} (No such file or directory)".format
    return [
        *_files("false"), f"read {missing('/bin/su')}", *_files("false"), f"read {missing(folder / 'frida-server')}",
        "isDirectory false",
        f'run java.io.IOException: Cannot run program "su": {gone}',
        f'exec java.io.IOException: Cannot run program "su": {gone}',
        f'which java.io.IOException: Cannot run program "which": {gone}',
        f"info {NOT_FOUND}", f"uid {NOT_FOUND}", "intent null", "installed [com.acme.mail, com.acme.map]",
        "ro.debuggable 0", "ro.secure 1", "ro.build.tags release-keys", "ro.boot.flash.locked ",
        "int 0", "boolean false", "tags release-keys", "fingerprint qz/QZ-1/QZ:14/U/1:userdebug/release-keys",
        "debugger false", "awaited false", "maps false", "maps by nio false", "maps at random false", "threads false",
    ]  # fmt: skip


_MAGISK = {"com.topjohnwu.magisk"}
_OF_JAVA = {
    "hide.program": {"su --version", "which su"},
    **{f"hide.{what}": _MAGISK for what in ("package_info", "package_uid", "launch_intent")},
    "hide.installed_packages": {""},
    "hide.property": {"ro.debuggable", "ro.build.tags"},
    **{f"hide.property_{kind}": {"ro.debuggable"} for kind in ("int", "boolean")},
    "hide.debugger": {""},
    "hide.build_tags": {"android.os.Build.TAGS"},
    "hide.build_fingerprint": {"android.os.Build.FINGERPRINT"},
}
"""What is changed, and nothing that the phone answers so anyway, such as `waitingForDebugger`."""


def _by_hook(recording: Recording) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in [*recording.of_kind("api"), *recording.of_kind("native")]:
        if line["hook"].startswith("hide."):
            found.setdefault(line["hook"], set()).update(line["args"])
    return found


def test_the_answers_of_java_stand_without_those_below(start: Callable[[], Asker], traces: Path) -> None:
    app = start()
    recording = Recording([], interventions=hide_specs())
    recording.instrument.attach(app.process.pid)
    answers, expected = app.ask("traces"), _expected(traces)
    recording.instrument.close()
    below = ("nio", "read", "maps")
    assert [one for one in answers if not one.startswith((*below, "threads"))] == [
        one for one in expected if not one.startswith((*below, "threads"))
    ]
    paths = {"/bin/su", str(traces / "frida-server")}
    files = {f"hide.file_{way}": paths for way in ("exists", "is_file", "can_execute", "can_read", "can_write")}
    of_files = files | {"hide.file_is_directory": {str(traces / "frida-agent-files")}}
    assert _by_hook(recording) == _OF_JAVA | of_files
    assert recording.of_kind("hook_error") == []


def test_a_java_app_that_asks_sees_a_phone_without_root_and_frida(start: Callable[[], Asker], traces: Path) -> None:
    app = start()
    watched = Recording(load_specs())
    watched.instrument.attach(app.process.pid)
    open_answers = app.ask("traces")
    watched.instrument.close()
    expected = _expected(traces)
    changed = {a for a, b in zip(open_answers, expected, strict=True) if a != b}
    assert {"maps true", "threads true", "debugger true", "tags test-keys", "run 0", "which 0", "uid 10020"} <= changed
    other = start()
    recording = Recording(load_specs(), interventions=hide_specs(), native_interventions=native_hide_specs())
    recording.instrument.attach(other.process.pid)
    assert other.ask("traces") == expected
    recording.instrument.close()
    assert recording.of_kind("hook_error") == []
    by_hook = _by_hook(recording)
    paths = {"/bin/su", str(traces / "frida-server"), str(traces / "frida-agent-files")}
    assert by_hook["hide.native_path"] == paths, "java.io.File asks the C library, which has answered already"
    pid = other.process.pid
    of_process = {re.sub(r"/task/\d+/", "/task/N/", path) for path in by_hook["hide.native_process"]}
    assert of_process == {"/proc/self/maps", f"/proc/{pid}/maps", "/proc/self/task/N/comm"}
    assert {hook: args for hook, args in by_hook.items() if not hook.startswith("hide.native_")} == _OF_JAVA
    after = other.ask("traces")
    assert [line for line in after if line.startswith(("tags", "fingerprint", "debugger", "info"))] == [
        line for line in open_answers if line.startswith(("tags", "fingerprint", "debugger", "info"))
    ]


def test_what_is_not_asked_about_is_as_it_was(start: Callable[[], Asker]) -> None:
    app = start()
    before = app.ask("plain")
    recording = Recording(load_specs(), interventions=hide_specs(), native_interventions=native_hide_specs())
    recording.instrument.attach(app.process.pid)
    during = app.ask("plain")
    recording.instrument.close()
    assert during == before == app.ask("plain")
    told = {(line["hook"], *line["args"]) for kind in ("api", "native") for line in recording.of_kind(kind)}
    changed = {one for one in told if one[0].startswith("hide.")}
    # Its own maps have ours taken out; Build is changed whoever asks.
    assert changed == {
        ("hide.native_process", "/proc/self/maps"),
        ("hide.build_tags", "android.os.Build.TAGS"),
        ("hide.build_fingerprint", "android.os.Build.FINGERPRINT"),
    }


NATIVE = """
import ctypes, os, sys, threading
is_named = threading.Event()
def named():
    ctypes.CDLL(None).prctl(15, b'gum-js-loop')
    is_named.set()
    threading.Event().wait()
threading.Thread(target=named, daemon=True).start()
is_named.wait()
def say(name, question):
    try: print(name, question(), flush=True)
    except OSError as error: print(name, type(error).__name__, flush=True)
def read(path):
    with open(path) as file: return file.read()
folder, other = sys.argv[1:]
print('ready', flush=True)
for line in sys.stdin:
    for path in (folder, other):
        kind = os.path.basename(path)
        say(f'{kind} access', lambda: os.access(path, os.F_OK))
        say(f'{kind} stat', lambda: os.stat(path).st_size > 0)
        say(f'{kind} lstat', lambda: os.lstat(path).st_size > 0)
        say(f'{kind} open', lambda: len(read(path)))
        say(f'{kind} link', lambda: os.readlink(path + '-link'))
        say(f'{kind} list', lambda: os.listdir(path + '-files'))
    say('maps', lambda: 'frida' in read('/proc/self/maps'))
    say('libc', lambda: 'libc.so' in read('/proc/self/maps'))
    say('smaps', lambda: 'frida' in read('/proc/self/smaps'))
    say('heads', lambda: (lambda text: text.count('VmFlags') == sum('-' in one.split(' ')[0]
        for one in text.splitlines()))(read('/proc/self/smaps')))
    tasks = os.listdir('/proc/self/task')
    say('comm', lambda: 'gum-js-loop' in {read(f'/proc/self/task/{task}/comm').strip() for task in tasks})
    say('names', lambda: any('gum-js-loop' in read(f'/proc/self/task/{task}/status') for task in tasks))
    say('tracer', lambda: [one for one in read('/proc/self/status').splitlines() if one.startswith('TracerPid')][0])
    print('done it', flush=True)
"""
TRACER = """
import ctypes, sys, time
libc = ctypes.CDLL(None, use_errno=True)
seized = libc.ptrace(0x4206, int(sys.argv[1]), None, None)
print(seized, flush=True)
time.sleep(600)
"""


@pytest.fixture
def native(traces: Path) -> Iterator[Asker]:
    for name in ("frida-server", "menu"):
        (traces / name).write_text("x", encoding="ascii")
        (traces / f"{name}-link").symlink_to(traces / name)
        (traces / f"{name}-files").mkdir()
    app = Asker(sys.executable, "-c", NATIVE, str(traces / "frida-server"), str(traces / "menu"))
    yield app
    app.kill()


def _traced(app: Asker) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", TRACER, str(app.process.pid)]
    tracer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert tracer.stdout is not None
    wait_for(lambda: tracer.stdout is not None and tracer.stdout.readline() == "0\n", "the tracer did not attach")
    return tracer


def test_a_native_app_that_asks_sees_neither(native: Asker) -> None:
    before = native.ask("it")
    assert before[:4] == [f"frida-server {way}" for way in ("access True", "stat True", "lstat True", "open 1")]
    watching = Watching(load_native_specs(), native_interventions=native_hide_specs())
    watching.instrument.attach(native.process.pid, "native")
    tracer = _traced(native)
    try:
        during = native.ask("it")
    finally:
        tracer.kill()
        tracer.communicate()
    watching.instrument.close()
    ways = ("stat", "lstat", "open", "link", "list")
    hidden = ["frida-server access False", *(f"frida-server {way} FileNotFoundError" for way in ways)]
    assert during[:6] == hidden
    assert during[6:] == [re.sub(r"(comm|names) True", r"\1 False", line) for line in before[6:]]
    assert native.ask("it") == before
    told: Any = [line for line in watching.lines if line["kind"] == "native" and line["hook"].startswith("hide.")]
    symbols = {line["symbol"] for line in told if line["hook"] == "hide.native_path"}
    assert len(symbols) == 6
    assert {"/proc/self/maps", "/proc/self/smaps", "/proc/self/status"} <= {line["args"][0] for line in told}
    assert [line for line in watching.lines if line["kind"] == "hook_error"] == []


PROPERTIES = """
import ctypes, sys
library = ctypes.CDLL(sys.argv[1])
print('ready', flush=True)
for line in sys.stdin:
    for key in (b'ro.debuggable', b'ro.secure', b'ro.build.tags', b'ro.product.model'):
        into = ctypes.create_string_buffer(92)
        print(key.decode(), library.__getattr__('__system_property_get')(key, into), into.value.decode(), flush=True)
    print('done it', flush=True)
"""


def test_properties_read_below_java_are_those_of_a_phone_that_nobody_changed(tmp_path: Path) -> None:
    compiler = shutil.which("cc")
    need(compiler is not None, "a C compiler")
    library = tmp_path / "libprops.so"
    source = HERE / "native" / "props.c"
    subprocess.run([str(compiler), "-shared", "-fPIC", "-o", library, source], check=True, timeout=60)
    app = Asker(sys.executable, "-c", PROPERTIES, str(library))
    try:
        before = app.ask("it")
        watching = Watching(load_native_specs(), native_interventions=native_hide_specs())
        watching.instrument.attach(app.process.pid, "native")
        during = app.ask("it")
        watching.instrument.close()
        assert app.ask("it") == before
    finally:
        app.kill()
    same = ["ro.secure 1 1", "ro.build.tags 0 ", "ro.product.model 7 Pixel 7"]
    assert (before, during) == (["ro.debuggable 1 1", *same], ["ro.debuggable 1 0", *same])
    changed = [line["args"] for line in watching.lines if line["kind"] == "native" and line["hook"].startswith("hide.")]
    assert changed == [["ro.debuggable"]]
