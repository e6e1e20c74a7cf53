from __future__ import annotations

import base64
import gzip
import json
import stat
from pathlib import Path

from support.hars import entry, har
from support.raw_lines import CLIENT, SERVER, T0, comparable, request, response

from analyzer.ingest.har import import_har
from analyzer.ingest.har_export import export_har
from analyzer.ingest.writer import RawWriter


def round_trip(raw: Path, folder: Path) -> tuple[list[str], Path]:
    losses = export_har(raw, folder / "out.har")
    back = folder / "back"
    import_har(folder / "out.har", back)
    return losses, back


def without_ids(lines: list[dict]) -> list[dict]:
    """A HAR import names flows by their index, so the ids themselves are not compared."""
    order = {line["flow_id"]: None for line in lines if "flow_id" in line}
    names = {flow_id: number for number, flow_id in enumerate(order)}
    found = [{**line, "flow_id": names.get(line.get("flow_id"))} for line in lines]
    for line in found:
        for side in ("request", "response"):
            if isinstance(line.get(side), dict):
                line[side] = {**line[side], "flow_id": names.get(line[side]["flow_id"])}
    return found


def test_a_recorded_session_comes_back_equal_on_every_field_and_byte(tmp_path: Path) -> None:
    zipped = gzip.compress(b'{"id": 1}', mtime=0)
    with RawWriter(tmp_path / "raw") as writer:
        odd = [
            ["X-Odd", "caf\xe9 \x00\xff"],
            ["x-odd", ""],
            ["Cookie", "a=b"],
            ["Content-Type", "text/html; charset=gbk"],
        ]
        writer.request(
            request("a", headers=odd, path="/p\xff?q=%20&r#s", t_start=T0 + 1e-7), "中".encode("gbk") + b"\xff"
        )
        writer.response(response("a", reason="Caf\xe9", trailers=[["grpc-status", "0"]]), zipped)
        writer.request(request("b", http_version="HTTP/2.0", authority="api.example.com", port=8443), zipped)
        writer.response(response("b", streamed=True, http_version="HTTP/2.0", headers=[]), bytes(range(256)))
        writer.request(request("c", headers=[["Content-Encoding", "br"]]), b"a lie")
        writer.line("end", T0 + 3, {"flow_id": "c", "error": "connection reset"})
        writer.request(request("d", websocket=True, scheme="http", port=80), b"")
        writer.response(response("d", status=101, headers=[]), b"")
        for data, is_text in ((b"text \xff", True), (b"\0\1", False), (b"", True)):
            fields = {
                "flow_id": "d",
                "from_client": is_text,
                "text": is_text,
                "body": writer.put(data),
                "dropped": True,
            }
            writer.line("message", T0 + 4.25, fields)
        closed = {"close_code": 1000, "close_reason": "bye", "closed_by_client": True}
        writer.line("end", T0 + 5, {"flow_id": "d", **closed})
        writer.request(request("e"), None)
        writer.response(response("e"), None)
        writer.request(request("f"), b"q")
        writer.response(response("f", streamed=True), b"the begin", is_whole=False)
        writer.request(request("g"), b"x")
        writer.response({**response("g"), "decoded": True}, b"decoded by whoever wrote it")
    losses, back = round_trip(tmp_path / "raw", tmp_path)
    assert losses == []
    assert without_ids(comparable(back)) == without_ids(comparable(tmp_path / "raw"))


def test_what_a_har_cannot_hold_is_said(tmp_path: Path) -> None:
    with RawWriter(tmp_path / "raw") as writer:
        writer.request(request(), b"")
        for number in range(2):
            writer.line("stream", T0, {"flow_id": f"t{number}", "protocol": "tcp", "client": CLIENT, "server": SERVER})
        dns = {
            "flow_id": "d",
            "t_start": T0,
            "name": "a",
            "query": [],
            "response": [],
            "client": CLIENT,
            "server": None,
        }
        writer.line("dns", T0, dns)
        writer.response(response("nobody"), b"")
        writer.line("nonsense", T0, {"flow_id": "x"})
    assert export_har(tmp_path / "raw", tmp_path / "out.har") == [
        "2 TCP streams: a HAR holds HTTP only",
        "1 DNS queries: a HAR holds HTTP only",
        "1 answers without their request",
        "1 lines that are no valid record",
    ]


def test_other_readers_see_a_plain_har(tmp_path: Path) -> None:
    with RawWriter(tmp_path / "raw") as writer:
        writer.request(request(), b'{"a":1}')
        writer.response(response(), gzip.compress("grüße".encode(), mtime=0))
        writer.request(request("f2", method="GET"), b"")
        writer.line("end", T0, {"flow_id": "f2", "error": "refused"})
    export_har(tmp_path / "raw", tmp_path / "out.har")
    assert stat.S_IMODE((tmp_path / "out.har").stat().st_mode) == 0o600
    document = json.loads((tmp_path / "out.har").read_text())
    first, second = document["log"]["entries"]
    assert document["log"]["version"] == "1.2"
    assert first["request"]["url"] == "https://api.example.com/v1?a=1&b=2"
    assert first["request"]["queryString"] == [{"name": "a", "value": "1"}, {"name": "b", "value": "2"}]
    assert first["request"]["postData"]["text"] == '{"a":1}'
    assert first["response"]["content"]["text"] == "grüße"
    assert first["startedDateTime"] == "2023-11-14T22:13:20.000000+00:00"
    assert first["serverIPAddress"] == "192.0.2.7"
    assert base64.b64decode(first["_consentinel"]["response"]["wire"]) == gzip.compress("grüße".encode(), mtime=0)
    assert (second["response"]["status"], second["response"]["_error"]) == (0, "refused")
    required = {"method", "url", "httpVersion", "cookies", "headers", "queryString", "headersSize", "bodySize"}
    assert required <= set(first["request"])


def test_an_imported_har_is_the_same_after_another_round(tmp_path: Path) -> None:
    messages = [{"type": "send", "time": T0, "opcode": 1, "data": "x"}]
    items = [entry(), entry(response={"status": 0, "_error": "gone"}), entry(_webSocketMessages=messages)]
    (tmp_path / "in.har").write_bytes(har(*items))
    import_har(tmp_path / "in.har", tmp_path / "raw")
    losses, back = round_trip(tmp_path / "raw", tmp_path)
    assert losses == []
    for name in ("flows.jsonl", "bodies.bin"):
        assert (back / name).read_bytes() == (tmp_path / "raw" / name).read_bytes()
