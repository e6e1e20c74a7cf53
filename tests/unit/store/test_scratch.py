from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from analyzer.model.errors import SetupError
from analyzer.store import scratch
from analyzer.store.scratch import KEPT_BYTES, Scratch, TextSpill, give_back


@pytest.mark.parametrize("n", [0, 10, KEPT_BYTES, KEPT_BYTES + 1, 3 * KEPT_BYTES])
def test_bytes_come_back_as_they_were_added(tmp_path: Path, n: int) -> None:
    data = np.random.default_rng(1).bytes(n)
    room = Scratch(tmp_path).spill()
    for low in range(0, n, 300_000):
        room.add(data[low : low + 300_000])
    assert (len(room), bytes(room.buffer())) == (n, data)
    assert [*tmp_path.iterdir()] == []  # its file has no name


def test_many_numbers_lie_in_a_file_and_few_in_memory(tmp_path: Path) -> None:
    many, few = np.arange(KEPT_BYTES)[::2], np.arange(5)
    parked = Scratch(tmp_path).parked(many)
    assert parked.tolist() == many.tolist() and not parked.flags.writeable
    assert Scratch(tmp_path).parked(few) is few


def test_where_nothing_can_be_written_beside_the_evidence_it_goes_elsewhere(tmp_path: Path) -> None:
    room = Scratch(tmp_path / "gone").spill()
    room.add(bytes(KEPT_BYTES + 1))
    assert bytes(room.buffer()) == bytes(KEPT_BYTES + 1)


def test_a_full_disk_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def write(self, data: bytes) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(scratch.Scratch, "file", lambda self: Full())
    with pytest.raises(SetupError) as said:
        Scratch().spill().add(bytes(KEPT_BYTES + 1))
    assert said.value.code == "E280"


@pytest.mark.parametrize("texts", [[], ["a"], ["", None, "é›字", "x" * 100], [None, None], ["a", "b", "c"] * 1000])
def test_texts_come_back_in_any_order(texts: list[str | None]) -> None:
    room = TextSpill(Scratch())
    for low in range(0, len(texts), 7):
        room.add(texts[low : low + 7])
    back = list(range(len(texts)))[::-1]
    same = room.series(np.arange(len(texts)))
    assert str(same.dtype) == "str"
    assert same.astype(object).where(same.notna(), None).tolist() == texts
    other = room.series(np.array(back, dtype=np.int64))
    assert other.astype(object).where(other.notna(), None).tolist() == texts[::-1]


@pytest.mark.parametrize(("n_rows", "trimmed"), [(10, []), (1 << 20, [0])])
def test_freed_memory_is_given_back_after_many_rows(
    monkeypatch: pytest.MonkeyPatch, n_rows: int, trimmed: list[int]
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(scratch.ctypes, "CDLL", lambda name: SimpleNamespace(malloc_trim=asked.append))
    give_back(n_rows)
    assert asked == trimmed
    monkeypatch.setattr(scratch.ctypes, "CDLL", lambda name: object())
    give_back(n_rows)  # where the C library has no such thing
