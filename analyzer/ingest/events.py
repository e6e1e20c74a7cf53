"""Reading `events.jsonl`, `marks.jsonl` and `net.jsonl`: calls in host time, marks, refused handshakes, gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analyzer.ingest.clock import AppClock, samples_of
from analyzer.ingest.flow_lines import client_address
from analyzer.ingest.lines import BadLines, gap, read_lines
from analyzer.model.enums import GapKind, is_mark

EVENTS_FILE = "events.jsonl"
MARKS_FILE = "marks.jsonl"
NET_FILE = "net.jsonl"

_REFUSAL_ARGS = 2
_HOOK_GAPS = {"failed": GapKind.HOOK_FAILED, "lost": GapKind.HOOK_LOST}
_PLATFORM = ("android.", "java.", "javax.", "com.android.", "dalvik.", "libcore.")

Line = dict[str, Any]


@dataclass
class EventLog:
    """What the hooks saw.

    calls: `api` and `native` lines with all fields, in order of `t_host`, the host's time of the call, seconds.
    fields: `field` lines, what static fields held when the hooks were in.
    hooks: the `hook` line of each hook id. stacks: frames by (agent, stack_hash).
    status: last `status` line of each hook in each agent. agents: `agent` lines.
    gaps: rows for table `gaps` without ids. clock_offset_s: app time + offset = host time, of the first agent;
    clock_uncertainty_s: the largest of all agents.
    """

    calls: list[Line] = field(default_factory=list)
    fields: list[Line] = field(default_factory=list)
    hooks: dict[str, Line] = field(default_factory=dict)
    stacks: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    status: list[Line] = field(default_factory=list)
    agents: list[Line] = field(default_factory=list)
    gaps: list[Line] = field(default_factory=list)
    clock_offset_s: float = 0.0
    clock_uncertainty_s: float = 0.0


@dataclass
class MarkLog:
    """marks: `{t, mark, note, source}` in order of time, host clock, seconds. gaps: what the recorder knows
    it could not see, and what is wrong with the file. owners: `{t, t_end, app_uid, uids}` of each look at who held
    connections to the proxy, in order."""

    marks: list[Line] = field(default_factory=list)
    owners: list[Line] = field(default_factory=list)
    gaps: list[Line] = field(default_factory=list)


@dataclass
class NetLog:
    """tls_failures: `tls_failed` lines. failures: connections that could not be opened. ready: the proxy's
    `ready` lines. gaps: refused handshakes by host, and what is wrong with the file. connections: of each address of
    an app's end, [from, to] of its connections in order, as far as they were asked for; to: None when its end is not
    known."""

    tls_failures: list[Line] = field(default_factory=list)
    failures: list[Line] = field(default_factory=list)
    ready: list[Line] = field(default_factory=list)
    gaps: list[Line] = field(default_factory=list)
    connections: dict[str, list[list[float | None]]] = field(default_factory=dict)


def load_events(raw_dir: Path) -> EventLog:
    """Read what the hooks saw, in host time. Raises DataError E304 when a file cannot be read."""
    bad = BadLines(EVENTS_FILE)
    lines = list(_valid_lines(raw_dir / EVENTS_FILE, bad))
    clock_lines = [line for line in _valid_lines(raw_dir / MARKS_FILE, BadLines(MARKS_FILE)) if line["kind"] == "clock"]
    log = EventLog(gaps=bad.gaps())
    by_agent: dict[str, list[Line]] = defaultdict(list)
    status: dict[tuple[str, str], Line] = {}
    paused: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        match line["kind"]:
            case "agent":
                log.agents.append(line)
            case "hook":
                log.hooks[line["hook"]] = line
            case "stack":
                log.stacks[line["agent"], line["stack_hash"]] = line["frames"]
            case "status":
                before = status.get((line["agent"], line["hook"]))
                if line["state"] == "paused" or (before is not None and before["state"] == "paused"):
                    paused[line["hook"]].append(line)
                status[line["agent"], line["hook"]] = line
            case "api" | "native":
                log.calls.append(line)
            case "field":
                log.fields.append(line)
        if "agent" in line and line["kind"] != "lost":
            line["event_id"] = line["event_id"] or f"{line['agent']}:{line['seq']}"
            by_agent[line["agent"]].append(line)
    log.status = list(status.values())
    _correct_clocks(log, by_agent, clock_lines)
    log.calls.sort(key=lambda call: (call["t_host"], call["event_id"]))
    log.gaps += [
        *_status_gaps(log.status),
        *_absent_gaps(log),
        *_pause_gaps(paused),
        *_error_gaps(lines),
        *_refusal_gaps(log),
        *_lost_gaps(lines, by_agent),
    ]
    log.gaps += _field_gaps(log.fields)
    return log


def load_marks(raw_dir: Path) -> MarkLog:
    """Read the marks. A mark that is not of the closed list is a bad line. Raises DataError E304."""
    bad = BadLines(MARKS_FILE)
    log = MarkLog()
    n_unknown = 0
    for line in _valid_lines(raw_dir / MARKS_FILE, bad):
        if line["kind"] == "gap":
            names = ("gap_kind", "subject", "n", "first_t", "last_t", "detail")
            log.gaps.append({name: line[name] for name in names} | {"detail": line["detail"] or None})
        elif line["kind"] == "owners":
            log.owners.append({name: line[name] for name in ("t", "t_end", "app_uid", "uids")})
        elif line["kind"] == "mark" and is_mark(line["mark"]):
            log.marks.append({name: line[name] for name in ("t", "mark", "note", "source")})
        elif line["kind"] == "mark":
            n_unknown += 1
    log.marks.sort(key=lambda mark: mark["t"])
    if n_unknown:
        log.gaps.append(gap(GapKind.BAD_MESSAGE, MARKS_FILE, n_unknown, detail="marks that are not of the list"))
    log.gaps += bad.gaps()
    return log


def load_net(raw_dir: Path, *, with_connections: bool = False) -> NetLog:
    """Read what the proxy says of its connections. Raises DataError E304."""
    bad = BadLines(NET_FILE)
    log = NetLog()
    n_done = 0
    for line in _valid_lines(raw_dir / NET_FILE, bad):
        match line["kind"]:
            case "tls_failed":
                log.tls_failures.append(line)
            case "client" | "server" if line["event"] == "failed":
                log.failures.append(line)
            case "client" if with_connections:
                _add_connection(log.connections, line)
            case "ready":
                log.ready.append(line)
            case "done":
                n_done += 1
    log.gaps = [*bad.gaps(), *_tls_gaps(log.tls_failures)]
    if len(log.ready) > n_done:
        detail = "the proxy did not end in order; up to 100 ms before its end may be missing"
        last = log.ready[-1]["t"]
        log.gaps.append(gap(GapKind.PROXY_LOST, "proxy", len(log.ready) - n_done, first_t=last, detail=detail))
    return log


def _add_connection(connections: dict[str, list[list[float | None]]], line: Line) -> None:
    spans = connections.setdefault(client_address(line["connection"]["address"]) or "", [])
    if line["event"] == "connected":
        spans.append([line["t"], None])
    elif spans:
        spans[-1][1] = line["t"]


def _valid_lines(path: Path, bad: BadLines) -> Iterator[Line]:
    """Give the lines that follow the declaration of their file, every declared field present."""
    from pydantic import TypeAdapter, ValidationError

    from analyzer.model.events import FILES

    adapter: TypeAdapter[Any] = TypeAdapter(FILES[path.name])
    for number, line in read_lines(path, bad):
        if line["kind"] == "tls":
            line["data"] = ""  # it stands in flows.jsonl as well, as far as the proxy did not see it
        try:
            yield adapter.validate_python(line).model_dump(by_alias=True)
        except ValidationError:
            bad.add(number)


def _correct_clocks(log: EventLog, by_agent: dict[str, list[Line]], clock_lines: list[Line]) -> None:
    """Give every call its host time, agent by agent, and name the clocks that cannot be trusted."""
    clocks: dict[str, AppClock] = {}
    for agent, lines in by_agent.items():
        samples = samples_of(clock_lines, agent)
        clock = clocks[agent] = AppClock(samples, ((line["t"], line["t_mono"]) for line in lines))
        if not samples:
            detail = "the app's clock was never measured against the host's; its times are taken as they are"
            log.gaps.append(gap(GapKind.CLOCK_UNCERTAIN, _process(lines[0]), detail=detail))
        if clock.n_jumped:
            detail = "the app's clock jumped; times after the jump are rebuilt from its monotonic clock"
            log.gaps.append(gap(GapKind.CLOCK_JUMP, _process(lines[0]), clock.n_jumped, detail=detail))
    for call in log.calls:
        call["t_host"] = clocks[call["agent"]].host_time(call["t"], call["t_mono"])
    if clocks:
        log.clock_offset_s = next(iter(clocks.values())).offset_s
        log.clock_uncertainty_s = max(clock.uncertainty_s for clock in clocks.values())


def _process(line: Line) -> str:
    return f"pid {line['pid']}"


def _absent_gaps(log: EventLog) -> list[Line]:
    """Give one gap for all hooks on SDKs that are not in the app. A platform without an API cannot be asked for it."""
    absent = {line["hook"] for line in log.status if line["state"] == "absent"}
    classes = {hook: str(log.hooks.get(hook, {}).get("class") or "") for hook in absent}
    of_sdks = [hook for hook, name in classes.items() if not name.startswith(_PLATFORM)]
    detail = "hooks whose classes are not in the app by their names; its build may have given them others"
    return [gap(GapKind.HOOK_ABSENT, "SDKs", len(of_sdks), detail=detail)] if of_sdks else []


def _status_gaps(status: list[Line]) -> list[Line]:
    """Give a gap for each hook that failed or was lost in some process, and for calls left out."""
    by_state: dict[tuple[str, str], list[Line]] = defaultdict(list)
    dropped: dict[str, list[Line]] = defaultdict(list)
    for line in status:
        if line["state"] in _HOOK_GAPS:
            by_state[line["hook"], line["state"]].append(line)
        if line["dropped"]:
            dropped[line["hook"]].append(line)
    rows = [
        gap(_HOOK_GAPS[state], hook, len(lines), **_span(lines), detail=_first(line["reason"] for line in lines))
        for (hook, state), lines in by_state.items()
    ]
    for hook, lines in dropped.items():
        n = sum(line["dropped"] for line in lines)
        detail = "calls that were counted and not reported, for their rate"
        rows.append(gap(GapKind.EVENTS_DROPPED, hook, n, **_span(lines), detail=detail))
    return rows


def _pause_gaps(paused: dict[str, list[Line]]) -> list[Line]:
    """Give a gap for each hook that was off for a while: from the first pause to the end of the last."""
    return [
        gap(GapKind.HOOK_PAUSED, hook, sum(line["state"] == "paused" for line in lines), **_span(lines),
            detail=f"{_first(line['reason'] for line in lines)}, then put back; calls in such times were not seen")
        for hook, lines in paused.items()
    ]  # fmt: skip


def _error_gaps(lines: list[Line]) -> list[Line]:
    errors: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line["kind"] == "hook_error":
            errors[line["hook"]].append(line)
    return [
        gap(GapKind.HOOK_FAILED, hook, len(found), **_span(found),
            detail=f"recording a call failed in {found[0]['where']}; the app's own call went through")
        for hook, found in errors.items()
    ]  # fmt: skip


def _refusal_gaps(log: EventLog) -> list[Line]:
    """Give a gap for each check of the app that refused our certificate before it was known, by class and method."""
    refused: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for call in log.calls:
        if log.hooks.get(call["hook"], {}).get("event") == "pin_refused" and len(call["args"]) == _REFUSAL_ARGS:
            refused[str(call["args"][0]), str(call["args"][1])].append(call)
    rows = []
    for (check, outcome), calls in refused.items():
        detail = "a check of the app refused our certificate, or the host's name; it cannot be passed, and stays"
        if outcome == "learned":
            detail = "a check of the app refused our certificate; from then on it was passed, this connection was lost"
        rows.append(gap(GapKind.TLS_REFUSED, check, len(calls), **_span(calls), detail=detail))
    return rows


def _lost_gaps(lines: list[Line], by_agent: dict[str, list[Line]]) -> list[Line]:
    """Give a gap for each agent whose count has holes, or of which the recorder says that lines are lost."""
    told: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line["kind"] == "lost":
            told[line["agent"]].append(line)
    rows = []
    for agent in dict.fromkeys([*by_agent, *told]):
        n_holes = _n_holes(by_agent.get(agent, []))
        reports = told.get(agent, [])
        n = max(n_holes, sum(line["n"] for line in reports))
        if n or reports:
            pid = reports[0]["pid"] if reports else by_agent[agent][0]["pid"]
            detail = _first(line["reason"] for line in reports) or "events are missing by their numbers"
            rows.append(gap(GapKind.EVENTS_LOST, f"pid {pid}", max(n, 1), **_span(reports), detail=detail))
    return rows


def _field_gaps(lines: list[Line]) -> list[Line]:
    """Give a gap for each static field: its value is known, and not whether or when the app read it."""
    detail = "a static field: its value is known, whether and when the app read it is not"
    hooks = dict.fromkeys(line["hook"] for line in lines)
    return [gap(GapKind.FIELD_READS_UNSEEN, hook, 1, detail=detail) for hook in hooks]


def _n_holes(lines: list[Line]) -> int:
    """Give how many numbers are missing below the highest; an agent numbers all its lines from 0."""
    numbers = {int(tail) for line in lines if (tail := line["event_id"].rpartition(":")[2]).isdecimal()}
    return max(numbers) + 1 - len(numbers) if numbers else 0


def _tls_gaps(failures: list[Line]) -> list[Line]:
    by_host: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in failures:
        address = line["connection"]["address"]
        host = line["sni"] or line["host"] or (address[0] if address else "") or "unknown host"
        by_host[host.lower(), line["side"]].append(line)
    return [
        gap(GapKind.TLS_REFUSED, host, len(lines), **_span(lines), detail=f"{side}: {lines[-1]['error']}")
        for (host, side), lines in by_host.items()
    ]


def _span(lines: list[Line]) -> dict[str, float | None]:
    moments = [line["t"] for line in lines]
    return {"first_t": min(moments, default=None), "last_t": max(moments, default=None)}


def _first(texts: Iterable[str | None]) -> str:
    return next((text for text in texts if text), "")
