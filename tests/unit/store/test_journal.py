from __future__ import annotations

import hashlib
from pathlib import Path

from analyzer.store.journal import BodiesHash, JournalCheck


def test_the_hash_of_a_beginning_is_taken_step_by_step(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"abcdef")
    bodies = BodiesHash(tmp_path / "b")
    assert bodies.sha256_of_first(3) == hashlib.sha256(b"abc").hexdigest()
    assert bodies.sha256_of_first(3) == hashlib.sha256(b"abc").hexdigest()
    assert bodies.sha256_of_first(2) is None
    assert bodies.sha256_of_first(7) is None
    assert bodies.finish() == hashlib.sha256(b"abcdef").hexdigest()


def test_lines_that_are_no_objects_are_counted(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b'{"seq":0}\n\x00\n[]\n{"x":"\\ud800","seq":1}\n')
    check = JournalCheck(tmp_path / "f", None)
    check.run()
    assert check.problems == [("E334", "2 lines are no JSON objects, the first is line 2", True)]
    assert (check.n_numbered, check.highest_seq, check.n_missing) == (2, 1, 0)


def test_segments_beyond_the_bytes_are_counted(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"0123456789")
    (tmp_path / "f").write_bytes(b'{"seq":0,"head":[0,4],"body":[[4,6],[10,1]],"query":[[9,2]],"response":{}}\n')
    check = JournalCheck(tmp_path / "f", BodiesHash(tmp_path / "b"))
    check.run()
    assert check.problems == [("E335", "2 segments lie beyond the end of bodies.bin", True)]
