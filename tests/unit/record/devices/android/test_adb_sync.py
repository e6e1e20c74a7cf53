from __future__ import annotations

import struct

import pytest

from analyzer.record.devices.android import adb_sync


class _Stream:
    """An opened `sync:`: notes what is written, and answers."""

    def __init__(self, answer: bytes) -> None:
        self.conn = self
        self.writes: list[bytes] = []
        self._answer = answer

    def sendall(self, data: bytes) -> None:
        self.writes.append(data)

    def read_exact(self, count: int) -> bytes:
        if len(self._answer) < count:
            raise EOFError
        taken, self._answer = self._answer[:count], self._answer[count:]
        return taken


def _told(name: bytes, data: bytes = b"") -> bytes:
    return name + struct.pack("<I", len(data)) + data


def test_a_file_goes_out_in_one_write_and_pieces_of_64_kib() -> None:
    stream = _Stream(_told(b"OKAY"))
    data = bytes(range(256)) * 300
    assert adb_sync.send(stream, data, "/data/local/tmp/例 x", 0o644) == ""
    (written,) = stream.writes
    name = "/data/local/tmp/例 x,33188".encode()
    assert written.startswith(_told(b"SEND", name) + _told(b"DATA", data[:65536]) + _told(b"DATA", data[65536:]))
    assert written[-8:-4] == b"DONE"


def test_what_the_device_says_against_a_file_is_given() -> None:
    assert adb_sync.send(_Stream(_told(b"FAIL", b"No space left on device")), b"x", "/x", 0o600) == (
        "No space left on device"
    )


def test_a_file_is_read_whole_and_one_that_is_not_there_is_none() -> None:
    stream = _Stream(_told(b"DATA", b"ab") + _told(b"DATA", b"c") + b"DONE" + bytes(4))
    assert adb_sync.receive(stream, "/x", 10) == b"abc"
    assert stream.writes == [_told(b"RECV", b"/x")]
    absent = b"open failed: No such file or directory"
    assert adb_sync.receive(_Stream(_told(b"FAIL", absent)), "/x", 10) is None


def test_a_file_that_may_not_be_read_is_not_taken_for_absent() -> None:
    with pytest.raises(adb_sync.Refused, match="Permission denied"):
        adb_sync.receive(_Stream(_told(b"FAIL", b"open failed: Permission denied")), "/x", 10)


@pytest.mark.parametrize(
    "answer", [_told(b"DATA", b"12345"), _told(b"JUNK"), b"DATA\xff\xff\xff\xff", b"FAIL\xff\xff\xff\xff"]
)
def test_answers_that_are_none_and_files_that_are_too_large_end_it(answer: bytes) -> None:
    with pytest.raises(ValueError):
        adb_sync.receive(_Stream(answer), "/x", 4)


def test_a_device_that_goes_in_between_is_heard() -> None:
    with pytest.raises(EOFError):
        adb_sync.receive(_Stream(_told(b"DATA", b"ab")[:-1]), "/x", 4)
