"""Zstandard frames: whole ones, several of them, and those that break off."""

from __future__ import annotations

import hashlib

import pytest
import zstandard

from analyzer.decode.codecs import zstd_codec
from analyzer.decode.limits import Budget

DATA = hashlib.shake_256(b"zstd").digest(200_000) + bytes(200_000)
SKIPPABLE = b"\x51\x2a\x4d\x18" + (3).to_bytes(4, "little") + b"abc"
FRAME = zstandard.ZstdCompressor(write_checksum=True).compress(DATA)
SHORT = zstandard.ZstdCompressor(write_content_size=False).compress(b"abc")


@pytest.mark.parametrize("data", [FRAME, FRAME + SHORT, SKIPPABLE + FRAME, FRAME + SKIPPABLE + SHORT + SKIPPABLE])
def test_whole_frames_are_whole(data: bytes) -> None:
    decoded = zstd_codec.decode(data, Budget())
    assert (decoded.problem, decoded.content[: len(DATA)]) == ("", DATA)


@pytest.mark.parametrize("n_cut", [1, 4, 5, 100, len(FRAME) // 2, len(FRAME) - 140_000])
def test_a_frame_that_breaks_off_is_said_and_its_beginning_is_kept(n_cut: int) -> None:
    decoded = zstd_codec.decode(FRAME[:-n_cut], Budget())
    assert decoded.problem == "cut short"
    assert DATA.startswith(decoded.content)


def test_a_second_frame_that_breaks_off_is_said() -> None:
    for cut in (1, len(SHORT) - 5, len(SHORT) - 4):
        assert zstd_codec.decode(FRAME + SHORT[:-cut], Budget()).problem in ("cut short", "damaged")
    assert zstd_codec.decode(FRAME + SKIPPABLE[:-1], Budget()).problem == "cut short"
