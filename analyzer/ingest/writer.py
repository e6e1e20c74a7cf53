"""Writing `flows.jsonl` and `bodies.bin` in the format of the recorder, for importers."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import orjson

from analyzer.ingest.heads import request_head, response_head, trailer_block
from analyzer.model.events import PROTOCOL
from analyzer.store.files import PRIVATE_FILE, PRIVATE_FOLDER, writing

CHECKPOINT_LINES = 1000
CHECKPOINT_BYTES = 1 << 20

_BUFFER = 1 << 20
_KNOWN_AT_THE_END = frozenset({"t_end", "streamed", "trailers"})

Segments = list[list[int]]


class RawWriter:
    """Appends exchanges to the raw files of a new session; bytes first, then the line that points at them.

    Lines of an import carry the time of what they tell in `t` and `t_mono` alike, since no other clock ran.
    Use it in a `with` block. Every method raises SetupError E280–E282 when the disk refuses.
    """

    def __init__(self, raw_dir: Path) -> None:
        self._flows_path, self._bodies_path = raw_dir / "flows.jsonl", raw_dir / "bodies.bin"
        with writing(raw_dir):
            raw_dir.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        self._flows = _create(self._flows_path)
        self._bodies = _create(self._bodies_path)
        self._flows_hash, self._bodies_hash = hashlib.sha256(), hashlib.sha256()
        self._flows_bytes = self._bodies_bytes = self._n_lines = self._seq = 0
        self._since_lines = self._since_bytes = 0
        self.last_t: float | None = None
        """The latest time of a line, seconds."""

    def __enter__(self) -> RawWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def put(self, data: bytes | memoryview) -> Segments:
        """Append bytes to bodies.bin; give the segments that address them, none for no bytes."""
        if not len(data):
            return []
        with writing(self._bodies_path):
            self._bodies.write(data)
        self._bodies_hash.update(data)
        start = self._bodies_bytes
        self._bodies_bytes += len(data)
        return [[start, len(data)]]

    def line(self, kind: str, t: float, fields: Mapping[str, Any]) -> None:
        """Append one line; `fields` are those of its kind beyond `v, kind, t, t_mono, seq`."""
        self.last_t = t if self.last_t is None else max(self.last_t, t)
        self._write({"v": PROTOCOL, "kind": kind, "t": t, "t_mono": t, "seq": self._seq, **fields})
        self._seq += 1
        if self._since_lines >= CHECKPOINT_LINES or self._since_bytes >= CHECKPOINT_BYTES:
            self._checkpoint(t)

    def request(self, fields: Mapping[str, Any], body: bytes | None, *, is_whole: bool = True) -> None:
        """Append a request: head, body and trailers, then its line.

        fields: those of `events.Request` without head and body; body None: it was not kept.
        is_whole: False when the end of the body was not seen: a `head` line and what came of it.
        """
        head = request_head(fields["method"], fields["path"], fields["http_version"], fields["headers"])
        self._message("request", fields, head, body, is_whole)

    def response(self, fields: Mapping[str, Any], body: bytes | None, *, is_whole: bool = True) -> None:
        """Append a response: head, body and trailers, then its line. Arguments as for `request`."""
        head = response_head(fields["http_version"], fields["status"], fields["reason"], fields["headers"])
        self._message("response", fields, head, body, is_whole)

    def _message(self, kind: str, fields: Mapping[str, Any], head: bytes, body: bytes | None, is_whole: bool) -> None:
        if not is_whole:
            t = fields["t_start"]
            beginning = {name: value for name, value in fields.items() if name not in _KNOWN_AT_THE_END}
            beginning["head"] = self.put(head)[0]
            self.line("head", t, {"side": kind, kind: beginning})
            if body:
                self.line("part", t, {"flow_id": fields["flow_id"], "side": kind, "body": self.put(body)})
            return
        line = {**fields, "head": self.put(head)[0], "body": self.put(body or b"")}
        if body is None:
            line["body_missing"] = True
        if fields.get("trailers"):
            line["trailers_at"] = self.put(trailer_block(fields["trailers"]))
        self.line(kind, fields["t_end"], line)

    def _checkpoint(self, t: float) -> None:
        checkpoint = {
            "v": PROTOCOL,
            "kind": "checkpoint",
            "t": t,
            "t_mono": t,
            "seq": self._seq,
            "lines": self._n_lines,
            "bytes": self._flows_bytes,
            "sha256": self._flows_hash.hexdigest(),
            "bodies_bytes": self._bodies_bytes,
            "bodies_sha256": self._bodies_hash.hexdigest(),
        }
        self._seq += 1
        self._write(checkpoint)
        self._since_lines = self._since_bytes = 0

    def _write(self, line: Mapping[str, Any]) -> None:
        data = to_json(line) + b"\n"
        with writing(self._flows_path):
            self._flows.write(data)
        self._flows_hash.update(data)
        self._flows_bytes += len(data)
        self._n_lines += 1
        self._since_lines += 1
        self._since_bytes += len(data)

    def close(self) -> None:
        """Write out what is buffered, bodies first, and close both files."""
        for path, file in ((self._bodies_path, self._bodies), (self._flows_path, self._flows)):
            with writing(path):
                file.close()


def _create(path: Path) -> BinaryIO:
    with writing(path):
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
        return os.fdopen(descriptor, "wb", buffering=_BUFFER)


def to_json(document: Any) -> bytes:
    """Give a document as one line of JSON; what orjson refuses (lone surrogates) as ASCII escapes."""
    try:
        return orjson.dumps(document)
    except TypeError:
        return json.dumps(document, separators=(",", ":")).encode("ascii")
