"""The files the recorder writes: whole lines, numbered, chained by checkpoints."""

from __future__ import annotations

import itertools
import json
import os
import threading
from pathlib import Path

import pytest
from support.raw_files import check_chain, of_kind, read_lines

from analyzer.model.errors import SetupError
from analyzer.record.lines import LineWriter


def test_a_line_is_in_the_file_when_the_call_returns(tmp_path: Path) -> None:
    file = tmp_path / "marks.jsonl"
    writer = LineWriter(file)
    writer.write("mark", t=12.5, t_mono=1.5, mark="idle", note="é")
    assert json.loads(file.read_bytes()) == {
        "v": 1, "kind": "mark", "t": 12.5, "t_mono": 1.5, "seq": 0, "mark": "idle", "note": "é"
    }  # fmt: skip
    assert list(json.loads(file.read_bytes()))[:5] == ["v", "kind", "t", "t_mono", "seq"]
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_sender_keeps_its_own_count_and_clocks(tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    writer = LineWriter(file)
    line = {
        "kind": "stack",
        "t": 5.0,
        "t_mono": 2.0,
        "seq": 70,
        "agent": "a",
        "pid": 1,
        "stack_hash": "x",
        "frames": [],
    }
    writer.write_all([line, {"kind": "lost", "reason": "gone", "n": 2}])
    writer.close()
    first, second, last = read_lines(file)
    assert (first["seq"], first["t"], second["seq"], last["seq"], last["kind"]) == (70, 5.0, 0, 1, "checkpoint")
    assert second["t"] > 1e9


def test_lone_surrogates_and_controls_survive(tmp_path: Path) -> None:
    file = tmp_path / "marks.jsonl"
    LineWriter(file).write("mark", mark="idle", note="\ud800\x00\n")
    assert json.loads(file.read_bytes())["note"] == "\ud800\x00\n"


@pytest.mark.parametrize(("size", "at_least"), [(10, 2), (20_000, 40)])
def test_checkpoints_follow_every_thousand_lines_or_megabyte(tmp_path: Path, size: int, at_least: int) -> None:
    file = tmp_path / "marks.jsonl"
    writer = LineWriter(file)
    for _ in range(21):
        writer.write_all([{"kind": "mark", "mark": "idle", "note": "x" * size}] * 100)
    writer.close()
    assert check_chain(file) >= at_least
    lines = read_lines(file)
    assert max(_runs(lines)) <= 1000
    assert len(of_kind(lines, "mark")) == 2100


def _runs(lines: list[dict[str, object]]) -> list[int]:
    places = [-1, *(number for number, line in enumerate(lines) if line["kind"] == "checkpoint")]
    return [after - before - 1 for before, after in itertools.pairwise(places)]


def test_threads_do_not_mix_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "marks.jsonl"
    writer = LineWriter(file)

    def work(name: str) -> None:
        for _ in range(200):
            writer.write("mark", mark="idle", note=name * 100)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    writer.close()
    writer.close()
    marks = of_kind(read_lines(file), "mark")
    assert sorted({line["note"] for line in marks}) == [name * 100 for name in "abcd"]
    assert [line["seq"] for line in marks] == list(range(800))
    assert check_chain(file) == 1


def test_a_file_that_exists_is_never_written_again(tmp_path: Path) -> None:
    (tmp_path / "marks.jsonl").write_text("evidence\n")
    with pytest.raises(SetupError) as caught:
        LineWriter(tmp_path / "marks.jsonl")
    assert caught.value.code == "E282"
    assert (tmp_path / "marks.jsonl").read_text() == "evidence\n"


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    writer = LineWriter(tmp_path / "marks.jsonl")
    full = os.open("/dev/full", os.O_WRONLY)
    os.dup2(full, writer._file)
    os.close(full)
    with pytest.raises(SetupError) as caught:
        writer.write("mark", mark="idle")
    assert caught.value.code == "E280"
