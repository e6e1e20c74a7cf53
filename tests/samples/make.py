"""Record captures/samples anew on the embedded device: clean, leaky, pinned, and one whose recorder was killed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from support.cli import Recording, the_session  # noqa: E402 — tests are no package

SAMPLES = ROOT / "captures" / "samples"
BEHAVIORS = ROOT / "analyzer" / "record" / "devices" / "embedded" / "behaviors"
TARGETS = {
    "clean": BEHAVIORS / "clean.yaml",
    "leaky": BEHAVIORS / "before_consent.yaml",
    "pinned": ROOT / "tests" / "samples" / "pinned.yaml",
    "interrupted": BEHAVIORS / "before_consent.yaml",
}
_MANY_LINES = 12
_PATIENCE_S = 30


def main() -> int:
    """Record every sample and put it in place."""
    for name, behavior in TARGETS.items():
        with tempfile.TemporaryDirectory() as folder:
            _record(behavior, Path(folder) / "captures", Path(folder) / "ca", killed=name == "interrupted")
            _put(the_session(Path(folder) / "captures"), SAMPLES / name, Path(folder))
        print(name, sum(file.stat().st_size for file in (SAMPLES / name).rglob("*") if file.is_file()), "bytes")
    return 0


def _record(behavior: Path, captures: Path, confdir: Path, *, killed: bool) -> None:
    captures.mkdir(parents=True)
    with Recording(behavior, "--device", "jvm", captures=captures, CONSENTINEL_CONFDIR=str(confdir)) as recording:
        if killed:
            _wait_for_lines(recording.session / "raw" / "flows.jsonl")
            recording.process.send_signal(signal.SIGKILL)
        code, talk = recording.end(60)
    if code != (-signal.SIGKILL if killed else 0):
        raise SystemExit(f"{behavior.name} ended with {code}: {talk}")
    time.sleep(1.0 if killed else 0.0)  # the proxy and the app notice the closed pipe and flush


def _wait_for_lines(file: Path) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline:
        if file.is_file() and file.read_bytes().count(b"\n") >= _MANY_LINES:
            return
        time.sleep(0.02)
    raise SystemExit(f"{file} does not grow")


def _put(session: Path, target: Path, scratch: Path) -> None:
    """Copy a session without what a fresh one makes by itself and without names of this machine."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(session, target, ignore=shutil.ignore_patterns("tables", "reports", "control", ".lock"))
    manifest = json.loads((target / "session.json").read_text(encoding="utf-8"))
    manifest["tools"]["os"] = "Linux"
    if "recorder" in manifest:
        manifest["recorder"] |= {"host": "sample.example", "pid": 1}
    (target / "session.json").write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    named = [file for file in target.rglob("*") if file.is_file() and os.fsencode(Path.home()) in file.read_bytes()]
    if named:
        raise SystemExit(f"names this machine: {named}")


if __name__ == "__main__":
    sys.exit(main())
