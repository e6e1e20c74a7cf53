from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from support.fuzz import examples
from support.raw_lines import T0, request, response

from analyzer.ingest.flow_lines import FlowColumns
from analyzer.store.scratch import Scratch

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
LINES: list[dict[str, Any]] = [
    {"kind": "request", **request(), "head": [0, 1], "body": [[1, 2]]},
    {"kind": "response", **response(), "head": [3, 1], "body": [[4, 2]]},
    {"kind": "head", "side": "request", "request": {**request("h"), "head": [6, 1]}},
    {"kind": "part", "flow_id": "h", "side": "request", "body": [[7, 1]]},
    {"kind": "message", "flow_id": "f1", "from_client": True, "text": True, "body": [[8, 1]]},
    {"kind": "stream", "flow_id": "s", "protocol": "tcp", "client": {"id": "c"}, "server": None},
    {"kind": "chunk", "flow_id": "s", "from_client": False, "body": [[9, 1]]},
    {
        "kind": "dns",
        "flow_id": "d",
        "t_start": T0,
        "name": "a",
        "query": [[10, 1]],
        "response": [],
        "client": {"id": "c"},
    },
    {"kind": "end", "flow_id": "f1", "error": "gone"},
    {"kind": "checkpoint", "lines": 1},
]
LINES = [{"v": 1, "t": T0, "t_mono": 1.0, "seq": seq, **line} for seq, line in enumerate(LINES)]


def test_all_kinds_of_lines_are_taken() -> None:
    columns = FlowColumns(Scratch())
    assert [columns.take(line) for line in LINES] == [True] * len(LINES)
    assert columns.end_open_bodies() == 1


@given(st.integers(0, len(LINES) - 1), st.data())
@settings(max_examples=examples(200), deadline=None)
def test_a_fuzzed_line_is_taken_or_refused(index: int, data: st.DataObject) -> None:
    columns = FlowColumns(Scratch())
    for line in LINES[:index]:
        assert columns.take(line)
    name = data.draw(st.sampled_from(sorted(LINES[index])))
    is_taken = columns.take({**LINES[index], name: data.draw(JSON)})
    assert isinstance(is_taken, bool)
    for line in LINES[index + 1 :]:
        columns.take(line)
    assert columns.take_early() >= 0
    columns.end_open_bodies()
    assert len(columns.t_start) >= len(columns.ids)


@given(st.permutations([*LINES, *LINES[:4]]))
@settings(max_examples=examples(100), deadline=None)
def test_fuzzed_orders_of_lines_end_and_keep_each_flow_once(lines: list[dict[str, Any]]) -> None:
    columns = FlowColumns(Scratch())
    for line in lines:
        columns.take(line)
    columns.take_early()
    columns.end_open_bodies()
    assert set(columns.ids.recent) == {"f1", "h", "s", "d"}
    assert columns.take_early() == 0
