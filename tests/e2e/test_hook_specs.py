"""Every hook on a real JVM under real Frida: examples fire, counterexamples do not, the app sees nothing."""

from __future__ import annotations

import base64
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import need
from jvm.app import App, compile_stubs, find_java
from support.waiting import PATIENCE_S, wait_for

from analyzer.model.events import FILES
from analyzer.record.instrument import Instrument
from analyzer.record.specs import HookSpec, load_specs

pytestmark = pytest.mark.slow

_COMMON = {
    "returns": "java.lang.Object",
    "args": "any",
    "data_type": "install_id",
    "source": "https://example.org/",
    "example": {"reported": True},
    "counterexample": {"reported": False},
}
LOAD_S = 0.4
"""What other processes may take from the app meanwhile."""


def spec(hook: str, class_name: str, method: str, **fields: Any) -> HookSpec:
    """Give a spec for one of the handwritten classes."""
    return HookSpec.model_validate({**_COMMON, "id": hook, "class": class_name, "method": method, **fields})


ECHO = spec("test.echo", "stub.Target", "echo", value="return", log_args=[0])


class Recording:
    """An Instrument that keeps what it is told."""

    def __init__(self, specs: list[HookSpec], **options: Any) -> None:
        self.lines: list[dict[str, Any]] = []
        self.lost: list[tuple[int, str]] = []
        self.gate: threading.Event | None = None
        self.instrument = Instrument(
            specs=specs,
            on_lines=self.keep,
            on_lost=lambda n, reason: self.lost.append((n, reason)),
            **options,
        )

    def keep(self, lines: list[dict[str, Any]]) -> None:
        if self.gate is not None:
            self.gate.wait(30)
        self.lines.extend(lines)

    def of_kind(self, kind: str) -> list[dict[str, Any]]:
        return [line for line in self.lines if line["kind"] == kind]

    def events(self) -> list[tuple[Any, ...]]:
        """Give (caller, hook, value, values, error) of every reported call, in the order they were said."""
        keys = ("caller", "hook", "value", "values", "error")
        return [
            tuple(tuple(v) if isinstance(v, list) else v for v in map(line.get, keys)) for line in self.of_kind("api")
        ]

    def values(self) -> list[str | None]:
        return [line["value"] for line in self.of_kind("api")]

    def last_status(self) -> dict[str, dict[str, Any]]:
        return {line["hook"]: line for line in self.of_kind("status")}


@pytest.fixture(scope="module")
def java() -> str:
    found = find_java()
    need(found is not None, "a Java 17 runtime")
    need(shutil.which("javac") is not None, "javac")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def built(java: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Any]]:
    folder = tmp_path_factory.mktemp("jvm")
    return folder, compile_stubs(load_specs(), folder)


Start = Callable[..., tuple[App, Recording]]


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


@pytest.mark.parametrize("stacks", ["auto", "throwable"])
def test_every_example_is_reported_and_no_counterexample(
    start: Start, built: tuple[Path, list[Any]], stacks: str
) -> None:
    app, recording = start(load_specs(), stacks=stacks)
    printed = app.run("cases")
    recording.instrument.close()
    expected = {case.expected() for case in built[1]} - {None}
    assert set(recording.events()) == expected
    assert len(recording.events()) == len(expected)
    assert printed == sorted(f"{case.name} same" for case in built[1])
    assert recording.of_kind("hook_error") == []
    assert recording.lost == []
    assert {line["hook"] for line in recording.of_kind("status") if line["state"] != "active"} == set()


def test_every_line_is_as_the_format_says(start: Start) -> None:
    from pydantic import TypeAdapter

    app, recording = start(load_specs())
    app.run("cases")
    recording.instrument.close()
    adapter: TypeAdapter[Any] = TypeAdapter(FILES["events.jsonl"])
    for line in recording.lines:
        adapter.validate_python(line)
    assert [line["seq"] for line in recording.lines] == list(range(len(recording.lines)))
    assert {line["event_id"] for line in recording.lines} == {
        f"{line['agent']}:{line['seq']}" for line in recording.lines
    }
    known = {line["stack_hash"]: line["frames"] for line in recording.of_kind("stack")}
    assert len(known) == len(recording.of_kind("stack"))
    for line in recording.of_kind("api"):
        assert known[line["stack_hash"]][0] == line["caller"]
        assert known[line["stack_hash"]][-1] == "stub.Driver.main"
        assert line["thread"] == "main"
    assert {line["hook"]: (line["class"], line["data_type"]) for line in recording.of_kind("hook")} == {
        one.id: (one.class_name, one.data_type) for one in load_specs()
    }


def test_strings_keep_their_identity_and_contents(start: Start) -> None:
    app, recording = start(
        [
            ECHO,
            spec("test.self", "stub.Target", "self"),
            spec("test.big", "stub.Target", "big", value="return"),
        ]
    )
    assert app.run("identity")[-2:] == ["identity true true", "self true big 9007199254740993"]
    recording.instrument.close()
    assert recording.values() == ["a\0b\ud83d\ud800 \u9a8c", None, None, "9007199254740993"]
    assert recording.of_kind("api")[0]["args"] == ["a\0b\ud83d\ud800 \u9a8c"]


def test_an_exception_of_the_original_reaches_the_app_as_the_same_object(start: Start) -> None:
    app, recording = start([spec("test.fails", "stub.Target", "fails", value="return")])
    assert app.run("exception")[-1] == "exception true"
    recording.instrument.close()
    assert recording.events() == [("stub.Extras.exception", "test.fails", None, (), "java.lang.IllegalStateException")]
    assert "not to be told" not in str(recording.lines)


def test_a_class_is_initialised_by_the_app_and_not_by_its_hook(start: Start) -> None:
    app, _ = start([ECHO])
    assert app.run("identity")[0] == "initialised on main"


def test_absent_and_failed_hooks_say_why_and_harm_no_other(start: Start) -> None:
    missing = spec("test.missing", "stub.Nowhere", "any")
    method = spec("test.method", "stub.Target", "nothing")
    overload = spec("test.overload", "stub.Target", "echo", args=["int"])
    fragile = spec("test.fragile", "stub.Target", "inner", risk="fragile")
    app, recording = start([missing, method, overload, fragile, ECHO])
    app.run("identity")
    recording.instrument.close()
    assert {hook: (line["state"], line["reason"]) for hook, line in recording.last_status().items()} == {
        "test.missing": ("absent", "class not found: stub.Nowhere"),
        "test.method": ("failed", "stub.Target has no method nothing"),
        "test.overload": ("failed", "no overload (int); there are (java.lang.String)"),
        "test.fragile": ("off", "can crash some apps; enable it by name"),
        "test.echo": ("active", None),
    }
    assert len(recording.events()) == 2


def test_one_call_through_delegating_overloads_is_one_event_and_calls_inside_are_seen(start: Start) -> None:
    twice = spec("test.twice", "stub.Target", "twice", value="return")
    outer = spec("test.outer", "stub.Target", "outer", value="return")
    app, recording = start([twice, outer, ECHO])
    assert app.run("nested")[-1] == "nested abab from inside"
    recording.instrument.close()
    assert [(line["hook"], line["value"], line["caller"]) for line in recording.of_kind("api")] == [
        ("test.twice", "abab", "stub.Extras.nested"),
        ("test.echo", "from inside", "stub.Target.outer"),
        ("test.outer", "from inside", "stub.Extras.nested"),
    ]


def test_what_the_agent_itself_calls_is_not_reported(start: Start) -> None:
    own = spec("test.self", "stub.Target", "self", value={"of": "return", "get": "inner()"})
    app, recording = start([own, spec("test.inner", "stub.Target", "inner", value="return")])
    app.run("identity")
    recording.instrument.close()
    assert recording.events() == [("stub.Extras.identity", "test.self", "inner", (), None)]


def test_a_value_that_cannot_be_read_is_a_hook_error_and_the_app_goes_on(start: Start) -> None:
    app, recording = start([spec("test.echo", "stub.Target", "echo", value={"of": "return", "get": "getNothing()"})])
    assert app.run("identity")[-2] == "identity true true"
    recording.instrument.close()
    assert [(line["hook"], line["where"]) for line in recording.of_kind("hook_error")] == [("test.echo", "after")]
    assert recording.events() == [("stub.Extras.identity", "test.echo", None, (), None)]


def test_implementers_of_an_interface_are_hooked_however_and_whenever_they_come(start: Start) -> None:
    heard = spec("test.heard", "stub.Listener", "heard", interface=True, value="arg:0")
    app, recording = start([heard])
    printed = app.run("listeners")
    recording.instrument.close()
    assert printed == [f"{who} heard {n}" for who, n in _HEARD]
    assert recording.values() == ["one", "two", "three", "four", "five"]
    assert recording.last_status()["test.heard"]["state"] == "active"


_HEARD = [("lambda", "one"), ("anonymous", "two"), ("base", "three"), ("whole", "four"), ("whole", "five")]


def test_calls_of_many_threads_are_told_apart_and_complete(start: Start) -> None:
    app, recording = start([ECHO, spec("test.heard", "stub.Listener", "heard", interface=True, value="arg:0")])
    app.run("threads")
    recording.instrument.close()
    said: dict[tuple[str, str], list[str]] = {}
    for line in recording.of_kind("api"):
        said.setdefault((line["hook"], line["thread"]), []).append(line["value"])
    workers = [f"worker-{n}" for n in range(8)]
    assert said == {
        **{("test.heard", name): [str(n) for n in range(200)] for name in workers},
        **{("test.echo", name): [f"{name} {n}" for n in range(200)] for name in workers},
    }
    assert len({line["tid"] for line in recording.of_kind("api")}) == 8
    assert recording.lost == []


def test_a_class_of_a_later_loader_is_hooked_when_it_comes(start: Start) -> None:
    app, recording = start([spec("test.late", "late.Plugin", "secret", value="return")])
    assert app.run("late") == ["late late secret"]
    recording.instrument.close()
    assert recording.values() == ["late secret"]
    assert [line["state"] for line in recording.of_kind("status")] == ["absent", "active", "active"]


def test_a_busy_hook_is_limited_and_counts_what_it_left_out(start: Start) -> None:
    app, recording = start([spec("test.hot", "stub.Target", "hot", value="return", risk="hot")], hot_limit=50)
    assert app.run("hot")[-1] == "hot 124750"
    recording.instrument.close()
    status = recording.last_status()["test.hot"]
    assert status["calls"] == 500
    assert status["dropped"] == 500 - len(recording.events())
    assert 50 <= len(recording.events()) <= 150


def test_hooked_recursion_and_large_values_are_survived(start: Start) -> None:
    app, recording = start([ECHO, spec("test.depth", "stub.Target", "depth", value="return")])
    assert app.run("deep")[-1] == "deep 150"
    assert app.run("large")[-1] == "large 100000"
    recording.instrument.close()
    large = recording.of_kind("api")[-1]
    assert (large["value"], large["truncated"]) == ("x" * 65536, True)
    assert len(recording.events()) == 152


def test_what_crypto_works_on_is_recorded_whole(start: Start) -> None:
    app, recording = start(load_specs())
    printed = dict(line.split(" ", 1) for line in app.run("crypto"))
    recording.instrument.close()
    key, iv = b"0123456789abcdef", b"fedcba9876543210"
    plain = b"a first block of a message"
    sealed = bytes.fromhex(printed["encrypt"].split()[0])
    place = bytes.fromhex(printed["decrypt"].split()[2])
    cipher = ("javax.crypto.cipher_do_final", "AES/CBC/PKCS5Padding", "CBC")
    assert [_crypto(line) for line in recording.of_kind("api")] == [
        (
            "java.security.message_digest",
            "SHA-256",
            None,
            "digest",
            None,
            None,
            b"abc",
            bytes.fromhex(printed["digest"].split()[0]),
        ),
        (
            "javax.crypto.mac_do_final",
            "HmacSHA1",
            None,
            "mac",
            key,
            None,
            b"bc",
            bytes.fromhex(printed["mac"].split()[0]),
        ),
        (*cipher, "encrypt", key, iv, plain, sealed),
        (*cipher, "decrypt", key, iv, sealed, plain),
        (*cipher, "encrypt", key, iv, b"in place", place),
    ]
    assert {line["caller"] for line in recording.of_kind("api")} == {"stub.Extras.crypto"}


def test_bytes_that_go_through_crypto_objects_in_any_way_are_recorded(start: Start) -> None:
    app, recording = start(load_specs())
    printed = {name: bytes.fromhex(text) for name, text in (line.split(" ") for line in app.run("sealing"))}
    recording.instrument.close()
    aes, iv, nonce = b"0123456789abcdef", b"fedcba9876543210", b"twelve bytes"
    cbc, ctr, gcm = "AES/CBC/PKCS5Padding", "AES/CTR/NoPadding", "AES/GCM/NoPadding"
    stream = b"a stream of nx bytes that are more than blocks"
    lines = [line for line in recording.of_kind("api") if not line["error"]]
    assert [_crypto(line)[1:2] + _crypto(line)[3:] for line in lines] == [
        (gcm, "encrypt", aes, nonce, b"gcm text", printed["gcm"]),
        (cbc, "encrypt", aes, iv, stream, printed["stream"]),
        (cbc, "decrypt", aes, iv, printed["stream"], printed["opened"]),
        (ctr, "encrypt", aes, iv, b"in pieces, by buffer", printed["pieces"]),
        (ctr, "encrypt", aes, iv, b"whole", printed["again"]),
        ("RSA/ECB/PKCS1Padding", "encrypt", printed["rsa_key"], None, b"one piece", printed["rsa"]),
        ("HmacSHA256", "mac", b"a key", None, b"value", printed["mac"]),
        ("HmacSHA256", "mac", b"a key", None, b"value", printed["mac_again"]),
        ("MD5", "digest", None, None, b"saltvalue", printed["digest"]),
        ("MD5", "digest", None, None, b"alue", printed["unseen"]),
        (cbc, "encrypt", aes, iv, b"tried twice", printed["retried"]),
        (gcm, "encrypt", aes, nonce, b"right", _sealed_input(lines)),
        (gcm, "decrypt", aes, nonce, _sealed_input(lines), b"right"),
        ("HmacSHA1", "mac", None, None, b"value", printed["kept"]),
        (ctr, "encrypt", aes, iv, bytes(65536), printed["long"]),
        ("HmacMD5", "mac", b"long-lived", None, b"xxxx", printed["lived"]),
    ]
    lengths = [(line["crypto"]["input_length"], line["crypto"]["output_length"]) for line in lines if line["truncated"]]
    assert lengths == [(200000, 200000)]
    failed = [line["error"] for line in recording.of_kind("api") if line["error"]]
    assert failed == ["javax.crypto.ShortBufferException", "javax.crypto.AEADBadTagException"]
    assert {line["caller"].rpartition(".")[0] for line in lines} == {"stub.Sealing"}
    assert recording.of_kind("hook_error") == []


def _sealed_input(lines: list[dict[str, Any]]) -> bytes:
    """Give the ciphertext that the last decryption took: nobody printed it."""
    return [_crypto(line)[6] for line in lines if line["crypto"]["op"] == "decrypt"][-1]


def test_digests_left_out_for_their_rate_leave_nothing_behind(start: Start) -> None:
    app, recording = start(load_specs(), hot_limit=3)
    app.run("busyDigest")
    recording.instrument.close()
    inputs = [_crypto(line)[6] for line in recording.of_kind("api")]
    assert inputs[-1] == b"busy last"
    assert set(inputs) <= {b"busy last", *(b"busy %d" % n for n in range(50))}
    assert recording.last_status()["java.security.message_digest"]["dropped"] == 51 - len(inputs) > 0


def _crypto(line: dict[str, Any]) -> tuple[Any, ...]:
    crypto = line["crypto"]
    raw = [
        None if crypto[name] is None else base64.b64decode(crypto[name]) for name in ("key", "iv", "input", "output")
    ]
    return (line["hook"], crypto["algorithm"], crypto["mode"], crypto["op"], *raw)


def test_hardware_addresses_are_written_as_addresses(start: Start) -> None:
    app, recording = start(load_specs())
    [printed] = app.run("network")
    recording.instrument.close()
    there = [None if text == "null" else text for text in printed.split()[1:]]
    said = [None if value is None else value.replace(":", "") for value in recording.values()]
    assert said == there
    assert {line["hook"] for line in recording.of_kind("api")} == {"java.network.hardware_address"}


def test_a_host_that_does_not_read_bounds_the_queue_and_the_app_goes_on(start: Start) -> None:
    app, recording = start([ECHO], max_unread_bytes=200_000)
    is_free = threading.Event()
    recording.gate = is_free
    app.run("burst")
    kept = 3000 - recording.instrument.status()[0]["dropped"]
    is_free.set()
    recording.instrument.close()
    assert 100 < kept < 2900
    assert recording.values() == [f"burst {n}" for n in range(kept)]
    assert recording.last_status()["test.echo"]["dropped"] == 3000 - kept
    assert recording.lost == []


@pytest.mark.parametrize("end", ["return", "terminate"])
def test_nothing_is_lost_when_the_app_ends_by_itself(start: Start, end: str) -> None:
    app, recording = start([ECHO])
    app.run("burst")
    if end == "return":
        assert app.exit() == 0
    else:
        app.process.send_signal(signal.SIGTERM)
        app.process.wait(PATIENCE_S)
    recording.instrument.close()
    assert recording.values() == [f"burst {n}" for n in range(3000)]
    assert recording.lost == []
    assert recording.last_status()["test.echo"]["calls"] == 3000


def test_a_killed_app_loses_at_most_100_ms_and_that_is_said(start: Start) -> None:
    app, recording = start([ECHO])
    ticks: list[tuple[str, float]] = []

    def follow() -> None:
        for line in app.out:
            if line.startswith("tick"):
                _, n, at = line.split()
                ticks.append((f"tick {n}", float(at) / 1000))

    app.send("ticks")
    reader = threading.Thread(target=follow)
    reader.start()
    wait_for(lambda: len(ticks) > 1000, "the app ticks")
    killed = time.time()
    app.kill()
    reader.join(PATIENCE_S)
    recording.instrument.close()
    had_to_come = [text for text, at in ticks if at < killed - 0.1 - LOAD_S]
    assert len(had_to_come) > 100
    assert recording.values()[: len(had_to_come)] == had_to_come
    last = recording.lines[-1]["event_id"]
    assert recording.lost == [
        (0, f"process-terminated; last event {last}, those of the 100 ms before the end may be missing")
    ]


def test_attaching_and_leaving_three_times_leaves_the_app_as_it_was(java: str, built: tuple[Path, list[Any]]) -> None:
    app = App(java, built[0])
    try:
        for _ in range(3):
            recording = Recording([*load_specs(), ECHO])
            recording.instrument.attach(app.pid)
            app.run("burst")
            recording.instrument.close()
            assert len(recording.events()) == 3000
            assert recording.lost == []
            app.run("burst")
            app.run("cases")
            assert len(recording.events()) == 3000
        assert app.exit() == 0
    finally:
        app.kill()


def test_the_clocks_of_one_machine_agree_within_the_uncertainty(start: Start) -> None:
    _, recording = start([ECHO])
    sample = recording.instrument.measure_clock()
    assert abs(sample.offset_s) <= sample.uncertainty_s
    assert sample.uncertainty_s < 0.05
    assert sample.round_trip_s == pytest.approx(2 * (sample.uncertainty_s - 0.0005))
