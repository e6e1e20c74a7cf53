"""What hooks cost an app on the embedded JVM, beside a bare pass-through hook of frida-java-bridge and beside no hook.

CPU time of the app's own thread per call, medians of interleaved runs, each in a JVM of its own; beside it that of the
whole process, since lines are made and sent by a thread of the agent. None of it is of ART: on the JVM calls come
straight from the VM; the portable way is by the bridge, as on ART, with stacks as any Java has them.
"""

from __future__ import annotations

import json
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
sys.path[:0] = [str(FOLDER.parents[1]), str(FOLDER.parent)]

from jvm.app import App, compile_stubs, find_java  # noqa: E402

from analyzer.record.behavior import load_behavior  # noqa: E402
from analyzer.record.devices.base import ProxyEndpoint  # noqa: E402
from analyzer.record.devices.jvm import JvmDevice  # noqa: E402
from analyzer.record.instrument import Instrument  # noqa: E402
from analyzer.record.specs import HookSpec, load_specs  # noqa: E402

ROUNDS = 5
_RUNS = 4
_CALLS = 3300
"""Of one run of the driver's `cost`, with those that warm up."""
_EVENTS = 100_000
_START_BEHAVIOR = "before_consent"
_METHODS = {"hot": ("int", "n: number"), "echo": ("java.lang.String", "n: string")}
_COMMANDS = {"hot": "cost", "echo": "costOfText"}
_BARE = """
import Java from "frida-java-bridge";
rpc.exports = {
  install(): Promise<void> {
    return new Promise((resolve) => Java.perform(() => {
      const method = Java.use("stub.Target").METHOD.overload("TYPE");
      method.implementation = function (ARGUMENT) { return method.call(this, n); };
      // Replacing leaves this thread marked as inside the VM, for which the next safepoint waits: a JNI call mends it.
      setTimeout(() => Java.perform(() => {
        Java.vm.getEnv().findClass("java/lang/Object");
        resolve();
      }), 0);
    }));
  },
};
"""
_WAYS: dict[str, tuple[str, float, dict[str, Any]]] = {
    "none": ("no stack", 1.3, {"stacks": "none"}),
    "auto": ("stack by JVMTI", 2.0, {"stacks": "auto"}),
    "portable": ("stack, portable way", 3.5, {"stacks": "throwable", "calls": "bridge"}),
}


def run(rounds: int = ROUNDS) -> list[dict[str, Any]]:
    """Measure; needs Java 17 with javac, and the packages that hooks/build.py installs."""
    java = find_java()
    assert java is not None, "needs a Java 17 runtime"
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        compile_stubs(load_specs(), folder)
        return [
            *_call_figures(java, folder, "hot", rounds),
            *_call_figures(java, folder, "echo", rounds),
            *_load_figures(java, folder),
            *_start_figures(rounds),
            *_busy_figures(java, folder),
            _rate_figure(folder),
        ]


def _call_figures(java: str, folder: Path, method: str, rounds: int) -> list[dict[str, Any]]:
    """Costs of a hooked call of one method in every way, ÷ those of a bare hook of it."""
    bare = _bare_agent(method)
    kind = _METHODS[method][0].rpartition(".")[2]
    spec = _hot(method=method, args=[_METHODS[method][0]], returns=_METHODS[method][0])
    turns: dict[str, Callable[[int], Any]] = {"bare": lambda pid: _attach_bare(pid, bare)}
    for name, (_, _, options) in _WAYS.items():
        turns[name] = lambda pid, options=options: _attach(pid, [spec], **options)  # type: ignore[misc]
    seen: dict[str, list[tuple[float, float]]] = {name: [] for name in turns}
    for _ in range(rounds):
        for name, turn in turns.items():
            seen[name].append(_per_call(java, folder, turn, _COMMANDS[method]))
    thread, process = ({name: statistics.median(pair[at] for pair in seen[name]) for name in seen} for at in (0, 1))
    rows = []
    for name, (what, limit, _) in _WAYS.items():
        row = {
            "name": f"cost of a hooked call that gives {kind}, {what}, ÷ bare hook",
            "value": thread[name] / thread["bare"],
            "unit": "ratio",
            "baseline": f"bare frida-java-bridge hook: {thread['bare'] / 1000:.1f} us",
            "goal": f"<= {limit}",
        }
        whole = {
            "name": f"the same of all threads, that of the agent too, {what}",
            "value": process[name] / process["bare"],
            "baseline": f"bare frida-java-bridge hook: {process['bare'] / 1000:.1f} us",
            "goal": None,
        }
        rows += [row, row | whole]
    return rows


def _hot(**fields: Any) -> HookSpec:
    known = {"id": "bench.hot", "class": "stub.Target", "method": "hot", "args": ["int"], "returns": "int"}
    rest = {"value": "return", "data_type": "install_id", "source": "https://example.org/"}
    examples = {"example": {"reported": True}, "counterexample": {"reported": False}}
    return HookSpec.model_validate(known | rest | examples | fields)


def _attach(pid: int, specs: list[HookSpec] | None = None, **options: Any) -> Instrument:
    given = {"busy_limit": 1_000_000_000} | options
    instrument = Instrument(specs=specs or [_hot()], on_lines=lambda lines: None, on_lost=lambda n, why: None, **given)
    instrument.attach(pid)
    return instrument


def _bare_agent(method: str) -> str:
    """Compile the smallest hook there is of a method with the bridge of our own bundle."""
    import frida

    hooks = FOLDER.parents[1] / "hooks"
    if not (hooks / "node_modules" / "frida-java-bridge").is_dir():  # it comes with the packages of the bundle
        subprocess.run(["npm", "ci", "--silent"], cwd=hooks, check=True)
    source = hooks / "bench_bare_agent.ts"
    java_type, argument = _METHODS[method]
    text = _BARE.replace("METHOD", method).replace("TYPE", java_type).replace("ARGUMENT", argument)
    source.write_text(text, encoding="utf-8")
    try:
        options = {"source_maps": "omitted", "compression": "terser", "bundle_format": "iife", "type_check": "none"}
        return str(frida.Compiler().build(source.name, project_root=str(hooks), **options))
    finally:
        source.unlink()


class _Bare:
    def __init__(self, session: Any) -> None:
        self._session = session

    def close(self) -> None:
        self._session.detach()


def _attach_bare(pid: int, source: str) -> _Bare:
    import frida

    session = frida.attach(pid)
    script = session.create_script(source, runtime="qjs")
    script.load()
    script.exports_sync.install()
    return _Bare(session)


def _per_call(java: str, folder: Path, attach: Callable[[int], Any], command: str) -> tuple[float, float]:
    """Give nanoseconds of CPU time per call: of the app's thread, and of the whole process."""
    app = App(java, folder)
    try:
        attach(app.pid)
        app.run(command)
        time.sleep(0.2)
        before = _cpu(app.pid)
        own = [float(app.run(command)[-1]) for _ in range(_RUNS)]
        time.sleep(0.2)  # the last batch
        return statistics.median(own), (_cpu(app.pid) - before) * 1e9 / (_RUNS * _CALLS)
    finally:
        app.kill()


def _cpu(pid: int) -> float:
    """Give the CPU seconds of a process so far, by the clock that Linux has for each."""
    return time.clock_gettime((~pid << 3) | 2)


def _load_figures(java: str, folder: Path) -> list[dict[str, Any]]:
    """Seconds to load the agent with every spec, into an app whose classes are all there; medians of three.

    It is the work of one thread: CPU time is what it lasts where nothing else runs.
    """
    elapsed, cpu = [], []
    for _ in range(3):
        app = App(java, folder)
        try:
            app.run("cases")
            before = (time.perf_counter(), _cpu(app.pid))
            _attach(app.pid, load_specs())
            elapsed.append(time.perf_counter() - before[0])
            cpu.append(_cpu(app.pid) - before[1])
        finally:
            app.kill()
    row = {
        "name": "agent load with all specs, CPU time of the app",
        "value": statistics.median(cpu),
        "unit": "s",
        "baseline": f"{len(load_specs())} specs",
        "goal": "<= 2",
    }
    passed = {
        "name": "the same as time that passed, with whatever else the machine did",
        "value": statistics.median(elapsed),
        "goal": None,
    }
    return [row, row | passed]


def _start_figures(rounds: int) -> list[dict[str, Any]]:
    """What it takes from resume to the first screen of an app of the embedded device, with every spec ÷ without."""
    seen: dict[bool, list[tuple[float, float]]] = {False: [], True: []}
    for _ in range(rounds):
        for is_hooked, found in seen.items():
            found.append(_start(is_hooked))
    wall, cpu = ({key: statistics.median(pair[at] for pair in seen[key]) for key in seen} for at in (0, 1))
    row = {
        "name": "app start, resume to first screen, CPU time of all threads, with ÷ without hooks",
        "value": cpu[True] / cpu[False],
        "unit": "ratio",
        "baseline": f"without hooks: {cpu[False] * 1000:.0f} ms",
        "goal": "<= 1.5",
    }
    elapsed = {
        "name": "the same as time that passed, with whatever else the machine did",
        "value": wall[True] / wall[False],
        "baseline": f"without hooks: {wall[False] * 1000:.0f} ms",
        "goal": None,
    }
    return [row, row | elapsed]


def _start(is_hooked: bool) -> tuple[float, float]:
    """Start the embedded device's app once; gives seconds from resume to the first screen, and CPU seconds."""
    shown = threading.Event()
    marks: list[tuple[float, float]] = []

    def on_mark(mark: str, note: str, t: float, t_mono: float) -> None:
        if mark == "consent_asked" and not shown.is_set():
            marks.append((t_mono, _cpu(app.pid)))
            shown.set()

    with tempfile.TemporaryDirectory() as temporary, socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        taken.close()  # nobody listens: what the app would send is refused at once
        device = JvmDevice(load_behavior(_START_BEHAVIOR))
        ca_cert = _ca(Path(temporary))
        app = device.launch(ProxyEndpoint("127.0.0.1", port, ca_cert), on_mark, Path(temporary))
        instrument = _attach(app.pid, load_specs(), busy_limit=3000) if is_hooked else None
        try:
            time.sleep(1)  # what the JVM compiles of the agent's load is no part of the start
            before = (time.monotonic(), _cpu(app.pid))
            app.resume()
            assert shown.wait(30), "the app shows no dialog"
            return marks[0][0] - before[0], marks[0][1] - before[1]
        finally:
            if instrument is not None:
                instrument.close()
            device.close()


def _ca(folder: Path) -> Path:
    """Write some CA certificate; gives its file."""
    from mitmproxy.certs import CertStore

    CertStore.create_store(folder, "bench", 2048)
    return folder / "bench-ca-cert.pem"


def _busy_figures(java: str, folder: Path) -> list[dict[str, Any]]:
    """Work done in ten seconds of a thread that calls a hooked method 100,000 times a second, without ÷ with hooks.

    Each pair is of one JVM, once it is warm; what the thread waited for a processor is not counted, so that other
    programs do not decide.
    """
    slow, noise, calls = [], [], []
    for _ in range(3):
        app = App(java, folder)
        try:
            app.run("rounds")
            first, second = _rounds(app), _rounds(app)
            _attach(app.pid, busy_limit=3000)
            slow.append((first + second) / 2 / _rounds(app))
            noise.append(first / second)
            calls += [first * 100, second * 100]
        finally:
            app.kill()
    row = {
        "name": "slowdown of an app that calls a hooked method 100,000 times a second, over 10 s",
        "value": statistics.median(slow),
        "unit": "ratio",
        "baseline": f"{statistics.median(calls):.0f} calls/s without hooks",
        "goal": "<= 1.1",
    }
    spread = ", ".join(f"{one:.3f}" for one in noise)
    name = "the same between two such times without hooks: what the figure above is worth"
    return [
        row,
        row | {"name": name, "value": max(noise, key=lambda one: abs(one - 1)), "baseline": spread, "goal": None},
    ]


def _rounds(app: App) -> float:
    """Give how often the app did its work in a second."""
    return float(app.run("rounds")[-1].split()[0])


def _rate_figure(folder: Path) -> dict[str, Any]:
    """Events per second that the host takes from batches and writes to disk."""
    from analyzer.record.instrument import _Reader
    from analyzer.record.lines import LineWriter

    line = {
        "v": 1, "kind": "api", "t": 1.5, "t_mono": 2.5, "seq": 0, "agent": "a1", "pid": 1, "event_id": "a1:0",
        "hook": "bench.hot", "tid": 1, "thread": "main", "value": "356938035643809", "values": [], "args": [],
        "crypto": None, "caller": "a.b.c", "stack_hash": "0123456789abcdef", "error": None, "truncated": False,
    }  # fmt: skip
    texts = [json.dumps(line | {"seq": n, "event_id": f"a1:{n}"}) for n in range(_EVENTS)]
    batches = ["\n".join(texts[n : n + 500]).encode() for n in range(0, _EVENTS, 500)]
    writer = LineWriter(folder / "events.jsonl")
    reader = _Reader(writer.write_all, lambda n, why: None)
    reader.start(_NoScript())
    before = time.process_time()
    for batch in batches:
        reader.on_message({"type": "send", "payload": {"type": "lines"}}, batch)
    reader.stop()
    writer.close()
    return {
        "name": "events from batches of the agent to disk",
        "value": _EVENTS / (time.process_time() - before),
        "unit": "events/s",
        "baseline": f"{len(texts[0])} bytes an event",
        "goal": ">= 100000",
    }


class _NoScript:
    def post(self, message: Any) -> None:
        """Take an acknowledgement."""
