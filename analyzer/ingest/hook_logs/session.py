"""A hook log of another tool as raw files of a session: calls, stacks and hooks, and what the log cannot tell."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from analyzer.ingest.hook_logs import camille, droidmon, frida_console, mobsf
from analyzer.ingest.hook_logs.calls import ForeignCall, HookLog
from analyzer.ingest.hook_logs.known_apis import hook_of
from analyzer.ingest.lines import gap
from analyzer.ingest.result import ImportResult
from analyzer.ingest.writer import to_json
from analyzer.model.enums import GapKind
from analyzer.model.errors import DataError
from analyzer.model.events import PROTOCOL
from analyzer.store.files import reading, write_private

Line = dict[str, Any]

READERS: tuple[ModuleType, ...] = (camille, droidmon, mobsf, frida_console)
"""Readers in the order in which they are asked; each has NAME, fits(head, name) and read(file)."""
_AGENT = "import"
_STEP_S = 0.001
_COVERAGE = "which APIs the tool watched is not known: a call that is not here may still have happened"
_NO_TRAFFIC = "no traffic was recorded with it"


def reader_of(head: bytes, name: str) -> ModuleType | None:
    """Give the reader of a log that begins with `head`, or None when it is none."""
    for text in (head.decode("utf-8", "replace"), head.decode("latin-1")):
        for reader in READERS:
            if reader.fits(text, name):
                return reader
    return None


def import_hook_log(file: Path, raw_dir: Path) -> ImportResult:
    """Write the calls of a log into the raw files of a new session; `marks.jsonl` is left to the importer.

    A call that one of our hooks would watch is told under that hook's id; others keep `class.method` and no data type.
    Raises DataError E304, E344 (nothing in it that is a call); SetupError E266, E280–E282.
    """
    with reading(file):
        head = file.open("rb").read(4096)
        reader = reader_of(head, file.name)
        log: HookLog = reader.read(file) if reader is not None else HookLog("", [])
    if not log.calls:
        raise DataError(f"{file} holds no call with a stack", code="E344",
                        hint="give the log as the tool wrote it, with the stacks")  # fmt: skip
    times = _times(log.calls)
    write_private(raw_dir / "events.jsonl", b"".join(to_json(line) + b"\n" for line in _lines(log, times)))
    for name in ("flows.jsonl", "net.jsonl", "bodies.bin"):
        write_private(raw_dir / name, b"")
    has_times = any(call.t is not None for call in log.calls)
    return ImportResult(
        gaps=_gaps(log),
        started=min(times) if has_times else None,
        ended=max(times) if has_times else None,
        marks=_marks(log.calls, times),
        app={"id": log.app} if log.app else {},
    )


def _times(calls: list[ForeignCall]) -> list[float]:
    """Give a time for every call: its own, else a thousandth of a second after the one before, from zero."""
    times: list[float] = []
    for call in calls:
        last = times[-1] if times else -_STEP_S
        times.append(last + _STEP_S if call.t is None else max(call.t, last))
    return times


def _lines(log: HookLog, times: list[float]) -> Iterator[Line]:
    lines: list[tuple[str, float, Line]] = [("agent", times[0], {"process": log.tool, "runtime": "art"})]
    seen: set[str] = set()
    for call, t in zip(log.calls, times, strict=True):
        place, spec = hook_of(call.frames, call.arguments) or (0, {})
        hook = str(spec.get("id") or call.frames[0])
        if hook not in seen:
            seen.add(hook)
            class_name, _, method = call.frames[place].rpartition(".")
            told = {"class": spec.get("class", class_name), "method": spec.get("method", method)}
            known = {"data_type": spec.get("data_type"), "event": spec.get("event", "read"), "risk": "low"}
            lines += [("hook", t, {"hook": hook, **told, **known})]
            lines += [("status", t, {"hook": hook, "state": "active", "reason": None, "calls": 0, "dropped": 0})]
        stack = call.frames[place + 1 :]
        name = hashlib.sha256("\n".join(stack).encode()).hexdigest()[:16]
        if stack and name not in seen:
            seen.add(name)
            lines += [("stack", t, {"stack_hash": name, "frames": list(stack)})]
        lines += [("api", t, _api(call, hook, name if stack else None))]
    for seq, (kind, t, fields) in enumerate(lines):
        yield {"v": PROTOCOL, "kind": kind, "t": t, "t_mono": t, "seq": seq, "agent": _AGENT, "pid": 0,
               "event_id": f"{_AGENT}:{seq}", "t_host": t, **fields}  # fmt: skip


def _api(call: ForeignCall, hook: str, stack_hash: str | None) -> Line:
    arguments = call.arguments.split("\n") if call.arguments else []
    return {"hook": hook, "tid": 0, "value": call.value, "args": arguments, "stack_hash": stack_hash}


def _marks(calls: list[ForeignCall], times: list[float]) -> list[Line]:
    """Give the marks that the tool's own opinion on consent makes: the launch before it, and the first call after."""
    moments = list(zip(calls, times, strict=True))
    before = [t for call, t in moments if call.consent == "before"]
    after = [t for call, t in moments if call.consent == "after"]
    marks = [(before[0], "app_launched")] if before else []
    marks += [(after[0], "consent_granted")] if before and after and after[0] >= before[-1] else []
    return [{"t": t, "mark": mark, "note": "as the other tool says", "source": "import"} for t, mark in marks]


def _gaps(log: HookLog) -> list[Line]:
    unknown = sum(hook_of(call.frames, call.arguments) is None for call in log.calls)
    texts = [_COVERAGE, _NO_TRAFFIC, *log.losses]
    rows = [gap(GapKind.FOREIGN_HOOKS, log.tool, 1, detail=text) for text in texts]
    if unknown:
        detail = "calls of APIs that no hook of ours watches: what they gave is not classified"
        rows.append(gap(GapKind.FOREIGN_HOOKS, log.tool, unknown, detail=detail))
    if log.n_skipped:
        rows.append(gap(GapKind.SKIPPED_ENTRY, log.tool, log.n_skipped, detail="records without a call or its stack"))
    return rows
