"""Room for what grows with a session: files without a name, mapped into memory, gone with their last reader.

Mapped pages are the file's, and the system takes them back when it needs room; what is small stays in memory.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from analyzer.store.files import writing

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

KEPT_BYTES = 1 << 20
"""So much of each piece is kept in memory before it becomes a file."""
_TAKEN_ROWS = 1 << 16
"""So many rows are taken at a time; more of them are many."""


def give_back(n_rows: int) -> None:
    """Give freed memory back to the system after work on so many rows; glibc keeps it otherwise, others do not.

    What was freed of few rows is used again soon, and stays.
    """
    if n_rows > _TAKEN_ROWS:
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
        if trim is not None:
            trim(0)


class Scratch:
    """Gives room beside the evidence, for it may hold what the evidence holds; else where temporary files lie."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def spill(self) -> Spill:
        """Give room for bytes that come one after another."""
        return Spill(self)

    def parked(self, values: np.ndarray) -> np.ndarray:
        """Give the same numbers, read-only when there are many of them: in a file, not in memory."""
        import numpy as np

        if values.nbytes <= KEPT_BYTES:
            return values
        room = self.spill()
        room.add(np.ascontiguousarray(values).data.cast("B"))
        return np.frombuffer(room.buffer(), dtype=values.dtype)

    def file(self) -> IO[bytes]:
        """Open a file without a name, for its owner alone. Raises SetupError E280–E282."""
        if self._folder is not None:
            try:
                return tempfile.TemporaryFile(dir=self._folder)
            except OSError:
                self._folder = None  # evidence may lie where nothing can be written
        with writing(Path(tempfile.gettempdir())):
            return tempfile.TemporaryFile()


class Spill:
    """Bytes that are added at the end, and read when all are there. Adding raises SetupError E280–E282."""

    def __init__(self, scratch: Scratch) -> None:
        self._scratch = scratch
        self._loose = bytearray()
        self._file: IO[bytes] | None = None
        self._n_written = 0

    def __len__(self) -> int:
        return self._n_written + len(self._loose)

    def add(self, data: bytes | bytearray | memoryview) -> None:
        """Append bytes."""
        if len(self._loose) + len(data) <= KEPT_BYTES:
            self._loose += data
            return
        self._write(self._loose)
        self._loose = bytearray()
        self._write(data)

    def _write(self, data: bytes | bytearray | memoryview) -> None:
        if self._file is None:
            self._file = self._scratch.file()
        with writing(Path(tempfile.gettempdir())):
            self._file.write(data)
        self._n_written += len(data)

    def read(self, start: int, end: int) -> bytes:
        """Give some of the bytes that were added."""
        if start >= self._n_written:
            return bytes(self._loose[start - self._n_written : end - self._n_written])
        assert self._file is not None
        with writing(Path(tempfile.gettempdir())):
            self._file.flush()
            self._file.seek(start)
            written = self._file.read(min(end, self._n_written) - start)
            self._file.seek(0, os.SEEK_END)
        return written + bytes(self._loose[: max(end - self._n_written, 0)])

    def buffer(self) -> Any:
        """Give everything, read-only and contiguous; nothing is added afterwards."""
        if self._file is None:
            return bytes(self._loose)
        if self._loose:
            self._write(self._loose)
            self._loose = bytearray()
        with writing(Path(tempfile.gettempdir())), self._file as file:
            file.flush()
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


class TextSpill:
    """Texts that are added in pieces and read as one column."""

    def __init__(self, scratch: Scratch) -> None:
        self._scratch = scratch
        self._bytes, self._ends, self._known = scratch.spill(), scratch.spill(), scratch.spill()
        self._ends.add(bytes(8))
        self._is_whole = True
        self._n = 0

    def add(self, texts: Sequence[str | None]) -> None:
        """Append rows."""
        import pyarrow as pa

        self._add(pa.array(texts, pa.large_string()))

    def _add(self, piece: Any) -> None:
        import numpy as np

        n = len(piece)
        if not n:
            return
        _, offsets, content = piece.buffers()
        ends = np.frombuffer(offsets, dtype=np.int64)[piece.offset : piece.offset + n + 1]
        begin, end = int(ends[0]), int(ends[-1])
        is_known = piece.is_valid().to_numpy(zero_copy_only=False)
        self._put(ends[1:] - begin, memoryview(content)[begin:end] if content is not None else b"", is_known)

    def add_ascii(self, joined: str, lengths: np.ndarray, is_known: np.ndarray) -> None:
        """Append rows of texts in ASCII, joined. lengths: of each row, 0 where `is_known` is false, and it is null."""
        self._put(lengths.cumsum(), joined.encode("ascii"), is_known)

    def _put(self, ends: np.ndarray, content: bytes | memoryview, is_known: np.ndarray) -> None:
        self._ends.add((ends + len(self._bytes)).data.cast("B"))
        self._bytes.add(content)
        self._known.add(is_known.data.cast("B"))
        self._is_whole = self._is_whole and bool(is_known.all())
        self._n += len(is_known)

    def text(self, row: int) -> str:
        """Give one of the texts that were added; a null as none."""
        start, end = (int.from_bytes(self._ends.read(8 * at, 8 * at + 8), "little") for at in (row, row + 1))
        return self._bytes.read(start, end).decode()

    def series(self, order: np.ndarray) -> pd.Series:
        """Give the rows in `order` as a column of text; nothing is added afterwards."""
        import numpy as np
        import pandas as pd

        whole = self._array()
        if len(order) != self._n or (self._n and (order[0] != 0 or (np.diff(order) != 1).any())):
            again = TextSpill(self._scratch)
            for low in range(0, len(order), _TAKEN_ROWS):
                again._add(whole.take(order[low : low + _TAKEN_ROWS]))
            whole = again._array()
        return pd.Series(pd.StringDtype(na_value=np.nan).__from_arrow__(whole), copy=False)

    def _array(self) -> Any:
        import numpy as np
        import pyarrow as pa

        known = None
        if not self._is_whole:
            bits = np.packbits(np.frombuffer(self._known.buffer(), dtype=bool), bitorder="little")
            known = pa.py_buffer(bits.tobytes())
        return pa.LargeStringArray.from_buffers(
            self._n, pa.py_buffer(self._ends.buffer()), pa.py_buffer(self._bytes.buffer()), known
        )
