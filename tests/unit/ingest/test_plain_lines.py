from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.fuzz import examples
from support.raw_lines import T0, request, response

from analyzer.ingest.flow_ids import FlowIds
from analyzer.ingest.flow_lines import FlowColumns
from analyzer.ingest.plain_lines import PlainLines
from analyzer.store.scratch import Scratch

SENT = {"v": 1, "kind": "request", "t": T0, "t_mono": 1.0, "seq": 0, **request(), "head": [0, 1], "body": [[1, 2]]}
ANSWER = {"v": 1, "kind": "response", "t": T0, "t_mono": 2.0, "seq": 1, **response(), "head": [3, 1], "body": [[4, 2]]}
HEADERS = st.lists(
    st.lists(
        st.sampled_from(
            ["Content-Type", "content-type", "CONTENT-ENCODING", "Content-Encoding", "X-A", "é", '"', "gzip", " Br "]
        )
        | st.text(max_size=6),
        min_size=2,
        max_size=2,
    ),
    max_size=5,
)


def state(columns: FlowColumns) -> dict[str, Any]:
    """Everything that reading lines leaves behind."""
    n = len(columns.ids)
    names = [*columns.opening.names], [*columns.answer.names]
    return {
        "rows": columns.ids.recent,
        "opening": [[columns.opening.get(row, name) for name in names[0]] for row in range(n)],
        "answer": [
            [columns.answer.get(row, name) if columns.answer.codes[row] >= 0 else None for name in names[1]]
            for row in range(n)
        ],
        "numbers": [
            repr(column[:n])
            for column in (columns.t_start, columns.t_end, columns.port, columns.status, columns.n_params,
                           columns.encrypted, columns.request.sizes, columns.request.seen, columns.response.sizes,
                           columns.response.seen)
        ],
        "path": columns.path.loose,
        "spans": bytes(columns.spans._packed),
        "jumps": list(columns.drift._differences),
    }  # fmt: skip


def both(*lines: dict[str, Any]) -> tuple[list[bool], dict[str, Any], dict[str, Any]]:
    """Read lines the quick way with the other behind it, and the other way alone; give what was quick."""
    columns, slow = FlowColumns(Scratch()), FlowColumns(Scratch())
    plain, quick = PlainLines(columns), []
    for line in lines:
        data = json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode()
        quick.append(plain.take(data))
        if not quick[-1]:
            columns.take(json.loads(data))
        slow.take(json.loads(data))
    return quick, state(columns), state(slow)


def test_a_plain_exchange_is_read_the_quick_way_and_as_the_other_way_reads_it() -> None:
    quick, found, expected = both(SENT, ANSWER)
    assert quick == [True, True]
    assert found == expected


@given(HEADERS, HEADERS, st.booleans())
@settings(max_examples=examples(200), deadline=None)
def test_fuzzed_headers_are_read_alike(sent: Any, answered: Any, decoded: bool) -> None:
    _, found, expected = both({**SENT, "headers": sent}, {**ANSWER, "headers": answered, "decoded": decoded})
    assert found == expected


@pytest.mark.parametrize(
    "line",
    [
        {"kind": "checkpoint", "t": T0, "t_mono": 1.0},
        {**SENT, "flow_id": "g", "websocket": True},
        {**SENT, "flow_id": "g", "body_missing": True},
        {**SENT, "flow_id": "g", "trailers_at": [[5, 1]]},
        {**SENT, "flow_id": "g", "body": [[2**62, 1]]},
        {**SENT, "flow_id": "g", "port": -1},
        {**SENT, "flow_id": "g", "headers": [["a"]]},
        {**SENT, "flow_id": "g", "headers": [["Content-Type", 5]]},
        SENT,
        {**ANSWER, "flow_id": "nobody"},
        {**ANSWER, "status": 500},
        {**ANSWER, "t_start": 1e300},
    ],
    ids=str,
)
def test_what_is_not_plain_is_left_to_the_other_way(line: dict[str, Any]) -> None:
    quick, found, expected = both(SENT, line)
    assert quick == [True, False]
    assert found == expected


LINES = [
    SENT, ANSWER, {**SENT, "flow_id": "g"}, {**ANSWER, "flow_id": "g", "status": 404},
    {**SENT, "flow_id": "w", "websocket": True}, {**ANSWER, "flow_id": "w", "status": 500},
    {"kind": "checkpoint", "t": T0, "t_mono": 1.0},
    {"kind": "end", "t": T0, "t_mono": 1.0, "flow_id": "g", "error": "gone"},
    {"kind": "head", "t": T0, "t_mono": 1.0, "side": "response", "response": {**response(), "head": [20, 2]}},
    {"kind": "part", "t": T0, "t_mono": 1.0, "flow_id": "f1", "side": "response", "body": [[30, 4]]},
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=14), st.integers(1, 4))
@settings(max_examples=examples(200), deadline=None)
def test_fuzzed_orders_of_lines_are_read_alike_however_few_ids_are_kept(lines: list[dict[str, Any]], kept: int) -> None:
    columns, slow = FlowColumns(Scratch()), FlowColumns(Scratch())
    columns.ids = FlowIds(Scratch(), kept)
    plain = PlainLines(columns)
    for line in lines:
        data = json.dumps(line).encode()
        if not plain.take(data):
            columns.take(json.loads(data))
        slow.take(json.loads(data))
    assert state(columns) | {"rows": 0} == state(slow) | {"rows": 0}
    assert all(columns.ids[flow_id] == row for flow_id, row in slow.ids.recent.items())


@given(st.binary(max_size=40))
@settings(max_examples=examples(200), deadline=None)
def test_fuzzed_bytes_are_refused_and_nothing_of_them_kept(data: bytes) -> None:
    columns = FlowColumns(Scratch())
    plain = PlainLines(columns)
    whole = json.dumps(SENT, separators=(",", ":")).encode()
    if plain.take(whole[:90] + data + whole[90 + len(data) :]):
        assert len(columns.ids) == 1
    else:
        assert state(columns) == state(FlowColumns(Scratch()))
