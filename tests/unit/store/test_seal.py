from __future__ import annotations

import hashlib
import io
import subprocess
from pathlib import Path

import pytest
from support.evidence import small_session
from support.raw_lines import write_lines

from analyzer.store import seal
from analyzer.store.session import Session


def test_the_list_is_what_sha256sum_checks_and_its_hash_is_the_manifest_hash(tmp_path: Path) -> None:
    session = small_session(tmp_path)
    data = (session.path / seal.MANIFEST_LIST).read_bytes()
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", seal.MANIFEST_LIST], cwd=session.path, capture_output=True, text=True
    )
    names = ["raw/bodies.bin", "raw/flows.jsonl", "raw/planted.json", "raw/salt", "session.json"]
    assert done.stdout.splitlines() == [f"{name}: OK" for name in names]
    assert Session.open(session.path).manifest_hash == hashlib.sha256(data).hexdigest() == session.manifest_hash
    assert seal.parse_list(data) == {
        name: hashlib.sha256((session.path / name).read_bytes()).hexdigest() for name in names
    }


def test_a_session_without_the_list_has_the_hash_that_its_list_would_have(tmp_path: Path) -> None:
    session = small_session(tmp_path)
    (session.path / seal.MANIFEST_LIST).unlink()
    assert Session.open(session.path).manifest_hash == session.manifest_hash


def test_a_running_session_has_no_hash(tmp_path: Path) -> None:
    assert Session.create(tmp_path, app_id="a").manifest_hash == ""


@pytest.mark.parametrize(
    "data",
    [b"x", b"\xff", b"0" * 64 + b" a\n", b"0" * 64 + b"  a", b"0" * 64 + b"  b\n" + b"0" * 64 + b"  a\n",
     b"0" * 64 + b"  a\n" + b"0" * 64 + b"  a\n", b"A" * 64 + b"  a\n", b"0" * 64 + b"  a\\b\n", b"\n"],
)  # fmt: skip
def test_what_differs_in_one_byte_from_a_list_is_none(data: bytes) -> None:
    assert seal.parse_list(data) is None


def test_an_empty_list_is_a_list() -> None:
    assert seal.parse_list(b"") == {}


def _raw(tmp_path: Path, n_checkpoints: int) -> Path:
    """Make a file with a checkpoint after every line, and bodies of which each line adds ten bytes."""
    (tmp_path / "raw").mkdir()
    lines = []
    for number in range(n_checkpoints):
        lines += [{"kind": "end", "seq": number}, {"kind": "checkpoint", "bodies_bytes": 10 * (number + 1)}]
    write_lines(tmp_path / "raw" / "flows.jsonl", lines)
    (tmp_path / "raw" / "bodies.bin").write_bytes(bytes(10 * n_checkpoints))
    return tmp_path


def test_checkpoints_are_hashed_anew_and_so_are_those_of_the_bodies(tmp_path: Path) -> None:
    folder = _raw(tmp_path, 2)
    bodies, flows = seal.entries(folder, [folder / "raw" / "flows.jsonl", folder / "raw" / "bodies.bin"])
    data = (folder / "raw" / "flows.jsonl").read_bytes()
    first = data.index(b"\n") + 1
    third = len(b"".join(data.splitlines(keepends=True)[:3]))
    assert flows["checkpoints"] == [
        f"1:{first}:{hashlib.sha256(data[:first]).hexdigest()}",
        f"3:{third}:{hashlib.sha256(data[:third]).hexdigest()}",
    ]
    assert bodies == {
        "path": "raw/bodies.bin",
        "bytes": 20,
        "sha256": hashlib.sha256(bytes(20)).hexdigest(),
        "checkpoints": [f"0:{n}:{hashlib.sha256(bytes(n)).hexdigest()}" for n in (10, 20)],
    }


def test_of_many_checkpoints_sixteen_are_kept_at_equal_distances(tmp_path: Path) -> None:
    folder = _raw(tmp_path, 160)
    [flows] = seal.entries(folder, [folder / "raw" / "flows.jsonl"])
    assert [one.lines for one in seal.checkpoints_of(flows)] == [number * 20 - 1 for number in range(1, 17)]


def test_a_checkpoint_that_is_none_is_left_out() -> None:
    good = "2:9:" + "a" * 64
    entry = {"checkpoints": [good, "1:5:" + "A" * 64, 7, "x", "1:" + "9" * 30 + ":" + "a" * 64]}
    assert [str(one) for one in seal.checkpoints_of(entry)] == [good]
    assert seal.checkpoints_of({"checkpoints": "1:2:3"}) == []


def test_prefixes_are_hashed_in_one_pass() -> None:
    assert seal.prefixes(io.BytesIO(b"abcdef"), [0, 3, 9]) == (
        6,
        hashlib.sha256(b"abcdef").hexdigest(),
        [hashlib.sha256(b"").hexdigest(), hashlib.sha256(b"abc").hexdigest(), None],
    )


def test_own_checkpoints_tell_whether_they_fit() -> None:
    first = b'{"kind":"end"}\n'
    good = b'{"kind":"checkpoint","bytes":%d,"sha256":"%s"}\n' % (
        len(first),
        hashlib.sha256(first).hexdigest().encode(),
    )
    bad = b'{"kind":"checkpoint","bytes":1,"sha256":""}\n{"checkpoint"\n["checkpoint"]\n'
    assert [(one.lines, fits) for one, fits in seal.own_checkpoints(io.BytesIO(first + good + bad))] == [
        (1, True),
        (2, False),
    ]
