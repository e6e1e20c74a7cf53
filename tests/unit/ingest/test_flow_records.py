from __future__ import annotations

from pathlib import Path

from support.raw_lines import T0, request, response

from analyzer.ingest.flow_records import flow_records
from analyzer.ingest.lines import BadLines
from analyzer.ingest.writer import RawWriter


def test_flows_come_whole_in_the_order_in_which_they_began(tmp_path: Path) -> None:
    with RawWriter(tmp_path) as writer:
        writer.request(request("a"), b"A")
        writer.request(request("b"), None)
        writer.response(response("a"), b"part one", is_whole=False)
        writer.line("part", T0, {"flow_id": "a", "side": "response", "body": writer.put(b", two")})
        writer.line("nonsense", T0, {"flow_id": "a"})
        writer.line("end", T0, {"no": "flow"})
    bad = BadLines("flows.jsonl")
    first, second = flow_records(tmp_path, bad)
    assert first.request is not None
    assert first.response is not None
    assert second.request is not None
    assert (first.flow_id, first.request.body, first.request.is_whole) == ("a", b"A", True)
    assert (first.response.body, first.response.is_whole) == (b"part one, two", False)
    assert (second.flow_id, second.request.body, second.response) == ("b", None, None)
    assert bad.n_bad == 2


def test_a_session_without_flows_has_no_records(tmp_path: Path) -> None:
    assert list(flow_records(tmp_path, BadLines("flows.jsonl"))) == []
