"""The host's side of the agent, with real Frida and a scripted agent in a process that just sleeps."""

from __future__ import annotations

import hashlib
import json
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.waiting import PATIENCE_S, wait_for

from analyzer import resources
from analyzer.model.errors import SetupError
from analyzer.model.events import PROTOCOL
from analyzer.record import instrument
from analyzer.record.instrument import Instrument, load_bundle

AGENT = """
function lines(...all) {
  const head = {v: 1, t: 1, t_mono: 1, agent: "aa", pid: 7};
  const text = all.map(([kind, seq]) => JSON.stringify({...head, kind, seq})).join("\\n");
  send({type: "lines"}, Memory.allocUtf8String(text).readByteArray(text.length));
}
rpc.exports = {
  hello() { return {protocol: PROTOCOL, agent: "aa", pid: 7, runtime: "hotspot"}; },
  install(specs, options) { lines(["agent", 0]); return [{hook: "h", state: "active"}]; },
  status() { BODY; return []; },
  ping() { return {t: Date.now() / 1000 + 100, t_mono: 0}; },
  uninstall() { END; },
};
"""


@pytest.fixture
def sleeper() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None and process.stdout is not None
        # Its answer shows that it is past its loader: Frida kills a process that it meets in there.
        process.stdin.write(b"awake\n")
        process.stdin.flush()
        process.stdout.readline()
        yield process
        process.kill()


class Host:
    """keeps_after_s: how long it takes to keep lines."""

    def __init__(self, keeps_after_s: float = 0.0) -> None:
        self._keeps_after_s = keeps_after_s
        self.lines: list[dict[str, Any]] = []
        self.lost: list[tuple[int, str]] = []
        self.error: Exception | None = None
        self.lost_something = threading.Event()
        self.instrument = Instrument(specs=[], on_lines=self.keep, on_lost=self.miss)

    def keep(self, lines: list[dict[str, Any]]) -> None:
        if self.error is not None:
            raise self.error
        time.sleep(self._keeps_after_s)
        self.lines += lines

    def miss(self, n: int, reason: str) -> None:
        self.lost.append((n, reason))
        self.lost_something.set()

    def seqs(self) -> list[int]:
        return [line["seq"] for line in self.lines]


Agent = Callable[..., Host]


@pytest.fixture
def with_agent(sleeper: subprocess.Popen[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Agent]:
    """Attach to the sleeping process an agent whose `status()` does BODY and whose `uninstall()` does END."""
    hosts: list[Host] = []

    def attach(body: str = "", end: str = "", protocol: int = PROTOCOL, keeps_after_s: float = 0.0) -> Host:
        source = AGENT.replace("BODY", body).replace("END", end).replace("PROTOCOL", str(protocol))
        put_bundle(tmp_path, source)
        monkeypatch.setattr(resources, "path", lambda _name: tmp_path)
        monkeypatch.setattr(instrument, "may_have_java", lambda _pid: True)
        host = Host(keeps_after_s)
        hosts.append(host)
        host.instrument.attach(sleeper.pid)
        return host

    yield attach
    for host in hosts:
        host.instrument.close()


def put_bundle(folder: Path, source: str, **changes: Any) -> None:
    sha256 = hashlib.sha256(source.encode()).hexdigest()
    proof = {"protocol": PROTOCOL, "sha256": sha256, "native": {"sha256": sha256}, **changes}
    (folder / "agent.android.js").write_text(source)
    (folder / "agent.native.js").write_text(source)
    (folder / "bundle.json").write_text(json.dumps(proof))


def test_lines_come_in_order_with_the_time_they_arrived(with_agent: Agent) -> None:
    started = time.time()
    host = with_agent(
        'lines(["api", 1], ["api", 2])', 'lines(["status", 3]); send({type: "end", agent: "aa", lines: 4})'
    )
    host.instrument.status()
    host.instrument.close()
    assert host.seqs() == [0, 1, 2, 3]
    assert all(started <= line["t_host"] <= time.time() for line in host.lines)
    assert host.lost == []


def test_what_the_agent_said_on_its_start_has_come_when_it_is_attached(with_agent: Agent) -> None:
    assert with_agent(keeps_after_s=0.2).seqs() == [0]


def test_a_hole_in_the_numbers_is_told(with_agent: Agent) -> None:
    host = with_agent('lines(["api", 1], ["api", 5])', 'send({type: "end", agent: "aa", lines: 9})')
    host.instrument.status()
    host.instrument.close()
    assert host.lost == [(3, "events aa:2 to 4 did not arrive"), (3, "events from aa:6 did not arrive")]
    assert host.seqs() == [0, 1, 5]


def test_a_killed_process_is_told_with_its_last_event(with_agent: Agent, sleeper: subprocess.Popen[bytes]) -> None:
    host = with_agent()
    wait_for(host.seqs, "the agent's first line")
    sleeper.kill()
    assert host.lost_something.wait(PATIENCE_S)
    assert host.lost == [(0, "process-terminated; last event aa:0, those of the 100 ms before the end may be missing")]
    assert not host.instrument.is_attached
    with pytest.raises(SetupError) as caught:
        host.instrument.status()
    assert caught.value.code == "E235"


def test_lines_that_cannot_be_kept_are_lost_and_the_rest_goes_on(with_agent: Agent) -> None:
    host = with_agent('lines(["api", 1])', 'lines(["api", 2]); send({type: "end", agent: "aa", lines: 3})')
    wait_for(host.seqs, "the agent's first line")
    host.error = OSError("disk full")
    host.instrument.status()
    assert host.lost_something.wait(PATIENCE_S)
    assert isinstance(host.instrument.failure, OSError)
    host.error = None
    host.instrument.close()
    assert host.lost == [(1, "events could not be kept (OSError)")]
    assert host.seqs()[-1] == 2


def test_an_error_of_the_agent_is_logged_by_place_without_its_text(with_agent: Agent) -> None:
    host = with_agent('setTimeout(() => { throw new Error("value 490154203237518"); }, 0)', 'console.warn("bye")')
    host.instrument.status()
    wait_for(lambda: any(line["kind"] == "log" for line in host.lines), "the error is not logged")
    host.instrument.close()
    logs = [(line["level"], line["text"].split(" at ")[0]) for line in host.lines if line["kind"] == "log"]
    assert logs == [("error", "the agent failed"), ("warning", "bye")]
    assert "490154203237518" not in str(host.lines)


def test_the_clock_offset_brings_app_time_to_host_time(with_agent: Agent) -> None:
    sample = with_agent().instrument.measure_clock()
    assert abs(sample.offset_s + 100) <= sample.uncertainty_s + 0.001
    assert 0 < sample.round_trip_s < 2 * sample.uncertainty_s


def test_an_agent_that_does_not_go_when_it_is_closed_is_avoided(
    with_agent: Agent, sleeper: subprocess.Popen[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = with_agent()
    avoided: list[int] = []
    monkeypatch.setattr(instrument, "wait_until_left", lambda _pid: False)
    monkeypatch.setattr(instrument, "avoid", avoided.append)
    first.instrument.close()
    assert avoided == [sleeper.pid]


def test_closing_twice_or_before_attaching_is_nothing(with_agent: Agent) -> None:
    host = with_agent()
    host.instrument.close()
    host.instrument.close()
    Host().instrument.close()
    assert not host.instrument.is_attached


def test_an_agent_of_another_protocol_is_refused(with_agent: Agent) -> None:
    with pytest.raises(SetupError) as caught:
        with_agent(protocol=PROTOCOL + 1)
    assert caught.value.code == "E237"


def test_a_process_without_java_is_refused_and_left(sleeper: subprocess.Popen[bytes]) -> None:
    host = Host()
    with pytest.raises(SetupError) as caught:
        host.instrument.attach(sleeper.pid)
    assert caught.value.code == "E236"
    assert caught.value.message == "the process has a native runtime, not hotspot"
    assert not host.instrument.is_attached
    assert sleeper.poll() is None


def test_a_process_that_is_gone_is_named(sleeper: subprocess.Popen[bytes]) -> None:
    sleeper.kill()
    sleeper.wait(PATIENCE_S)
    with pytest.raises(SetupError) as caught:
        Host().instrument.attach(sleeper.pid)
    assert caught.value.code == "E230"
    assert str(sleeper.pid) in caught.value.message


@pytest.mark.parametrize(("changes", "code"), [({"sha256": "0" * 64}, "E238"), ({"protocol": PROTOCOL + 1}, "E237")])
def test_a_bundle_that_does_not_fit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], code: str
) -> None:
    put_bundle(tmp_path, "1", **changes)
    monkeypatch.setattr(resources, "path", lambda _name: tmp_path)
    with pytest.raises(SetupError) as caught:
        load_bundle()
    assert caught.value.code == code


def test_a_missing_bundle_says_how_to_get_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "path", lambda _name: tmp_path)
    with pytest.raises(SetupError) as caught:
        load_bundle()
    assert (caught.value.code, "hooks/build.py" in caught.value.hint) == ("E238", True)


def test_an_app_that_stops_answering_is_given_up(with_agent: Agent, monkeypatch: pytest.MonkeyPatch) -> None:
    host = with_agent("const end = Date.now() + 3000; while (Date.now() < end) {}")
    monkeypatch.setattr(host.instrument, "_patience_s", 0.5)
    with pytest.raises(SetupError) as caught:
        host.instrument.status()
    assert (caught.value.code, caught.value.message) == ("E232", "the app does not answer (TimedOutError)")
