"""Every behavior, played for real through a real mitmdump; the player's labels against what the proxy saw."""

from __future__ import annotations

import base64
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from conftest import need
from e2e.plain_reader import forms, leaves_of_message, leaves_of_request
from mitmproxy.certs import CertStore
from support.warm_process import warm_python

from analyzer.record.behavior import Behavior, behavior_names, load_behavior
from analyzer.record.devices.base import ProxyEndpoint
from analyzer.record.devices.jvm import JvmDevice
from analyzer.record.persona import API_DATA_TYPES, load_persona
from analyzer.record.scenario import find_scenario

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("java_runtime")]

HERE = Path(__file__).resolve().parent
MITMDUMP = "from mitmproxy.tools.main import mitmdump; mitmdump()"
KEYS = ("act", "data_type", "host", "phase", "consent_state", "transform", "layers", "location", "path")
KILLED = "this connection does not lead to the sink"
PHASE_OF_MARK = {
    "consent_asked": ("consent_dialog", "asked"),
    "consent_granted": ("in_use", "granted"),
    "consent_refused": ("in_use", "refused"),
    "consent_withdrawn": (None, "withdrawn"),
    "idle": ("idle", None),
    "background": ("background", None),
    "foreground": ("in_use", None),
    "screen_off": ("screen_off", None),
    "screen_on": ("in_use", None),
    "killed": ("after_kill", None),
    "relaunched": ("relaunch", None),
}


def _wait(condition: Any, seconds: float = 120.0) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if result := condition():
            return result
        time.sleep(0.02)
    raise AssertionError("nothing happened in time")


@dataclass
class Proxy:
    """A running mitmdump with the witness."""

    process: subprocess.Popen[bytes]
    file: Path
    endpoint: ProxyEndpoint

    def lines(self, *kinds: str) -> list[dict[str, Any]]:
        return [line for line in _json_lines(self.file) if line["kind"] in kinds]


@dataclass
class Run:
    """One play: what the proxy saw, what the player said, and how it ended."""

    behavior: Behavior
    seen: list[dict[str, Any]]
    truth: list[dict[str, Any]]
    marks: list[tuple[str, str, float, float]] = field(default_factory=list)
    code: int | None = None


def _json_lines(file: Path) -> list[dict[str, Any]]:
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return [json.loads(line) for line in text.splitlines()]


def _start_proxy(folder: Path, confdir: Path, arguments: list[str]) -> Proxy:
    file = folder / "seen.jsonl"
    settings = [f"witness_file={file}", f"confdir={confdir}"]
    command = [str(warm_python()), "-c", MITMDUMP, "-q", "--listen-host", "127.0.0.1", "--listen-port", "0"]
    command += ["-s", str(HERE / "embedded_witness.py")]
    command += [part for setting in settings for part in ("--set", setting)]
    process = subprocess.Popen([*command, *arguments])
    ready = _wait(lambda: _json_lines(file) if file.exists() and file.read_text().endswith("\n") else None)[0]
    return Proxy(process, file, ProxyEndpoint("127.0.0.1", ready["port"], confdir / "mitmproxy-ca-cert.pem"))


def _play(behavior: Behavior, folder: Path, confdir: Path, scenario: str | None = None) -> Run:
    device = JvmDevice(behavior, find_scenario(scenario) if scenario else None)
    device.ensure_ready()
    proxy = _start_proxy(folder, confdir, device.proxy_arguments(folder))
    marks: list[tuple[str, str, float, float]] = []
    try:
        app = device.launch(proxy.endpoint, lambda *mark: marks.append(mark), folder)
        while app is not None:
            app.resume()
            code = _wait(lambda app=app: (app.poll(),) if app.poll() is not None else None)[0]
            app = app.next_process()
    finally:
        device.close()
        proxy.process.terminate()
        proxy.process.wait(120)
    return Run(behavior, _json_lines(proxy.file), _json_lines(folder / "truth.jsonl"), marks, code)


@pytest.fixture(scope="module")
def confdir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("conf")
    CertStore.from_store(folder, "mitmproxy", 2048)
    return folder


@pytest.fixture(scope="module", params=behavior_names())
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, confdir: Path) -> Run:
    return _play(load_behavior(request.param), tmp_path_factory.mktemp(request.param), confdir)


def _moment(marks: list[tuple[str, str, float, float]], t: float) -> tuple[str, str]:
    phase, consent = "launch", "none_asked"
    for mark, _, at, _ in marks:
        if at > t:
            break
        if mark in PHASE_OF_MARK:
            phase, consent = PHASE_OF_MARK[mark][0] or phase, PHASE_OF_MARK[mark][1] or consent
        elif mark.startswith("phase:"):
            phase = mark.removeprefix("phase:")
    return phase, consent


def _sent_rows(run: Run) -> Iterator[tuple[Any, ...]]:
    written = {
        text: (data_type, name)
        for data_type, values in run.behavior.persona.values_by_type().items()
        for value in values
        for text, name in forms(value).items()
    }
    for line in run.seen:
        if line["kind"] not in ("request", "message"):
            continue
        reader = leaves_of_request if line["kind"] == "request" else leaves_of_message
        for location, layers, path, text in reader(line):
            if text in written:
                data_type, transform = written[text]
                moment = _moment(run.marks, line["t"])
                yield ("sent", data_type, line["host"], *moment, transform, layers, location, path)


def _rows(truth: list[dict[str, Any]], act: str) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(row[key] for key in KEYS) for row in truth if row["act"] == act)


def test_player_ends_by_itself(run: Run) -> None:
    assert run.code == 0


def test_sent_labels_equal_what_the_proxy_saw(run: Run) -> None:
    assert _rows(run.truth, "sent") == Counter(_sent_rows(run))


def test_read_labels_equal_the_reads_of_the_behavior(run: Run) -> None:
    spec, scenario = run.behavior.spec, find_scenario(run.behavior.spec.scenario)
    played = [*spec.steps, *getattr(spec.reactions, scenario.consent, [])]
    if scenario.permissions == "deny" and any(step.do == "ask_permission" for step in played):
        played += spec.reactions.deny
    wanted = Counter({})
    for step in played:
        if step.do == "read":
            wanted[step.data_type] += step.times
    assert Counter(row["data_type"] for row in run.truth if row["act"] == "accessed") == wanted
    reads = [row for row in run.truth if row["act"] == "accessed"]
    written = {tuple(row[key] for key in ("host", "transform", "layers", "location", "path")) for row in reads}
    assert written <= {(None, "plain", "", "return", "return")}


def test_hosts_and_server_names_are_the_real_ones_and_all_servers_are_loopback(run: Run) -> None:
    hosts = {host.host: host for host in run.behavior.spec.hosts}
    sends = {step.host for step in run.behavior.spec.steps if step.host}
    reached = {line["host"]: line for line in run.seen if line["kind"] == "request"}
    assert {host for host in sends if not hosts[host].pinned} <= set(reached) <= set(hosts)
    assert {name: line["sni"] for name, line in reached.items()} == {
        name: name if hosts[name].tls else None for name in reached
    }
    assert {name for name, line in reached.items() if line["version"] == "HTTP/2.0"} == {
        name for name in reached if hosts[name].http == "2"
    }
    assert {line["peer"] for line in run.seen if line["kind"] == "response"} == {"127.0.0.1"}
    assert [line for line in run.seen if line["kind"] == "error"] == []


def test_pinned_host_refuses_and_is_not_in_the_truth(run: Run) -> None:
    pinned = {host.host for host in run.behavior.spec.hosts if host.pinned}
    assert {line["sni"] for line in run.seen if line["kind"] == "tls_failed"} == pinned
    assert not pinned & {row["host"] for row in run.truth}


def test_no_act_lies_within_sixty_milliseconds_of_a_mark(run: Run) -> None:
    times = [row["t"] for row in run.truth] + [line["t"] for line in run.seen if "t" in line]
    assert [mark for mark in run.marks if any(abs(mark[2] - t) < 0.06 for t in times)] == []


def test_marks_carry_both_clocks_of_this_machine(run: Run) -> None:
    offset = time.time() - time.monotonic()
    assert all(abs((t - t_mono) - offset) < 1.0 for _, _, t, t_mono in run.marks)


def test_truth_holds_no_value(run: Run) -> None:
    text = json.dumps(run.truth, ensure_ascii=False)
    values = [value for values in run.behavior.persona.values_by_type().values() for value in values]
    assert [value for value in values if value in text] == []


def test_demo_shows_every_kind_of_host_and_every_basic_transform() -> None:
    spec = load_behavior("before_consent").spec
    assert len(spec.hosts) >= 8
    assert any(host.pinned for host in spec.hosts)
    assert any(not host.tls for host in spec.hosts)
    assert {host.http for host in spec.hosts} == {"1", "2", "ws"}


def test_every_api_answers_what_the_persona_says(tmp_path: Path, confdir: Path) -> None:
    apis = {api: load_persona("zhou").values_of_api(api) for api in API_DATA_TYPES}
    steps = []
    for api, values in apis.items():
        steps.append(f"  - {{do: read, api: {api}}}")
        parts = [f"{{api: {api}, index: {i}, path: '$.it[{i}]'}}" for i in range(len(values))]
        if parts:
            steps.append(f"  - {{do: send, host: api.example.net, route: /{api}, also: [{', '.join(parts)}]}}")
    file = tmp_path / "all.yaml"
    head = "version: 1\napp: {id: com.qingzhou.all}\npersona: zhou\nhosts: [{host: api.example.net}]\nsteps:\n"
    file.write_text(head + "\n".join(steps) + "\n")
    run = _play(load_behavior(file), tmp_path, confdir)
    said = {line["target"][1:]: json.loads(base64.b64decode(line["body"]))["it"] for line in run.seen if "body" in line}
    assert said == {api: values for api, values in apis.items() if values}
    assert _rows(run.truth, "sent") == Counter(_sent_rows(run))


@pytest.mark.parametrize(
    ("scenario", "last"), [("first-run-refuse", "consent_refused"), ("untouched", "consent_asked")]
)
def test_clean_app_keeps_to_whatever_the_user_answers(scenario: str, last: str, tmp_path: Path, confdir: Path) -> None:
    run = _play(load_behavior("clean"), tmp_path, confdir, scenario)
    consent_marks = [mark for mark, *_ in run.marks if mark.startswith("consent")]
    assert (run.code, consent_marks[-1], run.truth) == (0, last, [])


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory, confdir: Path) -> Run:
    return _play(load_behavior("clean"), tmp_path_factory.mktemp("accepted"), confdir, "first-run-accept")


@pytest.mark.parametrize(
    ("scenario", "marks"),
    [
        ("background", ["background", "foreground", "screen_off", "screen_on"]),
        ("after-kill", ["background", "killed", "relaunched"]),
        ("withdraw", ["background", "consent_withdrawn"]),
        ("permissions-denied", ["background"]),
    ],
)
def test_scenarios_lead_an_app_where_it_does_not_go_by_itself(
    scenario: str, marks: list[str], accepted: Run, tmp_path: Path, confdir: Path
) -> None:
    run = _play(load_behavior("clean"), tmp_path, confdir, scenario)
    assert [mark for mark, *_ in run.marks] == ["consent_asked", "consent_granted", *marks]
    assert _rows(run.truth, "sent") == _rows(accepted.truth, "sent")
    assert _rows(run.truth, "accessed") == _rows(accepted.truth, "accessed")


def test_without_a_sink_every_connection_is_killed(tmp_path: Path, confdir: Path) -> None:
    behavior = load_behavior("clean")
    device = JvmDevice(behavior)
    arguments = device.proxy_arguments(tmp_path)
    without = [re.sub(r"^(sink_\w+_port)=\d+$", r"\1=0", part) for part in arguments]
    proxy = _start_proxy(tmp_path, confdir, without)
    try:
        app = device.launch(proxy.endpoint, lambda *mark: None, tmp_path)
        app.resume()
        _wait(lambda: app.poll() is not None)
        reasons = [line["text"] for line in proxy.lines("error")]
        assert len(reasons) == len(proxy.lines("request"))
        assert {text.removeprefix("Connection killed: ") for text in reasons} == {KILLED}
        assert proxy.lines("response") == []
    finally:
        device.close()
        proxy.process.terminate()
        proxy.process.wait(120)


_RECORDER = """
import sys, time
from pathlib import Path
from analyzer.record.behavior import load_behavior
from analyzer.record.devices.base import ProxyEndpoint
from analyzer.record.devices.jvm import JvmDevice
endpoint = ProxyEndpoint("127.0.0.1", 9, Path(sys.argv[1]))
app = JvmDevice(load_behavior("clean")).launch(endpoint, print, Path(sys.argv[2]))
print(app.pid, flush=True)
time.sleep(600)
"""


def test_player_ends_when_its_recorder_is_killed(tmp_path: Path, confdir: Path) -> None:
    need(Path("/proc/self").exists(), "/proc")
    certificate = confdir / "mitmproxy-ca-cert.pem"
    arguments = [sys.executable, "-c", _RECORDER, str(certificate), str(tmp_path)]
    path = os.pathsep.join(filter(None, [str(HERE.parent.parent), os.environ.get("PYTHONPATH")]))
    recorder = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path})
    assert recorder.stdout is not None
    player = int(recorder.stdout.readline())
    recorder.send_signal(signal.SIGKILL)
    recorder.wait()
    recorder.stdout.close()
    _wait(lambda: not _is_running(player))


def _is_running(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_stop_ends_a_playing_app_in_order(tmp_path: Path, confdir: Path) -> None:
    file = tmp_path / "sleeper.yaml"
    file.write_text(
        "version: 1\napp: {id: com.qingzhou.sleeper}\npersona: lin\nhosts: []\n"
        "steps:\n  - {do: read, api: msa.oaid}\n  - {do: sleep, seconds: 60}\n"
    )
    device = JvmDevice(load_behavior(file))
    app = device.launch(ProxyEndpoint("127.0.0.1", 9, confdir / "mitmproxy-ca-cert.pem"), print, tmp_path)
    app.resume()
    _wait(lambda: _json_lines(tmp_path / "truth.jsonl"))
    app.stop()
    assert app.poll() == 0  # a kill for want of an end would give another code
    assert [row["data_type"] for row in _json_lines(tmp_path / "truth.jsonl")] == ["oaid"]
