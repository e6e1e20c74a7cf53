"""What hooks cost an app on the embedded JVM, beside a bare pass-through hook of frida-java-bridge and beside no hook.

CPU time of the app's own thread per call, medians of interleaved runs, each in a JVM of its own. None of it is of ART.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
sys.path[:0] = [str(FOLDER.parents[1]), str(FOLDER.parent)]

from jvm.app import App, compile_stubs, find_java  # noqa: E402

from analyzer.record.instrument import Instrument  # noqa: E402
from analyzer.record.specs import HookSpec, load_specs  # noqa: E402

ROUNDS = 5
_EVENTS = 100_000
_BARE = """
import Java from "frida-java-bridge";
rpc.exports = {
  install(): Promise<void> {
    return new Promise((resolve) => Java.perform(() => {
      const method = Java.use("stub.Target").hot.overload("int");
      method.implementation = function (n: number) { return method.call(this, n); };
      setTimeout(resolve, 0);
    }));
  },
};
"""


def run(rounds: int = ROUNDS) -> list[dict[str, Any]]:
    """Measure; needs Java 17 with javac, and the packages that hooks/build.py installs."""
    java = find_java()
    assert java is not None, "needs a Java 17 runtime"
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        compile_stubs(load_specs(), folder)
        bare = _bare_agent()
        turns: dict[str, Callable[[], float]] = {
            "bare": lambda: _per_call(java, folder, lambda pid: _attach_bare(pid, bare)),
            "none": lambda: _per_call(java, folder, lambda pid: _attach(pid, stacks="none")),
            "auto": lambda: _per_call(java, folder, lambda pid: _attach(pid, stacks="auto")),
            "throwable": lambda: _per_call(java, folder, lambda pid: _attach(pid, stacks="throwable")),
        }
        seen: dict[str, list[float]] = {name: [] for name in turns}
        for _ in range(rounds):
            for name, turn in turns.items():
                seen[name].append(turn())
        figures = _call_figures({name: statistics.median(values) for name, values in seen.items()})
        return [*figures, *_load_figures(java, folder), _busy_figure(java, folder), _rate_figure(folder)]


def _call_figures(per_call: dict[str, float]) -> list[dict[str, Any]]:
    goals = {"none": ("no stack", 1.3), "auto": ("stack by JVMTI", 2.0), "throwable": ("stack, portable way", 3.5)}
    bare = per_call["bare"]
    return [
        {
            "name": f"cost of a hooked call, {what}, ÷ bare hook",
            "value": per_call[name] / bare,
            "unit": "ratio",
            "baseline": f"bare frida-java-bridge hook: {bare / 1000:.1f} us",
            "goal": f"<= {limit}",
        }
        for name, (what, limit) in goals.items()
    ]


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


def _bare_agent() -> str:
    """Compile the smallest hook there is with the bridge of our own bundle."""
    import frida

    hooks = FOLDER.parents[1] / "hooks"
    source = hooks / "bench_bare_agent.ts"
    source.write_text(_BARE, encoding="utf-8")
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


def _per_call(java: str, folder: Path, attach: Callable[[int], Any]) -> float:
    """Give nanoseconds of the app's thread per call."""
    app = App(java, folder)
    try:
        attach(app.pid)
        return float(app.run("cost")[-1])
    finally:
        app.kill()


def _load_figures(java: str, folder: Path) -> list[dict[str, Any]]:
    """Seconds to load the agent with every spec, into an app whose classes are all there; median of three."""
    seconds = []
    for _ in range(3):
        app = App(java, folder)
        try:
            app.run("cases")
            before = time.perf_counter()
            _attach(app.pid, load_specs())
            seconds.append(time.perf_counter() - before)
        finally:
            app.kill()
    return [
        {
            "name": "agent load with all specs",
            "value": statistics.median(seconds),
            "unit": "s",
            "baseline": f"{len(load_specs())} specs",
            "goal": "<= 2",
        }
    ]


def _busy_figure(java: str, folder: Path) -> dict[str, Any]:
    """Work done in ten seconds with some 100,000 calls a second of a hooked method, without ÷ with hooks."""
    plain, hooked = [], []
    for _ in range(2):
        for found, attach in ((plain, None), (hooked, lambda pid: _attach(pid, busy_limit=3000))):
            app = App(java, folder)
            try:
                if attach is not None:
                    attach(app.pid)
                found.append(int(app.run("rounds")[-1].split()[0]))
            finally:
                app.kill()
    return {
        "name": "slowdown of an app that calls a hooked method 100,000 times a second, over 10 s",
        "value": statistics.median(plain) / statistics.median(hooked),
        "unit": "ratio",
        "baseline": f"{statistics.median(plain) * 10:.0f} calls/s without hooks",
        "goal": "<= 1.1",
    }


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
