"""An instance has memory of its own, which grows with what is laid out and never overlaps."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from analyzer.detect.instance import PAD, Instance, above

OCTET = np.dtype(np.uint8)


@pytest.mark.parametrize(("at", "expected"), [(0, 0), (1, PAD), (PAD, PAD), (PAD + 1, 2 * PAD)])
def test_places_are_rounded_up(at: int, expected: int) -> None:
    assert above(at) == expected


def test_areas_lie_apart_and_keep_what_was_written_while_memory_grows() -> None:
    instance = Instance("find.wasm", "find")
    small = instance.lay_out({"a": 10, "b": 0, "c": 200}, instance.heap)
    assert small["a"] == instance.heap
    assert small["b"] - small["a"] >= 10 + PAD
    assert small["c"] - small["b"] >= PAD
    assert all(place % PAD == 0 for place in small.values())
    instance.write(small["c"], np.arange(50, dtype="<u4"))
    large = instance.lay_out({"d": 50 << 20}, above(small["c"] + 200) + PAD)
    instance.write(large["d"] + (50 << 20) - 3, np.array([1, 2, 3], dtype=np.uint8))
    assert instance.view(small["c"], 50, np.dtype("<u4")).tolist() == [*range(50)]
    assert instance.view(large["d"] + (50 << 20) - 3, 3, OCTET).tolist() == [1, 2, 3]


def test_two_instances_share_nothing() -> None:
    one, other = Instance("find.wasm", "find"), Instance("find.wasm", "find")
    for instance in (one, other):
        instance.lay_out({"a": 8}, instance.heap)
    one.write(one.heap, np.full(8, 7, dtype=np.uint8))
    assert other.view(other.heap, 8, OCTET).tolist() == [0] * 8


def test_a_process_ends_in_silence_with_instances_open() -> None:
    code = (
        "from analyzer.detect.instance import Instance\n"
        "kept = [Instance('find.wasm', 'find'), Instance('look.wasm', 'look')]\n"
        "kept[0].close()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
