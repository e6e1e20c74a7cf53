"""The agent's own call per family of hooks: it is heard, a deaf family is found by it, and nobody counts it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import certifi
import pytest
from support.cli import consentinel

from analyzer.ingest.events import load_events
from analyzer.record.behavior import load_behavior
from analyzer.record.check import check_hooks
from analyzer.record.devices.base import ProxyEndpoint
from analyzer.record.devices.jvm import JvmDevice
from analyzer.record.instrument import Instrument
from analyzer.record.native_specs import load_native_specs
from analyzer.record.specs import load_specs

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("java_runtime")]

SPEC = """
- id: own.{name}.is_empty
  class: {owner}
  method: isEmpty
  args: []
  returns: boolean
  data_type: install_id
  verified_by: "no: core_library"
  canary: {canary}
  source: https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/Vector.html
  example: {{reported: true}}
  counterexample: {{method: hashCode, returns_type: int, reported: false}}
- id: own.{name}.size
  class: java.util.Vector
  method: size
  args: []
  returns: int
  data_type: install_id
  verified_by: "no: core_library"
  source: https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/Vector.html
  example: {{reported: true}}
  counterexample: {{method: hashCode, returns_type: int, reported: false}}
"""
VECTOR = "{on: {class: java.util.Vector}}"


def _file(folder: Path, name: str, owner: str, canary: str = VECTOR) -> Path:
    file = folder / f"{name}.yaml"
    file.write_text(SPEC.format(name=name, owner=owner, canary=canary), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Our hooks, and files whose hook is where the call arrives, where an heir hides it, and where none is made."""
    folder = tmp_path_factory.mktemp("own")
    files = [
        _file(folder, "right", "java.util.Vector"),
        _file(folder, "deaf", "java.util.AbstractCollection"),
        _file(folder, "unmade", "java.util.Vector", "{on: {class: java.util.NoSuchClass}}"),
        _file(folder, "none", "java.util.Vector", "{none: has_effect}"),
    ]
    return {row["hook"]: row for row in check_hooks(extra_files=files)}


def test_a_hook_that_is_deaf_is_found_and_its_family_is_lost(rows: dict[str, dict[str, Any]]) -> None:
    reason = "own.deaf.is_empty did not hear a call of ours on start"
    found = {hook: (row["state"], row["reason"], row["canary"]) for hook, row in rows.items() if "own.deaf" in hook}
    assert found == {
        "own.deaf.is_empty": ("lost", reason, "silent"),
        "own.deaf.size": ("lost", reason, "silent"),
    }


@pytest.mark.parametrize(
    ("name", "verdict"),
    [("right", "heard"), ("unmade", "not_run: java.lang.NoClassDefFoundError"), ("none", "not_run: has_effect")],
)
def test_one_that_hears_or_is_not_called_stays_active(name: str, verdict: str, rows: dict[str, dict[str, Any]]) -> None:
    found = {
        (row["state"], (row["canary"] or "")[: len(verdict)]) for hook, row in rows.items() if f"own.{name}" in hook
    }
    assert found == {("active", verdict)}


def test_the_families_that_the_embedded_device_has_are_heard(rows: dict[str, dict[str, Any]]) -> None:
    families = {spec.id: spec.family for spec in load_specs()}
    heard = {families[hook] for hook, row in rows.items() if row["canary"] == "heard" and hook in families}
    assert heard == {"android/identifiers", "android/location", "java/crypto", "java/network", "java/system"}
    silent = {hook for hook, row in rows.items() if row["canary"] == "silent" and hook in families}
    assert silent == set()


def test_the_table_of_the_command_says_it(tmp_path: Path) -> None:
    done = consentinel("hooks", "check", "--format", "json", captures=tmp_path)
    listed = {row["hook"]: row["canary"] for row in json.loads(done.stdout)}
    assert listed["android.settings.android_id"] == "heard"
    assert listed["android.web.default_user_agent"] == "not_run: needs_app"


@pytest.mark.parametrize("calls", ["auto", "bridge"])
def test_a_call_of_ours_is_no_event_of_the_app(tmp_path: Path, calls: Literal["auto", "bridge"]) -> None:
    device = JvmDevice(load_behavior("clean"))
    device.ensure_ready()
    lines: list[dict[str, Any]] = []
    instrument = Instrument(
        specs=load_specs(),
        native=load_native_specs(),
        canaries=True,
        calls=calls,
        on_lines=lines.extend,
        on_lost=lambda n, reason: None,
    )
    try:
        app = device.launch(ProxyEndpoint("127.0.0.1", 9, Path(certifi.where())), lambda *mark: None, tmp_path)
        instrument.attach(app.pid)
    finally:
        instrument.close()
        device.close()
    verdicts = {line["family"]: line["verdict"] for line in lines if line["kind"] == "canary"}
    assert {verdicts["native/files"], verdicts["native/libc"], verdicts["java/network"]} == {"heard"}
    assert set(verdicts.values()) == {"heard", "not_run"}
    called = {line["hook"] for line in lines if line["kind"] == "canary" and line["verdict"] == "heard"}
    said = [line for line in lines if line["kind"] in ("api", "native", "stack", "hook_error")]
    assert [line for line in said if line.get("hook") in called] == []
    assert {line["calls"] for line in lines if line["kind"] == "status" and line["hook"] in called} == {0}


def test_a_lost_family_is_a_gap_of_the_recording(tmp_path: Path) -> None:
    common = {"v": 1, "t": 1.0, "t_mono": 1.0, "agent": "aa", "pid": 7}
    reason = "own.deaf.is_empty did not hear a call of ours on start"
    lines = [
        {**common, "kind": "canary", "seq": 0, "family": "deaf", "hook": "own.deaf.is_empty", "verdict": "silent"},
        {**common, "kind": "status", "seq": 1, "hook": "own.deaf.size", "state": "lost", "reason": reason},
    ]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / "events.jsonl").write_text(text, encoding="utf-8")
    (tmp_path / "marks.jsonl").write_text("", encoding="utf-8")
    log = load_events(tmp_path)
    assert log.calls == []
    found = [
        (gap["gap_kind"], gap["subject"], gap["detail"]) for gap in log.gaps if gap["gap_kind"] != "clock_uncertain"
    ]
    assert found == [("hook_lost", "own.deaf.size", reason)]
