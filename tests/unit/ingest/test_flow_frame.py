from __future__ import annotations

from pathlib import Path

import pytest
from support.raw_lines import T0, request, response

from analyzer.ingest.exchange import Capture
from analyzer.ingest.raw import load_capture
from analyzer.ingest.writer import RawWriter
from analyzer.store import scratch

N = 40


def _write(folder: Path, times: list[float]) -> None:
    with RawWriter(folder) as writer:
        for number, t in enumerate(times):
            one = {"flow_id": f"f{number}", "t_start": t, "t_end": t + 0.5}
            writer.request(
                request() | one | {"path": f"/v{number}?a=1", "t_end": t}, b"body %d" % number * (number % 3)
            )
            if number % 4:
                writer.response(response() | one | {"status": 200 + number}, b"answer")


@pytest.mark.parametrize("step", [1.0, -1.0, 0.0])
def test_what_lies_in_files_is_what_lies_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: float
) -> None:
    _write(tmp_path, [T0 + step * number for number in range(N)])
    small = load_capture(tmp_path)
    monkeypatch.setattr(scratch, "KEPT_BYTES", 8)
    large = load_capture(tmp_path)
    assert large.flows.equals(small.flows)
    assert large.spans.tolist() == small.spans.tolist()
    assert not large.spans.flags.writeable
    assert sorted(file.name for file in tmp_path.iterdir()) == ["bodies.bin", "flows.jsonl"]


def _told(capture: Capture) -> list[tuple[object, ...]]:
    columns = capture.flows[["flow_id", "seq", "path", "status", "request_bytes", "is_truncated"]]
    return [*columns.astype(object).where(columns.notna(), None).itertuples(index=False, name=None)]


def test_rows_stand_in_order_of_their_start(tmp_path: Path) -> None:
    _write(tmp_path, [T0 + 2, T0, T0 + 1])
    capture = load_capture(tmp_path)
    assert _told(capture) == [
        ("f1", 0, "/v1", 201, 6, False),
        ("f2", 1, "/v2", 202, 12, False),
        ("f0", 2, "/v0", None, 0, False),
    ]
    assert capture.spans["flow"].tolist() == [2, 0, 0, 0, 0, 1, 1, 1, 1]
    assert capture.flows["request_sha256"].isna().tolist() == [False, False, True]
    assert capture.flows["response_sha256"].nunique() == 1
