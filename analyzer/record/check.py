"""Do the hooks take? Installs every spec into the embedded device and gives the health of each."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import certifi

from analyzer.record.behavior import load_behavior
from analyzer.record.devices.base import ProxyEndpoint
from analyzer.record.devices.jvm import JvmDevice
from analyzer.record.instrument import Instrument
from analyzer.record.specs import load_specs

_IDLE_BEHAVIOR = "clean"


def check_hooks(extra_files: Iterable[Path] = ()) -> list[dict[str, Any]]:
    """Give hook, state (active, absent, failed, off, lost), reason, canary, calls and dropped of every spec, in order.

    canary: what became of the call that its family is tried by: `heard`, `silent`, or `not_run` and why.
    extra_files: hook files of the user. The app is started and never resumed: nothing is played or sent.
    Raises UsageError for a wrong hook file, SetupError when the embedded device cannot run.
    """
    specs = load_specs(extra_files=extra_files)
    device = JvmDevice(load_behavior(_IDLE_BEHAVIOR))
    device.ensure_ready()
    lines: list[dict[str, Any]] = []
    instrument = Instrument(specs=specs, canaries=True, on_lines=lines.extend, on_lost=lambda n, reason: None)
    with tempfile.TemporaryDirectory() as folder:
        nowhere = ProxyEndpoint("127.0.0.1", 9, Path(certifi.where()))
        app = device.launch(nowhere, lambda mark, note, t, t_mono: None, Path(folder))
        try:
            status = instrument.attach(app.pid).status
        finally:
            instrument.close()
            device.close()
    verdicts = {line["family"]: _verdict(line) for line in lines if line["kind"] == "canary"}
    families = {spec.id: spec.family for spec in specs}
    return [{**row, "canary": verdicts.get(families[row["hook"]])} for row in status]


def _verdict(line: dict[str, Any]) -> str:
    reason = line["reason"]
    return f"{line['verdict']}: {reason}" if reason else str(line["verdict"])
