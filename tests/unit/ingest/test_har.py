from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.fuzz import examples
from support.hars import T_START, entry, har
from support.raw_lines import bodies_of, lines_of

from analyzer.ingest.har import import_har
from analyzer.ingest.raw import load_capture
from analyzer.ingest.result import ImportResult
from analyzer.model.errors import ConsentinelError, DataError


def read(tmp_path: Path, data: bytes) -> tuple[ImportResult, Path]:
    file, raw = tmp_path / "capture.har", tmp_path / "raw"
    file.write_bytes(data)
    return import_har(file, raw), raw


def test_entries_become_flows_with_their_index(tmp_path: Path) -> None:
    result, raw = read(tmp_path, har(entry(), entry(request={"url": "data:,x"}), 5, entry()))
    assert load_capture(raw).flows["flow_id"].tolist() == ["har:0", "har:3"]
    assert [(gap["gap_kind"], gap["n"], gap["detail"]) for gap in result.gaps] == [
        ("skipped_entry", 1, "entries whose URL is no address on the network"),
        ("skipped_entry", 1, "entries without a request or its URL"),
    ]
    assert (result.n_entries, result.started) == (2, T_START)


PLAIN = har(entry())


@pytest.mark.parametrize(
    "data",
    [
        PLAIN,
        b"\xef\xbb\xbf" + PLAIN,
        b" \r\n\t" + PLAIN,
        PLAIN.decode().encode("utf-16"),
        zlib.compress(PLAIN),
        gzip.compress(PLAIN, mtime=0),
        b'{"test_response": ' + PLAIN + b"}",
        b'{"x": {"entries": [1]}, "log": {"pages": [{"a": "]}"}], "comment": "\xff", "entries": '
        + json.dumps([entry()]).encode()
        + b', "version": "1.2"}}',
        json.dumps(json.loads(PLAIN), indent=4).encode(),
    ],
    ids=["plain", "bom", "space", "utf-16", "zlib", "gzip", "wrapped", "order", "indented"],
)
def test_a_har_in_any_dress_gives_the_same_flow(tmp_path: Path, data: bytes) -> None:
    result, raw = read(tmp_path, data)
    request, response = lines_of(raw)
    assert (bodies_of(raw, request), bodies_of(raw, response), result.gaps) == (b"sent", b"received", [])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "E322"), (b" \n", "E322"), (b"null", "E321"), (b"[]", "E321"), (b"{}", "E321"), (b'{"log": {}}', "E321"),
        (b'{"log": [2, 1, 3] "request:"}', "E321"), (b'{"log": {"entries": {}}}', "E321"),
        (b'{"log": {"entries"', "E321"),
        (b"not json", "E321"), (b'{"entries": [{}]}', "E321"), (zlib.compress(b""), "E322"),
        (b'{"log": {"entries": [', "E322"), (b'{"log": {"entries": [{"request": {"url": "http://a', "E322"),
        (har(), "E323"), (har({}, 5), "E324"),
    ],
)  # fmt: skip
def test_what_is_no_usable_har_is_one_error_with_a_hint(tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(DataError) as caught:
        read(tmp_path, data)
    assert (caught.value.code, caught.value.exit_code) == (code, 4)
    assert caught.value.hint


def test_a_file_that_cannot_be_read_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        import_har(tmp_path / "absent.har", tmp_path / "raw")
    assert caught.value.code == "E304"


def test_a_cut_har_keeps_the_entries_before_the_cut(tmp_path: Path) -> None:
    whole = har(entry(), entry(), entry())
    start = whole.index(b"startedDateTime")
    starts = [index for index in range(len(whole)) if whole.startswith(b'{"startedDateTime', index)]
    for number, size in enumerate(range(start + 10, len(whole) - 3, 211)):
        folder = tmp_path / str(number)
        folder.mkdir()
        n_whole = sum(size > following for following in [*starts[1:], len(whole) - 3])
        if n_whole == 0 or (n_whole == 1 and size < starts[1]):
            with pytest.raises(DataError) as caught:
                read(folder, whole[:size])
            assert caught.value.code == "E322"
            continue
        result, raw = read(folder, whole[:size])
        assert len(load_capture(raw).flows) == n_whole
        assert [gap["gap_kind"] for gap in result.gaps] == ["truncated_file"]


@pytest.mark.parametrize("compress", [zlib.compress, gzip.compress])
def test_a_cut_compressed_har_keeps_what_is_whole(tmp_path: Path, compress: Any) -> None:
    entries = [entry(comment=str(number) * 3000) for number in range(200)]
    data = compress(har(*entries))
    result, raw = read(tmp_path, data[: len(data) // 2])
    assert 0 < len(load_capture(raw).flows) < 200
    assert [gap["gap_kind"] for gap in result.gaps] == ["truncated_file"]


def test_one_broken_entry_costs_only_itself(tmp_path: Path) -> None:
    good = json.dumps(entry()).encode()
    data = b'{"log": {"entries": [' + b", ".join([good, b'{"request": {"url": nope}}', good]) + b"]}}"
    result, raw = read(tmp_path, data)
    assert load_capture(raw).flows["flow_id"].tolist() == ["har:0", "har:2"]
    assert [gap["gap_kind"] for gap in result.gaps] == ["skipped_entry"]


@pytest.mark.parametrize(
    "odd",
    [
        b'"\\ud800"',
        b'"\\u0000"',
        b"NaN",
        b"1e999",
        b"-Infinity",
        b"9" * 5000,
        b'"\xff\xfe"',
        b"[" * 30 + b"]" * 30,
        b'"\x01"',
    ],
)
def test_odd_json_anywhere_in_an_entry_costs_nothing(tmp_path: Path, odd: bytes) -> None:
    for number, marker in enumerate(("MARKBODY", "MARKANY")):
        item = entry(request={"postData": {"text": "MARKBODY"}}, _custom="MARKANY")
        data = har(item, entry()).replace(b'"%s"' % marker.encode(), odd)
        folder = tmp_path / str(number)
        folder.mkdir()
        result, raw = read(folder, data)
        assert len(load_capture(raw).flows) == 2
        assert [gap["gap_kind"] for gap in result.gaps] == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)
PATHS = [
    ("startedDateTime",), ("time",), ("timings",), ("request",), ("response",), ("serverIPAddress",), ("connection",),
    ("_webSocketMessages",), ("_consentinel",), ("request", "method"), ("request", "url"), ("request", "httpVersion"),
    ("request", "headers"), ("request", "cookies"), ("request", "postData"), ("request", "postData", "text"),
    ("request", "postData", "params"), ("request", "bodySize"), ("response", "status"), ("response", "statusText"),
    ("response", "headers"), ("response", "content"), ("response", "content", "text"),
    ("response", "content", "encoding"),
    ("response", "bodySize"), ("response", "content", "size"),
]  # fmt: skip


@given(st.sampled_from(PATHS), JSON)
@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_fuzzed_entry_loads_or_is_skipped(
    tmp_path_factory: pytest.TempPathFactory, path: tuple[str, ...], value: Any
) -> None:
    broken = entry()
    place: Any = broken
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    result, raw = read(tmp_path_factory.mktemp("fuzz"), har(broken, entry()))
    capture = load_capture(raw)
    assert "har:1" in capture.flows["flow_id"].tolist()
    assert len(capture.flows) == result.n_entries
    assert [gap["gap_kind"] for gap in capture.gaps if gap["gap_kind"] != "missing_body"] == []


@given(st.integers(0, len(PLAIN) - 1), st.integers(0, 255), st.integers(0, len(PLAIN)))
@settings(max_examples=examples(60), deadline=None)
def test_a_fuzzed_har_loads_or_ends_in_one_error(
    tmp_path_factory: pytest.TempPathFactory, index: int, byte: int, size: int
) -> None:
    data = bytearray(har(entry(), entry()))
    data[index] = byte
    try:
        _, raw = read(tmp_path_factory.mktemp("fuzz"), bytes(data[: len(PLAIN) // 2 + size]))
    except ConsentinelError as error:
        assert error.code in ("E321", "E322", "E324")
    else:
        load_capture(raw)
