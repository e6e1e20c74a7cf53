from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mitmproxy import flow as mitm_flow
from mitmproxy.io import FlowWriter
from mitmproxy.test import tflow, tutils
from support.fuzz import examples
from support.raw_lines import bodies_of, lines_of

from analyzer.ingest.mitm import import_mitm
from analyzer.ingest.raw import load_capture
from analyzer.ingest.result import ImportResult
from analyzer.model.errors import ConsentinelError, DataError


def dump(file: Path, *flows: mitm_flow.Flow) -> Path:
    with file.open("wb") as stream:
        writer: Any = FlowWriter(stream)
        for flow in flows:
            writer.add(flow)
    return file


def read(file: Path) -> tuple[ImportResult, Path]:
    raw = file.with_suffix(".raw")
    return import_mitm(file, raw), raw


def test_an_http_flow_keeps_its_id_and_every_field(tmp_path: Path) -> None:
    flow = tflow.tflow(resp=True)
    flow.request.headers["X-Odd"] = "caf\udce9"
    result, raw = read(dump(tmp_path / "f.mitm", flow))
    request, response = lines_of(raw)
    assert (request["flow_id"], request["host"], request["port"], request["path"]) == (flow.id, "address", 22, "/path")
    assert request["headers"] == [["header", "qvalue"], ["content-length", "7"], ["X-Odd", "caf\xe9"]]
    assert (bodies_of(raw, request), bodies_of(raw, response)) == (b"content", b"message")
    assert request["client"]["address"] == ["127.0.0.1", 22]
    assert response["server"]["peer"] == ["192.168.0.1", 22]
    assert (response["status"], response["reason"]) == (200, "OK")
    assert (result.n_entries, result.started, result.gaps) == (1, 946681200.0, [])


def test_every_kind_of_flow_is_read(tmp_path: Path) -> None:
    flows = [
        tflow.twebsocketflow(),
        tflow.ttcpflow(),
        tflow.tudpflow(),
        tflow.tdnsflow(resp=True),
        tflow.tflow(err=True),
    ]
    result, raw = read(dump(tmp_path / "f.mitm", *flows))
    capture = load_capture(raw)
    assert sorted(capture.flows["kind"].tolist()) == ["dns", "http", "tcp", "udp", "websocket"]
    assert set(capture.flows["flow_id"]) == {flow.id for flow in flows}
    assert (result.gaps, capture.gaps) == ([], [])
    messages = [
        (line["from_client"], line["text"], bodies_of(raw, line)) for line in lines_of(raw) if line["kind"] == "message"
    ]
    assert messages == [(True, False, b"hello binary"), (True, True, b"hello text"), (False, True, b"it's me")]
    chunks = [(line["from_client"], bodies_of(raw, line)) for line in lines_of(raw) if line["kind"] == "chunk"]
    assert chunks == [(True, b"hello"), (False, b"it's me")] * 2
    dns = next(line for line in lines_of(raw) if line["kind"] == "dns")
    assert (dns["name"], bodies_of(raw, dns, "query")) == ("dns.google", flows[3].request.packed)  # type: ignore[attr-defined]
    errors = [line["error"] for line in lines_of(raw) if line["kind"] == "end" and line.get("error")]
    assert errors == ["error"]


def test_a_flow_saved_again_as_it_grew_is_one_flow(tmp_path: Path) -> None:
    grown = tflow.twebsocketflow()
    grown.websocket.close_code = 1000  # type: ignore[union-attr]
    early = tflow.twebsocketflow()
    early.websocket = None
    early.id, early.request.timestamp_start = grown.id, grown.request.timestamp_start
    other = tflow.tflow(req=tutils.treq(timestamp_start=946681300.0))
    other.id = grown.id
    result, raw = read(dump(tmp_path / "f.mitm", early, grown, other))
    kinds = [(line["kind"], line["flow_id"]) for line in lines_of(raw)]
    assert kinds == [(kind, grown.id) for kind in ("request", "response", "message", "message", "message", "end")] + [
        ("request", f"{grown.id}-2")
    ]
    assert (result.n_entries, load_capture(raw).gaps) == (2, [])


def test_a_body_that_was_not_kept_is_missing(tmp_path: Path) -> None:
    flow = tflow.tflow(resp=True)
    flow.response.raw_content = None  # type: ignore[union-attr]
    _, raw = read(dump(tmp_path / "f.mitm", flow))
    assert [(gap["gap_kind"], gap["subject"]) for gap in load_capture(raw).gaps] == [
        ("missing_body", "response bodies")
    ]


def test_the_host_header_names_the_host_where_only_an_address_was_seen(tmp_path: Path) -> None:
    flow = tflow.tflow(req=tutils.treq(host="192.0.2.7", headers=((b"Host", b"Real.example"),)))
    _, raw = read(dump(tmp_path / "f.mitm", flow))
    assert (lines_of(raw)[0]["host"], lines_of(raw)[0]["target_host"]) == ("real.example", "192.0.2.7")


def test_flows_before_a_damaged_place_are_kept(tmp_path: Path) -> None:
    file = dump(tmp_path / "f.mitm", tflow.tflow(), tflow.tflow(), tflow.tflow())
    data = file.read_bytes()
    for number, size in enumerate(range(len(data) // 3 + 1, len(data), 331)):
        cut = tmp_path / f"{number}.mitm"
        cut.write_bytes(data[:size])
        result, raw = read(cut)
        assert len(load_capture(raw).flows) == result.n_entries == size * 3 // len(data)
        assert [gap["gap_kind"] for gap in result.gaps] == ["truncated_file"]


@pytest.mark.parametrize(
    "data", [b"", b"5:hello,", b"4:true!", b"2:{}", b"1:a", b"999999:x", b"2:{}}", b"0:~", b"\x00" * 50]
)
def test_what_holds_no_flow_is_one_error(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "f.mitm").write_bytes(data)
    with pytest.raises(DataError) as caught:
        read(tmp_path / "f.mitm")
    assert (caught.value.code, caught.value.exit_code) == ("E325", 4)
    assert caught.value.hint


def test_values_of_a_damaged_flow_are_in_no_message(tmp_path: Path) -> None:
    state = tflow.tflow().get_state()
    state["client_conn"]["sni"] = 356938035643809
    from mitmproxy.io import tnetstring

    (tmp_path / "f.mitm").write_bytes(tnetstring.dumps(state))  # type: ignore[arg-type]
    with pytest.raises(DataError) as caught:
        read(tmp_path / "f.mitm")
    assert "356938035643809" not in caught.value.message + caught.value.hint


def flow_file() -> bytes:
    stream = io.BytesIO()
    writer: Any = FlowWriter(stream)
    for flow in (tflow.twebsocketflow(), tflow.tdnsflow(resp=True)):
        writer.add(flow)
    return stream.getvalue()


FLOW_FILE = flow_file()


@given(st.lists(st.tuples(st.integers(0, len(FLOW_FILE) - 1), st.integers(0, 255)), min_size=1, max_size=3))
@settings(max_examples=examples(40), deadline=None)
def test_a_fuzzed_flow_file_loads_or_ends_in_one_error(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]]
) -> None:
    content = bytearray(FLOW_FILE)
    for index, byte in changes:
        content[index] = byte
    file = tmp_path_factory.mktemp("fuzz") / "f.mitm"
    file.write_bytes(content)
    try:
        _, raw = read(file)
    except ConsentinelError as error:
        assert error.code == "E325"
    else:
        load_capture(raw)
