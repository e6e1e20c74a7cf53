from __future__ import annotations

import numpy as np

from analyzer.ingest.exchange import SPAN_FIELDS, PartKind
from analyzer.ingest.spans import Spans
from analyzer.store.scratch import Scratch


def add(spans: Spans, segments: list[tuple[int, int]], flow: int = 0) -> None:
    part = spans.new_part()
    spans.add(segments, flow, part, PartKind.REQUEST_BODY, True, 1.5)


def test_spans_are_sorted_and_name_their_flow_by_its_rank() -> None:
    spans = Spans(Scratch())
    add(spans, [(20, 5)], flow=0)
    add(spans, [(0, 10), (10, 10)], flow=1)
    table, cut, n_overlapping = spans.table(25, np.array([1, 0]))
    assert table.dtype == np.dtype(SPAN_FIELDS)
    assert table.tolist() == [
        (0, 10, 0, 1, 1, True, 1.5),
        (10, 10, 0, 1, 1, True, 1.5),
        (20, 5, 1, 0, 1, True, 1.5),
    ]
    assert (cut.tolist(), n_overlapping) == ([], 0)


def test_what_lies_beyond_the_bytes_is_cut_off() -> None:
    spans = Spans(Scratch())
    add(spans, [(0, 10)])
    add(spans, [(30, 10)], flow=1)
    table, cut, _ = spans.table(8, np.array([0, 1]))
    assert (table["start"].tolist(), table["length"].tolist()) == ([0], [8])
    assert cut.tolist() == [0, 1]


def test_bytes_belong_to_one_span_only() -> None:
    spans = Spans(Scratch())
    for segment in [(0, 100), (10, 5), (20, 5), (100, 5)]:
        add(spans, [segment])
    table, _, n_overlapping = spans.table(200, np.array([0]))
    assert table["start"].tolist() == [0, 100]
    assert n_overlapping == 2


def test_empty_segments_are_no_spans() -> None:
    spans = Spans(Scratch())
    add(spans, [(0, 0)])
    assert len(spans.table(10, np.array([0]))[0]) == 0
