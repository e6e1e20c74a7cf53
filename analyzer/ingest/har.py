"""HAR 1.2 of every dialect into our raw format, entry by entry, never whole in memory; and back."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from analyzer.ingest.har_entry import Entry, EntryReader, SkipEntry, Tunnel
from analyzer.ingest.har_export import export_har
from analyzer.ingest.har_metadata import METADATA, TOLD, told_by
from analyzer.ingest.har_unseen import Unseen
from analyzer.ingest.json_stream import Broken, Cut, JsonText
from analyzer.ingest.result import ImportResult, Tally
from analyzer.ingest.writer import RawWriter
from analyzer.model.enums import GapKind
from analyzer.model.errors import DataError
from analyzer.store.files import reading

__all__ = ["export_har", "import_har"]

_GZIP = b"\x1f\x8b"
_ZLIB_LEVELS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_BLOCK = 1 << 16


def import_har(file: Path, raw_dir: Path) -> ImportResult:
    """Write the entries of a HAR, plain or compressed (.zhar, gzip), into the raw files of a new session.

    Flow ids are `har:<index in log.entries>`; entries that hold no exchange are skipped and counted, the
    others keep their index. Bodies of a HAR are already decoded: their lines say `decoded: true` where a
    content coding is declared. A file cut off after its first whole entry is a gap, not an error.
    Raises DataError: E304 (cannot be read), E321 (no HAR), E322 (empty, or cut off before the first whole
    entry), E323 (no entries), E324 (no entry holds an exchange); SetupError E280–E282.
    """
    tally, result = Tally(), ImportResult()
    with reading(file), _opened(file) as stream, RawWriter(raw_dir) as writer:
        reader = EntryReader(tally)
        n_seen, about, unseen = 0, dict[str, Any](), Unseen()
        for n_seen, entry in enumerate(_entries(stream, file, tally, about), start=1):
            try:
                if entry is Broken:
                    raise SkipEntry("entries that are no valid JSON")
                found = reader.read(entry, f"har:{n_seen - 1}")
            except Tunnel as tunnel:
                unseen.tunnels.append(tunnel.host)
                continue
            except SkipEntry as skipped:
                tally.gap(GapKind.SKIPPED_ENTRY, file.name, str(skipped))
                continue
            _write(writer, found)
            unseen.look(found.request.fields, found.response.fields if found.response else {})
            result.n_entries += 1
            start = found.request.fields["t_start"]
            result.started = start if result.started is None else min(result.started, start)
    if not result.n_entries:
        raise _nothing(file, n_seen)
    unseen.tell(about.get("creator"), tally)
    result.gaps, result.notes, result.ended = tally.gaps(), tally.notes(), writer.last_t
    result.app, result.device = told_by(about.get(METADATA))
    return result


def _nothing(file: Path, n_seen: int) -> DataError:
    if n_seen:
        return DataError(f"{file} is a HAR of which no entry holds a request with its URL", code="E324",
                         hint="export it again from the tool that recorded it")  # fmt: skip
    return DataError(f"{file} is a HAR without entries", code="E323",
                     hint="record again; with some browsers, keep the network panel open while recording")  # fmt: skip


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    """Open a HAR, undoing gzip or zlib around it."""
    with file.open("rb") as raw:
        first = raw.read(2)
        raw.seek(0)
        if first == _GZIP:
            with gzip.GzipFile(fileobj=raw) as unzipped:
                yield io.BufferedReader(_Forgiving(unzipped))
        elif first in _ZLIB_LEVELS:
            yield io.BufferedReader(_Inflated(raw))
        else:
            yield raw


class _Forgiving(io.RawIOBase):
    """A compressed stream that ends where it is damaged, as a cut one does."""

    def __init__(self, stream: gzip.GzipFile) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, target: Any) -> int:
        try:
            data = self._stream.read1(len(target))
        except (OSError, EOFError, zlib.error):
            return 0
        target[: len(data)] = data
        return len(data)


class _Inflated(io.RawIOBase):
    """The content of a zlib stream, as far as it is whole."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decoder = zlib.decompressobj()

    def readable(self) -> bool:
        return True

    def readinto(self, target: Any) -> int:
        while not self._decoder.eof:
            data = self._decoder.unconsumed_tail or self._stream.read(_BLOCK)
            if not data:
                return 0
            try:
                decoded = self._decoder.decompress(data, len(target))
            except zlib.error:
                return 0
            if decoded:
                target[: len(decoded)] = decoded
                return len(decoded)
        return 0


def _entries(stream: BinaryIO, file: Path, tally: Tally, about: dict[str, Any]) -> Iterator[Any]:
    """Give the members of `log.entries`, `Broken` for one that is no valid JSON; `about` gets the log's metadata."""
    text = JsonText(stream)
    if text.is_empty:
        raise DataError(f"{file} is empty", code="E322", hint="export the HAR again")
    try:
        is_found = text.take("{") and _find_entries(text, about, in_log=False, depth=0)
    except Cut:
        is_found = None
    if not is_found:
        raise DataError(f"{file} is no HAR: it has no log.entries", code="E321",
                        hint="export it as HAR 1.2 from the tool that recorded it")  # fmt: skip
    is_first = True
    try:
        for member in text.members():
            yield member
            is_first = False
        _take_metadata(text.left_keys(), text, about)
    except Cut as cut:
        if is_first:
            raise DataError(f"{file} is cut off before its first whole entry", code="E322",
                            hint="export the HAR again") from cut  # fmt: skip
        tally.gap(GapKind.TRUNCATED_FILE, file.name, "the HAR is cut off or damaged; the entries before are used")


def _take_metadata(keys: Iterator[str], text: JsonText, about: dict[str, Any]) -> None:
    for key in keys:
        value = text.value()
        if key in TOLD:
            about[key] = value


def _find_entries(text: JsonText, about: dict[str, Any], *, in_log: bool, depth: int) -> bool | None:
    """Move to the first entry; some writers wrap the log in one more object. Null when there is none here."""
    for key in text.entered_keys():
        if in_log and key == "entries":
            return text.take("[")
        if not in_log and (key == "log" or depth == 0) and text.take("{"):
            found = _find_entries(text, about, in_log=key == "log", depth=depth + 1)
            if found is not None:
                return found
        elif in_log and key in TOLD:
            about[key] = text.value()
        else:
            text.value()
    return None


def _write(writer: RawWriter, entry: Entry) -> None:
    flow_id = entry.request.fields["flow_id"]
    request, response = entry.request, entry.response
    writer.request(request.fields, request.body, is_whole=request.is_whole)
    if response is not None:
        writer.response(response.fields, response.body, is_whole=response.is_whole)
    for t, fields, data in entry.messages:
        writer.line("message", t, {"flow_id": flow_id, **fields, "body": writer.put(data)})
    if entry.end is not None:
        writer.line("end", entry.end[0], {"flow_id": flow_id, **entry.end[1]})
