"""Console output of Frida scripts: a line on the call, then its stack.

Scripts write what they like; what most share is the stack as `Log.getStackTraceString` or a loop over
`Thread.getStackTrace` gives it, innermost frame first, below a line that names the call.
"""

from __future__ import annotations

import re
from pathlib import Path

from analyzer.ingest.hook_logs.calls import ForeignCall, HookLog, frame_of

NAME = "frida console"
_RESULT = re.compile(r"\b(?:result|returned|returns|return value|retval)\b\s*[:=]?\s*(.+?)\s*$", re.IGNORECASE)
_ARGUMENTS = re.compile(r"\((.*)\)")
_LOSSES = (
    "the log has no times: only the order of the calls is known",
    "what a call gave is known only where the script printed it after a word such as RESULT",
)


def fits(head: str, name: str) -> bool:
    """Tell whether a file begins like such a log: a frame of a stack on a line of its own."""
    return any(frame_of(line) for line in head.splitlines()[:-1] or head.splitlines())


def read(file: Path) -> HookLog:
    """Read the log; every run of frames is one call, the lines above it say what it gave."""
    calls: list[ForeignCall] = []
    above: list[str] = []
    frames: list[str] = []
    for line in [*file.read_text(encoding="utf-8", errors="replace").splitlines(), ""]:
        frame = frame_of(line)
        if frame is not None:
            frames.append(frame)
            continue
        if frames:
            calls.append(_call(frames, above))
            above, frames = [], []
        if line.strip():
            above.append(line)
    return HookLog(NAME, calls, _LOSSES)


def _call(frames: list[str], above: list[str]) -> ForeignCall:
    results = [found[1] for line in above if (found := _RESULT.search(line))]
    arguments = [found[1] for line in above if (found := _ARGUMENTS.search(line))]
    return ForeignCall(tuple(frames), arguments="\n".join(arguments), value=results[-1] if results else None)
