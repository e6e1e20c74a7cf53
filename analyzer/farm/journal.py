"""farm.jsonl: what became of every session of a farm, one line each, so that a later run goes on where one ended."""

from __future__ import annotations

import fcntl
import json
import os
import threading
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from analyzer.model.errors import DataError, SetupError
from analyzer.store.files import writing

FILE = "farm.jsonl"

Outcome = Literal["done", "failed", "gave_up", "timed_out", "again", "interrupted", "not_run"]
"""What can become of a session.

done: recorded and analyzed. failed: it ended with 2, 4 or 70, which trying again does not mend. gave_up: the
environment failed (3) as often as is tried. timed_out: its time was over; what it recorded is kept. again: the
environment failed, and it is tried again. interrupted: the farm ended first. not_run: no device was left for it.
"""


@dataclass(frozen=True)
class Result:
    """What became of one attempt. findings: severity → number; None where nothing was analyzed."""

    unit: str
    digest: str
    outcome: Outcome
    device: str = ""
    attempt: int = 0
    exit_code: int | None = None
    error: str = ""
    message: str = ""
    session: str = ""
    seconds: float = 0.0
    findings: dict[str, int] | None = field(default=None)
    is_failing: bool = False


class Journal:
    """The file, held by one farm at a time. Use it in a `with` block.

    Raises SetupError E262 when another farm holds it, DataError E343 when it is damaged elsewhere than at its end.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._lock = threading.Lock()
        with writing(self._path):
            folder.mkdir(parents=True, exist_ok=True)
            self._file = os.open(self._path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._file)
            raise SetupError(f"{folder} belongs to a farm that is running", code="E262",
                             hint="wait for its end, or give another --output-dir") from error  # fmt: skip
        self.latest: dict[str, Result] = {}
        self._read()

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._file)

    def is_done(self, unit: str, digest: str) -> bool:
        """Tell whether a session was made of exactly this and its folder is still there."""
        known = self.latest.get(unit)
        return (
            known is not None
            and (known.outcome, known.digest) == ("done", digest)
            and (Path(known.session) / "session.json").is_file()
        )

    def add(self, result: Result) -> None:
        """Append one result; it is on the disk when this returns. Raises SetupError E280–E282."""
        line = json.dumps(asdict(result), ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"
        with self._lock, writing(self._path):
            os.write(self._file, line)
            os.fsync(self._file)
            self.latest[result.unit] = result

    def _read(self) -> None:
        """Read what is there; a last line that was cut short is as if it had not been written."""
        with writing(self._path):
            content = self._path.read_bytes()
        *lines, rest = content.split(b"\n")
        if rest:
            with writing(self._path):
                os.ftruncate(self._file, len(content) - len(rest))
        for number, line in enumerate(lines, 1):
            try:
                result = _result(json.loads(line))
            except (ValueError, TypeError) as error:
                raise DataError(f"{self._path}:{number}: this line is no result of a farm", code="E343",
                                hint="move the file away to begin anew; the sessions stay") from error  # fmt: skip
            self.latest[result.unit] = result


def _result(row: Any) -> Result:
    if not isinstance(row, dict) or not isinstance(row.get("unit"), str) or not isinstance(row.get("session"), str):
        raise TypeError("no result")
    return Result(**row)
